"""Where an entry leads, in words: 《讲话》三（二）、三（四）; 第二十六条至第二十八条.

The places of a term are listed by text, in the order of the book, but texts with a main place come
first, and in each text its main places. Three or more articles in a row become a range, whose
places between are kept aside. A heading and the paragraph that runs on from it are called alike:
the second is 及下文.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zhbook.sphinx.index.entries import Target
from zhbook.sphinx.index.marks import Called

#: So many locators are shown; more are folded behind their number.
MOST = 8
#: From so many articles in a row on they become a range.
RANGE = 3
_ARTICLE = re.compile(r"((?:t\d+-)?art-)(\d+)(?=-|$)")
_NUMBER = re.compile(r"第[^第]+?[条條]")
_AGAIN = "②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(slots=True)
class Locator:
    """Words that lead to a place. ``last`` ends a range, and ``between`` are the places in it."""

    words: str
    href: str
    main: bool = False
    last: Locator | None = None
    between: list[Locator] = field(default_factory=list)

    def __len__(self) -> int:
        return 1 + (self.last is not None) + len(self.between)


@dataclass(slots=True)
class InText:
    """The locators in one text, under its title."""

    title: str
    locators: list[Locator]


def located(
    places: Mapping[Target, bool],
    called: Callable[[Target], Called],
    titles: Callable[[str], str],
    href: Callable[[Target], str],
    below: str,
) -> list[InText]:
    """The places of an entry, in the order of the book; ``below`` are the words for 及下文."""
    texts: dict[str, list[tuple[Target, bool]]] = {}
    for target, main in places.items():
        texts.setdefault(target[0], []).append((target, main))
    result = []
    for docname, rows in texts.items():
        rows.sort(key=lambda row: (not row[1], called(row[0]).order))
        words = _distinct([(called(t).words, main) for t, main in rows], below)
        locators = [
            Locator(words_here, href(target), main)
            for words_here, (target, main) in zip(words, rows, strict=True)
        ]
        result.append(InText(titles(docname), _ranges(locators, [t[1] for t, _ in rows])))
    result.sort(key=lambda text: not any(one.main for one in text.locators))
    return result


def _distinct(rows: Sequence[tuple[str, bool]], below: str) -> list[str]:
    """The words of places, none of them twice."""
    seen: dict[str, int] = {}
    mains = {words for words, main in rows if main}
    distinct = []
    for words, main in rows:
        count = seen[words] = seen.get(words, 0) + 1
        if count == 1:
            distinct.append(words)
        elif count == 2 and not main and words in mains:
            distinct.append(words + below)
        else:
            mark = _AGAIN[count - 2] if count - 2 < len(_AGAIN) else f"（{count}）"
            distinct.append(words + mark)
    return distinct


def _ranges(locators: Sequence[Locator], ids: Sequence[str]) -> list[Locator]:
    """The locators, articles in a row as one."""
    ranges: list[Locator] = []
    run: list[Locator] = []
    prefix, first, number = "", 0, 0
    for locator, name in zip(locators, ids, strict=True):
        article = _ARTICLE.match(name)
        here = (article[1], int(article[2])) if article and not locator.main else ("", 0)
        if run and here[0] == prefix and here[1] - number in (0, 1):
            run.append(locator)
            number = here[1]
            continue
        ranges += _range(run, number - first)
        run, (prefix, number) = [], here
        first = number
        if here[0]:
            run = [locator]
        else:
            ranges.append(locator)
    return [*ranges, *_range(run, number - first)]


def _range(run: Sequence[Locator], articles: int) -> Iterable[Locator]:
    if articles < RANGE - 1:
        return run
    first, *between, last = run
    numbers = [_NUMBER.match(one.words) for one in (first, last)]
    if not all(numbers):
        return run
    begin, end = (number[0] for number in numbers if number)
    return [Locator(begin, first.href, last=Locator(end, last.href), between=between)]


def fold(texts: Sequence[InText]) -> tuple[list[InText], list[InText], int]:
    """What is shown, what is folded, and how many places that are.

    With no more than MOST locators all are shown; main ones always are.
    """
    if sum(len(text.locators) for text in texts) <= MOST:
        return list(texts), [], 0
    shown, folded, left = [], [], MOST
    for text in texts:
        mains = sum(locator.main for locator in text.locators)
        take = max(mains, min(left, len(text.locators)))
        left = max(0, left - take)
        if take:
            shown.append(InText(text.title, text.locators[:take]))
        if rest := text.locators[take:]:
            folded.append(InText(text.title, rest))
    return shown, folded, sum(len(one) for text in folded for one in text.locators)
