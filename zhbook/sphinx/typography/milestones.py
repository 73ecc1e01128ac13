"""Milestones: the page numbers and running heads of the copy of which a text was made.

In the pages they are spans where they stood, or a line of them beside a heading::

    道路应当[— 2 —]{.milestone .folio}[某某县公报]{.milestone}平整。

A span becomes a node without children, so that it is no word of the text: search, index, excerpts,
related passages and the titles that other pages show have nothing of it. On the page it stands in
the margin, and nobody who copies the text has it.

A page number is a ``doc-pagebreak`` with its label (DPUB-ARIA 1.1), which a screen reader says or
leaves out as its user has set: who is told of “第 12 页” finds it. A running head is hidden from
it: it says again on each page what the title says, in the midst of a sentence.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.catalogues import chinese_for
from zhbook.locale.words import Words
from zhbook.pageformat import Class
from zhbook.sphinx.formless import has_form

WORDS = Words({"folio": "Page number of the original: "})


class milestone(nodes.Inline, nodes.Element):
    """``words`` and ``folio``, whether they are a page number. It has no children."""


class Milestones(SphinxTransform):
    """Make nodes of the spans, before anything reads the words of a paragraph."""

    default_priority = 272

    def apply(self, **kwargs: Any) -> None:
        for span in list(self.document.findall(nodes.inline)):
            if Class.MILESTONE in span["classes"]:
                node = milestone(words=span.astext(), folio=Class.FOLIO in span["classes"])
                span.replace_self(node)


class WordsAlone(SphinxPostTransform):
    """A format that knows no milestones has their words."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        if has_form(self.app, milestone):
            return
        for node in list(self.document.findall(milestone)):
            node.replace_self(nodes.inline("", node["words"], classes=[Class.MILESTONE]))


def outside_titles(app: Sphinx, doctree: nodes.document) -> None:
    """Titles and contents that other pages show have none, also of a page written by hand."""
    env = app.env
    docname = env.current_document.docname
    for shown in (env.titles.get(docname), env.longtitles.get(docname), env.tocs.get(docname)):
        for node in list(shown.findall(milestone)) if shown is not None else ():
            node.parent.remove(node)


def visit_html(self: Any, node: milestone) -> None:
    """Write it; the visitors are functions of a translator of docutils, which has no types."""
    words = escape(node["words"])
    if node["folio"]:
        kind = ' epub:type="pagebreak"' if self.builder.name == "epub" else ""
        told = WORDS.of(chinese_for(self.builder.config.language))["folio"]
        how = f'class="{Class.MILESTONE} {Class.FOLIO}"{kind} role="doc-pagebreak"'
        self.body.append(f'<span {how} aria-label="{told}{words}">{words}</span>')
    else:
        self.body.append(f'<span class="{Class.MILESTONE}" aria-hidden="true">{words}</span>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the node and what makes and shows it."""
    app.add_node(milestone, html=(visit_html, None))
    app.add_transform(Milestones)
    app.add_post_transform(WordsAlone)
    # After Sphinx has gathered titles and contents.
    app.connect("doctree-read", outside_titles, priority=550)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
