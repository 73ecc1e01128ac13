"""Ids from numbering: a pure function of a Document, the same in both scripts.

=====================  ==========================================================
``s3``  ``s3-2``       三、 and （二） under it; ``s`` also for 第一， and 重点一：
``part2-ch3-sec1``     第二编 第三章 第一节; ``subpart1``, ``div1`` for 第一部分; ``subsec1``
                       and ``subsubsec1`` for a titled 款 and 目 below a 節
``s3-2-1``             一要 in 三、（二）, or a numbered paragraph there
``art-30``             第三十条, wherever it stands; ``art-103z1`` for 之一
``art-30-p2-i1``       its second paragraph's item （一）; ``art-30-i1-2`` the subitem 2.
``h2``                 the second heading without a number; such ids are positional
``t5-s1``              一、 in the fifth text of a collection
``s3-2-p3``            the third unnumbered block of 三、（二）
``n1``                 the first line of a notice
=====================  ==========================================================

A series that repeats in its scope gets ``b``, ``c`` after its numbers: ``s4-1b``. Headings are
counted before items, and items that open paragraphs before those inside, so that a list in a
paragraph never renames a heading, nor an item. Only numbered ids are promised to stay; positional
ones change with the text around them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from zhbook.model import Block, Document, Kind, Ordinal, Span, SpanKind
from zhbook.reader.paragraphs import CAPTION

_PREFIX = {
    "division": "div",
    "part": "part",
    "subpart": "subpart",
    "chapter": "ch",
    "section": "sec",
    "subsection": "subsec",
    "subsubsection": "subsubsec",
}


class _Numbers:
    """Gives each member of a scope its id; keeps the scopes apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies = Counter[str]()
        self._series = Counter[str]()
        self._current: dict[tuple[str, str], str] = {}

    def number(self, scope: str, series: str, prefix: str, ordinal: Ordinal, first: bool) -> str:
        """The id of a member; ``first`` tells that its series begins again here."""
        name = f"{prefix}{ordinal.value}" + (f"z{ordinal.suffix}" if ordinal.suffix else "")
        key = (scope, series)
        if first or key not in self._current:
            self._current[key] = self._next_letter(f"{scope}|{prefix}")
        return self._free(_join(scope, name) + self._current[key])

    def _next_letter(self, scope: str) -> str:
        self._series[scope] += 1
        return _letters(self._series[scope] - 1)

    def _free(self, name: str) -> str:
        """``name``, with a mark where a repeated number has taken it already."""
        free = name
        while free in self._taken:
            # Ids are never given back: those that were taken once need not be tried again.
            self._copies[name] += 1
            free = f"{name}x{self._copies[name] + 1}"
        self._taken.add(free)
        return free


def _letters(count: int) -> str:
    """The mark of a scope's series: none for the first, b … z, bb, bc … for the next ones."""
    found = ""
    while count:
        count, digit = divmod(count - 1, 25)
        found = chr(ord("b") + digit) + found
    return found


def _join(scope: str, name: str) -> str:
    return f"{scope}-{name}" if scope else name


def with_ids(document: Document) -> Document:
    """The same Document with an id for every block and every member of a series."""
    numbers = _Numbers()
    names = _headings(document.blocks, numbers)
    blocks = _rest(document.blocks, names, numbers)
    notices = tuple(replace(b, id=f"n{k}") for k, b in enumerate(document.notices, 1))
    return replace(document, blocks=tuple(blocks), notices=notices)


def _headings(blocks: tuple[Block, ...], numbers: _Numbers) -> list[str]:
    """Ids of text titles, headings and articles; empty for all other blocks."""
    found: list[str] = []
    text, path, texts = "", list[str](), 0
    below = 0
    for block in blocks:
        name = ""
        if block.kind is Kind.TEXT_TITLE:
            texts += 1
            text, path, below = f"t{texts}", [], 1
            name = text
        elif block.kind in (Kind.HEADING, Kind.RUN_IN) and block.ordinal:
            level = block.depth - below
            path = path[: level - 1]
            scope = path[-1] if path else text
            style = block.ordinal.style
            prefix = _PREFIX.get(style) or ("" if _is_section(scope) else "s")
            if style == "unnumbered":
                prefix = "h"
            series = f"{style}@{level}"
            first = block.ordinal.value == 1 and not block.ordinal.suffix
            name = numbers.number(scope, series, prefix, block.ordinal, first)
            path = [*path, *[scope] * (level - 1 - len(path)), name]
        elif block.kind is Kind.ARTICLE and block.ordinal:
            first = block.ordinal.value == 1 and not block.ordinal.suffix
            name = numbers.number(text, "article", "art-", block.ordinal, first)
        found.append(name)
    return found


def _is_section(scope: str) -> bool:
    """Whether a scope is numbered by ``s`` already: s3, t5-s1, ch2-s1-4."""
    return any(part[:1] == "s" and part[1:2].isdigit() for part in scope.split("-"))


def _rest(blocks: tuple[Block, ...], names: list[str], numbers: _Numbers) -> list[Block]:
    """Ids of items, paragraphs and members, within the scopes that are known by now."""
    found: list[tuple[Block, str, str]] = []
    scope, below, places, items = "", "", Counter[str](), list[str]()
    for block, name in zip(blocks, names, strict=True):
        if block.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN, Kind.ARTICLE):
            scope = below = name
            items = []
            said = block.text[block.head :].strip()
            if block.kind in (Kind.ARTICLE, Kind.RUN_IN) and said and not CAPTION.fullmatch(said):
                # The text that follows the number, or runs on, is the first paragraph.
                places[scope] = 1
        elif block.kind is Kind.ITEM and block.ordinal:
            items = items[: block.depth - 1]
            name = _item(items[-1] if items else below, block.ordinal, numbers, bool(items))
            items = [*items, *[name] * (block.depth - len(items))]
        else:
            places[scope] += 1
            name = _join(scope, f"p{places[scope]}")
            if _in_article(scope):
                below = name
        # What goes on with an item deeper in a list stands under it, also behind a paragraph.
        is_item = block.kind is Kind.ITEM and items
        inner = items[-1] if is_item else below
        found.append((block, name, inner))
    return [
        _named(block, name, _members(block.spans, inner, numbers) if block.spans else ())
        for block, name, inner in found
    ]


def _named(b: Block, name: str, spans: tuple[Span, ...]) -> Block:
    """The block with its id; written out, since it is done for every block of a book."""
    return Block(b.kind, b.text, b.pieces, b.depth, b.head, b.ordinal, name, spans, b.added)


def _in_article(scope: str) -> bool:
    return "art-" in scope


def _item(scope: str, ordinal: Ordinal, numbers: _Numbers, nested: bool) -> str:
    prefix = "i" if _in_article(scope) and not nested else ""
    prefix = prefix or ("" if _is_section(scope) or _in_article(scope) else "s")
    return numbers.number(scope, ordinal.style, prefix, ordinal, ordinal.value == 1)


def _members(spans: tuple[Span, ...], scope: str, numbers: _Numbers) -> tuple[Span, ...]:
    found: list[Span] = []
    outer: list[Span] = []
    for span in spans:
        if span.kind is not SpanKind.ITEM or span.ordinal is None:
            found.append(span)
            continue
        while outer and outer[-1].end <= span.start:
            outer.pop()
        above = outer[-1].id if outer else scope
        named = replace(span, id=_item(above, span.ordinal, numbers, bool(outer)))
        outer.append(named)
        found.append(named)
    return tuple(found)
