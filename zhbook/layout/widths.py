"""The width at which a text was wrapped, told by the lines that stop inside a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from zhbook.layout.measure import is_closed, is_loose, right_edge
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
#: The indent of a first line (GB/T 9704-2012, 7.3.3: 每个自然段左空二字), which a copy may have lost.
FIRST_INDENT = 4
#: Of the lines that stop inside a sentence so many are full in a wrapped text; fewer are a doubt.
MOST, DOUBTFUL = 2 / 3, 1 / 2

#: The right edge of a line, in columns or in characters.
Edge = Callable[[Line], int]


def by_number(line: Line) -> int:
    """The right edge where lines were broken by the number of their characters, narrow or wide."""
    return 2 * (line.indent + len(line.text))


@dataclass(frozen=True, slots=True)
class Width:
    """``columns`` of a full line as ``edge`` counts them; ``lost`` of them at a first line's head.

    ``share`` of the lines that stop inside a sentence are full: from 0 to 1.
    """

    columns: int
    lost: int
    share: float
    full: int
    edge: Edge = right_edge

    def is_full(self, line: Line, first: bool, unit: int = 0) -> bool:
        """Whether a line leaves no room for what follows it, which needs ``unit`` columns."""
        end = self.edge(line) + (self.lost if first else 0)
        return end >= self.columns - SLACK or (unit > SLACK and end + unit > self.columns)


def width_of(lines: Sequence[Line]) -> Width | None:
    """The width of a text whose lines with text these are, the best that there is; None if none.

    Hardly a line may be longer, and at least half of the lines that stop inside a sentence are as
    long as this, or by the indent of a first line shorter.
    """
    if len(lines) < FEWEST_LINES or not _are_few(sum(len(x.text) > WIDEST for x in lines), lines):
        return None
    stopped = [line for line in lines if not (is_closed(line) or is_loose(line.text))]
    widths = [width for edge in (right_edge, by_number) if (width := _by(edge, lines, stopped))]
    return max(widths, key=lambda width: width.full, default=None)


def _by(edge: Edge, lines: Sequence[Line], stopped: Sequence[Line]) -> Width | None:
    """The best width where right edges are counted so."""
    ends = Counter(end for line in stopped if (end := edge(line)) >= 2 * NARROWEST)
    of = sum(ends.values())
    every = sorted((edge(line) for line in lines), reverse=True)
    longest = every[len(lines) // HARDLY_ONE_IN]
    best: tuple[float, Width] | None = None
    for width in ends:
        if width + SQUEEZED < longest:
            continue
        plain = _about(width, ends)
        first = sum(ends.get(width - FIRST_INDENT + d, 0) for d in range(-SLACK, SLACK))
        lost = FIRST_INDENT if first >= max(2, plain // 10) else 0
        full = plain + (first if lost else 0)
        share = full / of
        if full < FEWEST_FULL or share < DOUBTFUL:
            continue
        # Of two that fit as well, the one that more lines have exactly.
        rank = full + ends[width] / of
        if best is None or rank > best[0]:
            best = (rank, Width(width, lost, share, full, edge))
    return best[1] if best else None


def _about(width: int, counts: Mapping[int, int]) -> int:
    """How many lines have a width, or one that differs no more than full lines do."""
    return sum(counts.get(width + d, 0) for d in range(-SLACK, SLACK + 1))


def _are_few(some: int, lines: Sequence[Line]) -> bool:
    """Whether so many are hardly a line of all."""
    return some * HARDLY_ONE_IN <= len(lines)
