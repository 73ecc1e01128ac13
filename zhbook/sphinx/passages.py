"""Stretches of sentences that recur in other texts nearly word for word.

Of each sentence some shingles are kept: of all its runs of eight characters those whose checksum
is a multiple of eight, so that the same words keep the same ones wherever they stand. Sentences
that share one are compared by rapidfuzz: what recurs is the stretch in which both have the most in
common. Shingles of many sentences are set phrases and passed over, so that the cost is that of
reading the book.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Indel

#: A shorter sentence says nothing of its own; of a longer one only the beginning is compared.
SHORTEST, LONGEST = 20, 600
#: So many characters make a shingle, and one of so many is kept.
SHINGLE, KEPT = 8, 8
#: A shingle of more sentences than this is a set phrase.
COMMON = 12
#: So many sentences at most are compared with one.
CANDIDATES = 6
#: A stretch recurs if it has so many characters in common, and so large a share of its own.
FEWEST, SHARE = 24, 0.8
#: What a character that differs costs against one that is common.
COST = 1.5
_SENTENCE = re.compile(r"[^。；！？;!?\n]+[。；！？;!?]?")


class Passages(NamedTuple):
    """The sentences of a page: for each the place it stands at and its shingles; and their text."""

    places: tuple[str, ...]
    shingles: tuple[bytes, ...]
    packed: bytes

    @property
    def sentences(self) -> list[str]:
        """The sentences themselves."""
        return unpacked(self.packed)


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
def unpacked(packed: bytes) -> list[str]:
    """The sentences that ``passages`` has packed."""
    return zlib.decompress(packed).decode().split("\n")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are long enough."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if len(sentence) >= SHORTEST:
            yield sentence[:LONGEST]


def shingles(sentence: str) -> bytes:
    """The kept shingles of a sentence, four bytes each: marks and blanks do not count."""
    plain = "".join(c for c in sentence if c.isalnum()).encode("utf-16-le")
    width = 2 * SHINGLE
    sums = (zlib.crc32(plain[i : i + width]) for i in range(0, len(plain) - width + 1, 2))
    return array("I", {found for found in sums if not found % KEPT}).tobytes()


def passages(rows: Iterable[tuple[str, str]]) -> Passages:
    """The sentences of places, each given with its id and its text."""
    found = [(place, sentence) for place, text in rows for sentence in sentences(text)]
    return Passages(
        tuple(place for place, _ in found),
        tuple(shingles(sentence) for _, sentence in found),
        zlib.compress("\n".join(sentence for _, sentence in found).encode()),
    )


def recurring(pages: Mapping[str, Passages]) -> dict[str, list[Recurring]]:
    """For each page what of it recurs in others, in the order of its sentences."""
    where = _shared(pages)
    found: dict[str, list[Recurring]] = {}
    for docname in sorted(pages):
        page = pages[docname]
        for number, kept in enumerate(page.shingles):
            counts = Counter[tuple[str, int]]()
            for shingle in array("I", kept):
                counts.update(place for place in where.get(shingle, ()) if place[0] != docname)
            near = sorted(counts, key=lambda place: (-counts[place], place))
            for other, at in near[:CANDIDATES]:
                common = stretch(page.sentences[number], pages[other].sentences[at])
                if common:
                    row = Recurring(number, other, at, *common)
                    found.setdefault(docname, []).append(row)
    return found


def _shared(pages: Mapping[str, Passages]) -> dict[int, list[tuple[str, int]]]:
    """The sentences of each shingle that several have, but not many."""
    every = array("I")
    for docname in sorted(pages):
        for kept in pages[docname].shingles:
            every.frombytes(kept)
    several = {one for one, other in pairwise(sorted(every)) if one == other}
    where: dict[int, list[tuple[str, int]]] = {}
    for docname in sorted(pages):
        for number, kept in enumerate(pages[docname].shingles):
            for shingle in several.intersection(array("I", kept)):
                where.setdefault(shingle, []).append((docname, number))
    return {shingle: places for shingle, places in where.items() if len(places) <= COMMON}


def stretch(one: str, other: str) -> tuple[str, str, float] | None:
    """The words in which two sentences have the most in common, if they recur; and their share.

    It is the run of steps from one sentence to the other whose common characters outweigh most
    those that differ.
    """
    steps = list(Indel.opcodes(one, other))
    best, score, first = (0.0, 0, -1), 0.0, 0
    for at, step in enumerate(steps):
        size = max(step.src_end - step.src_start, step.dest_end - step.dest_start)
        score += size if step.tag == "equal" else -COST * size
        if score <= 0:
            score, first = 0.0, at + 1
        elif step.tag == "equal" and score > best[0]:
            best = (score, first, at)
    _, first, last = best
    if last < 0:
        return None
    run = steps[first : last + 1]
    words = one[run[0].src_start : run[-1].src_end]
    theirs = other[run[0].dest_start : run[-1].dest_end]
    common = sum(step.src_end - step.src_start for step in run if step.tag == "equal")
    share = common / max(len(words), len(theirs), 1)
    return (words, theirs, share) if common >= FEWEST and share >= SHARE else None


def differences(one: str, other: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both sentences in pieces, and of each whether the other sentence lacks it."""
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for step in Indel.opcodes(one, other):
        same = step.tag == "equal"
        if step.src_end > step.src_start:
            left.append((one[step.src_start : step.src_end], not same))
        if step.dest_end > step.dest_start:
            right.append((other[step.dest_start : step.dest_end], not same))
    return _joined(left), _joined(right)


def _joined(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Pieces of one kind that touch as one."""
    found: list[tuple[str, bool]] = []
    for text, differs in pieces:
        if found and found[-1][1] == differs:
            found[-1] = (found[-1][0] + text, differs)
        else:
            found.append((text, differs))
    return found
