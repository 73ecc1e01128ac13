"""(i) (ii), (A), 7A. and (1A) : what laws of Hong Kong have beside 1. (1) (a).

Standard: Legislation Publication Ordinance (Cap. 614) and the Law Drafting Division's style: a
section is 7., its subsections (1), its paragraphs (a), their subparagraphs (i) and (A); a section
that was inserted is 7A. All of these are letters elsewhere too, so that only neighbours tell.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_ROMAN = re.compile(r"[（(]\s*([ivx]{1,6}|[ⅰ-ⅻ])\s*[）)]")
_CAPITAL = re.compile(r"[（(]\s*([A-Z])\s*[）)]")
_INSERTED = re.compile(r"([0-9]{1,3})([A-Z])(?:[．.]\s*|\s+)(?=[\u4e00-\u9fff《“(（])")
_INSERTED_PAREN = re.compile(r"[（(]([0-9]{1,3})([A-Z])[）)]")


def roman_opening(text: str) -> Ordinal | None:
    """``(ii) 船东`` is number 2, ``(i) 船长`` could be 1 or stand behind (h); ``(iiii)`` none."""
    match = _ROMAN.match(text)
    value = numerals.roman(match[1]) if match else None
    return Ordinal("roman-paren", value, 0, match.end()) if match and value else None


def capital_opening(text: str) -> Ordinal | None:
    """``(B) 牌照`` could be number 2; ``B. 牌照``, an answer to be chosen, is none."""
    match = _CAPITAL.match(text)
    return Ordinal("capital-paren", ord(match[1]) - ord("A") + 1, 0, match.end()) if match else None


def inserted_opening(text: str) -> Ordinal | None:
    """``7A. 上诉`` could be the first inserted behind 7, ``(1A)`` behind (1); ``3D打印`` not."""
    style, match = "digit", _INSERTED.match(text)
    if match is None:
        style, match = "digit-paren", _INSERTED_PAREN.match(text)
    if match is None:
        return None
    return Ordinal(style, int(match[1]), 0, match.end(), ord(match[2]) - ord("A") + 1)


ROMAN_PAREN = Recogniser("roman-paren", roman_opening, begins="（(")
CAPITAL_PAREN = Recogniser("capital-paren", capital_opening, begins="（(")
INSERTED = Recogniser("inserted", inserted_opening, begins="（(0123456789")
