"""相关段落: at the end of each text, passages of other texts that have to do with it.

A passage is related if it recurs nearly word for word, or if it has the same rare terms of the
index. For each section of a text five are listed at most, each with the reason; what recurs can be
opened beside its own words, with the differences marked. All of it carries the class ``added``.
What is related is found by ``akin``.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.words import Words
from zhbook.sphinx.folded import folded, folded_title
from zhbook.sphinx.related.akin import gather, shown
from zhbook.sphinx.related.differences import differences
from zhbook.sphinx.related.domain import Related, RelatedDomain, called, note_passages, related_of
from zhbook.sphinx.site.components import shows
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.output import writes_pages
from zhbook.titles import in_marks

#: So many terms are named as the reason.
NAMED = 4
WORDS = Words(
    {
        "title": "Related passages (%s)",
        "terms": "Both have ",
        "same": "The same words as %s of this text",
        "alike": "As %s of this text by about %d per cent",
        "beside": "Side by side",
        "opening": "Opening",
    }
)


def know_related(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Gather once, when all pages are read and none is written."""
    related_of(env).related = gather(env) if writes_pages(app) else {}
    return []


class RelatedPassages(SphinxPostTransform):
    """Add the list; before references are resolved, so that nothing here is taken for one."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        docname = self.env.docname
        page = self.document.next_node(nodes.section)
        by_place = related_of(self.env).related.get(docname, {})
        count = sum(map(len, by_place.values()))
        if page is None or not count:
            return
        self.words = WORDS.of(edition_of(self.app).language)
        title = self.words["title"] % count
        node = folded(classes=["folded", "related", "added"])
        node += folded_title(title, title)
        order = [str(s["ids"][0]) for s in page.findall(nodes.section) if s["ids"]]
        for section in sorted(by_place, key=lambda s: order.index(s) + 1 if s in order else 0):
            if section:
                node += self.heading(section)
            for one in by_place[section]:
                node += self.entry(one)
        page += node

    def heading(self, section: str) -> nodes.paragraph:
        """The heading of a section, as a line of its own."""
        titles = (
            s.next_node(nodes.title)
            for s in self.document.findall(nodes.section)
            if section in s["ids"]
        )
        words = next((title.astext() for title in titles if title is not None), section)
        return nodes.paragraph("", words, classes=["related-section"])

    def entry(self, one: Related) -> nodes.Element:
        """A passage, why it is listed, and the words of both where they recur."""
        line = nodes.paragraph(classes=["related-passage"])
        title = self.env.titles[one.docname].astext()
        words = called(self.env, one.docname, one.target) or self.words["opening"]
        line += self.link(one.docname, one.target, in_marks(title) + words)
        if not one.pairs:
            line += nodes.Text(f"　{self.words['terms']}{'、'.join(one.terms[:NAMED])}")
            return line
        before, _, after = self.words["same" if one.alike == 100 else "alike"].partition("%s")
        own = called(self.env, self.env.docname, one.own) or self.words["opening"]
        line += nodes.Text(f"　{before}")
        line += self.link(self.env.docname, one.own, own)
        line += nodes.Text(after if one.alike == 100 else after % one.alike)
        both = folded(classes=["folded", "related-beside"])
        both += folded_title(self.words["beside"], self.words["beside"])
        for mine, theirs in one.pairs:
            pair = nodes.container(classes=["related-pair"])
            for pieces in differences(mine, theirs):
                side = nodes.paragraph()
                for text, differs in pieces:
                    side += (
                        nodes.inline("", text, classes=["differs"])
                        if differs
                        else (nodes.Text(text))
                    )
                pair += side
            both += pair
        entry_nodes = nodes.container(classes=["related-entry"])
        entry_nodes += [line, both]
        return entry_nodes

    def link(self, docname: str, place: str, words: str) -> nodes.reference:
        """A link to a place."""
        inner = nodes.inline("", words)
        return make_refnode(self.app.builder, self.env.docname, docname, place, inner)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain and the post-transform."""
    app.add_domain(RelatedDomain)
    # After the places of the page are known, and before any page is said to be fresh.
    app.connect("doctree-read", note_passages, priority=600)
    app.connect("env-updated", know_related, priority=110)
    app.add_post_transform(RelatedPassages)
    shows(app, lambda app, env: shown(env))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
