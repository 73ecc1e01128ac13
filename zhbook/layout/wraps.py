"""Which lines carry on the paragraph of the line before, in a text that was wrapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from zhbook.layout.decide import Layout, Row
from zhbook.layout.measure import (
    QUOTES,
    closing_mark,
    first_unit,
    is_closed,
    is_loose,
    leaves_open,
    may_not_begin,
    may_not_end,
)
from zhbook.layout.openings import carries_on, cites, is_dated, leads_to_date, tells_of_law
from zhbook.layout.pieces import right_edges
from zhbook.layout.short_pages import goes_on
from zhbook.model import Line, Ordinal

_QUOTATION_MARKS = frozenset([*QUOTES, *QUOTES.values()])


def _runs_over_page(last: Line, line: Line) -> bool:
    """Whether a sentence of a text with a paragraph a line goes on behind the end of a page.

    ``…，每人限报两`` and ``项，不得重复。`` are one; a title and a salutation are not.
    """
    return goes_on(last, line) and not {*"，。；"}.isdisjoint(last.text)


class Wraps:
    """The rows of a text in its layout.

    ``openings`` are the numbers with which rows open, ``series`` those of them that go on.
    """

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
        # The paragraph that is being read, and whether a later line of it is indented.
        self._first, self._indented = -1, False
        #: The rows of which nothing but the mark before them tells.
        self.doubtful: list[int] = []
        # Its first row, the row up to which its quotation marks were counted, and their numbers.
        self._read: tuple[int, int, Counter[str]] = (-1, -1, Counter())
        self._ends, self._pieces = right_edges(rows, layout.width, openings)
        self._hanging = {
            openings[k - 1].style
            for k in range(1, len(rows))
            if k - 1 in openings and rows[k].line.indent in layout.hangs
        }

    def goes_on(self, first: int, k: int) -> bool:
        """Whether row ``k`` carries on the paragraph that began with row ``first``.

        Rows are asked for in their order.
        """
        if self._first != first:
            self._first, self._indented = first, False
        elif self.rows[k - 1].line.indent:
            self._indented = True
        last, row = self.rows[k - 1].line, self.rows[k].line
        width = self.layout.width
        if may_not_begin(row.text) or may_not_end(last.text) or k in self._pieces:
            return True
        if width is None and self.rows[k].page and _runs_over_page(last, row):
            return True
        if width is None or (self.layout.blanks and self.rows[k].blank and not self.rows[k].page):
            return False
        if is_loose(last.text) or is_loose(row.text):
            return False
        if k not in self.openings and leaves_open(last.text, row.text):
            return True
        if k - 1 in self._pieces and not is_closed(last):
            return k not in self.openings
        if self.rows[k].page and first < k - 1 and not is_closed(last):
            return k not in self.openings  # nothing ends so at the foot of a page
        if not width.is_full(self._ends[k - 1], first == k - 1, first_unit(row.text)):
            return False
        if row.indent in self.layout.begins:
            return False
        if self._hung(first, k) and not row.indent:
            return False
        if not (self.layout.flush or row.indent):
            return True
        if not is_closed(last):
            return not self._begins(first, k)
        if self.layout.by_blanks:
            return k not in self.series
        if k in self.openings or self._quotes_anew(first, k):
            return False
        if row.indent in self.layout.hangs or self.layout.begins:
            return True
        if carries_on(row.text) or (self._pieces and row.text[0] == "（"):
            return True
        told = self._is_first_line(k)
        if told is not None:
            return not told
        mark = closing_mark(last.text)
        if mark in self.layout.mixed:
            self.doubtful.append(k)
        return mark not in self.layout.ending

    def _begins(self, first: int, k: int) -> bool:
        """Whether a row behind a line that closes no sentence begins something by its words.

        A number does that goes on with a series, and a date behind a title or another date.
        """
        last, above = self.rows[k - 1].line.text, self.rows[first].line.text
        if is_dated(above) and tells_of_law(last):
            return not self.rows[k].line.text.startswith("的")
        if is_dated(self.rows[k].line.text) and (first == 0 or is_dated(above)):
            return not leads_to_date(last)
        return k in self.series and not cites(last, self.openings[k])

    def _quotes_anew(self, first: int, k: int) -> bool:
        """Whether a row is the next paragraph of what is quoted: each opens with ``“``.

        So it is where no ``”`` has closed the quotation since the first row (GB/T 15834-2011, B.4).
        """
        if self._read[0] != first:
            self._read = (first, first, Counter())
        _, end, marks = self._read
        for row in self.rows[end:k]:
            marks.update(mark for mark in row.line.text if mark in _QUOTATION_MARKS)
        self._read = (first, k, marks)
        opening = self.rows[k].line.text[0]
        return opening in QUOTES and marks[opening] > marks[QUOTES[opening]]

    def _hung(self, first: int, k: int) -> bool:
        """Whether the paragraph is one whose later lines are indented in this text."""
        if self._indented:
            return not self.rows[first].line.indent
        return first in self.openings and self.openings[first].style in self._hanging

    def _is_first_line(self, k: int) -> bool | None:
        """Whether a full row is as short as first lines are that lost their indent; None: no line
        of this text tells, or it is not full.
        """
        width = self.layout.width
        if width is None or not width.lost or k + 1 >= len(self.rows):
            return None
        unit = first_unit(self.rows[k + 1].line.text)
        if not width.is_full(self._ends[k], True, unit):
            return None
        over = width.columns - width.lost - self._ends[k]
        if over >= 0:
            return True
        # Where marks are squeezed, what lies between the two tells neither.
        return False if width.is_full(self._ends[k] - width.slack, False, unit) else None
