"""The cited works of a large book when it is bound: one chapter, though a site has many pages."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

import zhbook
from tests.books import bind, carried, need_tex, printed, write_book
from tests.printed import Printed
from tests.test_epub import XHTML, epubcheck, spine
from zhbook.book import cited
from zhbook.numerals import chinese

#: What is many citations here; TeX takes a minute for the 2,000 of a real book and shows no more.
MANY = 300
WORKS = ("桥梁法", "道路条例", "110接警规则", "Ω射线规定", "水法", "阿里办法")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a book whose one text cites so often that a site lists it by letters."""
    out = tmp_path_factory.mktemp("large")
    (out / "seeds").mkdir()
    articles = "".join(
        f"第{chinese(n)}条　依照《{WORKS[n % len(WORKS)]}》。\n" for n in range(1, MANY + 2)
    )
    (out / "seeds" / "law.txt").write_text("某某法\n" + articles, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cited, "MOST", MANY)
        outcome = zhbook.convert(out / "seeds", out)
    assert not outcome.errors, [str(e) for e in outcome.errors]
    assert len(list((out / "zh-hans").glob("cited_*.md"))) > 3
    return out / "zh-hans"


def test_a_book_with_very_many_citations_is_printed(pages: Path, tmp_path: Path) -> None:
    need_tex()
    book = Printed(printed(pages, tmp_path / "pdf"), raw=True)
    pages_of_it = book.pages[book.places["cited"] - 1 : book.places["zh.index"] - 1]
    lines = [line.strip() for line in "\n".join(pages_of_it).splitlines()]
    heads = [line for line in lines if re.fullmatch("文中引用的法规与文件|0–9|[A-Z]", line)]
    assert heads == ["文中引用的法规与文件", "0–9", "A", "D", "Q", "S"]
    assert [words for depth, words in book.outline if depth == 0][-3:] == [
        "文中引用的法规与文件",
        "索引",
        "版权页",
    ]
    assert "".join(lines).count("第三百条") == 1
    assert book.links - book.places.keys() == set()


def test_an_epub_has_the_letters_below_their_chapter(pages: Path, tmp_path: Path) -> None:
    epub = carried(pages, tmp_path / "epub")
    epubcheck(epub)
    letters = [f"cited_{name}.xhtml" for name in "0adqs"]
    with ZipFile(epub) as book:
        assert spine(book)[3:] == ["cited.xhtml", *letters, "genindex.xhtml", "colophon.xhtml"]
        nav = ElementTree.fromstring(book.read("nav.xhtml"))
    (chapter,) = (li for li in nav.iter(f"{XHTML}li") if li[0].get("href") == "cited.xhtml")
    assert [(a.get("href"), a.text) for a in chapter[1].iter(f"{XHTML}a")] == [
        *zip(letters, ("0–9", "A", "D", "Q", "S"), strict=True)
    ]


def test_a_page_by_hand_that_lists_pages_is_printed_without_the_list(tmp_path: Path) -> None:
    shown = "前言。\n\n```{toctree}\nb\n```\n\n末句。"
    source = write_book(tmp_path / "source", {"a": shown, "b": "乙文。"})
    done = bind(source, tmp_path / "tex", "latex")
    assert done.returncode == 0, done.stderr
    tex = (tmp_path / "tex" / "book.tex").read_text("utf-8")
    assert re.search(r"前言。\s+(?:\\sphinx\w+\s+)?末句。", tex)
