"""Whose order of levels a text keeps: what 第二项 of an article is, and what 第二款.

On the mainland an article has 款 (paragraphs without a number), then 项 （一） and 目 1.
(《立法技术规范（试行）（一）》 12 and 13); in Taiwan 項 (paragraphs), then 款 一、 and 目 （一）
(中央法規標準法, 8); in Hong Kong a section has 款 (1), 段 (a), 節 (i) and 分節 (A); in Macao an
article has 款 一、, 項 （一） and 分項 （1）. The whole text is asked, since no word tells alone: a
mainland paper speaks of 中华民国三十年 and of 香港, and laws of each side stand in copies of either
script, which proves nothing.

Each kind of evidence is counted for every side and speaks for the one that has more of it. How a
text of the mainland or of Taiwan counts its own levels is enough alone, of other kinds it takes
two: ``第一项第二款`` tells Taiwan, and so do ``自发布日施行`` and a date of the Republic, but not
``行政院`` alone. ``第3(1)(a)条`` alone does not tell Hong Kong: contracts cite so, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from zhbook.model import Block, Kind
from zhbook.numerals import HAN_NUMERALS
from zhbook.places import HONGKONG, MACAO, MAINLAND, TAIWAN
from zhbook.reader.normal_script import simplified


class Sort(Enum):
    """The kinds of evidence."""

    ORDER = "order"  # 第一项第二款, 第一款第（二）项, 第3(1)(a)条, 第一款（二）项
    BEFORE = "before"  # a paragraph of an article that opens with 前项, 前款, 上款
    ITEMS = "items"  # the series right below an article: 一、, （一）, (1) over (a)
    NUMBERS = "numbers"  # 第 3 条 alone on its line
    TITLES = "titles"  # 第9001章 某某条例, 第99/2009号法律
    DATES = "dates"  # 民国一百零二年一月, 2013年1月
    FORCE = "force"  # 自公布日施行, 自公布之日起施行, 自公布翌日起生效, 即属犯罪
    ORGANS = "organs"  # 行政院, 国务院, 行政长官会同行政会议, 市政署


#: In the order of the counts of an Evidence.
SIDES = (TAIWAN, MAINLAND, HONGKONG, MACAO)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often a kind of evidence was met for each side."""

    sort: Sort
    taiwan: int = 0
    mainland: int = 0
    hongkong: int = 0
    macao: int = 0

    @property
    def sides(self) -> dict[str, int]:
        """The sides for which it was met."""
        counts = (self.taiwan, self.mainland, self.hongkong, self.macao)
        return {side: n for side, n in zip(SIDES, counts, strict=True) if n}

    @property
    def side(self) -> str:
        """The side that it speaks for, or nothing."""
        most = max(self.sides.values(), default=0)
        having = [side for side, count in self.sides.items() if count == most]
        return having[0] if len(having) == 1 else ""


#: What the kinds weigh that show how a text counts its own levels; all others weigh 1.
_OWN_COUNT = 2
_WEIGHTS = {Sort.ORDER: _OWN_COUNT, Sort.BEFORE: _OWN_COUNT}
#: So much is needed.
_ENOUGH = 2
#: A paper of the mainland on what concerns Hong Kong or Macao has their courts and organs, but does
#: not count as they do; a contract that is made after an English one counts so, and has none of
#: them. Of these two sides both are wanted.
_FORMS = frozenset({Sort.ORDER, Sort.BEFORE, Sort.ITEMS, Sort.TITLES})
_WORDING = frozenset({Sort.TITLES, Sort.FORCE, Sort.ORGANS})

_N = rf"[{HAN_NUMERALS}0-9]{{1,6}}"
_BRACKETED = rf"[（(]{_N}[）)]"
_LETTERED = r"[（(][0-9]{1,3}[A-Z]?[)）]"
#: What is counted in the words, for each side.
_WORDS = {
    Sort.ORDER: (
        rf"[第前](?:{_N})?项(?:第{_N}|各)款",
        rf"[第前](?:{_N})?款(?:第{_N}|第{_BRACKETED}|各)项|第{_BRACKETED}项",
        rf"第[0-9]{{1,4}}[A-Z]{{0,2}}{_LETTERED}(?:[（(]\w{{1,4}}[)）])*条"
        r"|第(?:[（(][0-9]{1,3}[A-Z]?[)）])?[（(][a-z]{1,4}[)）][款段节]|第[（(][A-Z][)）]分节",
        rf"[条款]{_BRACKETED}项|{_BRACKETED}分项",
    ),
    Sort.TITLES: (
        "",
        "",
        r"\n第[0-9]{1,4}[A-Z]{0,2}章\s*[《〈]?[^\n]{2,40}(?:条例|规例|规则|令|附例)[》〉]?(?=\n)"
        r"|[（(]第[0-9]{1,4}[A-Z]{0,2}章[)）]",
        r"第[0-9]{1,3}/(?:19|20)[0-9]{2}(?:/M)?号(?:法律|法令|行政法规|行政命令|\w{0,8}批示)",
    ),
    Sort.DATES: (
        rf"民国\s*{_N}\s*年\s*{_N}\s*月",
        r"(?:19[4-9]|20\d)\d(?<!\d\d{4})\s*年\s*\d{1,2}\s*月",
        "",
        "",
    ),
    Sort.FORCE: (
        r"自[^，。之]{2,12}日施行|定之。(?<![规确决约一特]定之。)",
        r"自[^，。]{2,20}日起(?:施行|实施|执行|生效)",
        r"宪报[^，。]{0,12}(?:公告|刊登)|即属犯罪|简易程序定罪|公诉程序定罪|可处第[0-9]级罚款|可引称为",
        r"自公布(?:后)?(?:翌|次)日起(?:生效|产生效力)|命令公布",
    ),
    Sort.ORGANS: (
        "(?:行政|立法|司法|考试|监察)院|直辖市、县",
        "国务院|全国人民代表大会|人民(?:政府|法院|检察院)|自治区、直辖市",
        "行政长官会同行政会议|律政司|原讼法庭|裁判官|(?:局|署|处|司)长可",
        "澳门特别行政区|澳门元|市政署|初级法院|行政法务司|印务局",
    ),
}
_PATTERNS = {
    sort: [re.compile(pattern) if pattern else None for pattern in patterns]
    for sort, patterns in _WORDS.items()
}
_BEFORE = re.compile(
    rf"(?:(?:[{HAN_NUMERALS}]{{1,3}}、|[（(][0-9]+[)）])\s*)?[依对违反因有]{{0,2}}"
    r"(?P<level>前[一二三四两]?[项款]|上[一二两]?款)"
)
_BEFORE_SIDES = {"前项": TAIWAN, "前款": MAINLAND, "上款": MACAO}
_NUMBER_ALONE = re.compile(r"第\s?\d{1,4}(?:-\d{1,3})?\s?条\s*")
#: The series right below an article, by the side whose usage it is.
_SERIES = {"han": TAIWAN, "han-paren": MAINLAND}


def told(evidence: Iterable[Evidence]) -> str:
    """The side that the evidence tells, or nothing where it is too little or undecided."""
    rows = [one for one in evidence if one.side]
    formed = {one.side for one in rows if one.sort in _FORMS}
    formed &= {one.side for one in rows if one.sort in _WORDING}
    formed |= {TAIWAN, MAINLAND}
    weights = dict.fromkeys(SIDES, 0)
    for one in rows:
        if one.side in formed:
            own = one.side in (TAIWAN, MAINLAND)
            weights[one.side] += _WEIGHTS.get(one.sort, 1) if own else 1
    first, second, *_ = sorted(SIDES, key=lambda side: weights[side], reverse=True)
    return first if weights[first] >= _ENOUGH and weights[first] > weights[second] else ""


def evidence(texts: Iterable[str], blocks: Sequence[Block]) -> list[Evidence]:
    """What tells whose a text is, kind by kind; ``texts`` are its paragraphs as rules read them."""
    whole = "\n".join(("", *texts, ""))
    found = [
        Evidence(sort, *(len(p.findall(whole)) if p else 0 for p in patterns))
        for sort, patterns in _PATTERNS.items()
    ]
    found += [
        Evidence(sort, *map(sides.count, SIDES))
        for sort, sides in (
            (Sort.BEFORE, list(_opened(blocks))),
            (Sort.ITEMS, list(_items(blocks))),
            (Sort.NUMBERS, list(_numbers(blocks))),
        )
    ]
    return [one for one in found if one.sides]


def _opened(blocks: Sequence[Block]) -> Iterator[str]:
    """The side of each paragraph of an article that opens with 前项 or 前款, or 二、上款."""
    for block in blocks:
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM) and block.place.article:
            opening = _BEFORE.match(simplified(block.text[:10]))
            level = opening["level"][0] + opening["level"][-1] if opening else ""
            if level and (block.kind is Kind.ITEM) == (level == "上款"):
                yield _BEFORE_SIDES[level]


def _items(blocks: Sequence[Block]) -> Iterator[str]:
    """The side of the first item of each series that stands right below an article.

    (1) over (a) is Hong Kong's; there it may stand below a heading, 1. 简称.
    """
    for k, block in enumerate(blocks):
        number = block.ordinal
        if block.kind is not Kind.ITEM or number is None or number.value != 1:
            continue
        if block.depth == 1 and block.place.article and number.style in _SERIES:
            yield _SERIES[number.style]
        above = blocks[k - 1] if k else None
        over = above.ordinal if above and above.depth == block.depth - 1 else None
        if number.style == "letter" and over and over.style == "digit-paren":
            yield HONGKONG


def _numbers(blocks: Sequence[Block]) -> Iterator[str]:
    """Taiwan for each article whose number stands alone on its line, in digits."""
    for block in blocks:
        if block.kind is Kind.ARTICLE and _NUMBER_ALONE.fullmatch(simplified(block.text)):
            yield TAIWAN
