"""Where in its text each block stands: in which article, 款 and 项, and how one would cite it."""

from __future__ import annotations

from dataclasses import dataclass

from zhbook.citations.grammar import HEADINGS, Units
from zhbook.model import Block, Kind
from zhbook.numerals import chinese
from zhbook.places import ITEM, NOWHERE, PARAGRAPH, Place

#: The letter of a series that no text has.
NO_SERIES = "x"
_UNITS = {step: unit for unit, step in HEADINGS.items()}


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a block stands. ``text`` is the place of its text in a collection, ``t5``.

    ``article`` is the article in which it stands, ``first`` that article's block, ``before`` the
    article before it, ``headings`` the headings above the block.
    """

    block: Block
    text: Place
    article: Place
    first: Block
    before: Place
    headings: tuple[Block, ...]

    @property
    def units(self) -> Units:
        """Article, 款 and 项 of the block; none outside of articles."""
        return units_of(self.block.place) if self.article else Units()

    @property
    def heading(self) -> Units:
        """Part, chapter and section in which the block stands."""
        units = Units()
        for step in self.headings[-1].place.steps if self.headings else ():
            if step.unit in _UNITS:
                units = units.with_unit(_UNITS[step.unit], step.number)
        return units

    @property
    def number(self) -> str:
        """How one would cite the block: ``第三条第二款第（一）项``, or ``三（二）``.

        The first 款 is not named: nothing tells that there are more.
        """
        if not self.article:
            return "".join(_ordinal(heading) for heading in self.headings)
        words, units = self.first.text[: self.first.head].strip(), self.units
        if units.paragraph > 1:
            words += f"第{chinese(min(units.paragraph, 9999))}款"
        if self.block.kind is Kind.ITEM and self.block.depth == 1 and self.block.ordinal:
            words += f"第{_ordinal(self.block)}项"
        return words


class Walk:
    """Goes through the blocks of a document and knows the scope of the last one."""

    def __init__(self) -> None:
        self.text = self.last = self.before = NOWHERE
        self.first: Block | None = None
        self.headings: list[Block] = []

    def enter(self, block: Block) -> None:
        """The next block."""
        kind = block.kind
        if kind is Kind.ARTICLE:
            self.before, self.last, self.first = self.last, block.place, block
        elif kind is Kind.HEADING or kind is Kind.RUN_IN:
            self.first = None
            self.headings = [h for h in self.headings if h.depth < block.depth]
            self.headings.append(block)
        elif kind is Kind.TEXT_TITLE:
            self.text, self.last, self.before = block.place, NOWHERE, NOWHERE
            self.first, self.headings = None, []

    def scope(self, block: Block) -> Scope:
        """The scope of the block that was entered last."""
        first = self.first
        inside = first is not None and block.place.is_within(first.place)
        above = tuple(self.headings)
        article = self.last if inside else NOWHERE
        return Scope(block, self.text, article, first or block, self.before, above)


def _ordinal(block: Block) -> str:
    number = block.ordinal
    return block.text[number.start : number.end].strip("、.．，,：: ") if number else ""


def units_of(place: Place) -> Units:
    """The units by which a place is cited: ``art-30-p2-i1`` is item 1 of 款 2 of article 30.

    In ``art-30x2``, whose number stands twice, 款 are not counted, and a number that is named
    without its work is that of no series: it leads nowhere.
    """
    article, rest = place.article, place.in_article
    if article is None:
        return Units()
    counted = not article.copy and rest and rest[0].unit == PARAGRAPH
    paragraph = rest[0].number if counted else 1
    item = next((step.number for step in rest if step.unit == ITEM), 0)
    return Units(
        article=article.number,
        suffix=article.suffix,
        letter=article.series or (NO_SERIES if article.copy else ""),
        paragraph=paragraph,
        item=item,
    )
