"""Which lines carry on the paragraph of the line before, in a text that was wrapped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from zhbook.layout.decide import Layout, Row
from zhbook.layout.measure import first_unit, is_closed, is_loose, may_not_begin
from zhbook.layout.openings import cites
from zhbook.layout.widths import FIRST_INDENT, SLACK
from zhbook.model import Ordinal


class Wraps:
    """The rows of a text in its layout; ``openings`` and ``series`` as ``layout_of`` has them."""

    def __init__(
        self,
        rows: Sequence[Row],
        layout: Layout,
        openings: Mapping[int, Ordinal],
        series: Collection[int],
    ) -> None:
        self.rows = rows
        self.layout = layout
        self.openings = openings
        self.series = series
        self._hanging = {
            openings[k - 1].style
            for k in range(1, len(rows))
            if k - 1 in openings and rows[k].line.indent in layout.hangs
        }

    def goes_on(self, first: int, k: int) -> bool:
        """Whether row ``k`` carries on the paragraph that began with row ``first``."""
        last, row = self.rows[k - 1].line, self.rows[k].line
        width = self.layout.width
        if may_not_begin(row.text):
            return True
        if width is None or (self.layout.blanks and self.rows[k].blank and not self.rows[k].page):
            return False
        if is_loose(last.text) or is_loose(row.text):
            return False
        if not width.is_full(last, first == k - 1, first_unit(row.text)):
            return False
        if row.indent in self.layout.begins:
            return False
        if self._hung(first, k) and not row.indent:
            return False
        if not is_closed(last):
            return not self._begins_with_number(k)
        if k in self.openings:
            return False
        if row.indent in self.layout.hangs or self.layout.begins:
            return True
        return not self._is_first_line(k)

    def _begins_with_number(self, k: int) -> bool:
        """Whether a row behind a line that closes no sentence opens a member of a series."""
        if k not in self.series:
            return False
        return not cites(self.rows[k - 1].line.text)

    def _hung(self, first: int, k: int) -> bool:
        """Whether the paragraph is one whose later lines are indented in this text."""
        if any(self.rows[j].line.indent for j in range(first + 1, k)):
            return not self.rows[first].line.indent
        return first in self.openings and self.openings[first].style in self._hanging

    def _is_first_line(self, k: int) -> bool:
        """Whether a full row is as short as first lines are that lost their indent."""
        width = self.layout.width
        if width is None or not width.lost or k + 1 >= len(self.rows):
            return False
        row = self.rows[k].line
        short = width.edge(row) <= width.columns - FIRST_INDENT + SLACK // 2
        unit = first_unit(self.rows[k + 1].line.text)
        return short and not is_closed(row) and width.is_full(row, True, unit)
