"""What speaks for a line, or for several lines together, being the title, and how much.

GB/T 9704-2012, 7.3.1 and 7.2: a title has organ, matter and kind of paper, stands above the
recipients and below the number of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.matter import sellers
from zhbook.matter.front import (
    DATED,
    FIELD,
    FRONT_LINES,
    GENRE,
    NOTE,
    NUMBER_OF_PAPER,
    SHORTEST_HEADLINE,
    is_byline,
    is_label,
    is_line,
    is_salutation,
    names_kind,
    solid,
)
from zhbook.matter.runon import is_balanced
from zhbook.matter.said import Said

#: What each sign weighs, by its name in the proof.
WEIGHTS = {
    "kind": 4,
    "about": 2,
    "named": 3,
    "calls-itself": 1,
    "said-again": 2,
    "first": 1,
    "over": 1,
    "byline": -2,
    "comma": -2,
    "open": -3,
    "class": -4,
    "cover": 3,
    "before-seller": -8,
}
#: The number of a standard on its cover (GB/T 1.1-2020, 8.1): GB/T 1.1—2020, DB11/T 123-2019.
_CODE = re.compile(r"[A-Z]{1,4}\d{0,4}(?:/[A-Z]{1,4})?\s*[\d.]+\s*[—–-]+\s*\d{2,4}")
#: ICS 35.240, CCS L 70, 备案号：…: classes above the title of a standard.
_CLASS = re.compile(r"(?:ICS|CCS|UDC)\s*[\w.\s/;；]+|[A-Z]\s?\d{2}|备案号[：:].*")
#: 中华人民共和国国家标准, 某公司企业标准: of which kind a standard is.
_CLASS_NAME = re.compile(r"(?:国家|行业|地方|团体|企业)标准$")
#: 双方达成如下协议 opens a body.
_ANNOUNCES = re.compile("(?:如下|以下|下列)[^，。]{0,6}$")


@dataclass(frozen=True, slots=True)
class Title:
    """``start:end`` are the lines that are the title together; ``signs`` say why."""

    start: int
    end: int
    weight: int
    signs: tuple[str, ...]


def weighed(
    texts: Sequence[Paragraph], start: int, end: int, words: str, signed: sellers.Signs, said: Said
) -> Title:
    first = next(
        (i for i in range(start + 1) if i == start or could_be_title(texts[i].text, i in signed)),
        start,
    )
    following = texts[end].text if end < len(texts) else ""
    kind = GENRE.search(words)
    cover = _is_on_cover(texts, start)
    found = {
        "kind": kind is not None,
        "about": "关于" in words[: len(words) - 4]
        and (kind is not None or words.startswith("关于")),
        "named": words in said.names,
        "calls-itself": kind is not None and any(words.endswith(own) for own in said.kinds),
        "said-again": _is_said_again(texts, end, words),
        "first": first == start,
        "over": bool(following) and _is_over(following),
        "byline": start > 0 and is_byline(texts[start].text) and not cover,
        "comma": start > 0 and "，" in words,
        "open": not is_balanced(words),
        "class": _is_class(texts, start, end, words),
        "cover": cover,
        "before-seller": start < signed.last,
    }
    signs = tuple(sign for sign, has in found.items() if has)
    return Title(start, end, sum(WEIGHTS[sign] for sign in signs), signs)


def _is_said_again(texts: Sequence[Paragraph], end: int, words: str) -> bool:
    """Whether a longer line of the front below ends in these words: it tells them more closely."""
    rest = texts[end : min(len(texts), FRONT_LINES)]
    return len(words) >= SHORTEST_HEADLINE and any(
        len(p.text) > len(words) and is_line(p.text) and solid(p.text).endswith(words) for p in rest
    )


def _is_over(following: str) -> bool:
    """What stands directly below a title: a number, a note, recipients, the first number."""
    note = NUMBER_OF_PAPER.search(following) or NOTE.search(following) or DATED.match(following)
    return bool(note or is_salutation(following) or ordinals.opening(following))


def _is_class(texts: Sequence[Paragraph], start: int, end: int, words: str) -> bool:
    """``中华人民共和国国家标准`` over the number of the standard: what it is, not its title.

    ``某委员会文件`` is the head of a sheet in that manner, and ``某某局公告`` over its number and
    关于某事的公告.
    """
    below = texts[end].text if end < len(texts) else ""
    standard = words.endswith(("标准", "规范", "规程")) and _CODE.fullmatch(below) is not None
    standard = standard or _names_class(texts, start)
    numbered = NUMBER_OF_PAPER.search(below) is not None
    further = texts[end + 1].text if end + 1 < len(texts) else ""
    matter = "关于" in further and is_line(further) and names_kind(further)
    sheet = numbered and (matter or words.endswith("文件"))
    return start + 1 == end and (standard or sheet)


def _names_class(texts: Sequence[Paragraph], i: int) -> bool:
    """``某公司企业标准`` beside the number of the standard: its kind (标准化法, 第二条).

    ``婴幼儿食品国家标准`` over a first clause is the name of a paper.
    """
    beside = [texts[k].text for k in (i - 1, i + 1) if 0 <= k < len(texts)]
    return bool(_CLASS_NAME.search(solid(texts[i].text))) and any(map(_CODE.fullmatch, beside))


def _is_on_cover(texts: Sequence[Paragraph], i: int) -> bool:
    """Whether nothing but class and number of a standard stands above: its name is the next line.

    ``豆腐干`` below 企业标准 and Q/ABC 002—2019 is one, as short as it is; below a number alone
    a line may be the class (GB/T 1.1-2020, 8.1).
    """
    named = False
    for k in range(i):
        class_here = _names_class(texts, k)
        if not class_here and not is_code(texts[k].text):
            return False
        named = named or class_here
    return named


def could_be_title(text: str, signed: bool) -> bool:
    """Not a seller's line, a date, a note, a field of the head, or a line without words."""
    number = ordinals.opening(text)
    if number and number.end == len(text):
        return False
    marks = text[0] in "【[" or not re.search(r"\w", text)
    told = DATED.match(text) or NOTE.search(text) or FIELD.search(text) or is_label(text)
    announces = _ANNOUNCES.search(text) is not None
    return not marks and not signed and not told and not announces and not is_code(text)


def is_code(text: str) -> bool:
    """``GB/T 1.1—2020`` and ``ICS 35.240`` on the cover of a standard; ``第 12 号`` is none."""
    return bool(_CODE.fullmatch(text) or _CLASS.fullmatch(text))
