"""Ordinals that open paragraphs → series that nest: which number goes on which series.

Nothing here knows a level beforehand. Where a standard orders two styles (编 over 章, 一、 over
（一）) the order holds; else the text tells: a series that goes on later encloses what stands
between.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhbook.model import Ordinal
from zhbook.ordinals import RANK, TITLED, YEAR, follows
from zhbook.outline.nodes import UNNUMBERED, Forms, Series
from zhbook.outline.opened import Opened

#: A number that is further from the last one than this does not go on with its series.
MOST_MISSING = 9


class Nesting(Opened):
    """The series of one text, built by one pass over its candidates in their order."""

    def __init__(
        self,
        candidates: Sequence[tuple[int, Ordinal]],
        forms: Forms,
    ) -> None:
        """``candidates``: paragraph index and ordinal, in the order of the text."""
        super().__init__(candidates, forms)
        self._articles: Series | None = None
        quotation: int | None = None
        for index, ordinal in candidates:
            if self._forms.quoted.get(index) != quotation:
                self._leave()
                quotation = self._forms.quoted.get(index)
                if quotation is not None:
                    self._enter()
            if ordinal.style == "article":
                self._article(index, ordinal)
            elif ordinal.style in TITLED:
                self._title(index, ordinal)
            elif index in self._forms.lost:
                self._close_for(self._forms.lost[index], whole=True)
                self._start(index, ordinal)
            elif ordinal.style == UNNUMBERED:
                self._make_room_under(index)
                self._start(index, ordinal)
            else:
                self._weak(index, ordinal)

    # -- the three kinds of candidates

    def _title(self, index: int, ordinal: Ordinal) -> None:
        """编章节 stand above all that ranks lower, whatever is open."""
        self._close_for(ordinal.style)
        before = self._last.get(ordinal.style)
        around = self._open[-1].members[-1] if self._open else None
        if (
            before
            and ordinal.value > 1
            and before.parent is around
            and self._ahead.lost_behind(before)
        ):
            self._open.append(before.series)
        same = bool(self._open) and self._open[-1].style == ordinal.style
        if same and ordinal.value == 1 and not ordinal.suffix and self._open[-1].last != 1:
            self._open.pop()
            same = False
        if same:
            self._add(self._open[-1], index, ordinal)
        else:
            self._start(index, ordinal)
            member = self._open[-1].members[-1]
            # Chapters may run on through the parts of a code; 节 begin anew in each chapter.
            runs_on = before is not None and before.ordinal.value + 1 == ordinal.value
            if ordinal.value > 1 and not (runs_on and ordinal.style == "chapter"):
                member.doubt = "ordinal-gap"

    def _article(self, index: int, ordinal: Ordinal) -> None:
        """Articles are numbered through a whole text, across its chapters."""
        while self._open and self._closed_by_article(self._open[-1]):
            self._open.pop()
        self._end_equals_of_title()
        series = self._articles
        if series is None or (ordinal.value == 1 and not ordinal.suffix and series.last != 1):
            self._start(index, ordinal)
            self._articles = self._open[-1]
            # A part of a code begins far behind 第一条, and lacks none of its own.
            if 1 < ordinal.value <= MOST_MISSING + 1:
                self._articles.members[0].doubt = "ordinal-gap"
        else:
            self._add(series, index, ordinal)
            self._open.append(series)

    def _end_equals_of_title(self) -> None:
        """A list whose last member titles an article ends those of its style that did so before."""
        if not self._open or self._open[-1].style not in RANK or self._open[-1].style in TITLED:
            return
        styles = [series.style for series in self._open]
        del self._open[styles.index(styles[-1]) : -1]

    def _closed_by_article(self, series: Series) -> bool:
        if series.style in TITLED or series.style == UNNUMBERED:
            return False
        return not self._ahead.is_over_articles(series.style, series.members[-1].index)

    def _weak(self, index: int, ordinal: Ordinal) -> None:
        """What may nest anyhow goes on with a series that waits for it, or begins one."""
        waiting = self._waiting(index, ordinal)
        if waiting is not None:
            self._go_on(waiting, index, ordinal)
        elif self._runs_on(ordinal):
            self._make_room(index, ordinal)
            self._start(index, ordinal)
            self._open[-1].continues = True
        elif ordinal.value == 1 or self._begins_late(index, ordinal):
            self._begin(index, ordinal)
        else:
            broken = self._broken(index, ordinal)
            if broken is not None:
                self._go_on(broken, index, ordinal)
            elif self._is_usual_below(index, ordinal):
                self._begin(index, ordinal)

    def _in_article(self) -> bool:
        return any(series.style == "article" for series in self._open)

    def _waiting(self, index: int, ordinal: Ordinal) -> Series | None:
        """The open series of which it is the next number."""
        # A title over articles goes on with the series above them, not with a list in one.
        above = self._in_article() and self._ahead.is_over_articles(ordinal.style, index)
        # 10 over 10.1 goes on with 9 over 9.1, not with a list below that.
        above = above or index in self._ahead.over_clauses
        # 三、 directly over another sample goes on with 二、 over the one before.
        above = above or index + 1 in self._forms.samples.below
        for series in self._open if above else reversed(self._open):
            if series.style == ordinal.style and follows(series.members[-1].ordinal, ordinal):
                return series
        return None

    def _begin(self, index: int, ordinal: Ordinal) -> None:
        """Begin a series; one of titles ends the articles that it stands behind."""
        title = index in self._forms.titled and RANK.get(ordinal.style) == RANK["han"]
        title = title and index not in self._forms.announced
        if title and self._in_article() and self._ahead.goes_on_as_title(index, ordinal):
            while self._open and self._open[-1].style not in TITLED:
                self._open.pop()
        self._make_room(index, ordinal)
        self._start(index, ordinal)
        if ordinal.value != 1 and ordinal.style != YEAR:
            self._open[-1].members[-1].doubt = "ordinal-gap"

    def _broken(self, index: int, ordinal: Ordinal) -> Series | None:
        """The open series that goes on with it though numbers are missing, or come again."""
        least = -MOST_MISSING if index in self._forms.titled else 0
        for series in reversed(self._open):
            missing = ordinal.value - series.last
            if series.style == ordinal.style and least <= missing <= MOST_MISSING:
                return series
        return None

    def _is_usual_below(self, index: int, ordinal: Ordinal) -> bool:
        """Whether it stands directly below a title under whose like its style stood before.

        79. alone below 三、附则, where 1. and 2. stood below 一、 and 二、, is misprinted, and one.
        """
        above = self._open[-1] if self._open else None
        return (
            above is not None
            and above.style != "article"
            and above.members[-1].index == index - 1
            and index - 1 in self._forms.titled
            and (above.style, ordinal.style) in self._enclosed
        )

    def _runs_on(self, ordinal: Ordinal) -> bool:
        """Whether a number goes on from the heading before: 一、（一）（二） 二、（三）（四）."""
        last = self._last.get(ordinal.style)
        if last is None or last.ordinal.value != ordinal.value - 1 or last.parent is None:
            return False
        parents = [s.members[-1] for s in self._open if s.style == last.parent.ordinal.style]
        return bool(parents) and parents[-1] is not last.parent

    def _begins_late(self, index: int, ordinal: Ordinal) -> bool:
        """A series whose beginning is lost opens with another number, but goes on from it."""
        over = index in self._ahead.over_clauses
        if any(s.style == ordinal.style and not (over and self._is_list(s)) for s in self._open):
            return False
        following = self._ahead.next(ordinal.style, index)
        inserted = following == ordinal.value and self._ahead.is_inserted(ordinal.style, following)
        if following is None:
            return over
        rises = ordinal.style == YEAR and following > ordinal.value
        return over or inserted or rises or following == ordinal.value + 1

    def _is_list(self, series: Series) -> bool:
        """Whether no member of a series stands over clauses with its number."""
        last = series.members[-MOST_MISSING:]
        return not any(member.index in self._ahead.over_clauses for member in last)
