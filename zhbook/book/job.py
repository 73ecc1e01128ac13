"""A text that is to be converted, and how: what the editors say of it and of the other script."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from zhbook.config.book import TextConfig
from zhbook.config.lexicon import Lexicon
from zhbook.config.traditional import Override
from zhbook.pageformat import EDITIONS, SIMPLIFIED
from zhbook.script import SimplifiedScript, TraditionalScript


@dataclass(frozen=True, slots=True)
class Script:
    """How the Traditional copy is made; ``scheme`` ``off`` makes none."""

    scheme: str = "s2tw"
    quotes: str = "corner"
    overrides: tuple[Override, ...] = ()

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions there are."""
        return (SIMPLIFIED,) if self.scheme == "off" else tuple(EDITIONS)


@dataclass(frozen=True, slots=True)
class Job:
    """A text to convert: where it lies, and what the editors say of it."""

    file: Path
    path: str
    slug: str
    script: Script
    editors: TextConfig = field(default_factory=TextConfig)
    lexicon: Lexicon = field(default_factory=Lexicon)


@cache
def traditional(script: Script) -> TraditionalScript:
    """The converter for a script; made once in each process, since its tables are large."""
    return TraditionalScript(script.scheme, script.quotes, script.overrides)


@cache
def simplified(quotes: str) -> SimplifiedScript:
    """The converter of texts that were received in Traditional script."""
    return SimplifiedScript(quotes)
