"""Which words an override must quote to name one place: the shortest that nothing else begins with.

An override names a place by its line and the words it begins with; where a line has the same words
twice, what opens a paragraph is meant before what opens a line, and that before the rest
(``zhbook.outline.overrides``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from zhbook.model import Piece

#: So many characters are quoted where fewer would do, so that a person sees what is meant.
_SHOWN = 10
#: Longer words are not looked for.
_LONGEST = 160
#: In lines longer than this no words are looked for that stand inside a paragraph.
_LONGEST_LINE = 20_000


class Quotes:
    """The paragraphs of a text, by the lines of the seed they stand on."""

    def __init__(self, paragraphs: Sequence[tuple[str, Sequence[Piece]]]) -> None:
        self._texts = [text for text, _ in paragraphs]
        self._stretches: list[list[tuple[int, int, int]]] = []  # line, start, end
        self._on_line: dict[int, list[tuple[int, int, int]]] = {}  # paragraph, start, end
        self._openings: dict[tuple[int, int, bool], Counter[str]] = {}
        for index, (text, pieces) in enumerate(paragraphs):
            ends = [piece.offset for piece in pieces[1:]] + [len(text)]
            row = [(p.line, p.offset, end) for p, end in zip(pieces, ends, strict=True)]
            self._stretches.append(row)
            for line, start, end in row:
                self._on_line.setdefault(line, []).append((index, start, end))

    def opening(self, paragraph: int, stretch: int) -> str:
        """The words that name the beginning of a stretch; empty where none do."""
        line, start, end = self._stretches[paragraph][stretch]
        alone = len(self._on_line[line]) == 1
        for words in _longer(self._texts[paragraph][start:end]):
            if alone or self._opening_with(line, len(words), start == 0)[words] == 1:
                return words
        return ""

    def inside(self, paragraph: int, stretch: int, offset: int) -> str:
        """The words that name a place inside a stretch; empty where none do."""
        line, _, end = self._stretches[paragraph][stretch]
        there = [self._texts[i][a:b] for i, a, b in self._on_line[line]]
        if sum(map(len, there)) > _LONGEST_LINE:
            return ""
        for words in _longer(self._texts[paragraph][offset:end]):
            if sum(text.count(words) for text in there) == 1:
                return words
        return ""

    def _opening_with(self, line: int, length: int, paragraphs: bool) -> Counter[str]:
        """How many stretches on a line begin with the same words; or only whole ``paragraphs``."""
        key = (line, length, paragraphs)
        if key not in self._openings:
            row = [(i, a, b) for i, a, b in self._on_line[line] if a == 0 or not paragraphs]
            beginnings = (self._texts[i][a : min(b, a + length)] for i, a, b in row)
            self._openings[key] = Counter(beginnings)
        return self._openings[key]


def _longer(text: str) -> Iterator[str]:
    """The beginning of a text, then more of it; none ends in a blank, for those are cut off."""
    length = _SHOWN
    while length < 2 * _LONGEST:
        words = text[:length]
        if len(text) <= length:
            if words := text.rstrip():
                yield words
            return
        if words == words.rstrip():
            yield words
        length *= 2
