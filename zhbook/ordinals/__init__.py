"""The recognisers of ordinals, one table in the order in which they are asked.

To add one: write it in the file of its family (or a new file), with the docstring that says what it
accepts and what not, and give it a row here. A recogniser never decides a level: it only says that
this could be number n of that series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhbook.model import Ordinal
from zhbook.numerals import HAN_NUMERALS
from zhbook.ordinals import official, spoken, statute, topical
from zhbook.ordinals.base import Recogniser

TABLE: tuple[Recogniser, ...] = (
    statute.DIVISION,
    statute.PART,
    statute.SUBPART,
    statute.CHAPTER,
    statute.SECTION,
    statute.ARTICLE,
    official.HAN,
    official.HAN_PAREN,
    official.DECIMAL_2,
    official.DECIMAL_3,
    official.DECIMAL_4,
    official.DIGIT,
    official.DIGIT_PAREN,
    official.CIRCLED,
    spoken.LEADER,
    spoken.FIRST,
    spoken.AMONG,
    topical.TOPIC,
)

#: The place by standard of each style that has one; lower stands above.
RANK: dict[str, int] = {row.name: row.rank for row in TABLE if row.rank is not None}

#: The styles that title parts of a statute.
TITLED = frozenset({"division", "part", "subpart", "chapter", "section"})


_BEGINS = re.compile("|".join(re.escape(first) for row in TABLE for first in row.firsts))
#: A topic (重点一：) may begin with any word, but has a colon soon; all else begins with these.
_TOPIC = re.compile(r"[\u4e00-\u9fff]{1,7}[0-9０-９]{0,2}\s*[：:]")
_FIRSTS = frozenset("第其（(" + HAN_NUMERALS + "0123456789０１２３４５６７８９") | {
    chr(c) for c in (*range(0x2460, 0x249C), *range(0x3220, 0x322A))
}


def opening(text: str) -> Ordinal | None:
    """The ordinal with which a paragraph opens, by the first row that sees one."""
    if text[:1] not in _FIRSTS and not _TOPIC.match(text):
        return None
    for row in TABLE:
        if found := row.opening(text):
            return found
    return None


def inside(text: str) -> Iterator[list[Ordinal]]:
    """The ordinals inside a paragraph, a list for each row that sees two or more."""
    if not _BEGINS.search(text):
        return
    for row in TABLE:
        if row.inside and len(found := row.inside(text)) > 1:
            yield found
