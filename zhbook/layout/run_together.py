"""Lines that hold many paragraphs are parted again.

A line parted by U+3000 U+3000 alone is what remains of a text whose newlines were lost; so is one in
which 第一条 … 第二条 … run on behind the ends of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.tables import is_drawn
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

#: A line with at least so many gaps of U+3000 U+3000 holds paragraphs, not spaced words.
FEWEST_GAPS = 4
#: A shorter line may be spaced out so; one that holds paragraphs is longer.
LONGEST_SPACED = 200
_GAP = re.compile(r"\u3000{2,}")


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines with those parted that hold many paragraphs; a part keeps its line's number.

    ``第一章　　总则`` stays one line: a number that titles nothing goes with what follows.
    """
    pieces_of_lines: list[Line] = []
    for line in lines:
        pieces = (
            _GAP.split(line.text)
            if len(line.text) > LONGEST_SPACED and not is_drawn(line.text)
            else [line.text]
        )
        if len(pieces) <= FEWEST_GAPS:
            pieces_of_lines.append(line)
            continue
        whole: list[str] = []
        for piece in pieces:
            last = ordinals.opening(simplified(whole[-1])) if whole else None
            if last and last.style in ordinals.TITLED and last.end == len(whole[-1]):
                whole[-1] += "\u3000\u3000" + piece
            else:
                whole.append(piece)
        pieces_of_lines += [Line(line.number, piece.strip(), 2) for piece in whole if piece.strip()]
    return pieces_of_lines
