"""引用本条之处: what cites an article or a text is listed under it, folded, as added words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.builds import contents, copy_book, page, sphinx
from tests.site.shelf import Shelf
from zhbook.sphinx.fidelity.shown import read
from zhbook.sphinx.places.citedby import article_of


@pytest.fixture(scope="module")
def html(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book, with an article that a speech and another article cite."""
    return shelf.site(cited_book(tmp_path_factory.mktemp("book")))


def cited_book(folder: Path) -> Path:
    """The sample book; 第一条 cites 第二条 and the item under it, and so does the speech."""
    book = copy_book(folder)
    for edition in ("zh-hans", "zh-hant"):
        text = book / edition / "fagui" / "fa.md"
        words = text.read_text("utf-8")
        first = next(line for line in words.splitlines() if line.startswith("第一"))
        cites = "依照[第二](#fa--art-2-i1)和[其中](#fa--art-2-p2)，不依[第一](#fa--art-1)。"
        text.write_text(words.replace(first, first + cites), "utf-8")
    return book


def lists(path: Path) -> dict[str, list[tuple[str, str]]]:
    """The lists of a page by their titles, with the words and addresses of their links."""
    return {
        node.summary.get_text(): [(a.get_text(), str(a["href"])) for a in node.find_all("a")]
        for node in page(path).select("details.cited-by")
        if node.summary
    }


def test_an_article_lists_once_each_place_that_cites_it(html: Path) -> None:
    assert lists(html / "fagui" / "fa.html") == {
        "引用本条之处（2）": [
            ("第一条", "#art-1"),
            ("《在大会上的讲话》（二）办法", "../jianghua.html#s2-2-p1"),
        ],
    }


def test_the_list_stands_behind_the_last_paragraph_of_its_article(html: Path) -> None:
    found = page(html / "fagui" / "fa.html").select_one("details.cited-by")
    assert found is not None
    before = found.find_previous_sibling("p")
    assert before is not None
    assert before["id"] == "art-2-p2"


def test_the_list_is_no_part_of_the_text(html: Path) -> None:
    text = read((html / "fagui" / "fa.html").read_text("utf-8")).body
    assert "引用本条之处" not in text


def test_the_traditional_edition_says_it_in_its_script(html: Path) -> None:
    assert list(lists(html / "zh-hant" / "fagui" / "fa.html")) == ["引用本條之處（2）"]


def test_what_no_longer_cites_goes_from_the_list(shelf: Shelf, tmp_path: Path) -> None:
    place = shelf.begun(cited_book)
    source, out = place / "book" / "zh-hans", place / "site" / "html"
    trees = place / "site" / "doctrees" / "zh-hans"
    speech = source / "jianghua.md"
    speech.write_text(speech.read_text("utf-8").replace("](#fa--art-2)", "](#jianghua--s1)"))
    assert sphinx(source, out, trees).returncode == 0
    assert list(lists(out / "fagui" / "fa.html")) == ["引用本条之处（1）"]
    assert sphinx(source, tmp_path / "clean", tmp_path / "other").returncode == 0
    clean = contents(tmp_path / "clean")
    pages = {name for name in clean if name.endswith(".html")}
    ours = {n: c for n, c in contents(out).items() if not n.startswith("zh-hant/")}
    assert {name for name in ours if name.endswith(".html")} == pages
    assert [name for name in pages if ours[name] != clean[name]] == []


def test_pages_read_side_by_side_give_the_same_lists(html: Path, tmp_path: Path) -> None:
    book = cited_book(tmp_path)
    assert sphinx(book / "zh-hans", tmp_path / "out", tmp_path / "trees", "-j", "2").returncode == 0
    assert lists(tmp_path / "out" / "fagui" / "fa.html") == lists(html / "fagui" / "fa.html")


@pytest.mark.parametrize(
    ("place", "article"),
    [
        ("art-3", "art-3"),
        ("art-3-p2-i1", "art-3"),
        ("art-103z1-i2-1", "art-103z1"),
        ("t5-art-3b-p2", "t5-art-3b"),
        ("art-3x2-p2", "art-3x2"),
        ("s3-2", ""),
        ("part2-ch3", ""),
    ],
)
def test_the_article_of_a_place(place: str, article: str) -> None:
    assert article_of(place) == article
