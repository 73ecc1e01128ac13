"""The recognisers of ordinals, one table in the order in which they are asked.

To add one: write it in the file of its family (or a new file), with the docstring that says what it
accepts and what not, and give it a row here. A recogniser never decides a level: it only says that
this could be number n of that series. A form that tells too little alone (``38：``, ``3.1`` alone
on a line) has its row in ``FAINT``: its numbers are ``possible``, and openings only for those who
ask the neighbours.

In: the text of a paragraph; out: ``Ordinal`` values.
Open to others: nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from zhbook.model import Ordinal
from zhbook.ordinals import (
    books,
    clauses,
    hongkong,
    official,
    spoken,
    statute,
    stems,
    topical,
    typed,
)
from zhbook.ordinals.base import Recogniser

TABLE: tuple[Recogniser, ...] = (
    statute.ARTICLE,  # most paragraphs of a law open with one
    statute.DIVISION,
    statute.PART,
    statute.SUBPART,
    statute.CHAPTER,
    books.EXTRA,
    statute.SECTION,
    statute.SUBSECTION,
    statute.SUBSUBSECTION,
    official.FORMAL,
    official.FORMAL_PAREN,
    official.HAN,
    official.HAN_PAREN,
    clauses.DECIMAL_2,
    clauses.DECIMAL_3,
    clauses.DECIMAL_4,
    clauses.DECIMAL_5,
    clauses.DECIMAL_6,
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

#: What could open a paragraph where its neighbours say so; the styles are those of the table, but
#: for a few.
FAINT: tuple[Recogniser, ...] = (
    statute.NAMED,
    statute.MARKED,
    books.WITHOUT,
    books.HALF,
    books.ENGLISH,
    books.YEAR,
    clauses.OTHER,
    hongkong.INSERTED,
    hongkong.ROMAN_PAREN,
    hongkong.CAPITAL_PAREN,
    typed.ZERO,
    typed.HAN_MARK,
    typed.HAN_COUNTING,
    typed.PAREN_MARK,
    typed.CLOSED,
    typed.COLON,
    typed.DIGIT_MARK,
    typed.ROMAN_LETTERS,
)

#: A blank and the beginning of a division.
_GAP = re.compile(r"\s+(?=第)")

#: The style of the years of a chronicle, of which some may have nothing to tell.
YEAR = "year"

#: The place by standard of each style that has one; lower stands above.
RANK: dict[str, int] = {row.name: row.rank for row in TABLE if row.rank is not None}

#: The styles that title parts of a statute.
TITLED = frozenset(
    {"division", "part", "subpart", "chapter", "extra", "section", "subsection", "subsubsection"}
)

_TITLES = frozenset(row.name for row in (*TABLE, *FAINT) if row.titles)


def titles_parts(style: str) -> bool:
    """Whether a style without a rank titles parts of a text: ``Ⅰ``, ``甲、`` and ``重点一：`` do.

    What begins below one of them stands under it; below ``第一，`` or ``a)`` it may stand beside.
    """
    return style.partition(":")[0] in _TITLES


_INSIDE = tuple((row.inside, row.firsts) for row in TABLE if row.inside)
#: The same with the words of which one stands in each series that lacks its first member.
_SECOND = str.maketrans("一1①❶㈠⒈⑴", "二2②❷㈡⒉⑵")
_WITHOUT_FIRST = tuple(
    (row, firsts, tuple(two for one in firsts if (two := one.translate(_SECOND)) != one))
    for row, firsts in _INSIDE
)
_A_SECOND = re.compile(
    "|".join(re.escape(two) for _, _, seconds in _WITHOUT_FIRST for two in seconds)
)
#: The rows that may see an opening with this first character, and with any other.
_OTHERS = tuple(row for row in TABLE if not row.begins)
_BY_FIRST = {
    first: tuple(row for row in TABLE if first in row.begins or not row.begins)
    for first in {character for row in TABLE for character in row.begins}
}


@lru_cache(maxsize=4096)
def opening(text: str) -> Ordinal | None:
    """The ordinal with which a paragraph opens, by the first row that sees one."""
    for row in _BY_FIRST.get(text[:1], _OTHERS):
        if ordinal := row.opening(text):
            return ordinal
    return None


def below(text: str, ordinal: Ordinal) -> Ordinal | None:
    """The number of a lower division on the line of a higher one: 第一章 in 第一卷 山边 第一章."""
    if ordinal.style not in TITLED or ordinal.start:
        return None
    for gap in _GAP.finditer(text, ordinal.end):
        inner = opening(text[gap.end() :])
        if inner and inner.style in TITLED and RANK[inner.style] > RANK[ordinal.style]:
            start = gap.end()
            return replace(inner, start=start, end=start + inner.end)
    return None


_FAINT_BY_FIRST = {
    first: tuple(row for row in FAINT if first in row.begins)
    for first in {character for row in FAINT for character in row.begins}
}


def possible(text: str) -> list[Ordinal]:
    """The numbers with which a paragraph could open, of forms that tell too little alone.

    ``01 稳增长`` has one; ``(i) 船长`` has one beside the letter i, which ``opening`` sees.
    """
    seen = (row.opening(text) for row in _FAINT_BY_FIRST.get(text[:1], ()))
    return [ordinal for ordinal in seen if ordinal]


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


def may_lack_first(text: str) -> bool:
    """Whether the word of a second member stands in a paragraph: nearly all have none."""
    return _A_SECOND.search(text) is not None


def without_first(text: str, before: Sequence[str]) -> Iterator[list[Ordinal]]:
    """The ordinals inside a paragraph, a list for each row that sees 二 and 三 first, not 一.

    Nor may the last of the paragraphs ``before`` with a 一 be without a 二: what begins there goes
    on here.
    """
    for row, firsts, seconds in _WITHOUT_FIRST:
        if not any(second in text for second in seconds):
            continue
        begun = next((w for w in reversed(before) if any(first in w for first in firsts)), "")
        if begun and not any(second in begun for second in seconds):
            continue
        found = row(text)
        if [ordinal.value for ordinal in found[:2]] == [2, 3]:
            yield found


def follows(last: Ordinal, ordinal: Ordinal) -> bool:
    """Whether a number is the next one: 8 behind 7 or 7B, 7A behind 7, 1925 behind 1922."""
    if ordinal.style == YEAR:
        return ordinal.value > last.value
    if ordinal.value == last.value:
        return ordinal.suffix == last.suffix + 1
    return ordinal.value == last.value + 1 and not ordinal.suffix
