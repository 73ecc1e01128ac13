"""Paragraphs, and items inside them, as the editors have them."""

from __future__ import annotations

from zhbook.model import Block, Kind, Piece, SpanKind
from zhbook.outline.members import members
from zhbook.outline.nodes import UNNUMBERED
from zhbook.outline.settled import ordinal_at, settled, with_members
from zhbook.place_overrides import PlaceOverride


def block(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text, (Piece(0, 1),), spans=members(text))


def row(kind: Kind, words: str, level: int = 1) -> PlaceOverride:
    return PlaceOverride(1, words, kind, level, 1)


def test_the_number_at_a_place_inside_a_paragraph() -> None:
    text = "要求：一是快，二是好。（三）省"
    for at, words in [(3, "一是"), (7, "二是"), (11, "（三）")]:
        found = ordinal_at(text, at)
        assert found is not None
        assert text[found.start : found.end] == words
    assert ordinal_at(text, 1) is None


def test_a_paragraph_as_the_editors_have_it() -> None:
    text = "一是快。二是好。"
    item = settled(block(text), row(Kind.ITEM, "一是快", 2))
    assert (item.kind, item.depth, item.head) == (Kind.ITEM, 2, 2)
    assert item.ordinal and item.ordinal.style == "spoken"
    assert item.spans == members(text)
    heading = settled(block(text), row(Kind.HEADING, "一是快", 3))
    assert (heading.kind, heading.depth, heading.head) == (Kind.HEADING, 3, 8)
    assert heading.spans == ()
    run_in = settled(block(text), row(Kind.RUN_IN, "一是快。", 3))
    assert (run_in.kind, run_in.head, run_in.spans) == (Kind.RUN_IN, 3, members(text))
    plain = settled(block("没有序号"), row(Kind.HEADING, "没有", 1))
    assert plain.ordinal and plain.ordinal.style == UNNUMBERED
    assert (plain.ordinal.value, plain.ordinal.start, plain.ordinal.end) == (0, 0, 0)
    assert settled(block("没有序号"), row(Kind.ITEM, "没有", 1)).head == 0
    assert settled(block(text), row(Kind.SIGNATURE, "一是")) == block(text)
    assert settled(block(text), None) == block(text)


def test_items_inside_as_the_editors_have_them() -> None:
    text = "一是快。二是好。（三）省。"
    third = text.index("（三）")
    whole = with_members(block(text), {third: row(Kind.ITEM, "（三）")})
    assert [text[s.start : s.end] for s in whole.spans if s.kind is SpanKind.ITEM] == [
        "一是快。",
        "二是好。",
        "（三）省。",
    ]
    assert [text[s.start : s.end] for s in whole.spans if s.kind is SpanKind.LEAD] == [
        "一是快。",
        "二是好。",
        "（三）省。",
    ]
    below = with_members(block(text), {third: row(Kind.ITEM, "（三）", 2)})
    assert [text[s.start : s.end] for s in below.spans if s.kind is SpanKind.ITEM] == [
        "一是快。",
        "二是好。（三）省。",
        "（三）省。",
    ]
    less = with_members(block(text), {4: row(Kind.PARAGRAPH, "二是")})
    assert [text[s.start : s.end] for s in less.spans if s.kind is SpanKind.ITEM] == [
        text.partition("（三）")[0] + "（三）省。"
    ]
    assert with_members(block(text), {}) == block(text)
