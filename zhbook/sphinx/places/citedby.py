"""引用本条之处: under each article, and at the end of each text, the places that cite it.

What cites what is known from the pages' own references: ``[本法第三条](#a--art-3)`` in the
paragraph ``a--art-9-p2`` makes 第九条 one of the places that cite 第三条. A reference in a
hand-written page, in the contents or in the list of cited works is none. The words that are added
here carry the class ``added``: they are no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.words import Words
from zhbook.pageformat import TOP, Class, Field, slug_and_place
from zhbook.sphinx.folded import folded, folded_title
from zhbook.sphinx.places.domain import Citing, Incoming, places_of
from zhbook.sphinx.site.components import OnPage, shows
from zhbook.sphinx.site.editions import edition_of
from zhbook.titles import in_marks

#: What stands over the list, for an article and for a text; the number follows in brackets.
WORDS = Words(
    {
        "of_article": "What cites this article",
        "of_text": "What cites this text",
    }
)
#: Kinds of pages whose references are no citations.
NO_TEXTS = frozenset(("index", "part", "cited", "page"))
_ARTICLE = re.compile(r"(?:t\d+-)?art-\d+(?:z\d+)?[a-z]*\d*")


def article_of(place: str) -> str:
    """The article of an id: ``art-3`` of ``art-3-p2-i1``; nothing of ``s3-2``."""
    article = _ARTICLE.match(place)
    return article[0] if article else ""


def note_citations(app: Sphinx, doctree: nodes.document) -> None:
    """Remember which place of this page refers to which: an article, or a heading, as it stands."""
    env = app.env
    places = places_of(env)
    slug = places.slugs.get(env.docname)
    if slug is None or env.metadata[env.docname].get(Field.KIND) in NO_TEXTS:
        return
    citations: dict[Citing, None] = {}
    numbers: dict[str, str] = {}
    for paragraph in doctree.findall(nodes.paragraph):
        for name in paragraph["ids"]:
            if Class.ARTICLE in paragraph["classes"]:
                numbers[name] = paragraph.astext().partition("\u3000")[0]
    for node in doctree.findall(addnodes.pending_xref):
        at, section = place_of(node)
        target = str(node.get("reftarget", ""))
        if at and target:
            article = article_of(at)
            words = numbers.get(article) or section
            citations[Citing(article or at, words, target)] = None
    if citations:
        places.citing[env.docname] = tuple(citations)


def place_of(node: nodes.Node) -> tuple[str, str]:
    """The id of the paragraph or section around a node, and the first words of its heading."""
    at, words = "", ""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.Element) and parent.get("ids") and not at:
            at = str(parent["ids"][0])
        if isinstance(parent, nodes.section) and isinstance(parent.parent, nodes.section):
            heading = parent.next_node(nodes.title)
            words = words or (heading.astext() if heading is not None else "")
        parent = parent.parent
    return at, words


def incoming(env: BuildEnvironment) -> Incoming:
    """For each page, by the ids of its articles and by ``top``, the pages and places that cite it.

    An article does not cite itself.
    """
    places = places_of(env)
    by_page: Incoming = {}
    for source in sorted(places.citing):
        seen: set[tuple[str, str, str]] = set()
        for one in places.citing[source]:
            slug, name = slug_and_place(one.target)
            docname = places.docs.get(slug)
            place = article_of(name) if name else TOP
            if docname is None or not place or (docname, place) == (source, one.at):
                continue
            if (docname, place, one.at) not in seen:
                seen.add((docname, place, one.at))
                by_page.setdefault(docname, {}).setdefault(place, []).append((source, one))
    return by_page


def know_incoming(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Gather once, when all pages are read and none is written, what every page will show."""
    places_of(env).incoming = incoming(env)
    return []


def incoming_of(env: BuildEnvironment) -> Incoming:
    """What ``incoming`` has found in this build."""
    return places_of(env).incoming


def shown(app: Sphinx, env: BuildEnvironment) -> OnPage:
    """What a page shows of those that cite it: where each stands, and its title."""
    citing = incoming_of(env)
    return lambda docname: [
        (place, [(env.titles[source].astext(), source, tuple(one)) for source, one in places])
        for place, places in sorted(citing.get(docname, {}).items())
    ]


class CitedBy(SphinxPostTransform):
    """Add the lists; before references are resolved, so that nothing here is taken for one."""

    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        docname = self.env.docname
        by_place = incoming_of(self.env).get(docname, {})
        page = self.document.next_node(nodes.section)
        if not by_place or page is None:
            return
        words = WORDS.of(edition_of(self.app).language)
        for last, place in list(ends_of_articles(page)):
            if place in by_place:
                last.parent.insert(
                    last.parent.index(last) + 1, self.listed(words["of_article"], by_place[place])
                )
        if TOP in by_place:
            page += self.listed(words["of_text"], by_place[TOP])

    def listed(self, title: str, citing: list[tuple[str, Citing]]) -> folded:
        """The list, folded under its title and the number of places in it."""
        title = f"{title}（{len(citing)}）"
        node = folded(classes=["folded", "cited-by", "added"])
        node += folded_title(title, title)
        places = nodes.paragraph(classes=["cited-by-places"])
        for source, one in citing:
            if places.children:
                places += nodes.Text("、")
            elsewhere = source != self.env.docname
            marked_title = in_marks(self.env.titles[source].astext()) if elsewhere else ""
            words = nodes.inline("", marked_title + one.words)
            try:
                places += make_refnode(self.app.builder, self.env.docname, source, one.at, words)
            except NoUri:
                places += words
        node += places
        return node


def ends_of_articles(page: nodes.section) -> Iterator[tuple[nodes.Element, str]]:
    """The last block of each article, and the article's id."""
    for section in page.findall(nodes.section):
        article, last = "", None
        for child in section.children:
            if not isinstance(child, nodes.paragraph):
                continue
            name = article_of(child["ids"][0]) if child["ids"] else ""
            if last is not None and name != article:
                yield last, article
            article, last = name, child if name else None
        if last is not None:
            yield last, article


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect and register the post-transform."""
    app.connect("doctree-read", note_citations)
    app.connect("env-updated", know_incoming, priority=100)
    app.add_post_transform(CitedBy)
    shows(app, shown)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
