"""Sphinx's index entries as an index: who stands under what, where it leads, what it refers to.

All types of Sphinx's ``index`` are understood: ``single`` with a sub-entry behind ``;``, ``pair``
and ``triple``, which stand under each of their words, ``see`` and ``seealso``, and ``!`` for the
main place. Of each term the places are gathered once; who leads nowhere is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import permutations

from zhbook.sphinx.index.collation import Filing, Order, filing
from zhbook.sphinx.index.marks import TermInfo

#: An entry as Sphinx keeps it: type, value, id of the place, main, and a key of Sphinx's own.
SphinxEntry = tuple[str, str, str, str, str | None]
_UNKNOWN, _UNFILED = TermInfo("", ""), Filing("", (), "", "")
#: A place: its page and its id.
Target = tuple[str, str]


@dataclass(slots=True)
class Entry:
    """A term of the index. ``places`` has for each place whether it is a main one."""

    key: str
    places: dict[Target, bool] = field(default_factory=dict)
    below: dict[str, Entry] = field(default_factory=dict)
    see: dict[str, None] = field(default_factory=dict)
    see_also: dict[str, None] = field(default_factory=dict)
    info: TermInfo = _UNKNOWN
    filing: Filing = _UNFILED

    @property
    def id(self) -> str:
        """Its id on the page; it stays whatever else the index holds."""
        return "i-" + sha256(self.key.encode()).hexdigest()[:10]

    @property
    def name(self) -> str:
        """Its own words: of a sub-entry those behind the ``;``."""
        return self.key.rpartition("; ")[2]

    @property
    def leads(self) -> bool:
        """Whether it has places, itself or in its sub-entries."""
        return bool(self.places or self.below)


@dataclass(slots=True)
class Index:
    """All entries by their first words, and what is wrong with their references."""

    entries: dict[str, Entry] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def find(self, key: str) -> Entry | None:
        """The entry of ``刑法`` or of ``平安建设; 平安校园``."""
        first, _, below = (part.strip() for part in key.partition(";"))
        entry = self.entries.get(first)
        return entry.below.get(below) if entry and below else entry

    def all(self) -> Iterator[Entry]:
        """Every entry, each followed by its sub-entries."""
        for entry in self.entries.values():
            yield entry
            yield from entry.below.values()

    def _at(self, first: str, below: str = "") -> Entry:
        entry = self.entries.setdefault(first, Entry(first))
        return entry.below.setdefault(below, Entry(f"{first}; {below}")) if below else entry

    def add(self, docname: str, entry: SphinxEntry) -> None:
        """Take in an entry of Sphinx."""
        kind, value, target, main, _ = entry
        words = [part.strip() for part in value.split(";") if part.strip()]
        if not words:
            return
        if kind in ("see", "seealso"):
            refers = self._at(words[0]).see if kind == "see" else self._at(words[0]).see_also
            if len(words) > 1:
                refers["; ".join(words[1:])] = None
            return
        several = list(permutations(words)) if kind == "pair" else [tuple(words)]
        if kind == "triple":
            several = [(w[0], " ".join(w[1:])) for w in (words, [*words[1:], words[0]])]
            several.append((words[-1], " ".join(words[:-1])))
        for first, *rest in several:
            places = self._at(first, " ".join(rest)).places
            places[docname, target] = places.get((docname, target), False) or bool(main)

    def settle(self) -> None:
        """Leave out references that lead nowhere or in a circle, and entries with nothing left."""
        for entry in list(self.all()):
            for kind, refers in (("see", entry.see), ("seealso", entry.see_also)):
                for target in list(refers):
                    if wrong := self._wrong(entry, target, kind):
                        del refers[target]
                        self.mistakes.append(wrong)
        for entry in list(self.entries.values()):
            if not (entry.leads or entry.see or entry.see_also):
                del self.entries[entry.key]

    def _wrong(self, entry: Entry, target: str, kind: str) -> str:
        """What is wrong with a reference; nothing if it leads to a term that has places."""
        warning = f"index: {kind} from “{entry.key}” to “{target}”"
        seen = {entry.key}
        ahead = [target]
        if target == entry.key:
            return f"{warning}: to itself"
        while ahead:
            key = ahead.pop()
            target_entry = self.find(key)
            if target_entry is not None and target_entry.leads:
                return ""
            if target_entry is not None and kind == "see" and key not in seen:
                ahead += target_entry.see
            seen.add(key)
        return (
            f"{warning}: a circle"
            if entry.key in self._after(target)
            else f"{warning}: no such term"
        )

    def _after(self, key: str) -> set[str]:
        """All that ``key`` leads to by ``see``."""
        seen: set[str] = set()
        ahead = [key]
        while ahead:
            entry = self.find(ahead.pop())
            new = [k for k in (entry.see if entry else ()) if k not in seen]
            seen.update(new)
            ahead += new
        return seen


def gather(
    entries: Mapping[str, Iterable[SphinxEntry]],
    docnames: Sequence[str],
    known: Mapping[str, TermInfo],
    leading: Mapping[str, TermInfo],
) -> Index:
    """The index of the pages ``docnames``, in their order.

    ``known`` is what is known of terms, ``leading`` of words that only lead to them.
    """
    index = Index()
    for docname in docnames:
        for one in entries.get(docname, ()):
            index.add(docname, one)
    for key, info in known.items():
        target_entry = index.find(key)
        if target_entry is not None:
            target_entry.see_also.update(dict.fromkeys(info.refers))
    index.settle()
    for entry in index.all():
        told = known.get(entry.key) or (leading.get(entry.key) if entry.see else None)
        entry.info = told or TermInfo(entry.key, entry.name)
    return index


def file(
    index: Index, order: Order, traditional: bool, readings: Mapping[str, str]
) -> list[tuple[str, list[Entry]]]:
    """The entries in their groups, all in order; ``readings`` are by name."""

    def place(entry: Entry) -> Filing:
        read = entry.info.reading or readings[entry.name]
        return filing(entry.name, read, order, entry.info.shown, traditional)

    for entry in index.all():
        entry.filing = place(entry)
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(index.entries.values(), key=_key):
        entry.below = {e.key.partition("; ")[2]: e for e in sorted(entry.below.values(), key=_key)}
        groups.setdefault(entry.filing.group, []).append(entry)
    return list(groups.items())


def _key(entry: Entry) -> tuple[object, ...]:
    return entry.filing.key, entry.info.shown
