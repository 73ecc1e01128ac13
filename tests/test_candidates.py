"""Which paragraphs that open with a number could be members of a series."""

from __future__ import annotations

import pytest

from tests.outlines import paragraphs
from zhbook import ordinals
from zhbook.model import Span, SpanKind
from zhbook.outline.candidates import candidates, lists
from zhbook.outline.members import members
from zhbook.outline.reasons import Rule
from zhbook.outline.shapes import Shape


@pytest.mark.parametrize(
    ("lines", "whether"),
    [
        (["第一条 甲。", "第五十二条 增加一节，内容如下：", "第七节 甲"], True),
        (["第一条 甲。", "第五十二条 增加一节，内容如下:", "第七节 甲"], True),
        (["第五十二条 增加一节，内容如下：", "第二节 甲"], True),
        (["第五十二条 增加一节，内容如下：", "第一节 甲"], False),
        (["第六节 甲", "第五十二条 内容如下：", "第七节 甲"], False),
        (["第六章 甲", "第五十二条 内容如下：", "第七节 甲"], True),
        (["第五十二条 没有别的内容。", "第七节 甲"], False),
        (["第五十二条 没有别的内容X", "第七节 甲"], False),
        (["内容如下：", "第七节 甲"], False),
        (["第五十二条 内容如下：", "七、甲"], False),
    ],
)
def test_titles_that_an_article_writes_out(lines: list[str], whether: bool) -> None:
    found = candidates(paragraphs(*lines), (), [[]] * len(lines), {})
    last = len(lines) - 1
    assert found.written_out == ([last] if whether else [])
    assert found.rules == ({last: Rule.WRITTEN_OUT} if whether else {})
    assert last in found.seen
    assert (last in dict(found.numbered)) is not whether


@pytest.mark.parametrize(("start", "whether"), [(2, True), (3, True), (4, False)])
def test_a_list_begins_right_behind_a_number(start: int, whether: bool) -> None:
    ordinal = ordinals.opening("一、一是快。二是好。")
    assert ordinal is not None
    assert lists([Span(start, start + 4, SpanKind.ITEM)], ordinal) is whether
    assert lists([Span(start, start + 4, SpanKind.ITEM), Span(2, 3, SpanKind.LEAD)], ordinal) is (
        whether
    )
    assert lists([], ordinal) is False


def test_a_series_that_stands_inside_numbers_no_paragraph() -> None:
    texts = paragraphs("一是快。二是好。", "二、好")
    inside = [[Span(0, 4, SpanKind.ITEM)], []]
    found = candidates(texts, (), inside, {})
    assert found.rules == {0: Rule.INLINE_SERIES}
    assert [i for i, _ in found.numbered] == [1]
    assert [i for i, _ in candidates(texts, {1}, [[], []], {}).numbered] == [0]


def test_titles_and_articles_in_a_quotation_are_of_another_text() -> None:
    texts = paragraphs("第一条 甲", "一、乙", "第一章 丙")
    found = candidates(texts, (), [[]] * 3, {0: 0, 1: 0, 2: 0})
    assert found.rules == {0: Rule.QUOTED, 2: Rule.QUOTED}
    assert [i for i, _ in found.numbered] == [1]


def test_a_number_with_a_list_right_behind_it_titles_nothing() -> None:
    text = "一、一是快。二是好。"
    found = candidates(paragraphs(text), (), [members(text)], {})
    assert found.shapes == {0: Shape.BODY}
    assert candidates(paragraphs(text), (), [()], {}).shapes == {0: Shape.RUN_IN}
