"""What stands around the body of a text: notes under the title, salutation, signature and date.

Standard: GB/T 9704-2012, 7.3.2 (main recipients, flush left, ending in ：) and 7.3.5 (signature
and date); 立法技术规范（试行）（一）, 4: the 题注 under a title says who passed the text and when.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import (
    DATE,
    DATED,
    NAME,
    NOTE,
    NUMBER_OF_PAPER,
    OFFICE,
    VOCATIVE,
    is_byline,
    is_line,
    is_salutation,
    names_part,
    solid,
)
from zhbook.matter.issued import (
    MOST_BELOW_DATE,
    begins,
    is_below_date,
    issued_names,
    second_statutes,
    stands_alone,
)
from zhbook.matter.weights import is_code
from zhbook.model import Kind

_ATTACHED = ("附件", "附录", "附表", "附：", "附:")

#: 某部门发布: who gave a text, under its title.
_ISSUED_BY = re.compile(r"[\u3400-\u9fff　 、]{2,30}(?:发布|公布|印发|制定)")
#: 2021-03-06发布　2021-10-01实施 and the English title, on the cover of a standard.
_IN_FORCE = re.compile(r"[12]\d{3}-\d{1,2}-\d{1,2}\s*(?:发布|实施|批准|通过)")
_LATIN_TITLE = re.compile(r"[A-Z][A-Za-z ,:()\-—–/'’]{8,}")
#: A line that says when a text was passed, proclaimed or came into force.
_PASSED = re.compile(rf"^[（(]?\s*{DATE}.{{0,80}}(?:通过|公布|发布|施行|修订|修正|批准|实施)")
LONGEST_SUBTITLE = 20
#: The head of a sheet, in large red characters, is no longer.
LONGEST_HEAD = 30
#: Above a date stand so many lines that sign, of such a length.
MOST_SIGNERS, LONGEST_SIGNER = 3, 30
#: Hearers who are addressed in the midst of a speech are named in so few characters.
LONGEST_VOCATIVE = 12
#: A note under a title, which may tell of many decisions, is no longer than this.
LONGEST_NOTE = 300
#: Two or three characters under a title are who speaks, but for words that open a body.
_NO_NAMES = re.compile("范围|目的|依据|背景|概述|概况|定义|宗旨|缘起|引子|事由|案由|案情")


def above(text: str) -> Kind:
    """What a line before the title is: the number of a paper and ``某某委员会文件`` are notes."""
    sheet = solid(text).endswith(("文件", "标准")) and len(text) <= LONGEST_HEAD
    head = sheet or NUMBER_OF_PAPER.search(text) or is_code(text)
    return Kind.NOTE if head else Kind.PARAGRAPH


def surroundings(
    texts: Sequence[Paragraph],
    start: int,
    end: int,
    title: str = "",
    fields: Collection[int] = (),
) -> dict[int, Kind]:
    """The notes and the salutation after a title, and signature and date, in ``start:end``.

    Each paper that the text issues has its own. ``fields`` are known, and may stand among them.
    """
    behind = start
    while behind in fields:
        behind += 1
    kinds = _under_title(texts, behind, end, title)
    body = behind + len(kinds)
    names = issued_names(texts, title)
    further = second_statutes(texts)
    for date in _dates(texts, body, end, names):
        kinds |= dict.fromkeys(_signed(texts, body, date), Kind.SIGNATURE)
    for k in range(body, end):
        if k not in kinds and _turns_to_hearers(texts[k].text):
            kinds[k] = Kind.SALUTATION
        headed = k in further or stands_alone(texts[k]) or begins(texts, k, names)
        if k not in kinds and headed:
            kinds |= _under_title(texts, k + 1, end, texts[k].text, True)
    return kinds


def _under_title(
    texts: Sequence[Paragraph], start: int, end: int, title: str, inner: bool = False
) -> dict[int, Kind]:
    """The notes that begin at ``start`` and the salutation behind them.

    Under the title of an ``inner`` paper no short line is the name of who speaks: it may be a cell.
    """
    body = start
    said = solid(title)
    while body < end and (
        _is_note(texts[body].text, inner)
        or _is_subtitle(texts, body, start, end)
        or (body < end - 1 and said and solid(texts[body].text) == said)
    ):
        body += 1
    kinds = dict.fromkeys(range(start, body), Kind.NOTE)
    if body < end and is_salutation(texts[body].text):
        kinds[body] = Kind.SALUTATION
    return kinds


def _dates(texts: Sequence[Paragraph], body: int, end: int, names: Collection[str]) -> list[int]:
    """The dates that end a paper: the last line but what stands below it, and those of notices."""
    last = end - 1
    while last > max(body, end - 1 - MOST_BELOW_DATE) and is_below_date(texts[last].text):
        last -= 1
    dates = {k for k in range(body + 1, end - 1) if _signs_off(texts, k, names)}
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


def _signs_off(texts: Sequence[Paragraph], k: int, names: Collection[str]) -> bool:
    """Whether a date ends a notice behind which its attachment or the issued paper follows."""
    if not DATED.match(texts[k].text):
        return False
    below = k + 1
    while below < len(texts) - 1 and is_below_date(texts[below].text):
        if texts[below].text[:2] in _ATTACHED:
            break
        below += 1
    following = texts[below].text
    # 附件 alone on its line stands over its own title (GB/T 9704-2012, 7.3.7).
    return begins(texts, below, names) or following[:2] in _ATTACHED


def _is_subtitle(texts: Sequence[Paragraph], i: int, start: int, end: int) -> bool:
    """``人格权编`` or ``附则`` between the title and the note under it, in a part of a law."""
    return (
        start == i < end - 1
        and len(texts[i].text) <= LONGEST_SUBTITLE
        and is_line(texts[i].text)
        and ordinals.opening(texts[i].text) is None
        and _PASSED.search(texts[i + 1].text) is not None
    )


def _is_note(text: str, inner: bool) -> bool:
    if names_part(text) or _NO_NAMES.fullmatch(text) or ordinals.opening(text):
        return False
    says = text[-1] == "。" and text[0] not in "（("  # 2009年以来，某令已经公布，大家都知道。
    told = NOTE.search(text) or NUMBER_OF_PAPER.search(text) or _ISSUED_BY.fullmatch(text)
    told = told or _IN_FORCE.match(text) or _LATIN_TITLE.fullmatch(text)
    if DATED.match(text) or (told and len(text) <= LONGEST_NOTE and not says):
        return True
    # 基本案情 is as short as a name; only an office or three characters tell of a person.
    person = len("".join(text.split())) <= NAME or OFFICE.search(text)
    return bool(is_byline(text) and person and is_line(text)) and not inner
