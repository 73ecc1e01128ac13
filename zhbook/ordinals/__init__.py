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


_INSIDE = tuple(row for row in TABLE if row.inside)
#: What every opening begins with; a topic (重点一：) begins with any word, and has a colon soon.
_OPENS = re.compile(
    rf"[第其（(0-9０-９{HAN_NUMERALS}\u2460-\u249b\u3220-\u3229]|[\u4e00-\u9fff]{{2,7}}\s*[：:]"
    r"|[\u4e00-\u9fff]{1,4}[0-9０-９]{1,2}\s*[：:]"
)


def opening(text: str) -> Ordinal | None:
    """The ordinal with which a paragraph opens, by the first row that sees one."""
    if not _OPENS.match(text):
        return None
    for row in TABLE:
        if found := row.opening(text):
            return found
    return None


def inside(text: str) -> Iterator[list[Ordinal]]:
    """The ordinals inside a paragraph, a list for each row that sees two or more."""
    for row in _INSIDE:
        if any(first in text for first in row.firsts):
            found = row.inside(text) if row.inside else []
            if len(found) > 1:
                yield found
