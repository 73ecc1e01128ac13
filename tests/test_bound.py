"""Which pages are bound: those that say so; and on them nothing that only a site has a use for."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from sphinx.errors import ExtensionError

from tests.books import PAGE, bind, carried, write_book
from zhbook.sphinx.bound import place_in_book, site_pages


@pytest.mark.parametrize(
    ("matter", "place"),
    [("print: front", "front"), ("print: back", "back"), ("order: 1", ""), ("", "")],
)
def test_a_page_says_where_it_stands(tmp_path: Path, matter: str, place: str) -> None:
    page = tmp_path / "a.md"
    page.write_text(f"---\n{matter}\n---\n# 页\n" if matter else "# 页\n", "utf-8")
    assert place_in_book(page) == place


def test_another_place_is_told(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\nprint: yes\n---\n# 页\n", "utf-8")
    with pytest.raises(ExtensionError, match=r"a\.md: print is True, not one of front, back"):
        place_in_book(page)


def test_pages_parts_and_site_only_matter(tmp_path: Path) -> None:
    source = write_book(tmp_path / "source", {"a": "甲。"})
    pages = source / "pages"
    pages.mkdir()
    matter = "myst:\n  enable_extensions: [attrs_block]\n"
    (pages / "xu.md").write_text(
        f"---\nprint: front\n{matter}---\n# 序\n\n印在书里。\n\n{{.site-only}}\n只在网上。\n\n"
        "{.site-only}\n## 只在网上的一节\n\n其中一段。\n\n## 另一节\n\n[别页](net.md)也在。\n",
        "utf-8",
    )
    (pages / "ba.md").write_text("---\nprint: back\n---\n# 跋\n\n书末。\n", "utf-8")
    (pages / "net.md").write_text("# 网上\n\n不印。\n", "utf-8")
    part = source / "bu"
    part.mkdir()
    (part / "index.md").write_text(
        '---\nkind: "part"\n---\n# 第一部分\n\n```{toctree}\nb\n```\n', "utf-8"
    )
    text = PAGE.format(slug="b", lang="zh-Hans", title="文章 b", body="乙。")
    (part / "b.md").write_text(text, "utf-8")
    index = source / "index.md"
    more = "\na\nbu/index\npages/xu\npages/ba\npages/net\n"
    listed = index.read_text("utf-8").replace("\na\n", more)
    index.write_text(listed, "utf-8")
    assert site_pages(source) == ["pages/net.*"]
    carried(source, tmp_path / "epub")
    nav = _opened(tmp_path / "epub" / "book.epub", "nav.xhtml")
    order = [nav.index(name) for name in ("序", "文章 a", "第一部分", "文章 b", "跋", "版权页")]
    assert order == sorted(order)
    assert "网上" not in nav
    page = _opened(tmp_path / "epub" / "book.epub", "pages/xu.xhtml")
    assert "印在书里" in page
    assert "另一节" in page
    assert "别页</span>也在" in page
    assert "net.xhtml" not in page
    assert "只在网上" not in page
    assert "其中一段" not in page


@pytest.fixture(scope="module")
def tex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A text as it is written for TeX, with what stands around it and seven notes."""
    marks = [f"{{editor-note}}`{n}`" for n in range(1, 8)]
    body = (
        "{.about .added}\n2020年1月5日　某某处\n\n{.note}\n（题注）\n\n"
        f"{{.field}}\n[发文{marks[0]}字号{marks[1]}：]{{.field-name}}{marks[2]}甲{marks[3]}乙\n\n"
        f"{{.article}}\n第{marks[4]}三条{marks[5]}　国家{marks[6]}保护。\n\n"
        "```{editor-notes}\n" + "\n".join(f"{n} | 注{n}" for n in range(1, 8)) + "\n```\n"
    )
    out = tmp_path_factory.mktemp("tex")
    source = write_book(out / "source", {"a": body})
    assert bind(source, out / "tex", "latex").returncode == 0
    return out / "tex"


def test_the_line_under_a_title_is_grey_in_print(tex: Path) -> None:
    book = (tex / "book.tex").read_text("utf-8")
    style = (tex / "zhbook.sty").read_text("utf-8")
    assert r"\ZhAbout{2020年1月5日　某某处}" in book and r"\ZhNote{（题注）}" in book
    assert re.search(r"\\newcommand\\ZhAbout\[1\]\{.*\\ZhAdded\{.*#1", style)


def test_no_note_is_lost_in_what_is_printed_as_one_string(tex: Path) -> None:
    book = (tex / "book.tex").read_text("utf-8")
    book = re.sub(r"\\ZhEditorNote\{.\}\{注(.)\}", r"<\1>", book)
    assert r"\ZhFieldName{发文字号：}<1><2><3>\ZhFieldName{　　}甲<4>乙" in book
    assert r"\ZhNumber{第三条}<5><6>\ZhNumber{　}国家<7>保护。" in book


def _opened(book: Path, name: str) -> str:
    with ZipFile(book) as archive:
        return archive.read(name).decode("utf-8")
