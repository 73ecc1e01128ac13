"""Where a term is filed: its group, its key, its reading.

Three orders, each compared character by character:

=========  ======================================================  ==================
pinyin     syllable, tone, strokes, then the order of CLDR         A … Z
strokes    strokes, then the order of CLDR                         一畫 二畫 …
zhuyin     syllable in the order of ㄅㄆㄇ, tone, strokes, CLDR    ㄅ ㄆ ㄇ …
=========  ======================================================  ==================

Digits come first, then Latin letters, in a group of their own; marks and blanks do not count:
《刑法》 is filed as 刑法 (GB/T 22466-2023 asks for one order, declared in a headnote). What cannot
be read comes last.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from zhbook.locale.catalogues import SIMPLIFIED, TRADITIONAL
from zhbook.locale.words import Words
from zhbook.numerals import chinese
from zhbook.sphinx.index.pinyin import counted, initials, zhuyin
from zhbook.sphinx.index.strokes import UNKNOWN, strokes

_TONES = "ˊˇˋ˙"
#: Headings of the groups that no syllable names.
GROUPS = Words({"first": "Numbers and Latin letters", "last": "Others", "strokes": "%s strokes"})


class Order(Enum):
    """How an index is sorted."""

    PINYIN = "pinyin"
    STROKES = "strokes"
    ZHUYIN = "zhuyin"


#: Of each counted character: digit (0), letter (1), Han (2) or none; sound, tone, strokes, rank.
Key = tuple[tuple[int, str, int, int, int], ...]


class Filing(NamedTuple):
    """The place of a term in an index.

    Terms are sorted by ``key``, equal ones by themselves; those of one ``group`` then stand
    together. ``reading`` is ``zhong4 dian3``, ``initials`` are ``zd``.
    """

    group: str
    key: Key
    reading: str
    initials: str


def filing(
    term: str, read: str, order: Order, shown: str = "", traditional: bool = False
) -> Filing:
    """Where ``term`` is filed.

    ``term`` is Simplified, since only so it can be read, and ``read`` is its reading; ``shown`` is
    what the reader sees, whose strokes count, if that is another form of it. ``traditional`` is the
    script of the headings: ``filing("重庆", "chong2 qing4", Order.STROKES, "重慶", True).group`` is
    ``九畫``, with Order.PINYIN it is ``C``.
    """
    if order is Order.STROKES:
        key = tuple(_by_strokes(character) for character in counted(shown or term))
    else:
        sounds = read.split()
        key = tuple(
            _by_sound(character, sound, order)
            for character, sound in zip(counted(term), sounds, strict=True)
        )
    return Filing(_group(key, order, traditional), key, read, initials(read))


def _by_strokes(character: str) -> tuple[int, str, int, int, int]:
    number, rank = strokes(character)
    if number != UNKNOWN:
        return 2, "", 0, number, rank
    return _other(character)


def _other(character: str) -> tuple[int, str, int, int, int]:
    """A digit, a letter, or a character that nobody knows."""
    kind = 0 if character.isdecimal() else 1 if not _is_han(character) else 3
    return kind, character.casefold(), 0, 0, 0


def _is_han(character: str) -> bool:
    return character >= "\u2e80" and not "\uff00" <= character <= "\uffef"


def _by_sound(character: str, sound: str, order: Order) -> tuple[int, str, int, int, int]:
    if not sound[-1].isdecimal() or len(sound) == 1:
        return _other(character)
    syllable, tone = sound[:-1], int(sound[-1])
    if order is Order.ZHUYIN:
        syllable = zhuyin(sound).strip(_TONES)
    return 2, syllable, tone, *strokes(character)


def _group(key: Key, order: Order, traditional: bool) -> str:
    words = GROUPS.of(TRADITIONAL if traditional else SIMPLIFIED)
    first, last = words["first"], words["last"]
    kind, sound, _, number, _ = key[0] if key else (3, "", 0, 0, 0)
    if kind < 2:
        return first
    if kind > 2:
        return last
    if order is Order.STROKES:
        return words["strokes"] % chinese(number)
    return sound[0].upper()
