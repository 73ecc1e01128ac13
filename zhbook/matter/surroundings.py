"""What stands around the body of a text: notes under the title, salutation, signature and date.

Standard: GB/T 9704-2012, 7.3.2 (main recipients, flush left, ending in ：) and 7.3.5 (signature
and date); 立法技术规范（试行）（一）, 4: the 题注 under a title says who passed the text and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.matter.front import (
    DATE,
    DATED,
    GENRE,
    NOTE,
    NUMBER_OF_PAPER,
    OFFICE,
    VOCATIVE,
    is_byline,
    is_line,
    is_salutation,
    names_part,
)
from zhbook.model import Kind
from zhbook.reader.paragraphs import Paragraph, ends_sentence

#: What may stand below signature and date.
_BELOW_DATE = re.compile(
    r"^[（(].*[）)]$|^(?:抄送|抄报|主送|印发|主题词|联系人|附件|承办|校对|份数|书记员)|日印发$"
)
_ATTACHED = ("附件", "附录", "附表")

#: A line that says when a text was passed, proclaimed or came into force.
_PASSED = re.compile(rf"^[（(]?\s*{DATE}.{{0,80}}(?:通过|公布|发布|施行|修订|修正|批准|实施)")
LONGEST_SUBTITLE = 20
#: The head of a sheet, in large red characters, is no longer.
LONGEST_HEAD = 30
#: Two or three characters under a title are who speaks, but for words that open a body.
_NO_NAMES = re.compile("范围|目的|依据|背景|概述|概况|定义|宗旨|缘起|引子|事由|案由|案情")


def above(text: str) -> Kind:
    """What a line before the title is: the number of a paper and ``某某委员会文件`` are notes."""
    head = NUMBER_OF_PAPER.search(text) or (text.endswith("文件") and len(text) <= LONGEST_HEAD)
    return Kind.NOTE if head else Kind.PARAGRAPH


def surroundings(texts: Sequence[Paragraph], start: int, end: int) -> dict[int, Kind]:
    """The notes and the salutation after a title, and signature and date, in ``start:end``."""
    kinds: dict[int, Kind] = {}
    i = start
    while i < end and (_is_note(texts[i].text) or _is_subtitle(texts, i, start, end)):
        kinds[i] = Kind.NOTE
        i += 1
    if i < end and is_salutation(texts[i].text):
        kinds[i] = Kind.SALUTATION
        i += 1
    last = end - 1
    while last > max(i, end - 6) and _is_below_date(texts[last].text):
        last -= 1
    dates = [k for k in range(i + 1, end - 1) if _signs_off(texts, k)]
    for date in {*dates, last}:
        if date > i and DATED.match(texts[date].text):
            kinds[date] = Kind.SIGNATURE
            for k in range(date - 1, max(i, date - 4), -1):
                if len(texts[k].text) > 30 or re.search(r"[。；：，！？]", texts[k].text):
                    break
                if ordinals.opening(texts[k].text) or names_part(texts[k].text):
                    break
                kinds[k] = Kind.SIGNATURE
    for k in range(i, end):
        # A speech turns to its hearers again.
        if k not in kinds and texts[k].text[-1] in "：:" and len(texts[k].text) <= 12:
            words = texts[k].text[:-1]
            if VOCATIVE.search(words) and not ends_sentence(words):
                kinds[k] = Kind.SALUTATION
    return kinds


def _signs_off(texts: Sequence[Paragraph], k: int) -> bool:
    """Whether a date ends a notice behind which its attachment or the issued paper follows."""
    if not DATED.match(texts[k].text):
        return False
    below = k + 1
    while below < len(texts) - 1 and _is_below_date(texts[below].text):
        if texts[below].text[:2] in _ATTACHED:
            break
        below += 1
    following = texts[below].text
    title = GENRE.search(following) and is_line(following) and not ordinals.opening(following)
    return bool(title) or following[:2] in _ATTACHED


def _is_subtitle(texts: Sequence[Paragraph], i: int, start: int, end: int) -> bool:
    """``人格权编`` or ``附则`` between the title and the note under it, in a part of a law."""
    return (
        start == i < end - 1
        and len(texts[i].text) <= LONGEST_SUBTITLE
        and is_line(texts[i].text)
        and ordinals.opening(texts[i].text) is None
        and _PASSED.search(texts[i + 1].text) is not None
    )


def _is_below_date(text: str) -> bool:
    """``（此件公开发布）`` and ``抄送：…`` stand below a date; ``（2022年9月1日）`` is the date."""
    return _BELOW_DATE.search(text) is not None and DATED.match(text) is None


def _is_note(text: str) -> bool:
    if names_part(text) or _NO_NAMES.fullmatch(text) or ordinals.opening(text):
        return False
    says = text[-1] == "。" and text[0] not in "（("  # 2009年以来，某令已经公布，大家都知道。
    if DATED.match(text) or (
        (NOTE.search(text) or NUMBER_OF_PAPER.search(text)) and len(text) <= 300 and not says
    ):
        return True
    # 基本案情 is as short as a name; only an office or three characters tell of a person.
    person = len("".join(text.split())) <= 3 or OFFICE.search(text)
    return bool(is_byline(text) and person and is_line(text))
