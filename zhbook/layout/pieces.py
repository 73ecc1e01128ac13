"""Pieces of a line that a copy has parted: where the type changes, pdftotext begins another line.

``……推广应用。`` and ``（负责部门：商务部）`` stood on one line if together they fill it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from zhbook.layout.decide import Row
from zhbook.layout.measure import QUOTES, closing_mark, columns, may_not_begin, may_not_end
from zhbook.layout.widths import SQUEEZED, Width

_OPENING, _CLOSING = "（(《〈“‘「『", "）)》〉”’」』"
#: What stands before a bracket with which another type begins; no name and no date.
_BEFORE_OPENING = "。；、，：）》”"
#: So many pieces that fill their lines are no chance.
_FEWEST = 3


def right_edges(
    rows: Sequence[Row], width: Width | None, openings: Container[int]
) -> tuple[list[int], set[int]]:
    """Where the line of each row ends, and which rows are pieces of the line before.

    ``openings`` are the rows that open with a number: none of them is a piece.
    """
    if width is None:
        return [], set()
    ends, bound, filling, fitting = _joined(rows, width, openings, set())
    if len(filling) < _FEWEST:
        return ends, bound
    # Where so many lines are parted, what would fit beside its line stood there too.
    ends, bound, _, _ = _joined(rows, width, openings, filling | fitting)
    return ends, bound


def _joined(
    rows: Sequence[Row], width: Width, openings: Container[int], known: set[int]
) -> tuple[list[int], set[int], set[int], set[int]]:
    """The right edges, and three sets of rows.

    Pieces, for certain or ``known``; those that would fill the line before; words in brackets
    behind a sentence, with room for them beside it.
    """
    ends: list[int] = []
    pieces: set[int] = set()
    filling: set[int] = set()
    fitting: set[int] = set()
    for k, row in enumerate(rows):
        end = width.end(row.line)
        if k and k not in openings and not row.page:
            before = rows[k - 1].line.text
            whole = ends[-1] + columns(row.line.text)
            room = whole <= width.columns + SQUEEZED
            bound = may_not_begin(row.line.text) or may_not_end(before)
            opening = row.line.text[0] in _OPENING
            bracket = before[-1] in _CLOSING or (opening and before[-1] in _BEFORE_OPENING)
            if bracket and room and _fills(whole, width):
                filling.add(k)
            announced = closing_mark(before) == "：" and row.line.text[0] in QUOTES
            if opening and room and closing_mark(before) and not announced:
                fitting.add(k)
            if (bound and room) or k in known:
                pieces.add(k)
                end = whole
        ends.append(end)
    return ends, pieces, filling, fitting


def _fills(end: int, width: Width) -> bool:
    """Whether a line that ends there is full, as a first line or as another."""
    return any(
        full - width.slack <= end <= full + SQUEEZED
        for full in {width.columns, width.columns - width.lost}
    )
