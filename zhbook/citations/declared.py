"""What a text has said of itself and of names so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zhbook.citations import works
from zhbook.citations.base import Citation
from zhbook.titles import is_blank


@dataclass(slots=True)
class Declared:
    """What holds for a whole text: its titles, and the short names that it has declared so far.

    The short names, and ``headings``, are as rules read them; ``taiwan`` tells that its 項 are
    paragraphs (places.LEVELS), ``places`` are the ids that can be cited; ``paragraphs`` are the
    numbered 款 of a law of Macao, by their numbers (places.by_numbers).
    """

    titles: Sequence[str]
    short: dict[str, Citation]
    about_another: bool = False
    taiwan: bool = False
    places: frozenset[str] = frozenset()
    articles: bool = True
    paragraphs: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()
    citations: list[Citation] = field(default_factory=list)
    spans: int = 0

    def meant_by(self, name: str) -> Citation | None:
        """What a name stands for, if it has been declared."""
        return self.short.get(works.read(name))

    def is_own(self, genre: str) -> bool:
        """Whether 本法, 本办法 … can be this text."""
        return any(works.names_itself(title, genre) for title in self.titles)

    def is_own_title(self, work: str) -> bool:
        """Whether a title is that of this text."""
        return works.read_base(work) in {works.read_base(title) for title in self.titles}

    def declare(self, name: str, meant: Citation) -> None:
        """``name`` stands for what ``meant`` cites from here on; a blank to fill in is no name."""
        if not is_blank(name):
            self.short[works.read(name)] = meant
