"""三十章, 上编, 番外一, 1921年, PART 1 : titles of books and of pages on telephones.

No standard has them. 三十章 without 第 may be a quantity, 下篇 a word, PART 1 English prose: only
the neighbours tell, but for 番外, an extra chapter, which nothing else is called. A year alone
heads a part of a chronicle.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser, could_title

_HAN = rf"(?![{numerals.ZEROS}])[{numerals.TYPED}]{{1,6}}"
_WITHOUT = re.compile(rf"({_HAN}|[0-9]{{1,4}})\s*([章回卷])(?=[\s：:]|$)")
#: 第一回说楔子: the title runs on.
_RUN_ON = re.compile(rf"第\s*({_HAN}|[0-9]{{1,4}})\s*([回话幕])(?=[\u4e00-\u9fff《“])")
_HALF = re.compile(r"([上中下])([编篇卷部册])(?=[\s：:]|$)|卷([上中下])(?=[\s：:]|$)")
_EXTRA = re.compile(
    rf"番外篇?\s*(?:[（(]\s*({_HAN}|[0-9]{{1,3}})\s*[）)]|第?\s*({_HAN}|[0-9]{{1,3}})\s*[章话回篇]?)(?=[\s：:、.．]|$)"
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH = re.compile(
    rf"(part|chapter|section|lesson|unit)[\s.·．]*(?:([0-9]{{1,3}})|([Ⅰ-Ⅻ]|[IVXivx]{{1,6}})|({'|'.join(_WORDS)}))"
    r"(?=[\s.．、：:·—–-]|$|[\u4e00-\u9fff《“])",
    re.IGNORECASE,
)
_UNITS = {
    **dict.fromkeys("章回话幕", "chapter"),
    **dict.fromkeys("卷册", "division"),
    **dict.fromkeys("编篇部", "part"),
    "unit": "division",
    "part": "part",
    "chapter": "chapter",
    "lesson": "chapter",
    "section": "section",
}


def _ordinal(style: str, value: int | None, text: str, end: int) -> Ordinal | None:
    return Ordinal(style, value, 0, end) if value and could_title(text[end:]) else None


def without_opening(text: str) -> Ordinal | None:
    """``三十章 过河`` and ``第一回说楔子`` could be; ``三十章。`` could not."""
    match = _WITHOUT.match(text) or _RUN_ON.match(text)
    if match is None:
        return None
    return _ordinal(_UNITS[match[2]], numerals.parse(match[1]), text, match.end())


def half_opening(text: str) -> Ordinal | None:
    """``上编``, ``下卷 归来`` and ``卷中`` could be; ``下部队`` could not. 下 is 3 at first."""
    match = _HALF.match(text)
    if match is None:
        return None
    word, unit = match[1] or match[3], match[2] or "卷"
    return _ordinal(_UNITS[unit], "上中下".index(word) + 1, text, match.end())


def extra_opening(text: str) -> Ordinal | None:
    """``番外一 雪``, ``番外　第一章`` and ``番外（2）`` are; ``番外`` alone has no number."""
    match = _EXTRA.match(text)
    if match is None:
        return None
    return _ordinal("extra", numerals.parse(match[1] or match[2]), text, match.end())


def english_opening(text: str) -> Ordinal | None:
    """``PART 1 数字``, ``Part One`` and ``Chapter Ⅱ`` could be; ``Party 1`` could not."""
    match = _ENGLISH.match(text)
    if match is None:
        return None
    value: int | None
    if match[2]:
        value = int(match[2])
    elif match[3]:
        value = numerals.roman(match[3])
    else:
        value = _WORDS.index(match[4].lower()) + 1
    return _ordinal(_UNITS[match[1].lower()], value, text, match.end())


_YEAR = re.compile(
    r"(?:([12][0-9]{3})|([〇○零0Oo一二三四五六七八九]{4}))\s*年"
    r"(?:\s*[（(][^（）()]{1,20}[）)])?(?:\s+[\u4e00-\u9fff\s]{1,20})?$"
)


def year_opening(text: str) -> Ordinal | None:
    """``1921年`` and ``一九二一年（辛酉）　三岁`` could head a year; ``1921年7月`` is a date."""
    match = _YEAR.match(text)
    value = numerals.parse(match[1] or match[2]) if match else None
    return Ordinal("year", value, 0, text.index("年") + 1) if value else None


EXTRA = Recogniser("extra", extra_opening, 4, begins="番")
WITHOUT = Recogniser(
    "unit-alone",
    without_opening,
    begins="第0123456789" + numerals.HAN_NUMERALS + numerals.TENS,
)
HALF = Recogniser("half", half_opening, begins="上中下卷")
ENGLISH = Recogniser("english", english_opening, begins="PpCcSsLlUu")
YEAR = Recogniser("year", year_opening, begins="12" + numerals.HAN_NUMERALS, titles=True)
