"""References lead to every place of the book, from every page; a wrong one is a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.builds import BOOK, copy_book, page, sphinx
from tests.site.shelf import Shelf


@pytest.fixture(scope="module")
def html(shelf: Shelf) -> Path:
    """The sample book, built with -n -W."""
    return shelf.site(BOOK)


def links(path: Path) -> dict[str, str]:
    """Where the links of a page's text lead, by their words."""
    article = page(path).find("article")
    assert article is not None
    found = article.find_all("a", class_="internal")
    return {link.get_text(): str(link["href"]) for link in found}


@pytest.mark.parametrize("edition", ["", "zh-hant"])
def test_a_hand_written_page_refers_to_heading_paragraph_item_and_text(
    html: Path, edition: str
) -> None:
    found = list(links(html / edition / "pages" / "about.html").values())
    assert found == [
        "../jianghua.html#s1",
        "../jianghua.html#s2-1-p2",
        "../jianghua.html#s2-1-2-1",
        "../fagui/fa.html",
    ]


def test_a_reference_without_words_shows_the_title(html: Path) -> None:
    assert "养犬管理办法" in links(html / "pages" / "about.html")


def test_references_inside_a_page_and_to_another_text(html: Path) -> None:
    found = links(html / "jianghua.html")
    assert found["第二部分"] == "#s2"
    assert found["其中一段"] == "#s2-1-p2"
    assert found["第二条"] == "fagui/fa.html#art-2"


def test_the_name_of_a_page_that_is_also_its_slug_is_not_ambiguous(html: Path) -> None:
    assert links(html / "fagui" / "index.html") == {"养犬管理办法": "fa.html"}


@pytest.mark.parametrize("target", ["jianghua--s2-1-p9", "jianghua--s7", "fa--s2-1-p2", "none"])
def test_a_wrong_reference_is_a_warning(tmp_path: Path, target: str) -> None:
    book = copy_book(tmp_path)
    text = book / "zh-hans" / "pages" / "about.md"
    text.write_text(text.read_text("utf-8") + f"\n[错误](#{target})\n", "utf-8")
    done = sphinx(
        book / "zh-hans", tmp_path / "out", tmp_path / "trees", "-n", "-W", "--keep-going"
    )
    assert done.returncode != 0
    assert "about.md:9" in done.stderr
    assert target in done.stderr
