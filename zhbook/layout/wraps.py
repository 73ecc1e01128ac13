"""Lines of a seed → the lines of each paragraph: hard wraps undone, run-together lines parted.

A text is hard-wrapped when most of its lines that stop inside a sentence are as long as its longest
lines. A line that holds many paragraphs, parted by U+3000 U+3000 alone, is what remains of a
text whose newlines were lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhbook import ordinals
from zhbook.model import Line, Ordinal
from zhbook.reader.normal_script import simplified

#: Fewer lines than this tell nothing of a width, and lines shorter than this are not wrapped.
FEWEST_LINES, NARROWEST = 8, 15
#: No text is wrapped at more characters than this.
WIDEST = 100
#: A line with at least so many gaps of U+3000 U+3000 holds paragraphs, not spaced words.
FEWEST_GAPS = 4
#: A shorter line may be spaced out so; one that holds paragraphs is longer.
LONGEST_SPACED = 200
#: Full lines differ by a mark that may not begin a line: one character, two columns.
SLACK = 2
#: Fewer full lines than this show no width.
FEWEST_FULL = 4
#: Of so many lines one may be otherwise: a table, an address.
HARDLY_ONE_IN = 50
_GAP = re.compile(r"\u3000{2,}")
_CLOSED = re.compile(r"[。！？!?；;：:…][”’）)」』]*$")


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one paragraph; ``after_blank`` tells of empty lines before it."""

    lines: tuple[Line, ...]
    after_blank: bool


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines with those parted that hold many paragraphs; a part keeps its line's number.

    ``第一章　　总则`` stays one line: a number that titles nothing goes with what follows.
    """
    pieces_of_lines: list[Line] = []
    for line in lines:
        pieces = _GAP.split(line.text) if len(line.text) > LONGEST_SPACED else [line.text]
        if len(pieces) <= FEWEST_GAPS:
            pieces_of_lines.append(line)
            continue
        whole: list[str] = []
        for piece in pieces:
            last = _opening(whole[-1]) if whole else None
            if last and last.style in ordinals.TITLED and last.end == len(whole[-1]):
                whole[-1] += "\u3000\u3000" + piece
            else:
                whole.append(piece)
        pieces_of_lines += [Line(line.number, piece.strip(), 2) for piece in whole if piece.strip()]
    return pieces_of_lines


def _opening(text: str) -> Ordinal | None:
    """The ordinal with which a line opens as it was received."""
    return ordinals.opening(simplified(text))


def grouped(lines: Sequence[Line]) -> list[Group]:
    """The lines of each paragraph, in their order; where nothing is wrapped, one line each."""
    lines = parted(lines)
    width = wrap_width([line for line in lines if line.text])
    indents = width is not None and _tells_by_indent(lines)
    groups: list[tuple[list[Line], bool]] = []
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        last = groups[-1][0][-1] if groups else None
        if last and width and not blank and _goes_on(last, line, width, indents):
            groups[-1][0].append(line)
        else:
            groups.append(([line], blank))
        blank = False
    return [Group(tuple(group), after_blank) for group, after_blank in groups]


def _goes_on(last: Line, line: Line, width: int, indents: bool) -> bool:
    """Whether ``line`` carries on the paragraph of ``last`` in a text of this width."""
    if indents:
        # Latin letters and digits make a line look short that was wrapped by their number.
        return line.indent == 0 and 4 * _columns(last) >= 3 * width
    return _is_full(last, width) and not (_CLOSED.search(last.text) and _opening(line.text))


def _tells_by_indent(lines: Sequence[Line]) -> bool:
    """Whether the first lines of paragraphs are indented, and the lines after them are not."""
    inked = [line for line in lines if line.text]
    indented = sum(line.indent > 0 for line in inked)
    return len(inked) // HARDLY_ONE_IN < indented < len(inked)


def _is_full(line: Line, width: int) -> bool:
    return abs(_columns(line) - width) <= SLACK or _by_number(line, width)


def _by_number(line: Line, width: int) -> bool:
    """Whether a line has as many characters as a full one, but narrower ones."""
    return abs(line.indent + len(line.text) - width // 2) <= 1


def _columns(line: Line) -> int:
    """The width of a line in columns: two for a Han character, one for a Latin letter."""
    characters = len(line.text)
    # A character of three bytes is wide, one of a single byte narrow.
    return 2 * line.indent + characters + (len(line.text.encode()) - characters) // 2


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width in columns at which a text was wrapped, or None.

    Two lines in three of those that close no sentence are as long as this, and hardly a line is
    longer. ``lines`` are those with text.
    """
    too_wide = sum(len(line.text) > WIDEST for line in lines)
    if len(lines) < FEWEST_LINES or not _are_few(too_wide, lines):
        return None
    widths = [_columns(line) for line in lines]
    stopped = [w for w, line in zip(widths, lines, strict=True) if not _CLOSED.search(line.text)]
    common = Counter(w for w in stopped if w >= 2 * NARROWEST)
    if not common:
        return None
    width = max(common, key=lambda w: (_about(w, common), w))
    by_number = (
        _by_number(line, width) and abs(_columns(line) - width) > SLACK
        for line in lines
        if not _CLOSED.search(line.text)
    )
    as_long = _about(width, common) + sum(by_number)
    longer = sum(w > width + SLACK for w in widths)
    most = 3 * as_long >= 2 * sum(common.values())
    return width if most and as_long >= FEWEST_FULL and _are_few(longer, lines) else None


def _about(width: int, counts: Mapping[int, int]) -> int:
    """How many lines have a width, or one that differs no more than full lines do."""
    return sum(counts.get(width + d, 0) for d in range(-SLACK, SLACK + 1))


def _are_few(some: int, lines: Sequence[Line]) -> bool:
    """Whether so many are hardly a line of all."""
    return some * HARDLY_ONE_IN <= len(lines)
