"""Finds what a Document cites, and marks the cited words with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from zhbook.citations import works
from zhbook.citations.base import Citation, Cited
from zhbook.citations.declared import Declared
from zhbook.citations.quotations import quotations
from zhbook.citations.reading import BlockReading
from zhbook.citations.scopes import Walk
from zhbook.citations.sections import SectionReading
from zhbook.model import Block, Document, Kind
from zhbook.numerals import HAN_NUMERALS
from zhbook.places import ALL_NUMBERED, MACAO, PARAGRAPH, TAIWAN, by_numbers
from zhbook.reader.normal_script import simplified

_WORTH = re.compile("[《第]|前[款条项目两二三四五六七八九十]|简称|下称|上[款条]|[）)](?:分?项)")
_LIKE_AN_ITEM = re.compile(rf"[（(][{HAN_NUMERALS}0-9]+[）)]|[{HAN_NUMERALS}]+、|[0-9]+[.．、]")


def find(
    document: Document,
    title: str,
    short_names: Mapping[str, str] | None = None,
    *,
    date: str = "",
    years: tuple[str, ...] = (),
) -> tuple[Document, Cited]:
    """The document with a span for each reference, and what it cites.

    ``title`` is what the book calls the text; ``short_names`` what the editors say of names that
    it does not explain; ``date`` and ``years`` name its edition (``metadata.edition``). The
    ``target`` of a span is ``r`` and the number of its citation, ``r0``.
    """
    own = [title, *([document.title.text] if document.title else [])]
    places = _places(document)
    read = [simplified(block.text) for block in document.blocks]
    declared = Declared(
        [*own, *(b.text for b in document.blocks if b.kind is Kind.TEXT_TITLE)],
        {works.read(k): Citation(v, works.version(v)) for k, v in (short_names or {}).items()},
        about_another=any(map(works.is_about_another, own)),
        taiwan=document.jurisdiction == TAIWAN,
        places=frozenset(places),
        articles=any(block.place.article for block in document.blocks),
        paragraphs=frozenset(_numbered_paragraphs(document)),
        headings=frozenset(_heading(b) for b in document.blocks if b.kind is Kind.HEADING),
    )
    quoted = quotations([b.text for b in document.blocks])
    blocks: list[Block] = []
    others = False
    walk = Walk(document.jurisdiction)
    reader = SectionReading if document.jurisdiction in ALL_NUMBERED else BlockReading
    for k, block in enumerate(document.blocks):
        walk.enter(block)
        if block.kind is not Kind.ITEM:
            others = False
        # The number of an article is no reference: most articles have none.
        if _WORTH.search(read[k], block.head if block.kind is Kind.ARTICLE else 0):
            scope = walk.scope(block)
            reading = reader(declared, scope, read[k], quoted.get(k, ()), others)
            block = reading.marked()
            others = reading.others
        blocks.append(block)
    cited = Cited(tuple(declared.citations), declared.places, years, date, document.jurisdiction)
    return replace(document, blocks=tuple(blocks)), cited


def _places(document: Document) -> set[str]:
    """The ids that can be cited: of headings, articles, and what is below these.

    Where a paragraph of an article begins as an item does and is none, nobody knows how many 款
    the article has: from there on none of them counts.
    """
    if document.jurisdiction in ALL_NUMBERED:
        return {b.id for b in document.blocks if b.kind is Kind.HEADING or by_numbers(b.place)}
    places = set[str]()
    counted = True
    for block in document.blocks:
        if block.kind is Kind.HEADING or block.place.article:
            if block.kind is Kind.ARTICLE:
                counted = True
            elif block.kind is Kind.PARAGRAPH and _LIKE_AN_ITEM.match(block.text):
                counted = False
            below = block.place.in_article
            if counted or not below or below[0].unit != PARAGRAPH:
                places.add(block.id)
                if block.spans:
                    places.update(span.id for span in block.spans if span.id)
    return places


def _numbered_paragraphs(document: Document) -> Iterator[str]:
    """The 款 一、 of a law of Macao; an article of one 款 has no number for it, but 项 （一）."""
    if document.jurisdiction == MACAO:
        for block in document.blocks:
            if block.kind is Kind.ITEM and block.ordinal and block.ordinal.style == "han":
                yield by_numbers(block.place).id


def _heading(block: Block) -> str:
    """The words of a heading without its number, as rules read them: 总则 of ``第一章 總則``."""
    return works.read(block.text[block.ordinal.end if block.ordinal else 0 :])
