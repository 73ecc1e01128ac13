"""The numbers on the way to a place, as they are written: 3(1)(a), (b)段, 第二款（一）项.

``第3(1)及(2)条`` is two places, ``第(1)款(a)段`` is one of two tokens. A number is kept with its
level, so that what is not named can be that of the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhbook import numerals
from zhbook.places import ARTICLE, ITEM, NOWHERE, Place, Step

_LABEL = r"[（(]\s*(?:[0-9]{1,3}[A-Z]?|[a-z]{1,5}|[A-Z]{1,2})\s*[)）]"
_ONE = rf"(?:[0-9]{{1,4}}[A-Z]{{0,2}}(?:{_LABEL})*|(?:{_LABEL})+)"
_HAN = rf"[{numerals.HAN_NUMERALS}]{{1,7}}"
_BRACKETED = rf"[（(]\s*(?:{_HAN}|[0-9]{{1,3}}|[a-z])\s*[)）]|(?<![a-z])[a-z][)）]"
#: A reference as each side writes it, from its first number to its unit.
TOKENS = {
    True: re.compile(
        rf"第\s*(?P<numbers>{_ONE}(?:\s*(?:、|或|及|和|至|与)\s*{_ONE})*)\s*"
        r"(?P<unit>分节|条|款|段|节)"
    ),
    False: re.compile(
        rf"第\s*(?P<article>{_HAN})(?:-(?P<suffix>[A-Z]))?\s*条"
        rf"|第\s*(?P<paragraph>{_HAN})\s*款|(?P<last>上[条款])(?!件|例|项)"
        rf"|(?P<item>{_BRACKETED})\s*项(?!目)|(?P<subitem>{_BRACKETED})\s*分项"
    ),
}
#: 第(1)款(a)段 goes on without 第.
FURTHER = re.compile(rf"(?P<numbers>(?:{_LABEL})+)(?P<unit>分节|段|节)")
#: 第三条第一款及第二款 goes on in the same article.
JOINT = re.compile(r"\s*(?:、|以及|或|及|和|与|至)\s*")
_NUMBERS = re.compile(_ONE)
_LABELS = re.compile(r"[（(]\s*([0-9A-Za-z]+)\s*[)）]|^([0-9]{1,4})([A-Z]{0,2})")
#: The levels below a section or an article, from 1 on, by the name and by the style of the number.
_RANKS = {"款": 1, "段": 2, "节": 3, "分节": 4}
STYLES = {
    True: {"digit-paren": 1, "letter": 2, "roman-paren": 3, "capital-paren": 4},
    False: {"han": 1, "han-paren": 2, "letter": 2, "digit-paren": 3},
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a level: ``rank`` 0 is that of a section."""

    rank: int
    step: Step


def places(token: re.Match[str], base: list[Number]) -> Iterator[tuple[int, int, list[Number]]]:
    """Each place of a token, with where its words begin and end; ``base`` is where these stand."""
    if "numbers" not in token.groupdict():
        yield token.start(), token.end(), _of_macao(token, base)
        return
    rank, known = _RANKS.get(token["unit"], 0), base
    ones = [*_NUMBERS.finditer(token["numbers"])]
    offset = token.start("numbers")
    for k, one in enumerate(ones):
        start = token.start() if k == 0 else offset + one.start()
        end = token.end() if k == len(ones) - 1 else offset + one.end()
        known = _of_hongkong(one[0], known, rank if k == 0 else -1)
        yield start, end, known


def _of_hongkong(words: str, base: list[Number], rank: int) -> list[Number]:
    """The numbers on the way to ``3(1)(a)``, or to ``(2)`` of the ``rank`` that its unit names.

    A further one of a list, of ``rank`` -1, stands where the last number of its form stood.
    """
    found: list[Number] = []
    for label, section, letters in _LABELS.findall(words):
        if section:
            if len(letters) > 1:
                return []  # 3AA is no number that a text was read to have
            suffix = ord(letters) - ord("A") + 1 if letters else 0
            found.append(Number(0, Step(ARTICLE, int(section), suffix)))
            continue
        if found or rank == 0:
            above = found[-1].rank if found else 0
            here = _rank(label, above)
        elif rank > 0:
            here = rank
        else:
            here = _rank(label, 2 if base and base[-1].rank > 2 else 0)
        step = _step(label, here)
        if step is None:
            return []
        found.append(Number(here, step))
    if not found:
        return []
    first = found[0].rank
    return [*(number for number in base if number.rank < first), *found]


def _rank(label: str, above: int) -> int:
    """The level of a number below one of level ``above``: (i) is a letter below (1) alone."""
    if label[0].isdigit():
        return 1
    if label.isupper():
        return 4
    return 3 if above >= 2 or len(label) > 1 else 2


def _step(label: str, rank: int) -> Step | None:
    if label[0].isdigit():
        letter = label[-1] if label[-1].isalpha() else ""
        return Step(
            "", int(label.rstrip(letter) if letter else label), ord(letter) - 64 if letter else 0
        )
    number = (
        numerals.roman(label) if rank == 3 else ord(label.lower()) - 96 if len(label) == 1 else 0
    )
    return Step("", number) if number else None


def _of_macao(token: re.Match[str], base: list[Number]) -> list[Number]:
    """The numbers on the way to 第三条, 第二款, （二）项, （1）分项, 上款 or 上条."""
    if token["article"]:
        suffix = ord(token["suffix"]) - 64 if token["suffix"] else 0
        return [Number(0, Step(ARTICLE, numerals.parse(token["article"]) or 0, suffix))]
    if token["last"]:
        rank = 0 if token["last"] == "上条" else 1
        own = next((number for number in base if number.rank == rank), None)
        if own is None or own.step.number < 2 or own.step.suffix:
            return []
        number = own.step.number - 1
    else:
        rank = next(k for k, name in ((1, "paragraph"), (2, "item"), (3, "subitem")) if token[name])
        words = (token["paragraph"] or token["item"] or token["subitem"]).strip("（()） ")
        number = ord(words) - 96 if words.islower() else numerals.parse(words) or 0
    step = Step(ARTICLE if rank == 0 else "", number)
    return [*(one for one in base if one.rank < rank), Number(rank, step)]


def place_of(numbers: list[Number]) -> Place:
    """``art-3-i1-2``; NOWHERE where no section is known or a number is none."""
    if not numbers or numbers[0].rank or not all(number.step.number for number in numbers):
        return NOWHERE
    article, *below = [number.step for number in numbers]
    return Place((article, *(replace(s, unit="" if k else ITEM) for k, s in enumerate(below))))
