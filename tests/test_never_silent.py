"""Texts that are spoilt on purpose: a number taken away, doubled or misread, two lines joined.

Each is reported, at its line or at the line of the next number, where it can be seen first. The
texts are those of ZHBOOK_CORPUS, the places are drawn from them with a fixed seed.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.outlines import document_of
from zhbook.model import Block, Ordinal

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("corpus")]
PLACES = 300
#: Longer texts say nothing that shorter ones do not, and take their time.
LONGEST = 400
_CODES = ("ordinal-", "breaks-lost")
_TITLED = ("part", "chapter", "section")


@dataclass(frozen=True, slots=True)
class Place:
    """A number of a series with one behind it: its line, the line of the next, and itself."""

    text: tuple[str, ...]
    line: int
    following: int
    style: str
    number: str
    next_number: str

    def spoilt(self, how: Callable[[str, str], str]) -> str:
        lines = [*self.text]
        lines[self.line - 1] = how(lines[self.line - 1], self.number)
        return "\n".join(lines)


@cache
def texts() -> list[tuple[str, ...]]:
    folder = Path(os.environ["ZHBOOK_CORPUS"])
    every = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
    return [tuple(text.splitlines()) for text in every if text.count("\n") < LONGEST]


@cache
def places(lines: tuple[str, ...]) -> list[Place]:
    return [*_places(lines)]


def _places(lines: tuple[str, ...]) -> Iterator[Place]:
    """The numbers of a text that have the one before and the one after them in their series."""
    row: dict[tuple[str, str], list[tuple[Block, Ordinal]]] = {}
    for block in document_of("\n".join(lines)).blocks:
        ordinal = block.ordinal
        if ordinal is None or ordinal.suffix or ordinal.style == "unnumbered":
            continue
        scope = "" if ordinal.style == "article" else block.id.rpartition("-")[0]
        series = row.setdefault((scope, ordinal.style), [])
        if series and ordinal.value != series[-1][1].value + 1:
            series.clear()
        series.append((block, ordinal))
        if len(series) > 2:
            middle = series[-2][0]
            numbers = (_number(*series[-2]), _number(block, ordinal))
            yield Place(lines, middle.line, block.line, ordinal.style, *numbers)


def _number(block: Block, ordinal: Ordinal) -> str:
    return block.text[: ordinal.end].strip()


def drawn(seed: int, count: int, *styles: str) -> list[Place]:
    chosen = random.Random(seed)
    found: list[Place] = []
    while len(found) < count:
        lines = chosen.choice(texts())
        every = [place for place in places(lines) if not styles or place.style in styles]
        if every:
            found.append(chosen.choice(every))
    return found


@cache
def told(text: str) -> list[tuple[int, str]]:
    return [(d.line, d.code) for d in document_of(text).diagnostics if d.code.startswith(_CODES)]


def _removed(line: str, number: str) -> str:
    return line.replace(number, "", 1).strip()


def _replaced(old: str, new: str) -> Callable[[str, str], str]:
    return lambda line, number: line.replace(number, number.replace(old, new, 1), 1)


def _last_numeral(new: str) -> Callable[[str, str], str]:
    """The last character of the number before 条, 章, 、 or ） is another one."""

    def spoilt(line: str, number: str) -> str:
        units = [k for k, character in enumerate(number) if character in "条章节编、.．）)"]
        at = units[0] - 1 if units else len(number) - 1
        return line.replace(number, number[:at] + new + number[at + 1 :], 1)

    return spoilt


#: What each may become, by the styles in which it can.
MISREAD: dict[str, tuple[tuple[str, ...], Callable[[str, str], str]]] = {
    "第七乡": (("article",), _replaced("条", "乡")),
    "第土条": (("article",), _last_numeral("土")),
    "笫七条": (("article", *_TITLED), _replaced("第", "笫")),
    "第七意": (("chapter",), _replaced("章", "意")),
    "第1土章": (_TITLED, _last_numeral("1士")),
    "（二": (("han-paren",), lambda line, number: line.replace(number, number[:-1], 1)),
    "（土）": (("han-paren",), _last_numeral("土")),
}


def _missed(place: Place, spoilt: str, shift: int = 0) -> list[str]:
    """Nothing where the damage was reported that the text did not have before."""
    lines = {place.line, place.line + shift, place.following + shift}
    before = set(told("\n".join(place.text)))
    new = {(line, code) for line, code in told(spoilt) if (line - shift, code) not in before}
    if any(line in lines for line, _ in new):
        return []
    return [f"{place.text[0][:30]}:{place.line} {place.number} {sorted(new)[:3]}"]


def test_a_number_taken_away_is_told() -> None:
    missed = [m for place in drawn(1, PLACES // 3) for m in _missed(place, place.spoilt(_removed))]
    assert missed == []


def test_a_number_that_comes_twice_is_told() -> None:
    missed: list[str] = []
    for place in drawn(2, PLACES // 6):
        lines = [*place.text]
        index = place.following - 1
        lines[index] = lines[index].replace(place.next_number, place.number, 1)
        missed += _missed(place, "\n".join(lines))
    assert missed == []


@pytest.mark.parametrize("form", MISREAD)
def test_a_number_that_was_misread_is_told(form: str) -> None:
    styles, how = MISREAD[form]
    found = drawn(3, PLACES // 25, *styles)
    assert [m for place in found for m in _missed(place, place.spoilt(how))] == []


@pytest.mark.parametrize("behind", [True, False])
def test_a_chapter_joined_to_its_neighbour_is_told(*, behind: bool) -> None:
    missed: list[str] = []
    for place in drawn(4, PLACES // 12, "chapter"):
        lines = [*place.text]
        first = place.line - 1 if behind else place.line - 2
        lines[first : first + 2] = [lines[first] + lines[first + 1].strip()]
        missed += _missed(place, "\n".join(lines), -1)
    assert missed == []
