"""A place and its words in a few characters, by which the words are found when the place is gone.

A fingerprint is made of the first LONGEST letters and digits that a place has behind its number,
in compatibility form (NFKC): ``（二）加强领导。`` is ``2．加强领导``, not ``（二）落实``.
The number is left out by its form alone, whatever the outline makes of it, so that a line keeps its
fingerprint when it is numbered anew, or was a heading and is a paragraph now.

The first character tells how many letters there are (``a`` one, ``l`` twelve), and as a capital
that the place is a heading; the other five are their CRC-32.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

#: So many letters and digits count.
LONGEST = 12
#: So many characters are looked at for them.
_WITHIN = 32
#: A number at the beginning, once all that is no letter or digit is gone.
_NUMBER = re.compile(
    r"第?[0-9零〇○一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾]+[编章节条款项目卷篇部回课讲]?"
    r"(?:之[0-9一二三四五六七八九十]+)?"
)
_LENGTHS = "abcdefghijkl"
#: How many characters an id in a coded list shares with the one before it is one such digit.
_SHARED = "0123456789abcdefghijklmnopqrstuvwxyz"
#: Characters of a fingerprint.
SIZE = 6


class Stand(NamedTuple):
    """A place of a text, and the fingerprint of what stands there."""

    id: str
    print: str

    @property
    def is_heading(self) -> bool:
        """Whether other places stand under it, to the next one."""
        return self.print[0].isupper()

    @property
    def words(self) -> str:
        """The fingerprint, whether it is that of a heading or not."""
        return self.print[0].lower() + self.print[1:]


def letters(text: str) -> str:
    """What counts of a text: its letters and digits in compatibility form."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def opening(text: str) -> str:
    """What counts of the first words of a place; of one that is only a number the number does."""
    seen = letters(text[:_WITHIN]) or text[:LONGEST]
    number = _NUMBER.match(seen)
    return (seen[number.end() :] if number else "") or seen


def fingerprint(words: str, is_heading: bool = False) -> str:
    """The fingerprint of what counts; ``words`` are not empty."""
    words = words[:LONGEST]
    length = _LENGTHS[len(words) - 1]
    digits = b64encode((summed(words) << 2).to_bytes(4, "big"))[: SIZE - 1].decode()
    return (length.upper() if is_heading else length) + digits


def summed(words: str) -> int:
    """The sum of some words: the first 30 bits of their CRC-32."""
    return crc32(words.encode("utf-8", "surrogatepass")) >> 2


def unsummed(print_: str) -> tuple[int, int]:
    """Of how many letters a fingerprint was made, and their sum."""
    total = int.from_bytes(b64decode(f"{print_[1:]}A=="), "big") >> 2
    return _LENGTHS.index(print_[0].lower()) + 1, total


def coded(stands: Iterable[Stand]) -> str:
    """Places as one line: each with its fingerprint, and of its id what the one before has not.

    ``art-30``, ``art-30-p2`` are ``…0art-30 …6-p2``: a digit says how many characters they share.
    """
    before, rows = "", []
    for stand in stands:
        shared = min(len(stand.id), len(before), len(_SHARED) - 1)
        while stand.id[:shared] != before[:shared]:
            shared -= 1
        rows.append(f"{stand.print}{_SHARED[shared]}{stand.id[shared:]}")
        before = stand.id
    return " ".join(rows)


def decoded(line: str) -> Sequence[Stand]:
    """The places that ``coded`` made a line of; any other line is a ValueError."""
    before, stands = "", []
    for row in line.split():
        if len(row) <= SIZE or row[0].lower() not in _LENGTHS:
            raise ValueError(row)
        before = before[: _SHARED.index(row[SIZE])] + row[SIZE + 1 :]
        stands.append(Stand(before, row[:SIZE]))
    return stands
