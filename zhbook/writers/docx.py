"""A text as a Word file (.docx, ISO/IEC 29500), made of its JSON with python-docx.

Headings have the heading styles of Word, so that its navigation and its table of contents work. A
run-in heading is a paragraph of its own whose end is a style separator (17.3.2.36, ``specVanish``):
Word shows the text behind it in the same line. What the editors added has a style whose name begins
with ``Added``, and so have the marks and the words of their notes, which are footnotes (17.11).
Milestones, the page numbers and heads of the copy, are small and grey; none stands in a heading.
Nothing of a text is more than text: it goes into the file as characters.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from zhbook.numerals import circled
from zhbook.pageformat import FOLDED_TITLES, Class
from zhbook.writers.docx_notes import MARK, NOTE, footnotes, reference
from zhbook.writers.docx_styles import DEEPEST, template

SUPPLIED = {"zh-Hans": "题目为编者所拟", "zh-Hant-TW": "題目為編者所擬"}
#: When a file was made unless somebody says it: 1 January 2000.
EPOCH = 946684800

#: The style of each kind of block that is no heading.
_STYLES = {
    "title": "Title",
    "article": "Normal",
    "item": "Normal",
    "paragraph": "Normal",
    "salutation": "Salutation",
    "signature": "Signature",
    "note": "Subtitle",
    "field": "Salutation",
    "contents-entry": "Salutation",
    "notice": "Salutation",
    "drawn-table": "DrawnTable",
    "verse": "Verse",
}
#: Beside these milestones stand on a line of their own.
_HEADED = frozenset({"title", "text-title", "heading", "run-in"})
#: The style of a milestone.
MILESTONE = "Milestone"
#: A property of a file is no longer.
_LONGEST = 255
#: The words, and the id of their style or nothing; the number of a note stands as NOTE.
_Run = tuple[str, str]
#: A word of another language, whose letters and apostrophe belong to the Latin face: ``l’été``.
_FOREIGN = re.compile(
    r"((?=[a-zA-Z’]*[\u00c0-\u024f’][a-zA-Z\u00c0-\u024f])"
    r"[a-zA-Z\u00c0-\u024f]+(?:’[a-zA-Z\u00c0-\u024f]+)*)"
)


def word_file(known: Mapping[str, Any], epoch: int = EPOCH) -> bytes:
    """The Word file of a text; ``known`` is the text as JSON says it.

    ``epoch`` is when it was made, in seconds from 1970.

    The same text gives the same bytes. ``known`` is one of the ``texts`` of
    ``schemas/book.schema.json``; a block of another kind is a KeyError.
    """
    made: WordDocument = Document(BytesIO(template(known["lang"])))
    body = made.element.body
    end = body.sectPr
    body.remove(end)
    for style, runs, is_run_in in _paragraphs(known):
        body.append(_paragraph(style, runs, is_run_in))
    body.append(end)
    blocks = (*known["blocks"], *known["notices"])
    notes = {n["number"]: n["text"] for block in blocks for n in block.get("notes", ())}
    words = {
        n: _paragraph("AddedNote", [(circled(n), MARK), (f"\u2002{t}", "")], False)
        for n, t in notes.items()
    }
    footnotes(made, words)
    about, told = known["about"], made.core_properties
    told.title, told.author = known["title"][:_LONGEST], about.get("author", "")[:_LONGEST]
    told.language = known["lang"]
    told.comments, told.identifier = "", known["sha256"]
    told.created = told.modified = datetime.fromtimestamp(epoch, UTC)
    saved = BytesIO()
    made.save(saved)
    return _timeless(saved.getvalue())


def _paragraphs(known: Mapping[str, Any]) -> Iterator[tuple[str, list[_Run], bool]]:
    """Style, runs, and whether the next paragraph goes on in the same line."""
    lang = known["lang"]
    facts = known.get("about_line", "")
    if known["title_added"]:
        yield "Title", [(known["title"], "Added")], False
        yield "AddedLine", [(SUPPLIED[lang], "")], False
    told, unmatched = not facts, False
    for block in known["blocks"]:
        is_entry = block["kind"] == "contents-entry"
        if is_entry and not unmatched:
            yield "AddedLine", [(FOLDED_TITLES[lang][Class.CONTENTS_UNMATCHED], "")], False
        unmatched = is_entry
        if not told and known["title_added"]:
            yield "AddedLine", [(facts, "")], False
            told = True
        yield from _of_block(block)
        if not told and block["kind"] == "title":
            yield "AddedLine", [(facts, "")], False
            told = True
    if known["notices"]:
        yield "AddedLine", [(FOLDED_TITLES[lang][Class.NOTICES], "")], False
    for block in known["notices"]:
        yield from _of_block(block)


def _of_block(block: Mapping[str, Any]) -> Iterator[tuple[str, list[_Run], bool]]:
    if block["kind"] not in _HEADED or "milestones" not in block:
        yield from _paragraphs_of(block)
        return
    marks, head = block["milestones"], block.get("head", 0)
    before, behind = [m for m in marks if not m["at"]], [m for m in marks if m["at"]]
    alone = {key: value for key, value in block.items() if key != "milestones"}
    rest = head + block["text"].startswith("。", head)
    if block["kind"] == "run-in" and rest < len(block["text"]):
        alone["milestones"] = [{**mark, "at": max(mark["at"], rest)} for mark in behind]
        behind = []
    yield from _lines(before)
    yield from _paragraphs_of(alone)
    yield from _lines(behind)


def _lines(milestones: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[_Run], bool]]:
    """Milestones beside a heading, on a line of their own."""
    if milestones:
        yield "MilestoneLine", [(_spaced(mark), MILESTONE) for mark in milestones], False


def _spaced(milestone: Mapping[str, Any]) -> str:
    """What a milestone says, set off from the words around it."""
    return f"\u2002{milestone['text']}\u2002"


def _paragraphs_of(block: Mapping[str, Any]) -> Iterator[tuple[str, list[_Run], bool]]:
    kind, text, head = block["kind"], block["text"], block.get("head", 0)
    if kind in ("text-title", "heading", "run-in"):
        style = f"Heading{block['depth']}" if block["depth"] <= DEEPEST else "Normal"
        if kind != "run-in":
            added = [(block["added"], "Added")] if "added" in block else []
            yield style, [*_cut(block, 0, len(text), ""), *added], False
            return
        head += text[head : head + 1] == "。"
        yield style, [*_cut(block, 0, head, "")], head < len(text)
        if head < len(text):
            yield "RunOn", _runs(block, head), False
    elif kind == "article":
        rest = len(text) - len(text[head:].lstrip())
        gap = "\u3000" if rest < len(text) else ""
        number = [(words.rstrip(), named) for words, named in _cut(block, 0, rest, "Number")]
        yield "Normal", [*number, (gap, ""), *_runs(block, rest)], False
    else:
        yield _STYLES[kind], _runs(block, 0), False


def _runs(block: Mapping[str, Any], start: int) -> list[_Run]:
    """The words of a block from ``start`` on, what opens an item set off."""
    runs: list[_Run] = []
    text, at = block["text"], start
    for span in block.get("spans", ()):
        if span["kind"] in ("lead", "field-name") and span["start"] >= at:
            runs += _cut(block, at, span["start"], "")
            runs += _cut(block, span["start"], span["end"], "Lead")
            at = span["end"]
    return [*runs, *_cut(block, at, len(text), "", is_last=True)]


def _cut(
    block: Mapping[str, Any], start: int, end: int, style: str, is_last: bool = False
) -> Iterator[_Run]:
    """The words of a block between two offsets, behind words of them the marks of notes, and before
    words of them milestones; in the last stretch of a block those also that stand at its end.
    """
    text, at = block["text"], start
    last = end + is_last
    points = [(n["at"], str(n["number"]), NOTE) for n in block.get("notes", ())]
    points = [point for point in points if start < point[0] <= end]
    marks = ((m["at"], _spaced(m), MILESTONE) for m in block.get("milestones", ()))
    points += (mark for mark in marks if start <= mark[0] < last)
    for place, words, named in sorted(points, key=lambda point: point[0]):
        yield text[at:place], style
        yield words, named
        at = place
    yield text[at:end], style


def _paragraph(style: str, runs: Sequence[_Run], is_run_in: bool) -> Any:
    paragraph: Any = OxmlElement("w:p")
    properties = paragraph.get_or_add_pPr()
    properties.style = style
    if is_run_in:
        mark = OxmlElement("w:rPr")
        mark.extend([OxmlElement("w:vanish"), OxmlElement("w:specVanish")])
        properties.append(mark)
    for words, named in runs:
        if named == NOTE:
            paragraph.append(reference(int(words), circled(int(words))))
            continue
        for place, piece in enumerate(_FOREIGN.split(words)):
            if piece:
                run = paragraph.add_r()
                run.text = piece
                if named:
                    run.style = named
                if place % 2 == 0 and not piece.isascii():
                    # “ ” … — are of both scripts; else Word sets them in the Latin face.
                    run.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return paragraph


def _timeless(packed: bytes) -> bytes:
    """The same package with the earliest time that ZIP knows on each of its parts."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
