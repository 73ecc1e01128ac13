"""Titles of forms, samples and what explains them, alone on a line in the midst of a text.

No standard orders them. A book of forms explains a paper under 一、 and shows it under 二、格式：,
with its title over it; a contract has a schedule, 明　细　表, or behind it how to fill it in. No
word tells such a line: what tells is that it says the title again, that its characters stand
apart, that it has sisters, or that numbers begin anew below it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import (
    DATED,
    LONGEST_NAME,
    is_label,
    is_line,
    is_salutation,
    names_kind,
    solid,
)
from zhbook.matter.runon import is_spaced
from zhbook.model import Kind, Ordinal
from zhbook.outline.labelled import begins_anew

#: The title of a sample has at most so many characters, one that is set with blanks fewer.
LONGEST, LONGEST_SPACED = 30, 12
#: What explains a paper has so many characters beside the paper's name.
LONGEST_BESIDE_NAME = 16
#: Of letters without a number over them there are so many.
FEWEST = 2
#: Under a title stands text of at least this length, or a sentence.
SHORTEST_TEXT = 15
#: A name that a colon closes has at most so many characters: 填表注意事项.
LONGEST_NAMED = 6
#: 说明 is said everywhere; longer words name what stands below.
SHORTEST_SAID = 4
#: Where so many lines of four stand apart, an empty line says nothing.
_AIRY = 3 / 4
_HAN = re.compile(r"[\u3400-\u9fff]+")
_NAMED = re.compile(r"《([^《》]+)》")


@dataclass(slots=True)
class Samples:
    """The lines by their indices: ``below`` a number directly above them, ``parts`` of a form."""

    lines: set[int] = field(default_factory=set)
    below: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)


def samples(
    texts: Sequence[Paragraph],
    title: str,
    taken: Collection[int],
    numbered: Sequence[tuple[int, Ordinal]],
) -> Samples:
    """The titles of samples in a text with this title.

    ``遗嘱`` below ``二、格式：`` in a text of that title is one, ``明　细　表`` over a table, and
    ``填写说明`` over 一、 behind a form that counted before; ``格式`` between sentences is none.
    ``taken`` are known, ``numbered`` what opens with a number.
    """
    numbers = {i: ordinal for i, ordinal in numbered if ordinal.style != "article"}
    free = [i for i, p in enumerate(texts[:-1]) if i not in taken and _could_head(p.text)]
    found = Samples()
    name = solid(title)
    # Where articles count, any number that begins behind them begins anew.
    articles = [i for i, ordinal in numbered if ordinal.style == "article"]
    firsts = {ordinal.style: articles[0] for ordinal in numbers.values() if articles}
    for i, ordinal in numbers.items():
        firsts.setdefault(ordinal.style, i)
    whole = "\n".join(p.text for p in texts)
    airy = sum(p.after_blank for p in texts) >= _AIRY * len(texts)
    for i in free:
        text = texts[i].text
        words = solid(text)
        apart = not airy and _is_apart(texts, i)
        again = i - 1 in numbers and len(texts[i - 1].text) <= LONGEST and _is_title(words, name)
        if again or _is_spaced(texts, i, numbers) or (apart and _explains(words, name)):
            found.lines.add(i)
        elif _begins_anew(texts, i, numbers, firsts) and (apart or _is_said(words, whole)):
            found.parts.add(i)
    if not airy:
        found.lines |= _letters(texts, free, numbered, found.lines)
    found.below = {i for i in found.lines if i - 1 in numbers}
    found.lines |= found.parts
    return found


def _is_apart(texts: Sequence[Paragraph], i: int) -> bool:
    """Whether empty lines set a line apart; where they stand between all lines they do not."""
    around = [texts[k].after_blank for k in (i - 1, i + 2) if 0 < k < len(texts)]
    return texts[i].after_blank and texts[i + 1].after_blank and not all(around)


def _could_head(text: str) -> bool:
    return (
        len(solid(text)) <= LONGEST
        and is_line(text)
        and not (DATED.match(text) or is_salutation(text) or is_label(text))
    ) or _is_short_name(text)


def _is_short_name(text: str) -> bool:
    """``填表说明：`` is a name that a colon closes; ``应当载明下列事项：`` announces."""
    words = solid(text)
    named = SHORTEST_SAID <= len(words) - 1 <= LONGEST_NAMED
    return words[-1] in "：:" and named and _HAN.fullmatch(words[:-1]) is not None


def _is_title(words: str, name: str) -> bool:
    """``请假申请书`` in a text of that title, and in ``请假申请书的写法``."""
    return words == name or (len(words) >= SHORTEST_SAID and names_kind(words) and words in name)


def _is_spaced(texts: Sequence[Paragraph], i: int, numbers: Mapping[int, Ordinal]) -> bool:
    """``明　细　表`` over a table, ``用 户 协 议`` over a sentence; ``王　小　明`` is none."""
    text, following = texts[i].text, texts[i + 1]
    short = len(solid(text)) <= LONGEST_SPACED and _HAN.fullmatch(solid(text)) is not None
    if not short or not is_spaced(text):
        return False
    if following.kept is Kind.TABLE or (i + 1 in numbers and numbers[i + 1].value == 1):
        return True
    # 王　小　明 over prose is who wrote it.
    named = len(solid(text)) <= LONGEST_NAME and not names_kind(text)
    return _says(following.text) and not named


def _says(text: str) -> bool:
    return len(text) >= SHORTEST_TEXT and (ends_sentence(text) or text[-1] in "：:")


def _explains(words: str, name: str) -> bool:
    """``《甲合同》使用说明`` behind 甲合同: a kind of paper, and the name of this one before it."""
    if not names_kind(words) or words == name:
        return False
    named = _NAMED.match(words)
    if named:
        own = min(len(named[1]), len(name)) > 1 and (named[1] in name or name in named[1])
        return own and 0 < len(words) - named.end() <= LONGEST_BESIDE_NAME
    return bool(name) and words.startswith(name) and len(words) - len(name) <= LONGEST_BESIDE_NAME


def _begins_anew(
    texts: Sequence[Paragraph],
    i: int,
    numbers: Mapping[int, Ordinal],
    firsts: Mapping[str, int],
) -> bool:
    """Whether a kind of paper stands over number 1 of a series that has counted before."""
    first = numbers.get(i + 1)
    words = solid(texts[i].text).rstrip("：:")
    kind = names_kind(words) or words.endswith("事项")
    if first is None or first.value != 1 or not kind or not _HAN.fullmatch(words):
        return False
    return firsts[first.style] < i


def _is_said(words: str, whole: str) -> bool:
    """Whether another paragraph of a text speaks of it: 请按照下面“填表注意事项”填写."""
    named = len(words) >= SHORTEST_SAID and words[-1] not in "：:"  # 请求事项： has a list
    return named and whole.count(words) > 1


def _letters(
    texts: Sequence[Paragraph],
    free: Sequence[int],
    numbered: Sequence[tuple[int, Ordinal]],
    known: Collection[int],
) -> set[int]:
    """``担保函（中文）`` and ``承诺函（中文）``, each apart over its text: papers of one file.

    No numbering runs over them: in each the numbers begin anew.
    """
    lines = [
        i
        for i in free
        if i not in known
        and _is_apart(texts, i)
        and names_kind(texts[i].text)
        and (len(texts[i + 1].text) >= SHORTEST_TEXT or ends_sentence(texts[i + 1].text))
    ]
    return {*lines} if len(lines) >= FEWEST and begins_anew(lines, numbered) else set()
