"""Document → MyST Markdown. All escaping is done here, and every page is read back.

A place of the text is a label ``slug--id``: headings as ``(slug--s3)=``, paragraphs and spans as
attributes. A reference is a link to the ``target`` of its span, ``[…](#target)``. Nothing of a
text can become markup: what could is escaped with a backslash, and
``written`` parses its own page and refuses it where a character is lost, added or turned into
anything but text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zhbook.index.terms import Mark
from zhbook.layout.tables import is_narrow
from zhbook.model import Block, Document, Kind, Span, SpanKind
from zhbook.pageformat import (
    DEEPEST_HEADING,
    FOLDED_TITLES,
    OWN_TITLE,
    TOP,
    Class,
    Directive,
    Field,
    label,
)
from zhbook.writers.inlines import as_read, escape, escape_line, heading, with_spans
from zhbook.writers.milestones import moved, parted, saying
from zhbook.writers.readback import Written, check

#: The only extensions of MyST the pages use; fixed in each page, whatever conf.py says.
EXTENSIONS = ("attrs_block", "attrs_inline")


def front_matter(fields: Mapping[str, str | int | bool]) -> str:
    """The head of a generated page: it says that it is generated, and of what."""
    lines = ["---", f"{Field.GENERATED_BY}: zhbook"]
    lines += [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    lines += ["myst:", f"  enable_extensions: [{', '.join(EXTENSIONS)}]", "---", ""]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its front matter, the rest, and the blocks that is made of."""

    head: str
    body: str
    blocks: Sequence[Written]

    @property
    def text(self) -> str:
        """The whole page."""
        return self.head + self.body


class _Page:
    """The blocks of a page as they are written, with what reading them back must give."""

    def __init__(self, slug: str, marks: Sequence[Mark]) -> None:
        self.slug = slug
        self.marks = {block: list(rows) for block, rows in groupby(marks, lambda m: m.block)}
        self.blocks: list[Written] = []
        self.parts: list[str] = []

    def add(self, before: str, content: str, tag: str, words: str, line: int, *links: str) -> None:
        page = f"{before}{content}\n"
        self.blocks.append(Written(page, content, tag, words, line, links))
        self.parts.append(page)

    def heading(
        self, level: int, name: str, content: str, words: str, line: int, classes: str = ""
    ) -> None:
        attributes = f"{{.{classes}}}\n" if classes else ""
        before = f"({label(self.slug, name)})=\n\n{attributes}{'#' * level} "
        self.add(before, content, f"h{level}", words, line)

    def paragraph(self, block: Block, name: str, content: str, words: str, classes: str) -> None:
        place = f"#{label(self.slug, name)}"
        before = f"{{{place} .{classes}}}\n" if classes else f"{{{place}}}\n"
        links = [f"#{s.target}" for s in block.spans if s.kind is SpanKind.REFERENCE]
        self.add(before, content, "p", words, block.line, *links)

    def index(self, name: str, place: str = "") -> None:
        """The index entries of a block, by the ids of its places: behind a heading, else before.

        ``place`` is the id of the title, which only the page knows. No key and no words hold a
        line break or the sign that closes the directive.
        """
        if rows := self.marks.get(name):
            lines = [
                f"{place or m.place} | {m.words} | "
                + ", ".join("!" * m.main + key for key in m.keys)
                for m in rows
            ]
            self.parts.append("\n".join([f"```{{{Directive.INDEX_MARKS}}}", *lines, "```", ""]))

    def milestones(self, block: Block, spans: Sequence[Span]) -> None:
        """Milestones on a line of their own, beside a block that has them nowhere else."""
        if spans:
            alone = replace(block, text="", spans=tuple(spans))
            before, content = f"{{.{Class.MILESTONES}}}\n", with_spans("", alone)
            self.add(before, content, "p", as_read(alone), block.line)

    def notes(self, notes: Sequence[str]) -> None:
        """What the notes say; a row is one line and begins with a number, so nothing ends it."""
        if notes:
            rows = [f"{number} | {words}" for number, words in enumerate(notes, 1)]
            self.parts.append("\n".join([f"```{{{Directive.EDITOR_NOTES}}}", *rows, "```", ""]))

    def fold(self, lang: str, matter: str, blocks: Sequence[Block]) -> None:
        title = FOLDED_TITLES[lang][matter]
        self.parts.append(f"```{{{Directive.FOLDED}}} {title}\n:class: {matter}\n")
        for block in blocks:
            _write(self, block)
        self.parts[-1] += "```\n"


def written(
    document: Document,
    slug: str,
    title: str,
    lang: str,
    fields: Mapping[str, str | int | bool],
    original: Page | None = None,
    marks: Sequence[Mark] = (),
    about: str = "",
) -> Page:
    """The page of a document under ``title`` (its own, or a supplied one, marked as added).

    ``lang`` is a key of FOLDED_TITLES; ``original`` the page of the same text in its own script, if
    this is a copy in the other. ``about`` is a line of data under the title, marked as added. A
    FidelityError names file and line where the page would not say what the document says.
    """
    page = _Page(slug, marks)
    if document.milestones:
        said = [saying(block, document.milestones) for block in document.every_block]
        document = document.with_every_block(said)
    own = document.title
    before = [b for b in document.blocks if own and b.line < own.line]
    for block in before:
        _write(page, block)
    if own and own.text == title:
        opening, own, behind = parted(own)
        page.milestones(own, opening)
        page.heading(1, "", *heading(own, len(title)), own.line)
        page.index("", TOP)
        page.milestones(own, behind)
    else:
        page.heading(1, "", f"[{escape(title)}]{{.{Class.ADDED}}}", title, 1)
        if own:
            page.index("", OWN_TITLE)
            content = with_spans(slug, own, begins_line=True)
            page.paragraph(own, OWN_TITLE, content, as_read(own), Class.OWN_TITLE)
    if about:
        page.add(f"{{.{Class.ABOUT} .{Class.ADDED}}}\n", escape_line(about), "p", about, 1)
    after = document.blocks[len(before) :]
    for folded, blocks in groupby(after, key=lambda b: b.kind is Kind.CONTENTS_ENTRY):
        if folded:
            page.fold(lang, Class.CONTENTS_UNMATCHED, list(blocks))
        else:
            for block in blocks:
                _write(page, block)
    if document.notices:
        page.fold(lang, Class.NOTICES, document.notices)
    page.notes(document.notes)
    check(document.path, page.blocks, original.blocks if original else ())
    return Page(front_matter(fields) + "\n", "\n".join(page.parts), page.blocks)


def _write(page: _Page, block: Block) -> None:
    """A block with its index entries, which stand below a heading and before all else."""
    level = block.depth + 1
    headings = (Kind.HEADING, Kind.RUN_IN) if level <= DEEPEST_HEADING else ()
    headed = block.kind in (Kind.TEXT_TITLE, *headings)
    if not headed:
        page.index(block.id)
        _write_block(page, block)
        return
    before, block, behind = parted(block)
    page.milestones(block, before)
    _write_block(page, block)
    if block.kind is not Kind.RUN_IN:
        page.index(block.id)
    page.milestones(block, behind)


def _write_block(page: _Page, block: Block) -> None:
    if block.kind is Kind.PARAGRAPH:
        content = with_spans(page.slug, block, begins_line=True)
        page.paragraph(block, block.id, content, as_read(block), "")
        return
    if block.kind is Kind.ARTICLE:
        _write_article(page, block)
        return
    level = block.depth + 1
    if block.kind is Kind.TEXT_TITLE:
        content, words = heading(block, len(block.text))
        added = f"[{escape(block.added)}]{{.{Class.ADDED}}}" if block.added else ""
        page.heading(
            level, block.id, content + added, words + block.added, block.line, Class.TEXT_TITLE
        )
    elif block.kind is Kind.HEADING and level <= DEEPEST_HEADING:
        page.heading(level, block.id, *heading(block, len(block.text)), block.line)
    elif block.kind is Kind.RUN_IN and level <= DEEPEST_HEADING:
        page.heading(level, block.id, *heading(block, block.head), block.line, Class.RUN_IN)
        page.index(block.id)
        content = with_spans(page.slug, block, block.head, begins_line=True)
        place = block.place.paragraph(1).id
        page.paragraph(block, place, content, as_read(block, block.head), Class.RUN_ON)
    elif block.kind in (Kind.HEADING, Kind.RUN_IN):
        before, block, behind = parted(block)
        marks = replace(block, text="", spans=tuple(before))
        block = replace(block, spans=(*block.spans, *(moved(b, block.head) for b in behind)))
        content, words = heading(block, block.head, begins_line=False)
        content = f"{with_spans('', marks)}[{content}]{{.{Class.RUN_IN_HEAD}}}"
        content += with_spans(page.slug, block, block.head)
        words = as_read(marks) + words + as_read(block, block.head)
        page.paragraph(block, block.id, content, words, Class.DEEP_HEADING)
    else:
        content = with_spans(page.slug, block, begins_line=True)
        classes = block.kind.value
        if block.kind is Kind.ITEM:
            classes = f"item-{min(block.depth, 4)}"
        elif block.kind is Kind.TABLE and is_narrow(block.text):
            classes += f" .{Class.NARROW_LINES}"
        page.paragraph(block, block.id, content, as_read(block), classes)


def _write_article(page: _Page, block: Block) -> None:
    """Between 第…条 and the text stands a gap of one em, by which the number is known."""
    start = len(block.text) - len(block.text[block.head :].lstrip())
    end = len(block.text[: block.head].rstrip())
    # A note on the gap stands with the number, a milestone there with the text.
    notes = [s for s in block.spans if s.kind is SpanKind.NOTE and s.end <= start]
    marks = [s for s in block.spans if s.kind is SpanKind.MILESTONE and s.start < start]
    if marks:
        block = replace(
            block, spans=(*(moved(s, start) for s in marks if s.end >= end), *block.spans)
        )
    points = (*(moved(s, min(s.end, end)) for s in notes), *(s for s in marks if s.end < end))
    number = replace(block, spans=points) if points else block
    kinds = (SpanKind.NOTE, SpanKind.MILESTONE) if points else ()
    content, words = heading(number, end, kinds=kinds)
    gap = "\u3000" if start < len(block.text) else ""
    whole = content + gap + with_spans(page.slug, block, start)
    page.paragraph(block, block.id, whole, words + gap + as_read(block, start), Class.ARTICLE)
