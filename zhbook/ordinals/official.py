"""一、 （一） 1. （1） ① : the levels of official papers.

Standard: GB/T 9704-2012, 7.3.3: 文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注.
① as a fifth level is common use; a) numbers the items of lists in standards (GB/T 1.1-2020, 7.5);
laws of Hong Kong write (1), (a), papers of Taiwan 壹、一、.
Half-width brackets and 1、 are read as their full forms; a blank may stand in the place of 、.
"""

from __future__ import annotations

import re
from functools import partial

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import CLAUSE_END, Recogniser

_HAN = rf"(?![{numerals.ZEROS}])[{numerals.TYPED}]{{1,5}}"
#: Before these （二） is cited: （二）、（三）, （二）至（四）, （二）和第三款, （二）项; not
#: before what only begins alike: （二）项目, （二）款项, （二）与第三方, （二）、总则.
_CITED = (
    rf"(?!(?:、|[和及与至或]者?)\s*(?:[（(]\s*(?:{_HAN}|[0-9])"
    rf"|第\s*(?:{_HAN}|[0-9]+)[条款项目])"
    r"|项(?![目链圈])|款(?![项式待物额型]))"
)
_PATTERNS = {
    # 一、二审 and 一、二、三产业 count things, they do not open a member.
    # 三 alone on its line numbers a section of a speech or an essay.
    "han": re.compile(
        rf"({_HAN})\s*[、．.](?!{_HAN}[、和及与审级线类等季期])"
        # So does 三 before blank space and a title; 三　毛 is a name.
        r"|([二三四五六七八九]?十?[一二三四五六七八九十])"
        rf"(?:$|\s+(?=[\u4e00-\u9fff《“])(?![年月日]|{_HAN}{_HAN}|.$))"
    ),
    "han-paren": re.compile(rf"[（(]\s*({_HAN})\s*[）)]{_CITED}"),
    # 1.5 is a quantity, 2022.3 a date.
    "digit": re.compile(
        r"([0-9]{1,3})\s*(?:[．、]|\.(?![0-9]))(?![0-9]+[、．.])"
        r"|([1-9][0-9]?)\s+(?=[\u4e00-\u9fff])(?![年月日号时点分个名万亿人次家起件元岁])"
    ),
    "digit-paren": re.compile(rf"[（(]\s*([0-9]{{1,3}})\s*[）)]{_CITED}"),
    # 1） without the first bracket stands below （1）.
    "digit-close": re.compile(rf"([0-9]{{1,3}})[）)]{_CITED}"),
}
_SIGNS = {
    "circled": {
        **{chr(0x2460 + i): i + 1 for i in range(20)},
        **{chr(0x3251 + i): i + 21 for i in range(15)},
        **{chr(0x32B1 + i): i + 36 for i in range(15)},
        **{chr(0x2776 + i): i + 1 for i in range(10)},
    },
    "digit-paren": {chr(0x2474 + i): i + 1 for i in range(20)},
    "digit": {chr(0x2488 + i): i + 1 for i in range(20)},
    "han-paren": {chr(0x3220 + i): i + 1 for i in range(10)},
}


def _opening(style: str, text: str) -> Ordinal | None:
    signs = _SIGNS.get(style, {})
    if text[:1] in signs:
        return Ordinal(style, signs[text[0]], 0, 1)
    match = _PATTERNS[style].match(text) if style in _PATTERNS else None
    value = numerals.parse(match[match.lastindex or 0]) if match else None
    return Ordinal(style, value, 0, match.end()) if match and value else None


#: 第①栏 names what is counted elsewhere.
_NAMED = "(?<!第)"
#: A sign anywhere, and a number in brackets behind the end of a clause.
_WITHIN = {
    "han-paren": re.compile(
        f"{CLAUSE_END}{_PATTERNS['han-paren'].pattern}|{_NAMED}[{''.join(_SIGNS['han-paren'])}]"
    ),
    "digit": re.compile(
        f"{CLAUSE_END}([0-9]{{1,2}})[．.、](?=\\s*[\\u4e00-\\u9fff《“])"
        f"|{_NAMED}[{''.join(_SIGNS['digit'])}]"
    ),
    "digit-paren": re.compile(
        f"{CLAUSE_END}{_PATTERNS['digit-paren'].pattern}|{_NAMED}[{''.join(_SIGNS['digit-paren'])}]"
    ),
    "digit-close": re.compile(CLAUSE_END + _PATTERNS["digit-close"].pattern),
    "circled": re.compile(f"{_NAMED}[{''.join(_SIGNS['circled'])}]"),
}


def _inside(style: str, text: str) -> list[Ordinal]:
    signs = _SIGNS.get(style, {})
    ordinals = []
    for match in _WITHIN[style].finditer(text):
        value = signs.get(match[0]) or (numerals.parse(match[1]) if match.lastindex else None)
        if value:
            ordinals.append(Ordinal(style, value, match.start(), match.end()))
    return ordinals


_LETTER = re.compile(r"[（(]?([a-z])[）)]")


def letter_opening(text: str) -> Ordinal | None:
    """``a)双耳失聪`` is number 1 and ``(b) 租客`` number 2; ``(ii)`` and ``A. 甲`` are none."""
    match = _LETTER.match(text)
    return Ordinal("letter", ord(match[1]) - ord("a") + 1, 0, match.end()) if match else None


DIGITS = "0123456789"

_FORMAL_DIGITS = numerals.FORMAL_NUMERALS[:-2]
_FORMAL = re.compile(
    # 参 begins a word that is set with blanks: 参 考 文 献, 参 数.
    r"(?!参\s+[考数照加与见](?:\s|$))"
    rf"([{_FORMAL_DIGITS}]{{1,3}})(?:\s*[、．.]|\s+(?=[\u4e00-\u9fff])(?![佰仟万亿元角分]))"
)
_FORMAL_PAREN = re.compile(rf"[（(]\s*([{_FORMAL_DIGITS}]{{1,3}})\s*[）)](?!、)")
_ROMAN = re.compile("([Ⅰ-Ⅻ])(?:[、．.]|\\s)")


def formal_opening(text: str) -> Ordinal | None:
    """``壹、前言`` and ``拾贰、附则`` are, and stand over 一、; ``壹元整``, ``参 考`` are not."""
    match = _FORMAL.match(text)
    value = numerals.parse(match[1]) if match else None
    return Ordinal("formal", value, 0, match.end()) if match and value else None


def formal_paren_opening(text: str) -> Ordinal | None:
    """``（壹）经费`` is, below 壹、 or a title; ``（壹拾万元）`` is none."""
    match = _FORMAL_PAREN.match(text)
    value = numerals.parse(match[1]) if match else None
    return Ordinal("formal-paren", value, 0, match.end()) if match and value else None


def roman_opening(text: str) -> Ordinal | None:
    """``Ⅱ 报告`` and ``Ⅱ. 报告`` are number 2; ``Ⅱ级响应`` is none."""
    match = _ROMAN.match(text)
    return Ordinal("roman", ord(match[1]) - ord("Ⅰ") + 1, 0, match.end()) if match else None


HAN = Recogniser("han", partial(_opening, "han"), 10, begins=numerals.HAN_NUMERALS + numerals.TENS)
HAN_PAREN = Recogniser(
    "han-paren",
    partial(_opening, "han-paren"),
    rank=11,
    inside=partial(_inside, "han-paren"),
    firsts=("一）", "一)", "㈠"),
    begins="（(" + "".join(_SIGNS["han-paren"]),
)
DIGIT = Recogniser(
    "digit",
    partial(_opening, "digit"),
    rank=12,
    inside=partial(_inside, "digit"),
    firsts=("1.", "1．", "1、", "⒈"),
    begins=DIGITS + "".join(_SIGNS["digit"]),
)
DIGIT_CLOSE = Recogniser(
    "digit-close",
    partial(_opening, "digit-close"),
    rank=19,
    inside=partial(_inside, "digit-close"),
    firsts=("1）", "1)"),
    begins=DIGITS,
)
DIGIT_PAREN = Recogniser(
    "digit-paren",
    partial(_opening, "digit-paren"),
    rank=18,
    inside=partial(_inside, "digit-paren"),
    firsts=("（1", "(1", "⑴", "（ ", "( "),
    begins="（(" + "".join(_SIGNS["digit-paren"]),
)
CIRCLED = Recogniser(
    "circled",
    partial(_opening, "circled"),
    rank=20,
    inside=partial(_inside, "circled"),
    firsts=("①", "❶"),
    begins="".join(_SIGNS["circled"]),
)
LETTER = Recogniser("letter", letter_opening, begins="（(" + "abcdefghijklmnopqrstuvwxyz")
FORMAL = Recogniser("formal", formal_opening, 9, begins=_FORMAL_DIGITS)
FORMAL_PAREN = Recogniser("formal-paren", formal_paren_opening, begins="（(", titles=True)
ROMAN = Recogniser("roman", roman_opening, begins="ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", titles=True)
