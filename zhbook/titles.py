"""Titles in their marks: 《关于修改〈刑法〉的决定》.

GB/T 15834-2011, 4.15, has 《》 outside and 〈〉 inside; in a title within 〈〉 《》 stands again.
What is printed as a title in marks comes from here: no page says ``《实施《刑法》细则》``.
"""

from __future__ import annotations

import re

_OPENING = {"《": "》", "〈": "〉"}
_CLOSING = {close: opening for opening, close in _OPENING.items()}
#: No title is longer: a mark whose partner is further off has none.
_LONGEST = 120
#: How a blank to be filled in is written: ××, XX, 〇〇, 某某, and what looks like these, ⅩⅩ, ㄨㄨ
#: and 口口; the last are letters without ink.
_PLACEHOLDERS = re.compile(
    "[Xx×ＸｘⅩⅹΧχХхㄨ〇○◯OoＯｏ口囗]{2,}|[×○◯]|某{2,}|[\u115f\u1160\u3164\uffa0]"
)


def in_marks(title: str) -> str:
    """``title`` as it is cited: 《…》, with the marks inside it alternating.

    ``实施《立法法》细则`` is ``《实施〈立法法〉细则》``; ``《立法法》`` has its marks and stays.
    A mark without its partner is left as it stands.
    """
    pairs = _pairs(title)
    whole = title[:1] in _OPENING and pairs.get(0) == len(title) - 1
    printed = list(title)
    ends: list[int] = [] if whole else [len(title)]
    for start, end in sorted(pairs.items()):
        while ends and ends[-1] < start:
            ends.pop()
        printed[start], printed[end] = "〈〉" if len(ends) % 2 else "《》"
        ends.append(end)
    return "".join(printed) if whole else f"《{''.join(printed)}》"


def _pairs(title: str) -> dict[int, int]:
    """Where each mark that has a partner opens, and where that stands; pairs never cross."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, mark in enumerate(title):
        if mark in _OPENING:
            opened.append(at)
        elif mark in _CLOSING:
            partner = next((k for k in reversed(opened) if title[k] == _CLOSING[mark]), None)
            if partner is not None:
                pairs[partner] = at
                del opened[opened.index(partner) :]
    return pairs


def title_end(words: str, start: int) -> int | None:
    """The end of the title that opens at ``start``; titles nest, and none runs over a sentence."""
    depth = 0
    opening = words[start]
    closing = _OPENING[opening]
    for at in range(start, min(len(words), start + _LONGEST)):
        if words[at] == opening:
            depth += 1
        elif words[at] == closing:
            depth -= 1
            if depth == 0:
                return at + 1
        elif words[at] in "。；":
            return None
    return None


def is_blank(title: str) -> bool:
    """Whether a title says nothing: ``　　``, ``____``, ``×××``, ``〇〇`` are to be filled in.

    ``某某市条例`` and ``X`` say something.
    """
    rest = _PLACEHOLDERS.sub("", title)
    return not any(character.isalnum() for character in rest)
