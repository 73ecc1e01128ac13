"""Headings without a number, where form gives them away."""

from __future__ import annotations

import pytest

from tests.outlines import paragraphs
from zhbook.outline.unnumbered import SHORTEST_TEXT, by_form, named, repeated, under

LONG = "这里写着足够长的一段话，用来站在题目下面。"


def formed(*lines: str, headings: tuple[int, ...] = ()) -> list[int]:
    return by_form(paragraphs(*lines), headings, headings)


def test_short_lines_between_sentences_are_headings_where_there_are_several() -> None:
    assert formed("基本案情", LONG, "裁判结果", LONG) == [0, 2]
    assert formed("基本案情", LONG) == []
    assert formed("基本案情", LONG, "我的看法", LONG) == []
    assert formed("基本案情", LONG, "裁判，结果", LONG) == []
    assert formed(LONG, "基本案情", LONG, "裁判结果") == []
    assert formed("基本案情", "太短。", "裁判结果", "太短。") == []
    assert formed("基本案情", "一、甲", "裁判结果", "《乙》") == [0, 2]


def test_three_in_a_row_are_a_list_and_two_in_a_row_need_another_pair() -> None:
    assert formed("基本案情", "裁判结果", "裁判理由", LONG, "典型意义", LONG) == []
    assert formed("基本案情", "裁判结果", LONG, "典型意义", LONG, "社会影响", LONG) == [3, 5]
    assert formed("基本案情", "裁判结果", LONG, "典型意义", "社会影响", LONG) == [0, 1, 3, 4]


def test_a_pair_counts_twice_where_it_touches_a_heading() -> None:
    pair = ("基本案情", "裁判结果")
    assert formed("一、甲", *pair, LONG, headings=(0,)) == [1, 2]
    assert formed(*pair, "一、甲", LONG, headings=(2,)) == [0, 1]
    assert formed("一、甲", LONG, *pair, LONG, LONG, "二、乙", headings=(0, 6)) == []
    assert formed(*pair, LONG, "一、甲", headings=(3,)) == []


def test_over_a_heading_no_text_is_needed() -> None:
    assert formed("基本案情", "结语", LONG, "裁判结果", LONG, headings=(1,)) == [0, 3]


@pytest.mark.parametrize(
    ("before", "may"),
    [
        ("2022年5月6日", False),
        ("以下方案X", False),
        ("：方案1", False),
        ("方案：1", False),
        ("说明2；", True),
        ("说明2:", True),
        ("《方案》1", True),
        ("甲" * (SHORTEST_TEXT - 1), False),
        ("甲" * SHORTEST_TEXT, True),
    ],
)
def test_a_heading_does_not_follow_what_is_open(before: str, *, may: bool) -> None:
    found = formed(before, "基本案情", LONG, "裁判结果", LONG)
    assert found == ([1, 3] if may else [])


@pytest.mark.parametrize(
    ("below", "says"),
    [
        ("甲" * (SHORTEST_TEXT - 1) + "。", True),
        ("甲" * (SHORTEST_TEXT - 2) + "。", False),
        ("甲" * (SHORTEST_TEXT - 1) + "：", True),
        ("甲" * (SHORTEST_TEXT - 1) + ":", True),
        ("甲" * SHORTEST_TEXT, False),
        ("甲" * SHORTEST_TEXT + "X", False),
        ("甲：" + "甲" * SHORTEST_TEXT, False),
        ("甲" * SHORTEST_TEXT + "：甲", False),
    ],
)
def test_a_heading_stands_over_text(below: str, *, says: bool) -> None:
    found = formed("基本案情", below, "裁判结果", LONG, "典型意义", LONG)
    assert found == ([0, 2, 4] if says else [2, 4])


def test_the_title_of_a_list_of_contents_is_none() -> None:
    assert formed("目录", LONG, "裁判结果", LONG, "典型意义", LONG) == [2, 4]


def test_one_alone_stands_over_articles_behind_other_headings() -> None:
    article = "第一条 甲。"
    assert formed("一、甲", LONG, "附则内容", article, headings=(0,)) == [2]
    assert formed("一、甲", LONG, "附则内容", LONG, headings=(0,)) == []
    assert formed("附则内容", article) == []


def test_the_shortest_lines_need_longer_ones_and_come_once() -> None:
    assert formed("案情", LONG, "结果", LONG) == []
    assert formed("案情", LONG, "裁判结果", LONG, "典型意义", LONG) == [0, 2, 4]
    assert formed("案情", LONG, "裁判结果", LONG, "典型意义", LONG, "案情", LONG) == [2, 4]
    assert formed("案情", LONG, "附则", "第一条 甲。", "结果", LONG, headings=(5,)) == [2]


def test_what_is_named_like_a_part_of_any_text() -> None:
    assert named(paragraphs("序　言", LONG, "附件：名单", LONG, "附则"), ()) == [0]
    assert named(paragraphs("序　言", LONG), {0}) == []


def test_what_comes_again_under_other_headings() -> None:
    lines = ("案例一", "基本案情", LONG, "案例二", "基本案情", LONG)
    assert repeated(paragraphs(*lines), (0, 3), (0, 3)) == [1, 4]
    assert repeated(paragraphs(*lines), (0, 3), (0,)) == []
    assert repeated(paragraphs(*lines), (0, 3), (3,)) == []
    assert repeated(paragraphs(*lines[:3]), (0,), (0,)) == []
    short = ("案例一", "基本案情", "短。", "案例二", "基本案情", "短。")
    assert repeated(paragraphs(*short), (0, 3), (0, 3)) == [1, 4]


def test_two_levels_are_told_apart_where_several_stand_over_others() -> None:
    lines = ("甲甲甲甲", "基本案情", LONG, "裁判结果", LONG) * 2
    texts = paragraphs(*lines)
    assert under(texts, (0, 1, 3, 5, 6, 8), ()) == {1, 3, 6, 8}
    assert under(texts[:5], (0, 1, 3), ()) == set()
    named_parts = paragraphs(
        "甲甲甲甲", "基本案情", LONG, "甲甲甲乙", "裁判结果", LONG, "附则", LONG
    )
    assert under(named_parts, (0, 1, 3, 4, 6), ()) == {1, 4}
    rest = ("其他事项", LONG)
    parts = (*(p.text for p in named_parts), *rest)
    assert under(paragraphs(*parts), (0, 1, 3, 4, 6, 8), ()) == {1, 4}
    before = paragraphs(*rest, "甲甲甲甲", "基本案情", LONG, "甲甲甲乙", "裁判结果", LONG)
    assert under(before, (0, 2, 3, 5, 6), ()) == {3, 6}
