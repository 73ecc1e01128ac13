"""重点一：…, 案例二：…, 任务3：…: a word, a number and a colon; 案例二 甲诉乙案 without one.

No standard names this form; the word is the same in every member, so it is part of the style.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

#: Words that number what follows also without a colon: 案例一 甲诉乙案, 专题2.
_WORDS = "案例|典型案例|示例|案件|任务|专题|专栏|单元|板块|模块|课题|议题|主题|题目|话题"
_TOPIC = re.compile(
    rf"([\u4e00-\u9fff]{{1,4}}?)([{numerals.HAN_NUMERALS}]{{1,3}}|[0-9]{{1,2}})\s*[：:]"
    rf"|({_WORDS})\s*([{numerals.HAN_NUMERALS}]{{1,3}}|[0-9]{{1,2}})(?=\s|$)"
)


def topic_opening(text: str) -> Ordinal | None:
    """``重点一：永葆忠诚`` is number 1 of 重点; ``第一：``, ``重点工作：``, ``附件一：`` none."""
    match = _TOPIC.match(text)
    if match is None:
        return None
    word, number = match[1] or match[3], match[2] or match[4]
    value = numerals.parse(number)
    if not value or word.endswith("第") or word[0] == "附":
        return None
    return Ordinal(f"topic:{word}", value, 0, match.end())


TOPIC = Recogniser("topic", topic_opening, titles=True)
