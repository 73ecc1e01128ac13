"""What the hand-written pages list is what there is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.examples import rows, sections
from zhbook.book.job import Script, traditional
from zhbook.cli.convert import parser
from zhbook.cli.main import build_parser, init_parser
from zhbook.errors import CODES

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "pages"


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_every_diagnostic_has_its_level_and_a_cure() -> None:
    page = text("docs/pages/diagnostics.md")
    sections = re.findall(r"^### ([a-z-]+)\n\n(note|warning|error)。", page, re.MULTILINE)
    assert dict(sections) == {code: level.value for code, (level, _) in CODES.items()}


SUMMARY = re.compile(
    r"^# .+\n\n\{(?:\.site-only )?\.english \.language-en\}\n(?P<words>.+)\n\n", re.MULTILINE
)


@pytest.mark.parametrize("name", sorted(p.name for p in PAGES.glob("*.md")))
def test_every_page_begins_with_a_summary_in_english(name: str) -> None:
    page = text(f"docs/pages/{name}")
    found = SUMMARY.search(page)
    assert found and "attrs_block" in page[: found.start()]
    # Plain ASCII: nothing of it is converted, quoted or set as Chinese in the Traditional copy.
    assert found["words"].isascii() and 1 <= len(re.findall(r"[.](?: |$)", found["words"])) <= 5
    made = traditional(Script("s2tw", "corner", ())).markdown(page)
    assert found["words"] in made


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/pages/using.md"])
def test_every_option_is_told(page: str) -> None:
    options = {o for a in parser()._actions for o in a.option_strings if o.startswith("--")}
    for option in options - {"--help", "--version"}:
        assert option in text(page), option


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "docs/pages/using.md"])
def test_every_target_of_make_is_told(page: str) -> None:
    for target in re.findall(r"^([a-z-]+):.*## ", text("Makefile"), re.MULTILINE):
        assert f"`make {target}`" in text(page) or target == "help", target


def test_the_tables_of_modules_say_what_the_docstrings_say() -> None:
    command = [sys.executable, str(ROOT / "tools/list_modules.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("page", ["docs/pages/architecture.md", "zhbook/README.md"])
def test_the_page_of_the_architecture_shows_the_layers_as_they_are(page: str) -> None:
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = {contract["id"]: contract["layers"] for contract in contracts if "layers" in contract}
    shown = re.findall(r"^```\n([\w |]+ → .*?)^```", text(page), re.MULTILINE | re.DOTALL)
    assert [" ".join(block.split()) for block in shown] == [
        " → ".join(layers[name]) for name in ("layers", "site")
    ]


@pytest.mark.parametrize("page", sorted(p.name for p in PAGES.glob("*.md")))
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([a-z-]+\.md)\)", text(f"docs/pages/{page}")):
        assert (PAGES / target).exists(), target


def table_of(page: str, section: str) -> dict[str, list[str]]:
    """The rows of the tables of a section by what stands in their first cell."""
    return {row[0]: row for row in rows(sections(text(f"docs/pages/{page}"))[section])}


def test_every_option_has_a_row_of_its_own_with_its_choices() -> None:
    told = table_of("using.md", "convert.py 的选项")
    for action in parser()._actions:
        names = [name for name in action.option_strings if name.startswith("--")]
        for name in names:
            row = next((row for cell, row in told.items() if cell.startswith(f"`{name}")), None)
            assert row is not None and len(row) == 3 and row[2], name
            for choice in action.choices or ():
                assert f"`{choice}`" in row[2], (name, choice)


def test_every_option_of_the_command_has_a_row_of_its_own() -> None:
    told = table_of("using.md", "装成命令")
    for made in (init_parser(), build_parser()):
        for action in made._actions:
            for name in action.option_strings:
                if name not in ("-h", "--help"):
                    assert [c for c in told if c.startswith(f"`{made.prog} {name}")], name


def test_every_variable_of_make_has_a_row_with_its_default() -> None:
    told = table_of("using.md", "make 的各个目标")
    makefile = text("Makefile")
    set_there = dict(re.findall(r"^([A-Z]+) \?= *(.*)$", makefile, re.MULTILINE))
    used = set(re.findall(r"\$\(([A-Z]+)\)", makefile))
    inner = set(re.findall(r"^([A-Z_]+) :?= ", makefile, re.MULTILINE)) | {"MAKE", "MAKEFLAGS"}
    assert {cell.strip("`") for cell in told if re.fullmatch("`[A-Z]+`", cell)} - {"CI"} == (
        used | set_there.keys()
    ) - inner
    for name, default in set_there.items():
        if default and not default.startswith("$"):
            assert told[f"`{name}`"][1] == f"`{default}`", name


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_readme_leads_to_every_page(readme: str) -> None:
    named = set(re.findall(r"\(docs/pages/([a-z-]+\.md)\)", text(readme)))
    assert named == {path.name for path in PAGES.glob("*.md")}


def test_the_pages_stand_in_one_order() -> None:
    orders = [re.search(r"^order: (\d+)$", p.read_text("utf-8"), re.M) for p in PAGES.glob("*.md")]
    assert sorted(int(found[1]) for found in orders if found) == [*range(1, len(orders) + 1)]
