"""How wide a line is, how it ends, and how the next one begins.

Widths are counted in columns: two for a Han character or U+3000, one for a Latin letter (Unicode
Standard Annex #11, east-Asian width).
"""

from __future__ import annotations

import re

from zhbook import ordinals
from zhbook.layout.fill_ins import is_running
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

#: Marks that close a sentence, or a member of a list, or announce what follows.
CLOSED = re.compile(r"[。！？!?；;：:…][”’）)」』》】]*$")
#: The marks that may end a paragraph.
MARKS = "。！？；："
_SENTENCE_END = re.compile(r"[。！？!?…][”’）)」』】]*$")
_MARK = re.compile(rf"([{MARKS};:])[”’）)」』》】]*$")
WIDE_MARK = {";": "；", ":": "："}
#: GB/T 15834-2011, 5.1.1 to 5.1.7: these may not begin a line (避头尾); closing quotation marks are
#: left out, since they stand for opening ones in some texts.
_NO_START = "。，、；：？！）》〉】」』〕］"
#: What may not end a line goes to the next one together with what follows it.
_NO_END = "“‘（《〈【「『〔［(["
QUOTES = {"“": "”", "「": "」", "『": "』"}
OPENING_BRACKETS = "（(《〈"
_CLOSING = f"{_NO_START}”’,.;:?!)]%％‰℃"
#: Lines and corners of a table that was drawn, dots that lead to a page: no running text.
_DRAWN = re.compile(r"[\u2500-\u257f]|(?:…|\.{2}|·{2}){2,}\s*\d+$")
#: Gaps between cells or names of fields, or blanks to be filled in.
_GAP = re.compile(r"_{3,}|\S[ \u3000]*(?:\u3000{2}|   )[ \u3000]*\S")
#: 第一百二十三条之一 is as long as a number gets that blanks follow.
_LONGEST_NUMBER = 12
_WORD = re.compile(r"[0-9A-Za-z.,%/:@_+-]+")
#: A wide character is of three bytes in UTF-8, a narrow one of a single byte.
_WIDE = 2


def columns(text: str) -> int:
    """The width of a text: 4 for ``总则``, 5 for ``第1条``."""
    characters = len(text)
    return characters + (len(text.encode("utf-8", "surrogatepass")) - characters) // 2


def right_edge(line: Line) -> int:
    """Where a line ends, counted from the margin: its indent and its width."""
    return _WIDE * line.indent + columns(line.text)


def is_closed(line: Line) -> bool:
    """``…到此。`` and ``…如下：`` are; ``…以及`` and ``…，`` stop inside a sentence."""
    return CLOSED.search(line.text) is not None


def closing_mark(text: str) -> str:
    """The mark with which a line closes: ``。`` of ``…到此。”``; empty where it does not.

    Of half width it is the same: ``：`` of ``…如下:``.
    """
    mark = _MARK.search(text)
    return WIDE_MARK.get(mark[1], mark[1]) if mark else ""


def ends_sentence(text: str) -> bool:
    """``…到此。`` and ``…到此！”`` do; ``…以及`` and ``…如下：`` do not."""
    return _SENTENCE_END.search(text) is not None


def is_loose(text: str) -> bool:
    """Whether a line is no running text: ``│规格│　│``, ``签名：____``, ``总则……1``."""
    if _DRAWN.search(text):
        return True
    gap = _GAP.search(text)
    if gap is not None and gap.start() < _LONGEST_NUMBER:
        # Blanks behind a number are no gap: 第十一条　　为了…
        number = ordinals.opening(simplified(text[:_LONGEST_NUMBER]))
        if number is not None and number.end > gap.start():
            gap = _GAP.search(text, number.end)
    return gap is not None and not is_running(text)


def ends_quotation(text: str) -> bool:
    """``”`` and ``”。`` alone on a line end what was quoted before it."""
    return text[0] in "”’" and (len(text) == 1 or text[1] in _NO_START)


def may_not_begin(text: str) -> bool:
    """Whether no typesetter lets a line begin so: ``，根据`` goes on with the line before."""
    return text[0] in _NO_START or ends_quotation(text)


def may_not_end(text: str) -> bool:
    """Whether no typesetter lets a line end so: ``《`` and ``…（`` go on in the next line."""
    return text[-1] in _NO_END


def leaves_open(text: str, following: str) -> bool:
    """Whether a bracket of a line closes in the next: ``…（负责部门：`` and ``商务部）``."""
    opened = text.rfind("（") > text.rfind("）")
    closed = following.find("）")
    return opened and closed >= 0 and "（" not in following[:closed]


def first_unit(text: str) -> int:
    """The columns of what cannot be parted at the beginning of a line.

    2 for ``国家``, 4 for ``法、`` (the mark may not begin a line) and ``《法`` (the bracket may not
    end one), 8 for ``Sphinx，``.
    """
    word = _WORD.match(text)
    end = word.end() if word else 1
    while end < len(text) and text[end - 1] in _NO_END:
        end += 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return columns(text[:end])
