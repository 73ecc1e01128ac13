"""The layout of a text, decided for the whole of it by how its lines stand to each other.

Either each line is a paragraph, or lines were wrapped at a width. Then what begins a paragraph is
told by the boundaries that nobody doubts: behind a line with room left something begins; behind a
full line that stops inside a sentence it goes on. How the lines on both sides are indented, and
whether an empty line parts them, is counted there, and holds for the boundaries in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zhbook.layout.measure import first_unit, is_closed
from zhbook.layout.widths import Width
from zhbook.model import Line, Ordinal

#: An indent that tells in so many cases of all tells.
_TELLS = 0.8
#: So few sightings of an indent tell nothing.
_FEWEST_SIGHTINGS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line with text, and what stands between it and the one before.

    ``blank`` tells of an empty line; ``page`` of the end of a page, beside which empty lines tell
    nothing; ``milestones`` are its number and the heads.
    """

    line: Line
    blank: bool = False
    page: bool = False
    milestones: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text stands on its lines: ``width`` is None where each line is a paragraph.

    ``begins`` are the indents, in characters, with which paragraphs begin, ``hangs`` those with
    which they go on; ``blanks`` says whether empty lines part paragraphs.
    """

    width: Width | None = None
    begins: frozenset[int] = frozenset()
    hangs: frozenset[int] = frozenset()
    blanks: bool = True


def layout_of(
    rows: Sequence[Row], width: Width, openings: Mapping[int, Ordinal], series: Collection[int]
) -> Layout:
    """The layout of a text that was wrapped at a width.

    ``openings`` are the numbers with which rows open, ``series`` those of them that go on.
    """
    begin: Counter[int] = Counter()
    go_on: Counter[int] = Counter()
    parted = whole = 0
    for k in range(1, len(rows)):
        last, row = rows[k - 1], rows[k]
        unit = first_unit(row.line.text)
        room = not width.is_full(last.line, first=True, unit=unit)
        if room:
            begin[row.line.indent] += 1
        elif k not in openings and not is_closed(last.line) and width.is_full(last.line, False):
            go_on[row.line.indent] += 1
            if not row.page:
                parted += row.blank
                whole += not row.blank
    begins = {d for d in begin if _tells(begin[d], go_on[d])}
    hangs = {d for d in go_on if d and _tells(go_on[d], begin[d])}
    # A deeper indent than those that are known centres a head.
    known = {*begin, *go_on} - begins
    begins |= {row.line.indent for row in rows if row.line.indent > max(known, default=0)}
    return Layout(width, frozenset(begins - {0}), frozenset(hangs), whole >= parted)


def _tells(some: int, others: int) -> bool:
    return some >= _FEWEST_SIGHTINGS and some >= _TELLS * (some + others)
