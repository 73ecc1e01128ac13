"""The record of the addresses that a book has given: a file that editors commit.

It is JSON in UTF-8, a text a line::

    {"format": "zhbook-addresses", "version": 1,
    "texts": {
    "法规/a.txt": {"page": "fa-gui/a", "title": "…", "places": "…", "moved": {"s3-2": "s2-2"}}
    },
    "gone": {},
    "parts": {"fa-lu/index": "fa-gui/index"}}

``moved`` has the earlier ids of a text with the place where each leads now, ``pages`` its earlier
pages; an earlier page that was a text of its own leads to a place, another one (``""``) is the same
text under another name. ``gone`` are the texts that were removed, last what went last, and
``parts`` the earlier pages of folders.

Nothing grows without end: of what is too much the oldest is let go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from zhbook.addresses.fingerprints import decoded
from zhbook.pageformat import ADDRESSES_FORMAT, is_page, is_place

VERSION = 1

#: So many earlier ids of a text are kept, …
MOST_MOVED = 10_000
#: … earlier pages of a text, …
MOST_PAGES = 200
#: … texts that are gone, and earlier pages of folders.
MOST_GONE = 2_000


class LaterVersionError(ValueError):
    """The record was written by a later version, which may mean something else by it."""


@dataclass(frozen=True, slots=True)
class Given:
    """The addresses of a text: its page and places as they are, and where earlier ones lead."""

    page: str
    title: str
    places: str
    moved: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a book, of texts by their path in the folder of seeds."""

    texts: Mapping[str, Given] = field(default_factory=dict)
    gone: Mapping[str, Given] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


def written(addresses: Addresses) -> bytes:
    """The record as a file; the same addresses, the same bytes."""
    parts = json.dumps(dict(addresses.parts), ensure_ascii=False)
    return (
        f'{{"format": "{ADDRESSES_FORMAT}", "version": {VERSION},\n'
        f'"texts": {_rows(addresses.texts)},\n'
        f'"gone": {_rows(addresses.gone)},\n'
        f'"parts": {parts}}}\n'
    ).encode()


def _rows(texts: Mapping[str, Given]) -> str:
    rows = []
    for path, given in texts.items():
        known = {
            one.name: dict(value) if isinstance(value, Mapping) else value
            for one in fields(Given)
            if (value := getattr(given, one.name))
        }
        row = json.dumps(known, ensure_ascii=False)
        rows.append(f"{json.dumps(path, ensure_ascii=False)}: {row}")
    return "{\n" + ",\n".join(rows) + "\n}" if rows else "{}"


def read(content: bytes) -> Addresses:
    """The addresses of a file.

    A ValueError for anything that ``written`` has not written, as a file with the marks of a merge
    that git could not make; a LaterVersionError for what a later version has.
    """
    known = json.loads(content.decode("utf-8-sig"))
    if not isinstance(known, dict) or known.get("format") != ADDRESSES_FORMAT:
        raise ValueError("another format")
    if known.get("version") != VERSION:
        raise LaterVersionError("another version")
    texts, gone = ({p: _given(g) for p, g in known[key].items()} for key in ("texts", "gone"))
    parts = _names(known["parts"])
    _all(is_page, [*parts, *parts.values()])
    return Addresses(texts, gone, parts)


def _given(known: Any) -> Given:
    given = Given(
        _name(known["page"]),
        _name(known["title"]),
        _name(known["places"]),
        _names(known.get("moved", {})),
        _names(known.get("pages", {})),
    )
    ids = [stand.id for stand in decoded(given.places)]
    _all(is_page, [given.page, *given.pages])
    _all(is_place, [*ids, *given.moved, *given.moved.values(), *filter(None, given.pages.values())])
    return given


def _all(is_right: Callable[[str], bool], names: Iterable[str]) -> None:
    for name in names:
        if not is_right(name):
            raise ValueError(name)


def _names(known: Any) -> dict[str, str]:
    if not isinstance(known, dict):
        raise ValueError("no table")
    return {name: _name(value) for name, value in known.items()}


def _name(known: Any) -> str:
    if not isinstance(known, str):
        raise ValueError("no string")
    return known
