"""How one calls each place of a text: 第三十条第二款第（一）项, 三（二）·一要, 三（二）·第四段.

A heading is called by its number, one without a number by its words; a paragraph is counted
where its scope has several. An article is called without its chapters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from zhbook.citations.scopes import Scope, Walk
from zhbook.model import Block, Document, Kind, Span, SpanKind
from zhbook.numerals import chinese
from zhbook.pageformat import DEEPEST_HEADING
from zhbook.places import ALL_NUMBERED, LEVELS, MAINLAND

#: A heading without a number is called by so many of its characters.
LONGEST = 16
_MARKS = "、.．，,：: \u3000"
_NAMES = {
    Kind.SALUTATION: "称谓",
    Kind.SIGNATURE: "署名",
    Kind.NOTE: "题注",
    Kind.FIELD: "文头",
    Kind.TABLE: "表",
}


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """``block.text[start:end]`` is the place ``id``, called ``words``; ``main`` if a heading is it.

    Places of one block do not overlap but for items, which lie within their paragraph and within
    each other; the innermost comes last.
    """

    id: str
    words: str
    start: int
    end: int
    main: bool = False


def places(document: Document) -> Iterator[tuple[Block, Callable[[], list[NamedPlace]]]]:
    """Every block of the text itself, with what tells its places as they are written on its page.

    That must be asked before the next block: most blocks have nothing for which it matters.
    """
    walk, text = Walk(document.jurisdiction), ""
    counts, nth = _paragraphs(document), Counter[str]()
    for block in document.blocks:
        walk.enter(block)
        if block.kind is Kind.CONTENTS_ENTRY:
            continue
        if block.kind is Kind.TEXT_TITLE:
            text = block.added.strip("〔〕") or _short(block.text)
        above = _above(walk)
        counted = _is_counted(block)
        nth[above] += counted
        alone = counts[above] == 1
        number = nth[above] if counted and not alone else 0
        yield block, partial(_called, walk, block, text, counted, number)


def _called(walk: Walk, block: Block, text: str, counted: bool, number: int) -> list[NamedPlace]:
    scope = walk.scope(block)
    words = text if block.kind is Kind.TEXT_TITLE else _joined(text, *_path(scope))
    head = words
    if counted and not scope.number_alone and (number or not words):
        words = _joined(words, f"第{chinese(min(number or 1, 9999))}段")
    return list(_places(block, scope, head, words))


def _paragraphs(document: Document) -> Counter[str]:
    """How many paragraphs each scope has; a scope is the id of a heading."""
    walk, counts = Walk(document.jurisdiction), Counter[str]()
    for block in document.blocks:
        walk.enter(block)
        counts[_above(walk)] += _is_counted(block)
    return counts


def _above(walk: Walk) -> str:
    return walk.headings[-1].id if walk.headings else walk.text.id


def _is_counted(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH or (
        block.kind is Kind.RUN_IN and bool(block.text[block.head :].strip("。"))
    )


def _places(block: Block, scope: Scope, head: str, words: str) -> Iterator[NamedPlace]:
    whole = len(block.text)
    if block.kind in (Kind.HEADING, Kind.TEXT_TITLE):
        yield NamedPlace(block.id, words, 0, whole, main=True)
        return
    if block.kind is Kind.RUN_IN:
        yield NamedPlace(block.id, head, 0, block.head, main=True)
    start = block.head if block.kind is Kind.RUN_IN else 0
    runs_on = block.kind is Kind.RUN_IN and block.depth < DEEPEST_HEADING
    name = (block.place.paragraph(1) if runs_on else block.place).id
    if block.kind is Kind.ITEM and not _named_with_levels(scope, block):
        words = _joined(words, _ordinal(block.text, block))
    words = _joined(words, _NAMES.get(block.kind, ""))
    yield NamedPlace(name, words, start, whole)
    outer: list[Span] = []
    called = [words]
    for span in block.spans:
        if span.kind is not SpanKind.ITEM or not span.id or span.start < start:
            continue
        while outer and outer[-1].end <= span.start:
            outer.pop()
            called.pop()
        outer.append(span)
        called.append(_joined(called[-1], _ordinal(block.text, span)))
        yield NamedPlace(span.id, called[-1], span.start, span.end)


def _named_with_levels(scope: Scope, block: Block) -> bool:
    """Whether the number of an item is in that of its article, as in 第二款第（一）项."""
    if scope.jurisdiction in ALL_NUMBERED:
        return scope.number_alone
    return scope.number_alone and block.depth < len(LEVELS[MAINLAND])


def _ordinal(text: str, numbered: Block | Span) -> str:
    number = numbered.ordinal
    return text[number.start : number.end].strip(_MARKS) if number else ""


def _path(scope: Scope) -> Iterator[str]:
    """The headings above a block, or its article."""
    if scope.number_alone:
        yield scope.number
        return
    for heading in scope.headings:
        number = _ordinal(heading.text, heading)
        yield number or f"〈{_short(heading.text[: heading.head])}〉"


def _joined(*parts: str) -> str:
    """三 and （二） are 三（二）; 三 and 第一 are 三·第一."""
    name = ""
    for part in parts:
        name += part if not name or not part or part[0] in "（(〈" else f"·{part}"
    return name


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
