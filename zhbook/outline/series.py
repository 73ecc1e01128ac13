"""Ordinals that open paragraphs → series that nest: which number goes on which series.

Nothing here knows a level beforehand. Where a standard orders two styles (编 over 章, 一、 over
（一）) the order holds; else the text tells: a series that goes on later encloses what stands
between.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhbook.model import Ordinal
from zhbook.ordinals import RANK, TITLED

#: A number that is further from the last one than this does not go on with its series.
MOST_MISSING = 9


@dataclass(slots=True, eq=False)
class Member:
    """A paragraph (its index) that opens with an ordinal of a series."""

    index: int
    ordinal: Ordinal
    series: Series
    parent: Member | None
    children: list[Series] = field(default_factory=list)
    doubt: str = ""


@dataclass(slots=True, eq=False)
class Series:
    """Members of one style; only articles go on from one parent to the next."""

    style: str
    continues: bool = False
    members: list[Member] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last member so far."""
        return self.members[-1].ordinal.value


#: The style of headings that no number opens; what is not titled by 编章节 stands under them.
UNNUMBERED = "unnumbered"


class Nesting:
    """The series of one text, built by one pass over its candidates in their order."""

    def __init__(self, candidates: Sequence[tuple[int, Ordinal]], titled: frozenset[int]) -> None:
        """``candidates``: paragraph index and ordinal; ``titled``: those whose line is a title."""
        self.series: list[Series] = []
        self._titled = titled
        self._open: list[Series] = []
        self._articles: Series | None = None
        self._last: dict[str, Member] = {}
        self._enclosed: set[tuple[str, str]] = set()
        self._ahead: dict[str, list[tuple[int, int]]] = {}
        for index, ordinal in candidates:
            self._ahead.setdefault(ordinal.style, []).append((index, ordinal.value))
        for index, ordinal in candidates:
            if ordinal.style == "article":
                self._article(index, ordinal)
            elif ordinal.style in TITLED:
                self._title(index, ordinal)
            elif ordinal.style == UNNUMBERED:
                self._open.clear()
                self._start(index, ordinal)
            else:
                self._weak(index, ordinal)

    # -- the three kinds of candidates

    def _title(self, index: int, ordinal: Ordinal) -> None:
        """编章节 stand above all that ranks lower, whatever is open."""
        rank = RANK[ordinal.style]
        while self._open and not 0 < self._rank(self._open[-1]) <= rank:
            self._open.pop()
        same = bool(self._open) and self._open[-1].style == ordinal.style
        if same and ordinal.value == 1 and not ordinal.suffix and self._open[-1].last != 1:
            self._open.pop()
            same = False
        if same:
            self._add(self._open[-1], index, ordinal)
        else:
            self._start(index, ordinal)

    def _article(self, index: int, ordinal: Ordinal) -> None:
        """Articles are numbered through a whole text, across its chapters."""
        while self._open and self._closed_by_article(self._open[-1]):
            self._open.pop()
        series = self._articles
        if series is None or (ordinal.value == 1 and not ordinal.suffix and series.last != 1):
            self._start(index, ordinal)
            self._articles = self._open[-1]
        else:
            self._add(series, index, ordinal)
            self._open.append(series)

    def _closed_by_article(self, series: Series) -> bool:
        if series.style in TITLED or series.style == UNNUMBERED:
            return False
        return not (series.style == "han" and series.members[-1].index in self._titled)

    def _weak(self, index: int, ordinal: Ordinal) -> None:
        in_article = any(s.style == "article" for s in self._open)
        title = index in self._titled and RANK.get(ordinal.style) == RANK["han"]
        for series in reversed(self._open):
            if series.style == ordinal.style and series.last == ordinal.value - 1:
                self._go_on(series, index, ordinal)
                return
        if self._runs_on(ordinal):
            self._make_room(index, ordinal)
            self._start(index, ordinal)
            self._open[-1].continues = True
            return
        if ordinal.value == 1 or self._begins_late(index, ordinal):
            if in_article and title and self._goes_on_as_title(index, ordinal):
                while self._open and self._open[-1].style not in TITLED:
                    self._open.pop()
            self._make_room(index, ordinal)
            self._start(index, ordinal)
            if ordinal.value != 1:
                self._open[-1].members[-1].doubt = "ordinal-gap"
            return
        for series in reversed(self._open):
            if series.style == ordinal.style and 0 <= ordinal.value - series.last <= MOST_MISSING:
                self._go_on(series, index, ordinal)
                return

    # -- steps

    def _go_on(self, series: Series, index: int, ordinal: Ordinal) -> None:
        del self._open[self._open.index(series) + 1 :]
        self._add(series, index, ordinal)

    def _add(self, series: Series, index: int, ordinal: Ordinal) -> None:
        below = self._open[: self._open.index(series)] if series in self._open else self._open
        parent = below[-1].members[-1] if below else None
        member = Member(index, ordinal, series, parent)
        if series.members:
            last = series.members[-1].ordinal
            if (ordinal.value, ordinal.suffix) == (last.value, last.suffix):
                member.doubt = "ordinal-repeated"
            elif (ordinal.value, ordinal.suffix) not in (
                {(last.value + 1, 0), (last.value, last.suffix + 1)}
            ):
                member.doubt = "ordinal-gap"
        if parent and series not in parent.children:
            parent.children.append(series)
        series.members.append(member)
        self._last[ordinal.style] = member

    def _start(self, index: int, ordinal: Ordinal) -> None:
        series = Series(ordinal.style)
        self._add(series, index, ordinal)
        member = series.members[0]
        self._open.append(series)
        self.series.append(series)
        if member.parent:
            self._enclosed.add((member.parent.ordinal.style, ordinal.style))

    def _make_room(self, index: int, ordinal: Ordinal) -> None:
        """Close the series that a new one of this style cannot stand under."""
        # What stands in an article is a list of its own, whatever stands above the article.
        articles = [k for k, series in enumerate(self._open) if series.style == "article"]
        for k in range(articles[-1] + 1 if articles else 0, len(self._open)):
            if self._open[k].style == ordinal.style:
                del self._open[k:]
                return
        while self._open and not self._encloses(self._open[-1], index, ordinal):
            self._open.pop()

    def _encloses(self, series: Series, index: int, ordinal: Ordinal) -> bool:
        above, below = RANK.get(series.style), RANK.get(ordinal.style)
        if series.style == UNNUMBERED:
            return True
        if above is not None and below is not None:
            return above < below
        if (series.style, ordinal.style) in self._enclosed:
            return True
        if (ordinal.style, series.style) in self._enclosed:
            return False
        return self._next(series.style, index) == series.last + 1 or below is None

    def _rank(self, series: Series) -> int:
        return 0 if series.style == UNNUMBERED else RANK.get(series.style, 99)

    # -- what comes later

    def _next(self, style: str, index: int) -> int | None:
        ahead = self._ahead.get(style, [])
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
        if any(s.style == ordinal.style for s in self._open):
            return False
        return self._next(ordinal.style, index) == ordinal.value + 1

    def _goes_on_as_title(self, index: int, ordinal: Ordinal) -> bool:
        ahead = self._ahead[ordinal.style]
        k = bisect_right(ahead, (index, 10**9))
        return k >= len(ahead) or ahead[k][1] != ordinal.value + 1 or ahead[k][0] in self._titled
