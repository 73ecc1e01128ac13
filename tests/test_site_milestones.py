"""Page numbers and running heads of a copy on the site and in the books."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

import zhbook
from tests.books import carried, need_tex, printed
from tests.fidelity import Alike, difference
from tests.printed import Printed, known_text
from tests.site.builds import build, contents, page
from tests.test_site_takeaway import read, validator
from zhbook.sphinx.fidelity.shown import inked

EDITIONS = ("zh-hans", "zh-hant")
HEAD = "某某县公报"
#: Wrapped at 15 characters; pages end inside a sentence, a citation and the words of a heading.
SEED = f"""\
{HEAD}
— 1 —
关于农村公路养护管理的规定
第 2 页 共 10 页
一、加强领导
各乡镇人民政府应当依照《农村公路
第 3 页 共 10 页
养护条例》第三条的规定，明确分管负
责人和工作机构，定期研究解决突出
{HEAD}
— 4 —
问题，并且每年向县交通运输局报告。
— 5 —
二、保障资金
县财政部门应当把养护资金列入预算，
并且按照养护里程和技术等级分配到
各个乡镇，不得截留、挪用养护资金，
不得用于养护以外的支出或者是奖励。
第一条　农村公路桥梁应当坚固，养护
单位应当按照技术规范定期检查检测，
{HEAD}
— 6 —
发现有安全隐患的应当立即采取措施。
┌──┬────────┐
│等级│费用　　　　　　│
├──┼────────┤
│一、│第一条　　　　　│
└──┴────────┘
　　　　门前流水向东去，
　　　　屋后青山对日开。
　　　　小儿牵牛归来晚，
　　　　老父扶犁下地来。
2022年1月6日
— 7 —
"""
MARKS = (
    *(HEAD, "— 1 —", "第 2 页 共 10 页", "第 3 页 共 10 页", HEAD, "— 4 —", "— 5 —", HEAD),
    *("— 6 —", "— 7 —"),
)
LAW = "农村公路养护条例\n第一条　甲。\n第二条　乙。\n第三条　丙。\n"


def convert(folder: Path, seed: str) -> None:
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    (folder / "seeds" / "a.txt").write_text(seed, "utf-8")
    (folder / "seeds" / "law.txt").write_text(LAW, "utf-8")
    assert not zhbook.convert(folder / "seeds", folder / "pages").errors


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with seeds, pages, and the site of both editions below ``site``."""
    folder = tmp_path_factory.mktemp("paged")
    convert(folder, SEED)
    build(folder / "pages", folder / "site")
    yield folder


def html_of(book: Path, edition: str) -> Path:
    html = book / "site" / "html"
    return html if edition == "zh-hans" else html / edition


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_page_says_its_seed_with_each_in_its_place(book: Path, edition: str) -> None:
    html = (html_of(book, edition) / "a.html").read_text("utf-8")
    assert difference(SEED, html, Alike()) is None
    assert difference(SEED.replace("— 5 —\n", ""), html, Alike()) is not None
    moved = SEED.replace("— 5 —\n二、保障资金\n", "二、保障资金\n— 5 —\n")
    assert difference(moved, html, Alike()) is not None


def test_a_drawn_table_keeps_its_lines_and_is_found(book: Path, edition: str) -> None:
    html = html_of(book, edition)
    (table,) = page(html / "a.html").select("p.drawn-table")
    assert (table["id"], table.get_text().count("\n")) == ("art-1-tab1", 4)
    assert "第一" in table.get_text().split("\n")[3]
    assert not table.select("a, .item")
    found = "".join((html / f).read_text("utf-8") for f in contents(html) if "_search/" in f)
    assert "art-1-tab1" in found


def test_a_stanza_keeps_its_lines(book: Path, edition: str) -> None:
    (verse,) = page(html_of(book, edition) / "a.html").select("p.verse")
    assert (verse.get_text().count("\n"), verse["id"]) == (3, "art-1-p2")


def test_a_page_number_is_a_page_break_and_a_head_is_silent(book: Path, edition: str) -> None:
    marks = page(html_of(book, edition) / "a.html").select("article .milestone")
    shown = [mark.get_text() for mark in marks]
    assert len(shown) == len(MARKS)
    if edition == "zh-hans":
        assert shown == [*MARKS]
    for mark, words in zip(marks, MARKS, strict=True):
        if words == HEAD:
            assert (mark["aria-hidden"], mark.get("role")) == ("true", None)
        else:
            assert mark["role"] == "doc-pagebreak"
            assert str(mark["aria-label"]).endswith("：" + mark.get_text())
        assert not mark.find_parent(["h1", "h2", "h3", "a"])


def test_they_are_no_words_of_titles_contents_search_and_excerpts(book: Path, edition: str) -> None:
    html = html_of(book, edition)
    found = page(html / "a.html")
    paged = re.compile("公[报報]|[页頁] 共|— ?[1-7]")
    for where in ("title", "nav.bd-links", ".page-toc", ".bd-breadcrumbs", "meta[content]"):
        assert not any(paged.search(str(part)) for part in found.select(where)), where
    files = ("_search/", "_excerpts/", "_originals/", "_index/")
    kept = [f for f in contents(html) if f.startswith(files)]
    assert kept
    for file in kept:
        assert not re.search("公[报報]|[页頁] 共", (html / file).read_text("utf-8")), file
    for other in ("index.html", "genindex.html", "law.html", "cited.html"):
        if (html / other).exists():
            assert not paged.search(page(html / other).get_text()), other


def test_both_parts_of_a_link_lead_to_one_place(book: Path) -> None:
    links = page(html_of(book, "zh-hans") / "a.html").select("article p a.reference")
    assert [(a.get_text(), a["href"]) for a in links[:2]] == [
        ("《农村公路", "law.html"),
        ("养护条例》", "law.html"),
    ]


def test_without_them_the_book_has_the_same_ids_and_grows_into_it(
    book: Path, tmp_path: Path
) -> None:
    bare = "".join(line for line in SEED.splitlines(True) if line.strip() not in MARKS)
    convert(tmp_path, bare)
    build(tmp_path / "pages", tmp_path / "site")

    def ids(folder: Path) -> list[str]:
        article = page(html_of(folder, "zh-hans") / "a.html").select_one("article")
        assert article
        return [str(node["id"]) for node in article.select("[id]")]

    assert ids(tmp_path) == ids(book)
    convert(tmp_path, SEED)
    build(tmp_path / "pages", tmp_path / "site")
    mine, clean = contents(tmp_path / "site" / "html"), contents(book / "site" / "html")
    assert mine.keys() == clean.keys()
    assert [n for n in clean if n.endswith(".html") and mine[n] != clean[n]] == []


def test_the_json_of_the_book_has_them_beside_the_text(book: Path, edition: str) -> None:
    html = html_of(book, edition)
    whole = read(html / "_book" / "book.json")
    validator(html, "book").validate(whole)
    (text,) = (text for text in whole["texts"] if text["slug"] == "a")
    found = [m for block in text["blocks"] for m in block.get("milestones", ())]
    assert [m["kind"] == "running-head" for m in found] == [words == HEAD for words in MARKS]
    assert text["left_out"] == []


def test_in_an_epub_a_page_number_is_a_page_break(book: Path, edition: str, tmp_path: Path) -> None:
    shutil.copytree(book / "pages" / edition, tmp_path / edition)
    epub = carried(tmp_path / edition, tmp_path / "out")
    with ZipFile(epub) as archive:
        xhtml = archive.read("a.xhtml").decode()
        nav = archive.read("nav.xhtml").decode()
    found = BeautifulSoup(xhtml, "html.parser")
    breaks = found.select('span[epub\\:type="pagebreak"][role="doc-pagebreak"]')
    assert len(breaks) == len(MARKS) - MARKS.count(HEAD)
    assert len(found.select('.milestone[aria-hidden="true"]')) == MARKS.count(HEAD)
    assert "公" not in BeautifulSoup(nav, "html.parser").get_text().replace("公路", "")


def test_in_print_they_stand_in_the_margin_in_their_order(book: Path, tmp_path: Path) -> None:
    need_tex()
    shutil.copytree(book / "pages" / "zh-hans", tmp_path / "pages")
    pdf = Printed(printed(tmp_path / "pages", tmp_path / "out"))
    known = known_text(tmp_path / "pages", tmp_path / "pages" / "a.md")
    assert pdf.difference(SEED, known, "a") is None
    assert HEAD not in inked(pdf.text_of("a"))
    lines = [inked(line) for line in pdf.text_of("a").splitlines()]
    at = lines.index("门前流水向东去，")
    assert lines[at + 3] == "老父扶犁下地来。"
    first = pdf.places["a"] - 1
    assert inked("".join(pdf.margins[first:])).startswith(inked("".join(MARKS)))
    known["blocks"][1]["milestones"] = []
    assert pdf.difference(SEED, known, "a") is not None
