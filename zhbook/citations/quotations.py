"""Which stretches of a text are quoted from another, and after which words.

A quotation may run over paragraphs: each then opens with its own mark, and only the last closes
(GB/T 15834-2011, 4.8.3.6)::

    一、将第三条修改为：“第三条　国家保护……
    “前款规定的费用由国家承担。”

Both paragraphs are quoted. A mark that nothing closes quotes the rest of its paragraph alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKS = re.compile('[“”「」"]')
#: A quotation longer than this is a mark that somebody forgot to close.
_MOST_PARAGRAPHS = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` of a paragraph is quoted; it began in ``paragraph`` at ``opened``."""

    start: int
    end: int
    paragraph: int
    opened: int


def quotations(texts: Sequence[str]) -> dict[int, list[Quotation]]:
    """The quoted stretches of each paragraph that has some, by its number."""
    by_block: dict[int, list[Quotation]] = {}
    k = 0
    while k < len(texts):
        if not _MARKS.search(texts[k]):
            k += 1
            continue
        runs, left = _within(texts[k], k)
        if runs:
            by_block[k] = runs
        if left is not None:
            last = _closing(texts, k)
            by_block.setdefault(k, []).append(Quotation(left, len(texts[k]), k, left))
            for i in range(k + 1, last):
                by_block[i] = [Quotation(0, len(texts[i]), k, left)]
            if last > k:
                end = _first_close(texts[last]) or 0
                rest, _ = _within(texts[last][end:], last)
                moved = [Quotation(q.start + end, q.end + end, last, q.opened + end) for q in rest]
                by_block[last] = [Quotation(0, end, k, left), *moved]
                k = last
        k += 1
    return by_block


def _within(text: str, k: int) -> tuple[list[Quotation], int | None]:
    """What is quoted within a paragraph, and where a quotation opens that does not close in it."""
    stretches: list[Quotation] = []
    opened: list[int] = []
    straight: int | None = None
    for mark in _MARKS.finditer(text):
        if mark[0] == '"':
            if straight is not None:
                stretches.append(Quotation(straight, mark.end(), k, straight))
                straight = None
            else:
                straight = mark.start()
        elif mark[0] in "“「":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            if not opened:
                stretches.append(Quotation(start, mark.end(), k, start))
    return stretches, opened[0] if opened else None


def _closing(texts: Sequence[str], k: int) -> int:
    """The paragraph in which the quotation that stays open in ``k`` closes, or ``k`` if in none."""
    for i in range(k + 1, min(len(texts), k + _MOST_PARAGRAPHS)):
        if _first_close(texts[i]) is not None:
            return i
    return k


def _first_close(text: str) -> int | None:
    """Where the quotation that came over from the paragraph before ends, or None."""
    depth = 1
    for mark in _MARKS.finditer(text):
        if mark[0] in "“「":
            # A mark at the beginning only says that the quotation goes on.
            depth += mark.start() > 0
        elif mark[0] in "”」":
            depth -= 1
            if depth == 0:
                return mark.end()
    return None
