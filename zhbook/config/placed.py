"""Rows of book.toml that speak of a place of a text, by its line and words.

``line = 12`` with ``words = "一、加强领导"`` is a place where line 12 has these words once; where
it has them twice, or not at all, the row is a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from zhbook.errors import ConfigError
from zhbook.locale.say import Value, say

#: For so many rows of a text that match no place, it is told where their words do stand.
MOST_HINTS = 20


class Anchored(Protocol):
    """A row that speaks of a place in a seed."""

    @property
    def line(self) -> int:
        """The line of the seed, from 1."""

    @property
    def words(self) -> str:
        """Words of that line."""

    @property
    def row(self) -> int:
        """The line of book.toml that says so."""


def misplaced(row: Anchored, path: str, is_ambiguous: bool, others: Sequence[int]) -> ConfigError:
    """The mistake of a row that fits several places of the text at ``path``, or none.

    ``others`` are the lines that have the words; if it is just one, it is named.
    """
    place: dict[str, Value] = {"line": row.line, "path": path, "words": row.words}
    if is_ambiguous:
        wrong = say("line {line} of {path} has “{words}” more than once; quote more words", **place)
    elif len(others) == 1:
        wrong = say(
            "line {line} of {path} does not have “{words}”; line {other} does",
            **place,
            other=others[0],
        )
    else:
        wrong = say("line {line} of {path} does not have “{words}”", **place)
    return ConfigError("book.toml", row.row, wrong)
