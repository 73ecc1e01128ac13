"""Tables that were drawn with lines: ``┌──┬──┐``, ``│甲│乙│``, ``| a | b |`` below ``+---+``.

They are no paragraphs: their lines belong together and keep their breaks and their blanks. One line
alone draws nothing, and ``──`` in a sentence is a dash (GB/T 15834-2011, 4.13). Of the signs of
ASCII a row tells only where a rule, or another row that is closed at both ends, is beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from zhbook.layout.measure import columns
from zhbook.model import Line

#: U+2500 to U+257F: those that lie, ─ ━ ┄ ┅ ┈ ┉ ╌ ╍ ═ ╴ ╶ ╸ ╺ ╼ ╾, and the others.
_LYING = "─━┄┅┈┉╌╍═╴╶╸╺╼╾"
_UPRIGHT = "".join(sign for sign in map(chr, range(0x2500, 0x2580)) if sign not in _LYING)
#: A line that opens with an upright sign, or has two of them.
_DRAWN = re.compile(rf"[{_UPRIGHT}]|[^{_UPRIGHT}]*[{_UPRIGHT}][^{_UPRIGHT}]*[{_UPRIGHT}]")
_LINE_ALONE = re.compile(rf"[{_LYING}\s]+")
#: ``+---+---+``, ``|---|:--:|``, ``---|---``: nothing but strokes, with a joint between them.
_RULE = re.compile(r"(?=.*-{2}|.*={2})(?=.*[+|｜])[-=+|｜:\s]{4,}")
_SIGN = re.compile("[\u2500-\u257f]")
_ANY = re.compile("[\u2500-\u257f|｜+]")
#: Cells: two strokes at least; and a row that is closed at both ends.
_ROW = re.compile(r"[^|｜]*[|｜][^|｜]*[|｜]")
_CLOSED_ROW = re.compile(r"[|｜][^|｜]+[|｜](?:[^|｜]*[|｜])+")
#: Where one table ends and the next begins.
_BOTTOM, _TOP = frozenset("└┕┖┗╘╙╚╰"), frozenset("┌┍┎┏╒╓╔╭")
#: Fewer lines draw nothing.
_FEWEST = 2
_BOX, _STROKES, _LYING_LINE = "box", "strokes", "lying"


def is_drawn(text: str) -> bool:
    """Whether a line could be one of a table."""
    return _sign(text) != ""


def is_narrow(text: str) -> bool:
    """Whether the lines of a table stand to each other where ``│`` is as wide as a letter.

    So it is in the fonts of terminals; in those of GB 2312 it is as wide as a character.
    """
    rows = text.split("\n")
    wide = [columns(row) for row in rows]
    narrow = [width - len(_SIGN.findall(row)) for row, width in zip(rows, wide, strict=True)]
    return max(Counter(narrow).values()) > max(Counter(wide).values())


def drawn(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where tables among lines with text begin, and the line behind each."""
    at = 0
    for signed, run in groupby(lines, key=lambda line: is_drawn(line.text)):
        start, at = at, at + len(list(run))
        if signed:
            yield from _tables(lines, start, at)


def _tables(lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The tables of a run, in which one may follow right behind another."""
    tops = [
        k
        for k in range(start + 1, end)
        if lines[k].text[0] in _TOP and lines[k - 1].text[0] in _BOTTOM
    ]
    for first, last in zip([start, *tops], [*tops, end], strict=True):
        # A line that lies before or behind a table parts it from the text.
        while first < last and _sign(lines[first].text) == _LYING_LINE and not _opens(lines, first):
            first += 1
        if _is_table([line.text for line in lines[first:last]]):
            yield first, last


def _opens(lines: Sequence[Line], k: int) -> bool:
    """Whether a lying line is the upper edge of the row behind it."""
    return k + 1 < len(lines) and _sign(lines[k + 1].text) == _BOX


def _is_table(texts: Sequence[str]) -> bool:
    if len(texts) < _FEWEST:
        return False
    signs = [_sign(text) for text in texts]
    if _BOX in signs:
        return sum(sign != _STROKES for sign in signs) >= _FEWEST
    if _STROKES not in signs:
        return False
    ruled = any(_RULE.fullmatch(text) for text in texts)
    rows = [text for text in texts if not _RULE.fullmatch(text)]
    return bool(rows) and (ruled or all(_CLOSED_ROW.fullmatch(text) for text in rows))


def _sign(text: str) -> str:
    """With which signs a line is drawn; empty for running text."""
    if not _ANY.search(text):
        return ""
    if _DRAWN.match(text):
        return _BOX
    if _LINE_ALONE.fullmatch(text):
        return _LYING_LINE
    return _STROKES if _RULE.fullmatch(text) or _ROW.match(text) else ""
