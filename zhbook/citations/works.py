"""Titles: how one work is cited in several forms, its versions, and short names a text declares.

``《中华人民共和国刑法》``, ``《刑法》`` and ``《刑法（2015年修正）》`` are one work, the last one
in the version of 2015. ``《规定（试行）》`` is another work than ``《规定》``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from zhbook.dates import dates

_YEAR = r"(?:19|20)\d{2}"
_VERSION = re.compile(
    rf"\(({_YEAR})(?:[年.\-/]\d{{0,2}}[月.\-/]?\d{{0,2}}日?)?"
    r"(?:第?[一二三四五六七八九十]?次?(?:修[正订訂]|通过|公布|施行|发布|颁布|版))*版?本?\)$"
)
_COUNTRY = ("中华人民共和国", "中華人民共和國")
_FORMS = str.maketrans("（）〈〉《》", "()<><>")
_PRINTED = str.maketrans("()<>", "（）〈〉")
#: Words by which a text names itself, and in which titles end.
GENRES = (
    *("法典", "宪法", "憲法", "法", "条例", "條例", "规定", "規定", "办法", "辦法", "解释", "解釋"),
    *(
        "规则",
        "規則",
        "细则",
        "細則",
        "决定",
        "決定",
        "准则",
        "準則",
        "规范",
        "規範",
        "规程",
        "規程",
    ),
    *(
        "章程",
        "公约",
        "公約",
        "协定",
        "協定",
        "通知",
        "意见",
        "意見",
        "标准",
        "標準",
        "批复",
        "批覆",
    ),
    *("方案", "纲要", "綱要", "制度", "通则", "通則", "修正案", "决议", "決議"),
)
#: A paper that amends or interprets a law cites its numbers without naming it each time.
ABOUT_ANOTHER = re.compile("修改|修正|修订|修訂|废止|廢止|适用|適用|解释|解釋|[<>]")
_DECLARES = re.compile(
    r"(?:以下|下文|下面|下)?(?:统一|統一|均|一律)?"
    r"(?:简称|簡稱|下称|下稱|以下称|以下稱|合称|统称)(?:为|為|作)?[:：]?\s*"
    r"[“‘《〈「『【\"＂']?(?P<name>[^“”‘’《》〈〉「」『』【】\"＂'，。；、（）()]{2,20})"
    r"[”’》〉」』】\"＂']?\s*(?:[，,；;].*)?$"
)
_SEVERAL = re.compile("分别|合称|统称|合稱|統稱")
#: What tells the version of a title stands no farther before it than this.
LONGEST_BEFORE = 60
#: Nor does what says that it has ended stand farther behind it.
LONGEST_AFTER = 120
#: What may stand before a title that no marks set off, so that it is not the end of a longer one.
_BEFORE = re.compile(
    r"(?:^|[^\w]|适用|適用|引用|援用|运用|運用|准用|符合|具有|或者|触犯|觸犯|我国|我國|现行|現行|援引|涉及|"
    r"履行|执行|執行|遵守|落实|落實|贯彻|貫徹|实施|實施|施行|制定|修改|修订|修訂|修正|补充|補充|解释|解釋|"
    r"所称|所稱|规定|規定|構成|构成|违反|違反|违背|違背|参照|參照|学习|學習|犯|"
    r"[有和及与與或对對在由將将按照以的是即为為从從因據据依到把如除至同指于於凭憑向经經]|(?<!附)[属屬])$"
)
_DATED = re.compile(
    rf"({_YEAR})年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:修[正订訂]|修改|颁布|公布|制定|施行|版)?的?$"
)
_TAIL = re.compile(r"(?:\([^()]*\))+$")
#: What follows a title whose work ends to be in force.
_ENDS = re.compile(
    r"[^。；]{0,100}?(?:[废廢]止|失效|停止(?:执行|執行|施行|使用|适用|適用)|不再(?:执行|執行|施行|适用|適用))"
)
_GIVEN_IN = re.compile(rf"({_YEAR})年[^，。；《》]{{0,40}}的?$")
_OLD = re.compile(r"(?:原|旧|舊|修[订訂改正]前的?|废止的|廢止的|失效的)$")
#: Before a title: the law of another country or of another time.
_ELSEWHERE = re.compile(
    r"(?:[美英法德韩韓泰俄各外该該他别別邻鄰某民][国國]|(?<!中华人民)(?<!中華人民)共和[国國]"
    r"|日本|俄[罗羅]斯|[联聯]邦|[苏蘇][联聯俄]|朝[鲜鮮]|越南|蒙古|印度|新加坡|瑞士|瑞典|加拿大|意大利"
    r"|西班牙|[奥奧]地利|[澳奥奧][大地]利[亚亞]?|[欧歐]盟|(?:[台臺][湾灣]|香港|澳[门門])(?:地[区區]|省)?"
    r"|特[别別]行政[区區]|大清|清[朝末代]|[国國]民(?:政府|党|黨)|北洋政府|[边邊苏蘇伪偽][区區满滿]|[旧舊]中[国國])"
    r"(?:政府|[当當]局|[时時]期)?(?:[现現]行|[制颁頒]定|[颁頒公][布佈]|通[过過])?的?$"
)
#: What makes another work of a title behind which it stands: （试行）, （修订草案）, （一）.
_DRAFT = re.compile(
    r"试行|試行|暂行|暫行|[^，。；]{0,10}(?:草案|[见見审審议議论論询詢]稿)[^，。；]{0,8}"
)
_COUNTED = re.compile("[一二三四五六七八九十]{1,3}")


@lru_cache(maxsize=65536)
def plain(title: str) -> str:
    """A title without blanks, its brackets in one form."""
    return "".join(title.split()).translate(_FORMS)


def printed(name: str) -> str:
    """A ``plain`` title with the brackets that a page prints."""
    return name.translate(_PRINTED)


@lru_cache(maxsize=65536)
def base(title: str) -> str:
    """What all forms of a title have in common: without country and version."""
    found = _VERSION.sub("", plain(title))
    for country in _COUNTRY:
        if found.startswith(country) and len(found) > len(country) + 1:
            return found[len(country) :]
    return found


def version(title: str) -> str:
    """The year of the version that a title names at its end, or nothing."""
    found = _VERSION.search(plain(title))
    return found[1] if found else ""


def is_generic(name: str) -> bool:
    """``条例`` and ``本办法`` are no names that stand for one work; ``刑法`` and ``宪法`` are."""
    return (name in GENRES and name not in ("宪法", "憲法")) or name.startswith("本")


def ends_as_title(words: str) -> bool:
    """Whether words end as titles do: ``依照刑法`` does, ``依照上述`` does not."""
    return words.endswith(GENRES)


def stands_alone(words: str, name: str) -> bool:
    """Whether ``words`` end in ``name`` and that is no part of a longer name.

    ``依照刑法`` ends in ``刑法`` alone; ``劳动合同法`` does not in ``合同法``, nor ``原刑法`` in
    ``刑法``.
    """
    if not words.endswith(name):
        return False
    before = words[: len(words) - len(name)][-12:]
    if before.endswith(_COUNTRY):
        before = before[: -len(_COUNTRY[0])]
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
    return ends_as_title(title) and not title.endswith(("法", "条例", "條例"))


def is_ended(after: str) -> bool:
    """Whether the words after a title say that it is no more in force: ``同时废止``."""
    return _ENDS.match(after) is not None


def year_given(words: str) -> str:
    """The year of any date before a title, 1988年7月18日国务院发布的; it need name no version."""
    found = _GIVEN_IN.search(words[-LONGEST_BEFORE:])
    return found[1] if found else ""


def edition_date(title: str) -> str:
    """The date of the version that a title names at its end, in ISO 8601, or nothing."""
    found = _VERSION.search(plain(title))
    return next((iso for iso, _, _ in dates(found[0])), found[1]) if found else ""


def year_before(words: str) -> str:
    """The year of 2018年修正的, 2018年 and the like at the end of words, or nothing."""
    found = _DATED.search(words[-24:])
    return found[1] if found else ""


def names_itself(title: str, genre: str) -> bool:
    """Whether a text of this title calls itself 本 and ``genre``.

    ``关于印发《某某办法》的通知`` calls itself 本通知, and the paper it issues 本办法;
    ``人民法院的解释`` is no 法.
    """
    bare = _TAIL.sub("", plain(title))
    return bare.endswith(genre) or f"{genre}>" in bare or (genre == "法" and bare.endswith("法典"))


@dataclass(frozen=True, slots=True)
class Brackets:
    """What brackets behind a title say: where they end, a version, a short name.

    ``more`` is what belongs to the title itself, ``（试行）``.
    """

    end: int
    version: str = ""
    short: str = ""
    several: bool = False
    more: str = ""


_BRACKET = re.compile(r"\s*[（(](?P<words>(?:[^（）()]|[（(][^（）()]*[）)]){1,120})[）)]")
_DATED_BEHIND = re.compile(rf"\s*({_YEAR})年?(?:修[正订訂改]|版|本)+")
_IN_YEAR = re.compile(rf"({_YEAR})(?:年|[-./]\d|修|版|$)")
_IN_FORCE = re.compile(rf"{_YEAR}年[^，,；;、\s]{{0,9}}施行")


def brackets(text: str, at: int, counted: bool = False) -> Brackets:
    """The brackets that stand behind a title, at ``at``: （2018年修正）, （以下简称《条例》）.

    ``（试行）`` and ``（草案）`` make another work of the title, and ``（一）`` where such papers
    are ``counted``. Of several years the last tells the version; ``国发〔2018〕1号`` none.
    """
    found = Brackets(at)
    if dated := _DATED_BEHIND.match(text, at):
        found = Brackets(dated.end(), dated[1])
    while bracket := _BRACKET.match(text, found.end):
        words = bracket["words"].strip()
        years = _IN_YEAR.findall(_IN_FORCE.sub("", words)) or _IN_YEAR.findall(words)
        declared = _DECLARES.search(words)
        titles = _DRAFT.fullmatch(words) or (counted and _COUNTED.fullmatch(words))
        found = Brackets(
            bracket.end(),
            max(years) if years else found.version,
            declared["name"].strip() if declared else found.short,
            bool(declared and _SEVERAL.search(words)) or found.several,
            found.more + (f"（{words}）" if titles else ""),
        )
    return found


def version_behind(text: str, at: int) -> str:
    """The year in brackets behind a place: ``第十条（2018年修正）``; （2018年起） gives none."""
    bracket = _BRACKET.match(text, at)
    return version(bracket[0]) if bracket else ""
