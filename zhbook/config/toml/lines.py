"""Where each key of a TOML file stands: tomllib gives values without their lines.

tomllib has read the file before, so it is known to follow TOML 1.0 and the scan need not check
it. A key is named by its path, ``("texts", "a.txt", "slug")``, the n-th table of an array of
tables by ``("traditional", "override", n)`` with n from 0. What stands inside an inline table or
an array has no line of its own: ask for the key it belongs to.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*+")
_DOT = re.compile(r"[ \t]*+\.[ \t]*+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
#: No group is repeated possessively: before 3.11.5 Python matches such a one wrongly (gh-106052).
#: A string of TOML; what is not closed goes to the end of its line, or of the file.
STRING = (
    r'"""(?:[^"\\]++|\\[\s\S]?|"(?!""))*(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\.)*(?:"|(?=\n)|\\?\Z|\\(?=\n))'
    r"|'[^'\n]*+(?:'|(?=\n)|\Z)"
)
_STRING = re.compile(STRING)
_VALUE = re.compile(rf"(?P<string>{STRING})|(?P<comment>#[^\n]*+)|[\[\]{{}}\n]|[^\"'#\[\]{{}}\n]++")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header of a table or a key with its value: the line on which it begins, and its path."""

    line: int
    path: KeyPath


def dotted(path: KeyPath) -> str:
    """A path as it is written in the file; the place in an array is not."""
    names = [name for name in path if isinstance(name, str)]
    return ".".join(name if _BARE.fullmatch(name) else f'"{name}"' for name in names)


def key_lines(source: str) -> dict[KeyPath, int]:
    """The line, from 1, that first says a table or a key of a well-formed TOML file.

    ``[book]\\ntitle = "甲"`` gives ``{("book",): 1, ("book", "title"): 2}``; the ``title =`` inside
    a multi-line string is no key. ``[texts."a.txt".about]`` says ``("texts", "a.txt")``, too.
    """
    lines: dict[KeyPath, int] = {}
    for statement in statements(source):
        for length in range(1, len(statement.path) + 1):
            lines.setdefault(statement.path[:length], statement.line)
    return lines


def statements(source: str) -> Iterator[Statement]:
    """The statements of a well-formed TOML file in their order; a ValueError where it is none.

    ``[[row]]`` is two of them: the array, and its table.
    """
    tables: dict[KeyPath, int] = {}
    table: KeyPath = ()
    ends = [newline.start() for newline in re.finditer("\n", source)]
    position = _skip(_BLANK, source, 0)
    while position < len(source):
        line = bisect(ends, position) + 1
        if source.startswith("[", position):
            is_array = source.startswith("[[", position)
            names, position = _key(source, position + (2 if is_array else 1))
            position = source.index("]", position) + (2 if is_array else 1)
            table = _inside_arrays(names, tables)
            yield Statement(line, table)
            if is_array:
                index = tables.get(table, -1) + 1
                tables[table] = index
                table = (*table, index)
                yield Statement(line, table)
        else:
            names, position = _key(source, position)
            yield Statement(line, table + names)
            position = _after_value(source, source.index("=", position) + 1)
        position = _skip(_BLANK, source, position)


def _skip(pattern: re.Pattern[str], source: str, position: int) -> int:
    match = pattern.match(source, position)
    return match.end() if match else position


def _key(source: str, position: int) -> tuple[tuple[str, ...], int]:
    """The dotted key that begins at ``position`` and where it ends."""
    names = []
    position = _skip(_SPACE, source, position)
    while True:
        part = _BARE.match(source, position) or _STRING.match(source, position)
        if part is None:  # cannot be in a file that tomllib has read
            raise ValueError(f"no key at offset {position}")
        bare = part[0][0] not in "\"'"
        names.append(part[0] if bare else str(tomllib.loads(f"x = {part[0]}")["x"]))
        position = part.end()
        dot = _DOT.match(source, position)
        if dot is None:
            return tuple(names), position
        position = dot.end()


def _inside_arrays(names: tuple[str, ...], tables: dict[KeyPath, int]) -> KeyPath:
    """The path of a header: ``[a.b]`` after ``[[a]]`` lies in the last table of ``a``."""
    path: KeyPath = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in tables:
            path = (*path, tables[path])
    return (*path, names[-1])


def _after_value(source: str, position: int) -> int:
    """The end of the value that begins at ``position``: of its line, or of its last bracket's."""
    depth = 0
    for token in _VALUE.finditer(source, position):
        if token["string"] or token["comment"]:
            continue
        char = token.group()
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "\n" and depth == 0:
            return token.end()
    return len(source)
