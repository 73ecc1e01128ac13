"""What book.toml says of the Traditional copy::

    [traditional]
    scheme = "s2tw"
    quotes = "corner"

    [[traditional.override]]
    from = "周排查"
    to = "週排查"
    reason = "每周的“周”作“週”"

``to = "每週排查"`` is a mistake: it is longer than what it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader, unequal
from zhbook.locale.say import say

SCHEMES = ("off", "s2t", "s2tw", "s2twp", "s2hk", "s2hkp")
QUOTES = ("corner", "keep")


@dataclass(frozen=True, slots=True)
class Override:
    """Words whose Traditional form the editors fix; both sides have one length."""

    source: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class TraditionalConfig:
    """How the Traditional copy is made."""

    scheme: str = "s2tw"
    quotes: str = "corner"
    overrides: tuple[Override, ...] = ()


def read_traditional(toml: TomlReader, tree: Any) -> TraditionalConfig:
    """The table ``[traditional]``; what is wrong in it is noted and left out."""
    path: KeyPath = ("traditional",)
    table = toml.table(tree, path, ("scheme", "quotes", "override"))
    default = TraditionalConfig()
    return TraditionalConfig(
        toml.choice(table, path, "scheme", SCHEMES) or default.scheme,
        toml.choice(table, path, "quotes", QUOTES) or default.quotes,
        _overrides(toml, table.get("override", [])),
    )


def _overrides(toml: TomlReader, tree: Any) -> tuple[Override, ...]:
    """The rows of ``[[traditional.override]]``; a source may stand in one row only."""
    rows: dict[str, Override] = {}
    for index, row in enumerate(toml.tables(tree, ("traditional", "override"))):
        path: KeyPath = ("traditional", "override", index)
        table = toml.table(row, path, ("from", "to", "reason"))
        for key in ("from", "to", "reason"):
            if key not in table:
                toml.wrong(path, say("this override has no “{key}”", key=key))
        source = toml.string(table, path, "from")
        target = toml.string(table, path, "to")
        reason = toml.string(table, path, "reason")
        if source is None or target is None or reason is None:
            continue
        if len(source) != len(target):
            toml.wrong((*path, "to"), unequal(source, target))
        elif source in rows:
            toml.wrong((*path, "from"), say("a second override for “{words}”", words=source))
        else:
            rows[source] = Override(source, target, reason)
    return tuple(rows.values())
