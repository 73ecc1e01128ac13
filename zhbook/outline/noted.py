"""The editors' notes at their places in a Document.

A note is a span of no length behind the words it is about, and numbered in the order of the text;
what it says stands beside the Document. Not a character of the text changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from zhbook.config.notes import EditorNote
from zhbook.config.placed import MOST_HINTS, misplaced
from zhbook.errors import ConfigError
from zhbook.model import Block, Document, Span, SpanKind

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
    placed: list[tuple[int, int, EditorNote]] = []
    stretches = _stretches(blocks)
    for row in rows:
        places = _places(blocks, stretches.get(row.line, ()), row.words)
        if len(places) == 1:
            placed.append((*places[0], row))
        else:
            searched = not places and len(mistakes) < MOST_HINTS
            lines = _elsewhere(blocks, stretches, row.words) if searched else []
            mistakes.append(misplaced(row, document.path, bool(places), lines))
    if mistakes:
        raise ExceptionGroup(_FAILED, mistakes)
    placed.sort(key=lambda place: place[:2])
    marks: dict[int, list[Span]] = {}
    for number, (index, end, _) in enumerate(placed, 1):
        mark = Span(end, end, SpanKind.NOTE, target=str(number))
        marks.setdefault(index, []).append(mark)
    for index, added in marks.items():
        blocks[index] = replace(blocks[index], spans=(*blocks[index].spans, *added))
    notes = tuple(row.text for _, _, row in placed)
    return replace(document.with_every_block(blocks), notes=notes)


#: A block by its index, and where the text of a line begins and ends in it.
_Stretch = tuple[int, int, int]


def _stretches(blocks: Sequence[Block]) -> dict[int, list[_Stretch]]:
    """Where the text of each line of the seed stands."""
    by_line: dict[int, list[_Stretch]] = {}
    for index, block in enumerate(blocks):
        starts = [piece.offset for piece in block.pieces]
        ends = [*starts[1:], len(block.text)]
        for piece, start, end in zip(block.pieces, starts, ends, strict=True):
            by_line.setdefault(piece.line, []).append((index, start, end))
    return by_line


def _places(
    blocks: Sequence[Block], stretches: Iterable[_Stretch], words: str
) -> list[tuple[int, int]]:
    """The blocks and the ends of the words, wherever the stretches have them; two are enough."""
    places: list[tuple[int, int]] = []
    for index, start, end in stretches:
        at = blocks[index].text.find(words, start, end)
        while at >= 0 and len(places) < 2:
            places.append((index, at + len(words)))
            at = blocks[index].text.find(words, at + 1, end)
    return places


def _elsewhere(
    blocks: Sequence[Block], stretches: Mapping[int, Sequence[_Stretch]], words: str
) -> list[int]:
    """The lines that have the words."""
    return [line for line in sorted(stretches) if _places(blocks, stretches[line], words)]
