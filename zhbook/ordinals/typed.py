"""一， 38： （一）、 1 AI 01 II. : forms in which people type the numbers of official papers.

No standard has them (GB/T 9704-2012, 7.3.3 wants 一、 and （一） without a mark): each could be
the beginning of a sentence, a quantity or a time, so that only neighbours tell.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_NUMERAL = rf"(?![{numerals.ZEROS}])[{numerals.TYPED}]{{1,5}}"
_HAN = rf"({_NUMERAL})"
_TITLE = r"[\u4e00-\u9fffA-Za-z“‘《「『（(【〈]"
_HAN_MARK = re.compile(rf"{_HAN}\s*[，,：:]\s*(?={_TITLE})")
#: 二、二审费用 and 四、一、二审费用: a number before another that counts.
_COUNTING = re.compile(rf"{_HAN}\s*[、．.](?=(?:{_NUMERAL}、)?{_NUMERAL}[审级线类等季期])")
_PAREN_MARK = re.compile(rf"[（(]\s*(?:{_HAN}|([0-9]{{1,3}}))\s*[）)]\s*、(?!\s*[（(第])")
#: 一） lacks the first bracket.
_CLOSED = re.compile(rf"{_HAN}[）)]\s*(?=[\u4e00-\u9fff《“])")
_DIGIT_MARK = re.compile(rf"([0-9]{{1,3}})\s*[，,：:]\s*(?={_TITLE})")
_COLON = re.compile(rf"([0-9]{{1,4}})\s*[：:]\s*(?={_TITLE})")
#: Before a blank: a Latin word, a year, a quotation mark; a word that begins as a unit does (人员).
_DIGIT_BLANK = re.compile(
    r"([1-9][0-9]?)\s+(?:(?=[A-Za-z“‘《「『（(【〈]|[12][0-9]{3}\s*年|[0-9]+[A-Za-z])"
    r"|(?=[时点分个名万亿人次家起件元岁][\u4e00-\u9fff]))"
)
_ZERO = re.compile(rf"(0[1-9]|[1-9][0-9])(?:\s*$|\s+(?={_TITLE}|[0-9])|(?=[\u4e00-\u9fff“《]))")
_ROMAN = re.compile(r"([IVX]{1,6})(?:\s*[、．.](?![A-Za-z])\s*|\s+(?=[\u4e00-\u9fff“《]))")


def _ordinal(style: str, match: re.Match[str] | None) -> Ordinal | None:
    value = numerals.parse(match[match.lastindex or 0]) if match else None
    return Ordinal(style, value, 0, match.end()) if match and value else None


def han_opening(text: str) -> Ordinal | None:
    """``一，承包期限`` and ``三：违约`` could be; ``一，`` before a digit could not."""
    return _ordinal("han", _HAN_MARK.match(text))


def counting_opening(text: str) -> Ordinal | None:
    """``二、二审费用`` and ``四、一、二审费用`` could be; ``一、二、三产业`` could not."""
    match = _COUNTING.match(text)
    value = numerals.parse(match[1]) if match else None
    return Ordinal("han", value, 0, match.end()) if match and value else None


def paren_opening(text: str) -> Ordinal | None:
    """``（一）、总则`` and ``(2)、范围`` could be; ``（一）、（二）两项`` is none."""
    match = _PAREN_MARK.match(text)
    return _ordinal("han-paren" if match and match[1] else "digit-paren", match)


def closed_opening(text: str) -> Ordinal | None:
    """``一）总则`` could be （一）, whose first bracket is lost; ``一)`` alone could not."""
    return _ordinal("han-paren", _CLOSED.match(text))


def colon_opening(text: str) -> Ordinal | None:
    """``38：过河`` could head a chapter, with a list of 1. and 2. below; ``12：30 开会`` not."""
    return _ordinal("digit-colon", _COLON.match(text))


def digit_opening(text: str) -> Ordinal | None:
    """``2，价款``, ``3：交付``, ``1 AI治理``, ``2 2022年工作`` could be; ``1，000元`` could not."""
    return _ordinal("digit", _DIGIT_MARK.match(text) or _DIGIT_BLANK.match(text))


def zero_opening(text: str) -> Ordinal | None:
    """``01``, alone or before a title, could be, and 10 behind 09; ``007 号`` could not."""
    return _ordinal("zero", _ZERO.match(text))


def roman_opening(text: str) -> Ordinal | None:
    """``II. 方法`` and ``IV 结果`` could be; ``IT 服务`` is none."""
    match = _ROMAN.match(text)
    value = numerals.roman(match[1]) if match else None
    return Ordinal("roman", value, 0, match.end()) if match and value else None


HAN_MARK = Recogniser("han-mark", han_opening, begins=numerals.HAN_NUMERALS + numerals.TENS)
HAN_COUNTING = Recogniser("han-counting", counting_opening, begins=HAN_MARK.begins)
PAREN_MARK = Recogniser("paren-mark", paren_opening, begins="（(")
CLOSED = Recogniser("han-close", closed_opening, begins=numerals.HAN_NUMERALS + numerals.TENS)
COLON = Recogniser("digit-colon", colon_opening, begins="0123456789", titles=True)
DIGIT_MARK = Recogniser("digit-mark", digit_opening, begins="0123456789")
ZERO = Recogniser("zero", zero_opening, begins="0123456789", titles=True)
ROMAN_LETTERS = Recogniser("roman-letters", roman_opening, begins="IVX")
