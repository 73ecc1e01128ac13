"""In which script a text is, Simplified or Traditional, told by the characters only one has.

A character tells if OpenCC knows its form in the other script and back, and the standard set of
that one (GB 2312, Big5) does not have it: 為 and 國 tell Traditional, 为 and 国 Simplified. 后, 里,
台, 乾 and 著 stand in both and tell nothing, nor does 昇, which names have in either.

What stands in quotation marks or title marks is another's, and may be in the other script; the
body decides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from zhbook.model import SIMPLIFIED, TRADITIONAL, Line

_HAN = range(0x3400, 0xA000)
_ANY_HAN = re.compile("[\u3400-\u9fff]")
_PAIRS = dict(zip('“‘「『《〈〝"＂', '”’」』》〉〞"＂', strict=True))
_MARKS = re.compile('[“”‘’「」『』《》〈〉〝〞〟"＂]')
#: Titles run over no paragraph; a quotation over more than so many is a mark not closed.
_TITLES, _MOST_PARAGRAPHS = "《〈", 400
#: Of the characters of a text so many at least tell Traditional, or it is not.
_SHARE = 0.02
#: So many of the other script are more than a slip, and are so large a part of all that tell.
_FEWEST, _PART = 8, 0.01


@dataclass(frozen=True, slots=True)
class Told:
    """The script of a text, and what stands in the other one outside of quotation marks.

    ``line`` is the first on which that stands, 0 if it does not or is no more than a slip;
    ``words`` are its characters there, ``count`` all of them and ``of`` all that tell.
    """

    script: str
    line: int = 0
    words: str = ""
    count: int = 0
    of: int = 0


@cache
def _telling() -> dict[str, re.Pattern[str]]:
    """What finds the characters that only a script has."""
    mainland, taiwan = _repertoire("gb2312"), _repertoire("big5")
    to_simplified, to_traditional = OpenCC("t2s").convert, OpenCC("s2tw").convert
    return {
        TRADITIONAL: _only(taiwan - mainland, to_simplified, to_traditional),
        SIMPLIFIED: _only(mainland - taiwan, to_traditional, to_simplified),
    }


def _only(
    characters: AbstractSet[str], there: Callable[[str], str], back: Callable[[str], str]
) -> re.Pattern[str]:
    own = "\n".join(sorted(characters))
    other = there(own)
    trios = zip(own.split(), other.split(), back(other).split(), strict=True)
    return re.compile(f"[{''.join(one for one, two, three in trios if one == three != two)}]")


def _repertoire(charset: str) -> frozenset[str]:
    """The Han characters of a set of two bytes each."""
    codes = (bytes((high, low)) for high in range(0xA1, 0xFF) for low in range(0x40, 0xFF))
    return frozenset(c for code in codes for c in code.decode(charset, "ignore") if ord(c) in _HAN)


def other_than(script: str) -> str:
    """The other of the two scripts."""
    return SIMPLIFIED if script == TRADITIONAL else TRADITIONAL


def script_of(lines: Sequence[Line]) -> Told:
    """In which script the lines of a text are.

    ``第一條 為維護國家…`` is Traditional; ``第一条 为维护国家…“為人民服務”`` is not, nor is a text
    without Han, nor a classical one whose characters both scripts have.
    """
    texts = [line.text for line in lines]
    telling = _telling()
    bodies = [*map(_body, texts, quotations(texts, TRADITIONAL))]
    text = "\n".join(bodies)
    count = {script: len(telling[script].findall(text)) for script in telling}
    if not any(count.values()):
        bodies = texts
        text = "\n".join(bodies)
        count = {script: len(telling[script].findall(text)) for script in telling}
    han = len(_ANY_HAN.findall(text))
    most = count[TRADITIONAL] > max(count[SIMPLIFIED], _SHARE * han)
    script = TRADITIONAL if most else SIMPLIFIED
    other = other_than(script)
    of = sum(count.values())
    if count[other] < max(_FEWEST, _PART * of):
        return Told(script)
    for line, body in zip(lines, bodies, strict=True):
        if others := telling[other].findall(body):
            return Told(script, line.number, "".join(others[:8]), count[other], of)
    return Told(script)


def _body(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """A line without what is quoted in it."""
    kept, at = [], 0
    for start, end in quoted:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def quoted(text: str) -> list[tuple[int, int]]:
    """What stands in marks in a paragraph, outermost first; an opening one may quote it all.

    A mark that nothing closes quotes nothing, unless it opens the paragraph: then the quotation
    goes on in the next one (GB/T 15834-2011, 4.8.3.6).
    """
    return _marked(text).quoted


@dataclass(frozen=True, slots=True)
class _Marked:
    """What is quoted in a paragraph, and its marks without a partner."""

    quoted: list[tuple[int, int]]
    opened: list[int]
    closed: list[int]


def _marked(text: str) -> _Marked:
    opened: list[int] = []
    closed: list[int] = []
    pairs: list[tuple[int, int]] = []
    waiting = Counter[str]()
    for match in _MARKS.finditer(text):
        mark = "〞" if match[0] == "〟" else match[0]
        if waiting[mark]:
            closing = ""
            while closing != mark:
                start = opened.pop()
                closing = _PAIRS[text[start]]
                waiting[closing] -= 1
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start + 1, match.start()))
        elif mark in _PAIRS:
            opened.append(match.start())
            waiting[_PAIRS[mark]] += 1
        else:
            closed.append(match.start())
    whole = bool(opened) and not opened[0]
    return _Marked([(1, len(text))] if whole else pairs, opened, closed)


def quotations(texts: Sequence[str], other: str) -> list[list[tuple[int, int]]]:
    """What is quoted in each paragraph of a text, also where the quotation runs over several.

    ``他说：“甲`` / ``乙`` / ``丙。”`` quotes all of 乙; without the last mark it quotes none of it.
    Nothing is looked for in a text that has no character of the script ``other``.
    """
    if not _telling()[other].search("\n".join(texts)):
        return [[] for _ in texts]
    marked = [_marked(text) for text in texts]
    stretches = [one.quoted for one in marked]
    lasts = _lasts(texts, marked)
    k = 0
    while k < len(texts):
        last = lasts[k]
        if last > k:
            start = next(at for at in marked[k].opened if texts[k][at] not in _TITLES)
            end = next(
                at for at in marked[last].closed if texts[last][at] == _PAIRS[texts[k][start]]
            )
            before = [pair for pair in marked[k].quoted if pair[1] <= start]
            stretches[k] = [*before, (start + 1, len(texts[k]))]
            for between in range(k + 1, last):
                stretches[between] = [(0, len(texts[between]))]
            after = [pair for pair in marked[last].quoted if pair[0] > end]
            stretches[last] = [(0, end), *after]
        k = max(k + 1, last)
    return stretches


def _lasts(texts: Sequence[str], marked: Sequence[_Marked]) -> list[int]:
    """The paragraph in which the quotation ends that stays open in each; itself if there is none.

    A mark that opens a paragraph says that the quotation goes on, one inside of it that it does
    not. The paragraphs are gone through once, from the last one on.
    """
    lasts = list(range(len(texts)))
    inner, closing = len(texts), dict[str, int]()
    for k in reversed(lasts):
        opened = [at for at in marked[k].opened if texts[k][at] not in _TITLES]
        if opened:
            last = closing.get(_PAIRS[texts[k][opened[0]]], len(texts))
            if last <= inner and last < k + _MOST_PARAGRAPHS and last < len(texts):
                lasts[k] = last
        closing.update((texts[k][at], k) for at in marked[k].closed)
        if any(marked[k].opened):
            inner = k
    return lasts


def foreign(
    text: str, script: str, stretches: Sequence[tuple[int, int]] | None = None
) -> list[tuple[int, int]]:
    """The quoted stretches of a paragraph of ``script`` that are in the other one.

    ``stretches`` is what is quoted in it, where ``quotations`` has told that.
    """
    other = other_than(script)
    if not _telling()[other].search(text):
        return []
    stretches = quoted(text) if stretches is None else stretches
    return [(start, end) for start, end in stretches if is_in(other, text[start:end])]


def is_in(script: str, words: str) -> bool:
    """Whether more characters tell ``script`` than the other: ``國史`` is Traditional."""
    telling = _telling()
    return len(telling[script].findall(words)) > len(telling[other_than(script)].findall(words))
