"""The words of a block as MyST: escaped, with its spans, the marks of notes, and milestones.

Nothing of a text can become markup: what could is escaped with a backslash.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from zhbook.layout.folios import is_folio
from zhbook.model import Block, Span, SpanKind
from zhbook.pageformat import Class, Directive, label
from zhbook.writers.readback import milestone_mark, note_mark

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>&|~#$!^@]")
_LINE_START = re.compile(r"(?P<sign>[%=+(:\-])|(?P<number>[0-9]{1,9})(?P<dot>[.)])")
#: Of spans over the same words the first is the outermost.
_INWARDS = (
    *(SpanKind.NOTE, SpanKind.MILESTONE),
    *(SpanKind.ITEM, SpanKind.FIELD_NAME, SpanKind.LEAD, SpanKind.REFERENCE),
)
#: Spans without a length.
_POINTS = (SpanKind.NOTE, SpanKind.MILESTONE)
#: Characters that end a line for docutils, and that JSON leaves as they are.
_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029]")
_EDGES = frozenset("%=+(:-0123456789")
_BLANK_START = re.compile(r"^\s+")
_BLANK_END = re.compile(r"(?<!\s)\s++$")


def escape(text: str) -> str:
    """``text`` so that MyST reads back just these characters, wherever it stands in a line."""
    return _ANYWHERE.sub(r"\\\g<0>", text)


def escape_line(text: str) -> str:
    """``text`` as a whole line: also what is markup only at the beginning of a line.

    Blanks at the ends become character references, since Markdown drops them.
    """
    return _line_edges(escape(text))


def row(cells: Sequence[str]) -> str:
    """Strings as a row of a directive: a line of JSON, which no character of theirs can break.

    ``row(["a", "甲"])`` is ``["a", "甲"]``.
    """
    written = json.dumps(cells, ensure_ascii=False)
    return _BREAKS.sub(lambda character: f"\\u{ord(character[0]):04x}", written)


def _line_edges(escaped: str) -> str:
    """Also of each line of a table, which is a paragraph with line breaks for Markdown."""
    if "\n" in escaped:
        return "\n".join(map(_line_edges, escaped.split("\n")))
    if not escaped or not (escaped[0] in _EDGES or escaped[0].isspace() or escaped[-1].isspace()):
        return escaped
    if start := _LINE_START.match(escaped):
        if start["sign"]:
            escaped = "\\" + escaped
        else:
            escaped = f"{start['number']}\\{escaped[start.end('number') :]}"
    return _BLANK_END.sub(_references, _BLANK_START.sub(_references, escaped))


def _references(blanks: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in blanks[0])


def heading(
    block: Block,
    end: int,
    *,
    begins_line: bool = True,
    kinds: Collection[SpanKind] = (SpanKind.NOTE,),
) -> tuple[str, str]:
    """The first words of a block, up to ``end``, as a heading writes them, and how they are read.

    Of its spans only those of some ``kinds`` stand there: in a heading the marks of notes.
    """
    words = block.text[:end]
    points = [span for span in block.spans if span.kind in kinds and span.end <= end]
    if not points:
        return _bare(words, begins_line), words
    bare = replace(block, text=words, spans=tuple(points))
    return with_spans("", bare, begins_line=begins_line), as_read(bare)


def _bare(text: str, begins_line: bool) -> str:
    """Words without a span, escaped."""
    return escape_line(text) if begins_line else _line_end(escape(text))


def as_read(block: Block, start: int = 0) -> str:
    """How ``with_spans`` is read: the text from ``start`` on, with what stands in it."""
    parts: list[str] = []
    at = start
    for span in _spans(block, start):
        if span.kind is SpanKind.NOTE:
            parts += (block.text[at : span.start], note_mark(span.target))
            at = span.start
        elif span.kind is SpanKind.MILESTONE:
            parts += (block.text[at : span.start], milestone_mark(span.target))
            at = span.start
    return "".join((*parts, block.text[at:]))


def with_spans(slug: str, block: Block, start: int = 0, *, begins_line: bool = False) -> str:
    """``block.text[start:]`` escaped, its spans as ``[…]{…}``; spans before ``start`` are not.

    ``begins_line`` tells that it opens a line of the page.
    """
    text = block.text
    spans = _spans(block, start)
    if not spans:
        return _bare(text[start:], begins_line)
    out: list[str] = []
    closing: list[Span] = []
    at = start

    def close(until: int, items: bool) -> None:
        nonlocal at
        while closing and closing[-1].end <= until:
            if closing[-1].kind is SpanKind.ITEM and not items:
                return  # a note on the last words of an item stands in it
            span = closing.pop()
            out.append(escape(text[at : span.end]))
            at = span.end
            out.append("]" + _attributes(slug, span))

    for span in spans:
        close(span.start, span.kind is not SpanKind.NOTE)
        out.append(escape(text[at : span.start]))
        at = span.start
        if span.kind is SpanKind.NOTE:
            if out[-1].endswith("\\"):  # MyST takes a role behind a backslash for escaped
                out[-1] = out[-1][:-2] + "&#92;"
            out.append(f"{{{Directive.EDITOR_NOTE}}}`{span.target}`")
        elif span.kind is SpanKind.MILESTONE:
            folio = f" .{Class.FOLIO}" if is_folio(span.target) else ""
            out.append(f"[{escape(span.target)}]{{.{Class.MILESTONE}{folio}}}")
        else:
            out.append("[")
            closing.append(span)
    close(len(text), items=True)
    out.append(escape(text[at:]))
    line = "".join(out)
    return _line_edges(line) if begins_line else _line_end(line)


def _spans(block: Block, start: int) -> list[Span]:
    """The spans from ``start`` on in the order in which they are written.

    A note inside a reference stands behind it: a link has no link in it. What has no length and
    stands right at ``start`` is a milestone; a note there belongs to the words before.
    """
    spans: list[Span] = []
    links = sorted((s.start, s.end) for s in block.spans if s.kind is SpanKind.REFERENCE)
    for span in block.spans:
        if span.kind is SpanKind.NOTE:
            before = bisect_left(links, (span.start, 0))
            end = max(links[before - 1][1], span.end) if before else span.end
            span = replace(span, start=end, end=end)
        opens = span.end > start or span.kind is SpanKind.MILESTONE
        if span.start > start or (span.start == start and opens):
            spans.append(span)
    return sorted(spans, key=_as_written)


def _as_written(span: Span) -> tuple[int, bool, int, int]:
    """What has no length comes first; of several such each stands where it stood."""
    return span.start, span.kind not in _POINTS, -span.end, _INWARDS.index(span.kind)


def _line_end(escaped: str) -> str:
    return _BLANK_END.sub(_references, escaped) if escaped[-1:].isspace() else escaped


def _attributes(slug: str, span: Span) -> str:
    if span.kind is SpanKind.REFERENCE:
        return f"(#{span.target})"
    name = f"#{label(slug, span.id)} " if span.id else ""
    return f"{{{name}.{span.kind.value}}}"
