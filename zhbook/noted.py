"""The editors' notes at their places in a Document.

A note is a span of no length behind the words it is about, and numbered in the order of the text;
what it says stands beside the Document. Not a character of the text changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhbook.errors import ConfigError
from zhbook.model import Block, Document, Span, SpanKind
from zhbook.note_config import EditorNote
from zhbook.placed import misplaced

_FAILED = "the notes of a text do not match it"


def with_notes(document: Document, rows: Sequence[EditorNote]) -> Document:
    """The Document with its notes.

    ``words = "六位一体"`` is a place of 构建“六位一体“工作; a line that has 六位一体 twice, or not
    at all, is a mistake. All of them are raised as an ``ExceptionGroup`` of ``ConfigError``.
    """
    if not rows:
        return document
    blocks = document.every_block
    mistakes: list[ConfigError] = []
    found: list[tuple[int, int, EditorNote]] = []
    for row in rows:
        places = _places(blocks, row)
        if len(places) == 1:
            found.append((*places[0], row))
        else:
            lines = [] if places else _elsewhere(blocks, row)
            mistakes.append(misplaced(row, document.path, bool(places), lines))
    if mistakes:
        raise ExceptionGroup(_FAILED, mistakes)
    found.sort(key=lambda place: place[:2])
    for number, (index, end, _) in enumerate(found, 1):
        mark = Span(end, end, SpanKind.NOTE, target=str(number))
        blocks[index] = replace(blocks[index], spans=(*blocks[index].spans, mark))
    notes = tuple(row.text for _, _, row in found)
    return replace(document.with_every_block(blocks), notes=notes)


def _places(blocks: Sequence[Block], row: EditorNote) -> list[tuple[int, int]]:
    """The blocks and the ends of the words, wherever the line has them."""
    found = []
    for index, block in enumerate(blocks):
        starts = [piece.offset for piece in block.pieces]
        ends = [*starts[1:], len(block.text)]
        for piece, start, end in zip(block.pieces, starts, ends, strict=True):
            at = block.text.find(row.words, start, end) if piece.line == row.line else -1
            while at >= 0:
                found.append((index, at + len(row.words)))
                at = block.text.find(row.words, at + 1, end)
    return found


def _elsewhere(blocks: Sequence[Block], row: EditorNote) -> list[int]:
    """The lines that have the words."""
    lines = {piece.line for block in blocks for piece in block.pieces}
    return [line for line in sorted(lines) if _places(blocks, replace(row, line=line))]
