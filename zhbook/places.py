"""A place of a text: the numbers on the way to it, and the id that they make.

=====================  ==========================================================
``s3-2``               （二） under 三、: two steps, of which the second has no unit
``art-103z1``          第一百零三条之一, an article with a suffix
``t5-s1``              一、 in the fifth text of a collection
``art-30-p2-i1``       the item （一） of the second paragraph of 第三十条
``s4-1b``, ``s4-1x2``  1. of the second such series there; 1. for the second time in one
=====================  ==========================================================

Which step a block is given is the affair of ``outline.ids``; here is how they are written, and read
again where a file holds them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

#: The units of steps that somebody asks for. A step without a unit is a member of a series.
TEXT, ARTICLE, PARAGRAPH, ITEM, SECTION = "t", "art-", "p", "i", "s"
#: That of a heading without a number.
UNNUMBERED = "h"

#: Those in whose order the levels below an article are counted; nothing where no text tells.
MAINLAND, TAIWAN, HONGKONG, MACAO = "mainland", "taiwan", "hongkong", "macao"
#: How each calls what is below an article, level by level (outline.jurisdiction). The first level
#: of the mainland and of Taiwan has no numbers; in Hong Kong and Macao every level has.
LEVELS = {
    MAINLAND: ("款", "项", "目"),
    TAIWAN: ("项", "款", "目"),
    HONGKONG: ("款", "段", "节", "分节"),
    MACAO: ("款", "项", "分项"),
}
#: Where every level has numbers, a place is the numbers on the way to it, and nothing else.
ALL_NUMBERED = frozenset({HONGKONG, MACAO})

_STEP = re.compile(
    r"(?P<unit>art-|[a-z]*)(?P<number>\d+)(?:z(?P<suffix>\d+))?"
    r"(?P<series>[b-z]+?)?(?:x(?P<copy>\d+))?(?:-|$)"
)


@dataclass(frozen=True, slots=True)
class Step:
    """A number of a series; ``suffix`` is 1 in 之一.

    ``series`` is the letter of a series that begins again in its scope, ``copy`` counts the places
    that have one number in one series, from the second on.
    """

    unit: str
    number: int
    suffix: int = 0
    series: str = ""
    copy: int = 0
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        suffix = f"z{self.suffix}" if self.suffix else ""
        copy = f"x{self.copy}" if self.copy else ""
        written = f"{self.unit}{self.number}{suffix}{self.series}{copy}"
        object.__setattr__(self, "id", written)


@dataclass(frozen=True, slots=True)
class Place:
    """The way to a place, from the text down; without a step it is the text itself."""

    steps: tuple[Step, ...] = ()
    id: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", "-".join([step.id for step in self.steps]))

    def __bool__(self) -> bool:
        return bool(self.steps)

    def below(self, *steps: Step) -> Place:
        """The place to which further steps lead."""
        return Place((*self.steps, *steps))

    def paragraph(self, number: int) -> Place:
        """The ``number``-th paragraph under it that has no number of its own."""
        return self.below(Step(PARAGRAPH, number))

    @property
    def article(self) -> Step | None:
        """The article in which it is, or which it is; a place has one at most."""
        return next((step for step in self.steps if step.unit == ARTICLE), None)

    @property
    def in_article(self) -> tuple[Step, ...]:
        """The steps below its article."""
        units = [step.unit for step in self.steps]
        return self.steps[units.index(ARTICLE) + 1 :] if ARTICLE in units else ()

    def is_within(self, other: Place) -> bool:
        """Whether it is another place, or below that: ``s3-2`` is within ``s3``, not ``s30``."""
        return self.steps[: len(other.steps)] == other.steps


def by_numbers(place: Place) -> Place:
    """A place of a text in which every level has numbers, by these alone: ``art-3-i2-1``.

    Section 3 of an ordinance may be a heading, ``part2-s3``, and its (2)(a) ``part2-s3-2-1``; in
    Macao ``art-3-p1-i2-1`` has the paragraph of the article's name in it. Both are ``art-3-i2-1``
    here. What stands in a schedule (``h1-s3``) or in a second series is NOWHERE.
    """
    steps = [step for step in place.steps if step.unit != PARAGRAPH]
    units = [step.unit for step in steps]
    at = next((k for k, unit in enumerate(units) if unit in (ARTICLE, SECTION)), None)
    if at is None or {TEXT, UNNUMBERED}.intersection(units[:at]):
        return NOWHERE
    if any(step.series or step.copy for step in steps[at:]):
        return NOWHERE
    article, *below = steps[at:]
    numbered = [Step("" if k else ITEM, step.number, step.suffix) for k, step in enumerate(below)]
    return Place((Step(ARTICLE, article.number, article.suffix), *numbered))


#: What has no number yet.
NOWHERE = Place()


@lru_cache(maxsize=65536)
def place(written: str) -> Place:
    """The place of an id, as ``Place.id`` writes it; nothing is NOWHERE.

    Anything else (``s``, ``s3--2``, ``3a``) is a ValueError.
    """
    steps: list[Step] = []
    at = 0
    while at < len(written):
        step = _STEP.match(written, at)
        if step is None:
            raise ValueError(f"no id of a place: {written}")
        unit, number, suffix, series, copy = step.groups()
        steps.append(Step(unit, int(number), int(suffix or 0), series or "", int(copy or 0)))
        at = step.end()
    if written.endswith("-"):
        raise ValueError(f"no id of a place: {written}")
    return Place(tuple(steps))
