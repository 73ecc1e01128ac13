"""Series inside a paragraph: where each item and its lead end."""

from __future__ import annotations

import pytest

from zhbook.model import SpanKind
from zhbook.outline.members import LONGEST_LEAD, MOST_MEMBERS, members, sentence_end


def items(text: str) -> list[tuple[str, str]]:
    """The words of each item inside a paragraph, and those of its lead."""
    spans = members(text)
    assert [s.kind for s in spans] == [SpanKind.ITEM, SpanKind.LEAD] * (len(spans) // 2)
    pairs = zip(spans[::2], spans[1::2], strict=True)
    return [(text[i.start : i.end], text[lead.start : lead.end]) for i, lead in pairs]


def test_items_end_where_the_next_one_begins() -> None:
    assert items("要做到：一是快。要很快；二是好，三是省。") == [
        ("一是快。要很快；", "一是快。"),
        ("二是好，", "二是"),
        ("三是省。", "三是省。"),
    ]


def test_items_inside_an_item_end_with_it() -> None:
    text = "一要学。一是看。二是听。二要做。"
    assert [words for words, _ in items(text)] == [
        "一要学。一是看。二是听。",
        "一是看。",
        "二是听。",
        "二要做。",
    ]


@pytest.mark.parametrize("length", [LONGEST_LEAD, LONGEST_LEAD + 1])
def test_a_lead_is_a_short_sentence(length: int) -> None:
    sentence = "一是".ljust(length - 1, "甲") + "。"
    lead = sentence if length == LONGEST_LEAD else "一是"
    assert items(sentence + "再说。二是好。") == [
        (sentence + "再说。", lead),
        ("二是好。", "二是好。"),
    ]


def test_what_is_quoted_in_an_item_ends_no_sentence_and_is_no_item() -> None:
    assert items("一是说“好。”就走。二是（对。）做。") == [
        ("一是说“好。”就走。", "一是说“好。”就走。"),
        ("二是（对。）做。", "二是（对。）做。"),
    ]
    assert items("一是甲（一是乙。二是丙。）丁。二是戊。")[0][0] == (
        "一是甲（一是乙。二是丙。）丁。"
    )


def test_more_items_than_anybody_reads_are_none() -> None:
    assert len(items("①甲；②乙。" * (MOST_MEMBERS // 2))) == MOST_MEMBERS
    assert items("①甲；②乙。" * (MOST_MEMBERS // 2 + 1)) == []


def test_where_a_sentence_ends() -> None:
    assert sentence_end("甲。乙。", 0, 4) == 2
    assert sentence_end("甲。乙。", 2, 4) == 4
    assert sentence_end("甲。乙。", 2, 3) is None
    assert sentence_end("他说“好。”后走。", 0, 10) == 9
