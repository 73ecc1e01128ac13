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


def test_places_called_alike_are_counted() -> None:
    (text,) = said([(f"p{n}", "一", False) for n in range(22)])
    assert words(text) == [
        "一",
        *(f"一{mark}" for mark in "②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "一（21）",
        "一（22）",
    ]
    rows = [("a", "二", True), ("b", "二", True), ("c", "二", False), ("d", "三", False)]
    assert words(said(rows)[0]) == ["二", "二②", "二③", "三"]


def test_two_articles_are_no_range_however_many_places_they_have() -> None:
    rows = articles(
        *(("art-1", "第一条"), ("art-1-p2", "第一条第二款"), ("art-1-i1", "第一条第一项")),
        ("art-2", "第二条"),
    )
    assert words(said(rows)[0]) == ["第一条", "第一条第二款", "第一条第一项", "第二条"]


def test_a_range_ends_at_a_gap_a_step_back_another_text_and_a_main_place() -> None:
    three = (("art-1", "第一条"), ("art-2", "第二条"), ("art-3", "第三条"))
    assert words(said(articles(*three, ("art-5", "第五条")))[0]) == [
        "第一条至第三条（1）",
        "第五条",
    ]
    assert words(said(articles(("art-5", "第五条"), *three))[0]) == [
        "第五条",
        "第一条至第三条（1）",
    ]
    assert words(said(articles(("ch1", "第一章"), *three, ("ch2", "第二章")))[0]) == [
        *("第一章", "第一条至第三条（1）", "第二章")
    ]
    second = tuple((f"t2-{name}", f"{called}（二）") for name, called in three)
    assert words(said(articles(*three, *second))[0]) == ["第一条至第三条（1）"] * 2
    main = [(name, called, name == "art-2") for name, called in three]
    assert words(said(main)[0]) == ["第二条", "第一条", "第三条"]


def test_articles_that_are_not_called_so_are_no_range() -> None:
    rows = articles(("art-1", "甲"), ("art-2", "第二条"), ("art-3", "第三条"))
    assert words(said(rows)[0]) == ["甲", "第二条", "第三条"]


def test_the_places_of_each_text_stand_in_its_order_below_its_title() -> None:
    places = {("a", "p2"): False, ("b", "p1"): False, ("a", "p1"): False, ("b", "s1"): True}
    called = {"p1": Called(1, "一"), "p2": Called(2, "二"), "s1": Called(3, "三")}
    found = located(
        places, lambda t: called[t[1]], lambda name: f"《{name}》", lambda t: "#".join(t), ""
    )
    assert found == [
        InText("《b》", [Locator("三", "b#s1", main=True), Locator("一", "b#p1")]),
        InText("《a》", [Locator("一", "a#p1"), Locator("二", "a#p2")]),
    ]


def test_what_is_folded_begins_where_eight_are_shown() -> None:
    def one(title: str, count: int, main: int = 0) -> InText:
        return InText(title, [Locator(f"{n}", "", n < main) for n in range(count)])

    shown, folded, count = fold([one("a", 5), one("b", 5), one("c", 2)])
    assert [(text.title, len(text.locators)) for text in shown] == [("a", 5), ("b", 3)]
    assert [[one.words for one in text.locators] for text in folded] == [["3", "4"], ["0", "1"]]
    assert [text.title for text in folded] == ["b", "c"] and count == 4
    # Main places are shown beyond eight, and those that are no main ones then leave no room.
    shown, folded, count = fold([one("a", 9, 9), one("b", 1), one("c", 2, 1)])
    assert [(text.title, len(text.locators)) for text in shown] == [("a", 9), ("c", 1)]
    assert [text.title for text in folded] == ["b", "c"] and count == 2
    several = Locator("一", "", last=Locator("五", ""), between=[Locator("三", "")])
    assert fold([one("a", 8), InText("b", [several])])[2] == 3
