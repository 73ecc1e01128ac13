"""Whether a page says what its seed says, to the character; it knows nothing of the converter.

Permitted are only these differences: the lines of a 目录 that a heading of the page repeats, and
the word 目录 itself; notices, which stand folded at the end of the text; and a milestone (a page
number or running head of the copy) within the words of a heading, which stands behind them. What
the editors added carries the class ``added``. Blanks do not count, nor do characters that nobody
sees.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import eq

from zhbook.sphinx.fidelity.shown import Milestone, Shown, inked

_LINE = re.compile(r"\r\n|\r|\n")
#: Leader and page number of an entry of a 目录, without blanks.
_PAGE = r"[.…·．⋯—_-]*[(（]?(?:\d{1,4}|[\u2160-\u217f]{1,6}|[IVXivx]{1,6})?[)）]?"
_PAGE_NUMBER = re.compile(f"{_PAGE}$")
_LEADER = re.compile(_PAGE)
#: The number that a 目录 gives an entry whose heading has none.
_NUMBER = re.compile(r"^[第（(]?[\d零〇一二三四五六七八九十百]+[编編章节節条條篇）)]?[、.．]?")
#: The marks in which an entry and its heading may differ: 甲、乙 is 甲　乙.
_MARKS = re.compile(r"[\W_]+")
_GAP = re.compile(r"\s+")
_CONTENTS = frozenset({"目录", "目錄", "目次"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """``wrong`` says where a page stops saying what its seed says; empty where it says all.

    ``line`` counts in the seed and is 0 where the page has more than it. ``left_out`` counts the
    lines of a 目录 that are not repeated, ``moved`` those that stand folded at the end.
    """

    wrong: str = ""
    line: int = 0
    left_out: int = 0
    moved: int = 0


def compared(seed: str, shown: Shown, alike: Callable[[str, str], bool] = eq) -> Comparison:
    """Whether ``shown`` says what ``seed`` says, in order.

    ``alike`` tells whether two stretches of equal length say the same; it is for a page in
    another script.
    """
    comparing = _Comparing(shown, alike)
    lines = _LINE.split(seed)
    for number, line in enumerate(lines, 1):
        if comparing.begins_contents(inked(line), lines, number) or comparing.takes(line):
            continue
        # A text in one line: its paragraphs are set apart by blanks alone.
        for stretch in _GAP.split(line):
            if not comparing.takes(stretch):
                return comparing.ended(number, stretch)
    return comparing.ended(0, "")


class _Comparing:
    """How far a page was compared with its seed."""

    def __init__(self, shown: Shown, alike: Callable[[str, str], bool]) -> None:
        self.shown = shown
        self.alike = alike
        self.headings = {*shown.headings, *(words.rstrip("。.") for words in shown.headings)}
        # ``1）总则`` is repeated by 第一章　总则.
        self._said: dict[str, set[str]] = {}
        for words in self.headings:
            if said := _said(words):
                self._said.setdefault(said, set()).add(words)
        self._longest = sorted(filter(None, self.headings), key=len, reverse=True)
        self.at = self.noted = self.left_out = self.moved = 0
        self.in_contents = False
        self.ahead = 0  # lines without a 目录 over them that say what the page has still to come to
        self._marks = _Marks(shown.milestones, shown.spans)
        self._notice_marks = _Marks(shown.notice_milestones)

    def begins_contents(self, words: str, lines: Sequence[str], number: int) -> bool:
        """Whether the first heading stands here as an entry: another entry follows, not its text.

        ``number`` is that of the line, from 1.
        """
        if self.in_contents or words not in self.headings:
            return False
        following = next((w for k in range(number, len(lines)) if (w := inked(lines[k]))), "")
        end = self.at + len(words)
        goes_on = not following or self.shown.body.startswith(following, end)
        if goes_on or not self.alike(words, self.shown.body[self.at : end]):
            return False
        if not (self._is_repeated(following) and self._stands_ahead(following)):
            return False
        if all(inked(lines[k]) != words for k in range(number, len(lines))):
            return False  # the title over a 目录 comes once
        self.ahead += 1
        self.left_out += 1
        return True

    def takes(self, line: str) -> bool:
        """Whether the page goes on with a line, or has it among what is left out or moved."""
        words = inked(line)
        end, noted = self.at + len(words), self.noted + len(words)
        if self._marks.takes(self.at, words, self.alike) or self._notice_marks.takes(
            self.noted, words, self.alike
        ):
            return True
        if self.alike(words, self.shown.body[self.at : end]):
            if words and self.ahead == 1:
                return False  # one line that comes again is no 目录
            self.ahead = 0 if words else self.ahead
            self.at = end
        elif words in _CONTENTS:
            self.in_contents = True
            self.left_out += 1
        elif self.alike(words, self.shown.notices[self.noted : noted]):
            self.noted = noted
            self.moved += 1
        elif self._is_repeated(words) and (self.in_contents or self._stands_ahead(words)):
            self.ahead += not self.in_contents
            self.left_out += 1
        else:
            return False
        return True

    def _is_repeated(self, entry: str) -> bool:
        """Whether a heading says again what an entry says, but for numbers and marks."""
        bare = _PAGE_NUMBER.sub("", entry).rstrip("。.")
        forms = {entry, bare, _NUMBER.sub("", bare)}
        if not forms.isdisjoint(self.headings) or self._are_repeated(bare):
            return True
        if _said(bare) in self._said:
            return True
        forms.add(_said(bare))
        headings = {*self.headings, *self._said}
        return self.alike is not eq and any(self.alike(f, h) for f in forms for h in headings)

    def _stands_ahead(self, entry: str) -> bool:
        """Whether the page has still to come to what an entry says: a 目录 without that word."""
        bare = _PAGE_NUMBER.sub("", entry).rstrip("。.")
        forms = {entry, bare} | self._said.get(_said(bare), set())
        return any(form in self.shown.body[self.at :] for form in forms)

    def _are_repeated(self, entries: str) -> bool:
        """Whether headings say again what a line says that holds several entries."""
        rest = entries
        for word in _CONTENTS:
            rest = rest.removeprefix(word)
        count = 0
        while rest:
            said = next((h for h in self._longest if rest.startswith(h)), "")
            gap = _LEADER.match(rest)
            if said:
                rest, count = rest[len(said) :], count + 1
            elif count and gap and gap.end():
                rest = rest[gap.end() :]
            else:
                return False
        return count > 1

    def ended(self, line: int, words: str) -> Comparison:
        """What came of it; ``words`` of ``line`` could not be taken, if there are any."""
        body, notices = self.shown.body[self.at :], self.shown.notices[self.noted :]
        if line:
            wrong = f"{inked(words)[:30]!r}, but the page goes on {body[:30]!r}"
        elif left := [*self._marks.left, *self._notice_marks.left]:
            wrong = f"a page number or running head that is not there in its seed: {left[0][1]!r}"
        elif body:
            wrong = f"the page has more than its seed: {body[:30]!r}"
        else:
            wrong = f"notices that the seed has not: {notices[:30]!r}" if notices else ""
        return Comparison(wrong, line, self.left_out, self.moved)


def _said(words: str) -> str:
    """The words of an entry or heading without its number and its marks."""
    return _MARKS.sub("", _NUMBER.sub("", words))


class _Marks:
    """The milestones of a text in order; ``headings`` are where its headings begin and end."""

    def __init__(
        self, milestones: Sequence[Milestone], headings: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.milestones, self.headings = milestones, headings
        self.taken = 0

    @property
    def left(self) -> Sequence[Milestone]:
        """Those that are still to come."""
        return self.milestones[self.taken :]

    def takes(self, at: int, words: str, alike: Callable[[str, str], bool]) -> bool:
        """Whether the next one says ``words`` and stands at an offset, or behind its heading."""
        if self.taken == len(self.milestones):
            return False
        place, said = self.milestones[self.taken]
        if (place != at and not self._is_behind_heading(at, place)) or not alike(words, said):
            return False
        self.taken += 1
        return True

    def _is_behind_heading(self, at: int, place: int) -> bool:
        start, end = (
            self.headings[bisect_left(self.headings, (at, 0)) - 1] if self.headings else (0, 0)
        )
        return start < at < end == place
