"""The marks of Markdown before headings: ``# 办法``, ``## 第一章 总则``.

Such a mark numbers nothing and is no part of a title. It stays in its place as what page numbers of
a copy are: a milestone, apart from the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.model import Milestone, Piece

#: 话题 between two marks (#话题#) is none; the mark is parted from its words by a blank.
_MARK = re.compile(r"([#＃]{1,6})[ \u3000\t]+(?=\S)(?!.*[#＃]$)")


def without_marks(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without marks of Markdown; each is kept as a milestone.

    ``# 办法`` as the first line is marked, and so is ``# 第2章`` with a number, or what several
    lines have; a ``#`` before other words, once in a text, is a character of it.
    """
    marks = {i: match for i, text in enumerate(texts) if (match := _MARK.match(text.text))}
    if not marks:
        return list(texts)
    several = len(marks) > 1
    unmarked = list(texts)
    for i, match in marks.items():
        if several or not i or ordinals.opening(texts[i].text[match.end() :]):
            unmarked[i] = _without(texts[i], match)
    return unmarked


def _without(paragraph: Paragraph, match: re.Match[str]) -> Paragraph:
    length = match.end()
    mark = Milestone(0, paragraph.received[: match.end(1)], paragraph.line)
    return replace(
        paragraph,
        text=paragraph.text[length:],
        received=paragraph.received[length:],
        pieces=tuple(Piece(max(0, p.offset - length), p.line) for p in paragraph.pieces),
        milestones=(
            mark,
            *(replace(m, offset=max(0, m.offset - length)) for m in paragraph.milestones),
        ),
    )
