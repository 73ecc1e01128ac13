"""第一编, 第二分编, 第三章, 第四节 and 第五条 (with 之一).

Standard: 立法技术规范（试行）（一）, 12 to 15: 编, 章, 节 are titled lines; articles are numbered
through the whole law; an inserted article is 第…条之一. 第 and the number may be spaced (第 一 章),
or written in Arabic digits. Laws of Taiwan (中央法規標準法,
8 and 9) write 第 1-1 条 as well, and part a 节 into 款 and 目 with titles; laws of Hong Kong have
第1部 and 第2分部 for 编 and 分编. Books that are no laws have 第一卷 or 卷一, 第二辑 and 第三讲.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Recogniser

_NUMBER = rf"([{numerals.HAN_NUMERALS}\s]+|[0-9０-９]{{1,4}})"
_TITLED = re.compile(
    rf"第\s*{_NUMBER}\s*(部\s*分|分\s*编|[编篇章节]|分?部(?=[\s—–]|$)|[款目卷辑册讲课](?=\s|$))"
    rf"(?:之([{numerals.HAN_NUMERALS}]+))?"
)
#: 卷一, 卷之二: the unit before its number.
_VOLUME = re.compile(rf"([卷辑册编篇])\s*之?([{numerals.HAN_NUMERALS}]{{1,4}})(?=\s|$)")
_ARTICLE = re.compile(
    rf"第\s*{_NUMBER}(?:[-－]([0-9]{{1,3}}))?\s*条"
    rf"(?:\s*之\s*([{numerals.HAN_NUMERALS}]{{1,3}}(?![{numerals.HAN_NUMERALS}])|[0-9]{{1,3}}))?"
)
#: After these words 第三条 is cited, not begun.
_CITED = re.compile(
    r"(?:第|规定|所列|所称|所述|的|之|至|和|与|及|或|、|，|中|修改|改为|增加|删除|以外|以下|以上|前款)"
)
_STYLES = {
    "编": "part",
    "篇": "part",
    "章": "chapter",
    "节": "section",
    "部分": "division",
    "分编": "subpart",
    "部": "part",
    "分部": "subpart",
    **dict.fromkeys("卷辑册", "division"),
    **dict.fromkeys("讲课", "chapter"),
    "款": "subsection",
    "目": "subsubsection",
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
    style = _STYLES[unit]
    value = numerals.parse(match[1])
    rest = text[match.end() :]
    if value is None or len(rest) > LONGEST_TITLE:
        return None
    # 第五节 生活、卫生。 is a title in some prints; a sentence is longer.
    title = rest.removesuffix("。") if len(rest) <= 12 and "，" not in rest else rest
    # 第10章《物业条例》 is a law of Hong Kong by its number.
    if re.search(r"[。；;]|[，,：:]$|^\s*《[^《》]*》$", title) or _CITED.match(rest):
        return None
    return Ordinal(style, value, 0, match.end(), numerals.parse(match[3] or "") or 0)


def _titled(text: str, wanted: str) -> Ordinal | None:
    ordinal = _title(text) if text[:1] == "第" else None
    return ordinal if ordinal and ordinal.style == wanted else None


def _volume(text: str, wanted: str) -> Ordinal | None:
    match = _VOLUME.match(text)
    value = numerals.parse(match[2]) if match else None
    if not (match and value) or _STYLES[match[1]] != wanted:
        return None
    rest = text[match.end() :]
    is_title = len(rest) <= LONGEST_TITLE and not re.search(r"[。；;]|[，,：:]$", rest)
    return Ordinal(wanted, value, 0, match.end()) if is_title else None


def division(text: str) -> Ordinal | None:
    """``第三部分``, ``第二卷 乡土``, ``卷二 乡土`` are; ``第一部分人先富起来，…。`` is none."""
    return _titled(text, "division") or _volume(text, "division")


def part(text: str) -> Ordinal | None:
    """``第二编 物权`` and ``编二 物权`` are; ``第二编规定的…`` is none."""
    return _titled(text, "part") or _volume(text, "part")


def subpart(text: str) -> Ordinal | None:
    """``第一分编　通则`` is one; ``第一分编、第二分编`` is none."""
    return _titled(text, "subpart")


def chapter(text: str) -> Ordinal | None:
    """``第一章 总则``, ``第 一 章　总 则``, ``第三讲 写作`` are; ``第三章的规定…`` is none."""
    return _titled(text, "chapter")


def section(text: str) -> Ordinal | None:
    """``第四节 附则`` is one; ``第一节课上完后，…。`` is none."""
    return _titled(text, "section")


def subsection(text: str) -> Ordinal | None:
    """``第一款 契约`` under a 节 is one; ``第一款规定的…`` is none."""
    return _titled(text, "subsection")


def subsubsection(text: str) -> Ordinal | None:
    """``第一目 通则`` under a 款 is one; ``第一目所列…`` is none."""
    return _titled(text, "subsubsection")


def article(text: str) -> Ordinal | None:
    """``第三条　国家…``, ``第一百零三条之一 …``, ``第 9-1 条`` are; ``第三条规定的…`` is none."""
    match = _ARTICLE.match(text) if text[:1] == "第" else None
    if match is None:
        return None
    value = numerals.parse(match[1])
    if value is None or _CITED.match(text, match.end()):
        return None
    inserted = match[2] or match[3]
    return Ordinal("article", value, 0, match.end(), numerals.parse(inserted or "") or 0)


DIVISION = Recogniser("division", division, 1, begins="第卷辑册")
PART = Recogniser("part", part, 2, begins="第编篇")
SUBPART = Recogniser("subpart", subpart, 3, begins="第")
CHAPTER = Recogniser("chapter", chapter, 4, begins="第")
SECTION = Recogniser("section", section, 5, begins="第")
SUBSECTION = Recogniser("subsection", subsection, 6, begins="第")
SUBSUBSECTION = Recogniser("subsubsection", subsubsection, 7, begins="第")
ARTICLE = Recogniser("article", article, 8, begins="第")
