"""Which numbers of forms that tell too little alone are numbers: their neighbours say so.

``38：过河`` is number 38 where ``37：`` stands before it or ``39：`` behind it, ``3.1`` alone on a
line the first clause of 3; without a neighbour they are a time and a quantity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.model import Kind, Ordinal
from zhbook.ordinals import YEAR, follows
from zhbook.outline.nodes import stands_under
from zhbook.outline.signed import SIGNS, signed

#: (i), (v) and (x) are letters behind (h), (u) and (w).
_LETTER, _ROMAN = "letter", "roman-paren"
_ZERO, _DIGIT = "zero", "digit"
#: 上, 中 and 下 stand for 1, 2 and 3, but 下 behind 上 for 2.
_HALVES = "上中下"
#: Two years may be the dates of two papers; of more so many stand over text.
FEWEST_YEARS, OVER_TEXT = 3, 2 / 3


def openings(texts: Sequence[Paragraph]) -> dict[int, Ordinal]:
    """The number with which each paragraph opens, by its index.

    Of ``一，范围``, ``二，期限`` both have one; of ``一，范围`` alone none.
    """
    sure: dict[int, Ordinal] = {}
    faint: dict[int, list[Ordinal]] = {}
    for i, paragraph in enumerate(texts):
        if ordinal := ordinals.opening(paragraph.text):
            sure[i] = ordinal
            if ordinal.style not in (_LETTER, _DIGIT):
                continue
        if possible := ordinals.possible(paragraph.text):
            faint[i] = possible
    if not faint:
        return sure
    return dict(sorted({**sure, **_borne_out(texts, sure, faint)}.items()))


def _borne_out(
    texts: Sequence[Paragraph], sure: Mapping[int, Ordinal], faint: Mapping[int, list[Ordinal]]
) -> dict[int, Ordinal]:
    """Those of the faint numbers that a neighbour bears out."""
    alike: dict[tuple[str, str, bool], list[tuple[int, Ordinal]]] = defaultdict(list)
    for i in sorted({*sure, *faint}):
        if i in sure:
            alike[sure[i].style, sure[i].above, True].append((i, sure[i]))
        for ordinal in faint.get(i, ()):
            # Between 37： and 38： may stand a list of 1. and 2.: faint ones are neighbours too.
            for key in ((ordinal.style, ordinal.above, both) for both in (True, False)):
                alike[key].append((i, _counted(texts[i].text, ordinal, alike[key])))
    borne: dict[tuple[int, str], Ordinal] = {}
    for members in alike.values():
        for run in _runs(members):
            if len(run) > 1 and _is_one(texts, run):
                borne |= {(i, ordinal.style): ordinal for i, ordinal in run}
    found: dict[int, Ordinal] = {}
    for i, possible in faint.items():
        own = [borne[i, o.style] for o in possible if (i, o.style) in borne]
        if own and (i not in sure or _displaces(own[0], sure[i])):
            found[i] = own[0]
    before: Ordinal | None = None
    for i in sorted({*sure, *faint}):
        if i not in sure and i not in found:
            for ordinal in faint[i]:
                if ordinal.value == 1 and before and stands_under(ordinal, before):
                    found[i] = ordinal
        before = found.get(i) or sure.get(i) or before
    return found


def _counted(text: str, ordinal: Ordinal, before: Sequence[tuple[int, Ordinal]]) -> Ordinal:
    """A possible number, with 下 as what it counts: 2 behind 上, 3 behind 中."""
    is_last = "下" in text[: ordinal.end] and ordinal.value == len(_HALVES)
    behind_first = is_last and before and before[-1][1].value == 1
    return replace(ordinal, value=2) if behind_first else ordinal


def _runs(members: Sequence[tuple[int, Ordinal]]) -> list[list[tuple[int, Ordinal]]]:
    """Numbers of one form in the order of the text, parted where one does not follow the last."""
    runs: list[list[tuple[int, Ordinal]]] = []
    for i, ordinal in members:
        last = runs[-1][-1][1] if runs else None
        if last and follows(last, ordinal):
            runs[-1].append((i, ordinal))
        else:
            runs.append([(i, ordinal)])
    return runs


def _is_one(texts: Sequence[Paragraph], run: Sequence[tuple[int, Ordinal]]) -> bool:
    """Whether a run is one of its form: 10, 11 are none of 08, 09, 10 without those before.

    Years are those of a chronicle where several rise, and most stand over text.
    """
    first, ordinal = run[0]
    if ordinal.style == YEAR:
        below = (texts[i + 1].text for i, _ in run if i + 1 < len(texts))
        over = sum(ends_sentence(text) for text in below)
        return len(run) >= FEWEST_YEARS and over >= OVER_TEXT * len(run)
    return ordinal.style != _ZERO or texts[first].text[0] == "0"


def _displaces(ordinal: Ordinal, sure: Ordinal) -> bool:
    """Whether a number is rather what its neighbours say than what its form alone says.

    (i) before (ii) is 1 and no letter behind (h); ``10 治理`` behind 09 goes on with that.
    """
    if ordinal.style == _ZERO:
        return sure.style == _DIGIT
    return ordinal.style == _ROMAN and sure.style == _LETTER


def without_headings(texts: Sequence[Paragraph], kinds: Mapping[int, Kind]) -> dict[int, Kind]:
    """What stands around a body, but for notes that head a part of it: ``上编``, ``◎卷上``."""
    notes = {i for i, kind in kinds.items() if kind is Kind.NOTE}
    heads = {i for i in notes if ordinals.possible(texts[i].text)}
    heads &= openings(texts).keys() if heads else set()
    if any(texts[i].text[0] in SIGNS for i in notes):
        heads |= notes.intersection(signed(texts, kinds.keys() - notes, ())[0])
    return {i: kind for i, kind in kinds.items() if i not in heads}
