"""Papers that stand behind another one: attachments, and the paper that a notice issues.

Standard: GB/T 9704-2012, 7.3.4 (附件说明: the list ``附件：1. …`` under the body) and 7.3.7 (附件:
each begins a page, headed 附件 and its number).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhbook import numerals, ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter import issued as papers
from zhbook.matter.front import (
    DATE,
    DATED,
    NAMED_VALUE,
    NOTE,
    is_label,
    is_line,
    is_salutation,
    is_too_long,
    names_kind,
    names_part,
    solid,
)
from zhbook.model import Kind, Ordinal

#: 附件1：收费标准, 附件1　收费标准, 附：业务分类目录: an attachment with its title.
_ATTACHED = re.compile(
    r"附(?:\s*[件录表图]|(?=\s*[：:]))"
    r"(?:\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}(?:[-－—–]\d{1,2})?|[A-Z])"
    r"(?:\s*[：:]\s*|\s+|(?=[（(]))|\s*[：:]\s*|\s+)[^\s\d].*"
)
_ON_TWO_LINES = re.compile(r"附(?:件|录|表|图)?[\s\w]{0,4}[：:\s]\s*[\w《“]")
#: 附件：1.甲表 and 附：（1）判决书 announce a list, and so does what counts its copies.
_ANNOUNCED = re.compile(
    r"附\w?\s*[：:]\s*(?:[（(]?[\d一二三四五六七八九十]+[）)．.、]|.*\d+\s*[份页张]$)"
)
_LIST = re.compile(r"附件\s*[：:]\s*1\s*[.．、]")
#: 附件1, 附件一, 附录A: the number of an attachment.
_NUMBER = re.compile(
    r"附\s*[件录表图]\s*(?:([一二三四五六七八九十]{1,2}|\d{1,2})(?![-—\d])|([A-Z]))"
)
#: So many lines below the name of an attachment are looked at for what it says.
_MOST_BELOW = 6
#: 第四部分　附件, 第六章 附件格式: a division that holds the attachments.
_DIVISION = re.compile("附[件录表图]{1,2}(?:[及和、与]?(?:附[件录表图]|格式|样式|目录|清单))?")
_PASSED = re.compile(rf"[（(]\s*{DATE}.{{0,80}}(?:通过|公布|发布|批准)[）)]$")
#: What announces a list below the title of an attachment has so many characters.
SHORTEST_TEXT = 15
#: So many notes may stand between the title of an issued paper and its first chapter.
_MOST_NOTES = 3


def titled(texts: Sequence[Paragraph], taken: Collection[int]) -> list[int]:
    """The titles of attachments with their number: ``附件1：收费标准`` over text is one; in a list
    of attachments it is none.

    One that stands on the line below 附件, or below ``附：``, is one whatever follows; so are those
    that count on, each over something of its own.
    """
    lines = [i for i, p in enumerate(texts[:-1]) if i not in taken and p.text[0] == "附"]
    under = [i for i, p in enumerate(texts[:-1]) if i not in taken and papers.is_under_title(p)]
    return sorted({*under, *(i for i in lines if _is_titled(texts, i)), *_counted(texts, lines)})


def _counted(texts: Sequence[Paragraph], lines: Sequence[int]) -> list[int]:
    """Attachments 1, 2, 3 that stand apart, each over something that says or asks.

    ``附件1：协议书`` over 甲方：＿＿, ``附件2：承诺书`` over 本人承诺：. One below the other
    they are a list; so are those that stand over a signature.
    """
    numbers = {i: value for i in lines if (value := _number(texts[i].text))}
    runs: list[list[int]] = []
    for i, value in numbers.items():
        if i - 1 in numbers or i + 1 in numbers:
            continue
        if runs and value == numbers[runs[-1][-1]] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    counted = [i for run in runs if len(run) > 1 for i in run]
    return [i for i in counted if _says_below(texts, i, numbers)]


def _number(text: str) -> int | None:
    """Which attachment a line names, with its title; None for a clause and for what announces."""
    number = _NUMBER.match(text)
    if not number or is_too_long(text) or text[-1] in "。；;，,：:":
        return None
    if _ANNOUNCED.match(text) or not _ATTACHED.fullmatch(text):
        return None
    # 附件一　　　　鉴证编号：＿＿ has a field beside it, and no name.
    if re.search("[：:]", text[number.end() :].lstrip(" \u3000：:")):
        return None
    return numerals.parse(number[1]) if number[1] else ord(number[2]) - ord("A") + 1


def _says_below(texts: Sequence[Paragraph], i: int, numbers: Collection[int]) -> bool:
    """Whether a sentence, number 1, a table, or what a colon closes stands below a name."""
    for k in range(i + 1, min(len(texts), i + 1 + _MOST_BELOW)):
        text = texts[k].text
        if k in numbers or DATED.match(text):
            return False
        number = ordinals.opening(text)
        if ends_sentence(text) or text[-1] in "：:" or (number and number.value == 1):
            return True
        if texts[k].kept is Kind.TABLE or is_label(text) or is_label(text.split()[0]):
            return True
    return False


def _is_titled(texts: Sequence[Paragraph], i: int) -> bool:
    paragraph, text = texts[i], texts[i].text
    if is_too_long(text) or text[-1] in "。；;，,":
        return False
    # A title on the line below 附： says by that alone that the attachment begins.
    parted = len(paragraph.pieces) > 1 and _ON_TWO_LINES.match(text)
    if papers.stands_alone(paragraph) or parted:
        return True
    if text[-1] in "：:" or _ANNOUNCED.match(text) or not _ATTACHED.fullmatch(text):
        return False
    if _next_words(texts, i) == len(texts):
        return False
    below = texts[_next_words(texts, i)]
    following, number = below.text, ordinals.opening(below.text)
    # 三、 below 附：材料 goes on with a series of the text.
    if ends_sentence(following) or (number is not None and number.value == 1):
        return True
    # 说明如下： over 一、 announces, as short as it is.
    at = _next_words(texts, i) + 1
    first = ordinals.opening(texts[at].text) if at < len(texts) else None
    long = len(following) >= SHORTEST_TEXT or (first is not None and first.value == 1)
    # 甲方：　　　乙方： are fields.
    announces = long and following[-1] in "：:" and len(re.findall("[：:]", following)) == 1
    return below.kept is Kind.TABLE or (announces and not is_salutation(following))


def under_division(
    texts: Sequence[Paragraph], lines: Collection[int], candidates: Sequence[tuple[int, Ordinal]]
) -> set[int]:
    """Which attachments are those of a division: ``附件一：报价表`` under 第四部分　附件.

    Under 第三章　附则 none is: it stands behind the chapters.
    """
    divisions = {i: o for i, o in candidates if o.style in ordinals.TITLED}
    indices: set[int] = set()
    inside = False
    for i in sorted({*divisions, *lines}):
        if i in divisions:
            inside = _DIVISION.fullmatch(solid(texts[i].text[divisions[i].end :])) is not None
        elif inside:
            indices.add(i)
    return indices


def listed(texts: Sequence[Paragraph]) -> set[int]:
    """The lines ``2.乙表``, ``3.丙表`` below ``附件：1.甲表``; they number nothing of the text."""
    indices: set[int] = set()
    for i, paragraph in enumerate(texts):
        following = i + 1 if paragraph.text[:2] == "附件" and _LIST.match(paragraph.text) else None
        while following and following < len(texts):
            went_on = ordinals.opening(texts[following].text)
            if went_on is None or went_on.value != following - i + 1:
                break
            indices.add(following)
            following += 1
    return indices


def issued(
    texts: Sequence[Paragraph],
    taken: Collection[int],
    candidates: Sequence[tuple[int, Ordinal]],
    title: str,
) -> list[int]:
    """Where another paper begins: its title, alone on a line behind the notice that issues it.

    ``某某管理办法`` behind the notice 关于印发《某某管理办法》的通知, behind its date, or directly
    over a second 第一章; the same words in a sentence, or over the first 第一章, are none.
    """
    names = papers.issued_names(texts, title)
    first = [i for i, ordinal in candidates if _opens_statute(ordinal)]
    begins = {*first[1:]}
    return [
        i
        for i in range(2, len(texts) - 1)
        if i not in taken and (papers.begins(texts, i, names) or _is_title(texts, i, begins))
    ]


def _is_title(texts: Sequence[Paragraph], i: int, begins: Collection[int]) -> bool:
    """Whether a title stands over a statute that is not the first, or over the note that tells
    when it was passed: a decision behind a statute.
    """
    text = texts[i].text
    if not names_kind(text) or not is_line(text):
        return False
    noted = "关于" in text and _PASSED.match(texts[i + 1].text)
    return bool(noted and ends_sentence(texts[i - 1].text)) or _next_words(texts, i) in begins


def _opens_statute(ordinal: Ordinal) -> bool:
    strong = ordinal.style in ordinals.TITLED or ordinal.style == "article"
    return strong and ordinal.value == 1


def _next_words(texts: Sequence[Paragraph], i: int) -> int:
    """The paragraph behind ``i`` and the notes below it."""
    following = i + 1
    while following < min(len(texts), i + 1 + _MOST_NOTES):
        text = texts[following].text
        if not (NOTE.search(text) or DATED.match(text) or NAMED_VALUE.match(text)):
            break
        following += 1
    return following


def encloses(text: str) -> bool:
    """``附件2`` and the title of an issued paper, under which 第一章 may stand; not ``【序】``."""
    apart = names_part(text) or text[0] == "【"
    return solid(text)[:2] in ("附件", "附录", "附表") or not apart
