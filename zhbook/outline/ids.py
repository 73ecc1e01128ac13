"""Places from numbering: a pure function of a Document, the same in both scripts.

How the id of a place is written is told in ``zhbook.places``; these are the units of its steps.

=====================  ==========================================================
``s3``  ``s3-2``       三、 and （二） under it; ``s`` also for 第一， and 重点一：
``part2-ch3-sec1``     第二编 第三章 第一节; ``subpart1``, ``div1`` for 第一部分; ``subsec1``
                       and ``subsubsec1`` for a titled 款 and 目 below a 節; ``extra1`` for 番外一
``s3-2-1``             一要 in 三、（二）, or a numbered paragraph there
``art-30``             第三十条, wherever it stands; ``art-103z1`` for 之一
``art-30-p2-i1``       its second paragraph's item （一）; ``art-30-i1-2`` the subitem 2.
``h2``                 the second heading without a number; such ids are positional
``t5-s1``              一、 in the fifth text of a collection
``s3-2-p3``            the third unnumbered block of 三、（二）
``s3-tab1``            the first table drawn in 三、; it counts as no paragraph
``n1``                 the first line of a notice
=====================  ==========================================================

A series that repeats in its scope gets ``b``, ``c`` after its numbers: ``s4-1b``. Headings are
counted before items, and items that open paragraphs before those inside, so that a list in a
paragraph never renames a heading, nor an item. Only numbered ids are promised to stay; positional
ones change with the text around them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from zhbook import places
from zhbook.layout.paragraphs import CAPTION
from zhbook.model import Block, Document, Kind, Ordinal, Span, SpanKind
from zhbook.outline.nodes import UNNUMBERED
from zhbook.places import ARTICLE, ITEM, NOWHERE, SECTION, TEXT, Place, Step

_UNITS = {
    "division": "div",
    "part": "part",
    "subpart": "subpart",
    "chapter": "ch",
    "extra": "extra",
    "section": "sec",
    "subsection": "subsec",
    "subsubsection": "subsubsec",
}


_TABLE = "tab"
#: The name of an article; a sentence, and what announces, is its first paragraph.
_NAME = re.compile(r"[^，。；：！？,;:!?]{1,24}")


class _Numbers:
    """Gives each member of a scope its place; keeps the scopes apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies = Counter[str]()
        self._series = Counter[str]()
        self._current: dict[tuple[str, str], str] = {}

    def number(self, scope: Place, series: str, unit: str, ordinal: Ordinal, first: bool) -> Place:
        """The place of a member; ``first`` tells that its series begins again here."""
        key = (scope.id, series)
        if first or key not in self._current:
            self._current[key] = self._next_letter(f"{scope.id}|{unit}")
        return self._free(scope, Step(unit, ordinal.value, ordinal.suffix, self._current[key]))

    def _next_letter(self, scope: str) -> str:
        self._series[scope] += 1
        return _letters(self._series[scope] - 1)

    def _free(self, scope: Place, step: Step) -> Place:
        """A place in its scope, with a mark where a repeated number has taken it already."""
        free = first = scope.below(step)
        while free.id in self._taken:
            # Ids are never given back: those that were taken once need not be tried again.
            self._copies[first.id] += 1
            free = scope.below(replace(step, copy=self._copies[first.id] + 1))
        self._taken.add(free.id)
        return free


def _letters(count: int) -> str:
    """The mark of a scope's series: none for the first, b … z, bb, bc … for the next ones."""
    letters = ""
    while count:
        count, digit = divmod(count - 1, 25)
        letters = chr(ord("b") + digit) + letters
    return letters


def with_ids(document: Document) -> Document:
    """The same Document with a place for every block and every member of a series."""
    numbers = _Numbers()
    names = _headings(document.blocks, numbers)
    blocks = _rest(document.blocks, names, numbers)
    notices = tuple(
        replace(notice, place=NOWHERE.below(Step("n", k)))
        for k, notice in enumerate(document.notices, 1)
    )
    return replace(document, blocks=tuple(blocks), notices=notices)


def _headings(blocks: tuple[Block, ...], numbers: _Numbers) -> list[Place]:
    """Places of text titles, headings and articles; NOWHERE for all other blocks."""
    names: list[Place] = []
    text, path, texts = NOWHERE, list[Place](), 0
    below = 0
    for block in blocks:
        here = NOWHERE
        if block.kind is Kind.TEXT_TITLE:
            texts += 1
            text, path, below = NOWHERE.below(Step(TEXT, texts)), [], 1
            here = text
        elif block.kind in (Kind.HEADING, Kind.RUN_IN) and block.ordinal:
            level = block.depth - below
            path = path[: level - 1]
            scope = path[-1] if path else text
            style = block.ordinal.style
            unit = _UNITS.get(style) or ("" if _is_section(scope) else SECTION)
            if style == UNNUMBERED:
                unit = places.UNNUMBERED
            series = f"{style}@{level}"
            first = block.ordinal.value == 1 and not block.ordinal.suffix
            here = numbers.number(scope, series, unit, block.ordinal, first)
            path = [*path, *[scope] * (level - 1 - len(path)), here]
        elif block.kind is Kind.ARTICLE and block.ordinal:
            first = block.ordinal.value == 1 and not block.ordinal.suffix
            here = numbers.number(text, "article", ARTICLE, block.ordinal, first)
        names.append(here)
    return names


def _is_section(scope: Place) -> bool:
    """Whether a scope is numbered by ``s`` already: s3, t5-s1, ch2-s1-4."""
    return any(step.unit == SECTION for step in scope.steps)


def _names(blocks: tuple[Block, ...]) -> set[int]:
    """The articles with a name and their text below: 第二条 双方责任, if most of a text have one.

    The name is no paragraph: what stands below 第二条 双方责任 is 第二条第一款.
    """
    articles = [i for i, block in enumerate(blocks) if block.kind is Kind.ARTICLE]
    named = {
        i
        for i in articles
        if i + 1 < len(blocks)
        and _NAME.fullmatch(blocks[i].text[blocks[i].head :].strip())
        and blocks[i + 1].kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.TABLE)
    }
    return named if 2 * len(named) >= len(articles) > 1 else set()


def _rest(blocks: tuple[Block, ...], known: list[Place], numbers: _Numbers) -> list[Block]:
    """Places of items, paragraphs and members, within the scopes that are known by now."""
    rows: list[tuple[Block, Place, Place]] = []
    scope, below, counts, items = NOWHERE, NOWHERE, Counter[str](), list[Place]()
    names = _names(blocks)
    for at, (block, here) in enumerate(zip(blocks, known, strict=True)):
        if block.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN, Kind.ARTICLE):
            scope = below = here
            items = []
            words = block.text[block.head :].strip()
            captioned = at in names or CAPTION.fullmatch(words)
            if block.kind in (Kind.ARTICLE, Kind.RUN_IN) and words and not captioned:
                # The text that follows the number, or runs on, is the first paragraph.
                counts[scope.id] = 1
        elif block.kind is Kind.ITEM and block.ordinal:
            items = items[: block.depth - 1]
            here = _item(items[-1] if items else below, block.ordinal, numbers, bool(items))
            items = [*items, *[here] * (block.depth - len(items))]
        elif block.kind is Kind.TABLE:
            counts[f"{scope.id}|{_TABLE}"] += 1
            here = scope.below(Step(_TABLE, counts[f"{scope.id}|{_TABLE}"]))
        else:
            counts[scope.id] += 1
            here = scope.paragraph(counts[scope.id])
            if scope.article:
                below = here
        # What goes on with an item deeper in a list stands under it, also behind a paragraph.
        is_item = block.kind is Kind.ITEM and items
        inner = items[-1] if is_item else below
        rows.append((block, here, inner))
    return [
        _placed(block, here, _members(block.spans, inner, numbers) if block.spans else ())
        for block, here, inner in rows
    ]


def _placed(b: Block, here: Place, spans: tuple[Span, ...]) -> Block:
    """The block with its place; written out, since it is done for every block of a book."""
    return Block(b.kind, b.text, b.pieces, b.depth, b.head, b.ordinal, here, spans, b.added)


def _item(scope: Place, ordinal: Ordinal, numbers: _Numbers, nested: bool) -> Place:
    unit = ITEM if scope.article else SECTION
    unit = "" if _is_section(scope) or (scope.article and nested) else unit
    first = ordinal.value == 1 and not ordinal.suffix
    return numbers.number(scope, ordinal.style, unit, ordinal, first)


def _members(spans: tuple[Span, ...], scope: Place, numbers: _Numbers) -> tuple[Span, ...]:
    with_ids: list[Span] = []
    outer: list[Span] = []
    for span in spans:
        if span.kind is not SpanKind.ITEM or span.ordinal is None:
            with_ids.append(span)
            continue
        while outer and outer[-1].end <= span.start:
            outer.pop()
        above = outer[-1].place if outer else scope
        placed = replace(span, place=_item(above, span.ordinal, numbers, bool(outer)))
        outer.append(placed)
        with_ids.append(placed)
    return tuple(with_ids)
