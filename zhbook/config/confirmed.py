"""confirmed.toml: readings of the other script that the editors have looked at and found right.

Accepted beside the seeds is TOML 1.0 in UTF-8 of this shape::

    [[confirmed]]
    words = "启航新征程"     # as they stand in the texts, with as much around as is needed
    reading = "啟航新征程"   # as the other edition has them; as many characters

A row speaks of every place with these words that is read so; the proof does not ask about it
again. Not accepted: a row without a reading, or words that stand in two rows with one reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from zhbook.config.toml.reader import TomlReader, unequal
from zhbook.locale.say import say

NAME = "confirmed.toml"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Words and how they are rightly read; ``line`` is that of the row."""

    words: str
    reading: str
    line: int = field(compare=False)


def read_confirmed(path: Path) -> tuple[Confirmed, ...]:
    """The rows of a file; none where there is no such file.

    All mistakes are raised together, as an ``ExceptionGroup`` of ``ConfigError`` in the order of
    their lines.
    """
    toml = TomlReader.read(path)
    tree = toml.table(toml.tree, (), ("confirmed",))
    rows: dict[Confirmed, None] = {}
    for index, row in enumerate(toml.tables(tree.get("confirmed", []), ("confirmed",))):
        here = ("confirmed", index)
        table = toml.table(row, here, ("words", "reading"))
        for key in ("words", "reading"):
            if key not in table:
                toml.wrong(here, say("this row has no “{key}”", key=key))
        words, reading = toml.string(table, here, "words"), toml.string(table, here, "reading")
        if words is None or reading is None:
            continue
        confirmed = Confirmed(words, reading, toml.line(here))
        if len(words) != len(reading):
            toml.wrong((*here, "reading"), unequal(words, reading))
        elif confirmed in rows:
            wrong = say(
                "a second row for “{words}” read as “{reading}”", words=words, reading=reading
            )
            toml.wrong(here, wrong)
        else:
            rows[confirmed] = None
    toml.done()
    return tuple(rows)


class Confirmations:
    """Finds the row that speaks of a place, in a time that does not grow with the rows."""

    def __init__(self, rows: Iterable[Confirmed]) -> None:
        self._rows: dict[tuple[str, str], Confirmed] = {}
        self._shapes: dict[str, set[tuple[int, int]]] = {}
        for row in rows:
            self._rows[row.words, row.reading] = row
            for at, char in enumerate(row.words):
                self._shapes.setdefault(char, set()).add((at, len(row.words)))

    def of(self, text: str, converted: str, start: int, end: int) -> list[Confirmed]:
        """The rows that speak of ``text[start:end]`` as it is read in ``converted``."""
        matching = []
        for at, length in self._shapes.get(text[start], ()):
            first, last = start - at, start - at + length
            if first < 0 or last < end:
                continue
            row = self._rows.get((text[first:last], converted[first:last]))
            if row:
                matching.append(row)
        return matching
