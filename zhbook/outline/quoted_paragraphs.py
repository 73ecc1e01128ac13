"""What one text quotes of another over several paragraphs: its numbers are the other text's.

Amending decisions write out the new wording of whole articles in quotation marks. Standard: GB/T
15834-2011, 4.8.3: where a quotation has several paragraphs each opens with a mark, and only the
last one closes with one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.ordinals import TITLED

#: A quotation that is not closed within so many paragraphs lacks its mark.
MOST_PARAGRAPHS = 100
_MARKS = re.compile("[“”「」]")
_OPEN = "“「"
#: A quotation of paragraphs opens one, or is announced; it closes at the end of one. Marks that
#: stand elsewhere (要坚持“两个毫不动摇，…) have lost their partner.
_BEFORE = re.compile(r"(?:^|[：:为，,“「])$")
_AFTER = re.compile(r"[”」][”」。；;，,）)]{0,3}$")


def quoted(texts: Sequence[Paragraph]) -> dict[int, int]:
    """The paragraphs that a quotation begun in an earlier one goes on through, each with the
    paragraph in which it began.

    After ``三、增加一节：“第七节 监察`` follow ``第一条 …`` and ``第二条 …。”``: both are quoted.
    A mark without its partner quotes nothing, nor do marks around a number that goes on with
    the text's own: ``一、引言“甲`` and ``二、正文”乙``.
    """
    by_index: dict[int, int] = {}
    marked = [_MARKS.search(paragraph.text) is not None for paragraph in texts]
    closing = [i for i in range(len(texts)) if marked[i] and _closes(texts[i].text)]
    own: dict[str, int] = {}
    start = noted = 0
    while start < len(texts):
        end = _end(texts, closing, start) if marked[start] else start
        if end > start:
            for paragraph in texts[noted : start + 1]:
                _note(own, paragraph.text)
            noted = start + 1
            if not _goes_on(own, texts, start + 1, end):
                by_index |= dict.fromkeys(range(start + 1, end + 1), start)
                noted = end + 1
                # What follows the closing mark may open the next quotation.
                start = end if _end(texts, closing, end) > end else end + 1
                continue
        start += 1
    return by_index


def _end(texts: Sequence[Paragraph], closing: Sequence[int], start: int) -> int:
    """The paragraph that closes the quotation which ``start`` leaves open, or ``start``."""
    opened = _left_open(texts[start].text)
    if not opened or not _BEFORE.search(texts[start].text[: opened[0]]):
        return start
    k = bisect_right(closing, start)
    if k == len(closing) or closing[k] > start + MOST_PARAGRAPHS:
        return start
    depth = len(opened)
    for i in range(start + 1, min(len(texts), start + 1 + MOST_PARAGRAPHS)):
        depth = _depth(_inside(texts[i].text), depth)
        if depth == 0:
            return i if _AFTER.search(texts[i].text) else start
    return start


def _left_open(text: str) -> list[int]:
    """Where the marks stand that have no partner in their paragraph."""
    opened: list[int] = []
    for mark in _MARKS.finditer(text):
        if mark[0] in _OPEN:
            opened.append(mark.start())
        elif opened:
            opened.pop()
    return opened


def _closes(text: str) -> bool:
    """Whether a paragraph closes what an earlier one has opened."""
    return _depth(_inside(text), 1) == 0


def _inside(text: str) -> str:
    """A mark that opens a paragraph inside a quotation says only that it goes on."""
    return text[1:] if text[0] in _OPEN else text


def _depth(text: str, depth: int) -> int:
    """How many quotations are open behind a paragraph; 0 once all have been closed."""
    for mark in _MARKS.findall(text):
        depth += 1 if mark in _OPEN else -1
        if depth == 0:
            break
    return depth


def _note(own: dict[str, int], text: str) -> None:
    ordinal = ordinals.opening(text)
    if ordinal and (ordinal.style in TITLED or ordinal.style in ("article", "han")):
        own[ordinal.style] = ordinal.value


def _goes_on(own: dict[str, int], texts: Sequence[Paragraph], start: int, end: int) -> bool:
    """Whether a paragraph of ``start:end`` has the number that the text itself has next."""
    for i in range(start, end + 1):
        ordinal = ordinals.opening(texts[i].text)
        if ordinal and own.get(ordinal.style) == ordinal.value - 1:
            return True
    return False
