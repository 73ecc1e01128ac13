"""The one form in which rules read a text: each character in its Simplified form.

Rules are written in Simplified characters alone, and are asked of the folded text whichever script
a text is in: one that is told Simplified may quote, or mix in, Traditional words. Folding goes
character by character, so every offset holds in the text as it was received, which is what pages
show.
"""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

from zhbook.model import TRADITIONAL
from zhbook.reader.telling import is_in


class _Table(dict[int, str]):
    """The Simplified form of each character, asked for when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._converter = OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        character = chr(code)
        simplified = str(self._converter.convert(character)) if code > 0x2E7F else character
        self[code] = simplified if len(simplified) == 1 else character
        return self[code]


@cache
def _phrases() -> OpenCC:
    return OpenCC("t2s")


def simplified_title(title: str) -> str:
    """A title as it is filed, whichever script a text cites it in: ``國史大綱`` is ``国史大纲``.

    ``乾隆传`` stays: it tells no Traditional.
    """
    return str(_phrases().convert(title)) if is_in(TRADITIONAL, title) else title


@cache
def _table() -> _Table:
    return _Table()


def simplified(text: str) -> str:
    """``text`` with each character in its Simplified form; as long as it was.

    ``第三條`` is ``第三条``, and ``乾隆`` is ``干隆``: for rules to read, not for a page to show.
    """
    return text.translate(_table())
