"""Where each key of a TOML file stands: tomllib gives values without their lines.

tomllib has read the file before, so it is known to follow TOML 1.0 and the scan need not check
it. A key is named by its path, ``("texts", "a.txt", "slug")``, the n-th table of an array of
tables by ``("traditional", "override", n)`` with n from 0. What stands inside an inline table or
an array has no line of its own: ask for the key it belongs to.
"""

from __future__ import annotations

import re
import tomllib

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\[\s\S]|(?!""")[\s\S])*"{3,5}'
    r"|'''(?:(?!''')[\s\S])*'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
)
_VALUE = re.compile(rf"(?P<string>{_STRING.pattern})|(?P<comment>#[^\n]*)|[\s\S]")


def key_lines(source: str) -> dict[KeyPath, int]:
    """The line, from 1, of every table header and every key of a well-formed TOML file.

    ``[book]\\ntitle = "甲"`` gives ``{("book",): 1, ("book", "title"): 2}``; the ``title =`` inside
    a multi-line string is no key.
    """
    lines: dict[KeyPath, int] = {}
    tables: dict[KeyPath, int] = {}
    table: KeyPath = ()
    position = _skip(_BLANK, source, 0)
    while position < len(source):
        line = source.count("\n", 0, position) + 1
        if source.startswith("[", position):
            is_array = source.startswith("[[", position)
            names, position = _key(source, position + (2 if is_array else 1))
            position = source.index("]", position) + (2 if is_array else 1)
            table = _inside_arrays(names, tables)
            lines.setdefault(table, line)
            if is_array:
                index = tables.get(table, -1) + 1
                tables[table] = index
                table = (*table, index)
                lines[table] = line
        else:
            names, position = _key(source, position)
            for length in range(1, len(names) + 1):
                lines.setdefault(table + names[:length], line)
            position = _after_value(source, source.index("=", position) + 1)
        position = _skip(_BLANK, source, position)
    return lines


def _skip(pattern: re.Pattern[str], source: str, position: int) -> int:
    found = pattern.match(source, position)
    return found.end() if found else position


def _key(source: str, position: int) -> tuple[tuple[str, ...], int]:
    """The dotted key that begins at ``position`` and where it ends."""
    names = []
    position = _skip(re.compile(r"[ \t]*"), source, position)
    while True:
        found = _BARE.match(source, position) or _STRING.match(source, position)
        if found is None:  # cannot be in a file that tomllib has read
            raise ValueError(f"no key at offset {position}")
        word = found.group()
        names.append(word if word[0] not in "\"'" else str(tomllib.loads(f"k={word}")["k"]))
        position = found.end()
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
    for found in _VALUE.finditer(source, position):
        if found["string"] or found["comment"]:
            continue
        char = found.group()
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
        elif char == "\n" and depth == 0:
            return found.end()
    return len(source)
