"""What the editors add to a place of a text, as a note, in book.toml::

    [[texts."a.txt".note]]
    line = 26                    # of the seed, from 1
    words = "“六位一体“"          # as they stand there; the mark of the note comes behind them
    text = "原文如此。"

``words`` stand once in that line, anywhere in it. ``text`` is plain text of one line: ``*a*``
shows its asterisks, and a link is none. Not accepted: a note without words, a line 0, two notes
at the same words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader
from zhbook.locale.say import say

_KEYS = ("line", "words", "text")


@dataclass(frozen=True, slots=True)
class EditorNote:
    """A note and the words that it stands behind; ``row`` is the line of book.toml that says so."""

    line: int
    words: str
    text: str
    row: int = field(compare=False, repr=False)


def read_notes(toml: TomlReader, tree: Any, text: KeyPath) -> tuple[EditorNote, ...]:
    """The rows of ``[[texts."…".note]]``; what is wrong is noted and left out."""
    return toml.anchored(tree, (*text, "note"), _KEYS, partial(_row, toml))


def _row(toml: TomlReader, table: dict[str, Any], path: KeyPath) -> EditorNote | None:
    missing = [key for key in _KEYS if key not in table]
    for key in missing:
        toml.wrong(path, say("this note has no “{key}”", key=key))
    line = toml.whole(table, path, "line")
    words, text = toml.string(table, path, "words"), toml.string(table, path, "text")
    if missing or line is None or words is None or text is None:
        return None
    if line < 1:
        toml.wrong((*path, "line"), say("line must be 1 or more"))
        return None
    return EditorNote(line, words.strip(), text.strip(), toml.line(path))
