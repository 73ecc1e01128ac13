"""The layout of a text, decided for the whole of it by how its lines stand to each other.

Either each line is a paragraph, or lines were wrapped at a width. Then what begins a paragraph is
told by the boundaries that nobody doubts: behind a line with room left something begins; behind a
full line that stops inside a sentence it goes on. How the lines on both sides are indented, and
whether an empty line parts them, is counted there, and holds for the boundaries in doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from zhbook.layout.measure import MARKS, WIDE_MARK, closing_mark, first_unit, is_closed
from zhbook.layout.widths import Width
from zhbook.model import Line

#: An indent that tells in so many cases of all tells.
_TELLS = 0.8
#: Where so many paragraphs begin behind an empty line, all do.
_ALWAYS = 0.95
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
    which they go on; ``blanks`` says whether empty lines part paragraphs, ``by_blanks`` whether
    nothing else does; ``ending`` are the marks that stand more often at the end of a paragraph than
    inside one, ``mixed`` those that do both often; ``flush`` whether numbers without an indent
    begin some, where others have one.
    """

    width: Width | None = None
    begins: frozenset[int] = frozenset()
    hangs: frozenset[int] = frozenset()
    blanks: bool = True
    by_blanks: bool = False
    ending: frozenset[str] = frozenset()
    mixed: frozenset[str] = frozenset()
    flush: bool = True


def layout_of(rows: Sequence[Row], width: Width, openings: Container[int]) -> Layout:
    """The layout of a text that was wrapped at a width; ``openings`` open with a number."""
    begin: Counter[int] = Counter()
    go_on: Counter[int] = Counter()
    ends: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    parted = whole = apart = together = 0
    flush = False
    for k in range(1, len(rows)):
        last, row = rows[k - 1], rows[k]
        unit, end = first_unit(row.line.text), width.end(last.line)
        short = k + 1 == len(rows) or not width.is_full(width.end(row.line), False, 0)
        if not width.is_full(end, True, unit):
            begin[row.line.indent] += 1
            flush = flush or (k in openings and not row.line.indent)
            apart += row.blank
            together += not row.blank
            if k not in openings and short >= bool(width.lost):
                ends[closing_mark(last.line.text)] += 1
        elif k not in openings and not is_closed(last.line):
            go_on[row.line.indent] += 1
            if short >= bool(width.lost):
                inside.update(WIDE_MARK.get(c, c) for c in last.line.text)
            if not row.page:
                parted += row.blank
                whole += not row.blank
    begins = {d for d in begin if _tells(begin[d], go_on[d])}
    hangs = {d for d in go_on if d and _tells(go_on[d], begin[d])}
    # A deeper indent than those that are known centres a head.
    deepest = max({*go_on} - begins, default=0)
    begins |= {row.line.indent for row in rows if row.line.indent > deepest}
    ends["："] += 1  # what is announced begins anew, unless the text shows otherwise
    ending = frozenset(mark for mark in MARKS if ends[mark] > inside[mark])
    blanks = whole >= parted
    return Layout(
        width,
        begins=frozenset(begins - {0}),
        hangs=frozenset(hangs),
        blanks=blanks,
        by_blanks=blanks and _tells(apart, together, _ALWAYS),
        ending=ending,
        mixed=frozenset(c for c in MARKS if _are_mixed(ends[c], inside[c])),
        flush=flush or not begins - {0},
    )


def _tells(some: int, others: int, share: float = _TELLS) -> bool:
    return some >= _FEWEST_SIGHTINGS and some >= share * (some + others)


def _are_mixed(some: int, others: int) -> bool:
    """Whether neither of two counts is hardly any beside the other."""
    return min(some, others) > (1 - _ALWAYS) * (some + others)
