"""The number of an article stands in a face of its own, one em before the text."""

from __future__ import annotations

from tests.site.builds import BOOK, page
from tests.site.shelf import Shelf


def test_the_number_of_an_article_is_set_apart(shelf: Shelf) -> None:
    article = page(shelf.site(BOOK) / "fagui" / "fa.html").find(id="art-1")
    assert article is not None
    number = article.find(class_="number")
    assert number is not None
    assert number.get_text() == "第一条"
    assert article.get_text().startswith("第一条\u3000为了规范")


def test_items_and_paragraphs_have_no_such_number(shelf: Shelf) -> None:
    html = page(shelf.site(BOOK) / "fagui" / "fa.html")
    for place in ("art-2-i1", "art-2-p2", "p1"):
        found = html.find(id=place)
        assert found is not None
        assert found.find(class_="number") is None
