"""The index: for every two neighbouring characters the portions in which they stand.

A shard has three entries for a first character: its rank; the ranks of the second characters; and
for each of these four lists, of portions in which the two stand side by side, of others in which
punctuation divides them, of pages whose title has them, and of pages a heading of which has them.
A clause ends with a border, so that the last character has a pair as well, and the pairs of a
character together say where it stands.

Characters have ranks by the number of portions they stand in, because those of the frequent ones
are then near to each other, which makes the index a fifth smaller. A list is written in printable
ASCII: each number as the distance to the one before, less one. See ``digits``. ``!`` divides the
lists of a pair, a blank ends them; empty lists at the end are left out.

All lists are written anew whenever a page has changed, because a portion more or less gives all
that follow it other numbers. So they are sorted and written by numpy, those of some first
characters at a time: ten million numbers take a second or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zhbook.sphinx.search.digits import distances, sizes, together, write

BORDER = " "
#: A shard ends with the pair that reaches this many characters.
FULL = 11_000
#: So many numbers are sorted and written at a time, and of a large book more, in so many bands.
BAND, BANDS = 300_000, 16
_CODE_POINTS = 0x110000
#: The four lists of a pair.
INSIDE, ACROSS, TITLES, HEADS = range(4)

Numbers = NDArray[np.int64]
Table = NDArray[Any]


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


class Index:
    """Gathers the pairs of portions and of pages, which come in the order of their numbers."""

    def __init__(self) -> None:
        self._joined: list[list[str]] = [[], [], [], []]
        self._numbers: list[list[int]] = [[], [], [], []]
        self._portions_of = np.zeros(_CODE_POINTS, np.int32)

    def add_portion(self, portion: int, inside: str, across: str) -> None:
        """Note the pairs of a portion, as ``pairs`` joins them."""
        firsts = _codes(inside)[::2]
        # They are sorted, and each counts once.
        self._portions_of[firsts[np.diff(firsts, prepend=0) != 0]] += 1
        self._note(INSIDE, portion, inside)
        self._note(ACROSS, portion, across)

    def add_page(self, page: int, title: str, heads: str) -> None:
        """Note the pairs in the title and in the headings of a page; a portion of it has their
        characters as well."""
        self._note(TITLES, page, title)
        self._note(HEADS, page, heads)

    def _note(self, which: int, number: int, joined: str) -> None:
        self._joined[which].append(joined)
        self._numbers[which].append(number)

    def characters(self) -> str:
        """All characters in the order of their ranks; the border is the first."""
        used = np.flatnonzero(self._portions_of)
        order = np.lexsort((used, -self._portions_of[used]))
        return BORDER + "".join(map(chr, used[order].tolist()))

    def shards(self) -> Iterator[tuple[int, list[object]]]:
        """The first pair of each shard, and the shard. A pair is the rank of its first character
        times the number of characters, and the rank of its second."""
        chars = self.characters()
        bands = [_written(*band) for band in self._bands(chars)]
        if bands:
            pairs, lengths = (np.concatenate([band[n] for band in bands]) for n in (0, 2))
            yield from _shards(pairs, "".join(band[1] for band in bands), lengths, len(chars))

    def _bands(self, chars: str) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Pairs, which of their lists, and a number in it; all that there are, sorted."""
        rank = np.zeros(_CODE_POINTS, np.int64)
        rank[_codes(chars)] = np.arange(len(chars))
        tables = [self._pairs(which, rank, len(chars)) for which in range(4)]
        if not len(tables[INSIDE]):
            return
        ends = [np.cumsum([len(one) // 2 for one in joined]) for joined in self._joined]
        owners = [np.array(numbers, np.int64) for numbers in self._numbers]
        bits = max(int(numbers.max(initial=0)) for numbers in owners).bit_length()
        for begin, end in _cut(tables[INSIDE], len(chars)):
            parts = []
            for which, table in enumerate(tables):
                at = np.flatnonzero((table >= begin) & (table < end))
                numbers = owners[which][np.searchsorted(ends[which], at, "right")]
                parts.append(((table[at].astype(np.int64) << 2 | which) << bits) | numbers)
            rows = np.sort(np.concatenate(parts))
            if len(rows):
                yield rows >> bits + 2, rows >> bits & 3, rows & (1 << bits) - 1

    def _pairs(self, which: int, rank: Numbers, count: int) -> Table:
        """All pairs of a table, in the order of their numbers."""
        joined = self._joined[which]
        # All those of a large book: four bytes for each will do, but for very many characters.
        small = np.uint32 if count**2 <= 1 << 32 else np.uint64
        pairs = np.empty(sum(map(len, joined)) // 2, small)
        at = 0
        for one in joined:
            ranks = rank[_codes(one)]
            pairs[at : at + len(one) // 2] = ranks[::2] * count + ranks[1::2]
            at += len(one) // 2
        return pairs


def _codes(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _cut(table: Table, count: int) -> Iterator[tuple[int, int]]:
    """The first pair of each band, and the one behind its last."""
    size = max(BAND, len(table) // BANDS)
    parts = np.array_split(table, 1 + len(table) // size)
    upto = np.cumsum(np.sum([np.bincount(p // count, minlength=count) for p in parts], axis=0))
    begin, done = 0, 0
    while begin < count:
        end = max(begin + 1, int(np.searchsorted(upto, done + size, "right")))
        yield begin * count, end * count
        begin, done = end, int(upto[end - 1])


def _written(pairs: Numbers, which: Numbers, numbers: Numbers) -> tuple[Numbers, str, Numbers]:
    """The different pairs of a band, their lists with a blank before each, and how long these are.

    A pair that stands in titles or headings alone has no portion to be loaded, and is left out.
    """
    new = np.diff(pairs, prepend=-1) != 0
    begins = np.flatnonzero(new)
    is_short = np.repeat(which[begins] <= ACROSS, np.diff(begins, append=len(pairs)))
    pairs, which, numbers, new = pairs[is_short], which[is_short], numbers[is_short], new[is_short]
    begins = np.flatnonzero(new)
    new_list = new | (np.diff(which, prepend=0) != 0)
    # What stands before a number: behind a list the marks up to its own, and a blank before a pair.
    marks = np.where(new, which + 1, np.diff(which, prepend=0))
    values = distances(numbers, new_list)
    digits = sizes(values)
    ends = np.cumsum(marks + digits)
    out = np.full(int(ends[-1]) if len(ends) else 0, ord("!"), np.uint8)
    places = ends - digits
    out[places[begins] - marks[begins]] = ord(" ")
    write(values, digits, places, out)
    last = np.append(begins[1:], len(pairs)) - 1
    return pairs[begins], out.tobytes().decode("ascii"), np.diff(ends[last], prepend=0)


def _shards(
    pairs: Numbers, text: str, lengths: Numbers, count: int
) -> Iterator[tuple[int, list[object]]]:
    """The lists of all pairs, which ``_written`` has joined, cut into shards."""
    firsts, seconds = np.divmod(pairs, count)
    ends = np.cumsum(lengths)
    # Each list counts with what stands around it, the blank and one more.
    sizes_ = ends + np.arange(1, len(ends) + 1)
    cuts = [0]
    while cuts[-1] < len(pairs):
        done = sizes_[cuts[-1] - 1] if cuts[-1] else 0
        cuts.append(min(int(np.searchsorted(sizes_, done + FULL)) + 1, len(pairs)))
    new = np.diff(firsts, prepend=-1) != 0
    new[cuts[:-1]] = True
    written, places = together(distances(seconds, new))
    rows = np.append(np.flatnonzero(new), len(pairs))
    columns = (firsts[rows[:-1]], places[rows], np.append(0, ends)[rows])
    first, at, begins = (column.tolist() for column in columns)
    for begin, end in pairwise(np.searchsorted(rows, cuts).tolist()):
        shard: list[object] = []
        for row in range(begin, end):
            # Without the blank before the first list.
            lists = text[begins[row] + 1 : begins[row + 1]]
            shard += [first[row], written[at[row] : at[row + 1]], lists]
        yield int(pairs[rows[begin]]), shard
