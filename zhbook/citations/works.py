"""Titles: how one work is cited in several forms, its versions, and short names a text declares.

``《中华人民共和国刑法》``, ``《刑法》`` and ``《刑法（2015年修正）》`` are one work, the last one
in the version of 2015. ``《规定（试行）》`` is another work than ``《规定》``.

A title comes from a text, from book.toml or from another text of the book, in either script: what
reads one folds it, and keeps its words. Other words of a text are given as rules read them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zhbook.dates import dates
from zhbook.reader.normal_script import simplified

YEAR = r"(?:19|20)\d{2}"
#: 第9001章 某某条例: the chapter of an ordinance of Hong Kong.
_CHAPTER = re.compile(r"第[0-9]{1,4}[A-Z]{0,2}章\s*(?=\S)")
_VERSION = re.compile(
    rf"\(({YEAR})(?:[年.\-/]\d{{0,2}}[月.\-/]?\d{{0,2}}日?)?"
    r"(?:第?[一二三四五六七八九十]?次?(?:修[正订]|通过|公布|施行|发布|颁布|版))*版?本?\)$"
)
_COUNTRY = "中华人民共和国"
_FORMS = str.maketrans("（）〈〉《》", "()<><>")
_PRINTED = str.maketrans("()<>", "（）〈〉")
#: Words by which a text names itself, and in which titles end.
GENRES = (
    "法典",
    "宪法",
    "法",
    "条例",
    "规定",
    "办法",
    "解释",
    "规则",
    "细则",
    "决定",
    "准则",
    "规范",
    "规程",
    "章程",
    "公约",
    "协定",
    "通知",
    "意见",
    "标准",
    "批复",
    "批覆",
    "方案",
    "纲要",
    "制度",
    "通则",
    "修正案",
    "决议",
)
_LONGEST_GENRE = max(map(len, GENRES))
#: A paper that amends or interprets a law cites its numbers without naming it each time.
_ABOUT_ANOTHER = re.compile("修改|修正|修订|废止|关于.*适用|解释|[<>]")
#: What tells the version of a title stands no farther before it than this.
LONGEST_BEFORE = 60
#: Nor does what says that it has ended stand farther behind it.
LONGEST_AFTER = 120
#: What may stand before a title that no marks set off, so that it is not the end of a longer one.
_BEFORE = re.compile(
    r"(?:^|[^\w]|适用|引用|援用|运用|准用|符合|具有|或者|触犯|我国|现行|援引|涉及|"
    r"履行|执行|遵守|落实|贯彻|实施|施行|制定|修改|修订|修正|补充|解释|"
    r"所称|规定|构成|违反|违背|参照|学习|犯|"
    r"[有和及与或对在由将按照以的是即为从因据依到把如除至同指于凭向经]|(?<!附)属)$"
)
_DATED = re.compile(
    rf"({YEAR})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:修[正订]|修改|颁布|公布|制定|施行|版)?的?$"
)
_TAIL = re.compile(r"(?:\([^()]*\))+$")
#: What follows a title whose work ends to be in force.
_ENDS = re.compile(
    r"[^。；]{0,100}?(?:废止|失效|停止(?:执行|施行|使用|适用)|不再(?:执行|施行|适用))"
)
_GIVEN_IN = re.compile(rf"({YEAR})年[^，。；《》]{{0,40}}的?$")
_OLD = re.compile(r"(?:原|旧|修[订改正]前的?|废止的|失效的)$")
#: Before a title: the law of another country or of another time.
_ELSEWHERE = re.compile(
    r"(?:[美英法德韩泰俄各外该他别邻某民]国|(?<!中华人民)共和国"
    r"|日本|俄罗斯|联邦|苏[联俄]|朝鲜|越南|蒙古|印度|新加坡|瑞士|瑞典|加拿大|意大利"
    r"|西班牙|奥地利|[澳奥][大地]利亚?|欧盟|(?:台湾|香港|澳门)(?:地区|省)?"
    r"|特别行政区|大清|清[朝末代]|国民(?:政府|党)|北洋政府|[边苏伪][区满]|旧中国)"
    r"(?:政府|当局|时期)?(?:现行|[制颁]定|[颁公]布|通过)?的?$"
)


@lru_cache(maxsize=65536)
def plain(title: str) -> str:
    """A title without blanks, its brackets in one form."""
    return "".join(title.split()).translate(_FORMS)


def printed(name: str) -> str:
    """A ``plain`` title with the brackets that a page prints."""
    return name.translate(_PRINTED)


@lru_cache(maxsize=65536)
def read(title: str) -> str:
    """A ``plain`` title as rules read it."""
    return simplified(plain(title))


@lru_cache(maxsize=65536)
def base(title: str) -> str:
    """What all forms of a title have in common: without country, version and chapter.

    An ordinance of Hong Kong has the number of its chapter before its name: 第9001章 某某条例.
    """
    chapter = _CHAPTER.match(title)
    if chapter and ends_as_title(title.rstrip("》")):
        title = title[chapter.end() :].strip("《》")
    words = read(title)
    dated = _VERSION.search(words)
    end = dated.start() if dated else len(words)
    named = words.startswith(_COUNTRY) and end > len(_COUNTRY) + 1
    return plain(title)[len(_COUNTRY) if named else 0 : end]


def read_base(title: str) -> str:
    """``base`` as rules read it."""
    return simplified(base(title))


def version(title: str) -> str:
    """The year of the version that a title names at its end, or nothing."""
    bracket = _VERSION.search(read(title))
    return bracket[1] if bracket else ""


def is_generic(name: str) -> bool:
    """``条例`` and ``本办法`` are no names that stand for one work; ``刑法`` and ``宪法`` are."""
    return (simplified(name) in GENRES and simplified(name) != "宪法") or name.startswith("本")


def ends_as_title(words: str) -> bool:
    """Whether words end as titles do: ``依照刑法`` does, ``依照上述`` does not."""
    return simplified(words[-_LONGEST_GENRE:]).endswith(GENRES)


def stands_alone(words: str, name: str) -> bool:
    """Whether ``words`` end in ``name`` and that is no part of a longer name.

    ``依照刑法`` ends in ``刑法`` alone; ``劳动合同法`` does not in ``合同法``, nor ``原刑法`` in
    ``刑法``.
    """
    if not words.endswith(name):
        return False
    before = words[: len(words) - len(name)][-12:]
    before = before.removesuffix(_COUNTRY)
    return _BEFORE.search(before) is not None and not is_old(before)


def is_old(before: str) -> bool:
    """Whether the words before a title tell that an earlier version of it is meant."""
    return _OLD.search(before[-6:]) is not None


def is_elsewhere(before: str) -> bool:
    """Whether the words before a title tell that it is not China's now: 德国, 民国 and 香港 do.

    ``我国``, ``联合国`` and ``中华人民共和国`` do not.
    """
    return _ELSEWHERE.search(before[-20:]) is not None


def is_counted(title: str) -> bool:
    """Whether papers of a title come as （一）, （二）: 解释 and 意见 do, 刑法 does not."""
    return ends_as_title(title) and not simplified(title).endswith(("法", "条例"))


def is_ended(after: str) -> bool:
    """Whether the words after a title say that it is no more in force: ``同时废止``."""
    return _ENDS.match(after) is not None


def year_given(words: str) -> str:
    """The year of any date before a title, 1988年7月18日国务院发布的; it need name no version."""
    given = _GIVEN_IN.search(words[-LONGEST_BEFORE:])
    return given[1] if given else ""


def edition_date(title: str) -> str:
    """The date of the version that a title names at its end, in ISO 8601, or nothing."""
    bracket = _VERSION.search(read(title))
    return next((iso for iso, _, _ in dates(bracket[0])), bracket[1]) if bracket else ""


def year_before(words: str) -> str:
    """The year of 2018年修正的, 2018年 and the like at the end of words, or nothing."""
    dated = _DATED.search(words[-24:])
    return dated[1] if dated else ""


def names_itself(title: str, genre: str) -> bool:
    """Whether a text of this title calls itself 本 and ``genre``.

    ``关于印发《某某办法》的通知`` calls itself 本通知, and the paper it issues 本办法;
    ``人民法院的解释`` is no 法, and neither is ``某某办法``: 本法 there is the law it is made by.
    """
    bare = _TAIL.sub("", read(title))
    bare = bare.replace("办法", "") if genre == "法" else bare
    return bare.endswith(genre) or f"{genre}>" in bare or (genre == "法" and bare.endswith("法典"))


def is_about_another(title: str) -> bool:
    """Whether a text of this title speaks of another work: 关于修改《…》的决定 does."""
    return _ABOUT_ANOTHER.search(read(title)) is not None
