"""Blanks to fill in, ``每月　　元`` and ``＿＿＿＿万元``, and the lines that a copy broke at one.

What stands behind a blank, a unit or a word that this text has behind another blank, opens no
paragraph where the line before it stops open: ``…劳务费由`` and ``方承担；…``. The indent before it
is the blank. A line of blanks alone parts names of fields (``甲方：　　乙方：``) or the cells of a
table, and is no running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhbook import ordinals
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

#: What stands where a copy broke a line at a blank.
BLANK = "\u3000\u3000"
#: U+3000 twice, three narrow blanks; a row of underscores.
_GAP = r"[ \u3000]*(?:\u3000{2}|   )[ \u3000]*"
_ROW = r"[_＿]{2,}"
#: Those of money, length, area, weight, time and number, and what counts persons and things.
_UNIT = (
    r"(?:[％%‰℃]|[百千万亿]*(?:[美日港欧]?元|英镑|卢布|马克|法郎)"
    r"|[百千万]?(?:平方米|立方米|公里|公斤|公顷|千米|千克|厘米|毫米|[米吨亩克])"
    r"|个?(?:工作)?[年月日天周号]|个?小时|分钟|[时分]|[份件台套辆间幢栋层次页张名户个])"
)
#: What follows a unit inside a sentence.
_BEHIND_UNIT = r"(?:[，。；、：）)]|[的之以内外前后起至止整到和或及与为（(]|$)"
_OPENS_WITH_UNIT = re.compile(_UNIT + _BEHIND_UNIT)
#: No paragraph begins so: ``元，``, ``％的``.
_UNIT_ALONE = re.compile(rf"{_UNIT}[，。；、）)]|[％%‰℃]")
_STOP, _ENDS = re.compile("[，。；]"), re.compile(r"[\w％%‰℃×_＿]$")
#: A line without a stop that is longer than this is no heading.
_LONGEST_HEADING = 30
_BLANK = re.compile(rf"(?<=[^\s，。；：！？、_＿])(?:{_GAP}|{_ROW})(?=[^\s_＿])")
_BLANK_FIRST = re.compile(r"(?:[_＿×]{2,}|[（(]\s*[）)])\s*")
_BLANK_LAST = re.compile("[_＿×]{2,}$")
_EMPTY = re.compile(r"[（(][ \u3000]+[）)]")
#: One of these is in every line that has a blank.
_SIGN = re.compile(r"\u3000\u3000|   |__|＿＿|××|[（(][ \u3000]")
_ANY = re.compile(rf"{_BLANK.pattern}|{_EMPTY.pattern}|×{{2,}}{_UNIT}")
#: A gap, in brackets or not, and what is behind it.
_FILLED_IN = re.compile(
    rf"(?:{_GAP}|_{{3,}})(?:[，。；、）)]|{_UNIT}(?:[ \u3000]|{_BEHIND_UNIT}))|{_EMPTY.pattern}"
)
#: ``（但不得低于５％）。`` and ``（以下简称甲方），`` close or carry on what was said before them.
_IN_BRACKETS = re.compile(r"[（(][^（）()]{2,}[）)][，。；、]")
#: So much of a word that stands behind blanks tells.
_TELLING = 2


def is_running(text: str) -> bool:
    """Whether a line with gaps is running text: ``于　　月　　日前，``; no ``甲方：　　乙方：``.

    It has a stop, or all its gaps are blanks to fill in.
    """
    return _STOP.search(text) is not None or not re.search(
        rf"{_GAP}|_{{3,}}", _FILLED_IN.sub("", text)
    )


def carries_on_in_brackets(text: str, following: str) -> bool:
    """Whether ``following`` is a phrase in brackets that belongs to an open sentence.

    ``…比例由董事会讨论`` and ``（但不得低于５％）。`` are one; a title and ``（草案）`` are two.
    """
    return (
        following[0] in "（("
        and _IN_BRACKETS.match(following) is not None
        and stops_open(text)
        and ordinals.opening(following) is None
    )


class FillIns:
    """The blanks to fill in that a text has, and what stands behind them."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: set[str] = set()
        self._any = False
        for line in lines:
            text = line.text
            if not (_SIGN.search(text) and _STOP.search(text) and _ANY.search(text)):
                continue
            self._any = True
            text = simplified(text)
            self._words |= {
                text[blank.end() : blank.end() + _TELLING] for blank in _BLANK.finditer(text)
            }

    def gap(self, text: str, following: str) -> str | None:
        """What stands between a line that stops before a blank and the one that goes on behind it.

        ``…签订的总金额为`` and ``美元的第　　号协议，…`` are one sentence where the text has other
        blanks to fill in, with ``BLANK`` between them; ``＿＿＿万元，…`` has its own. None for two
        lines: a heading without a stop is not carried on, unless by ``份，…``, which opens nothing,
        and a line that closes never.
        """
        if not (self._any and _ENDS.search(text)) or _STOP.search(following) is None:
            return None
        own, blank = _BLANK_LAST.search(text), _BLANK_FIRST.match(following)
        rest = following[blank.end() :] if blank else following
        if own and blank:
            return None
        opens = rest[:_TELLING] in self._words or _OPENS_WITH_UNIT.match(rest)
        if not (opens and stops_open(text)) and not _UNIT_ALONE.match(rest):
            return None
        return "" if own or blank else BLANK


def stops_open(text: str) -> bool:
    """Whether a line of a sentence ends without a mark: it has a stop or a blank, or is long."""
    if _ENDS.search(text) is None:
        return False
    within = _STOP.search(text) or _BLANK.search(text) or len(text) > _LONGEST_HEADING
    return bool(within)
