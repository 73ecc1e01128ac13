"""The pages of the book as LaTeX.

Sphinx's translator writes what a hand-written page may hold: tables, code, lists, images. Here is
what a text is made of: words and paragraphs, articles, items, and what stands around it. Headings
are written by :mod:`zhbook.sphinx.latex.headings`, places by :mod:`zhbook.sphinx.latex.places`.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import Any

from docutils import nodes
from docutils.nodes import Element

from zhbook.pageformat import Class
from zhbook.sphinx.folded import folded, folded_title
from zhbook.sphinx.latex.drawn import drawn
from zhbook.sphinx.latex.headings import HeadingsTranslator
from zhbook.sphinx.latex.places import is_han
from zhbook.sphinx.latex.points import beside_line, footnote, in_margin, is_mark, notes_of
from zhbook.sphinx.latex.run import noted
from zhbook.sphinx.latex.text import escape, signs
from zhbook.sphinx.notes import editor_notes, note_mark
from zhbook.sphinx.typography.articles import GAP
from zhbook.sphinx.typography.milestones import milestone

#: The number of a division of a statute, and the blank behind it.
_DIVISION = re.compile(r"(?P<number>第\S+)\s+")

#: A macro around the whole paragraph, by its class.
AROUND = {
    Class.SALUTATION: r"\ZhSalutation{",
    Class.SIGNATURE: r"\ZhSignature{",
    Class.NOTE: r"\ZhNote{",
    Class.ABOUT: r"\ZhAbout{",
    Class.FIELD: r"\ZhField{",
    Class.VERSE: r"\ZhVerse{",
}
#: A macro around words, by their class.
INLINE = {
    Class.ADDED: r"\ZhAdded{",
    Class.LEAD: r"\ZhLead{",
    Class.RUN_IN_HEAD: r"\ZhRunInFace{",
    Class.CITED_HELD: r"\ZhAdded{",
}


#: How many squares wide the names of the fields of an official paper stand, 发文字号： and a gap.
FIELD_NAME = 7


def beside(node: Element, step: int) -> bool:
    """Whether the paragraph before a field (``step`` -1) or behind it (1) is a field as well."""
    siblings: list[Element] = [
        c for c in node.parent.children if isinstance(c, (nodes.paragraph, nodes.section))
    ]
    at = siblings.index(node) + step
    return 0 <= at < len(siblings) and Class.FIELD in siblings[at]["classes"]


def named(name: str, notes: str) -> str:
    """The name of a field, ``发文字号：``, and what fills its column."""
    return _gapped("ZhFieldName", name, notes, GAP * max(FIELD_NAME - len(name), 1))


def numbered(number: str, notes: str) -> str:
    """第三条 with the gap of one em behind it, in which no line may end."""
    return _gapped("ZhNumber", number, notes, GAP)


def _gapped(macro: str, words: str, notes: str, gap: str) -> str:
    """Words and their gap: one string, unless the marks of notes stand between them."""
    between = rf"}}{notes}\{macro}{{" if notes else ""
    return rf"\{macro}{{{escape(words)}{between}{gap}}}"


def follows_gap(node: nodes.Node) -> bool:
    """Whether what stands before a node is written with its gap and the marks behind it."""
    before = node.parent[: node.parent.index(node)]
    words = next(dropwhile(is_mark, reversed(before)), None)
    return isinstance(words, nodes.inline) and bool(
        {"number", Class.FIELD_NAME} & {*words["classes"]}
    )


def in_verse(node: nodes.Node) -> bool:
    """Whether words stand in a stanza, whose line breaks are those of the text."""
    while node.parent is not None and not isinstance(node, nodes.paragraph):
        node = node.parent
    return isinstance(node, nodes.paragraph) and Class.VERSE in node["classes"]


class BookTranslator(HeadingsTranslator):
    """Writes a document of ``start_of_file`` nodes, one a page, in the order of the book.

    Each has ``docname``, ``kind`` and ``depth`` of its Leaf, ``above`` (1 where its title stands
    below that of a page before it, else 0), ``file`` (what it was made of), ``places`` (the ids on
    it that something leads to) and ``titlenote`` (what is said under an added title).
    """

    def __init__(self, document: nodes.document, builder: Any, theme: Any) -> None:
        super().__init__(document, builder, theme)
        self.elements["fncychap"] = ""
        self.this_is_the_title = 0

    # ---- Text ----------------------------------------------------------------------------

    def escape(self, s: str) -> str:
        return escape(s)

    def unknown_departure(self, node: nodes.Node) -> None:
        """What a page written by hand holds that LaTeX has no word for: Sphinx has warned of it."""

    def visit_Text(self, node: nodes.Text) -> None:
        text = node.astext()
        if self.seam and text and is_han(self.seam) and is_han(text[0]):
            self.body.append(r"\ZhSeam{}")
        self.seam = ""
        if follows_gap(node):
            text = text.lstrip(GAP)
        elif self.centred and (number := _DIVISION.match(text)):
            self.body.append(rf"\ZhString{{{escape(number['number'])}{GAP}}}")
            text = text[number.end() :]
        self.centred = False
        lines = text.split("\n") if "\n" in text and in_verse(node) else [text]
        self.body.append(r"\ZhVerseLine{}".join(map(self.encode, lines)))

    # ---- Pages ---------------------------------------------------------------------------

    def visit_start_of_file(self, node: Element) -> None:
        self.curfilestack.append(node["docname"])
        self.page, self.depth, self.collected = node, node["above"], 0
        # Contents come before the first text and belong to no page.
        self.body.append(node.get("before", "").replace("\0", noted("")))
        self.body.append(noted(node["file"]))
        first = node.next_node(lambda child: isinstance(child, (nodes.section, nodes.paragraph)))
        if node["kind"] == "text" and isinstance(first, nodes.paragraph):
            self.body.append(r"\ZhOpen" + "\n")  # the head of an official paper precedes its title

    def depart_start_of_file(self, node: Element) -> None:
        self.body.append(self.marked())
        self.body.append(node.get("after", ""))
        self.curfilestack.pop()

    def visit_document(self, node: Element) -> None:
        self.curfilestack.append("")
        self.first_document = -1

    # ---- Paragraphs and words ------------------------------------------------------------

    def visit_paragraph(self, node: Element) -> None:
        classes = node["classes"]
        if Class.MILESTONES in classes:
            self.body.append(beside_line(node))
            raise nodes.SkipNode
        if Class.DRAWN_TABLE in classes:
            self.body.append("\n\n" + self.places(node) + self.marked() + drawn(node))
            raise nodes.SkipNode
        if Class.RUN_ON in classes and self.run_in:
            self.run_in = False
            self.body.append(self.places(node) + self.marked())
            self.context.append("\n")
            return
        around = next((AROUND[c] for c in classes if c in AROUND), "")
        if around and isinstance(node.parent, folded):
            around = ""
        if node.children and all(isinstance(child, nodes.image) for child in node.children):
            around = r"\ZhPicture{"
        if Class.CITED_PLACES in classes or "cited-by-places" in classes:
            around = "{" + r"\ZhSmall "
        self.seam = ""
        if Class.FIELD in classes:
            around = ("" if beside(node, -1) else r"\ZhFieldsOpen") + around
            self.body.append("\n\n" + around + self.places(node) + self.marked())
            self.context.append("}" + ("" if beside(node, 1) else r"\ZhFieldsClose") + "\n")
        elif around:
            self.body.append("\n\n" + around + self.places(node) + self.marked())
            self.context.append("\\par}\n" if around.startswith("{") else "}\n")
        else:
            super().visit_paragraph(node)
            self.body.append(self.places(node) + self.marked())
            self.context.append("\n")

    def depart_paragraph(self, node: Element) -> None:
        self.body.append(self.context.pop())

    def visit_inline(self, node: Element) -> None:
        if "number" in node["classes"] and isinstance(node.parent, nodes.paragraph):
            self.body.append(self.places(node) + numbered(node.astext(), notes_of(node)))
            raise nodes.SkipNode
        if Class.FIELD_NAME in node["classes"]:
            self.body.append(self.places(node) + named(node.astext(), notes_of(node)))
            raise nodes.SkipNode
        if "two" in node["classes"] and len(node.astext()) == 2:
            codes = "".join(f"{{{ord(character):X}}}" for character in node.astext())
            words = "".join(f"{{{escape(character)}}}" for character in node.astext())
            self.body.append(rf"\ZhSpread{codes}{words}")
            raise nodes.SkipNode
        macros = [INLINE[c] for c in node["classes"] if c in INLINE]
        self.body.append(self.places(node) + "".join(macros))
        self.context.append("}" * len(macros))

    def visit_literal_block(self, node: Element) -> None:
        start = len(self.body)
        try:
            super().visit_literal_block(node)
        except nodes.SkipNode:  # Pygments has written it, and knows of no fonts
            self.body[start:] = map(signs, self.body[start:])
            raise

    # ---- Notes of the editors -----------------------------------------------------------

    def visit_note_mark(self, node: note_mark) -> None:
        self.seam = ""
        if not follows_gap(node):
            self.body.append(footnote(node))
        raise nodes.SkipNode

    def visit_milestone(self, node: milestone) -> None:
        if not follows_gap(node):
            self.body.append(in_margin(node))
        raise nodes.SkipNode

    def visit_editor_notes(self, node: editor_notes) -> None:
        raise nodes.SkipNode  # each stands at the foot of the page of its mark

    # ---- Folded matter -------------------------------------------------------------------

    def visit_folded(self, node: folded) -> None:
        if "cited-by" in node["classes"]:
            raise nodes.SkipNode  # on paper a place without a page leads nowhere
        title = node.next_node(folded_title)
        words = title.astext() if title is not None else ""
        self.body.append("\n\n" + rf"\begin{{ZhNotices}}{{{escape(words)}}}" + "\n")

    def depart_folded(self, node: folded) -> None:
        self.body.append("\n" + r"\end{ZhNotices}" + "\n")

    def visit_folded_title(self, node: folded_title) -> None:
        raise nodes.SkipNode
