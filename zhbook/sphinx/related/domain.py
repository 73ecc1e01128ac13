"""What each text tells of itself when it is read, so that related passages can be found.

Its sentences and its places are kept in a domain; when all texts are read, ``akin`` finds what
belongs together.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from zhbook.pageformat import Class
from zhbook.sphinx.folded import folded
from zhbook.sphinx.index.marks import marks_of
from zhbook.sphinx.places.citedby import article_of
from zhbook.sphinx.places.excerpts import is_text
from zhbook.sphinx.related.passages import Passages, passages

#: So many characters of a heading stand for a place that has no number.
LONGEST = 20


class Outline(NamedTuple):
    """Of the places of a page: the section below the title, and how one calls it.

    Packed, since a book has hundreds of thousands of places.
    """

    packed: bytes

    @property
    def sections(self) -> dict[str, str]:
        """The section of each place."""
        return unpacked_outline(self.packed)[0]

    @property
    def words(self) -> dict[str, str]:
        """How one calls each place."""
        return unpacked_outline(self.packed)[1]


@lru_cache(maxsize=64)
def unpacked_outline(packed: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """What ``outline`` has packed."""
    sections, words = json.loads(zlib.decompress(packed))
    return sections, words


def outline(sections: dict[str, str], words: dict[str, str]) -> Outline:
    """Pack the sections of places, and how one calls them."""
    return Outline(zlib.compress(json.dumps([sections, words], ensure_ascii=False).encode()))


class Related(NamedTuple):
    """A passage ``target`` of ``docname`` that has to do with the place ``own``.

    ``terms`` are those of the index that both have, as the reader sees them, the rarest first;
    ``weight`` is how rare they are together. ``alike`` (a percentage) and ``pairs`` tell what
    recurs.
    """

    own: str
    docname: str
    target: str
    terms: tuple[str, ...] = ()
    alike: int = 0
    pairs: tuple[tuple[str, str], ...] = ()
    weight: float = 0.0


#: For each page its sections, in their order, with what is related to them.
All = dict[str, dict[str, list[Related]]]


class RelatedDomain(Domain):
    """What is needed of each page to find related passages.

    ``related`` is gathered in each build when all pages are read, and not kept.
    """

    name = "zhrelated"
    label = "Related passages"
    data_version = 3
    initial_data: ClassVar[dict[str, Any]] = {"passages": {}, "outlines": {}, "compared": {}}

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.related: All = {}

    @property
    def passages(self) -> dict[str, Passages]:
        """The sentences of each text."""
        by_page: dict[str, Passages] = self.data["passages"]
        return by_page

    @property
    def outlines(self) -> dict[str, Outline]:
        """The places of each text."""
        by_page: dict[str, Outline] = self.data["outlines"]
        return by_page

    @property
    def compared(self) -> dict[str, tuple[bytes, dict[str, list[Related]]]]:
        """What recurs of each text, by its sections; and a digest of what that was found in."""
        by_page: dict[str, tuple[bytes, dict[str, list[Related]]]] = self.data["compared"]
        return by_page

    @compared.setter
    def compared(self, by_page: dict[str, tuple[bytes, dict[str, list[Related]]]]) -> None:
        self.data["compared"] = by_page

    def clear_doc(self, docname: str) -> None:
        self.passages.pop(docname, None)
        self.outlines.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            for table in ("passages", "outlines"):
                if docname in otherdata[table]:
                    self.data[table][docname] = otherdata[table][docname]

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing of the domain can be referred to."""
        return []


def related_of(env: BuildEnvironment) -> RelatedDomain:
    """The domain of ``env``."""
    domain = env.get_domain(RelatedDomain.name)
    assert isinstance(domain, RelatedDomain)
    return domain


def note_passages(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the sentences of a text, and where its places are."""
    env, docname = app.env, app.env.docname
    page = doctree.next_node(nodes.section)
    if page is None or not is_text(env, docname):
        return
    sections: dict[str, str] = {}
    words: dict[str, str] = {}
    rows: list[tuple[str, str]] = []
    articles: dict[str, str] = {}
    for section, heading, node in places(page):
        name = str(node["ids"][0])
        sections[name] = section
        if isinstance(node, nodes.paragraph):
            rows.append((name, node.astext()))
            if Class.ARTICLE in node["classes"]:
                articles[name] = node.astext().partition("\u3000")[0]
        words[name] = articles.get(article_of(name)) or heading[:LONGEST]
    domain = related_of(env)
    domain.passages[docname] = passages(rows)
    domain.outlines[docname] = outline(sections, words)


def places(page: nodes.section) -> Iterator[tuple[str, str, nodes.Element]]:
    """The headings, paragraphs and items of a text, each with its section and the heading above."""

    def walk(parent: nodes.Element, section: str, heading: str) -> Iterator[Any]:
        for node in parent.children:
            if isinstance(node, folded) or not isinstance(node, nodes.Element):
                continue
            below, title = section, heading
            if isinstance(node, nodes.section) and node["ids"]:
                first = node.next_node(nodes.title)
                title = first.astext() if first is not None else heading
                below = section or str(node["ids"][0])
            if node.get("ids"):
                yield below, title, node
            yield from walk(node, below, title)

    yield from walk(page, "", "")


class Called:
    """How one calls places; of many it is asked at once."""

    def __init__(self, env: BuildEnvironment) -> None:
        self.marks = marks_of(env).places
        self.outlines = related_of(env).outlines

    def __call__(self, docname: str, place: str) -> str:
        """How one calls a place; nothing for the beginning of a text."""
        mark = self.marks.get(docname, {}).get(place)
        if mark and mark.words:
            return mark.words
        outline = self.outlines.get(docname)
        return outline.words.get(place, "") if outline else ""


def called(env: BuildEnvironment, docname: str, place: str) -> str:
    """How one calls a place of a page."""
    return Called(env)(docname, place)
