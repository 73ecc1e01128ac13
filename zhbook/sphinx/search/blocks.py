"""What a page says, block by block, with the id that leads to each.

A block is a paragraph, a heading, a cell, a line of a list: text that nothing interrupts. A heading
that runs on into its paragraph is one block with it. Left out are navigation, what is folded away,
what the editors have added, and what a reader does not see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

from zhbook.pageformat import Class

#: Elements of these classes are no part of the text.
SKIPPED = frozenset({Class.ADDED, "folded", "toctree-wrapper", "contents", "nosearch"})
_UNSEEN = (
    nodes.Invisible,
    nodes.raw,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.system_message,
    nodes.docinfo,
    addnodes.toctree,
    addnodes.index,
)


@dataclass(slots=True)
class Block:
    """``heads``: the headings above it, without the title of the page. ``rank``: 2 the title of
    the page, 1 a heading, 0 text. ``marks``: where inside it other ids begin, in UTF-16 units."""

    id: str
    text: str
    heads: tuple[str, ...] = ()
    rank: int = 0
    marks: list[tuple[int, str]] = field(default_factory=list)


def utf16(text: str) -> int:
    """The length of ``text`` as a browser counts it: 2 for 𠮷."""
    return len(text) + sum(c > "\uffff" for c in text)


def blocks(doctree: nodes.document) -> list[Block]:
    """The blocks of a page in their order; empty ones are left out."""
    return [block for block in _walk(doctree, "", ()) if block.text.strip()]


def _walk(element: nodes.Element, at: str, heads: tuple[str, ...]) -> Iterator[Block]:
    """The blocks below ``element``; ``at`` is the id that leads there."""
    rank = 0
    if isinstance(element, nodes.section):
        rank = 1 if isinstance(element.parent, nodes.section) else 2
        # MyST gives a page with several titles several sections at the top.
        title = element.next_node(nodes.title)
        if rank == 1 and title is not None:
            heads = (*heads, _said(title))
    joined: Block | None = None
    number = ("", "")  # of the article that goes on: its id and how it is called
    for child in element.children:
        if not isinstance(child, nodes.Element) or _is_skipped(child):
            continue
        ids = child.get("ids") or []
        here = str(ids[0]) if ids else at
        if not (isinstance(child, nodes.TextElement) and _is_leaf(child)):
            if joined is not None:
                yield joined
                joined = None
            yield from _walk(child, here, heads)
            continue
        is_title = isinstance(child, nodes.title)
        block = Block(here, "", heads[:-1] if is_title else heads, rank if is_title else 0)
        if Class.ARTICLE in child["classes"]:
            number = (here, child.astext().partition("\u3000")[0])
        elif number[0] and here.startswith(number[0] + "-"):
            block.heads = (*heads, number[1])
        if joined is not None and Class.RUN_ON in child["classes"]:
            joined.marks.append((utf16(joined.text), here))
            _fill(joined, child)
            yield joined
            joined = None
            continue
        if joined is not None:
            yield joined
            joined = None
        _fill(block, child)
        if is_title and Class.RUN_IN in element["classes"]:
            joined = block
        else:
            yield block
    if joined is not None:
        yield joined


def _is_skipped(element: nodes.Element) -> bool:
    return isinstance(element, _UNSEEN) or not SKIPPED.isdisjoint(element.get("classes", ()))


def _is_leaf(element: nodes.Element) -> bool:
    """Whether an element holds words itself: a paragraph does, a list item does not."""
    return any(isinstance(child, (nodes.Text, nodes.Inline)) for child in element.children)


def _fill(block: Block, element: nodes.Element) -> None:
    """Add the words of ``element``, and where in them places begin."""
    for child in element.children:
        if isinstance(child, nodes.Text):
            block.text += child.astext()
        elif isinstance(child, nodes.Element) and not _is_skipped(child):
            if child["ids"]:
                block.marks.append((utf16(block.text), str(child["ids"][0])))
            _fill(block, child)


def _said(title: nodes.Element) -> str:
    block = Block("", "")
    _fill(block, title)
    return block.text.strip()
