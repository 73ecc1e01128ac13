"""One text of one edition as JSON: everything that the converter knows of it.

It stands beside the page, for whatever is made of texts and not of pages: the outline and the book
that readers may take away, the Word file, the check against the seed. What each key means is on
the page ``docs/pages/json.md``, and in the schemas in ``zhbook/sphinx/downloads/schemas/``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from zhbook.layout.folios import is_folio
from zhbook.layout.quoted import is_quotation_mark
from zhbook.metadata.summary import Summary
from zhbook.model import Block, Document, Ordinal, SourceText, Span, SpanKind
from zhbook.pageformat import OWN_TITLE, TEXT_FORMAT, TOP

VERSION = 1

#: A reference whose target is not known yet. Within a string its quotation marks are escaped.
_REFERENCE = re.compile(r'"target":"#r(\d+)"')


def written(
    document: Document,
    source: SourceText,
    slug: str,
    title: str,
    lang: str,
    summary: Summary,
    converted: bool,
    about_line: str = "",
) -> str:
    """A text under ``title`` as one line of JSON; its references lead nowhere yet.

    ``converted`` tells that it was received in the other script; ``about_line`` is what the editors
    say under its title.
    """
    known: dict[str, Any] = {
        "format": TEXT_FORMAT,
        "version": VERSION,
        "slug": slug,
        "lang": lang,
        "title": title,
        "title_added": summary.title != title,
        "kind": summary.kind,
        "characters": summary.characters,
        "about": {key: value for key, value in asdict(summary.about).items() if value},
        **({"about_line": about_line} if about_line else {}),
        "source": source.path,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "converted": converted,
        **({"jurisdiction": document.jurisdiction} if document.jurisdiction else {}),
        "left_out": left_out(document, source),
        "blocks": list(_blocks(document, title)),
        "notices": [_block(block, document) for block in document.notices],
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))


def finished(text: str, page: str, labels: Sequence[str]) -> str:
    """A text with its ``page`` and with what its references lead to: a label, or nothing."""

    def target(match: re.Match[str]) -> str:
        return f'"target":{json.dumps(labels[int(match[1])])}'

    name = json.dumps(page, ensure_ascii=False)
    return f'{{"page":{name},{_REFERENCE.sub(target, text[1:])}\n'


def proof_read(text: bytes) -> bytes:
    """A text whose page a person has proof-read: the page may say something else."""
    return b'{"proof_read":true,' + text[1:]


def left_out(document: Document, source: SourceText) -> list[int]:
    """The lines of the seed that the book does not repeat: those of a 目录 that it makes anew."""
    kept = {piece.line for block in document.every_block for piece in block.pieces}
    kept.update(milestone.number for milestone in document.milestones)
    return sorted({line.number for line in source.lines if line.text} - kept)


def _blocks(document: Document, title: str) -> Iterator[dict[str, Any]]:
    """All blocks in the order of the page; lines may stand before the title."""
    own = document.title
    for block in document.blocks:
        if own and block.line >= own.line:
            yield _title(own, title, document)
            own = None
        yield _block(block, document)
    if own:
        yield _title(own, title, document)


def _title(block: Block, title: str, document: Document) -> dict[str, Any]:
    return {**_block(block, document), "id": TOP if block.text == title else OWN_TITLE}


def _block(block: Block, document: Document) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": block.kind.value, "id": block.id, "line": block.line}
    if block.depth:
        value["depth"] = block.depth
    if block.head:
        value["head"] = block.head
    if block.ordinal:
        value["number"] = _number(block.ordinal)
    value["text"] = block.text
    if block.added:
        value["added"] = block.added
    if not block.spans:
        return value
    points: dict[SpanKind, list[Span]] = {SpanKind.NOTE: [], SpanKind.MILESTONE: []}
    spans = [span for span in block.spans if span.kind not in points]
    for span in block.spans:
        points.get(span.kind, []).append(span)
    if spans:
        value["spans"] = [_span(span) for span in spans]
    if marks := points[SpanKind.NOTE]:
        value["notes"] = [
            {"number": n, "at": mark.start, "text": document.notes[n - 1]}
            for mark in marks
            for n in (int(mark.target),)
        ]
    if marks := points[SpanKind.MILESTONE]:
        lines = (document.milestones[int(mark.target) - 1] for mark in marks)
        value["milestones"] = [
            {
                "kind": _kind_of_milestone(line.text),
                "at": mark.start,
                "line": line.number,
                "text": line.text,
            }
            for mark, line in zip(marks, lines, strict=True)
        ]
    return value


def _number(ordinal: Ordinal) -> dict[str, Any]:
    value: dict[str, Any] = {"style": ordinal.style, "value": ordinal.value}
    return value | ({"suffix": ordinal.suffix} if ordinal.suffix else {})


def _span(span: Span) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": span.kind.value, "start": span.start, "end": span.end}
    if span.id:
        value["id"] = span.id
    if span.ordinal:
        value["number"] = _number(span.ordinal)
    if span.target:
        value["target"] = f"#{span.target}"
    return value


def _kind_of_milestone(text: str) -> str:
    if is_quotation_mark(text):
        return "quotation-mark"
    return "page-number" if is_folio(text) else "running-head"
