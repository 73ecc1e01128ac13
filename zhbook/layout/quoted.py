"""Marks of quoted mail before the lines of a text: ``> ``, ``>> ``, ``> > ``, ``| ``.

A program for mail sets one before every line that it quotes (RFC 3676, 4.5). They are no words of
the text and no paragraph: each is a milestone, which stays in its place before its line, apart from
the text. A line of marks alone is an empty line. Not accepted: a ``>`` before some lines of many,
the strokes of a table (``| a | b |``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook.model import Line

_MARKS = re.compile(r"(?:[>＞][ \u3000]?)*[>＞]|[|｜](?:[ ]?[|｜])*(?=[^|｜]*$)")
#: So many lines of a text have marks: before and behind stand who wrote, and the name of a writer.
_NEARLY_ALL, _FEWEST = 0.8, 3
#: U+3000 is as wide as two blanks.
_WIDE = 2


def unquoted(lines: Sequence[Line]) -> tuple[list[Line], dict[int, Line]]:
    """The lines without their marks of quotation, and the marks, each by the number of its line.

    ``> 第一条　甲。`` below its likes is ``第一条　甲。`` and ``>``.
    """
    inked = [line for line in lines if line.text]
    marked = [line for line in inked if is_quotation_mark(line.text[:1])]
    found = {line.number: match[0] for line in marked if (match := _MARKS.match(line.text))}
    if len(found) < max(_FEWEST, _NEARLY_ALL * len(inked)):
        return list(lines), {}
    marks: dict[int, Line] = {}
    bare: list[Line] = []
    for line in lines:
        mark = found.get(line.number)
        if mark is None or line.number in marks:
            bare.append(line)
            continue
        marks[line.number] = Line(line.number, mark)
        rest = line.text[len(mark) :].removeprefix(" ")
        text = rest.lstrip()
        blank = rest[: len(rest) - len(text)]
        indent = (len(blank) + blank.count("\u3000") * (_WIDE - 1)) // _WIDE
        bare.append(Line(line.number, text, indent, line.page))
    return bare, marks


def is_quotation_mark(text: str) -> bool:
    """Whether a milestone is a mark of quotation, ``>`` or ``> >``."""
    return text != "" and _MARKS.fullmatch(text) is not None
