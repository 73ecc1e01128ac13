"""Headings without a number that stand alone in 【】: 【原料】, 【做法】, 【注释】, 【赏析】.

No standard has them; books for schools, recipes and notes on poems are written so. What a line in
such brackets is its sisters are too: a text has all of them as headings, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.front import names_part
from zhbook.model import Ordinal
from zhbook.outline.labelled import begins_anew

#: So many different names tell; of two one names a part of any text (注释).
FEWEST, FEWEST_WITH_PART = 3, 2
#: Who speaks stands over what is said.
_SPEECH = '“「『"‘—'
#: A name, without the stops and marks of what is said: 【叮，恭喜！】 is in novels.
_NAME = re.compile(r"【(?=[^】]*[\u3400-\u9fff])[^【】。！？，；：!?,;:…]{1,12}】")


def bracketed(
    texts: Sequence[Paragraph], taken: Collection[int], headings: Sequence[int]
) -> list[int]:
    """The headings in 【】; all such lines of a text, or none.

    ``【原料】``, ``【做法】`` and ``【小贴士】``, each over its text, are where nothing else heads
    the text, or where one names a part of any text, as 【注释】 does. Under other ``headings`` they
    come again under each, as 【课文】 does in 第一课 and 第二课; ``【任务发布】`` in a chapter of a
    novel, and who speaks in turn, ``【甲】``, ``【乙】``, ``【甲】``, are none.
    """
    lines = [i for i, p in enumerate(texts[:-1]) if i not in taken and _NAME.fullmatch(p.text)]
    among = {*lines}
    if any(i + 1 in among or texts[i + 1].text[0] in _SPEECH for i in lines):
        return []
    counts = Counter(texts[i].text for i in lines)
    if any(names_part(name) for name in counts):
        return lines if len(counts) >= FEWEST_WITH_PART else []
    if len(counts) < FEWEST:
        return []
    above = [bisect_right(headings, i) for i in lines]
    places = {(texts[i].text, stretch) for i, stretch in zip(lines, above, strict=True)}
    again = sum(counts[texts[i].text] > 1 for i in lines)
    comes_again = len(places) == len(lines) and 3 * again >= 2 * len(lines)
    heads = len(counts) == len(lines) and not above[0]
    return lines if heads or comes_again else []


def stand_below(lines: Sequence[int], numbered: Sequence[tuple[int, Ordinal]]) -> bool:
    """Whether numbers head the text and the lines in 【】 stand under these: 第一课 over 【课文】.

    Where 1. begins anew below each of them they head the text themselves.
    """
    return bool(lines) and not begins_anew(lines, numbered)
