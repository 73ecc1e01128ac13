"""The entries of the book's index in the order in which they are filed.

An entry is what a standard ``index`` directive says: ``single: 平安建设; 平安校园`` files 平安校园
under 平安建设, ``see: 政法战线; 政法工作`` leads from the one to the other. ``pair`` and ``triple``
are filed as Sphinx files them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sphinx.application import Sphinx
from sphinx.util.index_entries import split_index_msg

from zhbook.sphinx.collation import Filing, Order, filing
from zhbook.sphinx.editions import edition_of

#: An entry of an index node: type, value, id, "main" or nothing, category.
Said = tuple[str, str, str, str, str | None]


@dataclass(slots=True)
class Entry:
    """A term of the index. ``group`` is the heading under which it stands.

    ``number`` tells its place among its neighbours, counted from 1. ``places`` are pages and ids.
    """

    term: str
    filing: Filing
    number: int = 0
    first: bool = False
    places: list[tuple[str, str]] = field(default_factory=list)
    see: list[str] = field(default_factory=list)
    see_also: list[str] = field(default_factory=list)
    below: dict[str, Entry] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """``A`` … ``Z``, or ``一畫``."""
        return self.filing.group


def paths(kind: str, value: str) -> Iterator[tuple[str, ...]]:
    """The term, or the term and what stands below it, of an entry; several for pairs.

    ``single`` of ``a; b`` gives ``("a", "b")``, ``pair`` also ``("b", "a")``.
    """
    parts = split_index_msg(kind, value)
    if kind in ("see", "seealso"):
        yield (parts[0],)
    elif kind == "pair":
        yield parts[0], parts[1]
        yield parts[1], parts[0]
    elif kind == "triple":
        one, two, three = parts
        yield one, f"{two} {three}"
        yield two, f"{three}, {one}"
        yield three, f"{one} {two}"
    else:
        yield tuple(parts)


def order_of(app: Sphinx) -> Order:
    """The order of the edition: pinyin for Simplified, strokes for Traditional."""
    return Order.STROKES if edition_of(app).lang == "zh-Hant-TW" else Order.PINYIN


def filed(app: Sphinx, said: Iterable[tuple[str, Said]]) -> list[Entry]:
    """The index of the entries ``said``, each with its page; in order, with numbers."""
    order, traditional = order_of(app), edition_of(app).lang == "zh-Hant-TW"
    top: dict[str, Entry] = {}

    def entry(within: dict[str, Entry], term: str) -> Entry:
        if term not in within:
            within[term] = Entry(term, filing(term, order, traditional=traditional))
        return within[term]

    for docname, (kind, value, place, _, _) in said:
        for path in paths(kind, value):
            found = entry(top, path[0])
            for term in path[1:]:
                found = entry(found.below, term)
            if kind in ("see", "seealso"):
                leads = found.see if kind == "see" else found.see_also
                target = split_index_msg(kind, value)[1]
                if target not in leads:
                    leads.append(target)
            else:
                found.places.append((docname, place))
    return numbered(top)


def numbered(entries: dict[str, Entry]) -> list[Entry]:
    """Entries in their order, each with its number, and those below them as well."""
    in_order = sorted(entries.values(), key=lambda e: (e.filing.key, e.term))
    group = None
    for number, entry in enumerate(in_order, 1):
        entry.number, entry.first = number, entry.group != group
        group = entry.group
        entry.below = {e.term: e for e in numbered(entry.below)}
    return in_order
