"""What stands ahead of a candidate: which number its style has next, and what is below a title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from zhbook.model import Ordinal
from zhbook.ordinals import RANK, TITLED
from zhbook.outline.nodes import Forms, Member, over_clauses


class Ahead:
    """The candidates of one text as they follow each other, before anything nests.

    ``last_title`` is the last 编章节, ``over_titles`` are the paragraphs directly over one, and
    ``over_clauses`` those with a number right behind which its clauses begin.
    """

    def __init__(self, candidates: Sequence[tuple[int, Ordinal]], forms: Forms) -> None:
        titles = [i for i, ordinal in candidates if ordinal.style in TITLED]
        self.last_title = titles[-1] if titles else -1
        self.over_titles = {i - 1 for i in titles}
        self.over_clauses = over_clauses(candidates)
        self._inserted = {(o.style, o.value) for _, o in candidates if o.suffix}
        self._forms = forms
        self._articles = {i for i, ordinal in candidates if ordinal.style == "article"}
        self._lost = sorted(forms.lost)
        self._numbers: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
        for index, ordinal in candidates:
            key = (ordinal.style, forms.quoted.get(index))
            self._numbers.setdefault(key, []).append((index, ordinal.value))

    def next(self, style: str, index: int) -> int | None:
        """The next number of a style behind a paragraph, in the same quotation or in none."""
        following = self._following(style, index)
        return following[1] if following else None

    def is_inserted(self, style: str, value: int) -> bool:
        """Whether a number stands with a suffix too: 2 does where there is 2A."""
        return (style, value) in self._inserted

    def goes_on_as_title(self, index: int, ordinal: Ordinal) -> bool:
        """Whether the next number of a series, if there is one, is a title as well."""
        following = self._following(ordinal.style, index)
        if following is None or following[1] != ordinal.value + 1:
            return True
        return following[0] in self._forms.titled

    def is_over_articles(self, style: str, index: int) -> bool:
        """Whether a title in the manner of 一、 stands over articles, or one directly over one."""
        if index not in self._forms.titled or style not in RANK:
            return False
        return style == "han" or index + 1 in self._articles

    def behind(self, first: Ordinal, index: int, style: str, value: int) -> int | None:
        """Where a number of another style stands behind the whole series that begins here."""
        following = self._following(style, index)
        if first.value != 1 or following is None or following[1] != value:
            return None
        last, at = 1, index
        while (inner := self._following(first.style, at)) and inner[0] < following[0]:
            at, last = inner
        goes_on = inner is not None and inner[1] == last + 1
        return None if last == 1 or goes_on else following[0]

    def lost_behind(self, member: Member) -> bool:
        """Whether a division without a number stands behind the last one that has one."""
        later = bisect_right(self._lost, member.index)
        style = self._forms.lost.get(self._lost[later]) if later < len(self._lost) else None
        return style == member.ordinal.style

    def _following(self, style: str, index: int) -> tuple[int, int] | None:
        numbers = self._numbers.get((style, self._forms.quoted.get(index)), [])
        k = bisect_right(numbers, (index, 10**9))
        return numbers[k] if k < len(numbers) else None
