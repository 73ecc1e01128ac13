"""甲、 （甲） 子、 （子） : the ten stems and the twelve branches as numbers.

No standard at hand names these forms; papers of the Republic and of Taiwan have them, above or
below 一、, which only the text tells.
"""

from __future__ import annotations

import re
from functools import partial

from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def _bare(style: str, signs: str, text: str) -> Ordinal | None:
    """``甲、總則`` and ``丑．宗旨`` are; ``甲、乙双方`` and ``子、女`` are none."""
    match = re.match(rf"([{signs}])\s*[、．.](?![{signs}女])(?=.)", text)
    return Ordinal(style, signs.index(match[1]) + 1, 0, match.end()) if match else None


def _in_brackets(style: str, signs: str, text: str) -> Ordinal | None:
    """``（甲）總則`` is; ``（甲）方`` is none."""
    match = re.match(rf"[（(]\s*([{signs}])\s*[）)](?!方|、)", text)
    return Ordinal(style, signs.index(match[1]) + 1, 0, match.end()) if match else None


STEM = Recogniser("stem", partial(_bare, "stem", _STEMS), begins=_STEMS, titles=True)
STEM_PAREN = Recogniser(
    "stem-paren", partial(_in_brackets, "stem-paren", _STEMS), begins="（(", titles=True
)
BRANCH = Recogniser("branch", partial(_bare, "branch", _BRANCHES), begins=_BRANCHES, titles=True)
BRANCH_PAREN = Recogniser(
    "branch-paren", partial(_in_brackets, "branch-paren", _BRANCHES), begins="（(", titles=True
)
