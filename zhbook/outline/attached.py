"""Papers that stand behind another one: attachments, and the paper that a notice issues.

Standard: GB/T 9704-2012, 7.3.4 (附件说明: the list ``附件：1. …`` under the body) and 7.3.7 (附件:
each begins a page, headed 附件 and its number).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import DATED, GENRE, LONGEST_TITLE, NOTE, is_line, names_part
from zhbook.model import Ordinal

#: 附件1：收费标准, 附件1　收费标准: an attachment with its title. 附件：1.甲表 announces a list.
_ATTACHED = re.compile(
    r"(?:附件|附录|附表)"
    r"(?:\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[A-Z])(?:\s*[：:]\s*|\s+)|\s+)[^\s\d].*"
)
_LIST = re.compile(r"附件\s*[：:]\s*1\s*[.．、]")
_ISSUED = re.compile(r"(?:印发|发布|公布|颁布|转发|批转|下发|实施|施行).*?《(.+)》")
_REPUBLIC = "中华人民共和国"
#: So many notes may stand between the title of an issued paper and its first chapter.
_MOST_NOTES = 3


def titled(texts: Sequence[Paragraph], taken: Collection[int]) -> list[int]:
    """The titles of attachments with their number: ``附件1：收费标准`` over text is one; in a list
    of attachments it is none.
    """
    return [
        i
        for i, paragraph in enumerate(texts[:-1])
        if paragraph.text[0] == "附"
        and i not in taken
        and _is_titled(paragraph.text, texts[i + 1].text)
    ]


def _is_titled(text: str, following: str) -> bool:
    if len(text) > LONGEST_TITLE or text[-1] in "。；;，," or not _ATTACHED.fullmatch(text):
        return False
    return ends_sentence(following) or ordinals.opening(following) is not None


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
    names = [name.removeprefix(_REPUBLIC) for name in _ISSUED.findall(title)]
    first = [i for i, ordinal in candidates if _opens_statute(ordinal)]
    begins = {*first[1:]}
    indices = []
    for i in range(2, len(texts) - 1):
        text = texts[i].text
        if i in taken or len(text) > LONGEST_TITLE:
            continue
        named = text.removeprefix(_REPUBLIC) in names
        if named or (GENRE.search(text) and is_line(text) and _is_placed(texts, i, begins)):
            indices.append(i)
    return indices


def _is_placed(texts: Sequence[Paragraph], i: int, begins: Collection[int]) -> bool:
    """Whether a title stands behind a date, or over a statute that is not the first."""
    return DATED.match(texts[i - 1].text) is not None or _next_words(texts, i) in begins


def _opens_statute(ordinal: Ordinal) -> bool:
    strong = ordinal.style in ordinals.TITLED or ordinal.style == "article"
    return strong and ordinal.value == 1


def _next_words(texts: Sequence[Paragraph], i: int) -> int:
    """The paragraph behind ``i`` and the notes below it."""
    following = i + 1
    while following < min(len(texts), i + 1 + _MOST_NOTES):
        if not (NOTE.search(texts[following].text) or DATED.match(texts[following].text)):
            break
        following += 1
    return following


def encloses(text: str) -> bool:
    """``附件2`` and the title of an issued paper, under which 第一章 may stand; not ``序言``."""
    return text[:2] in ("附件", "附录", "附表") or not names_part(text)
