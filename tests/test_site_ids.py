"""Ids on the page come from the numbering and are the same in both scripts."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from tests.site.builds import BOOK, build, contents, page
from tests.site.shelf import Shelf


@pytest.fixture(scope="module")
def html(shelf: Shelf) -> Path:
    """The sample book in both editions."""
    return shelf.site(BOOK)


def ids(path: Path) -> list[str]:
    """The ids of the text of a page, in their order."""
    article = page(path).find("article")
    assert article is not None
    return [str(element["id"]) for element in article.find_all(id=True)]


def test_every_place_has_the_id_of_its_number(html: Path) -> None:
    assert ids(html / "jianghua.html") == [
        *("top", "p1", "p2", "s1", "s1-p1", "s2", "s2-1", "s2-1-p1"),
        *("s2-1-1", "s2-1-2", "s2-1-2-1", "s2-1-2-2", "s2-1-p2", "s2-2", "s2-2-p1", "p3", "n1"),
    ]


def test_articles_and_their_parts_have_ids(html: Path) -> None:
    expected = ["top", "p1", "c1", "art-1", "art-2", "art-2-i1", "art-2-p2"]
    assert ids(html / "fagui" / "fa.html") == expected


@pytest.mark.parametrize(
    "name", ["index.html", "jianghua.html", "fagui/index.html", "fagui/fa.html", "pages/about.html"]
)
def test_ids_are_equal_in_both_editions(html: Path, name: str) -> None:
    assert ids(html / name)
    assert ids(html / name) == ids(html / "zh-hant" / name)


def test_a_run_in_heading_is_its_sections_and_the_text_follows_without_a_gap(html: Path) -> None:
    text = (html / "jianghua.html").read_text(encoding="utf-8")
    assert re.search(r'<section class="runin" id="s2-1">\s*<h3>（一）加强政治建设', text)
    assert re.search(r'</h3><p class="runon" id="s2-1-p1">。<span class="item"', text)


def test_permalinks_and_page_contents_lead_to_the_ids(html: Path) -> None:
    built = page(html / "jianghua.html")
    permalinks = [str(link["href"]) for link in built.select("article a.headerlink")]
    assert permalinks == ["#top", "#s1", "#s2", "#s2-1", "#s2-2"]
    listed = [str(link["href"]) for link in built.select("nav.page-toc a")]
    assert listed == ["#s1", "#s2", "#s2-1", "#s2-2"]


def test_a_heading_stands_without_its_full_stop_in_the_contents(html: Path) -> None:
    built = page(html / "jianghua.html")
    listed = [link.get_text() for link in built.select("nav.page-toc a")]
    assert listed[2] == "（一）加强政治建设"


def test_the_inventory_lists_headings_by_number(html: Path) -> None:
    inventory = (html / "objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(inventory).decode("utf-8").splitlines()
    assert any(line.startswith("jianghua--s2-1 std:label -1 jianghua.html#s2-1 ") for line in lines)
    # Paragraphs would make it as long as the book.
    assert not any("s2-1-p1" in line for line in lines)


def test_reading_and_writing_in_parallel_gives_the_same_site(html: Path, tmp_path: Path) -> None:
    assert contents(build(BOOK, tmp_path, "-j", "2")) == contents(html)


def test_an_id_that_stands_twice_is_reported(tmp_path: Path) -> None:
    from tests.site.builds import copy_book, sphinx

    book = copy_book(tmp_path)
    text = book / "zh-hans" / "jianghua.md"
    text.write_text(text.read_text("utf-8").replace("#jianghua--p2}", "#jianghua--p1}"), "utf-8")
    done = sphinx(book / "zh-hans", tmp_path / "out", tmp_path / "doctrees", "-W", "--keep-going")
    assert done.returncode != 0
    assert "jianghua--p1" in done.stderr
