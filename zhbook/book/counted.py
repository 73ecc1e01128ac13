"""Notes of one text that say the same of many lines are one, with the first line and their count.

A form to be filled in has dozens of numbers that count nothing; to read dozens of notes is to read
none. Each stays in the Document, for ``--tree`` and for the proof, where it stands at its line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from zhbook.locale.say import say
from zhbook.model import Diagnostic, Level

#: So many of one kind are told one by one; from the next on they are counted.
MOST_APART = 3
#: A warning is a place to go to, each for itself, but for the entries of one 目录.
_ONE_THING = "contents-unmatched"


def counted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a text in their order, each kind of which there are many as one.

    Of four numbers without neighbours one is told, ``１． has no neighbours; … (4 such lines; here
    the first)``; of four gaps each.
    """
    every = list(diagnostics)
    counts = Counter(map(_kind, every))
    told: set[tuple[str, str]] = set()
    kept: list[Diagnostic] = []
    for one in every:
        kind = _kind(one)
        apart = one.level is not Level.NOTE and one.code != _ONE_THING
        if apart or counts[kind] <= MOST_APART:
            kept.append(one)
        elif kind not in told:
            message = say(
                "{message} ({count} such lines; here the first)",
                message=one.message,
                count=counts[kind],
            )
            told.add(kind)
            kept.append(replace(one, message=message))
    return tuple(kept)


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.code, diagnostic.message.template
