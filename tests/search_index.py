"""Reads the files of the search as the browser does, written anew from their description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zhbook.sphinx.search.digits import DIGITS

_BASE = len(DIGITS)


def each_number(written: str) -> Iterator[int]:
    """The numbers that are written one behind the other."""
    digits = iter(DIGITS.index(digit) for digit in written)

    def more(count: int) -> int:
        total = 0
        for _ in range(count):
            total = total * _BASE + next(digits)
        return total

    for first in digits:
        if first < 64:
            yield first
        elif first < 88:
            yield 64 + (first - 64) * _BASE + more(1)
        elif first < 90:
            yield 64 + 24 * _BASE + (first - 88) * _BASE**2 + more(2)
        else:
            yield 64 + 24 * _BASE + 2 * _BASE**2 + more(5)


def ascending(written: str) -> list[int]:
    """Ascending numbers, each written as the distance to the one before, less one."""
    found, before = [], -1
    for distance in each_number(written):
        before += distance + 1
        found.append(before)
    return found


def lists_of(shards: list[list[Any]], chars: str) -> dict[str, list[list[int]]]:
    """The four lists of each pair of characters."""
    found = {}
    for shard in shards:
        for first, seconds, lists in zip(shard[::3], shard[1::3], shard[2::3], strict=True):
            ranks = ascending(seconds)
            for second, written in zip(ranks, lists.split(" "), strict=True):
                four = [ascending(part) for part in written.split("!")]
                found[chars[first] + chars[second]] = four + [[]] * (4 - len(four))
    return found


def content(path: Path) -> Any:
    """What a file of ``_search/`` hands over."""
    written = path.read_text("utf-8")
    return json.loads(written[written.index(",") + 1 : written.rindex(")")])


def pages_of(html: Path) -> dict[str, list[list[Any]]]:
    """The blocks of every page, by its address."""
    folder = html / "_search"
    names = content(folder / "start.js")["pages"]
    found = {}
    for at in range(0, len(names), 8):
        for uri, _, portions in content(folder / f"{names[at : at + 8]}.js"):
            found[uri] = [
                block
                for i in range(0, len(portions), 8)
                for block in content(folder / f"{portions[i : i + 8]}.js")[1:]
            ]
    return found
