"""The seeds folder as a tree: parts (folders) and texts (files), in the order of the book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhbook.book.slugs import assign
from zhbook.config.book import BookConfig


@dataclass(slots=True)
class Text:
    """A text's place: ``path`` in the seeds, ``page`` in the book, without ``.md``."""

    path: str
    slug: str
    page: str


@dataclass(slots=True)
class Part:
    """A folder of the seeds; the root has the path ``""``."""

    path: str
    title: str
    page: str
    texts: list[Text] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def all_parts(self) -> Iterator[Part]:
        """This part and all below it."""
        yield self
        for part in self.parts:
            yield from part.all_parts()

    def all_texts(self) -> Iterator[Text]:
        """The texts of this part and of all below it, in the order of the book."""
        yield from self.texts
        for part in self.parts:
            yield from part.all_texts()


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key by which 2 comes before 10."""
    pieces = re.findall(r"\d+|\D+", name)
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in pieces)


def folders(paths: Sequence[str]) -> set[str]:
    """All folders in which the paths lie, without the root."""
    names: set[str] = set()
    for path in paths:
        while "/" in path:
            path = path.rpartition("/")[0]
            names.add(path)
    return names


def shelf(paths: Sequence[str], book: BookConfig) -> tuple[Part, list[tuple[str, str]]]:
    """The tree of the book, and the pairs of texts whose derived slugs were equal.

    Within a part the texts come before the parts below it; what has an ``order`` comes first,
    by it, the rest by name as people count (2 before 10).
    """
    explicit = {p: t.slug for p, t in book.texts.items() if t.slug and p in set(paths)}
    slugs, clashes = assign(paths, explicit)
    root = Part("", book.title or "文集", "index")
    parts = {"": root}
    children: dict[str, list[str]] = {}
    for path in folders(paths):
        children.setdefault(path.rpartition("/")[0], []).append(path)
    names: dict[str, str] = {}
    for siblings in children.values():
        names |= assign(siblings, {})[0]
    for path in sorted(names, key=lambda p: (p.count("/"), p)):
        about = book.parts.get(path)
        title = (about and about.title) or path.rpartition("/")[2]
        parts[path] = Part(path, title, "/".join([*_names(path, names), "index"]))
        parts[path.rpartition("/")[0]].parts.append(parts[path])
    for path in paths:
        folder = path.rpartition("/")[0]
        page = "/".join([*_names(folder, names), slugs[path]])
        parts[folder].texts.append(Text(path, slugs[path], page))

    def rank(path: str, order: int | None) -> tuple[bool, int, tuple[tuple[int, int, str], ...]]:
        return (order is None, order or 0, natural(path))

    for part in parts.values():
        part.texts.sort(key=lambda t: rank(t.path, _order(book.texts.get(t.path))))
        part.parts.sort(key=lambda p: rank(p.path, _order(book.parts.get(p.path))))
    return root, clashes


def _order(about: object) -> int | None:
    order = getattr(about, "order", None)
    return order if isinstance(order, int) else None


def _names(folder: str, names: dict[str, str]) -> list[str]:
    pieces = folder.split("/") if folder else []
    return [names["/".join(pieces[: k + 1])] for k in range(len(pieces))]
