"""A block or a line with other words: its spans, its head and its pieces move with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zhbook.model import Block, Line, Ordinal


def with_text(line: Line, text: str) -> Line:
    """A line of the seed in other words."""
    return replace(line, text=text)


def with_words(block: Block, text: str, added: str, now: Mapping[int, int]) -> Block:
    """The block with its converted text; without a map all offsets stay."""
    if not now:  # written out, for it is done for every block and twice as fast as replace()
        b = block
        numbers = (b.depth, b.head, b.ordinal)
        return Block(b.kind, text, b.pieces, *numbers, b.place, b.spans, added)

    def ordinal(old: Ordinal | None) -> Ordinal | None:
        return old and replace(old, start=now[old.start], end=now[old.end])

    spans = [
        replace(span, start=now[span.start], end=now[span.end], ordinal=ordinal(span.ordinal))
        for span in block.spans
    ]
    return replace(
        block,
        text=text,
        added=added,
        head=now[block.head],
        pieces=tuple(replace(piece, offset=now[piece.offset]) for piece in block.pieces),
        ordinal=ordinal(block.ordinal),
        spans=tuple(spans),
    )
