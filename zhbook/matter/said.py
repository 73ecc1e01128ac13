"""What a text says of itself: the papers that it names, and the kind that it calls itself.

现将《某某办法》印发给你们 names a paper, 本办法 and 本合同 say what this one is. Such words are
evidence of which line is the title, and of where a paper begins that another one issues.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.front import solid

_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》){2,120})》")
_CALLED = re.compile(
    "本(办法|条例|规定|细则|规则|准则|章程|规程|规范|标准|方案|预案|规划|计划|纲要|意见|通知|决定|公告|通告"
    "|制度|守则|须知|公约|合同|协议书|协议|契约|解释|指南|报告|法)"
)
#: A text says such things in its beginning.
FIRST_PARAGRAPHS = 60


@dataclass(frozen=True, slots=True)
class Said:
    """``names`` are those in title marks, without blanks; ``kinds`` what follows 本."""

    names: frozenset[str]
    kinds: frozenset[str]


def said_of_itself(texts: Sequence[Paragraph], told: str = "") -> Said:
    """The names and kinds in the beginning of a text; ``told`` is a name that a field gives."""
    names = {told} if told else set()
    kinds: set[str] = set()
    for paragraph in texts[:FIRST_PARAGRAPHS]:
        text = paragraph.text
        if "《" in text:
            names.update(solid(name) for name in _NAMED.findall(text))
        if "本" in text:
            kinds.update(_CALLED.findall(text))
    return Said(frozenset(names), frozenset(kinds))
