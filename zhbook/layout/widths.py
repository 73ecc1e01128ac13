"""The width at which a text was wrapped, told by the lines that stop inside a sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from zhbook.layout.few_lines import width_of_few
from zhbook.layout.measure import OPENING_BRACKETS, first_unit, is_closed, is_loose, right_edge
from zhbook.model import Line

#: Fewer lines than this tell nothing of a width, and lines shorter than this are not wrapped.
FEWEST_LINES, NARROWEST = 8, 15
#: No text is wrapped at more characters than this.
WIDEST = 100
#: Full lines differ by a mark that may not begin a line: one character, two columns.
SLACK = 2
#: Where marks are squeezed or narrow letters are set, a line may be longer by so much.
SQUEEZED = 4
#: Fewer full lines than this show no width.
FEWEST_FULL = 4
#: Of so many lines one may be otherwise: a table, an address.
HARDLY_ONE_IN = 50
#: The indent of a first line, which a copy may have lost (GB/T 9704-2012, 7.3.3: 左空二字).
FIRST_INDENT = 4
#: Of the lines that stop inside a sentence so many are full in a wrapped text; fewer are a doubt.
MOST, DOUBTFUL = 2 / 3, 1 / 2

#: One first line in so many lines, or one later line for so many first ones, tells that an indent
#: was lost.
TOLD = 10
#: A sentence runs over no more full lines than this.
LONGEST_SENTENCE = 20
_END = re.compile(r"[。！？；]|[.!?;](?:\s|$)")
#: Of the full lines at least one in so many has the width exactly.
EXACTLY = 4
#: Where so many of the full lines leave no room at all, every full line does.
EXACT = 0.95

#: The right edge of a line, in columns or in characters.
Edge = Callable[[Line], int]


def by_number(line: Line) -> int:
    """The right edge where lines were broken by the number of their characters, narrow or wide."""
    return 2 * (line.indent + len(line.text))


@dataclass(frozen=True, slots=True)
class Width:
    """``columns`` of a full line as ``edge`` counts them; ``lost`` of them at a first line's head.

    ``share`` of the lines that stop inside a sentence are full: from 0 to 1. ``slack`` is how much
    a full line may lack, besides the room that what follows would have needed; ``shift`` what
    lines with an indent lack, by their indent, where a copy shows it narrower than it was. ``sure``
    is not where so few lines tell of it that it could be chance.
    """

    columns: int
    lost: int
    share: float
    full: int
    edge: Edge = right_edge
    slack: int = SLACK
    shift: Mapping[int, int] = field(default_factory=dict)
    sure: bool = True

    def end(self, line: Line) -> int:
        """The right edge of a line, as if its indent were as wide as it was."""
        return self.edge(line) + self.shift.get(line.indent, 0)

    def is_full(self, end: int, first: bool, unit: int) -> bool:
        """Whether a line that ends there leaves no room for ``unit`` columns, which follow it."""
        end += self.lost if first else 0
        return end + max(unit, self.slack + 1) > self.columns


def width_of(lines: Sequence[Line], known: bool = False) -> Width | None:
    """The width of a text whose lines with text these are, the best that there is; None if none.

    Hardly a line may be longer, and at least half of the lines that stop inside a sentence are as
    long as this, or by the indent of a first line shorter. ``known`` tells that the text was
    wrapped at some width, however few the lines are that show it.
    """
    few = len(lines) < FEWEST_LINES
    if not known and not _are_few(sum(len(x.text) > WIDEST for x in lines), lines):
        return None
    # A bracket may open another type, before which a copy has broken its line.
    stopped = [
        line
        for line, following in zip_longest(lines, lines[1:])
        if not (is_closed(line) or is_loose(line.text))
        and (following is None or following.text[0] not in OPENING_BRACKETS)
    ]
    in_columns, in_number = (
        _by(edge, lines, stopped, known) if known or not few else None
        for edge in (right_edge, by_number)
    )
    width = in_columns or in_number
    # Programs that count characters break their lines by number; a typesetter by columns.
    if in_columns and in_number and in_columns.full < in_number.full:
        width = in_number
    if width is None:
        width = _of_few(lines, stopped)
    if width is None or not (known or _is_prose(lines, width.full)):
        return None
    width = replace(width, shift=_shift(width, stopped))
    return replace(width, slack=_slack(width, lines))


def _of_few(lines: Sequence[Line], stopped: Sequence[Line]) -> Width | None:
    """The width of a text with fewer full lines than are counted."""
    for edge in (right_edge, by_number):
        if told := width_of_few(lines, stopped, edge, 2 * NARROWEST, SLACK):
            columns, share, full, sure = told
            return Width(columns, 0, share, full, edge, sure=sure)
    return None


def _is_prose(lines: Sequence[Line], full: int) -> bool:
    """Whether sentences end in a text: a roster or a poem has lines of one length and no 。."""
    ends = sum(len(_END.findall(line.text)) for line in lines)
    return ends * LONGEST_SENTENCE >= full


def _shift(width: Width, stopped: Sequence[Line]) -> dict[int, int]:
    """What full lines of an indent lack, by the indent."""
    ends: dict[int, Counter[int]] = defaultdict(Counter)
    for line in stopped:
        if line.indent and (end := width.edge(line)) >= 2 * NARROWEST:
            ends[line.indent][end] += 1
    shift: dict[int, int] = {}
    for indent, counts in ends.items():
        longest = max((end for end, count in counts.items() if count > 1), default=0)
        if 0 < width.columns - longest <= FIRST_INDENT:
            shift[indent] = width.columns - longest
    return shift


def _slack(width: Width, lines: Sequence[Line]) -> int:
    """0 where nearly every line that goes on leaves no room for what follows, else ``SLACK``."""
    exact = others = 0
    for line, following in pairwise(lines):
        if is_closed(line) or is_loose(line.text):
            continue
        end = width.end(line)
        short = not width.is_full(end, False, 0)
        if width.is_full(end, short, 0):
            end += first_unit(following.text) + (width.lost if short else 0)
            exact += end > width.columns
            others += end <= width.columns
    return 0 if exact >= EXACT * (exact + others) else SLACK


def _by(edge: Edge, lines: Sequence[Line], stopped: Sequence[Line], known: bool) -> Width | None:
    """The best width where right edges are counted so."""
    ends = Counter(end for line in stopped if (end := edge(line)) >= 2 * NARROWEST)
    # By what the line before them ends with: those that carry it on are no first lines.
    later = Counter(
        edge(line)
        for before, line in pairwise(lines)
        if not is_closed(before) and edge(before) >= 2 * NARROWEST and not is_closed(line)
    )
    of = sum(ends.values())
    every = sorted((edge(line) for line in lines), reverse=True)
    longest = every[len(lines) // HARDLY_ONE_IN]
    best: tuple[int, Width] | None = None
    for width in {end + end % 2 for end in ends}:  # room for half a character is none
        if width + SQUEEZED < longest and not known:
            continue
        plain = _about(width, ends)
        short = [width - FIRST_INDENT + d for d in range(-SLACK, SLACK)]
        first = sum(ends.get(end, 0) for end in short)
        carried = sum(later.get(end, 0) for end in short)
        whole = ends.get(width, 0) + ends.get(width - 1, 0)
        goes_on = any(later.get(width + d) for d in range(-SLACK, SLACK + 1))
        told = first >= max(2, plain // TOLD) and 2 * carried <= first <= TOLD * whole and goes_on
        lost = FIRST_INDENT if told else 0
        full = plain + (first if lost else 0)
        share = full / of
        if not known and (full < FEWEST_FULL or share < DOUBTFUL):
            continue
        # Of several that fit, the one that more lines have exactly.
        exact = whole
        if lost:
            exact += ends.get(width - lost, 0) + ends.get(width - lost - 1, 0)
        rank = full + exact
        if EXACTLY * exact < full and not known:
            continue
        if best is None or rank > best[0]:
            best = (rank, Width(width, lost, share, full, edge))
    return best[1] if best else None


def _about(width: int, counts: Mapping[int, int]) -> int:
    """How many lines have a width, or one that differs no more than full lines do."""
    return sum(counts.get(width + d, 0) for d in range(-SLACK, SLACK + 1))


def _are_few(some: int, lines: Sequence[Line]) -> bool:
    """Whether so many are hardly a line of all."""
    return some * HARDLY_ONE_IN <= len(lines)
