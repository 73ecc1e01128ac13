"""Headings without a number, where form gives them away: 基本案情, 裁判结果; 序言, 附则.

No standard numbers them. A line that names a part every text may have (序言, 结语, 附件一) is one
by itself. A line of a few Han characters alone, without any punctuation, between sentences, is
one where a text has several such lines and no other headings, or where the same words stand again
under another heading (基本案情 under each of 案例一, 案例二).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.cases import names_case
from zhbook.matter.front import is_contents_title, names_part

#: Not a name, nor a sentence about oneself.
_SHORT = re.compile(r"(?!.*[我你您他她])[\u3400-\u9fff]{4,12}")
#: So short a line may be the name of who speaks; it needs the others, and does not come again.
_SHORTEST = re.compile(r"(?![我你您他她])[\u3400-\u9fff]{2,3}")
_LISTED = re.compile(r"[、/；;，,·《》]")
#: Under a heading stands text of at least this length.
SHORTEST_TEXT = 15
#: A text with fewer such lines has none that are headings.
FEWEST = 2
#: Beside headings that have numbers it needs more of them.
FEWEST_BESIDE_NUMBERS = 3


def named(texts: Sequence[Paragraph], taken: Collection[int]) -> list[int]:
    """Which paragraphs are headings by their name alone: ``序　言`` is, ``附件：名单`` is not.

    ``附则`` as the last line of a text is none: it has nothing under it.
    """
    return [
        i for i, paragraph in enumerate(texts[:-1]) if i not in taken and names_part(paragraph.text)
    ]


def by_form(
    texts: Sequence[Paragraph], taken: Collection[int], headings: Collection[int]
) -> list[int]:
    """Which paragraphs look like headings without a number; few or none where there are none.

    ``基本案情`` between two sentences does; a name under a speech, or one of three short lines
    in a row, does not. Of two in a row the first stands over the second: the name of a case
    (…诉…案) over 基本案情; other words only where a text has several such pairs. ``headings``
    are those that are known, by their name or number.
    """
    runs = _runs(texts, taken, headings, _says)
    pairs = [run for run in runs if len(run) == 2 and not names_case(texts[run[0]].text)]
    headings_found = [i for run in runs if run not in pairs for i in run]
    if len(pairs) + sum(_touches(run, headings) for run in runs) >= FEWEST:
        headings_found += [i for run in pairs for i in run]
    long = sum(_SHORTEST.fullmatch(texts[i].text) is None for i in headings_found)
    words = [texts[i].text for i in headings_found]
    headings_found = [
        i
        for i in headings_found
        if not _SHORTEST.fullmatch(texts[i].text)
        or _is_article(texts, i + 1)
        or (long >= FEWEST and words.count(texts[i].text) == 1)
    ]
    if len(headings_found) < FEWEST:
        # One alone is a heading only where it stands over articles, as 附则 does.
        headings_found = [i for i in headings_found if headings and _is_article(texts, i + 1)]
    return sorted(headings_found)


def _touches(run: list[int], headings: Collection[int]) -> bool:
    """Whether short lines stand directly under a known heading, or directly over one."""
    return run[0] - 1 in headings or run[-1] + 1 in headings


def _runs(
    texts: Sequence[Paragraph],
    taken: Collection[int],
    headings: Collection[int],
    says: Callable[[str], bool],
) -> list[list[int]]:
    """Short lines, alone or two in a row, that stand between what closes and what says."""
    runs: list[list[int]] = []
    for i, paragraph in enumerate(texts):
        if i in taken or not _could_head(paragraph.text):
            continue
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [
        run
        for run in runs
        if len(run) <= 2
        and run[-1] + 1 < len(texts)
        and _may_begin(texts, run[0], taken)
        and (says(texts[run[-1] + 1].text) or run[-1] + 1 in headings)
    ]


def _may_begin(texts: Sequence[Paragraph], i: int, taken: Collection[int]) -> bool:
    if i == 0 or i - 1 in taken or names_case(texts[i].text):
        return True
    # Entries of a list of books or parties have no full stop either, but are no short words.
    before = texts[i - 1].text
    return _closes(before) or len(before) >= SHORTEST_TEXT or bool(_LISTED.search(before))


def _could_head(text: str) -> bool:
    if is_contents_title(text):
        return False
    return bool(_SHORT.fullmatch(text) or _SHORTEST.fullmatch(text) or names_case(text))


def repeated(
    texts: Sequence[Paragraph], taken: Collection[int], headings: Sequence[int]
) -> list[int]:
    """Which paragraphs are headings because they come again under other ``headings``.

    ``基本案情`` under 案例一 and under 案例二 is one; a speaker's name that stands several times
    under one heading is none. ``headings`` are all numbers that could title something.
    """
    places: dict[str, list[int]] = {}
    for run in _runs(texts, taken, headings, _says_little):
        if len(run) == 1:
            places.setdefault(texts[run[0]].text, []).append(run[0])
    indices: list[int] = []
    for alike in places.values():
        above = [bisect_right(headings, i) for i in alike]
        if len(alike) >= FEWEST and 0 not in above and len(set(above)) == len(above):
            indices += alike
    return sorted(indices)


def under(texts: Sequence[Paragraph], lines: Sequence[int], headings: Collection[int]) -> set[int]:
    """Which of the headings without a number stand under another one of them.

    Where several stand directly over another heading, two levels are told apart: such a one and
    the names of parts stand above, what follows them below. ``headings`` are those by number.
    """
    among = {*lines, *headings}
    over = {i for i in lines if i + 1 in among and not names_case(texts[i].text)}
    if len(over) < FEWEST:
        return set()
    indices: set[int] = set()
    inside = False
    for i in lines:
        above = i in over or names_part(texts[i].text)
        inside = i in over or (inside and not above)
        if inside and not above:
            indices.add(i)
    return indices


def beside_numbers(lines: Sequence[int], series: Sequence[tuple[int, int]]) -> list[int]:
    """Those of the lines that are headings though 一、 and 1. stand among them, all or none.

    ``基本案情``, ``裁判要旨`` and ``典型意义`` are, where 一、 and 二、 stand below one of them;
    none is where 一、 stands above it and 二、 below. ``series`` are the first and the last
    paragraph of each series of headings that stands under no other.
    """
    if len(lines) < FEWEST_BESIDE_NUMBERS or not series or lines[0] > min(series)[0]:
        return []
    crossed = any(bisect_right(lines, a) != bisect_right(lines, z) for a, z in series)
    return [] if crossed else [*lines]


def _is_article(texts: Sequence[Paragraph], i: int) -> bool:
    ordinal = ordinals.opening(texts[i].text)
    return ordinal is not None and ordinal.style == "article"


def _closes(text: str) -> bool:
    return ends_sentence(text) or text[-1] in "；;：:"


def _says(text: str) -> bool:
    """Whether a paragraph is text that a heading could stand over."""
    long = len(text) >= SHORTEST_TEXT and (ends_sentence(text) or text[-1] in "：:")
    return long or text[0] == "《" or ordinals.opening(text) is not None


def _says_little(text: str) -> bool:
    """Whether it is any text at all, where other signs tell of a heading as well."""
    return _says(text) or ends_sentence(text)
