"""Traditional → Simplified: the copy of a text that was received in Traditional script.

Nearly every Traditional character has one Simplified form, so no word need be cut: OpenCC's own
phrases tell 乾隆 from 乾燥 and 著作 from 隨著. Wording stays (計程車 is no 出租車 here), and every
character has one in the copy, so every offset stays. What stands in quotation marks and is
Simplified already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import repeat

from opencc import OpenCC

from zhbook.config.traditional import QUOTES
from zhbook.model import SIMPLIFIED, TRADITIONAL, Block, Document
from zhbook.reader.normal_script import in_simplified_script
from zhbook.reader.telling import foreign, quotations
from zhbook.script.spans import with_text

#: Stands between strings, in which a table has line breaks; no seed has it.
_BETWEEN = "\x1e"
#: What OpenCC leaves as Taiwan and Hong Kong write it.
_LEFT = {"覆核": "复核", "覆议": "复议", "覆查": "复查", "衹": "只"}
_LEFT_WORD = re.compile("|".join(_LEFT))
_CORNER = str.maketrans("「」『』", "“”‘’")
#: A text that has only 『』 has them outside.
_CORNER_ALONE = str.maketrans("『』", "“”")


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def is_traditional_name(name: str) -> bool:
    """Whether a title or name is in Traditional script: ``講話`` is, ``讲话`` and ``中山`` are not.

    It has at least as many characters that only Traditional has as such that only Simplified has.
    """
    traditional = sum(in_simplified_script(char) != char for char in name)
    if not traditional:
        return False
    to_traditional = _to_traditional().convert
    return traditional >= sum(str(to_traditional(char)) != char for char in name)


class SimplifiedScript:
    """Converts from Taiwan's and other Traditional forms; make one and use it for the whole book.

    ``quotes`` is ``corner`` where the editions differ in their marks, 「」 and “”, or ``keep``.
    """

    def __init__(self, quotes: str = "corner") -> None:
        if quotes not in QUOTES:
            raise ValueError(f"no such quotation marks: {quotes}")
        self._opencc = OpenCC("tw2s").convert
        self._curly = quotes == "corner"

    def text(self, text: str) -> str:
        """A title or another string of its own."""
        return self._marked(self._strings([text]))[0]

    def name(self, name: str) -> str:
        """A title or name that may be in either script, in Simplified."""
        return self.text(name) if is_traditional_name(name) else name

    def document(self, document: Document) -> Document:
        """The whole of a text; ids, kinds, lines and offsets stay as they are."""
        blocks = document.every_block
        received = [block.text for block in blocks]
        texts = self._marked(self._strings(received, quotations(received, SIMPLIFIED)))
        copies = [_with_text(block, text) for block, text in zip(blocks, texts, strict=True)]
        said = self._marked(self._strings([line.text for line in document.milestones]))
        milestones = tuple(map(with_text, document.milestones, said))
        copy = replace(document.with_every_block(copies), milestones=milestones)
        return replace(copy, script=SIMPLIFIED)

    def _strings(
        self, strings: Sequence[str], quoted: Sequence[Sequence[tuple[int, int]]] = ()
    ) -> list[str]:
        """The strings in Simplified characters, each as long as it was.

        ``quoted`` is what each quotes, where they are the paragraphs of one text.
        """
        converted = self._opencc(_BETWEEN.join(strings)).split(_BETWEEN)
        if len(converted) != len(strings):
            converted = [in_simplified_script(string) for string in strings]
        pairs = zip(strings, converted, strict=True)
        same = [new if len(new) == len(old) else in_simplified_script(old) for old, new in pairs]
        closed = [_LEFT_WORD.sub(lambda word: _LEFT[word[0]], string) for string in same]
        return [*map(_with_foreign, closed, strings, quoted or repeat(None))]

    def _marked(self, strings: list[str]) -> list[str]:
        if not self._curly:
            return strings
        outside = any("「" in string for string in strings)
        return [string.translate(_CORNER if outside else _CORNER_ALONE) for string in strings]


def _with_foreign(new: str, old: str, quoted: Sequence[tuple[int, int]] | None) -> str:
    """A converted paragraph with what it quotes from a Simplified text as that has it."""
    for start, end in foreign(old, TRADITIONAL, quoted):
        new = new[:start] + old[start:end] + new[end:]
    return new


def _with_text(block: Block, text: str) -> Block:
    return block if block.text == text else replace(block, text=text)
