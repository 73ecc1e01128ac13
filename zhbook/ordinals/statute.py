"""第一编, 第二分编, 第三章, 第四节 and 第五条 (with 之一).

Standard: 立法技术规范（试行）（一）, 12 to 15: 编, 章, 节 are titled lines; articles are numbered
through the whole law; an inserted article is 第…条之一. 第 and the number may be spaced (第 一 章),
or written in Arabic digits or formal numerals (第壹条); some copies have them in brackets
(【第一章】). Laws of Taiwan (中央法規標準法, 8 and 9) write 第 1-1 条 as well, and part a 节 into
款 and 目 with titles; laws of Hong Kong have 第1部 and 第2分部 for 编 and 分编, and 第7A条 for what
was inserted. Books that are no laws have 第一卷 or 卷一, 第二辑, 第三讲, 第四回, plays 第五幕 and
第一场.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from zhbook import numerals
from zhbook.model import Ordinal
from zhbook.ordinals.base import Opening, Recogniser, could_title

_HAN = rf"(?![{numerals.ZEROS}])[{numerals.TYPED}{numerals.FORMAL_NUMERALS}\s]+"
_NUMBER = rf"({_HAN}|[0-9][0-9Oo]{{0,3}})"
#: Older laws of Hong Kong number their parts 第II部 and 第IIA部.
_ROMAN = r"[IVXL]{1,6}(?=[A-Z]?\s*(?:分?部|章|篇))|[Ⅰ-Ⅻ]"
#: Units of books that are words of other things too (一回, 一场): a blank or nothing follows.
_OF_BOOKS = "卷辑册集讲课回话幕场折出|单元"
_LATER = rf"(?:[款目{_OF_BOOKS.replace('|', ']|')})(?=[\s：:]|$)"
_TITLED = re.compile(
    rf"第\s*(?:{_NUMBER}|({_ROMAN}))([A-Z])?\s*(部\s*分|分\s*编|[编篇章节]|分?部(?=[\s—–]|$)|{_LATER})"
    rf"(?:之([{numerals.HAN_NUMERALS}]+))?"
)
#: 卷一, 卷之二: the unit before its number.
_VOLUME = re.compile(rf"([卷辑册编篇])\s*之?([{numerals.TYPED}]{{1,4}})(?=\s|$)")
_ARTICLE = re.compile(
    rf"第\s*{_NUMBER}(?:[-－]([0-9]{{1,3}})|([A-Z]))?\s*条"
    rf"(?:\s*之\s*([{numerals.HAN_NUMERALS}]{{1,3}}(?![{numerals.HAN_NUMERALS}])|[0-9]{{1,3}}))?"
)
#: Behind 第一条 and a mark, a word that cites it no more.
_MARKED = re.compile(rf"第\s*{_NUMBER}\s*条\s*[、，,]\s*(?![第和与及或至所]|规定|前款)(?=\S)")
#: 【第一章】总则, [第一条] 为了…; （第一条） cites.
_BRACKETED = re.compile(r"[【\[［〔]\s*(第[^】\]］〕]{1,14}?)\s*[】\]］〕]")
#: After these words 第三条 is cited, not begun.
_CITED = re.compile(
    r"(?:第|规定|所列|所称|所述|的|之|至|和|与|及|或|、|，|中|修改|改为|增加|删除|以外|以下|以上|前款)"
)
_CITED_IN_BRACKETS = re.compile(r"[的、和与至]|规定|所[列述称]")
_STYLES = {
    "编": "part",
    "篇": "part",
    "章": "chapter",
    "节": "section",
    "部分": "division",
    "分编": "subpart",
    "部": "part",
    "分部": "subpart",
    **dict.fromkeys("卷辑册集", "division"),
    "单元": "division",
    **dict.fromkeys("讲课回话幕折出", "chapter"),
    "场": "section",
    "款": "subsection",
    "目": "subsubsection",
}
_BRACKETS = ("【", "[", "［", "〔")
#: Words with which a title may begin, as well as a sentence that cites: 第三章中学, 第三章、夜雨.
_RUNNING_ON = ("、", "中", "之", "和", "与", "及")
_BOOK = re.compile(r"\s*《[^《》]*》")


@lru_cache(maxsize=4)
def _title(text: str) -> Ordinal | None:
    """The ordinal of a titled line, of whatever unit; each unit's row asks for the same line."""
    match = _TITLED.match(text)
    if match is None:
        return None
    unit = "".join(match[4].split())
    value = numerals.roman(match[2]) if match[2] else numerals.parse(match[1])
    if value is None or not could_title(text[match.end() :]):
        return None
    suffix = _letter(match[3]) or numerals.parse(match[5] or "") or 0
    return Ordinal(_STYLES[unit], value, 0, match.end(), suffix)


def _letter(letter: str | None) -> int:
    return ord(letter) - ord("A") + 1 if letter else 0


def bracketed(text: str) -> tuple[str, int] | None:
    """``【第一章】总则`` without its brackets, and where they end; None without brackets."""
    match = _BRACKETED.match(text) if text[:1] in _BRACKETS else None
    return (f"{match[1]}\u3000{text[match.end() :].lstrip()}", match.end()) if match else None


def _in_brackets(text: str, opening: Opening) -> Ordinal | None:
    """What opens a paragraph whose number stands in brackets, all of it."""
    if (inner := bracketed(text)) and (ordinal := opening(inner[0])):
        whole = ordinal.end == inner[0].index("\u3000")
        cited = _CITED_IN_BRACKETS.match(text, inner[1])
        return replace(ordinal, end=inner[1]) if whole and not cited else None
    return None


def _titled(text: str, wanted: str) -> Ordinal | None:
    if text[:1] != "第":
        return _in_brackets(text, lambda inner: _titled(inner, wanted))
    ordinal = _title(text)
    if ordinal is None or ordinal.style != wanted:
        return None
    return (
        None if _BOOK.fullmatch(text, ordinal.end) or _CITED.match(text, ordinal.end) else ordinal
    )


def named_opening(text: str) -> Ordinal | None:
    """``第一章 《雨夜》`` could be a chapter, or a law of Hong Kong by its number; ``第二章、夜雨``
    and ``第三章中学`` could be too. ``第三章、第四章`` and ``第三章的规定`` could not.
    """
    ordinal = _title(text) if text[:1] == "第" else None
    if ordinal is None:
        return None
    rest = text[ordinal.end :]
    runs_on = rest[:1] in _RUNNING_ON and not re.search(
        r"第|规定|所[列称述]|修改|增加|删[除去]", rest
    )
    return ordinal if _BOOK.fullmatch(rest) or (runs_on and len(rest) > 1) else None


def _volume(text: str, wanted: str) -> Ordinal | None:
    match = _VOLUME.match(text)
    value = numerals.parse(match[2]) if match else None
    if not (match and value) or _STYLES[match[1]] != wanted:
        return None
    rest = text[match.end() :]
    return (
        Ordinal(wanted, value, 0, match.end()) if could_title(rest) and "。" not in rest else None
    )


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
    """``第一章 总则``, ``【第一章】总则``, ``第三讲 写作`` are; ``第三章的规定…`` is none."""
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
    """``第三条　国家…``, ``第一百零三条之一 …``, ``第 9-1 条``, ``第7A条``, ``【第壹条】`` are;
    ``第三条规定的…`` is none.
    """
    if text[:1] in _BRACKETS:
        return _in_brackets(text, article)
    match = _ARTICLE.match(text) if text[:1] == "第" else None
    if match is None:
        return None
    value = numerals.parse(match[1])
    if value is None or _CITED.match(text, match.end()):
        return None
    suffix = _letter(match[3]) or numerals.parse(match[2] or match[4] or "") or 0
    return Ordinal("article", value, 0, match.end(), suffix)


def marked_opening(text: str) -> Ordinal | None:
    """``第一条、租赁物`` and ``第二条，租期`` could be; ``第一条、第二条`` could not."""
    match = _MARKED.match(text)
    value = numerals.parse(match[1]) if match else None
    return Ordinal("article", value, 0, match.end()) if match and value else None


_BEGINS = "第" + "".join(_BRACKETS)
DIVISION = Recogniser("division", division, 1, begins=f"{_BEGINS}卷辑册")
PART = Recogniser("part", part, 2, begins=f"{_BEGINS}编篇")
SUBPART = Recogniser("subpart", subpart, 3, begins=_BEGINS)
CHAPTER = Recogniser("chapter", chapter, 4, begins=_BEGINS)
SECTION = Recogniser("section", section, 5, begins=_BEGINS)
SUBSECTION = Recogniser("subsection", subsection, 6, begins=_BEGINS)
SUBSUBSECTION = Recogniser("subsubsection", subsubsection, 7, begins=_BEGINS)
ARTICLE = Recogniser("article", article, 8, begins=_BEGINS)
MARKED = Recogniser("marked-article", marked_opening, begins="第")
NAMED = Recogniser("named-title", named_opening, begins="第")
