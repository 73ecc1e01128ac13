"""Where a TOML file is broken, and what is wrong there: tomllib tells both in its own words."""

from __future__ import annotations

import re

from zhbook.config.toml.habits import CLOSED, wrong_with
from zhbook.config.toml.lines import STRING, KeyPath, dotted, statements
from zhbook.locale.say import Said, say

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_SIGN = re.compile(rf"(?P<string>{STRING})|#[^\n]*+|[][{{}}]")


def advice(source: str, message: str) -> tuple[int, Said]:
    """The line, from 1, and what is wrong there; ``message`` is what tomllib said of ``source``.

    What is not closed is told where it opens, what stands twice with the line of the first.
    """
    place = _PLACE.search(message)
    reason = message[: place.start()] if place else message
    lines = source.rstrip("\n").split("\n")
    number = int(place[1]) if place and place[1] else len(lines)
    opened = _left_open(source)
    if opened:
        at, sign = opened
        at_end = place is None or not place[1]
        over_lines = sign in ('"""', "'''", "[", "{")
        if over_lines and (at < number or at_end or "Unclosed" in reason):
            return at, say("“{sign}” is never closed", sign=sign)
        number = at if at_end else number
    whole = lines[min(number, len(lines)) - 1]
    wrong = _repeated(lines, number, reason) or wrong_with(whole, reason)
    return number, wrong or say("broken TOML: {reason}", reason=reason)


def _left_open(source: str) -> tuple[int, str] | None:
    """The line and the sign of the first string or bracket that is not closed."""
    opened: list[tuple[int, str]] = []
    for token in _SIGN.finditer(source):
        if token["string"]:
            mark = token[0][:3] if token[0][:3] in ('"""', "'''") else token[0][0]
            if not CLOSED.fullmatch(token[0]):
                opened.append((token.start(), mark))
                break
        elif token[0] in "[{":
            opened.append((token.start(), token[0]))
        elif token[0] in "]}" and opened:
            opened.pop()
    if not opened:
        return None
    at, sign = opened[-1] if opened[-1][1] not in "[{" else opened[0]
    return source.count("\n", 0, at) + 1, sign


def _repeated(lines: list[str], number: int, reason: str) -> Said | None:
    """A key or a table that stands twice: what stands before it was read by tomllib."""
    if not re.match(r"Cannot (?:overwrite|declare|redefine|mutate)", reason):
        return None
    first: dict[KeyPath, int] = {}
    path: KeyPath = ()
    before = line = 0
    try:
        for statement in statements("\n".join(lines[:number]) + "\n"):
            path, line = statement.path, statement.line
            before = first.setdefault(path, line)
    except ValueError:  # the line stands inside a value
        return None
    if before == line:
        return None
    return say("“{key}” stands twice; the first is on line {line}", key=dotted(path), line=before)
