"""The exceptions of the converter and the codes of its diagnostics.

::

    ZhbookError
    ├── SourceError    a seed that cannot be read
    ├── ConfigError    a mistake in book.toml or confirmed.toml
    └── FidelityError  a page that would not say what its seed says

An exception is for what is impossible, a diagnostic for what is unsure.
"""

from __future__ import annotations

from zhbook.characters import printable
from zhbook.locale.say import Said
from zhbook.model import Diagnostic, Level


class ZhbookError(Exception):
    """What went wrong, where: ``path:line: error: message``."""

    def __init__(self, path: str, line: int, message: Said) -> None:
        # With its own arguments it comes whole out of another process.
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return printable(f"{place}: error: {self.message}")


class SourceError(ZhbookError):
    """A seed that cannot be read as a text."""


class ConfigError(ZhbookError):
    """A mistake in book.toml or confirmed.toml."""


class FidelityError(ZhbookError):
    """The page written for a text would not show every character of it once, in order."""


#: Every diagnostic code with its level and what it means.
CODES: dict[str, tuple[Level, str]] = {
    "source-encoding": (Level.NOTE, "the seed is not UTF-8; what was taken is named"),
    "source-controls": (Level.NOTE, "control or zero-width characters were left out"),
    "source-traditional": (Level.NOTE, "the seed is Traditional; its Simplified page is the copy"),
    "source-lost": (Level.WARNING, "characters were lost before; U+FFFD stands for them"),
    "source-private": (Level.WARNING, "private-use characters, which mean nothing elsewhere"),
    "source-misread": (Level.WARNING, "lines that were read in a wrong encoding and saved so"),
    "source-mixed": (Level.WARNING, "the seed is in both scripts, without quotation marks"),
    "layout": (Level.NOTE, "lines were wrapped, and joined to paragraphs again"),
    "layout-unsure": (Level.WARNING, "lines that may have been wrapped; each is a paragraph"),
    "milestones": (Level.NOTE, "page numbers and running heads, which stand apart from the text"),
    "title-missing": (Level.NOTE, "the text has no title of its own"),
    "notice": (Level.NOTE, "lines taken for a seller's notice, moved to the end of the text"),
    "contents-unmatched": (Level.WARNING, "an entry of the 目录 matches no heading"),
    "ordinal-gap": (Level.WARNING, "a number follows another that is not the one before it"),
    "ordinal-repeated": (Level.WARNING, "a number stands twice in its series"),
    "ordinal-alone": (Level.NOTE, "a number without neighbours; the line stays a paragraph"),
    "ordinal-unread": (Level.WARNING, "lines open like numbers and were not read as such"),
    "breaks-lost": (Level.WARNING, "a paragraph looks like many that lost their line breaks"),
    "heading-unnumbered": (Level.NOTE, "a line without a number was taken for a heading"),
    "paragraph-joined": (Level.NOTE, "a paragraph broken over two lines was joined"),
    "quote-unpaired": (Level.NOTE, "a quotation mark without its partner was left alone"),
    "slug-suffixed": (Level.WARNING, "two texts lead to one slug; one got a suffix"),
    "override-stale": (Level.WARNING, "a proof-read page was made from an earlier text"),
    "confirmed-stale": (Level.WARNING, "a row of confirmed.toml speaks of no place any more"),
    "source-skipped": (Level.WARNING, "a seed that cannot be read was left out"),
    "references-unresolved": (Level.NOTE, "references that nobody can tell, or to no place"),
    "term-unused": (Level.NOTE, "terms of the lexicon that no text has"),
    "term-blind": (Level.NOTE, "见 or 参见 to a term that no text has; it is left out"),
    "title-repeated": (Level.NOTE, "two texts of the book have the same title"),
}


def diagnose(path: str, line: int, code: str, message: Said) -> Diagnostic:
    """The diagnostic ``code`` for a place; a code that is not in CODES is a KeyError."""
    return Diagnostic(path, line, CODES[code][0], code, message)
