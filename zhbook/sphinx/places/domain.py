"""A Sphinx domain that knows every paragraph and item of the book.

Headings are labels of Sphinx's standard domain. Paragraphs and items, of which there are hundreds
of thousands, are kept here as a line of ids a page: as labels each would cost a tuple and a string
in the environment and a line in the inventory.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import slug_and_place


class Citing(NamedTuple):
    """A place ``at`` of a page, how one calls it there, and the label that it refers to."""

    at: str
    words: str
    target: str


#: For each page, by its places, the pages and places that cite it.
Incoming = dict[str, dict[str, list[tuple[str, Citing]]]]


class PlacesDomain(Domain):
    """Where the paragraphs and items of the book are, and who refers to what.

    ``incoming`` (of citedby) is gathered in each build when all pages are read, and not kept.
    """

    name = "zh"
    label = "Chinese book"
    data_version = 3
    initial_data: ClassVar[dict[str, Any]] = {
        "docs": {},
        "slugs": {},
        "ids": {},
        "outgoing": {},
        "citing": {},
    }

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.incoming: Incoming = {}

    @property
    def docs(self) -> dict[str, str]:
        """The page of each slug."""
        docs: dict[str, str] = self.data["docs"]
        return docs

    @property
    def slugs(self) -> dict[str, str]:
        """The slug of each page that has one."""
        slugs: dict[str, str] = self.data["slugs"]
        return slugs

    @property
    def ids(self) -> dict[str, str]:
        """The ids of the paragraphs and items of each page, between blanks; as a set they take four
        times the memory."""
        ids: dict[str, str] = self.data["ids"]
        return ids

    @property
    def outgoing(self) -> dict[str, tuple[str, ...]]:
        """The labels that each page refers to, on whatever page they stand."""
        outgoing: dict[str, tuple[str, ...]] = self.data["outgoing"]
        return outgoing

    @property
    def citing(self) -> dict[str, tuple[Citing, ...]]:
        """The places of each page that cite others, in the order of the page."""
        citing: dict[str, tuple[Citing, ...]] = self.data["citing"]
        return citing

    def note(self, docname: str, slug: str, ids: Iterable[str]) -> None:
        """Record the places of a page."""
        self.docs[slug] = docname
        self.slugs[docname] = slug
        self.ids[docname] = f" {' '.join(ids)} "

    def find(self, target: str) -> tuple[str, str] | None:
        """The page and id of a paragraph or item: ``a--s3-2-p1`` gives ``("part/a", "s3-2-p1")``.

        ``a--s3-2-p99`` that is not there gives None, and so does a heading, which the
        standard domain knows.
        """
        slug, place = slug_and_place(target)
        docname = self.docs.get(slug)
        if docname is None or f" {place} " not in self.ids[docname]:
            return None
        return docname, place

    def clear_doc(self, docname: str) -> None:
        slug = self.slugs.pop(docname, None)
        if slug is not None and self.docs.get(slug) == docname:
            del self.docs[slug]
        self.ids.pop(docname, None)
        self.outgoing.pop(docname, None)
        self.citing.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            if docname in otherdata["slugs"]:
                ids = otherdata["ids"][docname].split()
                self.note(docname, otherdata["slugs"][docname], ids)
            if docname in otherdata["outgoing"]:
                self.outgoing[docname] = otherdata["outgoing"][docname]
            if docname in otherdata["citing"]:
                self.citing[docname] = otherdata["citing"][docname]

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        known = self.find(target)
        if known is None:
            return []
        docname, place = known
        return [("zh:place", make_refnode(builder, fromdocname, docname, place, contnode))]


def places_of(env: BuildEnvironment) -> PlacesDomain:
    """The domain of ``env``."""
    domain = env.get_domain(PlacesDomain.name)
    assert isinstance(domain, PlacesDomain)
    return domain


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain."""
    app.add_domain(PlacesDomain)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
