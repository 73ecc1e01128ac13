"""Whose order of levels a text keeps: what 第二项 of an article is, and what 第二款.

On the mainland an article has 款 (paragraphs without a number), then 项 （一） and 目 1.
(《立法技术规范（试行）（一）》 12 and 13); in Taiwan 項 (paragraphs), then 款 一、 and 目 （一）
(中央法規標準法, 8). The whole text is asked, since no word tells alone: a mainland paper speaks of
中华民国三十年, and laws of either side stand in copies of either script, which proves nothing.

Each kind of evidence is counted for both sides and speaks for the one that has more of it. How a
text counts its own levels is enough alone, of other kinds it takes two: ``第一项第二款`` tells
Taiwan, and so do ``自发布日施行`` and a date of the Republic; ``行政院`` alone tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from zhbook.model import Block, Kind
from zhbook.numerals import HAN_NUMERALS
from zhbook.places import MAINLAND, TAIWAN
from zhbook.reader.normal_script import simplified


class Sort(Enum):
    """The kinds of evidence."""

    ORDER = "order"  # 第一项第二款, 第一款第（二）项
    BEFORE = "before"  # a paragraph of an article that opens with 前项, 前款
    ITEMS = "items"  # the series right below an article: 一、, （一）
    NUMBERS = "numbers"  # 第 3 条 alone on its line
    DATES = "dates"  # 民国一百零二年一月, 2013年1月
    FORCE = "force"  # 自公布日施行, 自公布之日起施行
    ORGANS = "organs"  # 行政院, 国务院


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a kind of evidence was met for each side."""

    sort: Sort
    taiwan: int
    mainland: int

    @property
    def side(self) -> str:
        """The side that it speaks for, or nothing."""
        if self.taiwan == self.mainland:
            return ""
        return TAIWAN if self.taiwan > self.mainland else MAINLAND


#: What the kinds weigh that show how a text counts its own levels; all others weigh 1.
_OWN_COUNT = 2
_WEIGHTS = {Sort.ORDER: _OWN_COUNT, Sort.BEFORE: _OWN_COUNT}
#: So much is needed.
_ENOUGH = 2

_N = rf"[{HAN_NUMERALS}0-9]{{1,6}}"
_BRACKETED = rf"[（(]{_N}[）)]"
#: What is counted in the words: for Taiwan, for the mainland.
_WORDS = {
    Sort.ORDER: (
        re.compile(rf"[第前](?:{_N})?项(?:第{_N}|各)款"),
        re.compile(rf"[第前](?:{_N})?款(?:第{_N}|第{_BRACKETED}|各)项|第{_BRACKETED}项"),
    ),
    Sort.DATES: (
        re.compile(rf"民国\s*{_N}\s*年\s*{_N}\s*月"),
        re.compile(r"(?<!\d)(?:19[4-9]|20\d)\d\s*年\s*\d{1,2}\s*月"),
    ),
    Sort.FORCE: (
        re.compile(r"自[^，。之]{2,12}日施行|[^规确决约一特]定之。"),
        re.compile(r"自[^，。]{2,20}日起(?:施行|实施|执行|生效)"),
    ),
    Sort.ORGANS: (
        re.compile("(?:行政|立法|司法|考试|监察)院|直辖市、县"),
        re.compile("国务院|全国人民代表大会|人民(?:政府|法院|检察院)|自治区、直辖市"),
    ),
}
_BEFORE = re.compile(r"[依对违反因有]{0,2}前[一二三四两]?(?P<level>[项款])")
_NUMBER_ALONE = re.compile(r"第\s?\d{1,4}(?:-\d{1,3})?\s?条\s*")
#: The series right below an article, by the side whose usage it is.
_SERIES = {"han": TAIWAN, "han-paren": MAINLAND}


def told(evidence: Iterable[Evidence]) -> str:
    """The side that the evidence tells, or nothing where it is too little or undecided."""
    weights = {TAIWAN: 0, MAINLAND: 0}
    for one in evidence:
        if one.side:
            weights[one.side] += _WEIGHTS.get(one.sort, 1)
    side = max(weights, key=lambda side: weights[side])
    other = min(weights.values())
    return side if weights[side] >= _ENOUGH and weights[side] > other else ""


def evidence(texts: Iterable[str], blocks: Sequence[Block]) -> list[Evidence]:
    """What tells whose a text is, kind by kind; ``texts`` are its paragraphs as rules read them."""
    whole = "\n".join(texts)
    found = [
        Evidence(sort, *(len(pattern.findall(whole)) for pattern in patterns))
        for sort, patterns in _WORDS.items()
    ]
    found += [
        Evidence(sort, sides.count(TAIWAN), sides.count(MAINLAND))
        for sort, sides in (
            (Sort.BEFORE, list(_opened(blocks))),
            (Sort.ITEMS, list(_items(blocks))),
            (Sort.NUMBERS, list(_numbers(blocks))),
        )
    ]
    return [one for one in found if one.taiwan or one.mainland]


def _opened(blocks: Sequence[Block]) -> Iterator[str]:
    """The side of each paragraph of an article that opens with 前项 or 前款."""
    for block in blocks:
        if block.kind is Kind.PARAGRAPH and block.place.article:
            opening = _BEFORE.match(simplified(block.text[:6]))
            if opening:
                yield TAIWAN if opening["level"] == "项" else MAINLAND


def _items(blocks: Sequence[Block]) -> Iterator[str]:
    """The side of the first item of each series that stands right below an article."""
    for block in blocks:
        number = block.ordinal
        first = block.kind is Kind.ITEM and block.depth == 1 and number and number.value == 1
        if first and number and block.place.article and number.style in _SERIES:
            yield _SERIES[number.style]


def _numbers(blocks: Sequence[Block]) -> Iterator[str]:
    """Taiwan for each article whose number stands alone on its line, in digits."""
    for block in blocks:
        if block.kind is Kind.ARTICLE and _NUMBER_ALONE.fullmatch(simplified(block.text)):
            yield TAIWAN
