"""Ways to do a square of work whose steps are those of C: ``tests.work`` has to see them all."""

from __future__ import annotations

import re
from collections.abc import Callable


def _is_in_list(count: int) -> None:
    there: list[int] = []
    for k in range(count):
        if k not in there:
            there.append(k)


def _is_in_text(count: int) -> None:
    text = "甲" * count
    for _ in range(count):
        if "乙" in text:
            break


def _rest(count: int) -> None:
    text = "甲" * count
    while text:
        text = text[1:]


def _sum(count: int) -> None:
    row: tuple[int, ...] = ()
    for k in range(count):
        row = row + (k,)  # noqa: RUF005


def _unpacked(count: int) -> None:
    row: tuple[int, ...] = ()
    for k in range(count):
        row = (*row, k)


def _counted(count: int) -> None:
    text = "甲" * count
    for k in range(count):
        text.count("乙", 0, k)


def _first(count: int) -> None:
    row = list(range(count))
    while row:
        row.pop(0)


def _searched(count: int) -> None:
    pattern = re.compile("乙")
    text = "甲" * count
    for k in range(count):
        pattern.search(text, k)


def _joined(count: int) -> None:
    parts: list[str] = []
    for _ in range(count):
        parts.append("甲")
        "".join(parts)


def _most(count: int) -> None:
    row: list[int] = []
    for k in range(count):
        row.append(k)
        max(row)


SQUARES: tuple[Callable[[int], None], ...] = (
    *(_is_in_list, _is_in_text, _rest, _sum, _unpacked),
    *(_counted, _first, _searched, _joined, _most),
)


def straight(count: int) -> None:
    """No square, though every step looks at a part of something long."""
    text = "甲" * count
    at = 0
    while (at := text.find("甲", at)) >= 0:
        text.count("甲", at, at + 1)
        at += 1
