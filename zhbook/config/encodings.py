"""The encodings that book.toml may name: ``encoding = "gb18030"``; not accepted: ``"latin-1"``."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader, unknown

#: What ``encoding`` may name, as Python's codecs call it.
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "gbk",
    "gb2312",
    "big5",
    "cp950",
    "big5hkscs",
)


def read_encoding(toml: TomlReader, table: Mapping[str, Any], path: KeyPath) -> str | None:
    """The encoding that a text is said to have, by that name; what is none is noted, and None."""
    value = toml.string(table, path, "encoding")
    if value is None:
        return None
    try:
        name = codecs.lookup(value).name
    except (LookupError, ValueError):  # ValueError: a letter that is not ASCII
        name = ""
    if name in ENCODINGS:
        return name
    toml.wrong((*path, "encoding"), unknown("encoding", value, ENCODINGS))
    return None
