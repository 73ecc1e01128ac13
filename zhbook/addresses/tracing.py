"""Where the places of a text stand now: found by their words, then by what stood around them.

The rules, each for what those before it have left:

1. a place with its old id and its old words is where it was;
2. words that stood at one place and stand at one place have moved there;
3. of words that stand at several places, those that follow a place that was found, or stand before
   one, go with it; any others go to the next free one behind what was found before them;
4. a place that still has its id, with other words, is taken for the same, edited;
5. words that open no place any more are looked for inside the places there are: a paragraph that
   was joined to its neighbour, a heading that was part of one;
6. what is gone leads to what it stood in: the item, article or heading, as its id tells; a heading
   that is gone, to the text that followed it.

All is linear in the number of places and letters, but for sorting.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from zhbook.addresses.fingerprints import LONGEST, Stand, letters, opening, summed, unsummed
from zhbook.addresses.standing import Stretch
from zhbook.pageformat import TOP

#: Fewer letters than these are looked for at the beginnings of places alone: 总则, 附件.
FEW = 4

#: Gives the words of a text as it is now; asked only where they must be looked through.
Words = Callable[[], Iterable[Stretch]]


def traced(before: Sequence[Stand], now: Sequence[Stand], words: Words) -> dict[str, str]:
    """Where each place that was there stands now: an id of ``now`` for every id of ``before``."""
    places = {stand.id: k for k, stand in enumerate(now)}
    found = _matched(before, now, places)
    lost = [k for k, at in enumerate(found) if at is None and before[k].id not in places]
    inside = _inside(before, lost, found, places, now, words) if lost else {}
    traces: dict[str, str] = {}
    headings: list[str] = []
    for k, stand in enumerate(before):
        at = found[k]
        if stand.is_heading:
            depth = stand.id.count("-")
            while headings and headings[-1].count("-") >= depth:
                headings.pop()
        if at is not None:
            traces[stand.id] = now[at].id
        elif stand.id in places:
            traces[stand.id] = stand.id
        elif k in inside:
            traces[stand.id] = inside[k]
        elif stand.is_heading and (behind := _behind(before, now, found, places, k)):
            traces[stand.id] = behind
        else:
            around = [*_above(stand.id), *headings[-1:]]
            traces[stand.id] = next((traces[name] for name in around if name in traces), TOP)
        if stand.is_heading:
            headings.append(stand.id)
    return traces


def _above(name: str) -> Iterator[str]:
    """The ids that an id stands under: ``art-3-p2`` and ``art-3`` for ``art-3-p2-i1``."""
    while "-" in name:
        name = name.rpartition("-")[0]
        yield name


def _behind(
    before: Sequence[Stand],
    now: Sequence[Stand],
    found: Sequence[int | None],
    places: Mapping[str, int],
    k: int,
) -> str:
    """Where the text stands that followed a heading; nothing where another heading did."""
    if k + 1 == len(before) or before[k + 1].is_heading:
        return ""
    at = found[k + 1]
    if at is None:
        at = places.get(before[k + 1].id)
    return "" if at is None else now[at].id


def _matched(
    before: Sequence[Stand], now: Sequence[Stand], places: Mapping[str, int]
) -> list[int | None]:
    """For each place that was there the number of the one that has its words, by rules 1 to 3."""
    old, new = [stand.words for stand in before], [stand.words for stand in now]
    found: list[int | None] = [None] * len(old)
    free = [True] * len(new)

    def match(k: int, at: int) -> None:
        found[k], free[at] = at, False

    for k, stand in enumerate(before):
        at = places.get(stand.id)
        if at is not None and free[at] and new[at] == old[k]:
            match(k, at)
    wanted, offered = _by_words(old, found), _by_words(new, [None if f else 0 for f in free])
    for words, ks in wanted.items():
        if len(ks) == len(offered.get(words, ())) == 1:
            match(ks[0], offered[words][0])
    for step in (1, -1):
        order = range(len(old)) if step == 1 else range(len(old) - 1, -1, -1)
        for k in order:
            near = found[k - step] if 0 <= k - step < len(old) else None
            if found[k] is not None or near is None:
                continue
            at = near + step
            if 0 <= at < len(new) and free[at] and new[at] == old[k]:
                match(k, at)
    left = {words: [at for at in ats if free[at]] for words, ats in offered.items()}
    last = -1
    for k, words in enumerate(old):
        if found[k] is None and (ats := left.get(words)):
            match(k, ats.pop(min(bisect_left(ats, last), len(ats) - 1)))
        at = found[k]
        last = last if at is None else at
    return found


def _by_words(words: Sequence[str], found: Sequence[int | None]) -> dict[str, list[int]]:
    """Where words stand that were not found yet."""
    by_words: dict[str, list[int]] = {}
    for k, one in enumerate(words):
        if found[k] is None:
            by_words.setdefault(one, []).append(k)
    return by_words


def _inside(
    before: Sequence[Stand],
    lost: Sequence[int],
    found: Sequence[int | None],
    places: Mapping[str, int],
    now: Sequence[Stand],
    words: Words,
) -> dict[int, str]:
    """Where words that open no place stand within one; the one next behind what was found before.

    What has fewer letters than a fingerprint takes is looked for between its neighbours alone:
    的规定 stands in many a sentence.
    """
    hits = _hits({before[k].words for k in lost}, words)
    lasts, nexts = _around(found, -1), _around(found[::-1], len(places))[::-1]
    inside: dict[int, str] = {}
    for k in lost:
        one, last = before[k].words, lasts[k]
        ats = [places[name] for name in hits.get(one, ()) if name in places]
        if unsummed(one)[0] < LONGEST:
            ats = [at for at in ats if last <= at <= max(last, nexts[k])]
        if ats:
            at = min(ats, key=lambda at: (at < last, abs(at - last)))
            inside[k] = now[at].id
    return inside


def _around(found: Iterable[int | None], start: int) -> list[int]:
    """For each place where the one was found that stood last before it."""
    lasts, last = [], start
    for at in found:
        lasts.append(last)
        last = last if at is None else at
    return lasts


def _hits(prints: set[str], words: Words) -> dict[str, list[str]]:
    """The ids of the places in which each fingerprint is found; of a block the innermost one."""
    wanted = {unsummed(one): one for one in prints}
    lengths = sorted({length for length, _ in wanted})
    hits: dict[str, list[tuple[int, str]]] = {}
    block = 0
    for stretch in words():
        block += not stretch.is_inner
        first, whole = opening(stretch.text), letters(stretch.text)
        seen = {(length, summed(first[:length])) for length in lengths if length <= len(first)}
        for length in lengths:
            if length >= FEW:
                ends = range(length, len(whole) + 1)
                seen |= {(length, summed(whole[end - length : end])) for end in ends}
        for one in seen & wanted.keys():
            ids = hits.setdefault(wanted[one], [])
            if ids and ids[-1][0] == block:
                ids.pop()
            ids.append((block, stretch.id))
    return {one: [name for _, name in ids] for one, ids in hits.items()}
