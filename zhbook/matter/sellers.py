"""Notices that sellers of texts have put before the title, told from the text itself.

One word of the trade proves nothing: 会员, 微信 and 倒卖 are the matter of rules and speeches too.
A line is a notice by a way to reach its author (a number, an address, 加微信), or by trade words of
two sorts that the text itself does not use; with one sort only beside such a line. No standard
orders such lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import DATED, FRONT_LINES, NOTE, is_line, is_salutation, names_kind

#: A way to reach or to pay somebody: 微信：abc, QQ群 123, www.…, a number of a telephone.
_CONTACT = re.compile(
    r"QQ\s*(?:群|号)?\s*[：:\d]|QQ群$|[微薇威]信(?:号|群)?\s*[：:A-Za-z\d]|公众号\s*[：:「“【]"
    r"|(?:请?加入?|添加|关注)(?:微信|薇信|公众号|[Vv]|QQ|群主?)|[Vv][Xx]\s*[：:]?\s*\w|扫码|扫一扫"
    r"|网盘|提取码|\d\s*元\s*[/／]\s*[年月份篇]|https?://|www\.|(?<!\d)1[2-9]\d{9}(?!\d)"
    r"|[A-Za-z0-9]@[A-Za-z0-9]"
)
#: Words of the trade by their sort: whom it serves, where it is, what it sells, what it forbids.
_TRADE = {
    "member": re.compile("会员|订阅|付费|收费|充值"),
    "channel": re.compile("微信(?!小程序)|公众号|QQ|淘宝|网店|店铺|文库|知识星球|小红书"),
    "goods": re.compile("更多(?:资料|材料|范文|内容|精彩)|下载|代写|原创首发|资料来自|整理发布"),
    "ban": re.compile(
        "(?:禁止|严禁|请勿|谢绝|切勿)(?:外传|转载|倒卖|传播|商用)|仅[供限](?:参考|个人)?学习"
        "|侵权必[删究]|倒卖|盗卖|版权所有"
    ),
}
#: What any sign has in it; most lines have nothing of it.
_ANY = re.compile("|".join([_CONTACT.pattern, *(words.pattern for words in _TRADE.values())]))
#: A notice that names a source is data of the text: 来源：http://….
_SOURCED = re.compile(r"(?:来源|出处|原文(?:链接|地址)?|网址)\s*[：:]")
#: A sentence of this length or more speaks of its matter, unless it forbids, or sells all sorts.
SHORTEST_PROSE = 30
#: Of so many sorts two tell, and only one beside a line that tells by itself.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Signs:
    """The lines of a front that have signs of a seller; ``why`` has ``contact`` or the sorts."""

    why: dict[int, str]

    def __contains__(self, index: object) -> bool:
        return index in self.why

    @property
    def last(self) -> int:
        """The last of them, or -1."""
        return max(self.why, default=-1)


def signs(texts: Sequence[Paragraph]) -> Signs:
    """Which of the first lines have signs of a seller, and which signs.

    ``更多资料请加微信 abc`` has; ``某协会会员管理办法`` and ``关于倒卖门票的解释`` have none, since
    they end in a kind of paper, nor has the first paragraph of a speech that speaks of 微信工作群.
    """
    front = texts[:FRONT_LINES]
    sorts = {i: found for i, line in enumerate(front) if (found := _sorts(line.text))}
    if not sorts:
        return Signs({})
    said = _said_by_body(texts, {word for found in sorts.values() for word in found.values()})
    why: dict[int, str] = {}
    single: dict[int, str] = {}
    for i, found in sorts.items():
        text = front[i].text
        if "contact" in found:
            why[i] = "contact"
            continue
        left = sorted(sort for sort, word in found.items() if word not in said)
        if not left or _is_of_the_text(text):
            continue
        if _is_prose(text):
            if "ban" in left or len(left) > ENOUGH:
                why[i] = "+".join(left)
        elif len(left) >= ENOUGH:
            why[i] = "+".join(left)
        else:
            single[i] = left[0]
    # 仅供学习 alone is a sign: no text says of itself that it must not be learnt from.
    beside = bool(why)
    why |= {i: sort for i, sort in single.items() if beside or sort == "ban"}
    return Signs(why)


@lru_cache(maxsize=256)
def _sorts(text: str) -> dict[str, str]:
    """The sorts of trade words in a line, each with its first word; ``contact`` alone if any."""
    if not _ANY.search(text):
        return {}
    if _CONTACT.search(text) and not _SOURCED.match(text):
        return {"contact": ""}
    matches = ((sort, words.search(text)) for sort, words in _TRADE.items())
    return {sort: match[0] for sort, match in matches if match}


def _is_of_the_text(text: str) -> bool:
    """A title, a note under one, what addresses hearers, or what has a number."""
    if (is_line(text) and names_kind(text)) or NOTE.search(text) or DATED.match(text):
        return True
    return is_salutation(text) or ordinals.opening(text) is not None


def _is_prose(text: str) -> bool:
    return ends_sentence(text) and len(text) >= SHORTEST_PROSE


def _said_by_body(texts: Sequence[Paragraph], words: set[str]) -> set[str]:
    """Which of the trade words whole sentences of the text use, outside what gives a contact."""
    said: set[str] = set()
    left = words - {""}
    for paragraph in texts if left else ():
        text = paragraph.text
        if not any(word in text for word in left):
            continue
        if len(text) < SHORTEST_PROSE and ordinals.opening(text) is None:
            continue
        found = _sorts(text)
        if not {"contact", "ban"} & {*found}:
            said.update(word for word in left if word in text)
    return said


def notices(texts: Sequence[Paragraph], title: int, signed: Signs) -> set[int]:
    """Which of the paragraphs before ``title`` are sellers' notices.

    Lines that empty lines hold together are one notice from its first sign of a seller to its
    last; a line without a sign outside of these stays where it is.
    """
    indices: set[int] = set()
    group: list[int] = []
    for i in range(title + 1):
        if group and (i == title or texts[i].after_blank):
            indices |= _between(group, signed)
            group = []
        group.append(i)
    return indices


def _between(group: Sequence[int], signed: Signs) -> set[int]:
    held = [k for k in group if k in signed]
    return {k for k in group if held and held[0] <= k <= held[-1]}
