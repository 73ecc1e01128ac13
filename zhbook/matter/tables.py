"""Tables that were copied as cells, each on a line of its own: which lines are cells.

A copy from a page or a sheet gives the head of a table as a run of short lines, and then the cells
row by row. 定量 in each row is a cell: words that come again in a table title nothing. No standard
orders such copies; GB/T 9704-2012 (7.3.7) lets tables stand in attachments. Where many cells are
numbers, or stand side by side, ``layout.aligned`` has made one block of them before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import names_part

#: A cell of a head has at most so many characters, and a head so many cells or more.
LONGEST_CELL, FEWEST_CELLS = 12, 3
#: A longer paragraph is prose and no row.
LONGEST_ROW = 120
#: Words that stand so often in a table are cells.
FEWEST_REPEATED = 2


def cells(texts: Sequence[Paragraph], taken: Collection[int]) -> set[int]:
    """Which lines are cells of a table: its head, and short lines that repeat below it.

    ``指标``, ``性质``, ``说明`` under one another are the head, ``定量`` below it
    is a cell; ``基本案情`` in a text without such a head is none. ``taken`` are known.
    """
    found: set[int] = set()
    end = 0
    for head in _heads(texts, taken):
        if head[0] < end:
            continue
        end = _end(texts, head[-1] + 1)
        below = range(head[-1] + 1, end)
        counts = Counter(texts[i].text for i in below if _is_short(texts[i].text))
        repeated = {
            i for i in below if i not in taken and counts.get(texts[i].text, 0) >= FEWEST_REPEATED
        }
        if repeated:
            found |= {*head, *repeated}
    return found


def _heads(texts: Sequence[Paragraph], taken: Collection[int]) -> Iterator[list[int]]:
    """The runs of short lines behind the first sentence or attachment, over a number or a cell."""
    run: list[int] = []
    begun = False
    for i, paragraph in enumerate(texts):
        if begun and i not in taken and _is_short(paragraph.text):
            run.append(i)
            continue
        if len(run) >= FEWEST_CELLS and not ends_sentence(paragraph.text):
            yield run
        run = []
        begun = begun or ends_sentence(paragraph.text) or paragraph.text[0] in "附表"


def _end(texts: Sequence[Paragraph], start: int) -> int:
    """Where a table ends at the latest: at prose, an article, a chapter, or another part."""
    for i in range(start, len(texts)):
        text = texts[i].text
        ordinal = ordinals.opening(text)
        division = ordinal is not None and (
            ordinal.style in ordinals.TITLED or ordinal.style == "article"
        )
        if len(text) > LONGEST_ROW or division or names_part(text):
            return i
    return len(texts)


def _is_short(text: str) -> bool:
    short = len(text) <= LONGEST_CELL and not ends_sentence(text) and text[-1] not in "，；：、,;:"
    return short and ordinals.opening(text) is None and not names_part(text)
