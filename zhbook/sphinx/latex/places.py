"""Places and links in the printed book: what a link leads to, and what index entries stand with.

Only a place that something leads to is marked in the PDF. A link is set so that the marks around
it still draw together, which TeX does between neighbours alone.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.nodes import Element
from sphinx.writers.latex import LaTeXTranslator

from zhbook.pageformat import TOP
from zhbook.sphinx.latex.text import anchor


def is_han(character: str) -> bool:
    """Whether a character is one between which and the next a line may end: 法, and not 》."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def text_before(node: nodes.Node) -> str:
    """The last character before a node in its own parent, or nothing."""
    index = node.parent.index(node)
    return node.parent[index - 1].astext()[-1:] if index else ""


class PlacesTranslator(LaTeXTranslator):
    """Sphinx's translator with the places, links and index entries of the book.

    ``page`` is the page that is written: it has ``kind``, ``places`` (the ids on it that something
    leads to) and ``paged`` (those whose page is told).
    """

    def __init__(self, document: nodes.document, builder: Any, theme: Any) -> None:
        super().__init__(document, builder, theme)
        self.page: Element = document
        #: The last character of a link that has just ended.
        self.seam = ""
        #: Index entries that belong to the next words: a page may break before these.
        self.marks = ""

    def place(self, name: str) -> str:
        """The name of a place of this page in the PDF."""
        return anchor(self.curfilestack[-1], "" if name == TOP else name)

    def places(self, node: Element) -> str:
        """Anchors for the ids of a node that a link leads to."""
        wanted = self.page.get("places", ())
        return "".join(
            rf"\ZhPlace{{{self.place(name)}}}{self.paged(name)}"
            for name in node["ids"]
            if name in wanted
        )

    def paged(self, name: str) -> str:
        """A mark that lets the list of cited works tell the page of a place."""
        return rf"\ZhPaged{{{self.place(name)}}}" if name in self.page.get("paged", ()) else ""

    def hypertarget(self, id: str, withdoc: bool = True, anchor: bool = True) -> str:
        return rf"\ZhPlace{{{self.place(id)}}}"

    def hypertarget_to(self, node: Element, anchor: bool = False) -> str:
        return self.places(node)

    def visit_target(self, node: Element) -> None:
        self.body.append(self.places(node))

    def depart_target(self, node: Element) -> None:
        pass

    def visit_reference(self, node: Element) -> None:
        uri = str(node.get("refuri", ""))
        if node.get("refid"):
            uri = f"%{self.curfilestack[-1]}#{node['refid']}"
        if not uri.startswith("%"):
            super().visit_reference(node)
            return
        docname, _, name = uri[1:].partition("#")
        to = anchor(docname, "" if name == TOP else name)
        before, words = text_before(node), node.astext()
        if before and words and is_han(before) and is_han(words[0]):
            self.body.append(r"\ZhSeam{}")
        self.body.append(rf"\ZhLink{{{to}}}{{")
        self.context.append("}" + (rf"\ZhPageOf{{{to}}}" if self.page["kind"] == "cited" else ""))

    def visit_index(self, node: Element) -> None:
        self.marks += self.document["index"].marks(node["entries"])
        if isinstance(node.parent, nodes.TextElement):
            self.body.append(self.marked())
        raise nodes.SkipNode

    def marked(self) -> str:
        """The index entries that wait for words to stand with."""
        marks, self.marks = self.marks, ""
        return marks

    def depart_reference(self, node: Element) -> None:
        super().depart_reference(node)
        self.seam = node.astext()[-1:]
