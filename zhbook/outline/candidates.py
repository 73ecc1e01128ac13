"""Which paragraphs of a text could be numbered places, before anything is decided of them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.model import Ordinal, Span
from zhbook.outline import attached, faint
from zhbook.outline.cited import cited_articles
from zhbook.outline.reasons import Rule
from zhbook.outline.shapes import Shape, shape


@dataclass(slots=True)
class Candidates:
    """Paragraphs that open with a number, by index, with the form of each.

    ``written_out`` are titles that an article writes out for another text; they are no candidates.
    ``seen`` are all numbers at the beginning of a paragraph, ``rules`` why one is no candidate.
    """

    numbered: list[tuple[int, Ordinal]] = field(default_factory=list)
    shapes: dict[int, Shape] = field(default_factory=dict)
    written_out: list[int] = field(default_factory=list)
    seen: dict[int, Ordinal] = field(default_factory=dict)
    rules: dict[int, Rule] = field(default_factory=dict)


def candidates(
    texts: Sequence[Paragraph],
    taken: Container[int],
    inside: Sequence[Sequence[Span]],
    quoted: Mapping[int, int],
) -> Candidates:
    """The candidates of a text: ``第三条　国家…`` and ``（一）总则`` are some.

    ``一是快。二是好。`` is none, since its whole series stands inside; nor are 编章节 and 条 in a
    quotation, the lines of a list of attachments, or an article that is cited (``cited``).
    ``taken`` are paragraphs that are known.
    """
    seen = Candidates()
    last: dict[str, int] = {}
    volumes: dict[str, str] = {}
    quoting = {*quoted.values()}
    attachments = attached.listed(texts)
    for i, ordinal in faint.openings(texts).items():
        if i in taken:
            continue
        if (inner := ordinals.below(texts[i].text, ordinal)) is not None:
            # 第一卷 山边 第二章 离家: the volume is that of the chapter before.
            words = texts[i].text[: inner.start].strip()
            again, volumes[ordinal.style] = volumes.get(ordinal.style) == words, words
            ordinal = inner if again else ordinal
        elif ordinal.style in ordinals.TITLED:
            volumes[ordinal.style] = texts[i].text
        seen.seen[i] = ordinal
        if i in attachments or (inside[i] and inside[i][0].start == 0):
            listed = i in attachments
            seen.rules[i] = Rule.LIST_OF_ATTACHMENTS if listed else Rule.INLINE_SERIES
            continue
        if _is_written_out(texts, i, ordinal, last):
            seen.written_out.append(i)
            seen.rules[i] = Rule.WRITTEN_OUT
            continue
        last[ordinal.style] = ordinal.value
        if i in quoted and (ordinal.style in ordinals.TITLED or ordinal.style == "article"):
            seen.rules[i] = Rule.QUOTED
            continue  # of another text
        seen.numbered.append((i, ordinal))
        seen.shapes[i] = Shape.BODY
        # What opens a quotation of many paragraphs announces them.
        if ordinal.style != "article" and i not in quoting and not lists(inside[i], ordinal):
            seen.shapes[i] = shape(texts[i].text, ordinal)[0]
    cited = cited_articles(texts, seen.numbered)
    seen.numbered = [(i, ordinal) for i, ordinal in seen.numbered if i not in cited]
    seen.rules |= dict.fromkeys(cited, Rule.CITED)
    return seen


def lists(spans: Sequence[Span], ordinal: Ordinal) -> bool:
    """Whether a list begins right behind a number: ``一、一是快。二是好。`` has no title."""
    return bool(spans) and spans[0].start <= ordinal.end + 1


def _is_written_out(
    texts: Sequence[Paragraph], i: int, ordinal: Ordinal, last: Mapping[str, int]
) -> bool:
    """``第七节 甲`` below ``第五十二条 增加一节，内容如下：``, where no 第六节 came before."""
    if "article" not in last or ordinal.style not in ordinals.TITLED or ordinal.value == 1:
        return False
    return texts[i - 1].text[-1] in "：:" and last.get(ordinal.style) != ordinal.value - 1
