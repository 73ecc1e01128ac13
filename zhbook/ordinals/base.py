"""What every recogniser (a file beside this one) says: this could be number n of that series."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from zhbook.model import Ordinal

#: Sees an ordinal at the beginning of a paragraph, or none.
Opening = Callable[[str], Ordinal | None]
#: Sees all ordinals that could stand inside a paragraph, from left to right.
Inside = Callable[[str], list[Ordinal]]


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A row of the table: a name, where it looks, and the rank of its styles.

    ``rank`` orders the styles that have a place of their own by standard (编 over 章 over 一、);
    None where only the text tells how the series nests; then ``titles`` says that a member titles
    a part of a text, under which stands whatever begins below it (``甲、``, not ``第一，``).
    ``begins`` are the characters with which its openings begin, none of them if any may.
    ``firsts`` are the words with one of which every series inside a paragraph begins; without them
    ``inside`` need not be asked.
    """

    name: str
    opening: Opening
    rank: int | None = None
    inside: Inside | None = None
    firsts: tuple[str, ...] = ()
    begins: str = ""
    titles: bool = False


#: What may stand before an ordinal inside a paragraph: the end of a sentence or clause, or the
#: paragraph's own number (一、一是…, （二）一要…).
CLAUSE_END = (
    r"(?:^|(?<=[。！？；：，…!?;:,])|(?<=[。！？；…][”’）」』])|(?<=\s)"
    r"|(?<=^.、)|(?<=^..、)|(?<=^[（(].[）)]))"
)

#: A titled line has at most this many characters after its number, and ends no sentence.
LONGEST_TITLE = 50
#: 生活、卫生。 is a title in some prints; a sentence is longer.
LONGEST_STOPPED = 12


def could_title(rest: str) -> bool:
    """Whether what stands behind a number could be a title: ``总则`` could, ``规定的，`` not."""
    stopped = len(rest) <= LONGEST_STOPPED and "，" not in rest
    title = rest.removesuffix("。") if stopped else rest
    return len(rest) <= LONGEST_TITLE and not re.search(r"[。；;]|[，,：:]$", title)
