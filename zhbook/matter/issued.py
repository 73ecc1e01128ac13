"""Papers behind a notice that issues or forwards them: their names, and where they begin.

现将《某某办法》印发给你们 names one, so does the title 关于印发某某办法的通知, and 附件：某某办法
under the body (GB/T 9704-2012, 7.3.4). It begins behind signature, date and what stands below
these (7.3.5, 7.4), on a page of its own (7.3.7), with its title on one line or on several.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, joined
from zhbook.matter.cases import names_case
from zhbook.matter.front import (
    DATE,
    DATED,
    NAMED_VALUE,
    NOTE,
    is_contents_title,
    is_label,
    is_line,
    names_kind,
    solid,
)
from zhbook.matter.runon import MOST_LINES, runs_on

_REPUBLIC = "中华人民共和国"
_VERBS = "(?:印发|发布|公布|颁布|转发|批转|下发|颁发|实施|施行|现予|现将)"
_IN_TITLE = re.compile(f"{_VERBS}.*?《(.+)》")
_ISSUING = "(?:通知|函|决定|公告|通告|通报|批复|命令|令)"
_BARE_IN_TITLE = re.compile(rf"{_VERBS}([^《》]{{4,60}}?)的{_ISSUING}$")
_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》){3,120})》")
_ATTACHED_NAME = re.compile(r"附(?:件|录|表)?\s*\d*\s*[：:]\s*(?:\d+\s*[.．、]\s*)?(.{4,66})")
_VERSION = re.compile(r"[（(][^（）()]{1,12}[）)]$")
#: What may stand below signature and date.
_BELOW_DATE = re.compile(r"抄送|抄报|主送|印发|主题词|联系人|附件|承办|校对|份数|书记员")
_ATTACHMENT = re.compile(
    r"附\s*[件录表图]?\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}(?:[-—]\d{1,2})?|[A-Z])?\s*[：:]?\s+"
)
#: 附件1 below its title, alone on its line.
_BELOW_TITLE = re.compile(r"附(?:件|录|表|图)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z])")
#: So many lines may stand below a date.
MOST_BELOW_DATE = 5
_FIRST = re.compile(r"第\s*[一1壹]\s*[编部章节条卷]")
#: So many notes may stand between the title of a statute and its first chapter.
MOST_NOTES = 3
#: A notice says what it issues in its first paragraphs, and lists what is attached below these.
_SAYS_WITHIN = 60
#: A name that differs by more than its organ or place is another one.
_LONGEST_ORGAN, _SHORTEST_NAME = 20, 6
#: A note on two lines has at most so many characters on each.
_LONGEST_HALF = 40


def is_below_date(text: str) -> bool:
    """``（此件公开发布）`` and ``抄送：…`` stand below a date; ``（2022年9月1日）`` is the date."""
    bracketed = text[0] in "（(" and text[-1] in "）)"
    below = bracketed or text.endswith("日印发") or _BELOW_DATE.match(text)
    return bool(below) and DATED.match(text) is None


def behind_date(texts: Sequence[Paragraph], i: int) -> bool:
    """Whether a paragraph stands behind a date, with no more between than may stand below one."""
    k = i - 1
    while k > 0 and i - k <= MOST_BELOW_DATE and is_below_date(texts[k].text):
        k -= 1
    return k > 0 and DATED.match(texts[k].text) is not None


def issued_names(texts: Sequence[Paragraph], title: str) -> frozenset[str]:
    """The papers that a text says it issues or attaches, without blanks and without （试行）."""
    whole = solid(title)
    names = {*_IN_TITLE.findall(whole), *_BARE_IN_TITLE.findall(whole)}
    for paragraph in texts[:_SAYS_WITHIN]:
        text = paragraph.text
        attached = _ATTACHED_NAME.fullmatch(text) if text[0] == "附" else None
        if attached and not stands_alone(paragraph):
            names.add(attached[1])
        elif "《" in text and ordinals.opening(text) is None and re.search(_VERBS, text):
            names.update(_NAMED.findall(text))
    return frozenset(_key(name) for name in names)


def stands_alone(paragraph: Paragraph) -> bool:
    """Whether 附件2 or 附： stood alone on its line, over the title that it was joined with."""
    pieces = paragraph.pieces
    return (
        len(pieces) > 1 and _ATTACHMENT.fullmatch(paragraph.text, 0, pieces[1].offset) is not None
    )


def second_statutes(texts: Sequence[Paragraph]) -> set[int]:
    """Where the titles of further statutes stand: over another 第一章 or 第一条.

    ``某某办法`` over 第一章 behind the articles of another one is such; notes may stand between.
    """
    firsts = (i for i, p in enumerate(texts) if _FIRST.match(p.text))
    opening = [i for i in firsts if _opens_statute(texts[i].text)]
    found: set[int] = set()
    for i in opening[1:]:
        above = i - 1
        while above > opening[0] and i - above <= MOST_NOTES and _is_note(texts[above].text):
            above -= 1
        text = texts[above].text
        if above > opening[0] and is_line(text) and names_kind(text):
            found |= set() if ordinals.opening(text) else {above}
    return found


def _is_note(text: str) -> bool:
    return bool(NOTE.search(text) or DATED.match(text) or NAMED_VALUE.match(text))


def _opens_statute(text: str) -> bool:
    ordinal = ordinals.opening(text)
    strong = ordinal and (ordinal.style in ordinals.TITLED or ordinal.style == "article")
    return bool(strong) and ordinal is not None and ordinal.value == 1


def _key(name: str) -> str:
    return _VERSION.sub("", solid(name).removeprefix(_REPUBLIC))


def is_named(text: str, names: Collection[str]) -> bool:
    """Whether a line is one of the names, with or without the organ or place before it."""
    words = _key(text)
    return words in names or any(
        min(len(words), len(name)) >= _SHORTEST_NAME
        and abs(len(words) - len(name)) <= _LONGEST_ORGAN
        and (words.endswith(name) or name.endswith(words))
        for name in names
    )


def begins(texts: Sequence[Paragraph], i: int, names: Collection[str]) -> bool:
    """Whether another paper begins here: a title behind a date, or a name over what it is.

    ``某某管理办法`` behind 2022年3月1日 does; the same words in a sentence do not.
    """
    text = texts[i].text
    if not 2 <= i < len(texts) - 1 or text[0] == "附":
        return False
    if not is_line(text):
        return False
    behind = behind_date(texts, i)
    if not (behind or _key(text) in names) or ordinals.opening(text):
        return False
    if behind:
        return is_named(text, names) or (names_kind(text) and not names_case(text))
    return _is_over(texts[i + 1].text)


def _is_over(following: str) -> bool:
    """What may stand directly below the title of a paper."""
    note = following[0] in "（(" or DATED.match(following)
    return bool(note or ordinals.opening(following) or is_contents_title(following)) or (
        following[-1] in "。：:"
    )


def with_titles_joined(texts: Sequence[Paragraph], title: str) -> list[Paragraph]:
    """The same paragraphs, with each title of an issued or attached paper made one.

    ``关于某年趋势和`` and ``加强工作意见的报告`` behind a date are one; so is a note in brackets
    under it that stands on two lines.
    """
    names = issued_names(texts, title)
    whole: list[Paragraph] = []
    i = 0
    while i < len(texts):
        end = i + 1
        if DATED.match(texts[i].text) is None:
            end = _title_end(texts, i, names, title) if i else i + 1
            if end == i + 1 and (_is_half_note(texts, i) or _is_over_number(texts, i)):
                end = i + 2
        whole.append(texts[i] if end == i + 1 else joined(texts[i:end]))
        i = end
    return whole


def _is_over_number(texts: Sequence[Paragraph], i: int) -> bool:
    """``设计收费表`` over ``附件1``, tight, and apart from what stands before.

    Where a title stands below 附件1 the number is that one's, and no line of its own.
    """
    if not texts[i].after_blank or i + 2 >= len(texts) or texts[i + 1].after_blank:
        return False
    text = texts[i].text
    known = ordinals.opening(text) or _BELOW_TITLE.match(text) or is_label(text)
    return bool(_BELOW_TITLE.fullmatch(texts[i + 1].text)) and is_line(text) and not known


def is_under_title(paragraph: Paragraph) -> bool:
    """Whether 附件1 stood below the title, with which it was joined."""
    last = paragraph.pieces[-1]
    return len(paragraph.pieces) > 1 and bool(_BELOW_TITLE.fullmatch(paragraph.text, last.offset))


def _is_half_note(texts: Sequence[Paragraph], i: int) -> bool:
    """``（二〇〇四年六月十六日国务院`` over ``第54次常务会议通过）``."""
    text = texts[i].text
    if text[0] not in "（(" or i + 1 == len(texts) or re.search("[）)]", text):
        return False
    rest = texts[i + 1].text
    short = max(len(text), len(rest)) <= _LONGEST_HALF and rest[-1] in "）)"
    return short and re.match(rf"[（(]\s*{DATE}", text) is not None


def _title_end(texts: Sequence[Paragraph], i: int, names: Collection[str], title: str) -> int:
    """Behind which paragraph the title ends that begins here; the next one where none does."""
    text = texts[i].text
    if not is_line(text):
        return i + 1
    attachment = _ATTACHMENT.match(text)
    again = bool(title) and len(text) < len(title) and solid(title).startswith(solid(text))
    if not (attachment or again or behind_date(texts, i)):
        return i + 1
    words, sure, best = solid(text[attachment.end() :] if attachment else text), True, i + 1
    if attachment and (end := _block_end(texts, i, words)):
        return end
    known = {*names, solid(title)} if again else names
    if not words or words in known:
        return i + 1
    for j in range(i + 1, min(len(texts), i + MOST_LINES)):
        following = texts[j].text
        joint = runs_on(words, texts[j - 1].text, following, False, known)
        if joint is None or not is_line(following) or DATED.match(following):
            break
        words, sure = words + solid(following), sure and joint
        if words in known:
            return j + 1
        if not again and (sure or names_kind(words)):
            best = j + 1
    return best


def _block_end(texts: Sequence[Paragraph], i: int, words: str) -> int:
    """Where a title ends that empty lines set apart: an organ over a kind of paper; 0 for none.

    ``附件``, ``某公司某地办事处`` and ``不可撤销的保证函`` are one between empty lines.
    """
    end = i + 1
    while end < min(len(texts), i + MOST_LINES) and not texts[end].after_blank:
        line = texts[end].text
        if len(line) < _SHORTEST_NAME or not is_line(line) or ordinals.opening(line):
            return 0
        end += 1
    whole = end > i + 1 and end < len(texts) and texts[end].after_blank
    open_ = len(words) >= _SHORTEST_NAME and not names_kind(words)
    last = texts[end - 1].text
    return end if whole and open_ and (names_kind(last) or _VERSION.search(last)) else 0
