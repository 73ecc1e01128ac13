"""The record of a book after a run, from what it was and from the texts as they are now.

A text is the same under another name when its places are, word for word, those of a text that is
gone; else when half of the words that few texts have stand in both. What was a text of its own and
stands within another now leads to where it begins there. A page or id that a text has now is that
of no earlier one.

The record after a second run over the same texts is the same, so it may be given to a run from
nothing as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from zhbook.addresses.fingerprints import Stand, decoded
from zhbook.addresses.parts import moved_parts
from zhbook.addresses.record import MOST_GONE, MOST_MOVED, MOST_PAGES, Addresses, Given
from zhbook.addresses.renamed import Renamed, renamed
from zhbook.addresses.standing import Stretch
from zhbook.addresses.tracing import traced
from zhbook.pageformat import TOP

_Row = TypeVar("_Row")

#: Gives the words of a text as it is now, by its path.
WordsOf = Callable[[str], Iterable[Stretch]]


def updated(before: Addresses, now: Mapping[str, Given], words_of: WordsOf) -> Addresses:
    """The addresses of a book whose texts are ``now``: page, title and places of each."""
    if before.texts == now and not (before.gone or before.parts):
        return before
    known = {**before.gone, **before.texts}
    names = renamed(known, now)
    texts = {
        path: _continued(known.get(names.same.get(path, path)), given, path, words_of)
        for path, given in now.items()
    }
    for path, (into, place) in names.within.items():
        old, new = known[path], texts[into]
        pages = {**new.pages, **dict.fromkeys([*old.pages, old.page], place)}
        texts[into] = replace(new, pages=_latest(pages, MOST_PAGES))
    pages_now = {given.page for given in now.values()}
    texts = {path: _without(given, pages_now) for path, given in texts.items()}
    gone = {
        path: _without(given, pages_now)
        for path, given in known.items()
        if path not in now and path not in names.within and path not in names.same.values()
    }
    ordered = dict(sorted(texts.items()))
    parts = moved_parts(before, ordered, _moves(known, now, names))
    return Addresses(ordered, _latest(gone, MOST_GONE), _latest(parts, MOST_GONE))


def _continued(old: Given | None, new: Given, path: str, words_of: WordsOf) -> Given:
    """A text with where its earlier ids and pages lead now."""
    if old is None:
        return new
    moved, pages = old.moved, old.pages
    if old.places != new.places:
        before, now = decoded(old.places), decoded(new.places)
        traces = traced(before, now, lambda: words_of(path))
        moved = _moved(moved, before, now, traces)
        pages = {page: place and traces.get(place, TOP) for page, place in pages.items()}
    if old.page != new.page:
        # Last, as what was left last.
        pages = {page: place for page, place in pages.items() if page != old.page} | {old.page: ""}
    return replace(new, moved=_latest(moved, MOST_MOVED), pages=_latest(pages, MOST_PAGES))


def _moved(
    earlier: Mapping[str, str],
    before: Iterable[Stand],
    now: Iterable[Stand],
    traces: Mapping[str, str],
) -> dict[str, str]:
    """Where each id leads that is none of a place now: a move of a move to the last place."""
    ids = {stand.id for stand in now}
    moved = {old: traces.get(place, TOP) for old, place in earlier.items() if old not in ids}
    return moved | {one.id: traces[one.id] for one in before if one.id not in ids}


def _without(given: Given, pages_now: set[str]) -> Given:
    """A text without the earlier pages that are those of other texts, or its own, now."""
    if pages_now.isdisjoint(given.pages):
        return given
    return replace(given, pages={p: at for p, at in given.pages.items() if p not in pages_now})


def _moves(
    known: Mapping[str, Given], now: Mapping[str, Given], names: Renamed
) -> Iterator[tuple[str, str]]:
    """The page of each text that there was, and the one on which it stands now."""
    for path, given in now.items():
        old = known.get(names.same.get(path, path))
        if old is not None:
            yield old.page, given.page
    for path, (into, _) in names.within.items():
        yield known[path].page, now[into].page


def _latest(rows: Mapping[str, _Row], most: int) -> dict[str, _Row]:
    return dict(islice(rows.items(), max(0, len(rows) - most), None))
