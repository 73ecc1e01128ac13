"""The recognisers of ordinals, one table in the order in which they are asked.

To add one: write it in the file of its family (or a new file), with the docstring that says what it
accepts and what not, and give it a row here. A recogniser never decides a level: it only says that
this could be number n of that series.

In: the text of a paragraph; out: ``Ordinal`` values.
Open to others: nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from zhbook.model import Ordinal
from zhbook.ordinals import official, spoken, statute, stems, topical
from zhbook.ordinals.base import Recogniser

TABLE: tuple[Recogniser, ...] = (
    statute.DIVISION,
    statute.PART,
    statute.SUBPART,
    statute.CHAPTER,
    statute.SECTION,
    statute.SUBSECTION,
    statute.SUBSUBSECTION,
    statute.ARTICLE,
    official.FORMAL,
    official.HAN,
    official.HAN_PAREN,
    official.DECIMAL_2,
    official.DECIMAL_3,
    official.DECIMAL_4,
    official.DIGIT,
    official.DIGIT_PAREN,
    official.DIGIT_CLOSE,
    official.CIRCLED,
    official.LETTER,
    official.ROMAN,
    stems.STEM,
    stems.STEM_PAREN,
    stems.BRANCH,
    stems.BRANCH_PAREN,
    spoken.LEADER,
    spoken.FIRST,
    spoken.AMONG,
    topical.TOPIC,
)

#: The place by standard of each style that has one; lower stands above.
RANK: dict[str, int] = {row.name: row.rank for row in TABLE if row.rank is not None}

#: The styles that title parts of a statute.
TITLED = frozenset(
    {"division", "part", "subpart", "chapter", "section", "subsection", "subsubsection"}
)

_TITLES = frozenset(row.name for row in TABLE if row.titles)


def titles_parts(style: str) -> bool:
    """Whether a style without a rank titles parts of a text: ``Ⅰ``, ``甲、`` and ``重点一：`` do.

    What begins below one of them stands under it; below ``第一，`` or ``a)`` it may stand beside.
    """
    return style.partition(":")[0] in _TITLES


_INSIDE = tuple((row.inside, row.firsts) for row in TABLE if row.inside)
#: The rows that may see an opening with this first character, and with any other.
_OTHERS = tuple(row for row in TABLE if not row.begins)
_BY_FIRST = {
    first: tuple(row for row in TABLE if first in row.begins or not row.begins)
    for first in {character for row in TABLE for character in row.begins}
}


def opening(text: str) -> Ordinal | None:
    """The ordinal with which a paragraph opens, by the first row that sees one."""
    for row in _BY_FIRST.get(text[:1], _OTHERS):
        if ordinal := row.opening(text):
            return ordinal
    return None


def inside(text: str) -> Iterator[list[Ordinal]]:
    """The ordinals inside a paragraph, a list for each row that sees two or more."""
    for row, firsts in _INSIDE:
        for first in firsts:
            if first in text:
                break
        else:
            continue
        if len(ordinals := row(text)) > 1:
            yield ordinals
