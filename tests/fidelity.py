"""Compares what a seed says with what its page shows, in either script.

The comparison is that of ``zhbook.sphinx.fidelity.compare``, which knows nothing of the converter;
here is what lets a character stand for that of the other script.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import eq
from pathlib import Path

from opencc import OpenCC

from zhbook.sphinx.fidelity.compare import compared
from zhbook.sphinx.fidelity.shown import inked, read

__all__ = ["Alike", "compared", "difference", "inked", "seed_text"]

#: What the Traditional edition writes for a character where no table of OpenCC leads back.
_FORWARD = {("账", "帳"), ("复", "覆"), ("了", "瞭"), ("借", "藉"), ("浚", "濬"), ("坐", "座")}
_ONE_FORM = str.maketrans("「」『』“”‘’", "\"\"''\"\"''")


class Alike:
    """Whether a stretch of a page says, character for character, what a stretch of a seed says.

    A character of the other script may stand for its own; a quotation mark for one of another form.
    """

    def __init__(self) -> None:
        self._back = [OpenCC("t2s"), OpenCC("tw2s")]
        self._forms: dict[str, set[str]] = {}

    def __call__(self, said: str, shown: str) -> bool:
        """Whether ``shown`` stands for ``said``; both are as long."""
        if len(said) != len(shown):
            return False
        pairs = zip(said.translate(_ONE_FORM), shown.translate(_ONE_FORM), strict=True)
        return all(a == b or self._one(a, b) or self._one(b, a) for a, b in pairs)

    def _one(self, simplified: str, traditional: str) -> bool:
        pair = (simplified, traditional)
        return pair in _FORWARD or simplified in self._simplified(traditional)

    def _simplified(self, character: str) -> set[str]:
        if character not in self._forms:
            self._forms[character] = {back.convert(character) for back in self._back}
        return self._forms[character]


def difference(seed: str, html: str, alike: Callable[[str, str], bool] = eq) -> str | None:
    """Where a page stops saying what its seed says, or None where it says all of it, in order."""
    return compared(seed, read(html), alike).wrong or None


def seed_text(path: Path) -> str:
    """A seed in UTF-8 as it was received."""
    return path.read_bytes().decode("utf-8-sig")
