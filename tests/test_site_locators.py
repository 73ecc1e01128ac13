"""How the places of an entry are put together."""

from __future__ import annotations

import pytest

from zhbook.sphinx.index.locators import InText, Locator, fold, located
from zhbook.sphinx.index.marks import Called


def said(rows: list[tuple[str, str, bool]], docname: str = "a") -> list[InText]:
    """What is shown of places: each with its id, its words and whether it is a main one."""
    called = {(docname, name): Called(order, words) for order, (name, words, _) in enumerate(rows)}
    places = {(docname, name): main for name, _, main in rows}
    return located(places, called.__getitem__, str, lambda t: f"#{t[1]}", "及下文")


def words(text: InText) -> list[str]:
    return [
        one.words + (f"至{one.last.words}（{len(one.between)}）" if one.last else "")
        for one in text.locators
    ]


def articles(*numbers: tuple[str, str]) -> list[tuple[str, str, bool]]:
    return [(name, called, False) for name, called in numbers]


def test_three_articles_in_a_row_are_a_range() -> None:
    rows = articles(
        ("art-3", "第三条"),
        ("art-26", "第二十六条"),
        ("art-27-p2", "第二十七条第二款"),
        ("art-28", "第二十八条"),
        ("art-28-i1", "第二十八条第（一）项"),
        ("art-30", "第三十条"),
        ("art-31", "第三十一条"),
    )
    (text,) = said(rows)
    assert words(text) == ["第三条", "第二十六条至第二十八条（2）", "第三十条", "第三十一条"]
    inner = text.locators[1]
    assert inner.last is not None
    hrefs = [inner.href, *(one.href for one in inner.between), inner.last.href]
    assert hrefs == ["#art-26", "#art-27-p2", "#art-28", "#art-28-i1"]


@pytest.mark.parametrize("name", ["art-27z1", "t2-art-27", "art-27b"])
def test_articles_of_another_series_break_a_range(name: str) -> None:
    rows = articles(("art-26", "第二十六条"), (name, "第二十七条"), ("art-28", "第二十八条"))
    assert words(said(rows)[0]) == ["第二十六条", "第二十七条", "第二十八条"]


def test_main_places_come_first_and_the_text_under_a_heading_is_told_apart() -> None:
    rows = [("s1", "一", False), ("s2", "二", True), ("s2-p1", "二", False), ("n", "一", False)]
    (text,) = said(rows)
    assert words(text) == ["二", "一", "二及下文", "一②"]
    assert [one.main for one in text.locators] == [True, False, False, False]


def test_texts_with_main_places_come_first() -> None:
    places = {("a", "p1"): False, ("b", "s1"): True}
    found = located(places, lambda t: Called(0, t[1]), str, lambda t: "", "")
    assert [text.title for text in found] == ["b", "a"]


def test_more_than_eight_fold_behind_a_count() -> None:
    eight = [InText("a", [Locator(str(n), "") for n in range(8)])]
    assert fold(eight) == (eight, [], 0)
    more = [*eight, InText("b", [Locator("m", "", main=True), Locator("x", "")])]
    shown, folded, count = fold(more)
    assert [len(text.locators) for text in shown] == [8, 1] and shown[1].locators[0].main
    assert [text.title for text in folded] == ["b"] and count == 1
