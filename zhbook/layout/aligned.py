"""Tables without lines: rows whose cells are parted by blanks, or columns of numbers cell by cell.

``项目　　期初数　　期末数`` over ``现金`` and ``合计`` is the head of a table, and so is what a
copy from a page gives, a cell a line: ``江苏``, ``100``, ``25``, ``上海``, ``80``, ``20``. Their
lines belong together and keep their breaks and their blanks. Not accepted: ``甲方：　　　乙方：``
and other blanks to fill in, ``明　　细　　表`` (a spaced title), ``第一章　　总则``, sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhbook import ordinals
from zhbook.layout.openings import is_dated
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

#: Two blanks part cells; most lines have none.
_WIDE = re.compile(r"[ \u3000]{2}")
_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|[ \u3000]*\t\s*)(?=\S)")
#: A head has at least so many cells, of so many characters at most; a row may have longer ones.
_FEWEST_CELLS, _LONGEST_HEAD, _LONGEST_CELL = 3, 12, 24
#: What stands alone in a row is a word or two.
_LONGEST_ALONE = 16
#: Blanks to fill in, names of fields, and the ends of sentences: no cells; 减：折旧 is one.
_RUNNING = re.compile(r"(?<!其中)(?<![减加])[：:]|[。；！？，]|[_＿]{2,}|×|、$")
_NUMBER = re.compile(r"[-—–]|[+-]?[0-9０-９][0-9０-９,，.．/]*[%％‰]?")
#: A table a cell a line has at least so many cells, and such a share of them are numbers.
_FEWEST_LINES, _NUMBERS = 9, 0.4


def aligned(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where such tables among lines with text begin, and the line behind each."""
    k = run = 0  # a run of cells is looked at once
    while k < len(lines):
        text = lines[k].text
        end = _rows_end(lines, k) if _WIDE.search(text) else 0
        if not end and k >= run and len(text) <= _LONGEST_ALONE:
            run, is_table = _cells_end(lines, k)
            end = run if is_table else 0
        if end:
            yield k, end
        k = max(end, k + 1)


def _cells(text: str) -> list[str]:
    return [re.sub(r"\s", "", cell) for cell in _GAP.split(text)]


def _rows_end(lines: Sequence[Line], start: int) -> int:
    """The line behind a table whose head this is; 0 where it is none."""
    text = lines[start].text
    head = _cells(text)
    if len(head) < _FEWEST_CELLS or _RUNNING.search(text) or _opens(text):
        return 0
    if max(map(len, head)) > _LONGEST_HEAD or sum(len(cell) > 1 for cell in head) < 2:
        return 0
    if any(map(_NUMBER.fullmatch, head)):  # 附件　技术指标　3 is an entry of a 目录
        return 0
    end = start + 1
    while end < len(lines) and _is_row(lines, end):
        end += 1
    several = any(len(_cells(line.text)) > 1 for line in lines[start + 1 : end])
    alone = end - start - 1
    return end if several or alone > 1 or (alone and len(head) > _FEWEST_CELLS) else 0


def _is_row(lines: Sequence[Line], k: int) -> bool:
    """Whether a line goes on with a table: cells, or a word alone that names a row."""
    text = lines[k].text
    cells = _cells(text)
    if len(cells) > 1:
        long = max(map(len, cells)) > _LONGEST_CELL
        return not (long or _RUNNING.search(text) or _opens_part(text))
    if len(cells[0]) > _LONGEST_ALONE or _RUNNING.search(text) or _opens(text):
        return False
    # An organ over a date signs, and 附件 opens another part.
    return text[0] != "附" and not any(is_dated(line.text) for line in lines[k : k + 2])


def _cells_end(lines: Sequence[Line], start: int) -> tuple[int, bool]:
    """The line behind a run of what could be cells, and whether many of them are numbers."""
    end = start
    while end < len(lines) and _is_cell(lines[end].text):
        end += 1
    if end - start < _FEWEST_LINES:
        return max(end, start + 1), False
    texts = [line.text for line in lines[start:end]]
    numbers = [text for text in texts if _NUMBER.fullmatch(text)]
    if len(numbers) < _NUMBERS * len(texts):
        return end, False
    # 1, 2 and 3 alone on their lines number what stands below them.
    counted = [int(text) for text in numbers if text.isdecimal()]
    rising = sum(second == first + 1 for first, second in pairwise(counted))
    return end, 2 * rising < len(counted)


def _is_cell(text: str) -> bool:
    if len(text) > _LONGEST_ALONE:
        return False
    if _NUMBER.fullmatch(text):
        return True
    return len(text) <= _LONGEST_HEAD and not _RUNNING.search(text) and not _opens(text)


def _opens(text: str) -> bool:
    return ordinals.opening(simplified(text)) is not None


def _opens_part(text: str) -> bool:
    """Whether 第一章 or 第一条 stands at the beginning; 1 and 2 may number rows."""
    ordinal = ordinals.opening(simplified(text))
    return ordinal is not None and (ordinal.style in ordinals.TITLED or ordinal.style == "article")
