"""What stands around the body of a text: notes under the title, salutation, signature and date.

Standard: GB/T 9704-2012, 7.3.2 (main recipients, flush left, ending in ：) and 7.3.5 (signature
and date); 立法技术规范（试行）（一）, 4: the 题注 under a title says who passed the text and when.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
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
#: So many lines may stand below a date, and above it so many that sign, of such a length.
MOST_BELOW_DATE, MOST_SIGNERS, LONGEST_SIGNER = 5, 3, 30
#: Hearers who are addressed in the midst of a speech are named in so few characters.
LONGEST_VOCATIVE = 12
#: A note under a title, which may tell of many decisions, is no longer than this.
LONGEST_NOTE = 300
#: Two or three characters under a title are who speaks, but for words that open a body.
_NO_NAMES = re.compile("范围|目的|依据|背景|概述|概况|定义|宗旨|缘起|引子|事由|案由|案情")


def above(text: str) -> Kind:
    """What a line before the title is: the number of a paper and ``某某委员会文件`` are notes."""
    head = NUMBER_OF_PAPER.search(text) or (text.endswith("文件") and len(text) <= LONGEST_HEAD)
    return Kind.NOTE if head else Kind.PARAGRAPH


def surroundings(texts: Sequence[Paragraph], start: int, end: int) -> dict[int, Kind]:
    """The notes and the salutation after a title, and signature and date, in ``start:end``."""
    body = start
    while body < end and (_is_note(texts[body].text) or _is_subtitle(texts, body, start, end)):
        body += 1
    kinds = dict.fromkeys(range(start, body), Kind.NOTE)
    if body < end and is_salutation(texts[body].text):
        kinds[body] = Kind.SALUTATION
        body += 1
    for date in _dates(texts, body, end):
        kinds |= dict.fromkeys(_signed(texts, body, date), Kind.SIGNATURE)
    for k in range(body, end):
        if k not in kinds and _turns_to_hearers(texts[k].text):
            kinds[k] = Kind.SALUTATION
    return kinds


def _dates(texts: Sequence[Paragraph], body: int, end: int) -> list[int]:
    """The dates that end a paper: the last line but what stands below it, and those of notices."""
    last = end - 1
    while last > max(body, end - 1 - MOST_BELOW_DATE) and _is_below_date(texts[last].text):
        last -= 1
    dates = {k for k in range(body + 1, end - 1) if _signs_off(texts, k)}
    return [k for k in sorted({*dates, last}) if k > body and DATED.match(texts[k].text)]


def _signed(texts: Sequence[Paragraph], body: int, date: int) -> range:
    """A date and the lines above it that say who signs."""
    first = date
    while first > max(body, date - MOST_SIGNERS - 1) + 1 and _is_signer(texts[first - 1].text):
        first -= 1
    return range(first, date + 1)


def _is_signer(text: str) -> bool:
    """``某某市人民政府`` may sign; a sentence, a number and ``附则`` do not."""
    if len(text) > LONGEST_SIGNER or re.search(r"[。；：，！？]", text):
        return False
    return not ordinals.opening(text) and not names_part(text)


def _turns_to_hearers(text: str) -> bool:
    """``同志们：`` in the midst of a speech turns to its hearers again; ``如下：`` does not."""
    words = text[:-1]
    called = text[-1] in "：:" and len(text) <= LONGEST_VOCATIVE and VOCATIVE.search(words)
    return bool(called) and not ends_sentence(words)


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
    told = NOTE.search(text) or NUMBER_OF_PAPER.search(text)
    if DATED.match(text) or (told and len(text) <= LONGEST_NOTE and not says):
        return True
    # 基本案情 is as short as a name; only an office or three characters tell of a person.
    person = len("".join(text.split())) <= 3 or OFFICE.search(text)
    return bool(is_byline(text) and person and is_line(text))
