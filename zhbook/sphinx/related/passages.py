"""Stretches of sentences that recur in other texts nearly word for word.

Of each sentence some shingles are kept: of all its runs of eight characters those whose checksum
is a multiple of eight, so that the same words keep the same ones wherever they stand. Sentences
that share one are compared by rapidfuzz: what recurs is the stretch in which both have the most in
common. Shingles of many sentences are set phrases and passed over, so that the cost is that of
reading the book.

Of a large book there are millions of shingles: they are sorted once, as an array of numbers, in
which each page then looks its own ones up.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from zhbook.sphinx.related.differences import stretch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A shorter sentence says nothing of its own; of a longer one only the beginning is compared.
SHORTEST, LONGEST = 20, 600
#: So many characters make a shingle, and one of so many is kept.
SHINGLE, KEPT = 8, 8
#: A shingle of more sentences than this is a set phrase.
COMMON = 12
#: So many sentences at most are compared with one.
CANDIDATES = 6
_SENTENCE = re.compile(r"[^。；！？;!?\n]+[。；！？;!?]?")


class Passages(NamedTuple):
    """The sentences of a page.

    ``packed`` has them all, each behind the place it stands at; ``shingles`` are those of all, one
    sentence behind the other, and ``counts`` says how many are each one's.
    """

    packed: bytes
    shingles: bytes
    counts: bytes

    @property
    def sentences(self) -> list[str]:
        """The sentences themselves."""
        return unpacked(self.packed)[1]

    @property
    def places(self) -> list[str]:
        """For each sentence the place it stands at."""
        return unpacked(self.packed)[0]


class Recurring(NamedTuple):
    """``words`` of sentence ``own`` recur in sentence ``other`` of ``docname`` as ``theirs``.

    ``share`` of them is common to both, from SHARE to 1.
    """

    own: int
    docname: str
    other: int
    words: str
    theirs: str
    share: float


@lru_cache(maxsize=256)
def unpacked(packed: bytes) -> tuple[list[str], list[str]]:
    """The places and the sentences that ``passages`` has packed."""
    rows = zlib.decompress(packed).decode().split("\n")
    return rows[::2], rows[1::2]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are long enough."""
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if len(sentence) >= SHORTEST:
            yield sentence[:LONGEST]


def shingles(sentence: str) -> bytes:
    """The kept shingles of a sentence, four bytes each: marks and blanks do not count."""
    plain = "".join(c for c in sentence if c.isalnum()).encode("utf-16-le")
    width = 2 * SHINGLE
    sums = (zlib.crc32(plain[i : i + width]) for i in range(0, len(plain) - width + 1, 2))
    return array("I", {checksum for checksum in sums if not checksum % KEPT}).tobytes()


def passages(rows: Iterable[tuple[str, str]]) -> Passages:
    """The sentences of places, each given with its id and its text."""
    placed = [(place, sentence) for place, text in rows for sentence in sentences(text)]
    kept = [shingles(sentence) for _, sentence in placed]
    return Passages(
        zlib.compress("\n".join(part for row in placed for part in row).encode()),
        b"".join(kept),
        array("H", [len(one) // 4 for one in kept]).tobytes(),
    )


class Near:
    """The pages of a book, and for each sentence those of other pages that are worth comparing."""

    def __init__(self, pages: Mapping[str, Passages]) -> None:
        import numpy as np

        self.pages = pages
        self.names = sorted(pages)
        self.counts = [np.frombuffer(pages[name].counts, np.uint16) for name in self.names]
        # Sentences are numbered through; those of page n begin at first[n].
        self.first = np.cumsum([0, *map(len, self.counts)])
        self.shared = _shared(pages, self.names, self.first, self.counts)
        self.checks = [zlib.crc32(pages[name].packed) for name in self.names]

    def __iter__(self) -> Iterator[tuple[str, Pairs]]:
        """Each page, and the pairs of its sentences with those of others."""
        import numpy as np

        first, done = self.first, 0
        for n, name in enumerate(self.names):
            own = np.repeat(np.arange(first[n], first[n + 1]), self.counts[n])
            mine, others = _near(own, self.shared.of(done, len(own)), first[n : n + 2])
            done += len(own)
            whose = np.searchsorted(first, others, "right") - 1
            beside, which = np.unique(whose, return_inverse=True)
            told = [(self.names[k], self.checks[k]) for k in beside.tolist()]
            yield name, Pairs(told, mine - first[n], which, others - first[whose])


class Pairs(NamedTuple):
    """Sentences ``mine`` of a page, beside each ``theirs`` of the page ``which`` of ``pages``, a
    name and the checksum of what it says."""

    pages: list[tuple[str, int]]
    mine: NDArray[np.int64]
    which: NDArray[np.int64]
    theirs: NDArray[np.int64]

    def digest(self, *more: bytes) -> bytes:
        """What the comparison of all pairs depends on: it need not be done again for the same."""
        total = sha256(repr(self.pages).encode())
        for part in (*(column.tobytes() for column in self[1:]), *more):
            total.update(len(part).to_bytes(8, "little") + part)
        return total.digest()[:16]


def compared(pages: Mapping[str, Passages], name: str, pairs: Pairs) -> list[Recurring]:
    """What of a page recurs in others, in the order of its sentences."""
    own, rows = pages[name].sentences, []
    columns = (column.tolist() for column in pairs[1:])
    for mine, which, theirs in zip(*columns, strict=True):
        other = pairs.pages[which][0]
        shared = stretch(own[mine], pages[other].sentences[theirs])
        if shared:
            rows.append(Recurring(mine, other, theirs, *shared))
    return rows


def recurring(pages: Mapping[str, Passages]) -> Iterator[tuple[str, list[Recurring]]]:
    """Each page of which something recurs in others, with that."""
    for name, pairs in Near(pages):
        if rows := compared(pages, name, pairs):
            yield name, rows


def _shingles(page: Passages) -> NDArray[np.uint32]:
    import numpy as np

    return np.frombuffer(page.shingles, np.uint32)


class _Shared(NamedTuple):
    """``where`` are the sentences that have the shingles of several sentences, those of one shingle
    side by side. Of each shingle of the book, in the order of the pages, they begin at ``begins``
    and are ``times``; 0 of one that a single sentence has, or many."""

    where: NDArray[np.uint32]
    begins: NDArray[np.uint32]
    times: NDArray[np.uint8]

    def of(self, first: int, count: int) -> _Shared:
        """The same for ``count`` shingles alone."""
        end = first + count
        return _Shared(self.where, self.begins[first:end], self.times[first:end])


def _shared(
    pages: Mapping[str, Passages],
    names: Sequence[str],
    first: NDArray[np.int64],
    counts: Sequence[NDArray[np.uint16]],
) -> _Shared:
    """Which sentences have the same shingles; the shingles are sorted once for all pages."""
    import numpy as np

    if not names:
        none = np.empty(0, np.uint32)
        return _Shared(none, none, np.empty(0, np.uint8))
    every = np.concatenate([_shingles(pages[name]) for name in names])
    whose = np.repeat(np.arange(first[-1], dtype=np.uint32), np.concatenate(counts))
    order = np.argsort(every, kind="stable")
    every, whose = every[order], whose[order]
    begins = np.flatnonzero(np.diff(every, prepend=every[:1] + np.uint32(1)))
    times = np.diff(begins, append=len(every))
    few = np.where((times > 1) & (times <= COMMON), times, 0)
    of_each = np.empty(len(every), np.uint8)
    of_each[order] = np.repeat(few, times)
    begin_of_each = np.empty(len(every), np.uint32)
    begin_of_each[order] = np.repeat(np.cumsum(few) - few, times)
    return _Shared(whose[np.repeat(few > 0, times)], begin_of_each, of_each)


def _near(
    own: NDArray[np.int64], shared: _Shared, bounds: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Sentences of a page, and beside each those of other pages with the most shingles of it.

    ``own`` says of each shingle of the page, of which ``shared`` tells, which sentence has it; the
    numbers of the page's sentences lie between ``bounds``.
    """
    import numpy as np

    begin, times = shared.begins, shared.times
    ends = np.cumsum(times, dtype=np.int64)
    at = np.arange(times.sum(dtype=np.int64)) + np.repeat(begin - ends + times, times)
    others = shared.where[at].astype(np.int64)
    elsewhere = (others < bounds[0]) | (others >= bounds[1])
    pairs = (np.repeat(own, times) << 32) + others
    pairs, common = np.unique(pairs[elsewhere], return_counts=True)
    mine, others = pairs >> 32, pairs & 0xFFFFFFFF
    order = np.lexsort((others, -common, mine))
    mine, others = mine[order], others[order]
    # How many stand before each with the same sentence of the page.
    taken = np.arange(len(mine)) - np.searchsorted(mine, mine, "left")
    return mine[taken < CANDIDATES], others[taken < CANDIDATES]
