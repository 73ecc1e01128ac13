"""The width of a text that is too short for its full lines to be counted.

What stands between two lines tells then: a first line with an indent that stops inside a sentence,
above a line without one; a rest that no paragraph could begin with (``…制定本办`` above ``法。``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from zhbook import ordinals
from zhbook.layout.measure import (
    columns,
    first_unit,
    is_closed,
    is_loose,
    leaves_open,
    may_not_begin,
    may_not_end,
)
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

#: So many breaks at one width that nothing else explains are no chance.
_FEWEST_TORN = 2
#: ``法。``, ``作用。``, ``业单位。``: no paragraph is as short and closes a sentence.
_REST = re.compile(r"\w{1,3}。")
#: Running text has a stop; a colon alone ends a salutation.
_RUNNING = re.compile("[，。；！？]")


def torn(lines: Sequence[Line], shortest: int) -> tuple[list[tuple[Line, int]], bool]:
    """The lines that stop inside a sentence above its rest, with the columns of what follows them.

    ``shortest`` is what they have at least. The second says whether it is sure that they were
    wrapped: a ``　　`` of first lines, or rests that can be nothing else, tell in two places.
    """
    found: list[tuple[Line, int]] = []
    sure = 0
    prose = False  # a title stops open above its text as well, but has no stop
    for line, following in pairwise(lines):
        if columns(line.text) < shortest or not _is_above_rest(line, following):
            continue
        told = line.indent > following.indent or _can_only_be_rest(line.text, following.text)
        running = _RUNNING.search(line.text) is not None
        if told or running:
            found.append((line, first_unit(following.text)))
        sure += told
        # What opens with a mark, or follows a comma, is joined in any text: it is in no doubt.
        doubted = line.text[-1] not in "，、," and not may_not_begin(following.text)
        prose = prose or (running and doubted)
    if sure >= _FEWEST_TORN:
        return found, True
    return (found if prose else []), False


def width_of_few(
    lines: Sequence[Line],
    stopped: Sequence[Line],
    edge: Callable[[Line], int],
    shortest: int,
    slack: int,
) -> tuple[int, float, int, bool] | None:
    """The columns of a full line, the share of full ones, their number, whether they are sure.

    None where a break does not stand at the width, or a line is longer: a heading of any length
    stops open above its text.
    """
    found, sure = torn(lines, shortest)
    if not found:
        return None
    width = max(edge(line) for line, _ in found)
    width += width % 2  # room for half a character is none
    if any(edge(line) + max(unit, slack + 1) <= width for line, unit in found):
        return None
    if any(edge(line) > width + slack for line in lines):
        return None
    breaks = {line.number for line, _ in found}
    others = [
        edge(line)
        for line in stopped
        if line.number not in breaks  # no title and no signature, which have no stop
        and columns(line.text) >= shortest
        and _RUNNING.search(line.text)
    ]
    full = len(found) + sum(end + slack >= width for end in others)
    return width, full / (len(found) + len(others)), full, sure


def _is_above_rest(line: Line, following: Line) -> bool:
    return (
        not (is_closed(line) or is_loose(line.text) or is_loose(following.text))
        and following.indent <= line.indent
        and _RUNNING.search(following.text) is not None
        and ordinals.opening(simplified(following.text)) is None
    )


def _can_only_be_rest(text: str, following: str) -> bool:
    """Whether no paragraph begins with a line: ``，特制定``, ``法。``; ``法）`` behind ``（办``."""
    return (
        may_not_begin(following)
        or may_not_end(text)
        or leaves_open(text, following)
        or _REST.fullmatch(following) is not None
    )
