"""Sentences that can be said in another language when they are printed.

A message is found long before anybody knows who will read it: in another process, or in an earlier
run whose record is read back. So it stays the English sentence, and keeps its template and values::

    say("a line of {count:,} characters", count=1234567)

is the string ``a line of 1,234,567 characters``. ``say(f"a line of {count}")`` would be a sentence
of its own for each count, and in no catalogue: the template is a literal. A value is text or a
number, or a sentence again: ``say("{wrong}; do you mean “{near}”?", wrong=say("…"), near="a")``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: A Said is a str as well.
Value = str | int | float


class Said(str):
    """A sentence in English; ``template`` and ``values`` are what it was made of."""

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, values: Mapping[str, Value]) -> Said:
        """``template`` is filled by ``str.format_map``; a value that is missing is a KeyError."""
        made = super().__new__(cls, template.format_map(values))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[type[Said], tuple[str, Mapping[str, Value]]]:
        return Said, (self.template, self.values)


def say(template: str, /, **values: Value) -> Said:
    """The sentence that a template makes of its values.

    ``say("{words} follows {before}", words="三、", before="一、")`` is ``三、 follows 一、``;
    ``say("{words} opens")`` is a KeyError.
    """
    return Said(template, values)


def stored(sentence: Said) -> list[Any]:
    """A sentence as JSON: ``["empty file", {}]``."""
    values = sentence.values.items()
    return [sentence.template, {k: stored(v) if isinstance(v, Said) else v for k, v in values}]


def restored(row: list[Any]) -> Said:
    """The sentence that ``stored`` gave; the template is that of the run that stored it."""
    template, values = row
    return say(
        template, **{k: restored(v) if isinstance(v, list) else v for k, v in values.items()}
    )
