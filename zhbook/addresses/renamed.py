"""Which text is which, after files were renamed, moved to other folders, joined or taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from zhbook.addresses.fingerprints import Stand, decoded
from zhbook.addresses.record import Given
from zhbook.pageformat import TOP

#: Words that stand in more of the texts that are gone tell nothing: 总则, 本规定自公布之日起施行。
MOST_SHARED = 8
#: A text is another one when this part of its words stands there.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Renamed:
    """``same``: the earlier path of a text that is new under its path. ``within``: for a text that
    is none of its own any more the text in which it stands, and the place where it begins there."""

    same: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def renamed(known: Mapping[str, Given], now: Mapping[str, Given]) -> Renamed:
    """What became of the texts that were ``known`` and are no more under their paths."""
    old = {path: given for path, given in known.items() if path not in now}
    new = {path: given for path, given in now.items() if path not in known}
    same = _equal(old, new)
    for path in same.values():
        del old[path]
    fresh = [path for path in new if path not in same]
    edited = [p for p, given in now.items() if p in known and known[p].places != given.places]
    if not old or not (fresh or edited):
        return Renamed(same)
    words = {path: _words(given) for path, given in old.items()}
    words_now = {path: _words(now[path]) for path in (*fresh, *edited)}
    shares = _shares(words, words_now)
    free, taken = set(fresh), set[str]()
    for path, into in shares:
        if path not in taken and into in free and _are_alike(words[path], words_now[into]):
            taken.add(path)
            free.remove(into)
            same[into] = path
    within: dict[str, tuple[str, str]] = {}
    for path, into in shares:
        if path not in taken:
            taken.add(path)
            within[path] = (into, _begins(decoded(old[path].places), decoded(now[into].places)))
    return Renamed(same, within)


def _shares(
    words: Mapping[str, frozenset[str]], words_now: Mapping[str, frozenset[str]]
) -> list[tuple[str, str]]:
    """The texts that were and are, of which enough words stand in both, those with most first."""
    holders: dict[str, list[str]] = {}
    for path, own in words.items():
        for one in own:
            holders.setdefault(one, []).append(path)
    rare = {one: paths for one, paths in holders.items() if len(paths) <= MOST_SHARED}
    counts = Counter(path for paths in rare.values() for path in paths)
    shares: list[tuple[float, str, str]] = []
    for into, own in words_now.items():
        shared = Counter(path for one in own for path in rare.get(one, ()))
        shares += [(-count / counts[path], path, into) for path, count in shared.items()]
    return [(path, into) for share, path, into in sorted(shares) if -share >= ENOUGH]


def _equal(old: Mapping[str, Given], new: Mapping[str, Given]) -> dict[str, str]:
    """The texts of which every word is that of one that is gone, by their paths."""
    by_places: dict[str, list[str]] = {}
    for path, given in sorted(old.items()):
        by_places.setdefault(given.places, []).append(path)
    same: dict[str, str] = {}
    for path, given in sorted(new.items()):
        if paths := by_places.get(given.places):
            name = path.rpartition("/")[2]
            k = next((k for k, other in enumerate(paths) if other.rpartition("/")[2] == name), 0)
            same[path] = paths.pop(k)
    return same


def _words(given: Given) -> frozenset[str]:
    return frozenset(stand.words for stand in decoded(given.places))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether neither is much more than the other: a text that holds another is not the same."""
    return len(one & other) >= ENOUGH * max(len(one), len(other))


def _begins(old: Iterable[Stand], new: Iterable[Stand]) -> str:
    """Where a text begins within another: where its title stands, or else its first words do."""
    places: dict[str, str] = {}
    for stand in new:
        places.setdefault(stand.words, stand.id)
    return next((places[stand.words] for stand in old if stand.words in places), TOP)
