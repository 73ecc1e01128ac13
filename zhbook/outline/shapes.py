"""The form of a paragraph that opens with an ordinal: title line, run-in heading, or body."""

from __future__ import annotations

import re
from enum import Enum

from zhbook import ordinals
from zhbook.matter import front
from zhbook.model import Ordinal
from zhbook.outline.members import sentence_end

#: A heading that runs in has at most this many characters after its number …
LONGEST_RUN_IN = 55
#: … unless the other members of its series show that it is one.
LONGEST_RUN_IN_BY_SERIES = 80


#: 总体要求： titles what is below it; more words than this before a colon announce it.
LONGEST_LABEL = 12
#: What ends so and in a colon announces what follows; it does not title it.
_ANNOUNCES = re.compile(r"(?:改为|如下|下列|以下|包括|增加)")


#: A blank to be filled in: no title has one, a clause of a form has.
_TO_FILL_IN = re.compile(r"[_＿×]{2,}|[ \u3000]{3,}|（[ \u3000]{2,}）")


class Shape(Enum):
    """The form of a paragraph that opens with an ordinal."""

    LINE = "a title alone on its line"
    RUN_IN = "a short first sentence, then text"
    STOP = "one short sentence and nothing else"
    SENTENCES = "a sentence and what is shorter"
    ANNOUNCES = "a line that announces what stands below it"
    BODY = "a paragraph"


def shape(text: str, ordinal: Ordinal, longest: int = LONGEST_RUN_IN) -> tuple[Shape, int]:
    """The form of a paragraph and the length of its head (without 。, with ？ or ！).

    ``一、总体要求`` is a LINE, ``（一）加强领导。各单位要落实。`` a RUN_IN, ``（一）加强领导。`` a
    STOP.
    ``（一）甲院审理一审案件。乙院审理上诉。`` are SENTENCES: a heading is shorter than its text.
    ``一、现将要点介绍如下：`` ANNOUNCES, and is what its sisters are.
    """
    rest = text[ordinal.end :]
    if ordinal.style in ordinals.TITLED:
        return Shape.LINE, len(text)
    end = sentence_end(text, ordinal.end, min(len(text), ordinal.end + longest + 1))
    if end is None:
        titled = not front.is_too_long(rest) and text[-1] not in "。；，、;,"
        announces = text[-1] in "：:" and (len(rest) > LONGEST_LABEL or _ANNOUNCES.search(rest))
        announces = announces or text.endswith("——")  # as laws of Hong Kong do
        if titled and not re.search(r"[。；]", rest):
            return (Shape.ANNOUNCES if announces else Shape.LINE), len(text)
        return Shape.BODY, ordinal.end
    if _TO_FILL_IN.search(text, ordinal.end, end):
        return Shape.BODY, ordinal.end
    head = end - 1 if text[end - 1] == "。" else end
    if end < len(text):
        longer = len(text) - end >= end - ordinal.end
        return (Shape.RUN_IN if longer else Shape.SENTENCES), head
    return (Shape.STOP if head < end else Shape.LINE), head
