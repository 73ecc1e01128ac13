"""Which lines open with a number that goes on with a series: the best witness of a paragraph.

A line that opens with 第五章 where 第四章 was the last begins a paragraph, even if the line before
it is full and stops without a 。; a line that opens with the number of a place that is cited does
not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from zhbook import ordinals
from zhbook.dates import dates
from zhbook.model import Line, Ordinal
from zhbook.reader.normal_script import simplified

#: What comes before a number that is cited: 依照本法 + 第五条, 第三条和 + 第五条.
_CITING = re.compile(
    r"(?:[、，和及与或至到按照据依由从在对于是为以经本该其的符合违反适用参见同根执行]"
    r"|前款|规定|所列|所称)$"
)
#: 中华民国一百一十三年十二月二十四日 in brackets is no longer.
LONGEST_DATE = 24
#: 依照本法 + 第五条, 根据《民法典》 + 第五条.
_LAW = re.compile(r"(?:》|法|条例|办法|规定|细则|规则|解释|决定|章程|合同|协议)$")
#: …第七次会议通过, …公布施行: with this a note of when a law was made ends.
_MADE = re.compile(r"(?:通过|公布|发布|施行|修正|修订|批准|实施|生效)[）)]?$")
#: Words that no paragraph begins with.
_CARRYING_ON = re.compile(r"但是|但(?!书)|否则|其中|并且|而且|并应当|且")
_LEADS_TO_DATE = re.compile(r"[于自从在至到、，和及与或(（]$")


def openings(lines: Sequence[Line]) -> dict[int, Ordinal]:
    """The number with which each line opens, by the index of the line."""
    seen: dict[int, Ordinal] = {}
    for i, line in enumerate(lines):
        # “（一）… is written out for another text.
        if ordinal := ordinals.opening(simplified(line.text.lstrip("“「『"))):
            seen[i] = ordinal
    return seen


def is_dated(text: str) -> bool:
    """``2021年12月6日…通过`` opens with a date, as the notes under a title do."""
    day, start, _ = next(dates(text[:LONGEST_DATE]), ("", 0, 0))
    return bool(day) and start <= text.startswith(("（", "(")) and len(day) > len("2021")


def in_series(seen: Mapping[int, Ordinal]) -> set[int]:
    """The openings that go on with the last of their style, or with which the next one goes on.

    Of 一、 二、 五、 the first two are, of 第八条 alone none. A number of a division or an article
    may stand alone where it is the first.
    """
    sure: set[int] = set()
    last: dict[str, tuple[int, Ordinal]] = {}
    for i, ordinal in seen.items():
        before = last.get(ordinal.style)
        if before and ordinals.follows(before[1], ordinal):
            sure |= {before[0], i}
        elif ordinal.value == 1 and _names_its_unit(ordinal):
            sure.add(i)
        last[ordinal.style] = (i, ordinal)
    return sure


def _names_its_unit(ordinal: Ordinal) -> bool:
    return ordinal.style in ordinals.TITLED or ordinal.style == "article"


def cites(text: str, ordinal: Ordinal) -> bool:
    """Whether a line leads on to the number in the next: ``…违反`` and ``…依照本法`` do before
    第五条; a title that ends in 法 does not before 第一章.
    """
    end = simplified(text[-4:])
    if ordinal.style == "article" and ordinal.value > 1 and _LAW.search(end):
        return True
    return _CITING.search(end) is not None


def leads_to_date(text: str) -> bool:
    """Whether what a line ends with leads on to a date: ``…自`` and ``…决定于`` do."""
    return _LEADS_TO_DATE.search(simplified(text[-1:])) is not None


def tells_of_law(text: str) -> bool:
    """Whether a line ends as a note on the making of a law does: ``…第七次会议通过``."""
    return _MADE.search(simplified(text[-4:])) is not None


def carries_on(text: str) -> bool:
    """Whether a line goes on with the thought before it: ``但是，法律另有规定的除外。`` does."""
    return _CARRYING_ON.match(simplified(text[:4])) is not None
