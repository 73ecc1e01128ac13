"""What nests: members, the series they form, and what the form of their paragraphs tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from zhbook.model import Ordinal
from zhbook.outline.samples import Samples

#: The style of headings that no number opens; what is not titled by 编章节 stands under them.
UNNUMBERED = "unnumbered"


def stands_under(ordinal: Ordinal, above: Ordinal) -> bool:
    """Whether a clause is written behind another number: 10.1 behind 10, 1.0.1 behind 1."""
    number = f"{above.above}.{above.value}" if above.above else str(above.value)
    return bool(ordinal.above) and ordinal.above.removesuffix(".0") == number


def over_clauses(candidates: Sequence[tuple[int, Ordinal]]) -> set[int]:
    """Which paragraphs open with a number right behind which its clauses begin: 10 over 10.1."""
    indices: set[int] = set()
    before: tuple[int, Ordinal] | None = None
    for index, ordinal in candidates:
        if before and stands_under(ordinal, before[1]):
            indices.add(before[0])
        before = (index, ordinal) if ordinal.above or ordinal.style == "digit" else None
    return indices


@dataclass(slots=True, eq=False)
class Member:
    """A paragraph (its index) that opens with an ordinal of a series, ``before`` the one before.

    ``children`` are the series below it in their order; a dictionary, since there may be many.
    """

    index: int
    ordinal: Ordinal
    series: Series
    parent: Member | None
    children: dict[Series, None] = field(default_factory=dict)
    before: Member | None = None
    doubt: str = ""


@dataclass(slots=True, eq=False)
class Series:
    """Members of one style; only articles go on from one parent to the next.

    ``continues`` tells that its numbers go on with those of a series under another parent.
    """

    style: str
    continues: bool = False
    members: list[Member] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last member so far."""
        return self.members[-1].ordinal.value


def ancestors(member: Member) -> list[Member]:
    """What a member stands under, from the nearest on."""
    above, parent = [], member.parent
    while parent:
        above.append(parent)
        parent = parent.parent
    return above


@dataclass(frozen=True, slots=True)
class Forms:
    """What form alone tells of paragraphs, by their indices.

    ``titled`` are titles alone on their lines, ``announced`` stand below a colon, ``quoted`` in a
    quotation, each with the paragraph in which it began. Of the headings without a number
    ``inner`` stand under another one, ``enclosing`` (附件) may stand over 编章节, ``prefaces``
    (引言) stand beside 一、 and not over it, ``lost`` are 章 and 节, each with that style, and
    ``samples`` title a form, or a part of one.
    """

    titled: Collection[int]
    announced: Collection[int]
    quoted: Mapping[int, int]
    inner: Collection[int]
    enclosing: Collection[int]
    prefaces: Collection[int]
    lost: Mapping[int, str]
    samples: Samples
