"""What the hand-written pages list is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zhbook.cli import parser
from zhbook.errors import CODES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "pages"


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_diagnostic_has_its_level_and_a_cure() -> None:
    page = text("docs/pages/diagnostics.md")
    sections = re.findall(r"^### ([a-z-]+)\n\n(note|warning|error)。", page, re.MULTILINE)
    assert dict(sections) == {code: level.value for code, (level, _) in CODES.items()}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/pages/using.md"])
def test_every_option_is_told(page: str) -> None:
    options = {o for a in parser()._actions for o in a.option_strings if o.startswith("--")}
    for option in options - {"--help", "--version"}:
        assert option in text(page), option


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/pages/using.md"])
def test_every_target_of_make_is_told(page: str) -> None:
    for target in re.findall(r"^([a-z-]+):.*## ", text("Makefile"), re.MULTILINE):
        assert f"`make {target}`" in text(page) or target == "help", target


def test_every_module_stands_on_the_page_of_the_architecture() -> None:
    page = text("docs/pages/architecture.md")
    modules = [*(ROOT / "zhbook").iterdir(), *(ROOT / "zhbook" / "sphinx").glob("*.py")]
    for module in sorted(modules):
        name = module.stem
        if not name.startswith("_") and name != "sphinx" and module.suffix in ("", ".py"):
            assert f"`{name}`" in page or f"`{name}/`" in page, name


@pytest.mark.parametrize("page", sorted(p.name for p in PAGES.glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([a-z-]+\.md)\)", text(f"docs/pages/{page}")):
        assert (PAGES / target).exists(), target
