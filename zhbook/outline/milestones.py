"""The milestones of a copy at their places in a Document.

A milestone is a span of no length before the words with which its page goes on; what it says stands
beside the Document. Not a character of the text changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from zhbook.layout.paragraphs import Paragraph
from zhbook.layout.quoted import is_quotation_mark
from zhbook.model import Document, Line, Milestone, Span, SpanKind


def with_milestones(
    document: Document, texts: Sequence[Paragraph], places: Sequence[int]
) -> Document:
    """The Document with the milestones of its paragraphs.

    ``places`` are the paragraphs of ``document.every_block``. What stood in a paragraph that the
    book does not repeat, as an entry of a 目录, stands before the next one.
    """
    if not any(paragraph.milestones for paragraph in texts):
        return document
    at_paragraph = _by_paragraph(texts, sorted(places))
    blocks = document.every_block
    lines: list[Line] = []
    for k, i in enumerate(places):
        spans: list[Span] = []
        for mark in at_paragraph.get(i, ()):
            lines.append(Line(mark.line, mark.text))
            at = mark.offset
            spans.append(Span(at, at, SpanKind.MILESTONE, target=str(len(lines))))
        if spans:
            blocks[k] = replace(blocks[k], spans=(*blocks[k].spans, *spans))
    return replace(document.with_every_block(blocks), milestones=tuple(lines))


def _by_paragraph(
    texts: Sequence[Paragraph], kept: Sequence[int]
) -> dict[int, tuple[Milestone, ...]]:
    """The milestones by the paragraph that they stand in, of those that are kept."""
    marks: dict[int, tuple[Milestone, ...]] = {}
    for i, paragraph in enumerate(texts):
        if not paragraph.milestones:
            continue
        k = bisect_left(kept, i)
        own = paragraph.milestones
        if k == len(kept):
            i = kept[-1]
            own = tuple(replace(mark, offset=len(texts[i].text)) for mark in own)
        elif kept[k] != i:
            i = kept[k]
            # A mark of quotation goes with its line.
            own = tuple(replace(mark, offset=0) for mark in own if not is_quotation_mark(mark.text))
        marks[i] = (*marks.get(i, ()), *own)
    return marks
