"""The index (索引) of a Chinese book, in place of Sphinx's own.

::

    extensions = ["zhbook.sphinx.genindex"]
    zh_index_order = "auto"   # pinyin strokes zhuyin; auto: pinyin, and strokes where Traditional

is all that a project needs: its ``index`` entries are sorted as Chinese readers look for them,
and each says in which text and where it leads. What more the directives of ``marks`` say of
places and terms is shown as well. The page is whole without a script; with one, a box narrows it
while one types: characters of either script, or the initials of the pinyin (zfgz, 政法工作).

``_index/terms.js`` has all terms for scripts, as a table of rows (see ``ROW``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import ENUM
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.collation import Order
from zhbook.sphinx.entries import Entry, Index, Target, file, gather
from zhbook.sphinx.locators import InText, fold, located
from zhbook.sphinx.marks import SEE, Called, marks_of
from zhbook.sphinx.readings import readings
from zhbook.sphinx.words import INDEX_WORDS

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
PAGE = "genindex"
TEMPLATE = "zhindex.html"
TERMS = "_index/terms.js"
#: What a row of ``_index/terms.js`` has; ``places`` counts them, 0 for words that only lead on.
ROW = ("shown", "simplified", "initials", "kind", "href", "places")
#: Above so many entries each group has a page of its own.
MOST = 2_000


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

    @property
    def name(self) -> str:
        """Its Simplified words, by which it is found in either script."""
        return self.entry.key.rpartition("; ")[2]


@dataclass(slots=True)
class Group:
    """Entries under one heading, and the page on which they stand."""

    name: str
    id: str
    page: str
    rows: list[Row] = field(default_factory=list)


def is_traditional(app: Sphinx) -> bool:
    """Whether the book is in Traditional script."""
    return app.config.language.replace("-", "_").lower() in {
        *("zh_tw", "zh_hk", "zh_mo", "zh_hant", "zh_hant_tw", "zh_hant_hk")
    }


def words_of(app: Sphinx) -> dict[str, Any]:
    """The words of the index in the script of the book."""
    return INDEX_WORDS["zh-Hant-TW" if is_traditional(app) else "zh-Hans"]


def order_of(app: Sphinx) -> Order:
    """How the index is sorted."""
    if app.config.zh_index_order != "auto":
        return Order(app.config.zh_index_order)
    return Order.STROKES if is_traditional(app) else Order.PINYIN


def pages_in_order(env: BuildEnvironment) -> list[str]:
    """The pages in the order of the contents; those that stand in none come last."""
    found: dict[str, None] = {}
    ahead = [env.config.root_doc]
    while ahead:
        docname = ahead.pop()
        if docname not in found:
            found[docname] = None
            ahead += reversed(env.toctree_includes.get(docname, []))
    return [*found, *(d for d in sorted(env.found_docs) if d not in found)]


def index_of(app: Sphinx) -> tuple[Index, list[tuple[str, list[Entry]]]]:
    """The index of the whole book, and its entries in their groups."""
    env, domain = app.env, marks_of(app.env)
    leading = {r.key: r for rows in domain.terms.values() for r in rows if r.kind == SEE}
    index = gather(env.domains.index_domain.entries, pages_in_order(env), domain.known(), leading)
    order = order_of(app)
    known: dict[str, str] = domain.data.setdefault("readings", {})
    names = [entry.key.rpartition("; ")[2] for entry in index.all() if not entry.info.reading]
    read = readings(names, known)
    domain.data["readings"] = {name: read[name] for name in names}
    return index, file(index, order, is_traditional(app), read)


class IndexPages:
    """The pages of the index, made once in a build when all pages are read."""

    def __init__(self, app: Sphinx) -> None:
        self.app, self.env = app, app.env
        self.words = words_of(app)
        self.index, groups = index_of(app)
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
        return Row(entry, shown, folded, count, see, also, below)

    def reference(self, key: str, page: str) -> Reference:
        """The link to the entry ``key``, of which it is known that it is there."""
        found = self.index.find(key)
        assert found is not None
        above = self.index.find(key.partition(";")[0])
        words = found.info.shown
        if above is not None and above is not found:
            words = f"{above.info.shown}——{words}"
        on = self.page_of[found.key]
        uri = "" if on == page else self.app.builder.get_relative_uri(page, on)
        return Reference(words, f"{uri}#{found.id}")

    def href(self, page: str, target: Target) -> str:
        """The address of a place."""
        uri = self.app.builder.get_relative_uri(page, target[0])
        return f"{uri}#{target[1]}" if target[1] else uri

    def called(self, target: Target) -> Called:
        """How a place is called; one without words is the title of its page."""
        found = marks_of(self.env).places.get(target[0], {}).get(target[1], Called(0, ""))
        return found if found.words else found._replace(words=self.words["title_place"])

    def title(self, docname: str) -> str:
        """The title of a page; that of a text stands in the marks of titles."""
        title = self.env.titles[docname].astext()
        return f"《{title}》" if self.env.metadata[docname].get("slug") else title

    def terms(self) -> list[list[object]]:
        """The rows of ``_index/terms.js``."""
        return [
            [
                row.entry.info.shown,
                row.name,
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
            **{"title": self.words["title"], "zhindex": self.words, "groups": self.groups},
            **{"order": order, "split": self.split, "shown": [], "terms_script": TERMS},
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


def note_places(app: Sphinx, doctree: nodes.document) -> None:
    """Call the places of Sphinx's own entries by the headings above them."""
    opening = words_of(app)["opening"]
    domain = marks_of(app.env)
    docname = app.env.docname
    targets = [entry[2] for entry in app.env.domains.index_domain.entries.get(docname, ())]
    if not targets:
        return
    wanted = set(targets) - domain.places.get(docname, {}).keys() - {""}
    if not wanted:
        return
    for node in doctree.findall(nodes.Element):
        for name in wanted.intersection(node.get("ids", ())):
            words = heading_above(node)
            domain.note(docname, name, words or ("" if is_title(node) else opening))


def is_title(node: nodes.Node) -> bool:
    """Whether a node is the page as a whole."""
    return isinstance(node, nodes.section) and not isinstance(node.parent, nodes.section)


def heading_above(node: nodes.Node | None) -> str:
    """The words of the nearest heading, but for the page's title, which is named anyway."""
    while node is not None:
        if isinstance(node, nodes.section) and isinstance(node.parent, nodes.section):
            heading = node.next_node(nodes.title)
            return heading.astext() if heading is not None else ""
        node = node.parent
    return ""


def make_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the index and its table for scripts; tell what is wrong with its references."""
    if app.builder.format != "html" or app.builder.name == "epub" or not app.config.html_use_index:
        return
    found = IndexPages(app)
    for mistake in found.index.mistakes:
        logger.warning("%s", mistake, type="zhbook", subtype="index")
    write_terms(app, found.terms())
    written = {f"{PAGE}.html"}
    for name, context, template in found.pages():
        written.add(f"{name}.html")
        yield name, context, template
    for path in Path(app.outdir).glob(f"{PAGE}_*.html"):
        if path.name not in written:
            path.unlink()


def write_terms(app: Sphinx, rows: Sequence[Sequence[object]]) -> None:
    """Write the table, if it is not there already as it should be."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path = Path(app.outdir) / TERMS
    content = f"window.zhbookTerms=[\n{lines}\n];\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text("utf-8") != content:
        path.write_text(content, "utf-8")


def dress_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """The style and the script of the index, on its pages alone."""
    if templatename == TEMPLATE:
        app.add_css_file("zhindex.css")
        app.add_js_file("zhindex.js", defer="defer")


def take_over(app: Sphinx) -> None:
    """Keep Sphinx from making its own index; the link to it in a theme stays."""
    if hasattr(app.builder, "use_index"):
        app.builder.use_index = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the directives, and take the place of Sphinx's index."""
    app.setup_extension("zhbook.sphinx.marks")
    orders = ENUM("auto", *(order.value for order in Order))
    app.add_config_value("zh_index_order", "auto", "html", types=orders)
    app.add_config_value("zh_index_split", MOST, "html", types=frozenset({int}))
    app.config.templates_path.append(str(HERE / "templates"))
    app.config.html_static_path.append(str(HERE / "static"))
    app.connect("doctree-read", note_places)
    app.connect("builder-inited", take_over)
    app.connect("html-collect-pages", make_pages)
    app.connect("html-page-context", dress_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
