"""Page numbers of a copy whose pages are short: two or three tell where they cut sentences.

Bare numbers (``2``), and numbers at an end of a head or foot (``乡镇消防工作意见    2``,
``·2·    考古学概说``), rise by one from page to page. ``1``, a title, ``2``, a title is a list, and
so are the numbers of a table: no sentence goes on behind them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from zhbook import ordinals
from zhbook.layout.measure import columns, is_closed, is_loose, right_edge
from zhbook.layout.widths import FEWEST_FULL, NARROWEST, SLACK
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

STOP = re.compile("[，。；：！？]")
#: A head or foot is no longer than this, and its page number stands at one of its ends.
_LONGEST_HEAD = 50
_NUMBER_WITHIN = re.compile(r"[-—–―－─·]?\s*[0-9０-９]{1,4}\s*[-—–―－─·]?")
_MARK, _DIGITS = "[-—–―－─·]", "[0-9０-９]{1,3}"
_NUMBER_FIRST = re.compile(rf"(?P<mark>{_MARK}?)\s*(?P<number>{_DIGITS})\s*{_MARK}?\s+\S")
_NUMBER_LAST = re.compile(
    rf"\S(?:\s{{2,}}|\s*\u3000\s*|\s+(?={_MARK}))(?P<mark>{_MARK}?)\s*(?P<number>{_DIGITS})\s*{_MARK}?$"
)
#: Without such a line there is no page number.
_AT_END = re.compile(rf"^{_MARK}?\s*[0-9０-９]|[0-9０-９]\s*{_MARK}?$")
#: Between two page numbers stand more lines than one, else they are cells of a table.
_SHORTEST_PAGE, _LONGEST_PAGE = 3, 120
#: ``2020`` on a line is a year.
_HIGHEST = 999
#: So many lines beside a page number may be heads and feet.
_REACH = 3


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that may be a page's: ``place`` among the lines with text, ``within`` a head."""

    place: int
    value: int
    within: bool


def words(text: str) -> str:
    """A head without blanks and its page number; empty where nothing else is left."""
    return "".join(_NUMBER_WITHIN.sub("", text).split())


def short_pages(
    lines: Sequence[Line], inked: Sequence[int], bare: Sequence[tuple[int, int]]
) -> set[int]:
    """The indices of page numbers, and of the heads with them, that rise by one and cut sentences.

    ``inked`` are the lines with text, ``bare`` the numbers alone on a line with their values.
    """
    if not bare and not any(_AT_END.search(lines[i].text) for i in inked):
        return set()
    alone = dict(bare)
    heads = {k: words(lines[i].text) for k, i in enumerate(inked) if may_be_head(lines[i].text)}
    often = Counter(heads.values())
    again = {k for k, said in heads.items() if said and often[said] > 1}
    numbered: dict[str, set[str]] = defaultdict(set)
    for k, said in heads.items():
        if match := _NUMBER_FIRST.match(lines[inked[k]].text):
            numbered[said].add(match["number"])
    found: list[_Number] = []
    for k, i in enumerate(inked):
        if i in alone:
            found.append(_Number(k, alone[i], within=False))
        elif k in heads:
            value = _within(lines[i].text, len(numbered[heads[k]]) > 1)
            if value is not None:
                found.append(_Number(k, value, within=True))
    passed = again | {number.place for number in found}
    rows = [lines[i] for i in inked]
    runs = (run for within in (False, True) for run in _runs(found, within))
    pages = {inked[n.place] for run in runs if _are_pages(rows, run, passed) for n in run}
    single = [n for n in found if not n.within and rows[n.place].text.isdecimal()]
    if len(single) == 1 and single[0].value <= _HIGHEST and _is_lone(rows, single[0].place, passed):
        pages.add(inked[single[0].place])
    return pages


def may_be_head(text: str) -> bool:
    """Whether a line is short, apart from its blanks, and has no stop."""
    return (
        len(text) <= 2 * _LONGEST_HEAD
        and not STOP.search(text)
        and len(words(text)) <= _LONGEST_HEAD
    )


def _within(text: str, again: bool) -> int | None:
    """The page number at an end of a head: 2 of ``·2·    考古学概说`` and ``意见    2``.

    ``2    范围`` is an item, also where a list of contents has it, unless its words stand ``again``
    with another number.
    """
    match = _NUMBER_FIRST.match(text)
    if match is None or not (match["mark"] or again):
        match = _NUMBER_LAST.search(text)
    return int(match["number"]) if match else None


def _runs(numbers: Sequence[_Number], within: bool) -> list[list[_Number]]:
    """The numbers of one form that rise by one at the distance of a page."""
    runs: list[list[_Number]] = []
    awaited: dict[int, list[_Number]] = {}
    for number in numbers:
        if number.within != within or number.value > _HIGHEST:
            continue
        run = awaited.get(number.value)
        if run is None or not _SHORTEST_PAGE <= number.place - run[-1].place <= _LONGEST_PAGE:
            run = []
            runs.append(run)
        run.append(number)
        awaited[number.value + 1] = run
    return [run for run in runs if len(run) > 1]


def _are_pages(rows: Sequence[Line], run: Sequence[_Number], passed: set[int]) -> bool:
    """Whether numbers that rise by one are those of pages.

    One that cuts a sentence may be chance: so another does, or the last stands behind all text, or
    they do not begin with 1, or three stand in heads. Few stand where nothing ends. Where none cuts
    a sentence, three stand behind one, and the last behind all text.
    """
    cuts = amiss = 0
    last = False
    for number in run:
        before = _beside(rows, number.place, -1, passed)
        after = _beside(rows, number.place, 1, passed)
        if after is None:
            last = True
        elif before is None or is_closed(before):
            continue
        elif goes_on(before, after):
            cuts += 1
        else:
            amiss += 1
    sure = cuts > 1 or last or run[0].value > 1 or (run[0].within and len(run) > 2)
    if last and not run[0].within and len(run) > 2 and not amiss:
        return True  # no item of a list is empty
    return cuts > 0 and amiss <= cuts and sure


def _is_lone(rows: Sequence[Line], place: int, passed: set[int]) -> bool:
    """Whether the only number of a text cuts a sentence behind a full line of a wrapped text.

    A line is full where none is longer and so many stop open there that it is no chance.
    """
    before = _beside(rows, place, -1, passed)
    after = _beside(rows, place, 1, passed)
    if before is None or after is None or not goes_on(before, after):
        return False
    widest = max(map(right_edge, rows))
    full = sum(right_edge(row) + SLACK >= widest and not is_closed(row) for row in rows)
    return full >= FEWEST_FULL and right_edge(before) + SLACK >= widest


def _beside(rows: Sequence[Line], place: int, step: int, passed: set[int]) -> Line | None:
    """The next line before or behind a number that is no head; None at the end of the text."""
    k = place + step
    while 0 <= k < len(rows):
        if k not in passed or abs(k - place) > _REACH:
            return rows[k]
        k += step
    return None


def goes_on(before: Line, after: Line) -> bool:
    """Whether a sentence that stops in one line goes on in the other: running text, no cells."""
    return (
        columns(before.text) >= 2 * NARROWEST
        and not is_loose(before.text)
        and after.indent <= before.indent
        and STOP.search(after.text) is not None
        and ordinals.opening(simplified(after.text)) is None
    )
