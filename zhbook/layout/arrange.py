"""The lines of a seed → the rows of each paragraph, by the layout that the text has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhbook.layout.decide import Layout, Row, layout_of
from zhbook.layout.openings import in_series, openings
from zhbook.layout.pages import page_lines
from zhbook.layout.run_together import parted
from zhbook.layout.tables import drawn
from zhbook.layout.widths import width_of
from zhbook.layout.wraps import Wraps
from zhbook.model import Line


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a paragraph or a table; ``after_blank`` tells of empty lines before it."""

    rows: tuple[Row, ...]
    after_blank: bool
    table: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """A text in paragraphs: their rows, the milestones behind the last, and the layout."""

    groups: tuple[Group, ...]
    behind: tuple[Line, ...]
    layout: Layout


def arranged(lines: Sequence[Line]) -> Arranged:
    """The paragraphs of a text; where nothing is wrapped, a line each."""
    rows, behind = _rows(parted(lines))
    indent = min((row.line.indent for row in rows), default=0)
    if indent:  # what all lines have tells nothing
        rows = [
            replace(row, line=replace(row.line, indent=row.line.indent - indent)) for row in rows
        ]
    width = width_of([row.line for row in rows])
    layout = Layout()
    wraps = Wraps(rows, layout, {}, ())
    if width is not None:
        seen = openings([row.line for row in rows])
        series = in_series(seen)
        layout = layout_of(rows, width, seen, series)
        wraps = Wraps(rows, layout, seen, series)
    tables = dict(drawn([row.line for row in rows]))
    starts: list[int] = []
    end = 0  # of the last table
    for k in range(len(rows)):
        if k < end:
            continue
        if k in tables or k == end or not wraps.goes_on(starts[-1], k):
            starts.append(k)
        end = tables.get(k, end)
    groups = tuple(
        Group(tuple(rows[start:end]), rows[start].blank and layout.blanks, start in tables)
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    )
    return Arranged(groups, behind, layout)


def _rows(lines: Sequence[Line]) -> tuple[list[Row], tuple[Line, ...]]:
    """The lines with text that are no milestones, and the milestones behind the last of them."""
    furniture = page_lines(lines)
    rows: list[Row] = []
    blank = page = False
    before: list[Line] = []
    for i, line in enumerate(lines):
        page = page or line.page
        if i in furniture:
            before.append(line)
        elif line.text:
            rows.append(Row(line, blank and bool(rows), page or bool(before), tuple(before)))
            blank = page = False
            before = []
        else:
            blank = True
    return rows, tuple(before)
