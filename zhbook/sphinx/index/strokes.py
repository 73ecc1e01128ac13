"""How many strokes a character has, and where it stands among those that have as many.

The table beside this file holds 92,906 characters in the stroke order of Unicode's CLDR; its
licence lies beside it, and ``tools/make_strokes.py`` made it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("strokes.txt")
#: No character has as many: what the table does not know stands behind all it knows.
UNKNOWN = 999


@cache
def _ranks() -> dict[str, tuple[int, int]]:
    ranks: dict[str, tuple[int, int]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            strokes, characters = line.split(" ")
            ranks.update((c, (int(strokes), rank)) for rank, c in enumerate(characters))
    return ranks


def strokes(character: str) -> tuple[int, int]:
    """Number of strokes and rank: ``丁`` has (2, 0), the first of two strokes.

    ``A`` and characters that the table does not hold have (UNKNOWN, their code point).
    """
    return _ranks().get(character) or (UNKNOWN, ord(character))
