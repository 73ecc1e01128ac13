"""What brackets behind a title say of it: （2018年修正）, （以下简称《条例》）, （试行）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhbook.citations.works import YEAR, version

_DECLARES = re.compile(
    r"(?:以下|下文|下面|下)?(?:统一|均|一律)?"
    r"(?:简称|下称|以下称|合称|统称)(?:为|作)?[:：]?\s*"
    r"[“‘《〈「『【\"＂']?(?P<name>[^“”‘’《》〈〉「」『』【】\"＂'，。；、（）()]{2,20})"
    r"[”’》〉」』】\"＂']?\s*(?:[，,；;].*)?$"
)
_SEVERAL = re.compile("分别|合称|统称")
#: What makes another work of a title behind which it stands: （试行）, （修订草案）, （一）.
_DRAFT = re.compile(r"试行|暂行|[^，。；]{0,10}(?:草案|[见审议论询]稿)[^，。；]{0,8}")
_COUNTED = re.compile("[一二三四五六七八九十]{1,3}")
_BRACKET = re.compile(r"\s*[（(](?P<words>(?:[^（）()]|[（(][^（）()]*[）)]){1,120})[）)]")
_DATED_BEHIND = re.compile(rf"\s*({YEAR})年?(?:修[正订改]|版|本)+")
_IN_YEAR = re.compile(rf"({YEAR})(?:年|[-./]\d|修|版|$)")
_IN_FORCE = re.compile(rf"{YEAR}年[^，,；;、\s]{{0,9}}施行")


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


def brackets(text: str, at: int, counted: bool = False) -> Brackets:
    """The brackets that stand behind a title, at ``at``: （2018年修正）, （以下简称《条例》）.

    ``（试行）`` and ``（草案）`` make another work of the title, and ``（一）`` where such papers
    are ``counted``. Of several years the last tells the version; ``国发〔2018〕1号`` none.
    """
    behind = Brackets(at)
    if dated := _DATED_BEHIND.match(text, at):
        behind = Brackets(dated.end(), dated[1])
    while bracket := _BRACKET.match(text, behind.end):
        words = bracket["words"].strip()
        years = _IN_YEAR.findall(_IN_FORCE.sub("", words)) or _IN_YEAR.findall(words)
        declared = _DECLARES.search(words)
        titles = _DRAFT.fullmatch(words) or (counted and _COUNTED.fullmatch(words))
        behind = Brackets(
            bracket.end(),
            max(years) if years else behind.version,
            declared["name"].strip() if declared else behind.short,
            bool(declared and _SEVERAL.search(words)) or behind.several,
            behind.more + (f"（{words}）" if titles else ""),
        )
    return behind


def version_behind(text: str, at: int) -> str:
    """The year in brackets behind a place: ``第十条（2018年修正）``; （2018年起） gives none."""
    bracket = _BRACKET.match(text, at)
    return version(bracket[0]) if bracket else ""
