"""How much work something is, counted and not timed: the same on every machine and every day.

Counted are the calls of functions, the lines that run, and what a method in C looks at: ``s.count``
and ``list.index`` read what they belong to, so each call counts for its length. Not seen are
``x in list``, slices, and what a regular expression tries.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

#: Methods that go through all they belong to.
_THROUGH: dict[type, frozenset[str]] = {
    str: frozenset(
        {"count", "replace", "split", "splitlines", "translate", "encode", "isprintable"}
    ),
    list: frozenset({"count", "index", "insert", "remove", "copy", "reverse", "sort"}),
    tuple: frozenset({"count", "index"}),
    dict: frozenset({"copy"}),
    bytes: frozenset({"count", "replace", "split", "decode"}),
}
#: So many characters or members are looked at in C in the time of one line of Python.
_AT_ONCE = 16


def work(act: Callable[[], Any]) -> int:
    """How many lines and calls some act takes."""
    count = 0

    def lines(frame: Any, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return lines

    def calls(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        if event == "c_call":
            count += 1
            owner: Any = getattr(argument, "__self__", None)
            if argument.__name__ in _THROUGH.get(type(owner), ()):
                count += len(owner) // _AT_ONCE

    sys.settrace(lines)
    sys.setprofile(calls)
    try:
        act()
    finally:
        sys.setprofile(None)
        sys.settrace(None)
    return count
