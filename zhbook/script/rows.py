"""What the conversion is corrected by: rows, and the matchers they are compiled to.

A matcher takes a text, puts a placeholder for every character it decides about, and appends
what is to stand there to a list. The placeholders pass rjieba and OpenCC unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from opencc import OpenCC

SEPARATOR = "\x1f"  # between two words; twice where no match may lie across

Matcher = Callable[[str, list[str]], str]


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that have one Traditional form wherever the cut allows them.

    They may be words, or a part of one word, not parts of two: ``犬只 → 犬隻`` holds in
    犬|只|伤人, not in 犬|只能. A single character must be a word. ``taiwan`` rows hold in s2tw
    and s2twp alone. ``example`` is a text that is wrong without the row; the words themselves
    if it is empty.
    """

    source: str
    target: str
    reason: str
    example: str = ""
    taiwan: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A character that has another form where ``before`` and ``after`` hold.

    Both are regular expressions over the text as it stands, without words: ``before`` of
    lookbehinds, ``after`` of what follows. ``example`` and ``expected`` show it.
    """

    char: str
    target: str
    before: str
    after: str
    reason: str
    example: str
    expected: str


def literal_matcher(rows: Mapping[str, str], placeholder: str) -> Matcher:
    """Matches the sources wherever they stand, the longest first."""
    longest_first = sorted(rows, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def match(text: str, targets: list[str]) -> str:
        def replace(match: re.Match[str]) -> str:
            targets.extend(rows[match[0]])
            return placeholder * len(match[0])

        return pattern.sub(replace, text)

    return match


def context_matcher(rows: Iterable[Context], placeholder: str) -> Matcher:
    """Matches single characters in their contexts; the first row that holds decides."""
    by_char: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for row in rows:
        pattern = re.compile(f"{row.before}{re.escape(row.char)}(?={row.after})")
        by_char.setdefault(row.char, []).append((pattern, row.target))
    candidate = re.compile(f"[{re.escape(''.join(by_char))}]")

    def match(text: str, targets: list[str]) -> str:
        def replace(match: re.Match[str]) -> str:
            for pattern, target in by_char[match[0]]:
                if pattern.match(text, match.start()):
                    targets.append(target)
                    return placeholder
            return match[0]

        return candidate.sub(replace, text)

    return match


def word_matcher(rows: Iterable[Correction], placeholder: str) -> Matcher:
    """Matches whole words in a text with SEPARATOR around every word, the longest first."""
    targets_of = {row.source: row.target for row in rows}
    longest_first = sorted(targets_of, key=len, reverse=True)
    pattern = re.compile("|".join(map(_as_cut, longest_first)))

    def match(text: str, targets: list[str]) -> str:
        def replace(match: re.Match[str]) -> str:
            source = match[0].replace(SEPARATOR, "")
            targets.extend(targets_of[source])
            return placeholder * len(source)

        return pattern.sub(replace, text)

    return match


def _as_cut(source: str) -> str:
    """The pattern of a row: whole words, or characters without a border between them.

    It begins with a plain character, so that re can skip to the next place where one stands.
    """
    first, rest = source[0], source[1:]
    words = f"(?<={SEPARATOR}{first})" + "".join(f"{SEPARATOR}?{char}" for char in rest)
    words += f"(?={SEPARATOR})"
    return f"{first}(?:{words}|{rest})" if rest else first + words


def regional_form(scheme: str) -> Callable[[str], str]:
    """From the rows' spelling, which is Taiwan's (為 裡), to that of the scheme (s2t: 爲 裏)."""
    if scheme.startswith("s2tw"):
        return str
    standard = OpenCC("tw2t").convert
    if scheme == "s2t":
        return standard
    hong_kong = OpenCC("t2hk").convert
    return lambda target: hong_kong(standard(target))
