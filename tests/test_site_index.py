"""The page of the index: of any Chinese Sphinx project, and of a book."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.builds import BOOK, ROOT, build, command, contents, copy_book, page
from tests.site.shelf import Shelf

CONF = """
import sys
sys.path.insert(0, {root!r})
extensions = ["zhbook.sphinx.genindex"]
language = {language!r}
"""
PAGE = """
安装
====

.. index:: 安装; 准备, ! 重庆, APP端

准备一段。

配置
----

.. index::
   pair: 配置; 文件
   triple: 甲; 乙; 丙
   see: 设置; 配置
   seealso: 安装; 配置

一段。

.. index:: 重庆

又一段。
"""


def project(folder: Path, words: str, *, language: str = "zh_CN", more: str = "") -> Path:
    """A project that knows nothing of this one but the extension."""
    source = folder / "source"
    source.mkdir(parents=True)
    conf = CONF.format(root=str(ROOT), language=language) + more
    (source / "conf.py").write_text(conf, "utf-8")
    (source / "index.rst").write_text(words, "utf-8")
    return source


def make(source: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a project strictly."""
    strict = ("-q", "-n", "-W", "--keep-going", *options)
    return command(*strict, str(source), str(source.parent / "html"))


def index(html: Path) -> BeautifulSoup:
    return page(html / "genindex.html")


def terms(soup: BeautifulSoup) -> dict[str, list[str]]:
    """The terms of each group, in their order, without sub-entries."""
    groups = {}
    for group in soup.select(".zhindex-group"):
        assert group.h2
        found = group.select(":scope > ul > li > .zhindex-term")
        groups[group.h2.get_text()] = [term.get_text() for term in found]
    return groups


def entry(soup: BeautifulSoup | Tag, term: str) -> Tag:
    """The entry of a term."""
    for found in soup.select(".zhindex-group > ul > li"):
        name = found.select_one(":scope > .zhindex-term")
        if name and name.get_text() == term:
            return found
    raise AssertionError(f"no entry {term}")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = project(tmp_path_factory.mktemp("plain"), PAGE)
    done = make(source)
    assert done.returncode == 0, done.stderr
    return source.parent / "html"


def test_a_project_that_loads_it_alone_has_its_entries_by_pinyin(plain: Path) -> None:
    assert terms(index(plain)) == {
        "数字、西文": ["APP端"],
        "A": ["安装"],
        "B": ["丙"],
        "C": ["重庆"],
        "J": ["甲"],
        "P": ["配置"],
        "S": ["设置"],
        "W": ["文件"],
        "Y": ["乙"],
    }


def test_each_entry_leads_to_its_place_and_the_main_one_comes_first(plain: Path) -> None:
    home = page(plain / "index.html")
    links = entry(index(plain), "重庆").select("a")
    targets = [home.find(id=str(a["href"]).partition("#")[2]) for a in links]
    assert all(isinstance(found, Tag) for found in targets)
    assert [a.get_text() for a in links] == ["开头", "配置"]
    assert [link.find_parent("strong") is not None for link in links] == [True, False]


def test_a_pair_stands_under_both_and_a_sub_entry_under_its_term(plain: Path) -> None:
    soup = index(plain)
    below = {
        term: [t.get_text() for t in entry(soup, term).select(":scope ul .zhindex-term")]
        for term in ("配置", "文件", "安装", "甲", "乙", "丙")
    }
    assert below["配置"] == ["文件"] and below["文件"] == ["配置"] and below["安装"] == ["准备"]
    assert below["甲"] == ["乙 丙"] and below["乙"] == ["丙 甲"] and below["丙"] == ["甲 乙"]


def test_references_are_links_to_entries(plain: Path) -> None:
    soup = index(plain)
    for term, word in (("设置", "见"), ("安装", "参见")):
        see = entry(soup, term).select_one(":scope > .zhindex-see")
        assert see is not None and see.i is not None and see.a is not None
        assert see.i.get_text() == word and see.a.get_text() == "配置"
        assert soup.find(id=str(see.a["href"])[1:]) is entry(soup, "配置")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("see: 甲; 乙", "see from “甲” to “乙”: no such term"),
        ("see: 甲; 甲", "see from “甲” to “甲”: to itself"),
        ("see: 甲; 乙\n   see: 乙; 甲", "a circle"),
        ("seealso: 甲; 乙", "seealso from “甲” to “乙”: no such term"),
    ],
)
def test_blind_and_circular_references_are_told_and_left_out(
    tmp_path: Path, rows: str, said: str
) -> None:
    source = project(tmp_path, f"题\n==\n\n.. index::\n   {rows}\n\n一段。\n")
    done = make(source)
    assert done.returncode == 1 and said in done.stderr and "Traceback" not in done.stderr
    assert not index(tmp_path / "html").select(".zhindex-see")


def test_zhuyin_is_an_order_as_well(tmp_path: Path) -> None:
    words = "題\n==\n\n.. index:: 保护, 平安, 发展\n\n一段。\n"
    source = project(tmp_path, words, language="zh_TW", more='zh_index_order = "zhuyin"\n')
    done = make(source)
    assert done.returncode == 0, done.stderr
    soup = index(tmp_path / "html")
    assert terms(soup) == {"ㄅ": ["保护"], "ㄆ": ["平安"], "ㄈ": ["发展"]}
    headnote = soup.select_one(".zhindex-headnote")
    assert headnote is not None and "按注音符號" in headnote.get_text()


def test_a_long_index_has_a_page_for_each_group(tmp_path: Path) -> None:
    more = "zh_index_split = 5\n"
    source = project(tmp_path, PAGE, more=more)
    assert make(source).returncode == 0
    html = tmp_path / "html"
    assert terms(index(html)) == {}
    links = [str(a["href"]) for a in index(html).select(".zhindex-groups a")]
    assert links == [f"genindex_{n}.html" for n in range(1, 10)]
    assert terms(page(html / "genindex_4.html")) == {"C": ["重庆"]}
    see = page(html / "genindex_7.html").select_one(".zhindex-see a")
    assert see is not None and str(see["href"]).startswith("genindex_6.html#i-")
    # What is no longer an entry has no page, and the table for scripts names the pages.
    assert "genindex_4.html#i-" in (html / "_index" / "terms.js").read_text("utf-8")
    text = source / "index.rst"
    text.write_text(PAGE.replace(", APP端", ""), "utf-8")
    assert make(source).returncode == 0
    assert not (html / "genindex_9.html").exists() and (html / "genindex_8.html").exists()


@pytest.fixture(scope="module")
def html(shelf: Shelf) -> Path:
    return shelf.site(BOOK)


def test_a_book_says_text_and_number(html: Path) -> None:
    soup = index(html)
    assert terms(soup) == {
        "G": ["狗"],
        "Q": ["犬只"],
        "X": ["学习"],
        "Y": ["养犬"],
        "Z": ["政治建设"],
    }
    places = entry(soup, "政治建设").select_one(".zhindex-places")
    assert places is not None
    said = " ".join(places.get_text().split())
    assert said == "《在大会上的讲话》 二（一）、二（一）·二要·二是"
    assert [str(a["href"]) for a in places.select("a")] == [
        "jianghua.html#s2-1",
        "jianghua.html#s2-1-2-2",
    ]
    assert [a.get_text() for a in places.select("strong a")] == ["二（一）"]


def test_the_traditional_edition_is_sorted_by_strokes(html: Path) -> None:
    assert terms(index(html / "zh-hant")) == {
        "四畫": ["犬隻"],
        "八畫": ["狗"],
        "九畫": ["政治建設"],
        "十五畫": ["養犬"],
        "十六畫": ["學習"],
    }


def test_the_entries_of_both_editions_are_equal(html: Path) -> None:
    ids = [
        {li["id"]: [a["href"] for a in li.select("a")] for li in index(folder).select("li[id]")}
        for folder in (html, html / "zh-hant")
    ]
    assert ids[0].keys() == ids[1].keys() and len(ids[0]) == 6
    assert all(sorted(map(str, ids[0][k])) == sorted(map(str, ids[1][k])) for k in ids[0])


def test_two_processes_give_the_same(html: Path, tmp_path: Path) -> None:
    assert contents(build(copy_book(tmp_path), tmp_path / "site", "-j", "2")) == contents(html)


def test_the_page_needs_nothing_inline_and_no_script(html: Path) -> None:
    text = (html / "genindex.html").read_text("utf-8")
    article = text.partition("<article")[2].partition("</article>")[0]
    assert not re.search(r"<script|<style| style=| on[a-z]+=", article)
    form = index(html).select_one(".zhindex-filter")
    assert form is not None and form.has_attr("hidden")


def test_a_mark_without_a_place_and_a_broken_row_are_told(tmp_path: Path) -> None:
    book = copy_book(tmp_path)
    shutil.rmtree(book / "zh-hant")
    text = book / "zh-hans" / "fagui" / "fa.md"
    broken = text.read_text("utf-8").replace("art-1 | 第一条 |", "art-99 | 第一条 |")
    text.write_text(broken.replace("art-2-p2 | 第二条第二款 |", "art-2-p2 |"), "utf-8")
    with pytest.raises(AssertionError) as caught:
        build(book, tmp_path / "site")
    said = str(caught.value)
    assert "no place 'art-99'" in said and "index-marks: not of 3 fields" in said
    assert "Traceback" not in said


def test_the_overviews_have_tables_that_say_what_the_pictures_say(html: Path) -> None:
    soup = page(html / "overview.html")
    rows = [
        [cell.get_text() for cell in row.select("th, td")] for row in soup.select("#terms table tr")
    ]
    assert rows[0] == ["词语", "在大会上的讲话", "养犬管理办法"]
    assert ["政治建设", "2", "0"] in rows and ["养犬", "0", "2"] in rows
    for name in ("terms", "works"):
        for image in soup.select(f"#{name} img"):
            assert (html / str(image["src"])).exists() and image["alt"]
    works = [cell.get_text() for cell in soup.select("#works tbody tr th, #works tbody tr td")]
    assert works == [
        "在大会上的讲话",
        "《养犬管理办法》",
        "1",
        "养犬管理办法",
        "《在大会上的讲话》",
        "1",
    ]
    link = index(html).select_one(".zhindex-headnote a")
    assert link is not None and link["href"] == "overview.html"
