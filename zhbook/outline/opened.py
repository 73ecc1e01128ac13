"""The series of a text that are open at a place of it, and what a new member closes.

Where a standard orders two styles (编 over 章, 一、 over （一）) the order holds; else what the
text has shown before: a style that stood under another stands there again.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhbook.model import Ordinal
from zhbook.ordinals import RANK, follows, titles_parts
from zhbook.outline.ahead import Ahead
from zhbook.outline.nodes import UNNUMBERED, Forms, Member, Series


class Opened:
    """The open series, the outermost first; ``series`` are all that were begun."""

    def __init__(self, candidates: Sequence[tuple[int, Ordinal]], forms: Forms) -> None:
        self.series: list[Series] = []
        self._forms = forms
        self._ahead = Ahead(candidates, forms)
        self._outside: tuple[list[Series], dict[str, Member]] | None = None
        self._around: Member | None = None
        self._open: list[Series] = []
        self._last: dict[str, Member] = {}
        self._enclosed: set[tuple[str, str]] = set()

    # -- what stands in a quotation is nested by itself

    def _enter(self) -> None:
        self._outside = (self._open, self._last)
        self._around = self._open[-1].members[-1] if self._open else None
        self._open, self._last = [], {}

    def _leave(self) -> None:
        if self._outside:
            self._open, self._last = self._outside
            self._outside = self._around = None

    # -- steps

    def _go_on(self, series: Series, index: int, ordinal: Ordinal) -> None:
        del self._open[self._open.index(series) + 1 :]
        self._add(series, index, ordinal)

    def _add(self, series: Series, index: int, ordinal: Ordinal) -> None:
        below = self._open[: self._open.index(series)] if series in self._open else self._open
        parent = below[-1].members[-1] if below else self._around
        member = Member(index, ordinal, series, parent)
        if series.members:
            member.before = series.members[-1]
            last = member.before.ordinal
            if (ordinal.value, ordinal.suffix) == (last.value, last.suffix):
                member.doubt = "ordinal-repeated"
            elif not follows(last, ordinal):
                member.doubt = "ordinal-gap"
        if parent:
            parent.children[series] = None
        series.members.append(member)
        self._last[ordinal.style] = member

    def _start(self, index: int, ordinal: Ordinal) -> None:
        series = Series(ordinal.style)
        self._add(series, index, ordinal)
        member = series.members[0]
        self._open.append(series)
        self.series.append(series)
        if member.parent and not self._outside:
            self._enclosed.add((member.parent.ordinal.style, ordinal.style))

    def _make_room(self, index: int, ordinal: Ordinal) -> None:
        """Close the series that a new one of this style cannot stand under."""
        # What stands in an article or a clause is a list of its own, whatever stands above.
        articles = [
            k
            for k, series in enumerate(self._open)
            if self._has_own_lists(series) or self._is_list_in_clause(series, index, ordinal)
        ]
        for k in range(articles[-1] + 1 if articles else 0, len(self._open)):
            if self._open[k].style == ordinal.style:
                del self._open[k:]
                return
        while self._open and not self._encloses(self._open[-1], index, ordinal):
            self._open.pop()

    def _encloses(self, series: Series, index: int, ordinal: Ordinal) -> bool:
        above, below = RANK.get(series.style), RANK.get(ordinal.style)
        if series.style == UNNUMBERED:
            # 一、 behind 引言 is the text's own, unless chapters are.
            preface = series.members[-1].index in self._forms.prefaces
            return not preface or index < self._ahead.last_title
        if above is not None and below is not None:
            if above < below or self._is_list_in_clause(series, index, ordinal):
                return True
            return self._stands_around(series, index, ordinal)
        if (series.style, ordinal.style) in self._enclosed:
            return True
        if (ordinal.style, series.style) in self._enclosed:
            return False
        announces = index in self._forms.announced and series.members[-1].index == index - 1
        if announces or below is None or (ordinal.value == 1 and titles_parts(series.style)):
            return True
        return self._ahead.next(series.style, index) == series.last + 1

    def _stands_around(self, series: Series, index: int, ordinal: Ordinal) -> bool:
        """Whether 1. stands over 一、 to 三、, since 2. titles what comes behind them."""
        titled = self._forms.titled
        behind = self._ahead.behind(ordinal, index, series.style, series.last + 1)
        return behind in titled and series.members[-1].index in titled

    def _is_list_in_clause(self, series: Series, index: int, ordinal: Ordinal) -> bool:
        """Whether 1. stands below 5.2 as a list: 5.3 comes later, or a list was there before."""
        clause = series.members[-1].ordinal
        if not clause.above or ordinal.style != "digit" or ordinal.value != 1:
            return False
        if index in self._ahead.over_clauses:
            return False
        listed = (series.style, ordinal.style) in self._enclosed or index in self._forms.announced
        return listed or self._ahead.next(series.style, index) == clause.value + 1

    def _has_own_lists(self, series: Series) -> bool:
        inner = series.style == UNNUMBERED and series.members[-1].index in self._forms.inner
        return inner or series.style == "article"

    def _close_for(self, style: str, whole: bool = False) -> None:
        """Close what a title of this style ends; all of its style, where it goes on with none."""
        while self._open:
            series = self._open[-1]
            equal = whole and RANK.get(series.style) == RANK[style]
            if self._stands_over(series, style) and not equal:
                break
            self._open.pop()

    def _stands_over(self, series: Series, style: str) -> bool:
        """Whether a title of this style may go on with a series or stand under it."""
        lost = self._forms.lost.get(series.members[-1].index)
        if lost is not None:
            return RANK[lost] < RANK[style]
        if series.style == UNNUMBERED:
            return series.members[-1].index in self._forms.enclosing
        if series.style not in RANK:
            # 模块一 directly over 第一节 stands over all of them, (b) before 第二部 does not.
            return (
                titles_parts(series.style) and series.members[-1].index in self._ahead.over_titles
            )
        return series.style == style or RANK[series.style] < RANK[style]

    def _make_room_under(self, index: int) -> None:
        """Close what a heading without a number ends: all, or what stands under its like.

        A part of a form, 填写说明, stands under the title of the form.
        """
        if index in self._forms.samples.parts:
            while self._open and self._open[-1].members[-1].index not in self._forms.samples.below:
                self._open.pop()
            return
        if index not in self._forms.inner:
            self._open.clear()
            return
        for k, series in enumerate(self._open):
            if series.style == UNNUMBERED and series.members[-1].index in self._forms.inner:
                del self._open[k:]
        while self._open and self._open[-1].members[-1].index not in self._forms.titled:
            self._open.pop()
