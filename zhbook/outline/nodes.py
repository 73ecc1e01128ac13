"""What nests: members, the series they form, and what the form of their paragraphs tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from zhbook.model import Ordinal

#: The style of headings that no number opens; what is not titled by 编章节 stands under them.
UNNUMBERED = "unnumbered"


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
    """Members of one style; only articles go on from one parent to the next."""

    style: str
    continues: bool = False
    members: list[Member] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last member so far."""
        return self.members[-1].ordinal.value


@dataclass(frozen=True, slots=True)
class Forms:
    """What form alone tells of paragraphs, by their indices.

    ``titled`` are titles alone on their lines, ``announced`` stand below a colon, ``quoted`` in a
    quotation, each with the paragraph in which it began. Of the headings without a number
    ``inner`` stand under another one, ``enclosing`` (附件) may stand over 编章节, ``prefaces``
    (引言) stand beside 一、 and not over it, and ``lost`` are 章 and 节, each with that style.
    """

    titled: Collection[int]
    announced: Collection[int]
    quoted: Mapping[int, int]
    inner: Collection[int]
    enclosing: Collection[int]
    prefaces: Collection[int]
    lost: Mapping[int, str]
