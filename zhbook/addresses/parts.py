"""Where the pages of folders lead that are no folders of the book any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zhbook.addresses.record import Addresses, Given

_INDEX = "index"


def moved_parts(
    before: Addresses, now: Mapping[str, Given], moves: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """The earlier pages of folders, and the page where each leads.

    A folder leads to where the first of its texts stands now, or to the folder above it. ``moves``
    are pairs of pages: where a text was, and where it is.
    """
    there = {_INDEX, *(f"{folder}/{_INDEX}" for given in now.values() for folder in _above(given))}
    moved: dict[str, str] = {}
    for old, new in moves:
        olds, news = _folders(old), ["", *_folders(new)]
        for depth, folder in enumerate(olds, 1):
            page = f"{folder}/{_INDEX}"
            if page not in there:
                into = news[min(depth, len(news) - 1)]
                moved.setdefault(page, f"{into}/{_INDEX}" if into else _INDEX)
    for given in before.texts.values():
        for folder in _above(given):
            page = f"{folder}/{_INDEX}"
            if page not in there:
                moved.setdefault(page, _nearest(folder, there))
    earlier = {
        page: into if into in there else moved.get(into, _INDEX)
        for page, into in before.parts.items()
        if page not in there
    }
    return earlier | {page: into for page, into in moved.items() if page not in earlier}


def _folders(page: str) -> list[str]:
    """The folders above a page, the outermost first: ``a``, ``a/b`` of ``a/b/c``."""
    names = page.split("/")[:-1]
    return ["/".join(names[: depth + 1]) for depth in range(len(names))]


def _above(given: Given) -> list[str]:
    return _folders(given.page)


def _nearest(folder: str, there: set[str]) -> str:
    """The page of the folder above that the book still has."""
    while folder:
        folder = folder.rpartition("/")[0]
        if folder and f"{folder}/{_INDEX}" in there:
            return f"{folder}/{_INDEX}"
    return _INDEX
