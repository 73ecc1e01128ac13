"""What the editors say of single places of a text in book.toml, against what was recognised::

    [[texts."a.txt".override]]
    line = 12                    # of the seed, from 1
    words = "一、加强领导"         # as they stand there: what the place begins with
    as = "heading"
    level = 2                    # of a heading, run-in heading or item

``words`` open a paragraph, or a line that was joined to the one before (it opens a paragraph then),
or an item inside a paragraph (``item`` and ``paragraph`` only). Of a run-in heading they are the
whole heading. Not accepted: ``as = "chapter"`` (no such kind), a heading without a level, a
paragraph with one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader
from zhbook.locale.say import say
from zhbook.model import Kind

#: What a place can be said to be.
KINDS = {
    kind.value: kind
    for kind in (
        Kind.HEADING,
        Kind.RUN_IN,
        Kind.PARAGRAPH,
        Kind.ITEM,
        Kind.NOTICE,
        Kind.TITLE,
        Kind.NOTE,
        Kind.SALUTATION,
        Kind.SIGNATURE,
        Kind.FIELD,
    )
}
_LEVELLED = (Kind.HEADING, Kind.RUN_IN, Kind.ITEM)
#: Markdown has six levels, a title takes the first; below them a heading is an anchored block.
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class PlaceOverride:
    """A place and what it is; ``row`` is the line of book.toml that says so."""

    line: int
    words: str
    kind: Kind
    level: int
    row: int = field(compare=False, repr=False)


def read_place_overrides(toml: TomlReader, tree: Any, text: KeyPath) -> tuple[PlaceOverride, ...]:
    """The rows of ``[[texts."…".override]]``; what is wrong is noted and left out."""
    keys = ("line", "words", "as", "level")
    return toml.anchored(tree, (*text, "override"), keys, partial(_row, toml))


def _row(toml: TomlReader, table: dict[str, Any], path: KeyPath) -> PlaceOverride | None:
    missing = [key for key in ("line", "words", "as") if key not in table]
    for key in missing:
        toml.wrong(path, say("this override has no “{key}”", key=key))
    line, level = toml.whole(table, path, "line"), toml.whole(table, path, "level")
    words, named = toml.string(table, path, "words"), toml.choice(table, path, "as", tuple(KINDS))
    if missing or line is None or words is None or named is None:
        return None
    kind = KINDS[named]
    if kind not in _LEVELLED and "level" in table:
        toml.wrong((*path, "level"), say("a {kind} has no level", kind=named))
    elif kind in (Kind.HEADING, Kind.RUN_IN) and "level" not in table:
        toml.wrong(path, say("this {kind} has no “level”", kind=named))
    elif level is not None and not 1 <= level <= _DEEPEST:
        toml.wrong((*path, "level"), say("level must be from 1 to {deepest}", deepest=_DEEPEST))
    elif line < 1:
        toml.wrong((*path, "line"), say("line must be 1 or more"))
    else:
        return PlaceOverride(line, words.strip(), kind, level or 1, toml.line(path))
    return None
