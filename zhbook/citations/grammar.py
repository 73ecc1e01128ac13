"""How a place of a text is cited: 第二十条第二款第（一）项, 第三条至第五条, 第（一）、（二）项.

The order of units is that of 《立法技术规范（试行）》: 编 章 节 条 款 项 目. Taiwan counts 條 項
款 目 (中央法規標準法, 8): which of them a text keeps is told by its jurisdiction, but 第一項第二款
and 第一款第（二）项 show it themselves. ``第三条第二款`` is one place, ``第三条、第五条`` are two,
``第（一）至（三）项`` are two: the ends of a range are named, what lies between is not.
``第三条线`` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhbook.numerals import HAN_NUMERALS, parse
from zhbook.places import ARTICLE, ITEM, PARAGRAPH, Place, Step

_NUMBER = rf"[{HAN_NUMERALS}0-9]{{1,9}}"
_ONE = rf"(?:[（(]\s*{_NUMBER}\s*[）)]|{_NUMBER})"
TOKEN = re.compile(
    rf"第\s*(?P<numbers>{_ONE}(?:(?:、|和|或者?|至|到)第?{_ONE})*)\s*"
    rf"(?:[-－](?P<inserted>[0-9]{{1,3}})\s*(?=条))?"
    rf"(?P<unit>分编|编|章|节|条|款|项|目)(?!线|路线|目标)"
    rf"(?:\s*之\s*(?P<suffix>{_NUMBER})(?!分))?"
)
_NUMBERS = re.compile(rf"第?(?P<one>{_ONE})")
#: 第二项但书或第三项 goes on, whichever part of the first one is meant.
_CONNECTOR = re.compile(
    r"\s*(?:[前中后]段|但书|本文|序文|各[款项目]|规定)?\s*(?:、|以及|及|和|与|或者?|至|到)\s*(?=第)"
)

_UNITS = {
    "编": "part",
    "分编": "subpart",
    "章": "chapter",
    "节": "section",
    "条": "article",
    "款": "paragraph",
    "项": "item",
    "目": "subitem",
}
_ORDER = ("part", "subpart", "chapter", "section", "article", "paragraph", "item", "subitem")
#: The headings of a statute, and the units of their places.
HEADINGS = {"part": "part", "subpart": "subpart", "chapter": "ch", "section": "sec"}


@dataclass(frozen=True, slots=True)
class Units:
    """Numbers of the units of a place that is named; 0 is none.

    ``letter`` is that of a repeated series of articles, ``copy`` that of a repeated number.
    """

    part: int = 0
    subpart: int = 0
    chapter: int = 0
    section: int = 0
    article: int = 0
    suffix: int = 0
    letter: str = ""
    copy: int = 0
    paragraph: int = 0
    item: int = 0
    subitem: int = 0

    @property
    def place(self) -> Place:
        """``art-30-p2-i1``, ``part2-ch3``: the place, if it is there."""
        if not self.article:
            named = [(name, getattr(self, unit)) for unit, name in HEADINGS.items()]
            return Place(tuple(Step(name, number) for name, number in named if number))
        steps = [Step(ARTICLE, self.article, self.suffix, self.letter, self.copy)]
        if self.paragraph > 1:  # the first one is the article itself
            steps.append(Step(PARAGRAPH, self.paragraph))
        if self.item:
            steps.append(Step(ITEM, self.item))
        if self.subitem:
            steps.append(Step("", self.subitem))
        return Place(tuple(steps))

    def with_unit(self, unit: str, number: int, suffix: int = 0) -> Units:
        """The place that ``unit`` ``number`` means after this one: lower units are forgotten."""
        if unit == "article":
            return Units(article=number, suffix=suffix, letter=self.letter)
        above = self.above(unit)
        numbers = {name: getattr(above, name) for name in _ORDER} | {unit: number}
        return Units(**numbers, suffix=self.suffix, letter=self.letter, copy=self.copy)

    def above(self, unit: str) -> Units:
        """The place above ``unit``: the article of 第三条第二款第（一）项, if that is a 款."""
        numbers = {name: getattr(self, name) for name in _ORDER[: _ORDER.index(unit)]}
        return Units(**numbers, suffix=self.suffix, letter=self.letter, copy=self.copy)


def written(place: Place) -> tuple[Place, ...]:
    """How the id of a place may be written: the first paragraph of an article is the article, but
    where the number stands alone on its line, its items are ``art-30-p1-i1``."""
    rest = place.in_article
    if not rest or rest[0].unit != ITEM:
        return (place,)
    above = Place(place.steps[: -len(rest)])
    return place, above.paragraph(1).below(*rest)


@dataclass(frozen=True, slots=True)
class Named:
    """``text[start:end]`` names a place."""

    start: int
    end: int
    units: Units


def numbers(token: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    """Each number of a token, and where its words begin and end."""
    matches = list(_NUMBERS.finditer(token["numbers"]))
    offset = token.start("numbers")
    for one in matches:
        start = token.start() if one is matches[0] else offset + one.start()
        end = token.end() if one is matches[-1] else offset + one.end()
        yield start, end, parse(one["one"].strip("（()） ")) or 0


def named_places(
    text: str, at: int, start: int, base: Units, taiwan: bool = False
) -> tuple[list[Named], int]:
    """The places named from ``at`` on, and where they end; the first one begins at ``start``.

    ``base`` is what a 款 or 项 that comes first belongs to; ``taiwan`` tells whose order they are
    in where they do not. Of ``第三条、第五条第二款和第六条`` three are found. Nothing is found
    where no unit stands at ``at``.
    """
    places: list[Named] = []
    units, end = base, at
    while token := TOKEN.match(text, at):
        below = TOKEN.match(text, token.end())
        order = token["unit"] + (below["unit"] if below else "")
        taiwan = order == "项款" or (taiwan and order != "款项")
        unit = unit_of(token["unit"], taiwan)
        if _ORDER.index(unit) > _ORDER.index("article") and not units.article:
            break
        inserted = token["inserted"] or token["suffix"]
        suffix = parse(inserted) or 0 if inserted and unit == "article" else 0
        for first, last, number in numbers(token):
            if not number:
                return places, end
            units = units.with_unit(unit, number, suffix)
            places.append(Named(start if first == token.start() else first, last, units))
        end = at = token.end()
        if below and _ORDER.index(unit_of(below["unit"], taiwan)) > _ORDER.index(unit):
            start = places.pop().start
            continue
        joint = _CONNECTOR.match(text, at)
        if not joint:
            break
        start = at = joint.end()
    return places, end


def beneath(unit: str) -> str:
    """The level right below one: that of an ``article`` is a ``paragraph``."""
    return _ORDER[_ORDER.index(unit) + 1]


def unit_of(word: str, taiwan: bool) -> str:
    """The level that a word names: 款 is a ``paragraph`` on the mainland, an ``item`` in Taiwan."""
    unit = _UNITS[word]
    if taiwan and unit in ("paragraph", "item"):
        return "item" if unit == "paragraph" else "paragraph"
    return unit
