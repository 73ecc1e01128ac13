"""The title of a text: which lines before the body are it, and by what evidence.

GB/T 9704-2012, 7.3.1: organ, matter and kind of paper, on one line or on several that break between
words. Every line before the body, alone or with those that it runs on to, could be the title; its
form, its neighbours and what the body says of itself weigh, and the heaviest is it. No word decides
alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, joined
from zhbook.matter import sellers
from zhbook.matter.cases import ends_in_label, is_headline, names_case, numbers_case
from zhbook.matter.front import (
    FIELD,
    FRONT_LINES,
    GENRE,
    NAMED_VALUE,
    NOTE,
    SHORTEST_HEADLINE,
    is_byline,
    is_contents_title,
    is_label,
    is_line,
    is_salutation,
    names_kind,
    solid,
)
from zhbook.matter.runon import MOST_LINES, runs_on
from zhbook.matter.said import Said, said_of_itself
from zhbook.matter.weights import Title, could_be_title, is_code, weighed

#: Chapters of the laws of Hong Kong are the laws; their numbers are written in digits.
_LAW_OF_HONG_KONG = re.compile(r"第\s*[0-9]{1,4}[A-Z]{0,2}\s*章\s+\S")
#: What weighs so little is no title.
LEAST = -7


def front_end(texts: Sequence[Paragraph], signed: sellers.Signs | None = None) -> int:
    """How many paragraphs stand before the body: before a salutation, an ordinal or a 目录.

    A first sentence ends the front too, unless a line that names a kind of paper (…的讲话) and
    stands alone follows soon: then an editor's or a seller's words came before the title.
    """
    signed = sellers.signs(texts) if signed is None else signed
    body = min(len(texts), FRONT_LINES)
    for i, paragraph in enumerate(texts[:FRONT_LINES]):
        text = paragraph.text
        numbered = ordinals.opening(text) and not numbers_case(texts, i) and not is_code(text)
        numbered = numbered and not (_numbers_title(texts, i) or _numbers_law(texts, i))
        if numbered or is_salutation(text) or is_contents_title(text):
            return min(i, body) if not _late_title(texts, body, i) else i
        if body > i and not (_stands_before(text) or i in signed or is_headline(texts, i)):
            body = i
    return body


def _numbers_title(texts: Sequence[Paragraph], i: int) -> bool:
    """``范本一：`` alone over a title, ``１．租赁合同`` as the first line: numbers of other texts.

    They count nothing here: no other number of their style stands in the text.
    """
    ordinal = ordinals.opening(texts[i].text) if i == 0 else None
    if ordinal is None or ordinal.value != 1 or ordinal.style in ordinals.TITLED:
        return False
    alone = ordinal.end == len(texts[i].text)
    line = texts[i + 1].text if alone and len(texts) > i + 1 else texts[i].text[ordinal.end :]
    if not names_kind(line) or not is_line(line) or (alone and ordinals.opening(line)):
        return False
    others = (ordinals.opening(paragraph.text) for paragraph in texts[i + 1 :])
    return not any(other and other.style == ordinal.style for other in others)


def _numbers_law(texts: Sequence[Paragraph], i: int) -> bool:
    """``第321章 渔船规例`` is a law of Hong Kong: the first line, the only 章, over 第1部 or 1."""
    if i or not _LAW_OF_HONG_KONG.match(texts[0].text):
        return False
    others = (ordinals.opening(paragraph.text) for paragraph in texts[1:])
    styles = [ordinal.style for ordinal in others if ordinal]
    return bool(styles) and styles[0] in ("part", "subpart", "digit") and "chapter" not in styles


def _stands_before(text: str) -> bool:
    """Whether a line could be of the front by its form."""
    return bool(is_line(text) or NOTE.search(text) or FIELD.search(text) or is_label(text))


def _late_title(texts: Sequence[Paragraph], body: int, end: int) -> bool:
    return any(
        texts[i].after_blank and is_line(texts[i].text) and GENRE.search(texts[i].text)
        for i in range(body + 1, end)
    )


def find_title(texts: Sequence[Paragraph]) -> int | None:
    """Which paragraph is the title, or None: a salutation or a sentence is none."""
    title = decided(texts)
    return None if title is None else title.start


def decided(texts: Sequence[Paragraph], told: str = "") -> Title | None:
    """The lines that are the title together; ``told`` is what a field says that it is.

    Over the name of a case (…诉…案) the line that says what it is about is the title, if there is
    one.
    """
    signed = sellers.signs(texts)
    end = front_end(texts, signed)
    said = said_of_itself(texts, told)
    best: Title | None = None
    for title in _hypotheses(texts, end, signed, said):
        if best is None or _rank(title) > _rank(best):
            best = title
    if best is None or best.weight <= LEAST:
        return None
    words = texts[best.start].text
    if best.end == best.start + 1 and names_case(words):
        at = _headline(texts, best.start, signed)
        return best if at == best.start else Title(at, at + 1, best.weight, ("headline",))
    return best


def _rank(title: Title) -> tuple[int, int, int]:
    """The heavier, then the earlier, then the longer."""
    return title.weight, -title.start, title.end


def _hypotheses(
    texts: Sequence[Paragraph], end: int, signed: sellers.Signs, said: Said
) -> Iterator[Title]:
    """Each line that could be the title, alone and with the lines that it runs on to."""
    airy = _is_airy(texts)
    for i in range(end):
        if not could_be_title(texts[i].text, i in signed) or not is_line(texts[i].text):
            continue
        if _is_of_parties(texts, i):
            continue
        words, sure = solid(texts[i].text), True
        yield weighed(texts, i, i + 1, words, signed, said)
        for j in range(i + 1, min(end, i + MOST_LINES)):
            following = texts[j].text
            if j in signed or not is_line(following) or not could_be_title(following, False):
                break
            parted = texts[j].after_blank and not airy
            joint = runs_on(words, texts[j - 1].text, following, parted, said.names)
            if joint is None:
                break
            words, sure = words + solid(following), sure and joint
            if sure or names_kind(words) or words in said.names:
                yield weighed(texts, i, j + 1, words, signed, said)


def _is_of_parties(texts: Sequence[Paragraph], i: int) -> bool:
    """``甲方：张三`` over or below ``乙方：李四``: what the parties are called, and no title."""
    if not NAMED_VALUE.match(texts[i].text):
        return False
    beside = (*texts[max(0, i - 1) : i], *texts[i + 1 : i + 2])
    return any(NAMED_VALUE.match(paragraph.text) for paragraph in beside)


def _is_airy(texts: Sequence[Paragraph]) -> bool:
    """Whether nearly all lines stand apart, so that an empty line between two says nothing."""
    first = texts[1:FRONT_LINES]
    return 4 * sum(paragraph.after_blank for paragraph in first) >= 3 * len(first) > 0


def _headline(
    texts: Sequence[Paragraph], case: int, signed: Collection[int] | sellers.Signs
) -> int:
    """The line above the name of a case that says what the case is about, else the name."""
    for i, paragraph in enumerate(texts[:case]):
        text = paragraph.text
        says = len(text) >= SHORTEST_HEADLINE and (is_line(text) or is_headline(texts, i))
        labels = is_byline(text) or ends_in_label(text) or GENRE.search(text)
        if says and not labels and could_be_title(text, i in signed):
            return i
    return case


def with_joined(texts: Sequence[Paragraph], title: Title | None) -> list[Paragraph]:
    """The same paragraphs, with a title that stands on several lines made one."""
    if title is None or title.end == title.start + 1:
        return list(texts)
    return [*texts[: title.start], joined(texts[title.start : title.end]), *texts[title.end :]]
