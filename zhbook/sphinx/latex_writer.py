"""The pages of the book as LaTeX.

Sphinx's translator writes what a hand-written page may hold: tables, code, lists, images. Here is
what a text is made of: its title and headings, run-in headings, articles, items, what stands
around it, and the places that links lead to. Levels come from the text alone, however deep its
folder lies; what each looks like is in ``zhbook.sty``.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.nodes import Element
from sphinx.writers.latex import LaTeXTranslator

from zhbook.sphinx.anchors import TOP
from zhbook.sphinx.articles import GAP
from zhbook.sphinx.folded import folded, folded_title
from zhbook.sphinx.latex_run import quoted
from zhbook.sphinx.latex_text import anchor, escape, plain
from zhbook.sphinx.notes import circled, editor_notes, note_mark

#: The first levels of headings, as GB/T 9704-2012, 7.3.3 sets them; deeper ones as the text.
FACES = (r"\ZhHeiFace ", r"\ZhKaiFace ")
BODY_FACE = r"\ZhBodyFace "
#: How contents and bookmarks name the levels below a text.
LEVELS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
#: The number of a division of a statute, and the blank behind it.
_DIVISION = re.compile(r"(?P<number>第\S+)\s+")
#: Parts of the running head and of bookmarks longer than this are cut.
LONGEST_HEAD = 34

#: A macro around the whole paragraph, by its class.
AROUND = {
    "salutation": r"\ZhSalutation{",
    "signature": r"\ZhSignature{",
    "note": r"\ZhNote{",
    "about": r"\ZhNote{",
}
#: A macro around words, by their class.
INLINE = {
    "added": r"\ZhAdded{",
    "lead": r"\ZhLead{",
    "run-in-head": r"\ZhRunInFace{",
    "cited-held": r"\ZhAdded{",
}


def is_han(character: str) -> bool:
    """Whether a character is one between which and the next a line may end: 法, and not 》."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def text_before(node: nodes.Node) -> str:
    """The last character before a node in its own parent, or nothing."""
    index = node.parent.index(node)
    return node.parent[index - 1].astext()[-1:] if index else ""


def numbered(number: str) -> str:
    """第三条 with the gap of one em behind it, in which no line may end."""
    return rf"\ZhNumber{{{escape(number)}{GAP}}}"


class BookTranslator(LaTeXTranslator):
    """Writes a document of ``start_of_file`` nodes, one a page, in the order of the book.

    Each has ``docname``, ``kind`` and ``depth`` of its Leaf, ``places`` (the ids on it that
    something leads to) and ``titlenote`` (what is said under an added title).
    """

    def __init__(self, document: nodes.document, builder: Any, theme: Any) -> None:
        super().__init__(document, builder, theme)
        self.page: Element = document
        self.depth = 0
        #: Added to the depth of a heading: in a collection the title of each text is one level.
        self.collected = 0
        self.run_in = False
        #: The next text is that of a heading in the middle.
        self.centred = False
        #: The last character of a link that has just ended.
        self.seam = ""
        #: Index entries that belong to the next words: a page may break before these.
        self.marks = ""
        self.elements["fncychap"] = ""
        self.this_is_the_title = 0

    # ---- Text ----------------------------------------------------------------------------

    def escape(self, s: str) -> str:
        return escape(s)

    def visit_Text(self, node: nodes.Text) -> None:
        text = node.astext()
        if self.seam and text and is_han(self.seam) and is_han(text[0]):
            self.body.append(r"\ZhSeam{}")
        self.seam = ""
        if self.follows_number(node):
            text = text.lstrip(GAP)
        elif self.centred and (number := _DIVISION.match(text)):
            self.body.append(rf"\ZhString{{{escape(number['number'])}{GAP}}}")
            text = text[number.end() :]
        self.centred = False
        self.body.append(self.encode(text))

    def follows_number(self, node: nodes.Text) -> bool:
        """Whether a text follows the number of an article, whose gap stands with the number."""
        index = node.parent.index(node)
        while index and isinstance(node.parent[index - 1], note_mark):
            index -= 1
        before = node.parent[index - 1] if index else None
        return isinstance(before, nodes.inline) and "number" in before["classes"]

    # ---- Pages ---------------------------------------------------------------------------

    def visit_start_of_file(self, node: Element) -> None:
        self.curfilestack.append(node["docname"])
        self.page, self.depth, self.collected = node, 0, 0
        # Contents come before the first text and are a page of their own in the log.
        self.body.append(node.get("before", "").replace("\0", self.noted(self.config.root_doc)))
        self.body.append(self.noted(node["docname"]))

    def noted(self, docname: str) -> str:
        """A line of the log that says of which page the next lines are."""
        return rf"\wlog{{ZhPage: {quoted(docname)}}}" + "\n"

    def depart_start_of_file(self, node: Element) -> None:
        self.body.append(self.marked())
        self.body.append(node.get("after", ""))
        self.curfilestack.pop()

    def visit_document(self, node: Element) -> None:
        self.curfilestack.append("")
        self.first_document = -1

    # ---- Places --------------------------------------------------------------------------

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

    # ---- Headings ------------------------------------------------------------------------

    def visit_section(self, node: Element) -> None:
        self.depth += 1
        if "text-title" in node["classes"]:
            self.collected = 1
        self.body.append("\n\n")

    def depart_section(self, node: Element) -> None:
        self.depth -= 1
        if "text-title" in node["classes"]:
            self.collected = 0

    def visit_title(self, node: Element) -> None:
        section = node.parent
        if not isinstance(section, nodes.section):
            super().visit_title(node)
            return
        said = plain(node.astext())
        self.context.append(self.heading(section, node.astext(), said))
        self.in_title = 1
        self.pushbody([])

    def depart_title(self, node: Element) -> None:
        if not isinstance(node.parent, nodes.section):
            super().depart_title(node)
            return
        self.in_title = 0
        title = "".join(self.popbody())
        ids = node.parent["ids"] if self.depth > 1 else [TOP]
        paged = "".join(map(self.paged, ids)) + self.marked()
        self.body.append(self.context.pop().replace("\0", paged + title))

    def heading(self, section: Element, words: str, said: str) -> str:
        r"""The macro of a heading, ``\0`` in the place of its title."""
        name = section["ids"][0] if section["ids"] else ""
        place = self.place(TOP if self.depth == 1 else name)
        if self.depth == 1:
            if self.page["kind"] == "part":
                return rf"\ZhPart{{{place}}}{{{chr(0)}}}{{{said}}}" + "\n"
            head = plain(words, LONGEST_HEAD)
            note = self.page.get("titlenote", "")
            under = rf"\ZhTitleNote{{{escape(note)}}}" + "\n" if note else ""
            return rf"\ZhText{{{place}}}{{{chr(0)}}}{{{said}}}{{{head}}}" + "\n" + under
        # Contents and bookmarks count from the text, faces from the text within a collection.
        level = LEVELS[min(self.depth - 2, len(LEVELS) - 1)] if self.page["kind"] == "text" else ""
        if "text-title" in section["classes"]:
            return rf"\ZhCollected{{{level}}}{{{place}}}{{{chr(0)}}}{{{said}}}" + "\n"
        shown = self.depth - 2 - self.collected
        face = FACES[shown] if 0 <= shown < len(FACES) else BODY_FACE
        if "runin" in section["classes"]:
            macro, self.run_in = "ZhRunIn", True
        else:
            self.centred = "division" in section["classes"]
            macro = "ZhCentred" if self.centred else "ZhHeading"
            self.run_in = False
        end = "" if self.run_in else "\n"
        return rf"\{macro}{{{level}}}{{{face}}}{{{place}}}{{{chr(0)}}}{{{said}}}" + end

    # ---- Paragraphs and words ------------------------------------------------------------

    def visit_paragraph(self, node: Element) -> None:
        classes = node["classes"]
        if "runon" in classes and self.run_in:
            self.run_in = False
            self.body.append(self.places(node) + self.marked())
            self.context.append("\n")
            return
        around = next((AROUND[c] for c in classes if c in AROUND), "")
        if around and isinstance(node.parent, folded):
            around = ""
        if "cited-places" in classes or "cited-by-places" in classes:
            around = "{" + r"\ZhSmall "
        self.seam = ""
        if around:
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
            self.body.append(self.places(node) + numbered(node.astext()))
            raise nodes.SkipNode
        if "two" in node["classes"] and len(node.astext()) == 2:
            first, second = map(escape, node.astext())
            self.body.append(rf"\ZhSpread{{{first}}}{{{second}}}")
            raise nodes.SkipNode
        macros = [INLINE[c] for c in node["classes"] if c in INLINE]
        self.body.append(self.places(node) + "".join(macros))
        self.context.append("}" * len(macros))

    # ---- Notes of the editors -----------------------------------------------------------

    def visit_note_mark(self, node: note_mark) -> None:
        self.seam = ""
        self.body.append(rf"\ZhEditorNote{{{circled(node['number'])}}}{{{escape(node['words'])}}}")
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
