"""编者注: notes that the editors have added to words of a text.

::

    构建“六位一体“{editor-note}`1`工作网格

    ```{editor-notes}
    1 | 原文如此。
    ```

A mark is a link to its note, and the note leads back; the directive, wherever it stands, is the
foot of the page. What a note says is plain text. Marks and notes are no words of the text: a mark
says nothing (``astext`` is empty), and both carry the class ``added``.

On a wide screen a note stands in the margin beside its words, where the browser can anchor it
(CSS Anchor Positioning Level 1, CSS Values Level 5 ``attr()``); else, and on a narrow one, at the
foot. In an EPUB it pops up; in print it is a footnote. Any project may load it alone.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.catalogues import chinese_for
from zhbook.locale.words import Words
from zhbook.numerals import circled
from zhbook.pageformat import Directive
from zhbook.sphinx.formless import has_form

logger = logging.getLogger(__name__)

_ROW = re.compile(r"(\d{1,6}) \| (.+)")
WORDS = Words(
    {
        "title": "Notes of the editors",
        "back": "Back to the text",
    }
)


class note_mark(nodes.Inline, nodes.Element):
    """The mark of a note: ``number``, and ``words``, what the note says. It has no children."""


class editor_notes(nodes.General, nodes.Element):
    """The notes of a page."""


class editor_note(nodes.TextElement):
    """A note: ``number``, and its words as text."""


class MarkRole(SphinxRole):
    """``editor-note``: the number of a note; anything else is reported and shows nothing."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        if not re.fullmatch(r"\d{1,6}", self.text):
            place = self.get_location()
            logger.warning("no number of a note: %r", self.text, location=place, type="zhbook")
            return [], []
        return [note_mark(number=int(self.text))], []


class NotesDirective(SphinxDirective):
    """``editor-notes``: a row a note, its number and its words with ``|`` between."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = editor_notes(classes=["editor-notes", "added"])
        self.set_source_info(node)
        for number, line in enumerate(self.content):
            row = _ROW.fullmatch(line)
            if row:
                note = editor_note(row[2], row[2], number=int(row[1]))
                note["ids"] = [note_id(note)]
                node += note
            else:
                place = (self.env.docname, self.content_offset + number + 1)
                logger.warning("no row of a note: %r", line, location=place, type="zhbook")
        return [node] if node.children else []


def note_id(node: nodes.Element) -> str:
    """The id of a note; that of its mark is as long by ``-mark``. No place of a text has such."""
    return f"note-{node['number']}"


class NotesLast(SphinxTransform):
    """Notes end the page, below its title alone; each mark knows what its note says.

    A mark without a note, a note without a mark and a number that stands twice are reported; such
    a mark is taken out.
    """

    default_priority = 285

    def apply(self, **kwargs: Any) -> None:
        lists = list(self.document.findall(editor_notes))
        notes = {note["number"]: note for listed in lists for note in listed.findall(editor_note)}
        unmarked = dict(notes)
        for mark in list(self.document.findall(note_mark)):
            note = unmarked.pop(mark["number"], None)
            if note is None:
                message = "the mark %s has no note of its own"
                logger.warning(message, mark["number"], location=mark.parent, type="zhbook")
                mark.parent.remove(mark)
                continue
            mark["words"] = note.astext()
            mark["ids"] = [f"{note_id(note)}-mark"]
        for number, note in unmarked.items():
            logger.warning("the note %s has no mark", number, location=note.parent, type="zhbook")
            note.parent.remove(note)
        page = self.document.next_node(nodes.section)
        for listed in lists:
            if not listed.children:
                listed.parent.remove(listed)
            elif page is not None and listed.parent is not page:
                listed.parent.remove(listed)
                page.append(listed)


class TextAlone(SphinxPostTransform):
    """A format that knows no notes has the text alone."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        if has_form(self.app, note_mark):
            return
        for kind in (note_mark, editor_notes):
            for node in list(self.document.findall(kind)):
                node.parent.remove(node)


def without_marks(app: Sphinx, doctree: nodes.document) -> None:
    """Titles and contents that other pages show have no marks."""
    env = app.env
    docname = env.current_document.docname
    shown = (env.titles.get(docname), env.longtitles.get(docname), env.tocs.get(docname))
    for node in shown:
        for mark in list(node.findall(note_mark)) if node is not None else ():
            mark.parent.remove(mark)


def words_of(translator: Any) -> dict[str, str]:
    """The words in the script of the project, which may be another one than this book."""
    return WORDS.of(chinese_for(translator.builder.config.language))


# The visitors are functions of a translator of docutils, which has no types.


def visit_mark(self: Any, node: note_mark) -> None:
    number = node["number"]
    title = words_of(self)["title"]
    kind = ' epub:type="noteref"' if self.builder.name == "epub" else ""
    anchor = "" if kind else f' data-anchor="--note-{number}"'
    self.body.append(
        f'<sup class="note-mark added"{anchor}><a id="note-{number}-mark" href="#note-{number}"'
        f'{kind} role="doc-noteref" aria-label="{title}{number}">{circled(number)}</a></sup>'
    )
    raise nodes.SkipNode


def visit_notes(self: Any, node: editor_notes) -> None:
    title = words_of(self)["title"]
    self.body.append(self.starttag(node, "div", "", role="group", **{"aria-label": title}))
    self.body.append(f'\n<div class="editor-notes-title" aria-hidden="true">{title}</div>\n')


def depart_notes(self: Any, node: editor_notes) -> None:
    self.body.append("</div>\n")


def visit_note(self: Any, node: editor_note) -> None:
    number = node["number"]
    back = words_of(self)["back"]
    kind = ' epub:type="footnote"' if self.builder.name == "epub" else ""
    anchor = "" if kind else f' data-anchor="--note-{number}"'
    # The theme looks for its contents when such a note comes into sight, and fails without any.
    sections = self.document.findall(nodes.section)
    has_contents = any(isinstance(section.parent, nodes.section) for section in sections)
    classes = "editor-note popout" if has_contents else "editor-note"
    self.body.append(
        f'<aside class="{classes}" id="note-{number}"{kind} role="doc-footnote"{anchor}>'
        f'<a href="#note-{number}-mark" role="doc-backlink" aria-label="{back}">'
        f"{circled(number)}</a> "
    )


def depart_note(self: Any, node: editor_note) -> None:
    self.body.append("</aside>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register role, directive and nodes, and keep marks out of contents."""
    app.add_node(note_mark, html=(visit_mark, None))
    app.add_node(editor_notes, html=(visit_notes, depart_notes))
    app.add_node(editor_note, html=(visit_note, depart_note))
    app.add_role(Directive.EDITOR_NOTE, MarkRole())
    app.add_directive(Directive.EDITOR_NOTES, NotesDirective)
    app.add_transform(NotesLast)
    app.add_post_transform(TextAlone)
    # After Sphinx has gathered titles and contents.
    app.connect("doctree-read", without_marks, priority=550)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
