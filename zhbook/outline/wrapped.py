"""Headings on two lines, made one paragraph: the title of a division that was broken.

A heading is centred over its text, and where it is long it was broken by hand, where the sense
allows (GB/T 9704-2012, 7.3.1, for titles); so it is found in texts that are not wrapped, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.front import DATED, names_part
from zhbook.model import Ordinal

#: The second line of a heading has at most so many characters; a first line no more than these.
LONGEST_REST, LONGEST_FIRST = 40, 60
#: So many paragraphs are looked at for a 第二节 whose 第一节 has lost its number.
FARTHEST_SECTION = 200
_WORDS = re.compile(r"[\w《“]")
_STOPS = re.compile(r"[。；，：！？:;,!?]")
#: A line that ends so, or leaves a bracket open, is not at its end.
_OPEN = re.compile(r"(?:[、的和与及或]|《[^》]*|（[^）]*)$")


def with_headings_joined(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with a heading on two lines made one.

    ``第二章 当事人逃匿、死亡案件`` + ``违法所得的没收程序`` over 第三条 is one heading.
    ``第二章 监督`` + ``一般规定`` over articles before 第二节 are two: the second is a 节 that lost
    its number.
    """
    joined: list[Paragraph] = []
    i = 0
    while i < len(texts):
        if i + 2 < len(texts) and _goes_on(texts, i):
            joined.append(texts[i].with_rest(texts[i + 1]))
            i += 2
        else:
            joined.append(texts[i])
            i += 1
    return joined


def _goes_on(texts: Sequence[Paragraph], i: int) -> bool:
    text, following = texts[i].text, texts[i + 1].text
    if len(text) > LONGEST_FIRST or not _is_rest(following):
        return False
    if _STOPS.search(text):
        return False
    ordinal = ordinals.opening(text)
    if ordinal is None or ordinal.end == len(text):
        return False
    if _OPEN.search(text):
        return ordinal.style in ordinals.RANK and ordinal.style != "article"
    return (
        ordinal.style in ordinals.TITLED
        and _is_over_articles(texts[i + 2].text)
        and not _begins_late(texts, i, ordinal)
    )


def _is_rest(text: str) -> bool:
    return (
        len(text) <= LONGEST_REST
        and _WORDS.match(text) is not None
        and _STOPS.search(text) is None
        and ordinals.opening(text) is None
        and not names_part(text)
        and DATED.match(text) is None
        and text[0] not in "（(【[〔—"
    )


def _is_over_articles(text: str) -> bool:
    ordinal = ordinals.opening(text)
    return ordinal is not None and (ordinal.style == "article" or ordinal.style in ordinals.TITLED)


def _begins_late(texts: Sequence[Paragraph], i: int, ordinal: Ordinal) -> bool:
    """Whether the next division below a heading is the second of its kind."""
    for paragraph in texts[i + 2 : i + 2 + FARTHEST_SECTION]:
        if paragraph.text[0] != "第":
            continue
        other = ordinals.opening(paragraph.text)
        if other is not None and other.style in ordinals.TITLED:
            below = ordinals.RANK[other.style] > ordinals.RANK[ordinal.style]
            return below and other.value == 2
    return False
