"""The index: for every two neighbouring characters the portions in which they stand.

A shard has three entries for a first character: its rank; the ranks of the second characters; and
for each of these four lists, of portions in which the two stand side by side, of others in which
punctuation divides them, of pages whose title has them, and of pages a heading of which has them.
A clause ends with a border, so that the last character has a pair as well, and the pairs of a
character together say where it stands.

Characters have ranks by the number of portions they stand in, because those of the frequent ones
are then near to each other, which makes the index a fifth smaller. A list is written in printable
ASCII: each number as the distance to the one before, less one. See ``number``. ``!`` divides the
lists of a pair, a blank ends them; empty lists at the end are left out.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

BORDER = " "
#: The digits: what is printable, without the quotation mark, ``!`` and the backslash.
DIGITS = "".join(chr(c) for c in range(0x23, 0x7F) if chr(c) != "\\")
_BASE = len(DIGITS)
_ONE, _TWO, _THREE = 64, 88, 90
#: A shard ends with the pair that reaches this many characters.
FULL = 11_000


def pairs(blocks: Iterable[Sequence[str]]) -> tuple[str, str]:
    """The different pairs in the clauses of blocks, and those that stand across clauses alone.

    Sorted, and without anything between them: ``[["甲乙", "丙"]]`` has 甲乙 and 丙 and 乙 with the
    border, and 乙丙 across.
    """
    rows = [list(clauses) for clauses in blocks]
    text = BORDER.join([*(clause for row in rows for clause in row), ""])
    inside = {pair for pair in set(map(str.__add__, text, text[1:])) if pair[0] != BORDER}
    across = {one[-1] + other[0] for row in rows for one, other in pairwise(row)} - inside
    return "".join(sorted(inside)), "".join(sorted(across))


def number(value: int) -> str:
    """A number in one, two, three or six digits; the first tells how many.

    Below 64 one, below 64 + 24 · 91 two, below that and 2 · 91² three, then six: up to 91⁵ more.
    """
    if value < _ONE:
        return DIGITS[value]
    value -= _ONE
    if value < (_TWO - _ONE) * _BASE:
        return DIGITS[_ONE + value // _BASE] + DIGITS[value % _BASE]
    value -= (_TWO - _ONE) * _BASE
    if value < (_THREE - _TWO) * _BASE**2:
        return DIGITS[_TWO + value // _BASE**2] + _digits(value % _BASE**2, 2)
    return DIGITS[_THREE] + _digits(value - (_THREE - _TWO) * _BASE**2, 5)


def _digits(value: int, length: int) -> str:
    places = (value // _BASE**power % _BASE for power in reversed(range(length)))
    return "".join(DIGITS[place] for place in places)


_SMALL = [number(value) for value in range(4096)]


def numbers(ascending: Sequence[int]) -> str:
    """A list of different numbers, each 0 or more, in ascending order."""
    out, before = [], -1
    for value in ascending:
        distance = value - before - 1
        out.append(_SMALL[distance] if distance < 4096 else number(distance))
        before = value
    return "".join(out)


def _numbers() -> array[int]:
    return array("I")


class Index:
    """Gathers the pairs of pages, which come in the order of their numbers."""

    def __init__(self) -> None:
        # Arrays, since a large book has tens of millions of these numbers.
        self.inside: dict[str, array[int]] = defaultdict(_numbers)
        self.across: dict[str, array[int]] = defaultdict(_numbers)
        self.titles: dict[str, array[int]] = defaultdict(_numbers)
        self.heads: dict[str, array[int]] = defaultdict(_numbers)
        self._portions_of: Counter[str] = Counter()

    def add_portion(self, portion: int, inside: str, across: str) -> None:
        """Note the pairs of a portion, as ``pairs`` joins them."""
        self._portions_of.update(set(inside[::2]))
        self._note(self.inside, inside, portion)
        self._note(self.across, across, portion)

    def add_page(self, page: int, title: str, heads: str) -> None:
        """Note the pairs in the title and in the headings of a page."""
        self._note(self.titles, title, page)
        self._note(self.heads, heads, page)

    def _note(self, table: dict[str, array[int]], joined: str, number: int) -> None:
        for first, second in zip(joined[::2], joined[1::2], strict=True):
            table[first + second].append(number)

    def characters(self) -> str:
        """All characters in the order of their ranks; the border is the first."""
        by_use = sorted(self._portions_of.items(), key=lambda item: (-item[1], item[0]))
        return BORDER + "".join(char for char, _ in by_use)

    def shards(self) -> Iterator[tuple[int, list[object]]]:
        """The first pair of each shard, and the shard. A pair is the rank of its first character
        times the number of characters, and the rank of its second."""
        chars = self.characters()
        rank = {char: number for number, char in enumerate(chars)}
        keys = sorted(
            rank[pair[0]] * len(chars) + rank[pair[1]] for pair in {*self.inside, *self.across}
        )
        begin, size = 0, 0
        shard: list[object] = []
        seconds: list[int] = []
        lists: list[str] = []
        for number, key in enumerate(keys):
            first, second = divmod(key, len(chars))
            seconds.append(second)
            lists.append(self._lists(chars[first] + chars[second]))
            size += len(lists[-1]) + 2
            full = size >= FULL
            last = number + 1 == len(keys)
            if full or last or keys[number + 1] // len(chars) != first:
                shard += [first, numbers(seconds), " ".join(lists)]
                seconds, lists = [], []
            if full or last:
                yield keys[begin], shard
                shard, size, begin = [], 0, number + 1

    def _lists(self, pair: str) -> str:
        tables = (self.inside, self.across, self.titles, self.heads)
        return "!".join(numbers(table.get(pair, ())) for table in tables).rstrip("!")
