"""Numbers alone on their lines, with their titles on the lines below.

Standard: GB/T 1.1-2020 (the number of a term stands on a line of its own, the term and its English
below it; 附录A, its kind in brackets and its title stand on two lines or three). Pages for
telephones set 01 and PART 1 over their headings; laws of Macao, and some contracts, 第一条 over the
name of the article. A number of 编, 章 or 节 and its title are joined by ``layout``, since these
tell alone; here the neighbours tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.locale.say import say
from zhbook.model import Diagnostic, Ordinal
from zhbook.numerals import HAN_NUMERALS
from zhbook.outline import faint

#: A title below its number has at most so many characters; one with its English at most so many.
LONGEST_BELOW, LONGEST_WITH_LATIN = 40, 90
#: CHAPTER XVIII is as long as a number alone gets.
LONGEST_ALONE = 15
#: So many articles have names, of so many characters, and hardly one has none.
_FEWEST_NAMED, _LONGEST_NAME, _NEARLY_ALL = 3, 24, 0.75
_ARTICLE = re.compile(rf"第\s*[{HAN_NUMERALS}0-9]{{1,6}}\s*条")
_ANNEX = re.compile(
    r"附\s*[录件]\s*(?:[A-Z]|\d{1,2}[-－—–]\d{1,2})"
    r"|附\s+[录件表图]\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})?"
)
#: （资料性附录）, （规范性）: of what kind an annex is.
_ANNEX_KIND = re.compile(r"[（(]\s*[\u4e00-\u9fff]{1,4}性(?:附录|附件)?\s*[）)]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,;()/&'’.·-]*(?<![.;,])")


def with_titles(path: str, texts: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Diagnostic]]:
    """The paragraphs with each such number and its title made one, and a note on each joint.

    ``01`` and ``稳增长`` are one where 02 comes later; ``12`` between two sentences stays alone.
    """
    articles = [i for i, p in enumerate(texts) if _ARTICLE.fullmatch(p.text)]
    alone = any(_ANNEX.match(p.text) or _is_alone(p.text) for p in texts)
    if not alone and len(articles) < _FEWEST_NAMED:
        return list(texts), []
    openings = faint.openings(texts)
    named = _named(texts, articles, openings)
    joined: list[Paragraph] = []
    notes: list[Diagnostic] = []
    i = 0
    while i < len(texts):
        count = 2 if i in named else _lines(texts, i, openings)
        whole = texts[i]
        for following in texts[i + 1 : i + count]:
            whole = _with_title(whole, following)
            message = say("this line continues the one before")
            notes.append(diagnose(path, following.line, "paragraph-joined", message))
        joined.append(whole)
        i += count
    return joined, notes


def _named(
    texts: Sequence[Paragraph], articles: Sequence[int], openings: dict[int, Ordinal]
) -> set[int]:
    """The articles alone on their lines whose names stand below: nearly all have one, or none."""
    named = {
        i
        for i in articles
        if _could_title(texts, i + 1, openings)
        and len(texts[i + 1].text) <= _LONGEST_NAME
        and texts[i + 1].text[0] not in "（("
        and i + 2 not in articles
    }
    return named if len(named) >= max(_FEWEST_NAMED, _NEARLY_ALL * len(articles)) else set()


def _is_alone(text: str) -> bool:
    """Whether a line is nothing but what could be a number."""
    if len(text) > LONGEST_ALONE:
        return False
    return any(ordinal.end == len(text) for ordinal in ordinals.possible(text))


def _lines(texts: Sequence[Paragraph], i: int, openings: dict[int, Ordinal]) -> int:
    """How many paragraphs from ``i`` on are one title."""
    text, ordinal = texts[i].text, openings.get(i)
    annex = _ANNEX.match(text) if text[0] == "附" else None
    if annex and _ANNEX_KIND.fullmatch(text[annex.end() :].strip()):
        return 1 + _titles(texts, i + 1, openings)
    if annex and annex.end() == len(text):
        kind = i + 1 < len(texts) and _ANNEX_KIND.fullmatch(texts[i + 1].text)
        at = i + 2 if kind else i + 1
        return at + _titles(texts, at, openings) - i
    if ordinal is None or ordinal.end != len(text) or not _takes_title(ordinal, text):
        return 1
    return 1 + _titles(texts, i + 1, openings)


def _takes_title(ordinal: Ordinal, text: str) -> bool:
    """``3.1``, ``01``, ``PART 1`` and ``三十章`` do; ``三`` alone is a heading by itself."""
    return bool(ordinal.above) or ordinal.style == "zero" or text[0] not in "第一二三四五六七八九十"


def _titles(texts: Sequence[Paragraph], at: int, openings: dict[int, Ordinal]) -> int:
    """How many paragraphs from ``at`` on are a title: none, one, or two with its English below."""
    if not _could_title(texts, at, openings):
        return 0
    english = at + 1 < len(texts) - 1 and at + 1 not in openings
    return 2 if english and _LATIN.fullmatch(texts[at + 1].text) else 1


def _could_title(texts: Sequence[Paragraph], at: int, openings: dict[int, Ordinal]) -> bool:
    """Whether a paragraph is a short line without a stop, and something stands below it."""
    if at >= len(texts) - 1 or at in openings or texts[at].kept:
        return False
    text = texts[at].text
    longest = LONGEST_WITH_LATIN if re.search(r"[A-Za-z]{3}", text) else LONGEST_BELOW
    return len(text) <= longest and not ends_sentence(text) and text[-1] not in "；;，,、：:"


def _with_title(number: Paragraph, title: Paragraph) -> Paragraph:
    """A number and what stands below it as one paragraph, parted by a blank."""
    at = len(number.text) + 1
    return replace(
        number,
        text=f"{number.text}\u3000{title.text}",
        received=f"{number.received}\u3000{title.received}",
        pieces=(*number.pieces, *(replace(p, offset=at + p.offset) for p in title.pieces)),
        milestones=(
            *number.milestones,
            *(replace(mark, offset=at + mark.offset) for mark in title.milestones),
        ),
    )
