"""What a text has said of itself and of names so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zhbook.citations import works
from zhbook.citations.base import Citation


@dataclass(slots=True)
class Declared:
    """What holds for a whole text: its titles, and the short names that it has declared so far."""

    titles: Sequence[str]
    short: dict[str, tuple[str, str]]
    about_another: bool = False
    taiwan: bool = False
    articles: bool = True
    citations: list[Citation] = field(default_factory=list)
    spans: int = 0

    def is_own(self, genre: str) -> bool:
        """Whether 本法, 本办法 … can be this text."""
        return any(works.names_itself(title, genre) for title in self.titles)

    def declare(self, name: str, work: str | None, version: str = "") -> None:
        """``name`` stands for ``work`` from here on; None where it cannot be said for what."""
        self.short[works.plain(name)] = (work if work is not None else "?", version)
