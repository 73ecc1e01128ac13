"""What moved, as the converter tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from zhbook.characters import printable
from zhbook.pageformat import MOVED, MOVED_FORMAT, is_page, is_place


@dataclass(frozen=True, slots=True)
class Moved:
    """``places`` has, for a page, its earlier ids and the ids that they lead to; ``pages`` earlier
    pages, each with a page and a place of it or nothing; ``gone`` those of removed texts, with
    their titles."""

    places: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.places or self.pages or self.gone)


def read_moved(srcdir: Path) -> Moved:
    """What moved in the edition of a folder; nothing where no file says so."""
    file = srcdir / MOVED
    if not file.is_file():
        return Moved()
    try:
        known = json.loads(file.read_text("utf-8"))
        if known["format"] != MOVED_FORMAT:
            raise ValueError(known["format"])
        pages = {page: (into, place) for page, (into, place) in known["pages"].items()}
        moved = Moved(known["places"], pages, known["gone"])
        check(moved)
        return moved
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        wrong = printable(f"{file}: no list of addresses that moved; convert the texts again")
        raise ExtensionError(wrong) from error


def check(moved: Moved) -> None:
    """A ValueError for a name that no page or place can have: none leads out of the site."""
    ids = [name for row in moved.places.values() for pair in row.items() for name in pair]
    ids += [place for _, place in moved.pages.values() if place]
    pages = [*moved.places, *moved.pages, *moved.gone, *(page for page, _ in moved.pages.values())]
    if not (all(map(is_place, ids)) and all(map(is_page, pages))):
        raise ValueError("no name of a page or place")


def moved_of(app: Sphinx) -> Moved:
    """What moved in the edition that ``app`` builds; read once in a build, before any page."""
    if app not in _KNOWN:
        _KNOWN[app] = read_moved(Path(app.srcdir))
    return _KNOWN[app]


#: What each build has read. It is no value of the configuration, which Sphinx writes down whole.
_KNOWN: WeakKeyDictionary[Sphinx, Moved] = WeakKeyDictionary()
