"""重点一：…, 案例二：…, 任务3：…: a word, a number and a colon.

No standard names this form; the word is the same in every member, so it is part of the style.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_TOPIC = re.compile(
    rf"([\u4e00-\u9fff]{{1,4}}?)([{numerals.HAN_NUMERALS}]{{1,3}}|[0-9０-９]{{1,2}})\s*[：:]"
)


def topic_opening(text: str) -> Ordinal | None:
    """``重点一：永葆忠诚`` is number 1 of 重点; ``第一：`` and ``重点工作：`` are none."""
    match = _TOPIC.match(text)
    if match is None or match[1].endswith("第"):
        return None
    value = numerals.parse(match[2])
    return Ordinal(f"topic:{match[1]}", value, 0, match.end()) if value else None


TOPIC = Recogniser("topic", topic_opening)
