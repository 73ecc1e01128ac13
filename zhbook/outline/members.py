"""Series inside a paragraph: 一是…二是…三是…, 一要…二要… with 一是…二是… nested in a member.

Standard: GB/T 15834-2011, B.3: narrative ordinals are part of the running text. The paragraph stays
one; a member is a span of it from its ordinal to the next one's. A series may lack a member, as one
of paragraphs may (``lacking`` tells of it): 三是 behind 一是 goes on with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from zhbook import ordinals
from zhbook.model import Ordinal, Span, SpanKind

#: A first sentence up to this long (ordinal and 。 included) is set off as the member's lead.
LONGEST_LEAD = 32

#: A paragraph with more members than this is no list that anybody reads; it stays plain.
MOST_MEMBERS = 200

#: A member further from the last one than this goes on with nothing.
MOST_LACKING = 3

#: Stretches that belong together. Marks that are ill paired (“六位一体“) enclose nothing.
_ENCLOSED = re.compile(r"“[^“”]*”|「[^「」]*」|‘[^‘’]*’|（[^（）]*）|\([^()]*\)|《[^《》]*》")
_STOP = re.compile(r"[。！？!?]")
#: Whoever quotes may leave out members, and says so or not.
_QUOTES = "“「‘"
_LEFT_OUT = re.compile("…|\\.{3}")
#: ①、③ and （一）和（三） are cited: they have no words of their own.
_NO_WORDS = re.compile(r"[\W和与及或至到第]*")


@dataclass(slots=True)
class _Member:
    ordinal: Ordinal
    parent: _Member | None
    series: _Series
    end: int = 0


@dataclass(slots=True)
class _Series:
    style: str
    leader: str
    place: int
    parent: _Member | None
    members: list[_Member] = field(default_factory=list)
    doubt: tuple[str, Ordinal, Ordinal] | None = None

    @property
    def last(self) -> Ordinal:
        return self.members[-1].ordinal

    def expects(self, value: int) -> bool:
        return self.last.value == value - 1

    def lacks(self, ordinal: Ordinal, leader: str) -> bool:
        """Whether a number would go on with it, had it none missing."""
        return self.leader == leader and 1 < ordinal.value - self.last.value <= MOST_LACKING


def enclosed(text: str) -> list[tuple[int, int]]:
    """The stretches in brackets and quotation marks, from left to right, innermost only."""
    return [match.span() for match in _ENCLOSED.finditer(text)]


def _place(stretches: list[tuple[int, int]], at: int) -> int:
    """Which of the stretches holds place ``at``, counted from 1; 0 for none."""
    k = bisect_right(stretches, (at, -1))
    return k if k and stretches[k - 1][0] < at < stretches[k - 1][1] else 0


def sentence_end(
    text: str, start: int, limit: int, stretches: list[tuple[int, int]] | None = None
) -> int | None:
    """Where the first sentence from ``start`` on ends, at most at ``limit``: after its 。！ or ？.

    A full stop inside brackets or quotation marks ends none: in ``他说“好。”后走。`` the
    sentence ends at the last sign. None where no sentence ends before ``limit``.
    """
    stretches = enclosed(text) if stretches is None else stretches
    for match in _STOP.finditer(text, start, limit):
        if not _place(stretches, match.start()):
            return match.end()
    return None


def _nested(ordinals: list[Ordinal], text: str, stretches: list[tuple[int, int]]) -> list[_Series]:
    open_series: list[_Series] = []
    all_series: list[_Series] = []
    reached = at = 0
    for ordinal in ordinals:
        if ordinal.start < reached:
            continue
        before, at = at, ordinal.end
        leader, place = text[ordinal.end - 1 : ordinal.end], _place(stretches, ordinal.start)
        like = [s for s in open_series if s.style == ordinal.style and s.place == place]
        going_on = [s for s in like if s.expects(ordinal.value)]
        series = next((s for s in reversed(going_on) if s.leader == leader), None)
        series = series or (going_on[-1] if going_on else None)
        if series and series.leader != leader and any(s.lacks(ordinal, leader) for s in like):
            series = None  # 一是：一要，二要；三是 lacks 二是
        if series is None and ordinal.value == 1:
            again = next((s for s in like if s.leader == leader), None)
            keep = open_series.index(again) if again else len(open_series)
            del open_series[keep:]
            parent = open_series[-1].members[-1] if open_series else None
            series = _Series(ordinal.style, leader, place, parent)
            open_series.append(series)
            all_series.append(series)
        elif series is None:
            quoted = place > 0 and text[stretches[place - 1][0]] in _QUOTES
            series = _broken(like, ordinal, leader, text[before : ordinal.start], quoted)
            if series is None:
                continue
        del open_series[open_series.index(series) + 1 :]
        series.members.append(_Member(ordinal, series.parent, series))
        reached = ordinal.end
    return all_series


def _broken(
    like: list[_Series], ordinal: Ordinal, leader: str, between: str, quoted: bool
) -> _Series | None:
    """The series that goes on with a number though others are missing; its doubt is noted.

    What has stood before, and what comes behind a higher one, is a doubt and goes on with none.
    """
    series = next((s for s in reversed(like) if s.leader == leader), like[-1] if like else None)
    if series is None or ordinal.value - series.last.value > MOST_LACKING:
        return None
    if quoted or _LEFT_OUT.search(between) or _NO_WORDS.fullmatch(between):
        return None
    if series.doubt is None:
        again = any(member.ordinal.value == ordinal.value for member in series.members)
        code = "ordinal-repeated" if again else "ordinal-gap"
        series.doubt = code, ordinal, series.last
    return series if ordinal.value > series.last.value else None


@lru_cache(maxsize=8192)
def _series(text: str) -> list[_Series]:
    """The series of two members and more, in the order of their first."""
    seen = [ordinal for row in ordinals.inside(text) for ordinal in row]
    if not seen:
        return []
    seen.sort(key=lambda ordinal: (ordinal.start, -ordinal.end))
    return [s for s in _nested(seen, text, enclosed(text)) if len(s.members) > 1]


def doubts(text: str) -> Iterator[tuple[str, Ordinal, Ordinal]]:
    """Of each series the first number that is not the one behind the last, with that and a code."""
    for series in _series(text):
        if series.doubt:
            yield series.doubt


def members(text: str) -> tuple[Span, ...]:
    """The members of the series inside a paragraph, each with its lead, as nested spans.

    Accepted: two members or more in their order, each opening a sentence or clause. ``一是快。
    二是好。`` has two; ``一案一查，一体推进`` and ``第一要务`` have none. Spans come in the order
    of the text, an outer one before the inner ones; ids are still empty.
    """
    series = _series(text)
    if not 0 < sum(len(s.members) for s in series) <= MOST_MEMBERS:
        return ()
    stretches = enclosed(text)
    kept = {id(s) for s in series}
    flat = sorted((m for s in series for m in s.members), key=lambda m: m.ordinal.start)
    # From the end backwards: a member ends where the next that is not inside it begins.
    following: list[_Member] = []
    for member in reversed(flat):
        while following and _is_inside(following[-1], member, kept):
            following.pop()
        member.end = following[-1].ordinal.start if following else len(text)
        following.append(member)
    spans: list[Span] = []
    for member in flat:
        start = member.ordinal.start
        lead = sentence_end(
            text, member.ordinal.end, min(member.end, start + LONGEST_LEAD), stretches
        )
        spans.append(Span(start, member.end, SpanKind.ITEM, ordinal=member.ordinal))
        spans.append(Span(start, lead or member.ordinal.end, SpanKind.LEAD))
    return tuple(spans)


def _is_inside(member: _Member, outer: _Member, kept: set[int]) -> bool:
    parent = member.parent
    while parent and id(parent.series) not in kept:
        parent = parent.parent
    return parent is outer
