"""Ordinals that open paragraphs → series that nest: which number goes on which series.

Nothing here knows a level beforehand. Where a standard orders two styles (编 over 章, 一、 over
（一）) the order holds; else the text tells: a series that goes on later encloses what stands
between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhbook.model import Ordinal
from zhbook.ordinals import RANK, TITLED, titles_parts
from zhbook.outline.nodes import UNNUMBERED, YEAR, Forms, Member, Series, follows, over_clauses

#: A number that is further from the last one than this does not go on with its series.
MOST_MISSING = 9


class Nesting:
    """The series of one text, built by one pass over its candidates in their order."""

    def __init__(
        self,
        candidates: Sequence[tuple[int, Ordinal]],
        forms: Forms,
    ) -> None:
        """``candidates``: paragraph index and ordinal, in the order of the text."""
        self.series: list[Series] = []
        self._forms = forms
        self._articles_at = {i for i, ordinal in candidates if ordinal.style == "article"}
        titles = [i for i, ordinal in candidates if ordinal.style in TITLED]
        self._last_title = titles[-1] if titles else -1
        self._over_titles = {i - 1 for i in titles}
        self._outside: tuple[list[Series], dict[str, Member]] | None = None
        self._around: Member | None = None
        self._open: list[Series] = []
        self._articles: Series | None = None
        self._last: dict[str, Member] = {}
        self._enclosed: set[tuple[str, str]] = set()
        self._ahead: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
        self._over_clauses = over_clauses(candidates)
        self._inserted = {(o.style, o.value) for _, o in candidates if o.suffix}
        for index, ordinal in candidates:
            key = (ordinal.style, self._forms.quoted.get(index))
            self._ahead.setdefault(key, []).append((index, ordinal.value))
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
            elif ordinal.style == UNNUMBERED:
                self._make_room_under(index)
                self._start(index, ordinal)
            else:
                self._weak(index, ordinal)

    # -- what stands in a quotation is nested by itself

    def _enter(self) -> None:
        self._outside = (self._open, self._last)
        self._around = self._open[-1].members[-1] if self._open else None
        self._open, self._last = [], {}

    def _leave(self) -> None:
        if self._outside:
            self._open, self._last = self._outside
            self._outside = self._around = None

    # -- the three kinds of candidates

    def _title(self, index: int, ordinal: Ordinal) -> None:
        """编章节 stand above all that ranks lower, whatever is open."""
        while self._open and not self._stands_over(self._open[-1], ordinal.style):
            self._open.pop()
        same = bool(self._open) and self._open[-1].style == ordinal.style
        if same and ordinal.value == 1 and not ordinal.suffix and self._open[-1].last != 1:
            self._open.pop()
            same = False
        if same:
            self._add(self._open[-1], index, ordinal)
        else:
            before = self._last.get(ordinal.style)
            self._start(index, ordinal)
            member = self._open[-1].members[-1]
            # Chapters may run on through the parts of a code; 节 begin anew in each chapter.
            runs_on = before is not None and before.ordinal.value + 1 == ordinal.value
            if member.parent and ordinal.value > 1 and not (runs_on and ordinal.style == "chapter"):
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
        return not self._is_over_articles(series.style, series.members[-1].index)

    def _is_over_articles(self, style: str, index: int) -> bool:
        """Whether a title in the manner of 一、 stands over articles, or one directly over one."""
        if index not in self._forms.titled or style not in RANK:
            return False
        return style == "han" or index + 1 in self._articles_at

    def _weak(self, index: int, ordinal: Ordinal) -> None:
        """What may nest anyhow goes on with a series that waits for it, or begins one."""
        waiting = self._waiting(index, ordinal)
        if waiting is not None:
            self._go_on(waiting, index, ordinal)
        elif self._runs_on(ordinal):
            self._make_room(index, ordinal)
            before = self._last[ordinal.style].series
            self._start(index, ordinal)
            self._open[-1].continued = before
        elif ordinal.value == 1 or self._begins_late(index, ordinal):
            self._begin(index, ordinal)
        else:
            broken = self._broken(index, ordinal)
            if broken is not None:
                self._go_on(broken, index, ordinal)

    def _in_article(self) -> bool:
        return any(series.style == "article" for series in self._open)

    def _waiting(self, index: int, ordinal: Ordinal) -> Series | None:
        """The open series of which it is the next number."""
        # A title over articles goes on with the series above them, not with a list in one.
        above = self._in_article() and self._is_over_articles(ordinal.style, index)
        # 10 over 10.1 goes on with 9 over 9.1, not with a list below that.
        above = above or index in self._over_clauses
        for series in self._open if above else reversed(self._open):
            if series.style == ordinal.style and follows(series.members[-1].ordinal, ordinal):
                return series
        return None

    def _begin(self, index: int, ordinal: Ordinal) -> None:
        """Begin a series; one of titles ends the articles that it stands behind."""
        title = index in self._forms.titled and RANK.get(ordinal.style) == RANK["han"]
        title = title and index not in self._forms.announced
        if title and self._in_article() and self._goes_on_as_title(index, ordinal):
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
            return not preface or index < self._last_title
        if above is not None and below is not None:
            return above < below or self._is_list_in_clause(series, index, ordinal)
        if (series.style, ordinal.style) in self._enclosed:
            return True
        if (ordinal.style, series.style) in self._enclosed:
            return False
        announces = index in self._forms.announced and series.members[-1].index == index - 1
        if announces or below is None or (ordinal.value == 1 and titles_parts(series.style)):
            return True
        return self._next(series.style, index) == series.last + 1

    def _is_list_in_clause(self, series: Series, index: int, ordinal: Ordinal) -> bool:
        """Whether 1. stands below 5.2 as a list: 5.3 comes later, or a list was there before."""
        clause = series.members[-1].ordinal
        if not clause.above or ordinal.style != "digit" or ordinal.value != 1:
            return False
        if index in self._over_clauses:
            return False
        listed = (series.style, ordinal.style) in self._enclosed or index in self._forms.announced
        return listed or self._next(series.style, index) == clause.value + 1

    def _has_own_lists(self, series: Series) -> bool:
        inner = series.style == UNNUMBERED and series.members[-1].index in self._forms.inner
        return inner or series.style == "article"

    def _stands_over(self, series: Series, style: str) -> bool:
        """Whether a title of this style may go on with a series or stand under it."""
        if series.style == UNNUMBERED:
            return series.members[-1].index in self._forms.enclosing
        if series.style not in RANK:
            # 模块一 directly over 第一节 stands over all of them, (b) before 第二部 does not.
            return titles_parts(series.style) and series.members[-1].index in self._over_titles
        return series.style == style or RANK[series.style] < RANK[style]

    def _make_room_under(self, index: int) -> None:
        """Close what a heading without a number ends: all, or what stands under its like."""
        if index not in self._forms.inner:
            self._open.clear()
            return
        for k, series in enumerate(self._open):
            if series.style == UNNUMBERED and series.members[-1].index in self._forms.inner:
                del self._open[k:]
        while self._open and self._open[-1].members[-1].index not in self._forms.titled:
            self._open.pop()

    # -- what comes later

    def _next(self, style: str, index: int) -> int | None:
        ahead = self._ahead[style, self._forms.quoted.get(index)]
        k = bisect_right(ahead, (index, 10**9))
        return ahead[k][1] if k < len(ahead) else None

    def _runs_on(self, ordinal: Ordinal) -> bool:
        """Whether a number goes on from the heading before: 一、（一）（二） 二、（三）（四）."""
        last = self._last.get(ordinal.style)
        if last is None or last.ordinal.value != ordinal.value - 1 or last.parent is None:
            return False
        parents = [s.members[-1] for s in self._open if s.style == last.parent.ordinal.style]
        return bool(parents) and parents[-1] is not last.parent

    def _begins_late(self, index: int, ordinal: Ordinal) -> bool:
        """A series whose beginning is lost opens with another number, but goes on from it."""
        over = index in self._over_clauses
        if any(s.style == ordinal.style and not (over and self._is_list(s)) for s in self._open):
            return False
        following = self._next(ordinal.style, index)
        inserted = following == ordinal.value and (ordinal.style, following) in self._inserted
        if following is None:
            return over
        rises = ordinal.style == YEAR and following > ordinal.value
        return over or inserted or rises or following == ordinal.value + 1

    def _is_list(self, series: Series) -> bool:
        """Whether no member of a series stands over clauses with its number."""
        last = series.members[-MOST_MISSING:]
        return not any(member.index in self._over_clauses for member in last)

    def _goes_on_as_title(self, index: int, ordinal: Ordinal) -> bool:
        ahead = self._ahead[ordinal.style, self._forms.quoted.get(index)]
        k = bisect_right(ahead, (index, 10**9))
        return (
            k >= len(ahead) or ahead[k][1] != ordinal.value + 1 or ahead[k][0] in self._forms.titled
        )
