"""Page numbers, and the heads and feet that run through the pages of a copy.

They are no paragraphs and never part a sentence: they are milestones (TEI P5, ``pb`` and ``fw``),
which stay in their place, apart from the text. A number between dashes (``— 1 —``: GB/T 9704-2012,
7.5) or one that says what it is (``第 3 页 共 10 页``) tells alone; one in Han where it cuts a
sentence; a bare number only in a series that rises by one from page to page, which ``short_pages``
judges where pages are few or short; a head only where its like stands at the page breaks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from zhbook import ordinals
from zhbook.layout.folios import UNSURE, folio
from zhbook.layout.measure import is_closed, is_loose
from zhbook.layout.short_pages import STOP, may_be_head, short_pages, words
from zhbook.layout.widths import NARROWEST
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

#: ``第 120 页 共 1200 页`` is as long as the number of a page gets.
_LONGEST_NUMBER = 20
_SHORTEST_HEAD = 2
#: A book on the left, its chapter on the right; the head of a table has cells between them.
_PARTED = re.compile(r"\S+(?:[ \u3000]\S+)*\s{2,}\S+(?:[ \u3000]\S+)*")
#: A journal names itself and its number at the head of every page.
_SERIAL = re.compile(r"公报|学报|第.{1,6}[号期卷辑]")
#: The title stands on so many lines at most, and a head that repeats it on so many characters.
_TITLE_LINES, _SHORTEST_TITLE = 3, 6
#: Heads of left and right pages differ: one stands beside a third of the page numbers.
_ON_MOST = 3
#: So many bare numbers, or heads without page numbers, are no chance.
_FEWEST = 3
#: A page has more lines than this, and fewer than that.
_SHORTEST_PAGE, _LONGEST_PAGE = 12, 120
#: The longest distance between two heads is not much more than the shortest.
_EVEN = 1.3


def page_lines(lines: Sequence[Line]) -> set[int]:
    """The indices of the lines that are page numbers or running heads, among empty lines or not."""
    inked = [i for i, line in enumerate(lines) if line.text]
    numbers = _numbers(lines, inked)
    return numbers | _heads(lines, inked, numbers)


def _numbers(lines: Sequence[Line], inked: Sequence[int]) -> set[int]:
    told: set[int] = set()
    unsure: list[tuple[int, int]] = []
    rising: list[tuple[int, int]] = []  # those of them as well that cut a sentence
    for i in inked:
        text = lines[i].text
        if len(text) > _LONGEST_NUMBER or not any(map(str.isnumeric, text)):
            continue
        if found := folio(text):
            form, number = found
            if form in UNSURE:
                rising.append((i, number))
            if form in UNSURE and not (form == "han" and _cuts_prose(lines, i)):
                unsure.append((i, number))
            else:
                told.add(i)
    cutting = any(_cuts(lines, i) for i in told)
    behind = bool(inked) and inked[-1] in told  # no part of a text is empty
    if len(told) >= _FEWEST and not (cutting or behind or _are_even(sorted(told))):
        told = set()  # they number the parts of a text
    return told | _rising(lines, unsure) | short_pages(lines, inked, rising)


def _rising(lines: Sequence[Line], numbers: Sequence[tuple[int, int]]) -> set[int]:
    """Bare numbers that rise by one from page to page, and cut sentences on their way."""
    runs: list[list[tuple[int, int]]] = []
    awaited: dict[int, list[tuple[int, int]]] = {}  # the run that a number would go on with
    for i, number in numbers:
        run = awaited.get(number)
        if run is None or i - run[-1][0] < _SHORTEST_PAGE:
            run = []
            runs.append(run)
        run.append((i, number))
        other = awaited.get(number + 1)
        if other is None or i - other[-1][0] > _LONGEST_PAGE:
            awaited[number + 1] = run
    return {
        i
        for run in runs
        if len(run) >= _FEWEST and 2 * sum(_cuts(lines, i) for i, _ in run) >= len(run)
        for i, _ in run
    }


def _cuts(lines: Sequence[Line], i: int) -> bool:
    """Whether the sentence before a line goes on behind it, or a page ends there."""
    if lines[i].page or (i + 1 < len(lines) and lines[i + 1].page):
        return True
    before = next((lines[k] for k in range(i - 1, -1, -1) if lines[k].text), None)
    after = next((lines[k] for k in range(i + 1, len(lines)) if lines[k].text), None)
    if before is None or after is None:
        return False
    return not is_closed(before) and ordinals.opening(simplified(after.text)) is None


def _cuts_prose(lines: Sequence[Line], i: int) -> bool:
    """Whether a line cuts a sentence that is no title: ``夜雨`` above ``— 一 —`` is one."""
    before = next((lines[k].text for k in range(i - 1, -1, -1) if lines[k].text), "")
    prose = len(before) >= NARROWEST or STOP.search(before) is not None
    return prose and _cuts(lines, i)


def _heads(lines: Sequence[Line], inked: Sequence[int], numbers: set[int]) -> set[int]:
    """Lines that stand again beside page numbers or page breaks, or at even distances."""
    order = {i: k for k, i in enumerate(inked)}
    breaks = len(numbers) or sum(lines[i].page for i in inked)
    alike: dict[str, list[int]] = defaultdict(list)
    for i in inked:
        text = lines[i].text
        if i in numbers or not may_be_head(text):
            continue
        if _PARTED.fullmatch(text) or not is_loose(text):
            alike[words(text)].append(i)
    title = "".join(words(lines[i].text) for i in inked[:_TITLE_LINES])
    heads: set[int] = set()
    for said, places in alike.items():
        beside = [i for i in places if _is_beside(lines, inked, order[i], numbers)]
        loose = any(is_loose(lines[i].text) for i in places)
        if len(said) < _SHORTEST_HEAD or not (beside or (len(places) >= _FEWEST and not loose)):
            continue
        if 2 * len(beside) < len(places) and not _is_even(lines, places):
            continue
        if len(beside) >= 2 and _ON_MOST * len(beside) >= breaks:
            heads.update(beside)
            if _SERIAL.search(simplified(said)):  # over the first page it is no title either
                heads.update(i for i in places if i == inked[0])
        elif loose:
            continue  # a form, or the head of a table
        elif len(places) >= _FEWEST and _is_even(lines, places):
            heads.update(i for i in places if i != inked[0])
        elif len(beside) == 1 and breaks < _FEWEST and _of_title(said, title):
            heads.update(i for i in beside if i > inked[0] and _cuts(lines, i))
    return heads


def _of_title(head: str, title: str) -> bool:
    """Whether a head repeats the title of the text, or names where it was printed after it."""
    return head in title or head[:_SHORTEST_TITLE] == title[:_SHORTEST_TITLE]


def _is_beside(lines: Sequence[Line], inked: Sequence[int], k: int, numbers: Iterable[int]) -> bool:
    around = [inked[j] for j in (k - 1, k + 1) if 0 <= j < len(inked)]
    return lines[inked[k]].page or any(i in numbers for i in around)


def _is_even(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether lines stand at the distance of a page, and most of them cut a sentence."""
    return _are_even(places) and 2 * sum(_cuts(lines, i) for i in places[1:]) >= len(places)


def _are_even(places: Sequence[int]) -> bool:
    """Whether the distances of lines are those of pages."""
    gaps = [after - before for before, after in pairwise(places)]
    fits = min(gaps) >= _SHORTEST_PAGE and max(gaps) <= _LONGEST_PAGE
    return fits and max(gaps) <= _EVEN * min(gaps)
