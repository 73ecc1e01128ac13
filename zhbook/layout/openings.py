"""Which lines open with a number that goes on with a series: the best witness of a paragraph.

A line that opens with 第五章 where 第四章 was the last begins a paragraph, even if the line before it
is full and stops without a 。; a line that opens with the number of a place that is cited does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhbook import ordinals
from zhbook.model import Line, Ordinal
from zhbook.reader.normal_script import simplified

#: What comes before a number that is cited: 依照本法 + 第五条, 第三条和 + 第五条, （一）至 + （三）.
_CITING = re.compile(
    r"(?:[、，和及与或至到按照据依由从在对于是为以经本该其的符合违反适用参见同根执行]|前款|规定|所列|所称)$"
)


def openings(lines: Sequence[Line]) -> dict[int, Ordinal]:
    """The number with which each line opens, by the index of the line."""
    seen: dict[int, Ordinal] = {}
    for i, line in enumerate(lines):
        if line.text and (ordinal := ordinals.opening(simplified(line.text))):
            seen[i] = ordinal
    return seen


def in_series(seen: Mapping[int, Ordinal]) -> set[int]:
    """Those of the openings that go on with the last of their style, or that the next goes on with.

    Of 一、 二、 五、 the first two are, of 第八条 alone none. A number of a division or an article may
    stand alone where it is the first.
    """
    sure: set[int] = set()
    last: dict[str, tuple[int, Ordinal]] = {}
    for i, ordinal in seen.items():
        before = last.get(ordinal.style)
        if before and _follows(before[1], ordinal):
            sure |= {before[0], i}
        elif ordinal.value == 1 and _names_its_unit(ordinal):
            sure.add(i)
        last[ordinal.style] = (i, ordinal)
    return sure


def _names_its_unit(ordinal: Ordinal) -> bool:
    return ordinal.style in ordinals.TITLED or ordinal.style == "article"


def _follows(before: Ordinal, ordinal: Ordinal) -> bool:
    """Whether a number is the next one: 4 after 3, 之一 after 3, 4 after 3之二."""
    if ordinal.suffix:
        return (ordinal.value, ordinal.suffix) == (before.value, before.suffix + 1)
    return ordinal.value == before.value + 1


def cites(text: str) -> bool:
    """Whether what a line ends with leads on to a number: ``…依照本法`` does, ``…有关规定。`` not."""
    return _CITING.search(simplified(text[-4:])) is not None
