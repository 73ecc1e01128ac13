"""Headings without a number, where form gives them away: 基本案情, 裁判结果; 序言, 附则.

No standard numbers them. A line of a few Han characters alone, without any punctuation, between
sentences, is one where a text has several such lines and no other headings; a line that names a
part every text may have (序言, 结语, 附件一) is one by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhbook import ordinals
from zhbook.front import names_part
from zhbook.paragraphs import Paragraph, ends_sentence

#: Not a name, nor a sentence about oneself.
_SHORT = re.compile(r"(?!.*[我你您他她])[\u3400-\u9fff]{4,12}")
#: Under a heading stands text of at least this length.
SHORTEST_TEXT = 15
#: A text with fewer such lines has none that are headings.
FEWEST = 2


def named(texts: Sequence[Paragraph], taken: Collection[int]) -> list[int]:
    """Which paragraphs are headings by their name alone: ``序　言`` is, ``附件：名单`` is not."""
    return [i for i, paragraph in enumerate(texts) if i not in taken and names_part(paragraph.text)]


def by_form(texts: Sequence[Paragraph], taken: Collection[int]) -> list[int]:
    """Which paragraphs look like headings without a number; few or none where there are none.

    ``基本案情`` between two sentences does; a name under a speech, or one of several short lines
    in a row, does not.
    """
    found = [
        i
        for i, paragraph in enumerate(texts[:-1])
        if i not in taken
        and _SHORT.fullmatch(paragraph.text)
        and (i == 0 or i - 1 in taken or _closes(texts[i - 1].text))
        and _says(texts[i + 1].text)
    ]
    return found if len(found) >= FEWEST else []


def _closes(text: str) -> bool:
    return ends_sentence(text) or text[-1] in "；;：:"


def _says(text: str) -> bool:
    """Whether a paragraph is text that a heading could stand over."""
    long = len(text) >= SHORTEST_TEXT and (ends_sentence(text) or text[-1] in "：:")
    return long or ordinals.opening(text) is not None
