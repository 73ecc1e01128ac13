"""Fixtures as markdown-it-py writes them: title, dot, input, dot, what is expected, dot."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


class Fixture(NamedTuple):
    """One case of a file: the line of its title, its title, its input, what is expected."""

    line: int
    title: str
    given: str
    expected: str


def read_fixtures(name: str) -> list[Fixture]:
    """The cases of a file in ``tests/fixtures``; lines between cases are comments."""
    found: list[Fixture] = []
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    i = 0
    while i < len(lines):
        if i + 1 < len(lines) and lines[i].strip() and lines[i + 1] == ".":
            first = lines.index(".", i + 2)
            second = lines.index(".", first + 1)
            given, expected = lines[i + 2 : first], lines[first + 1 : second]
            found.append(Fixture(i + 1, lines[i], "\n".join(given), "\n".join(expected)))
            i = second
        i += 1
    return found


def cases(name: str) -> Any:
    """The cases as parameters, each called by its title.

    ``ids=`` would not do: where pytest runs twice in one process, as mutmut has it, the second run
    escapes the Chinese of a title once more, and no longer knows it.
    """
    return [pytest.param(case, id=case.title) for case in read_fixtures(name)]
