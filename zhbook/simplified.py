"""Traditional texts are outlined by the rules of Simplified ones: character by character.

Only the recognisers read the folded text; the page keeps the text as it was received.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from opencc import OpenCC

from zhbook.model import Line

#: Common characters that no Simplified text has; a few in a thousand tell a Traditional text.
_TELLING = re.compile("[為國會與個來時們對學這發條規過關於說還應實經當業產動員區領導義務權]")
_LINES, _SAMPLE, _SHARE = 200, 4_000, 0.01


def is_traditional(lines: Sequence[Line]) -> bool:
    """Whether a text is in Traditional script, by the characters it begins with.

    ``第一條 為維護國家…`` is; ``第一条 为维护国家…`` is not, nor is a text without Han.
    """
    sample = "".join(line.text for line in lines[:_LINES])[:_SAMPLE]
    return len(_TELLING.findall(sample)) > _SHARE * len(sample)


class _Table(dict[int, str]):
    """The Simplified form of each character, asked for when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._converter = OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = str(self._converter.convert(character)) if code > 0x2E7F else character
        self[code] = found if len(found) == 1 else character
        return self[code]


@cache
def _table() -> _Table:
    return _Table()


def simplified(text: str) -> str:
    """``text`` with each character in its Simplified form; as long as it was."""
    return text.translate(_table())
