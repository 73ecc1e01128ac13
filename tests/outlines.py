"""Texts given in tests → Documents, and Documents as the lines fixtures expect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import zhbook
from zhbook.config.overrides import PlaceOverride
from zhbook.layout.paragraphs import Paragraph
from zhbook.matter import fields
from zhbook.model import Document, Kind, Piece, SourceText, SpanKind
from zhbook.reader.source import source_of_bytes

_LETTER = {Kind.PARAGRAPH: "text"}


def source_of(text: str, path: str = "a.txt") -> SourceText:
    """A SourceText as reading a file with this text gives it."""
    return source_of_bytes(text.encode(), path, "utf-8")


def document_of(
    text: str, path: str = "a.txt", overrides: Sequence[PlaceOverride] = ()
) -> Document:
    """The Document of a text."""
    return zhbook.read(text, name=path, overrides=overrides)


def paragraphs(*lines: str) -> list[Paragraph]:
    """A paragraph for each line, as they stand in a seed."""
    return [Paragraph(line, (Piece(0, number),)) for number, line in enumerate(lines, 1)]


def shown(document: Document) -> str:
    """One line a block: id, kind and depth, words; members below it; notices and doubts last."""
    check_diagnostics(document)
    return "\n".join(_lines(document))


def check_diagnostics(document: Document) -> None:
    """Each names the text, a line of it, and what is the matter; a title is there or missed."""
    lines = {piece.line for block in document.every_block for piece in block.pieces}
    for found in document.diagnostics:
        assert found.path == document.path
        assert found.message.strip() and found.message[0] not in " X", found
        assert found.line in lines or found.line == 1, found
    missed = [found.line for found in document.diagnostics if found.code == "title-missing"]
    titled = document.title or fields.title(document.blocks)
    assert missed == ([] if titled else [1])
    if document.title:
        assert (document.title.depth, document.title.head) == (0, len(document.title.text))
    assert list(document.diagnostics) == sorted(document.diagnostics, key=lambda d: d.line)


def _lines(document: Document) -> Iterator[str]:
    if document.title:
        yield f"title: {document.title.text}"
    for block in document.blocks:
        kind = _LETTER.get(block.kind, block.kind.value)
        depth = f"{block.depth}" if block.depth else ""
        words = block.text[: block.head] if block.head else block.text[:12]
        yield f"{block.id} {kind}{depth}: {words}{block.added}"
        for span in block.spans:
            if span.kind is SpanKind.ITEM:
                lead = next(s for s in block.spans if s.start == span.start and s is not span)
                yield f"  {span.id}: {block.text[lead.start : lead.end]}"
    for notice in document.notices:
        yield f"notice: {notice.text}"
    for found in document.diagnostics:
        if found.code != "title-missing":
            yield f"line {found.line}: {found.code}"
