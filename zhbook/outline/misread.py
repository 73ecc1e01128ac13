"""Numbers that stand where the next one of a series would, and were misread: 第七乡, 第土条, 二）.

Whoever copies by eye or machine mistakes one character; the series tells which number is missing,
and what opens nearly so is it. A chapter that was joined to the line before or behind it stands
inside of a paragraph, where its number is the next one as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from zhbook import numerals
from zhbook.layout.paragraphs import Paragraph
from zhbook.model import Ordinal
from zhbook.ordinals import TITLED

_HAN = rf"[{numerals.HAN_NUMERALS}0-9]{{1,6}}"
_STYLES = {"条": "article", "章": "chapter", "节": "section", "编": "part"}
#: 第七乡, 第1七条, 第土条, 笫七条, 七条 before a blank: one character is another.
_UNIT = re.compile(
    rf"[第笫弟]\s*({_HAN}|\S{{1,5}}?)\s*([条章节编])|[第笫弟]\s*({_HAN})\s*(\S)|({_HAN})([条章])\s"
)
#: 二， 二· 二。 for 二、, （二 and 二） and （二] for （二）, 2, and 2: for 2.
_MARKED = (
    ("han", re.compile(rf"([{numerals.HAN_NUMERALS}]{{1,3}})\s*[，,·。:：;；﹑‘'`]")),
    (
        "han-paren",
        re.compile(rf"[（(\[【〔〈]?\s*([{numerals.HAN_NUMERALS}]{{1,3}})\s*[）)\]】〕〉]"),
    ),
    ("han-paren", re.compile(rf"[（(\[【〔〈]\s*([{numerals.HAN_NUMERALS}]{{1,3}})(?![）)人个])")),
    ("digit", re.compile(r"([0-9]{1,2})\s*[，,·。:：;；](?![0-9])")),
    ("digit-paren", re.compile(r"[（(\[【]?([0-9]{1,2})[）)\]】]|[（(]([0-9]{1,2})(?![）)0-9])")),
)
#: 第五章 behind the end of a sentence, and 第三条 with a blank behind it.
_INSIDE = re.compile(
    rf"(?<=[。；！？”）])\s*第([{numerals.HAN_NUMERALS}]{{1,6}})(?:([条])\s|([章节编])(?=[^的、和及规。，；]{{0,30}}$))"
)

#: A title holds no number but what was joined to it: 第三章 家庭关系第一节 夫妻关系.
_TITLE = re.compile(rf"第\s*[{numerals.HAN_NUMERALS}]{{1,6}}\s*[编章节]")
_ANY = re.compile(rf"第\s*([{numerals.HAN_NUMERALS}]{{1,6}})\s*([条章节])")


class Misread:
    """The numbers of a text by style, to ask whether another is the one that is missing."""

    def __init__(self, numbered: Sequence[tuple[int, Ordinal]]) -> None:
        self._places: dict[str, list[int]] = {}
        self._values: dict[str, list[int]] = {}
        for index, ordinal in numbered:
            self._places.setdefault(ordinal.style, []).append(index)
            self._values.setdefault(ordinal.style, []).append(ordinal.value)
        self._titles = {index for index, ordinal in numbered if ordinal.style in TITLED}

    def found(
        self, texts: Sequence[Paragraph], known: Collection[int], quoted: Mapping[int, int]
    ) -> Iterator[tuple[int, str]]:
        """The paragraphs with a number that was not read, and the words that are one.

        ``known`` open with a number that was read, or it is known what they are.
        """
        for i, paragraph in enumerate(texts):
            if i in quoted:
                continue
            words = "" if i in known else self._opening(i, paragraph.text)
            words = words or self._inside(i, paragraph.text)
            if words:
                yield i, words

    def _opening(self, i: int, text: str) -> str:
        unit = _UNIT.match(text)
        if unit and self._is_missing_unit(i, unit):
            return unit[0].strip()
        for style, pattern in _MARKED:
            match = pattern.match(text)
            value = match and numerals.parse(match[match.lastindex or 1])
            if match and value and self._is_missing(style, value, i):
                return match[0].strip()
        return ""

    def _inside(self, i: int, text: str) -> str:
        title = _TITLE.match(text) if i in self._titles else None
        for match in _ANY.finditer(text, title.end()) if title else ():
            style, value = _STYLES[match[2]], numerals.parse(match[1])
            first = value == 1 and self._around(style, i + 1)[1] == 2
            if first or (value and self._is_missing(style, value, i + 1)):
                return match[0]
        for match in _INSIDE.finditer(text):
            value = numerals.parse(match[1])
            if value and self._is_missing(_STYLES[match[2] or match[3]], value, i + 1):
                return match[0].strip()
        return ""

    def _is_missing_unit(self, i: int, match: re.Match[str]) -> bool:
        number, unit = match[1] or match[3] or match[5], match[2] or match[4] or match[6]
        value = numerals.parse(number)
        if unit not in _STYLES:
            # 第三人 may be no number at all: the one behind it must follow, or a blank.
            blank = match.string[match.end() : match.end() + 1].isspace()
            return value is not None and any(
                self._is_missing(style, value, i)
                and (blank or self._around(style, i)[1] == value + 1)
                for style in ("article", "chapter", "section")
            )
        if value is None:
            return self._lacks_any(_STYLES[unit], i)
        return self._is_missing(_STYLES[unit], value, i)

    def _is_missing(self, style: str, value: int, i: int) -> bool:
        """Whether a number is the one behind the last of its style, and does not come."""
        before, after = self._around(style, i)
        return before is not None and value == before + 1 and after != value

    def _lacks_any(self, style: str, i: int) -> bool:
        before, after = self._around(style, i)
        return before is not None and after != before + 1

    def _around(self, style: str, i: int) -> tuple[int | None, int | None]:
        """The numbers of a style before and behind a paragraph."""
        places = self._places.get(style, [])
        k = bisect_left(places, i)
        values = self._values.get(style, [])
        return (values[k - 1] if k else None), (values[k] if k < len(values) else None)
