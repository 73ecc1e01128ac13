"""The page for other projects: each extension alone, with the very conf.py that the page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples import Fence, fences, page, rows, sections
from tests.site.builds import page as built
from tests.site.builds import sphinx
from zhbook.sphinx.site.policy import POLICY

ROOT = Path(__file__).resolve().parent.parent
PAGE = "extensions.md"
#: What a reader finds on the page that the example makes: where, and the words there.
SHOWN = {
    "搜索": ("search.html", "#zh-search-page", ""),
    "索引": ("genindex.html", "main, body", "六画"),
    "侧栏": ("index.html", "nav[aria-label=全书目录]", "第二篇"),
    "编者注": ("index.html", "aside[role=doc-footnote]", "原文如此，后一引号误作前引号。"),
    "折叠的文字": ("index.html", "details.folded", "点开才显示的一段。"),
}


def alone() -> dict[str, list[Fence]]:
    """The files of each section that shows a project."""
    found = {head: list(fences(text)) for head, text in sections(page(PAGE)).items()}
    return {head: shown for head, shown in found.items() if any(f.path for f in shown)}


def write(folder: Path, shown: list[Fence]) -> None:
    """The files of a section, and a second page, as a project has more than one."""
    folder.mkdir()
    for fence in shown:
        if fence.path:
            (folder / fence.path).write_text(fence.body, "utf-8")
    second = "---\norphan: true\n---\n\n# 第二篇\n\n正文。\n"
    (folder / "second.md").write_text(second, "utf-8")


def test_every_section_has_a_project_and_a_proof() -> None:
    assert alone().keys() == SHOWN.keys()
    for head, shown in alone().items():
        assert [fence.path for fence in shown if fence.path] == ["conf.py", "index.md"], head


@pytest.mark.parametrize("head", list(SHOWN))
def test_an_extension_alone_does_what_the_page_says(tmp_path: Path, head: str) -> None:
    source = tmp_path / "source"
    write(source, alone()[head])
    conf = (source / "conf.py").read_text("utf-8")
    assert len(re.findall(r"zhbook\.sphinx", conf)) == 1
    html = tmp_path / "html"
    done = sphinx(source, html, tmp_path / "doctrees", "-n", "-W", "--keep-going", conf=source)
    assert done.returncode == 0, done.stdout + done.stderr
    name, place, words = SHOWN[head]
    found = built(html / name).select_one(place)
    assert found is not None and words in found.get_text()


def test_the_table_names_the_extensions_that_are_shown() -> None:
    named = {row[0].strip("`") for row in rows(page(PAGE)) if row[0].startswith("`zhbook.")}
    shown = {
        extension
        for fences_of in alone().values()
        for fence in fences_of
        for extension in re.findall(r'"(zhbook\.[\w.]+)"', fence.body)
    }
    assert named == shown


def test_every_setting_is_told_with_its_default() -> None:
    told = dict(re.findall(r"^\| `(zh\w+)` \| (.+?) \| ", page(PAGE), re.M))
    code = "".join(p.read_text("utf-8") for p in (ROOT / "zhbook/sphinx").rglob("*.py"))
    there = dict(re.findall(r'add_config_value\(\s*"(\w+)", ([^,]+),', code))
    # The build's own.
    own = {"zhbook_edition", "zhbook_code", "zhbook_looks", "zhbook_overview", "zhbook_site_pages"}
    assert told.keys() == there.keys() - own
    names = {"MOST": "2000", "POLICY": "见下"}
    for name, default in told.items():
        assert default.strip("`") == names.get(there[name], there[name]), name
    blocks = [fence.body.strip() for fence in fences(page(PAGE))]
    assert POLICY in blocks
