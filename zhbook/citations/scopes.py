"""Where in its text each block stands: in which article, 款 and 项, and how one would cite it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhbook.citations.grammar import Place
from zhbook.model import Block, Kind
from zhbook.numerals import chinese

_ARTICLE = re.compile(r"art-(\d+)(?:z(\d+))?([b-y][a-wy-z]*)?")
_TEXT = re.compile(r"t\d+-")
_PARAGRAPH = re.compile(r"-p(\d+)")
_ITEM = re.compile(r"-i(\d+)")
_HEADING = re.compile(r"(part|subpart|ch|sec)(\d+)")
_UNITS = {"part": "part", "subpart": "subpart", "ch": "chapter", "sec": "section"}


@dataclass(frozen=True, slots=True)
class Scope:
    """The place of a block. ``prefix`` is that of a text in a collection, ``t5-``.

    ``article`` is the id of the article in which it stands, ``first`` that article's block,
    ``before`` the id of the article before it, ``headings`` the headings above the block.
    """

    block: Block
    prefix: str
    article: str
    first: Block
    before: str
    headings: tuple[Block, ...]

    @property
    def place(self) -> Place:
        """Article, 款 and 项 of the block; none outside of articles."""
        return place_of(self.block.id) if self.article else Place()

    @property
    def heading(self) -> Place:
        """Part, chapter and section in which the block stands."""
        place = Place()
        for unit, number in _HEADING.findall(self.headings[-1].id if self.headings else ""):
            place = place.with_unit(_UNITS[unit], int(number))
        return place

    @property
    def number(self) -> str:
        """How one would cite the block: ``第三条第二款第（一）项``, or ``三（二）``.

        The first 款 is not named: nothing tells that there are more.
        """
        if not self.article:
            return "".join(_ordinal(heading) for heading in self.headings)
        said, place = self.first.text[: self.first.head].strip(), self.place
        if place.paragraph > 1:
            said += f"第{chinese(min(place.paragraph, 9999))}款"
        if self.block.kind is Kind.ITEM and self.block.depth == 1 and self.block.ordinal:
            said += f"第{_ordinal(self.block)}项"
        return said


class Walk:
    """Goes through the blocks of a document and knows the scope of the last one."""

    def __init__(self) -> None:
        self.prefix = self.before = ""
        self.first: Block | None = None
        self.last = ""
        self.headings: list[Block] = []

    def enter(self, block: Block) -> None:
        """The next block."""
        kind = block.kind
        if kind is Kind.ARTICLE:
            self.before, self.last, self.first = self.last, block.id, block
        elif kind is Kind.HEADING or kind is Kind.RUN_IN:
            self.first = None
            self.headings = [h for h in self.headings if h.depth < block.depth]
            self.headings.append(block)
        elif kind is Kind.TEXT_TITLE:
            self.prefix, self.last, self.before = f"{block.id}-", "", ""
            self.first, self.headings = None, []

    def scope(self, block: Block) -> Scope:
        """The scope of the block that was entered last."""
        first = self.first
        inside = first is not None and block.id.startswith(first.id)
        above = tuple(self.headings)
        article = self.last if inside else ""
        return Scope(block, self.prefix, article, first or block, self.before, above)


def _ordinal(block: Block) -> str:
    number = block.ordinal
    return block.text[number.start : number.end].strip("、.．，,：: ") if number else ""


def place_of(name: str) -> Place:
    """The place that an id means: ``art-30-p2-i1``, with or without the text it stands in."""
    name = _TEXT.sub("", name)
    found = _ARTICLE.match(name)
    if not found:
        return Place()
    rest = name[found.end() :]
    paragraph, item = _PARAGRAPH.match(rest), _ITEM.search(rest)
    return Place(
        article=int(found[1]),
        suffix=int(found[2] or 0),
        letter=found[3] or "",
        paragraph=int(paragraph[1]) if paragraph else 1,
        item=int(item[1]) if item else 0,
    )
