"""一是…二是…, 一要…二要…, 第一，…第二，…, 其一，…其二，…: the ordinals of speech.

Standard: GB/T 15834-2011, B.3: narrative ordinals stand inside the paragraph, as 第一、第二 and
一是、二是 do. They open a member only at the beginning of a sentence or clause: ``。二是…`` is one,
``之一是``, ``第一要务``, ``统一要求`` and ``“一案一剖析”`` are none.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import CLAUSE_END, Recogniser

_HAN = rf"([{numerals.HAN_NUMERALS}]{{1,3}})"
_LEADERS = "是要靠抓看则须"
_LEADER = re.compile(rf"{_HAN}([{_LEADERS}])(?!务(?![实虚求必]))")
_FIRST = re.compile(rf"第{_HAN}(?:点|步|阶段|个?方面|个问题|个是|是)?(?=[，,、：:])[，,、：:]")
#: 第一、二类 and 第三、第四季度 count things: the number behind 、 is another one of them.
_COUNTED = re.compile(rf"第{_HAN}、第?{_HAN}(?![是要年个次月天、])")
_AMONG = re.compile(rf"其{_HAN}[，,、：:]")


def _ordinal(style: str, match: re.Match[str]) -> Ordinal | None:
    value = numerals.parse(match[1])
    return Ordinal(style, value, match.start(), match.end()) if value else None


def _all(style: str, pattern: re.Pattern[str], text: str) -> list[Ordinal]:
    ordinals = (_ordinal(style, match) for match in pattern.finditer(text))
    return [ordinal for ordinal in ordinals if ordinal]


_LEADER_INSIDE = re.compile(CLAUSE_END + _LEADER.pattern)
_FIRST_INSIDE = re.compile(CLAUSE_END + _FIRST.pattern)
_AMONG_INSIDE = re.compile(CLAUSE_END + _AMONG.pattern)


def leader_opening(text: str) -> Ordinal | None:
    """``一是抓好…`` is number 1; ``一体推进…`` is none."""
    match = _LEADER.match(text)
    return _ordinal("spoken", match) if match else None


def leader_inside(text: str) -> list[Ordinal]:
    """In ``要做到：一要实，二要快。`` there are two; in ``第一要务，统一要求`` none."""
    return _all("spoken", _LEADER_INSIDE, text)


def first_opening(text: str) -> Ordinal | None:
    """``第一，要…`` and ``第二：…`` are; ``第一书记…`` and ``第一、二类…`` are none."""
    match = _FIRST.match(text)
    return _ordinal("first", match) if match and not _counts(match) else None


def first_inside(text: str) -> list[Ordinal]:
    """In ``第一，学。第二，做。`` there are two; in ``获第一、第二名`` none."""
    matches = _FIRST_INSIDE.finditer(text)
    ordinals = (_ordinal("first", match) for match in matches if not _counts(match))
    return [ordinal for ordinal in ordinals if ordinal]


def _counts(match: re.Match[str]) -> bool:
    """Whether a number and the next one count what stands behind them: 第一、二类."""
    both = _COUNTED.match(match.string, match.start())
    return both is not None and (numerals.parse(both[2]) or 0) > (numerals.parse(both[1]) or 0)


def among_opening(text: str) -> Ordinal | None:
    """``其一，…`` is number 1; ``其一生…`` is none."""
    match = _AMONG.match(text)
    return _ordinal("among", match) if match else None


def among_inside(text: str) -> list[Ordinal]:
    """In ``原因有二：其一，…；其二，…`` there are two."""
    return _all("among", _AMONG_INSIDE, text)


LEADER = Recogniser(
    "spoken",
    leader_opening,
    inside=leader_inside,
    firsts=tuple(f"一{c}" for c in _LEADERS),
    begins=numerals.HAN_NUMERALS,
)
FIRST = Recogniser("first", first_opening, inside=first_inside, firsts=("第一",), begins="第")
AMONG = Recogniser("among", among_opening, inside=among_inside, firsts=("其一",), begins="其")
