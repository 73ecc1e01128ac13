"""Where in its text each block stands: in which article, 款 and 项, and how one would cite it."""

from __future__ import annotations

from dataclasses import dataclass

from zhbook.citations.grammar import HEADINGS, Units
from zhbook.model import Block, Kind
from zhbook.numerals import chinese
from zhbook.places import (
    ALL_NUMBERED,
    HONGKONG,
    ITEM,
    LEVELS,
    MAINLAND,
    NOWHERE,
    PARAGRAPH,
    TAIWAN,
    Place,
    by_numbers,
)

_UNITS = {step: unit for unit, step in HEADINGS.items()}
_BRACKETS = "（()）"
#: So many articles before one are remembered: 前十条 is the most that is said.
_MOST_BEFORE = 10


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a block stands. ``text`` is the place of its text in a collection, ``t5``.

    ``article`` is the article in which it stands, ``first`` that article's block, ``before`` the
    articles before it, ``headings`` the headings above the block, ``items`` the items in which it
    stands and itself if it is one. ``jurisdiction`` is that of the text.
    """

    block: Block
    text: Place
    article: Place
    first: Block
    before: tuple[Place, ...]
    headings: tuple[Block, ...]
    items: tuple[Block, ...] = ()
    jurisdiction: str = MAINLAND

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

        In Taiwan the same place is ``第三条第二项第一款``, and ``第3条第2项第1款`` where the
        articles are numbered in digits. The first paragraph is not named: nothing tells that
        there are more. In Hong Kong it is ``第3(2)(a)条``, in Macao ``第三条第二款（一）项``.
        """
        if self._is_by_numbers:
            return self._by_numbers()
        if not self.article:
            return "".join(_ordinal(heading) for heading in self.headings)
        words, units = "".join(self.first.text[: self.first.head].split()), self.units
        levels = LEVELS[self.jurisdiction]
        digits = any(character in "0123456789" for character in words)
        if units.paragraph > 1:
            words += f"第{_number(units.paragraph, digits)}{levels[0]}"
        for item, level in zip(self.items, levels[1:], strict=False):
            words += f"第{self._item(item, digits)}{level}"
        return words

    @property
    def number_alone(self) -> bool:
        """Whether the number tells the place without the headings above it, as an article does."""
        return bool(self.article) or self._is_by_numbers

    @property
    def _is_by_numbers(self) -> bool:
        return self.jurisdiction in ALL_NUMBERED and bool(by_numbers(self.block.place))

    @property
    def below(self) -> tuple[Block, ...]:
        """The items below a section; the first is the section where that is an item: 1. 简称."""
        first = self.items[0].ordinal if self.items else None
        is_section = self.jurisdiction == HONGKONG and first and first.style == "digit"
        return self.items[1:] if is_section else self.items

    def _by_numbers(self) -> str:
        """The section with what stands in brackets below it, or each level with its name."""
        numbers = [_ordinal(item) for item in self.below]
        article = by_numbers(self.block.place).steps[0]
        if self.jurisdiction == HONGKONG:
            letter = chr(ord("A") + article.suffix - 1) if article.suffix else ""
            return f"第{article.number}{letter}{''.join(numbers)}条"
        words = "".join(self.first.text[: self.first.head].split())
        for number in numbers:
            bracketed = number[:1] in _BRACKETS or number[-1:] in _BRACKETS
            level = 0 if not bracketed else 2 if number.strip(_BRACKETS).isdigit() else 1
            name = LEVELS[self.jurisdiction][level]
            words += f"{number}{name}" if bracketed else f"第{number}{name}"
        return words

    def _item(self, item: Block, digits: bool) -> str:
        """The number of an item: as it stands there, but without its brackets in Taiwan."""
        words = _ordinal(item)
        if self.jurisdiction != TAIWAN or item.ordinal is None:
            return words
        plain = words.strip(_BRACKETS)
        return _number(item.ordinal.value, digits) if digits else plain


class Walk:
    """Goes through the blocks of a text of ``jurisdiction``, and knows the scope of the last."""

    def __init__(self, jurisdiction: str) -> None:
        self.jurisdiction = jurisdiction or MAINLAND
        self.text = self.last = NOWHERE
        self.articles: list[Place] = []
        self.first: Block | None = None
        self.headings: list[Block] = []
        self.items: list[Block] = []

    def enter(self, block: Block) -> None:
        """The next block."""
        kind = block.kind
        if kind is Kind.ITEM:
            self.items = [*self.items[: block.depth - 1], block]
            return
        self.items = []
        if kind is Kind.ARTICLE:
            self._begin(block)
        elif kind is Kind.HEADING or kind is Kind.RUN_IN:
            self.first = None
            self.headings = [h for h in self.headings if h.depth < block.depth]
            self.headings.append(block)
        elif kind is Kind.TEXT_TITLE:
            self.text, self.last, self.articles = block.place, NOWHERE, []
            self.first, self.headings = None, []

    def _begin(self, article: Block) -> None:
        """An article begins, in the series of the one before it or in another one."""
        step, last = article.place.article, self.last.article
        if step and last and step.series == last.series:
            self.articles = [*self.articles[1 - _MOST_BEFORE :], self.last]
        else:
            self.articles = []
        self.last, self.first = article.place, article

    def scope(self, block: Block) -> Scope:
        """The scope of the block that was entered last."""
        first = self.first
        inside = first is not None and block.place.is_within(first.place)
        article = self.last if inside else NOWHERE
        return Scope(
            block,
            self.text,
            article,
            first or block,
            tuple(self.articles),
            tuple(self.headings),
            tuple(self.items),
            self.jurisdiction,
        )


def _ordinal(block: Block) -> str:
    number = block.ordinal
    return block.text[number.start : number.end].strip("、.．，,：: ") if number else ""


def _number(value: int, digits: bool) -> str:
    return str(value) if digits else chinese(min(value, 9999))


def units_of(place: Place) -> Units:
    """The units by which a place is cited: ``art-30-p2-i1`` is item 1 of 款 2 of article 30."""
    article, rest = place.article, place.in_article
    if article is None:
        return Units()
    paragraph = rest[0].number if rest and rest[0].unit == PARAGRAPH else 1
    at = next((k for k, step in enumerate(rest) if step.unit == ITEM), None)
    below = rest[at + 1 :] if at is not None else ()
    return Units(
        article=article.number,
        suffix=article.suffix,
        letter=article.series,
        copy=article.copy,
        paragraph=paragraph,
        item=0 if at is None else rest[at].number,
        subitem=below[0].number if below else 0,
    )
