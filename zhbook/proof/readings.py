"""The words of one text that may have been given the wrong form, gathered by word.

A Group is a word with one reading; its places stand in the order of the text. What the editors
have confirmed is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from zhbook.book.job import Job, Script, simplified, traditional
from zhbook.config.confirmed import Confirmations, Confirmed
from zhbook.model import Block, Document
from zhbook.pageformat import TRADITIONAL
from zhbook.proof.doubtful import Certainty, Reading, Readings, simplified_readings

#: So many characters are shown on either side of a word.
_AROUND = 12
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A place: the line of the seed, and the words around it.

    ``words`` and ``reading`` are enough of the text to tell this place from others, for a row of
    the editors; ``at`` says where the word stands in them.
    """

    line: int
    left: str
    right: str
    words: str
    reading: str
    at: int
    slug: str


@dataclass(slots=True)
class Group:
    """A word as it is read, what else it could be, and its places; ``count`` has them all."""

    word: str
    reading: str
    others: tuple[str, ...]
    certainty: Certainty
    places: list[Found] = field(default_factory=list)
    count: int = 0
    texts: int = 1

    @property
    def key(self) -> tuple[str, str, tuple[str, ...], Certainty]:
        """What groups of several texts have in common."""
        return self.word, self.reading, self.others, self.certainty


@dataclass(frozen=True, slots=True)
class Gathered:
    """The groups of a text, the least certain first, and the rows that spoke of a place."""

    groups: tuple[Group, ...] = ()
    confirmed: frozenset[Confirmed] = frozenset()

    @property
    def places(self) -> int:
        """How many places there are to look at."""
        return sum(group.count for group in self.groups)


@cache
def _finder(script: Script) -> Readings:
    """Made once in each process. Schemes that change wording are read as those that change
    characters alone.
    """
    return Readings(traditional(replace(script, scheme=script.scheme.removesuffix("p"))))


def gather(document: Document, job: Job, from_traditional: bool, rows: Confirmations) -> Gathered:
    """The groups of a text; none where the book has one edition."""
    if TRADITIONAL not in job.script.editions:
        return Gathered()
    blocks = document.every_block
    strings = [block.text for block in blocks]
    if from_traditional:
        read = [
            block.text for block in simplified(job.script.quotes).document(document).every_block
        ]
        doubtful = list(simplified_readings(strings, read))
    else:
        read, doubtful = _finder(job.script).find(strings)
    return _gathered(job.slug, blocks, read, doubtful, rows)


def _gathered(
    slug: str,
    blocks: Sequence[Block],
    read: Sequence[str],
    doubtful: Iterable[Reading],
    rows: Confirmations,
) -> Gathered:
    groups: dict[tuple[object, ...], Group] = {}
    stale: set[Confirmed] = set()
    for one in doubtful:
        text, reading = blocks[one.index].text, read[one.index]
        end = one.start + len(one.word)
        confirmed = rows.of(text, reading, one.start, end)
        if confirmed:
            stale.update(confirmed)
            continue
        group = Group(one.word, one.reading, one.others, one.certainty)
        group = groups.setdefault(group.key, group)
        group.places.append(_place(slug, blocks[one.index], reading, one.start, end))
        group.count += 1
    return Gathered(tuple(in_order(groups.values())), frozenset(stale))


def in_order(groups: Iterable[Group]) -> list[Group]:
    """The least certain first; of these what stands more often, then by the word."""
    return sorted(groups, key=lambda group: (group.certainty, -group.count, group.word))


def _place(slug: str, block: Block, reading: str, start: int, end: int) -> Found:
    text = block.text
    offsets = [piece.offset for piece in block.pieces]
    line = block.pieces[bisect_right(offsets, start) - 1].line
    first, last = start, end
    if end - start == 1:  # a single character says little; its neighbours go with it
        first -= start > 0 and _HAN.match(text[start - 1]) is not None
        last += end < len(text) and _HAN.match(text[end]) is not None
    return Found(
        line,
        text[max(0, start - _AROUND) : start],
        text[end : end + _AROUND],
        text[first:last],
        reading[first:last],
        start - first,
        slug,
    )


class Whole:
    """The groups of all texts; of each a few places are kept, and all are counted."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._groups: dict[tuple[object, ...], Group] = {}

    def add(self, groups: Iterable[Group]) -> None:
        """The groups of one text more."""
        for group in groups:
            whole = self._groups.get(group.key)
            if whole is None:
                self._groups[group.key] = whole = Group(*group.key, texts=0)
            whole.count += group.count
            whole.texts += 1
            whole.places += group.places[: max(0, self._most - len(whole.places))]

    def groups(self) -> list[Group]:
        """All of them, the least certain first."""
        return in_order(self._groups.values())
