"""What a Simplified text quotes from a Traditional one: it is kept as it is."""

from __future__ import annotations

from collections.abc import Sequence

from zhbook.model import SIMPLIFIED
from zhbook.reader.telling import foreign

#: Where stretches begin and end.
Stretches = Sequence[tuple[int, int]]
#: Stands for a character that is kept.
KEPT = "\x1b"


def without_foreign(text: str, kept: list[str], quoted: Stretches | None = None) -> str:
    """A paragraph with placeholders for what it quotes from a Traditional text; that is kept."""
    stretches = foreign(text, SIMPLIFIED, quoted)
    if not stretches and KEPT not in text:
        return text
    places = {at for start, end in stretches for at in range(start, end)}
    characters = list(text)
    for at, character in enumerate(characters):
        if at in places or character == KEPT:
            kept.append(character)
            characters[at] = KEPT
    return "".join(characters)
