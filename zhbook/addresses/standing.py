"""What stands where: the places of a text in their order, each with its words.

They are taken from the Document, in Simplified script whatever the text was received in, so that
an id means the same in both editions; and from the JSON that lies beside a page, in which an
earlier version of the converter left what stood there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from zhbook.addresses.fingerprints import Stand, coded, fingerprint, opening
from zhbook.model import Document, Kind, SpanKind
from zhbook.pageformat import DEEPEST_HEADING, OWN_TITLE, TOP

#: What others stand under. What belongs to an article, its id tells.
_HEADINGS = frozenset({Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN})
_HEADING_NAMES = frozenset(kind.value for kind in _HEADINGS)


class Stretch(NamedTuple):
    """A place and all its words; an inner one lies within the one before it that is not."""

    id: str
    text: str
    is_heading: bool = False
    is_inner: bool = False


def of_document(document: Document, title: str) -> Iterator[Stretch]:
    """The places of a text that the book shows under ``title``, as they are on its page."""
    yield Stretch(TOP, title, True)
    own = document.title
    if own and own.text != title:
        yield Stretch(OWN_TITLE, own.text)
    for block in (*document.blocks, *document.notices):
        if not block.id:
            continue
        yield Stretch(block.id, block.text, block.kind in _HEADINGS)
        if block.kind is Kind.RUN_IN and block.depth < DEEPEST_HEADING:
            yield Stretch(block.place.paragraph(1).id, block.text[block.head :], False, True)
        for span in block.spans:
            if span.kind is SpanKind.ITEM and span.id:
                yield Stretch(span.id, block.text[span.start : span.end], False, True)


def of_json(known: Mapping[str, Any]) -> Iterator[Stretch]:
    """The same of a text as JSON, as ``writers.as_json`` writes it."""
    yield Stretch(TOP, known["title"], True)
    for block in (*known["blocks"], *known["notices"]):
        name, text = block["id"], block["text"]
        if name in ("", TOP):
            continue
        yield Stretch(name, text, block["kind"] in _HEADING_NAMES)
        if block["kind"] == Kind.RUN_IN.value and block["depth"] < DEEPEST_HEADING:
            yield Stretch(f"{name}-p1", text[block["head"] :], False, True)
        for span in block.get("spans", ()):
            if span["kind"] == SpanKind.ITEM.value and span.get("id"):
                yield Stretch(span["id"], text[span["start"] : span["end"]], False, True)


def standing(stretches: Iterator[Stretch]) -> str:
    """The places with their fingerprints, as the record has them; one without words is none."""
    return coded(
        Stand(stretch.id, fingerprint(words, stretch.is_heading))
        for stretch in stretches
        if (words := opening(stretch.text))
    )
