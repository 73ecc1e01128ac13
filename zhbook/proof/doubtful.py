"""Which words of a text may have been given the wrong form, and what else they could be.

Two things make a reading doubtful: the conversion by words and plain OpenCC disagree, or a
character has several Traditional forms (后 后 後) and no word, row or phrase of OpenCC decided.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import opencc

from zhbook.proof.forms import RARE, SIMPLIFIED_FORMS, traditional_forms
from zhbook.script.rows import SEPARATOR
from zhbook.script.traditional import CONTEXT, EDITORS, WORD, TraditionalScript

#: Stands for a character that no phrase of OpenCC decided about.
_OPEN = "\ue000"
_SEVERAL = re.compile(f"[{''.join(SIMPLIFIED_FORMS)}]")
_PHRASES = ("STPhrases.ocd2", "STPhrases_GeneratedFromRegionalPhrases.ocd2")


class Certainty(IntEnum):
    """How a reading was decided, the least certain first."""

    CUT = 0  # the cut into words alone tells it from plain OpenCC's
    IN_WORD = 1  # within a word that OpenCC does not know
    SINGLE = 2  # a word of one character
    ROW = 3  # a row of the project's own, against plain OpenCC
    RARE = 4  # the other form is rare


@dataclass(frozen=True, slots=True)
class Reading:
    """A word at ``text[start:start + len(word)]`` of string ``index``, and how it is read.

    ``others`` are what it could be instead, plain OpenCC's first.
    """

    index: int
    start: int
    word: str
    reading: str
    others: tuple[str, ...]
    certainty: Certainty


class Readings:
    """Finds the doubtful readings of a TraditionalScript; make one for the whole book.

    The schemes that change wording (s2twp, s2hkp) are read as those that change characters.
    """

    def __init__(self, script: TraditionalScript) -> None:
        self._script = script
        self._forms = traditional_forms()
        self._phrases = _marking(sorted(self._forms))
        self._open: dict[str, tuple[int, ...]] = {"": ()}

    def find(self, strings: Sequence[str]) -> tuple[list[str], list[Reading]]:
        """The strings of one text as they are read, and the doubtful readings in their order."""
        converted = self._script.characters(strings)
        return converted, list(self._doubtful(strings, converted))

    def _doubtful(self, strings: Sequence[str], read: Sequence[str]) -> Iterator[Reading]:
        text, converted = "\n".join(strings), "\n".join(read)
        plain = self._script.plainly(text)
        differing = _differing(converted, plain)
        words = self._script.cut(text).split(SEPARATOR)
        self._learn(words)
        starts = list(accumulate((len(string) + 1 for string in strings), initial=0))
        at = index = 0
        differs = next(differing, len(text))
        for word in words:
            end = at + len(word)
            undecided = self._open[word]
            if differs < end or undecided:
                while starts[index + 1] <= at:
                    index += 1
                different = differs < end
                while differs < end:
                    differs = next(differing, len(text))
                source, reading = text[at:end], converted[at:end]
                others = [plain[at:end]] if different else []
                certainty = _certainty(word, source, undecided, different)
                others += self._others(source, reading, undecided)
                if others and certainty is not None:
                    forms = tuple(dict.fromkeys(others))
                    yield Reading(index, at - starts[index], source, reading, forms, certainty)
            at = end

    def _others(self, word: str, reading: str, undecided: Sequence[int]) -> Iterator[str]:
        for k in undecided:
            for form in self._forms[word[k]]:
                if form != reading[k]:
                    yield reading[:k] + form + reading[k + 1 :]

    def _learn(self, words: Sequence[str]) -> None:
        """For each word, which of its characters no phrase decided about."""
        new = [word for word in set(words) if word not in self._open]
        marked = self._phrases(SEPARATOR.join(new)).split(SEPARATOR) if new else []
        for word, shown in zip(new, marked, strict=True):
            same = len(shown) == len(word)
            marks = (k for k, char in enumerate(shown) if char == _OPEN) if same else ()
            self._open[word] = tuple(k for k in marks if word[k] in self._forms)


def _certainty(
    word: str, source: str, undecided: Sequence[int], different: bool
) -> Certainty | None:
    """None where the editors have said it."""
    if EDITORS in word:
        return None
    if different:
        return Certainty.ROW if CONTEXT in word or WORD in word else Certainty.CUT
    if all(source[k] in RARE for k in undecided):
        return Certainty.RARE
    return Certainty.SINGLE if len(source) == 1 else Certainty.IN_WORD


def _differing(converted: str, plain: str) -> Iterator[int]:
    """Where two conversions differ; lines of which plain OpenCC changed the length are left out."""
    at = 0
    for ours, theirs in zip(converted.split("\n"), plain.split("\n"), strict=True):
        if ours != theirs and len(ours) == len(theirs):
            yield from (at + k for k, char in enumerate(ours) if char != theirs[k])
        at += len(ours) + 1


def _marking(chars: Sequence[str]) -> Callable[[str], str]:
    """OpenCC with its phrases, but with a mark instead of what it makes of single ``chars``."""
    shared = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    phrases = {
        "type": "group",
        "match_policy": "union",
        "dicts": [{"type": "ocd2", "file": str(shared / name)} for name in _PHRASES],
    }
    with TemporaryDirectory() as folder:
        marks, config = Path(folder, "marks.txt"), Path(folder, "marks.json")
        marks.write_text("".join(f"{char}\t{_OPEN}\n" for char in chars), encoding="utf-8")
        either = [phrases, {"type": "text", "file": str(marks)}]
        chain = [{"dict": {"type": "group", "match_policy": "short_circuit", "dicts": either}}]
        segmentation = {"type": "mmseg", "dict": phrases}
        described = {"name": "marks", "segmentation": segmentation, "conversion_chain": chain}
        config.write_text(json.dumps(described), encoding="utf-8")
        converter = opencc.OpenCC(str(config))
    return lambda text: str(converter.convert(text))


def simplified_readings(original: Sequence[str], copy: Sequence[str]) -> Iterator[Reading]:
    """The places of Traditional strings whose character has several Simplified forms."""
    for index, (text, converted) in enumerate(zip(original, copy, strict=True)):
        for character in _SEVERAL.finditer(text):
            char, form = character[0], converted[character.start()]
            others = tuple(other for other in SIMPLIFIED_FORMS[char] if other != form)
            yield Reading(index, character.start(), char, form, others, Certainty.SINGLE)
