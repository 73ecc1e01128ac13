"""The one form in which rules read a text: each character in its Simplified form.

Rules are written in Simplified characters alone, and are asked of the folded text whichever script
a text is in: one that is told Simplified may quote, or mix in, Traditional words. What a copy of a
PDF file writes with radicals (⼀, ⻓) and what is typed in full width (１, Ａ) is folded as well.
Folding goes character by character, so every offset holds in the text as it was received, which is
what pages show.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

from zhbook.model import TRADITIONAL
from zhbook.reader.telling import is_in

#: The block CJK Radicals Supplement has no decompositions, but for two; these of its characters
#: are whole words as well, and stand for them where fonts of PDF files name glyphs so.
_RADICALS = dict(
    zip(
        "⺒⺝⺞⺟⺠⺩⺫⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻠⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "巳月歹母民王目肉虎西见角贝车长长门雨青韦页风飞食饣马骨鬼鱼鸟卤麦黄齐齐齿齿龙龙龟龟龟",
        strict=True,
    )
)
#: ◯ is typed for ○ and 〇.
_ALIKE = {"◯": "○"}


def _plain(character: str) -> str:
    """A radical as the character that it is, a digit or letter of full width in half width."""
    code = ord(character)
    if 0x2F00 <= code <= 0x2FD5 or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", character)
    if 0xFF10 <= code <= 0xFF5A and character.isalnum():
        return chr(code - 0xFEE0)
    return _RADICALS.get(character) or _ALIKE.get(character, character)


class _Table(dict[int, str]):
    """The Simplified form of each character, asked for when it is first met.

    Where ``plain`` is set, radicals and what is of full width are folded before.
    """

    def __init__(self, plain: bool) -> None:
        super().__init__()
        self._converter = OpenCC("t2s")
        self._plain = plain

    def __missing__(self, code: int) -> str:
        character = _plain(chr(code)) if self._plain else chr(code)
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
def _table(plain: bool) -> _Table:
    return _Table(plain)


@lru_cache(maxsize=1024)
def simplified(text: str) -> str:
    """``text`` with each character as rules read it; as long as it was.

    ``第三條`` is ``第三条``, ``乾隆`` is ``干隆``, ``第⼀章`` is ``第一章``, ``１．`` is ``1．``:
    for rules to read, not for a page to show.
    """
    return text.translate(_table(plain=True))


def in_simplified_script(text: str) -> str:
    """``text`` with each character in its Simplified form, and no other change: １條 is １条."""
    return text.translate(_table(plain=False))
