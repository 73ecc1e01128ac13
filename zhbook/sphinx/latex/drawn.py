"""Tables that were drawn with lines, in the printed book: row by row, as wide as the line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from docutils import nodes
from docutils.nodes import Element

from zhbook.pageformat import Class
from zhbook.sphinx.latex.points import footnote, in_margin
from zhbook.sphinx.latex.text import escape
from zhbook.sphinx.notes import note_mark
from zhbook.sphinx.typography.articles import POINTS
from zhbook.sphinx.typography.milestones import milestone

#: A row of more columns goes on in the next line: the type would be smaller than 4 points.
WIDEST = 200
#: U+00A0, a sign where a blank would be a gap.
_BLANK = "\xa0"
_LINE = re.compile("[\u2500-\u257f]")


def drawn(node: Element) -> str:
    """The rows of a table; milestones stand in the margin of theirs, notes behind it."""
    narrow = Class.NARROW_LINES in node["classes"]
    rows = [piece for row in _rows(node) for piece in _cut(row, narrow)]
    widest = max((sum(columns(c, narrow) for c in row.words) for row in rows), default=1)
    lines = "\n".join(
        rf"\ZhDrawnRow{{{row.before}}}{{{_string(row.words, narrow)}}}{{{row.behind}}}"
        for row in rows
    )
    return rf"\begin{{ZhDrawn}}{{{max(widest, 1)}}}" + f"\n{lines}\n" + r"\end{ZhDrawn}" + "\n"


def columns(character: str, narrow: bool) -> int:
    """How wide a character is: 2 for 法 and U+3000, 1 for a letter and for a blank.

    Signs whose width UAX #11 calls ambiguous are wide in Chinese type; ``narrow`` tells that the
    lines of this table are not.
    """
    if narrow and _LINE.fullmatch(character):
        return 1
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a row; what stands before and behind them is macros."""

    before: str = ""
    words: str = ""
    behind: str = ""


def _rows(node: Element) -> Iterator[_Row]:
    row = _Row()
    for point in node.findall(lambda child: isinstance(child, (nodes.Text, *POINTS))):
        if isinstance(point, milestone):
            row = replace(row, before=row.before + in_margin(point))
        elif isinstance(point, note_mark):
            row = replace(row, behind=row.behind + footnote(point))
        else:
            first, *others = str(point).split("\n")
            row = replace(row, words=row.words + first)
            for words in others:
                yield row
                row = _Row(words=words)
    yield row


def _cut(row: _Row, narrow: bool) -> Iterator[_Row]:
    """A row in pieces that are not too wide."""
    start = width = 0
    before = row.before
    for at, character in enumerate(row.words):
        width += columns(character, narrow)
        if width > WIDEST:
            yield _Row(before, row.words[start:at])
            before, start, width = "", at, columns(character, narrow)
    yield _Row(before, row.words[start:], row.behind)


def _string(words: str, narrow: bool) -> str:
    """Words for TeX, their blanks as signs."""
    parts = []
    for kind, run in groupby(words, key=_kind):
        said = "".join(run)
        if kind == "blank":
            parts.append(_BLANK * len(said))
        elif kind == "line" and narrow:
            parts += (rf"\ZhHalf{{{escape(sign)}}}" for sign in said)
        else:
            parts.append(escape(said))
    return "".join(parts)


def _kind(character: str) -> str:
    return "blank" if character in " \t\xa0" else "line" if _LINE.fullmatch(character) else ""
