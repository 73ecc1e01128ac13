"""Headings without a number that a colon closes: 违约责任：, alone on its line over its text.

No standard has them; contracts, petitions and notices of work are written so. A colon also closes
what announces a list, whom a letter is for, and the fields of a form: a heading of this kind is
short, says nothing but a name, stands over text, and has sisters; and nothing with a number heads
the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import is_byline, is_salutation, solid
from zhbook.model import Ordinal

#: So many sisters are headings; fewer may be fields.
FEWEST = 3
#: The shortest text below such a heading that is no sentence.
SHORTEST_TEXT = 20
#: A name, perhaps of several things: 总投资及资金筹措, 商标、字号. 如下 and 下列 announce, parties
#: sign or receive.
_NAME = re.compile(r"[\u3400-\u9fff]{2,5}(?:[\u3400-\u9fff]{0,7}|[、][\u3400-\u9fff]{2,6})")
_NO_NAME = re.compile(
    r"如下|下列|以下|包括|[我你您她]|(?<!其)他|^[甲乙丙丁]方|^[订签]?立|合同|协议|[人者位方司]$"
)
#: What a form leaves to be written in.
_LEFT_OPEN = re.compile(r"[＿_]{6,}")


def begins_anew(lines: Sequence[int], numbered: Sequence[tuple[int, Ordinal]]) -> bool:
    """Whether the numbers of a text begin anew below each of the lines, and none runs over two.

    Nor does any stand before the first of them: it would head the text.
    """
    seen: set[tuple[int, str]] = set()
    for i, ordinal in numbered:
        stretch = (bisect_right(lines, i), ordinal.style)
        if stretch not in seen and (ordinal.value != 1 or not stretch[0]):
            return False
        seen.add(stretch)
    return True


def labelled(
    texts: Sequence[Paragraph],
    taken: Collection[int],
    numbered: Sequence[tuple[int, Ordinal]],
) -> list[int]:
    """The headings that a colon closes; none, or three and more.

    ``合作方式：``, ``利润分配：`` and ``其他：``, each over a sentence, are; ``地址：`` over
    ``电话：``, ``现通知如下：`` and those who speak, ``王某：``, are none. ``taken`` are known.
    """
    if any(o.style == "article" or o.style in ordinals.TITLED for _, o in numbered):
        return []
    names = [
        i
        for i, p in enumerate(texts[:-1])
        if i not in taken and _is_name(p.text) and _over(texts, i)
    ]
    counts = Counter(solid(texts[i].text) for i in names)
    lines = [i for i in names if counts[solid(texts[i].text)] == 1]
    sure = sum(not is_byline(solid(texts[i].text)[:-1]) for i in lines)
    return lines if sure >= FEWEST and begins_anew(lines, numbered) else []


def _is_name(text: str) -> bool:
    words = solid(text)
    if words[-1] not in "：:" or is_salutation(text):
        return False
    return bool(_NAME.fullmatch(words[:-1])) and _NO_NAME.search(words[:-1]) is None


def _over(texts: Sequence[Paragraph], i: int) -> bool:
    """Whether text stands below: a sentence, what is to be filled in, or number 1; no speech."""
    following = texts[i + 1].text
    if following[0] in '“「『"‘—':
        return False
    number = ordinals.opening(following)
    if number is not None:
        return number.value == 1
    said = ends_sentence(following) or len(following) >= SHORTEST_TEXT
    return bool(said or _LEFT_OPEN.search(following))
