"""The pages of the index as templates show them: its groups, their entries, where these lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

from sphinx.application import Sphinx

from zhbook.locale.catalogues import TRADITIONAL, catalogue_for, chinese_for
from zhbook.pageformat import Field
from zhbook.sphinx.index.collation import Order
from zhbook.sphinx.index.entries import Entry, Index, Target, file, gather
from zhbook.sphinx.index.locators import InText, fold, located
from zhbook.sphinx.index.marks import SEE, Called, marks_of
from zhbook.sphinx.index.pinyin import edition_of_phrases, readings
from zhbook.sphinx.index.wording import index_words
from zhbook.sphinx.site.order import pages_in_order
from zhbook.titles import in_marks

PAGE = "genindex"
TEMPLATE = "zhindex.html"
TERMS = "_index/terms.js"
#: What a row of ``_index/terms.js`` has; ``places`` counts them, 0 for words that only lead on.
ROW = ("shown", "simplified", "traditional", "initials", "kind", "href", "places")


@dataclass(slots=True)
class Reference:
    """A 见 or 参见: the words of a term, and where it stands in the index."""

    words: str
    href: str


@dataclass(slots=True)
class Row:
    """An entry as the page shows it."""

    entry: Entry
    shown: list[InText]
    folded: list[InText]
    count: int
    see: list[Reference]
    see_also: list[Reference]
    below: list[Row] = field(default_factory=list)
    traditional: str = ""

    @property
    def name(self) -> str:
        """Its Simplified words, by which it is found in either script."""
        return self.entry.name

    @property
    def words(self) -> str:
        """All words by which the filter finds it."""
        return " ".join(dict.fromkeys((self.entry.info.shown, self.name, self.traditional)))


@dataclass(slots=True)
class Group:
    """Entries under one heading, and the page on which they stand."""

    name: str
    id: str
    page: str
    rows: list[Row] = field(default_factory=list)


def is_traditional(app: Sphinx) -> bool:
    """Whether the book is in Traditional script."""
    return catalogue_for(app.config.language) == TRADITIONAL


def words_of(app: Sphinx) -> dict[str, Any]:
    """The words of the index in the script of the book."""
    return index_words(chinese_for(app.config.language))


def order_of(app: Sphinx) -> Order:
    """How the index is sorted."""
    if app.config.zh_index_order != "auto":
        return Order(app.config.zh_index_order)
    return Order.STROKES if is_traditional(app) else Order.PINYIN


def traditional_forms(names: Iterable[str], known: dict[str, str]) -> dict[str, str]:
    """Simplified names in Taiwan's forms and in those of OpenCC, where they differ: one types
    either. What is not ``known`` yet is converted and added to it."""
    rows = [name for name in dict.fromkeys(names) if name not in known]
    by_name: dict[str, dict[str, None]] = {name: {} for name in rows}
    if rows:
        # Here, since a build after an edit has no new name and does without it.
        from opencc import OpenCC
    for scheme in ("s2tw", "s2t") if rows else ():
        # All at once and one scheme after the other: each holds 20 MB.
        forms = OpenCC(scheme).convert("\n".join(rows)).split("\n")
        for name, form in zip(rows, forms, strict=True):
            by_name[name][form] = None
    known.update((name, " ".join(forms)) for name, forms in by_name.items())
    return known


def terms_of(app: Sphinx) -> Index:
    """The index of the whole book."""
    env, domain = app.env, marks_of(app.env)
    leading = {r.key: r for rows in domain.terms.values() for r in rows if r.kind == SEE}
    entries = env.domains.index_domain.entries
    return gather(entries, pages_in_order(env), domain.known(), leading)


def index_of(app: Sphinx) -> tuple[Index, list[tuple[str, list[Entry]]]]:
    """The index of the whole book, and its entries in their groups."""
    index = terms_of(app)
    return index, file(index, order_of(app), is_traditional(app), readings_of(app, index))


def readings_of(app: Sphinx, index: Index) -> dict[str, str]:
    """The readings of all entries of which no directive says how they are read.

    What was looked up once is kept in the domain, as long as the phrases are the same.
    """
    kept = _kept(app, "readings", edition_of_phrases())
    names = [entry.name for entry in index.all() if not entry.info.reading]
    read = readings(names, kept["known"])
    kept["known"] = {name: read[name] for name in names}
    return read


def forms_of(app: Sphinx, index: Index) -> dict[str, str]:
    """The Traditional forms of all entries; kept as readings are, to load no dictionary again."""
    kept = _kept(app, "forms", version("opencc"))
    names = [entry.name for entry in index.all()]
    forms = traditional_forms(names, kept["known"])
    kept["known"] = {name: forms[name] for name in names}
    return forms


def _kept(app: Sphinx, what: str, of: str) -> dict[str, Any]:
    """What the domain knows, if it was made of the same."""
    kept: dict[str, Any] = marks_of(app.env).data.setdefault(what, {})
    if kept.get("of") != of:
        kept.clear()
        kept.update({"of": of, "known": {}})
    return kept


class IndexPages:
    """The pages of the index, made once in a build when all pages are read."""

    def __init__(self, app: Sphinx) -> None:
        self.app, self.env = app, app.env
        self.words = words_of(app)
        self.index, groups = index_of(app)
        self.traditional = forms_of(app, self.index)
        self.order = pages_in_order(self.env)
        self.split = sum(1 for _ in self.index.all()) > app.config.zh_index_split
        self.groups = []
        self.page_of: dict[str, str] = {}
        for number, (name, entries) in enumerate(groups, 1):
            page = f"{PAGE}_{number}" if self.split else PAGE
            self.groups.append(Group(name, f"g{number}", page))
            for entry in entries:
                self.page_of.update(dict.fromkeys([entry.key, *_keys(entry)], page))
        for group, (_, entries) in zip(self.groups, groups, strict=True):
            group.rows = [self.row(entry, group.page) for entry in entries]

    def row(self, entry: Entry, page: str) -> Row:
        """An entry as ``page`` shows it."""
        texts = located(
            entry.places, self.called, self.title, lambda t: self.href(page, t), self.words["below"]
        )
        shown, folded, count = fold(texts)
        see = [self.reference(key, page) for key in entry.see]
        also = [self.reference(key, page) for key in sorted(entry.see_also)]
        below = [self.row(one, page) for one in entry.below.values()]
        return Row(entry, shown, folded, count, see, also, below, self.traditional[entry.name])

    def reference(self, key: str, page: str) -> Reference:
        """The link to the entry ``key``, of which it is known that it is there."""
        entry = self.index.find(key)
        assert entry is not None
        above = self.index.find(key.partition(";")[0])
        words = entry.info.shown
        if above is not None and above is not entry:
            words = f"{above.info.shown}——{words}"
        on = self.page_of[entry.key]
        uri = "" if on == page else self.app.builder.get_relative_uri(page, on)
        return Reference(words, f"{uri}#{entry.id}")

    def href(self, page: str, target: Target) -> str:
        """The address of a place."""
        uri = self.app.builder.get_relative_uri(page, target[0])
        return f"{uri}#{target[1]}" if target[1] else uri

    def called(self, target: Target) -> Called:
        """How a place is called; one without words is the title of its page."""
        place = marks_of(self.env).places.get(target[0], {}).get(target[1], Called(0, ""))
        return place if place.words else place._replace(words=self.words["title_place"])

    def title(self, docname: str) -> str:
        """The title of a page; that of a text stands in the marks of titles."""
        title = self.env.titles[docname].astext()
        return in_marks(title) if self.env.metadata[docname].get(Field.SLUG) else title

    def terms(self) -> list[list[object]]:
        """The rows of ``_index/terms.js``."""
        return [
            [
                row.entry.info.shown,
                row.name,
                row.traditional,
                row.entry.filing.initials,
                self.words["kinds"].get(row.entry.info.kind, ""),
                f"{self.app.builder.get_target_uri(group.page)}#{row.entry.id}",
                len(row.entry.places),
            ]
            for group in self.groups
            for above in group.rows
            for row in (above, *above.below)
        ]

    def pages(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        """All pages of the index for Sphinx to write."""
        order = self.words["orders"][order_of(self.app).value]
        kinds = {row[3]: None for row in self.terms() if row[3]}
        context = {
            "title": self.words["title"],
            "zhindex": self.words,
            "groups": self.groups,
            "order": order,
            "split": self.split,
            "shown": [],
            "terms_script": TERMS,
            "kinds": [kind for kind in self.words["kinds"].values() if kind in kinds],
            "counted": sum(1 for entry in self.index.all() if entry.leads),
        }
        yield PAGE, {**context, "shown": [] if self.split else self.groups}, TEMPLATE
        if self.split:
            for group in self.groups:
                title = f"{self.words['title']} · {group.name}"
                yield group.page, {**context, "title": title, "shown": [group]}, TEMPLATE


def _keys(entry: Entry) -> Iterable[str]:
    return (below.key for below in entry.below.values())
