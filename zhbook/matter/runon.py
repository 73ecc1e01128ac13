"""Whether a line of a title runs on to the next one.

GB/T 9704-2012, 7.3.1: a long title is broken between words, each line of a width. What says that it
goes on is what it lacks: the other bracket, its kind of paper, its matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from zhbook import ordinals
from zhbook.matter.front import BARE_GENRE, GENRE, NOTE, ORGANS, solid

#: So many lines may be one title.
MOST_LINES = 5
_BRACKETS = {"》": "《", "”": "“", "）": "（", ")": "（", "〉": "〈", "』": "『", "」": "「"}
#: 关于印发某某条例 ends in a kind, but not in its own.
_ISSUES = re.compile("(?:印发|转发|批转|公布|发布|颁布|下发|修改|废止|执行|实施)")
_OWN_KIND = re.compile(
    r"的[^的《》]{0,4}(?:通知|通报|决定|函|批复|公告|通告|令|意见|报告|说明|答复)(?:[（(][^（）()]{1,20}[）)])?$"
)
#: Kinds of one character, in which other words end too: 司法, 来信, 提案.
_ENDS_OTHER_WORDS = "法函书信稿案"
#: What a title that is not whole yet has said: 关于…, 国务院转发…, 某厅对….
_MATTER = re.compile("关于|转发|批转|印发|^[\u3400-\u9fff]{1,16}[院府厅局部委会署室][对就]")
_PLACE = re.compile("中华人民共和国|[\u3400-\u9fff]{1,10}[省市县区州旗]")
_RULES = ("条例", "规则", "办法", "章程", "规程", "细则", "规定", "制度")
#: A kind of rules with a word before it, that is no title alone: 监督条例, 议事规则.
LONGEST_RUMP = 6


def is_balanced(words: str) -> bool:
    """``关于印发《某某`` has a bracket that stays open; ``关于印发《某某办法》的通知`` has none."""
    open_: list[str] = []
    for sign in words.replace("(", "（"):
        if sign in _BRACKETS.values():
            open_.append(sign)
        elif sign in _BRACKETS and (not open_ or open_.pop() != _BRACKETS[sign]):
            return False
    return not open_


def is_spaced(text: str) -> bool:
    """``实　施　方　案`` is set with blanks inside; ``总 则`` is too short to tell."""
    parts = text.split()
    return len(parts) > 2 and all(len(part) == 1 for part in parts)


def runs_on(
    words: str, line: str, following: str, parted: bool, names: Collection[str]
) -> bool | None:
    """Whether ``words``, of which ``line`` is the last, run on to the line ``following``.

    True where the form of the two lines alone says so; False where they do if the whole ends in a
    kind of paper; None where they do not. ``parted`` tells of an empty line between them, ``names``
    are those that the text gives itself. ``关于加强管理的`` runs on to ``若干意见``,
    ``关于加强管理的意见`` to nothing.
    """
    rest = solid(following)
    if ordinals.opening(following) or NOTE.search(following):
        return None
    if not is_balanced(words) or words[-1] in "的、和与及暨" or _depends(rest):
        return True
    if words.endswith(("关于", "印发", "转发", "发布", "公布")) and rest[0] == "《":
        return True
    if words.endswith("关于"):
        return True
    if any(name.startswith(words + rest) for name in names):
        return True
    organs = ORGANS.fullmatch(words) is not None
    if organs and rest.startswith(("关于", "转发", "批转", "印发")):
        return True
    if organs and (ORGANS.fullmatch(rest) or rest[0] in "对就"):
        return False
    if GENRE.search(words):
        # 关于印发某某条例 + 实施细则的通知; 关于适用司法 + 解释的批复.
        open_ = _ISSUES.search(words) or words[-1] in _ENDS_OTHER_WORDS
        issues = "关于" in words and open_ and not _OWN_KIND.search(words)
        return False if issues and _OWN_KIND.search(rest) else None
    if BARE_GENRE.fullmatch(rest) or _MATTER.search(words):
        return False
    if parted:
        return None
    rump = len(rest) <= LONGEST_RUMP and rest.endswith(_RULES)
    if is_spaced(following) or _PLACE.fullmatch(words) or (organs and rump):
        return False
    return None


def _depends(rest: str) -> bool:
    """``的若干意见`` and ``上的讲话`` stand alone nowhere."""
    return rest[0] in "的及暨" or rest.startswith(("上的", "中的", "时的"))
