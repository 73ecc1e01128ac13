"""Paragraphs, and items inside them, as the editors have them."""

from __future__ import annotations

from dataclasses import replace

from zhbook.config.overrides import PlaceOverride
from zhbook.model import Block, Kind, Ordinal, Piece, SpanKind
from zhbook.outline.members import members
from zhbook.outline.nodes import UNNUMBERED
from zhbook.outline.settled import ordinal_at, renumbered, settled, with_members


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
    bare = Block(Kind.PARAGRAPH, text, (Piece(0, 1),))
    assert settled(bare, row(Kind.ITEM, "一是快")).spans == members(text) != ()
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


def test_the_lead_of_an_item_does_not_end_in_a_quotation() -> None:
    text = "要求：（一）讲“快。”和稳。再说。"
    whole = with_members(block(text), {3: row(Kind.ITEM, "（一）")})
    assert [text[s.start : s.end] for s in whole.spans] == [text[3:], "（一）讲“快。”和稳。"]


def test_headings_without_a_number_are_counted_in_each_text() -> None:
    heading = Block(Kind.HEADING, "甲", (Piece(0, 1),), ordinal=Ordinal(UNNUMBERED, 0, 0, 0))
    title = Block(Kind.TEXT_TITLE, "题", (Piece(0, 1),))
    numbered = replace(heading, ordinal=Ordinal("han", 7, 0, 2))
    found = renumbered([heading, numbered, heading, title, heading, block("段"), heading])
    assert [b.ordinal.value if b.ordinal else None for b in found] == [1, 7, 2, None, 1, None, 2]
