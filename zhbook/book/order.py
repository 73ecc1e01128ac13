"""What is asked of the converter, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from zhbook.errors import ZhbookError
from zhbook.model import Diagnostic


@dataclass(slots=True)
class Order:
    """What is asked for: the seeds, where the pages go, and the options of the command line."""

    seeds: Path
    out: Path
    scheme: str | None = None
    quotes: str | None = None
    jobs: int | None = None
    skip_bad: bool = False
    write: bool = True


@dataclass(slots=True)
class Outcome:
    """What was found and done. ``errors`` means that nothing was written."""

    errors: list[ZhbookError] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: int = 0
    headings: int = 0
    items: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    doubts: int = 0  # of a proof

    def fail(self, seeds: Path, error: ZhbookError) -> None:
        """Note an error, with a path that leads to the file from where the command was given."""
        place = str(seeds / error.path)
        self.errors.append(type(error)(place, error.line, error.message))
