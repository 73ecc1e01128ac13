"""The contents of the book as its toctrees give them, and how much of it one page shows.

A page shows the way from the front page to itself, and on each step of that way the entries
beside it: all of a short list, of a long one the parts and a few neighbours. So what a page shows
depends on a number of entries that does not grow with the book, and a text that is added or taken
away changes the pages of its neighbours alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

#: A list of no more entries than this is shown whole …
SHORT = 24
#: … of a longer one so many are shown on either side of the entry on the way …
AROUND = 6
#: … and all entries that have others below them, unless there are more of these than this.
MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a toctree: a page of the book, or the ``address`` of something else.

    ``number`` is what a toctree with ``:numbered:`` gives the page: ``2.1``.
    """

    title: str
    docname: str = ""
    address: str = ""
    number: str = ""


@dataclass(frozen=True)
class Group:
    """A toctree with its caption, and where each page stands in it."""

    caption: str
    entries: tuple[Entry, ...]

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each page; of one that is listed twice, the first."""
        entries = enumerate(self.entries)
        return {entry.docname: at for at, entry in reversed([*entries]) if entry.docname}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as a page shows it, with what it shows below it.

    Without an ``entry`` it stands for those that are left out of the list of page ``list_of``.
    ``on_way`` says that the entry leads to the page, or is it.
    """

    entry: Entry | None = None
    list_of: str = ""
    on_way: bool = False
    below: tuple[Shelf, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a page shows of a group."""

    caption: str
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Contents:
    """The toctrees of each page, and above each page the one that lists it first."""

    root: str
    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    _parts: dict[int, list[int]] = field(default_factory=dict)

    def way(self, docname: str) -> list[str]:
        """The pages from the front page to this one; a page that is in no toctree is alone."""
        pages = [docname]
        while (above := self.parents.get(pages[-1])) is not None:
            pages.append(above)
        return pages[::-1]

    def shown(self, docname: str) -> tuple[Shelf, ...]:
        """What the page shows of the contents."""
        way = self.way(docname)
        if way[0] != self.root:
            way = [self.root]
        below: tuple[Shelf, ...] = ()
        for depth in range(len(way) - 1, -1, -1):
            after = way[depth + 1] if depth + 1 < len(way) else ""
            below = self._shelves(way[depth], after, below)
        return below

    def _shelves(self, docname: str, after: str, below: tuple[Shelf, ...]) -> tuple[Shelf, ...]:
        shelves = []
        for group in self.groups.get(docname, ()):
            at = group.places.get(after)
            rows: list[Row] = []
            for index in self._chosen(group, at):
                if index is None:
                    rows.append(Row(list_of=docname))
                elif index == at:
                    rows.append(Row(group.entries[index], on_way=True, below=below))
                else:
                    rows.append(Row(group.entries[index]))
            if at is not None:
                after = ""  # listed again further on, it is shown once
            shelves.append(Shelf(group.caption, tuple(rows)))
        return tuple(shelves)

    def _chosen(self, group: Group, at: int | None) -> Iterator[int | None]:
        """The entries of a list that are shown; None where some are left out."""
        count = len(group.entries)
        if count <= SHORT:
            yield from range(count)
            return
        parts = self._parts_of(group)
        chosen = set(parts if len(parts) <= MOST_PARTS else ())
        if at is not None and at not in chosen:
            chosen |= around(at, count)
        if not chosen:
            chosen = around(0, count)
        last = -1
        for index in sorted(chosen):
            if index > last + 1:
                yield None
            yield index
            last = index
        if last < count - 1:
            yield None

    def _parts_of(self, group: Group) -> list[int]:
        """The entries of a list that have others below them; found once for each list."""
        if id(group) not in self._parts:
            parts = [index for name, index in group.places.items() if self.groups.get(name)]
            self._parts[id(group)] = sorted(parts)
        return self._parts[id(group)]


def plainly(shelves: Iterable[Shelf]) -> list[object]:
    """What a sidebar shows as lists of words, which are much faster to put into words."""
    return [
        (
            shelf.caption,
            [
                (
                    row.entry and (row.entry.title, row.entry.docname, row.entry.address),
                    row.entry and row.entry.number,
                    row.list_of,
                    row.on_way,
                    row.below and plainly(row.below),
                )
                for row in shelf.rows
            ],
        )
        for shelf in shelves
    ]


def around(at: int, count: int) -> set[int]:
    """The places in a list of ``count`` that are near ``at``."""
    return set(range(max(0, at - AROUND), min(count, at + AROUND + 1)))


def contents(env: BuildEnvironment) -> Contents:
    """The contents of the book, from the toctrees of the pages that were read.

    Accepted are the entries that Sphinx accepts: pages, ``self``, addresses, ``genindex``. A page
    that does not exist is none; Sphinx has warned of it.
    """
    tree = Contents(env.config.root_doc, {env.config.root_doc: ()})
    todo = [tree.root]
    while todo:
        docname = todo.pop()
        if docname not in env.toctree_includes:
            continue
        groups = tree.groups[docname] = tuple(_groups(env, docname))
        below = []
        for group in groups:
            for entry in group.entries:
                if entry.docname and entry.docname not in tree.groups:
                    tree.groups[entry.docname] = ()
                    tree.parents[entry.docname] = docname
                    below.append(entry.docname)
        todo += reversed(below)
    return tree


def _groups(env: BuildEnvironment, docname: str) -> Iterator[Group]:
    toc = env.tocs.get(docname)
    for toctree in toc.findall(addnodes.toctree) if toc is not None else ():
        entries = [
            entry
            for title, ref in toctree["entries"]
            if (entry := _entry(env, docname, title, ref)) is not None
        ]
        if entries:
            yield Group(str(toctree.get("caption") or ""), tuple(entries))


def _entry(env: BuildEnvironment, docname: str, title: str | None, ref: str) -> Entry | None:
    if "://" in ref or ref.startswith("mailto:"):
        return Entry(title or ref, address=ref)
    name = docname if ref == "self" else ref
    heading = env.titles.get(name)
    if heading is not None:
        number = env.toc_secnumbers.get(name, {}).get("", ()) if ref != "self" else ()
        numbers = ".".join(map(str, number))
        return Entry(title or plain(heading), name, number=numbers)
    generated = env.domains.standard_domain.labels.get(ref)
    if generated is not None and not generated[1]:
        return Entry(title or str(generated[2]), generated[0])
    return None


def plain(title: nodes.Node) -> str:
    """The words of a title."""
    return " ".join(title.astext().split())
