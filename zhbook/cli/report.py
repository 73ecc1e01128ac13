"""What ``--outline`` and ``--tree`` print of a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from zhbook.characters import printable, tame_json
from zhbook.config.book import TextConfig
from zhbook.locale.catalogues import spoken
from zhbook.locale.say import say
from zhbook.matter import fields
from zhbook.metadata.summary import summary
from zhbook.model import Block, Document, Kind
from zhbook.outline import outline
from zhbook.reader.source import read_source

_YELLOW, _DIM, _PLAIN = "\x1b[33m", "\x1b[2m", "\x1b[0m"
_SHOWN = 40


def document(file: Path, name: str, about: TextConfig) -> Document:
    """The Document of a file; raises what ``read_source`` and ``outline`` raise."""
    return outline(read_source(file, name, *about.reading), about.overrides)


def outline_line(document: Document) -> str:
    """One line of JSON: the outline of a text.

    ``{"file", "title", "title_supplied", "headings": [[depth, text], …], "items", "articles",
    "milestones": [[line, text], …], "diagnostics": [{"line", "level", "code", "message"}]}``;
    ``title`` is the text's own, or the one that a field tells (标题：), or null.
    """
    about = summary(document, "")
    title = about.title or fields.title(document.blocks)
    told = {
        "file": document.path,
        "title": title,
        "title_supplied": title is None,
        "headings": [[h.depth, h.text] for h in about.headings],
        "items": about.items,
        "articles": about.articles,
        "milestones": [[line.number, line.text] for line in document.milestones],
        "diagnostics": [
            {"line": d.line, "level": d.level.value, "code": d.code, "message": d.message}
            for d in document.diagnostics
        ],
    }
    return tame_json(json.dumps(told, ensure_ascii=False))


def tree(document: Document, colour: bool) -> Iterator[str]:
    """The outline as an indented tree with ids; what stayed undecided in colour."""

    def paint(text: str, code: str) -> str:
        return f"{code}{printable(text)}{_PLAIN}" if colour else printable(text)

    untitled = paint(spoken(say("(no title of its own)")), _DIM)
    own = document.title.text if document.title else fields.title(document.blocks)
    title = printable(own) if own else untitled
    yield f"{printable(document.path)}: {title}"
    doubts = {d.line: d for d in document.diagnostics}
    indent = 0
    for block in document.blocks:
        if block.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN):
            indent = block.depth
            text = block.text[: block.head] + block.added
        elif block.kind is Kind.ARTICLE or block.line in doubts or block.kind is Kind.ITEM:
            text = _short(block)
        else:
            text = ""
        lower = block.kind in (Kind.ITEM, Kind.ARTICLE) or block.kind is Kind.PARAGRAPH
        deeper = indent + (max(1, block.depth) if lower else 0)
        if text:
            line = f"{'  ' * deeper}{printable(text)}  {paint('#' + block.id, _DIM)}"
            doubt = doubts.pop(block.line, None)
            told = f"  {doubt.code}: {spoken(doubt.message)}" if doubt else ""
            yield line + (paint(told, _YELLOW) if told else "")
        for span in block.spans:
            if span.id:
                words = printable(block.text[span.start : span.end][:_SHOWN])
                nested = len(span.place.steps) - len(block.place.steps)
                yield f"{'  ' * (deeper + max(1, nested))}{words}  {paint('#' + span.id, _DIM)}"
    if document.milestones:
        first = document.milestones[0]
        shown = say(
            "page numbers and running heads: {count}; the first is “{text}” on line {line}",
            count=len(document.milestones),
            text=first.text,
            line=first.number,
        )
        yield paint(f"  {spoken(shown)}", _DIM)
    for doubt in doubts.values():
        told = say(
            "line {line}: {code}: {message}",
            line=doubt.line,
            code=doubt.code,
            message=doubt.message,
        )
        yield paint(f"  {spoken(told)}", _YELLOW)


def _short(block: Block) -> str:
    return block.text[:_SHOWN] + ("…" if len(block.text) > _SHOWN else "")
