"""Titles and headings in the printed book.

Levels come from the text alone, however deep its folder lies; what each looks like is in
``zhbook.sty``.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.nodes import Element

from zhbook.pageformat import TOP, Class
from zhbook.sphinx.latex.places import PlacesTranslator
from zhbook.sphinx.latex.text import escape, plain

#: The first levels of headings, as GB/T 9704-2012, 7.3.3 sets them; deeper ones as the text.
FACES = (r"\ZhHeiFace ", r"\ZhKaiFace ")
BODY_FACE = r"\ZhBodyFace "
#: How contents and bookmarks name the levels below a text.
LEVELS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph")
#: Parts of the running head and of bookmarks longer than this are cut.
LONGEST_HEAD = 34


class HeadingsTranslator(PlacesTranslator):
    """Writes the title of a page and the headings below it, run in or on a line of their own."""

    def __init__(self, document: nodes.document, builder: Any, theme: Any) -> None:
        super().__init__(document, builder, theme)
        self.depth = 0
        #: Added to the depth of a heading: in a collection the title of each text is one level.
        self.collected = 0
        self.run_in = False
        #: The next text is that of a heading in the middle.
        self.centred = False

    def visit_section(self, node: Element) -> None:
        self.depth += 1
        if Class.TEXT_TITLE in node["classes"]:
            self.collected = 1
        self.body.append("\n\n")

    def depart_section(self, node: Element) -> None:
        self.depth -= 1
        if Class.TEXT_TITLE in node["classes"]:
            self.collected = 0

    def visit_title(self, node: Element) -> None:
        section = node.parent
        if not isinstance(section, nodes.section):
            super().visit_title(node)
            return
        words = plain(node.astext())
        self.context.append(self.heading(section, node.astext(), words))
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

    def heading(self, section: Element, words: str, plain_words: str) -> str:
        r"""The macro of a heading, ``\0`` in the place of its title."""
        name = section["ids"][0] if section["ids"] else ""
        place = self.place(TOP if self.depth == 1 else name)
        if self.depth == 1:
            if self.page["kind"] == "part":
                return rf"\ZhPart{{{place}}}{{{chr(0)}}}{{{plain_words}}}" + "\n"
            head = plain(words, LONGEST_HEAD)
            note = self.page.get("titlenote", "")
            under = rf"\ZhTitleNote{{{escape(note)}}}" + "\n" if note else ""
            return rf"\ZhText{{{place}}}{{{chr(0)}}}{{{plain_words}}}{{{head}}}" + "\n" + under
        # Contents and bookmarks count from the text, faces from the text within a collection.
        level = LEVELS[min(self.depth - 2, len(LEVELS) - 1)] if self.page["kind"] == "text" else ""
        if Class.TEXT_TITLE in section["classes"]:
            return rf"\ZhCollected{{{level}}}{{{place}}}{{{chr(0)}}}{{{plain_words}}}" + "\n"
        shown = self.depth - 2 - self.collected
        face = FACES[shown] if 0 <= shown < len(FACES) else BODY_FACE
        if Class.RUN_IN in section["classes"]:
            macro, self.run_in = "ZhRunIn", True
        else:
            self.centred = "division" in section["classes"]
            macro = "ZhCentred" if self.centred else "ZhHeading"
            self.run_in = False
        end = "" if self.run_in else "\n"
        return rf"\{macro}{{{level}}}{{{face}}}{{{place}}}{{{chr(0)}}}{{{plain_words}}}" + end
