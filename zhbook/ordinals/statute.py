"""第一编, 第二分编, 第三章, 第四节 and 第五条 (with 之一).

Standard: 立法技术规范（试行）（一）, 12 to 15: 编, 章, 节 are titled lines; articles are numbered
through the whole law; an inserted article is 第…条之一. 第 and the number may be spaced (第 一 章),
written in Arabic digits, or in Traditional characters (編 節 條).
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_NUMBER = rf"([{numerals.HAN_NUMERALS}\s]+|[0-9０-９]{{1,4}})"
_TITLED = re.compile(
    rf"第\s*{_NUMBER}\s*(部\s*分|分\s*[编編]|[编編篇章节節])(?:之([{numerals.HAN_NUMERALS}]+))?"
)
_ARTICLE = re.compile(
    rf"第\s*{_NUMBER}\s*[条條](?:\s*之([{numerals.HAN_NUMERALS}]{{1,3}})(?![{numerals.HAN_NUMERALS}]))?"
)
#: After these words 第三条 is cited, not begun.
_CITED = re.compile(
    r"(?:第|规定|規定|所列|所稱|所称|所述|的|之|至|和|与|與|及|或|、|，|中|修改|改为|改為|增加|删除|刪除|以外|以下|以上|前款)"
)
_STYLES = {
    "编": "part",
    "編": "part",
    "篇": "part",
    "章": "chapter",
    "节": "section",
    "節": "section",
}
#: A titled line has at most this many characters after its number, and ends no sentence.
LONGEST_TITLE = 50


@lru_cache(maxsize=4)
def _title(text: str) -> Ordinal | None:
    """The ordinal of a titled line, of whatever unit; each unit's row asks for the same line."""
    match = _TITLED.match(text)
    if match is None:
        return None
    unit = "".join(match[2].split())
    style = {"部分": "division", "分编": "subpart", "分編": "subpart"}.get(unit) or _STYLES[unit]
    value = numerals.parse(match[1])
    rest = text[match.end() :]
    if value is None or len(rest) > LONGEST_TITLE:
        return None
    # 第五节 生活、卫生。 is a title in some prints; a sentence is longer.
    said = rest.removesuffix("。") if len(rest) <= 12 and "，" not in rest else rest
    if re.search(r"[。；;]|[，,：:]$", said) or _CITED.match(rest):
        return None
    return Ordinal(style, value, 0, match.end(), numerals.parse(match[3] or "") or 0)


def _titled(text: str, wanted: str) -> Ordinal | None:
    found = _title(text) if text[:1] == "第" else None
    return found if found and found.style == wanted else None


def division(text: str) -> Ordinal | None:
    """``第一部分 基本情况`` is one; ``第一部分人先富起来，…。`` is none."""
    return _titled(text, "division")


def part(text: str) -> Ordinal | None:
    """``第二编 物权`` is one; ``第二编规定的…`` is none."""
    return _titled(text, "part")


def subpart(text: str) -> Ordinal | None:
    """``第一分编　通则`` is one; ``第一分编、第二分编`` is none."""
    return _titled(text, "subpart")


def chapter(text: str) -> Ordinal | None:
    """``第一章 总则`` and ``第 一 章　总 则`` are; ``第三章的规定适用于…`` is none."""
    return _titled(text, "chapter")


def section(text: str) -> Ordinal | None:
    """``第四节 附则`` is one; ``第一节课上完后，…。`` is none."""
    return _titled(text, "section")


def article(text: str) -> Ordinal | None:
    """``第三条　国家…`` and ``第一百零三条之一 …`` are; ``第三条规定的行为，…`` is none."""
    match = _ARTICLE.match(text) if text[:1] == "第" else None
    if match is None:
        return None
    value = numerals.parse(match[1])
    if value is None or _CITED.match(text, match.end()):
        return None
    return Ordinal("article", value, 0, match.end(), numerals.parse(match[2] or "") or 0)


DIVISION = Recogniser("division", division, 1, begins="第")
PART = Recogniser("part", part, 2, begins="第")
SUBPART = Recogniser("subpart", subpart, 3, begins="第")
CHAPTER = Recogniser("chapter", chapter, 4, begins="第")
SECTION = Recogniser("section", section, 5, begins="第")
ARTICLE = Recogniser("article", article, 6, begins="第")
