"""The index: for every two neighbouring characters the portions in which they stand.

A row belongs to a first character: the second characters in the order of their code points, and for
each of them a list of portions, of pages whose title has the two, and of pages one of whose headings
has them. A block ends with a blank, so that the last character of a block has a pair as well, and
the pairs of a character together say where it stands.

A list is written in printable ASCII: each number as the distance to the one before, less one. See
``number``. ``!`` divides the three lists of a pair, a blank ends them; empty lists at the end are
left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

BORDER = " "
#: The digits: what is printable, without the quotation mark, ``!`` and the backslash.
DIGITS = "".join(chr(c) for c in range(0x23, 0x7F) if chr(c) != "\\")
_BASE = len(DIGITS)
_ONE, _TWO, _THREE = 64, 88, 90
#: A shard ends with the pair that reaches this many characters.
FULL = 11_000


def pairs(folded: Iterable[str]) -> str:
    """The different pairs in folded blocks, sorted and without anything between them.

    ``["甲乙", "乙"]`` has 甲乙 and 乙 with the border.
    """
    text = BORDER.join([*folded, ""])
    return "".join(sorted(p for p in set(map(str.__add__, text, text[1:])) if p[0] != BORDER))


def number(value: int) -> str:
    """A number in one to four digits; the first tells how many.

    Below 64 one, below 64 + 24 · 91 two, below that and 2 · 91² three, then four.
    """
    if value < _ONE:
        return DIGITS[value]
    value -= _ONE
    if value < (_TWO - _ONE) * _BASE:
        return DIGITS[_ONE + value // _BASE] + DIGITS[value % _BASE]
    value -= (_TWO - _ONE) * _BASE
    low = DIGITS[value // _BASE % _BASE] + DIGITS[value % _BASE]
    high = value // _BASE**2
    if high < _THREE - _TWO:
        return DIGITS[_TWO + high] + low
    return DIGITS[_THREE] + DIGITS[high - (_THREE - _TWO)] + low


_NUMBERS = [number(value) for value in range(4096)]


def numbers(ascending: Sequence[int]) -> str:
    """A list of different numbers, each 0 or more, in ascending order."""
    out, before = [], -1
    for value in ascending:
        distance = value - before - 1
        out.append(_NUMBERS[distance] if distance < 4096 else number(distance))
        before = value
    return "".join(out)


@dataclass(slots=True)
class Index:
    """Gathers the pairs of pages, which come in the order of their numbers."""

    portions: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: dict[str, list[int]], joined: str, value: int) -> None:
        """Note that ``value`` has each of the pairs that are written one after the other."""
        for first, second in zip(joined[::2], joined[1::2], strict=True):
            table[first + second].append(value)

    def shards(self) -> Iterator[tuple[str, list[str]]]:
        """The first pair of each shard, and its rows: a character, its seconds, their lists."""
        first, size = "", 0
        shard: list[str] = []
        for pair in sorted(self.portions):
            if size >= FULL:
                yield first, shard
                shard, size = [], 0
            if not shard:
                first = pair
            if not shard or shard[-3] != pair[0]:
                shard += [pair[0], "", ""]
            written = self._lists(pair)
            shard[-2] += pair[1]
            shard[-1] += written
            size += len(written) + 1
        if shard:
            yield first, shard

    def _lists(self, pair: str) -> str:
        lists = [numbers(table.get(pair, ())) for table in (self.portions, self.titles, self.heads)]
        return "!".join(lists).rstrip("!") + " "
