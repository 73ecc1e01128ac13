"""The addresses that the book has given: the record beside its folders, and what of it moved.

The record is read before the run and written with it. A book without one, that an earlier version
has converted, is given the places of that run: its pages and the JSON beside them are still there.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from zhbook.addresses.record import Addresses, Given, LaterVersionError, read, written
from zhbook.addresses.standing import Stretch, of_json, standing
from zhbook.addresses.update import updated
from zhbook.book.records import Records
from zhbook.book.shelf import Part
from zhbook.book.store import Store
from zhbook.errors import ZhbookError
from zhbook.locale.say import say
from zhbook.pageformat import ADDRESSES, MOVED, MOVED_FORMAT, SIMPLIFIED, TEXTS

#: The version of the list of what moved.
VERSION = 1


def given_before(store: Store) -> Addresses:
    """The addresses that the runs before this one have given.

    A ZhbookError for a file that is no record: what was given would be lost without a word.
    """
    place = str(store.root / ADDRESSES)
    content = store.read(ADDRESSES)
    if content is None:
        return _before_records(store)
    try:
        return read(content)
    except LaterVersionError:
        later = say("a later version of zhbook has written this record of addresses")
        raise ZhbookError(place, 0, later) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        wrong = say(
            "it is no record of addresses; take the last good one from version control, "
            "or remove it to begin a new one"
        )
        raise ZhbookError(place, 0, wrong) from None


def _before_records(store: Store) -> Addresses:
    """What the last run of a version that kept no record has given."""
    texts: dict[str, Given] = {}
    start = f"{SIMPLIFIED}/{TEXTS}/"
    for path, record in store.record.get("texts", {}).items():
        if "places" in record:
            continue
        for file in record["pages"]:
            if not (file.startswith(start) and file.endswith(".json")):
                continue
            try:
                known = json.loads(store.read(file) or b"")
                places = standing(of_json(known))
            except (ValueError, KeyError, TypeError, ZhbookError):
                continue
            texts[path] = Given(file[len(start) : -len(".json")], known["title"], places)
    return Addresses(dict(sorted(texts.items())))


def put_addresses(
    store: Store,
    root: Part,
    texts: Records,
    before: Addresses,
    words: Mapping[str, Callable[[str], str]],
) -> None:
    """Put the record, and for each edition what moved; ``words`` converts titles for each."""
    titles = texts.titles(SIMPLIFIED)
    now = {
        text.path: Given(text.page, titles[text.path], texts.records[text.path]["places"])
        for text in root.all_texts()
    }

    def words_of(path: str) -> Iterable[Stretch]:
        beside = store.content(f"{SIMPLIFIED}/{TEXTS}/{now[path].page}.json")
        return of_json(json.loads(beside or b"{}"))

    addresses = updated(before, dict(sorted(now.items())), words_of)
    store.put_beside(ADDRESSES, written(addresses))
    moved = moves(addresses)
    if any(moved.values()):
        for edition, convert in words.items():
            gone = {page: convert(title) for page, title in moved["gone"].items()}
            known = {"format": MOVED_FORMAT, "version": VERSION, **moved, "gone": gone}
            content = json.dumps(known, ensure_ascii=False, indent=0) + "\n"
            store.put(f"{edition}/{MOVED}", content.encode())


def moves(addresses: Addresses) -> dict[str, dict[str, Any]]:
    """What leads elsewhere now, by pages.

    ``places`` has the earlier ids of a page with those they lead to, ``pages`` earlier pages with
    the page and the place (or nothing: any place of it), ``gone`` those of texts that were removed.
    """
    texts = addresses.texts.values()
    pages = {
        page: [given.page, place] for given in texts for page, place in given.pages.items()
    } | {page: [into, ""] for page, into in addresses.parts.items()}
    gone = {
        page: given.title
        for given in addresses.gone.values()
        for page in (given.page, *given.pages)
        if page not in pages
    }
    live = {given.page for given in texts}
    return {
        "places": {given.page: dict(given.moved) for given in texts if given.moved},
        "pages": dict(sorted(pages.items())),
        "gone": {page: title for page, title in sorted(gone.items()) if page not in live},
    }
