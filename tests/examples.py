"""The examples of the hand-written pages: what tests take from them, and execute.

A fence that shows a file stands behind a line that ends with its path, in backticks, and ``：``::

    `seeds/a.txt`：

    ```
    一、加强领导
    ```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "pages"
_FENCE = re.compile(r"^(?P<mark>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=mark)$", re.M | re.S)
_FILE = re.compile(r"`(?P<path>[^`\n]+)`(?P<how>（[^（）\n]*）)?：\n\n\Z")
_HEADING = re.compile(r"^(#{2,6}) (.+)$", re.M)


@dataclass(frozen=True, slots=True)
class Fence:
    """A code block: its language, what it holds, and the file that it shows, or nothing.

    ``how`` is what stands in brackets behind the path; ``before`` is the line above the fence.
    """

    info: str
    body: str
    path: str = ""
    how: str = ""
    before: str = ""


def page(name: str) -> str:
    """The text of a page of docs/pages."""
    return (PAGES / name).read_text("utf-8")


def sections(text: str, level: int = 2) -> dict[str, str]:
    """What stands below each heading of ``level``, up to the next one of that level or above."""
    found: dict[str, str] = {}
    blank = _FENCE.sub(lambda fence: " " * len(fence[0]), text)  # a # in a fence is no heading
    heads = [match for match in _HEADING.finditer(blank) if len(match[1]) <= level]
    ends = [match.start() for match in heads[1:]] + [len(text)]
    for match, end in zip(heads, ends, strict=True):
        if len(match[1]) == level:
            assert match[2] not in found, match[2]
            found[match[2]] = text[match.end() : end]
    return found


def fences(text: str) -> Iterator[Fence]:
    """The code blocks of a stretch of a page, in order."""
    for match in _FENCE.finditer(text):
        before = text[: match.start()]
        named = _FILE.search(before)
        lines = before.rstrip("\n").splitlines()
        line = lines[-1] if lines else ""
        if named:
            path, how = named["path"], (named["how"] or "").strip("（）")
            yield Fence(match["info"], match["body"], path, how, line)
        else:
            yield Fence(match["info"], match["body"], before=line)


def rows(text: str) -> Iterator[list[str]]:
    """The rows of the tables of a stretch of a page, without their heads; a cell has no ``|``."""
    lines = text.splitlines()
    for line, above in zip(lines[1:], lines, strict=False):
        is_row = line.startswith("| ") and above.startswith("|")
        if is_row and not line.startswith("| ---"):
            yield [cell.strip() for cell in line.strip()[1:-1].split("|")]
