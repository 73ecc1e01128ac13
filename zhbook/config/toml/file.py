"""A TOML file → its text → the tree it holds; or the one line that says why not.

Accepted is TOML 1.0 in UTF-8, with or without a byte order mark, of at most ``MOST_BYTES``. Not
accepted: a folder, a device, a pipe; a link that leads out of the folder, which could show what is
none of the book; UTF-16, GBK; what ``bounds`` refuses.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from zhbook.config.toml.advice import advice
from zhbook.config.toml.bounds import beyond
from zhbook.files.bounded import read_bytes, reason
from zhbook.locale.say import Said, say

#: A file of more bytes is none that editors have written.
MOST_BYTES = 16 * 1024 * 1024


class TomlError(Exception):
    """What is wrong with a file as a whole, and the line, from 1; 0 where no line is to blame."""

    def __init__(self, line: int, message: Said) -> None:
        super().__init__(line, message)
        self.line = line
        self.message = message


def content_of(path: Path) -> bytes | Said:
    """The bytes of a file, none where there is no such file; or why it cannot be read."""
    inside = os.path.realpath(path.parent)
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
        return say("a link that leads out of the folder of seeds; copy the file")
    try:
        return read_bytes(path, MOST_BYTES)
    except FileNotFoundError:
        return b""
    except OSError as error:
        return say("cannot be read: {reason}", reason=reason(error))


def decoded(content: bytes) -> str:
    """The text of a file; raises TomlError."""
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TomlError(content.count(b"\n", 0, error.start) + 1, _not_utf_8(content)) from None
    if "\0" in source:
        raise TomlError(0, _not_utf_8(content))
    return source.replace("\r\n", "\n")


def _not_utf_8(content: bytes) -> Said:
    """What else a file that is not UTF-8 could be: what Windows calls Unicode, or ANSI."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content:
        return say("not UTF-8 but UTF-16, as it seems; save the file as UTF-8")
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return say("not UTF-8")
    return say("not UTF-8 but GBK or GB 18030, as it seems; save the file as UTF-8")


def tree_of(source: str) -> dict[str, Any]:
    """What a text holds; raises TomlError."""
    if wrong := beyond(source):
        raise TomlError(*wrong)
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(*advice(source, str(error))) from None
