"""Headings without a number that stand alone in 【】: 【原料】, 【做法】, 【注释】, 【赏析】.

No standard has them; books for schools, recipes and notes on poems are written so. What a line in
such brackets is its sisters are too: a text has all of them as headings, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.front import names_part
from zhbook.model import Ordinal
from zhbook.outline.labelled import begins_anew

#: So many different names tell; of two one names a part of any text (注释).
FEWEST, FEWEST_WITH_PART = 3, 2
#: A name, without the stops and marks of what is said: 【叮，恭喜！】 is in novels.
_NAME = re.compile(r"【(?=[^】]*[\u3400-\u9fff])[^【】。！？，；：!?,;:…]{1,12}】")


def bracketed(
    texts: Sequence[Paragraph], taken: Collection[int], headings: Sequence[int]
) -> list[int]:
    """The headings in 【】; all such lines of a text, or none.

    ``【原料】``, ``【做法】`` and ``【小贴士】``, each over its text, are. Names that come again
    are where one names a part of any text, as 【注释】 does, or where each time another of
    ``headings`` stands above; who speaks in turn, ``【甲】``, ``【乙】``, ``【甲】``, is none.
    """
    lines = [i for i, p in enumerate(texts[:-1]) if i not in taken and _NAME.fullmatch(p.text)]
    among = {*lines}
    if any(i + 1 in among for i in lines):
        return []
    names = {texts[i].text for i in lines}
    part = any(names_part(name) for name in names)
    if len(names) < (FEWEST_WITH_PART if part else FEWEST):
        return []
    places = {(texts[i].text, bisect_right(headings, i)) for i in lines}
    return lines if part or len(names) == len(lines) or len(places) == len(lines) else []


def stand_below(lines: Sequence[int], numbered: Sequence[tuple[int, Ordinal]]) -> bool:
    """Whether numbers head the text and the lines in 【】 stand under these: 第一课 over 【课文】.

    Where 1. begins anew below each of them they head the text themselves.
    """
    return bool(lines) and not begins_anew(lines, numbered)
