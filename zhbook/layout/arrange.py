"""The lines of a seed → the rows of each paragraph, by the layout that the text has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from zhbook.layout.aligned import aligned
from zhbook.layout.decide import Layout, Row, layout_of
from zhbook.layout.openings import in_series, openings
from zhbook.layout.pages import page_lines
from zhbook.layout.quoted import unquoted
from zhbook.layout.run_together import parted
from zhbook.layout.tables import drawn
from zhbook.layout.verse import verses
from zhbook.layout.widths import MOST, Width, width_of
from zhbook.layout.wraps import Wraps
from zhbook.model import LINES, WRAPPED, Kind, Line


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a block; ``after_blank`` tells of empty lines before it.

    ``kept`` is TABLE or VERSE where its lines are those of the text, None where they are one.
    """

    rows: tuple[Row, ...]
    after_blank: bool
    kept: Kind | None = None


@dataclass(frozen=True, slots=True)
class Arranged:
    """A text in paragraphs: their rows, the milestones behind the last, and the layout.

    ``measured`` is the width that its lines tell of, whether or not it was believed; ``doubtful``
    are the lines that may begin a paragraph as well as not.
    """

    groups: tuple[Group, ...]
    behind: tuple[Line, ...]
    layout: Layout
    measured: Width | None
    doubtful: tuple[Line, ...] = ()


def arranged(lines: Sequence[Line], told: str = "", settled: Collection[int] = ()) -> Arranged:
    """The paragraphs of a text; where nothing is wrapped, a line each.

    ``told`` is the layout that the editors name, which has the last word, and ``settled`` are the
    lines of which they say what they are: no milestones and no verse.
    """
    bare, marks = unquoted(lines)
    rows, behind = _rows(parted(bare), settled, marks)
    indent = min((row.line.indent for row in rows), default=0)
    if indent:  # what all lines have tells nothing
        rows = [
            replace(row, line=replace(row.line, indent=row.line.indent - indent)) for row in rows
        ]
    measured = None if told == LINES else width_of([row.line for row in rows], told == WRAPPED)
    believed = measured is not None and measured.sure and measured.share >= MOST
    width = measured if told or believed else None
    layout = Layout()
    wraps = Wraps(rows, layout, {}, ())
    if width is not None:
        seen = openings([row.line for row in rows])
        series = in_series(seen)
        layout = layout_of(rows, width, seen)
        wraps = Wraps(rows, layout, seen, series)
    kept = _kept(rows, layout, settled)
    starts: list[int] = []
    end = 0  # of the last lines that are kept
    for k in range(len(rows)):
        if k < end:
            continue
        if k in kept or k == end or not wraps.goes_on(starts[-1], k):
            starts.append(k)
        end = kept[k][1] if k in kept else end
    groups = tuple(
        Group(
            tuple(rows[start:end]), rows[start].blank and layout.blanks, kept.get(start, (None,))[0]
        )
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    )
    doubtful = tuple(rows[k].line for k in wraps.doubtful)
    return Arranged(groups, behind, layout, measured, doubtful)


def _kept(
    rows: Sequence[Row], layout: Layout, settled: Collection[int]
) -> dict[int, tuple[Kind, int]]:
    """Where lines begin that keep their breaks, what they are, and the line behind them."""
    lines = [row.line for row in rows]
    parts = layout.blanks and not all(row.blank for row in rows[1:])
    stanzas = [(row.line, row.blank and parts) for row in rows]
    kept = {start: (Kind.TABLE, end) for start, end in drawn(lines)}
    told = {k for k, line in enumerate(lines) if line.number in settled}
    inside = told | {k for start, (_, end) in kept.items() for k in range(start, end)}
    for kind, found in (
        (Kind.TABLE, aligned(lines)),
        (Kind.VERSE, verses(stanzas, free=layout.width is None)),
    ):
        for start, end in found:
            if inside.isdisjoint(range(start, end)):
                kept[start] = (kind, end)
                inside |= {*range(start, end)}
    return kept


def _rows(
    lines: Sequence[Line], settled: Collection[int], marks: dict[int, Line]
) -> tuple[list[Row], tuple[Line, ...]]:
    """The lines with text that are no milestones, and the milestones behind the last of them.

    ``marks`` of quotation, by the number of their line, are such.
    """
    furniture = {i for i in page_lines(lines) if lines[i].number not in settled}
    rows: list[Row] = []
    blank = page = False
    before: list[Line] = []
    for i, line in enumerate(lines):
        page = page or line.page
        if line.number in marks:
            before.append(marks.pop(line.number))
        if i in furniture:
            before.append(line)
        elif line.text:
            rows.append(Row(line, blank and bool(rows), page or bool(before), tuple(before)))
            blank = page = False
            before = []
        else:
            blank = True
    return rows, tuple(before)
