"""The editors' last word: what a place of a text is, against what was recognised.

An override settles its own place. What it says to be no heading and no item takes no part in the
numbering around it; every other place is read as it would be read anyway, and headings below a
place that has become none move up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from zhbook import ordinals
from zhbook.config.overrides import PlaceOverride
from zhbook.config.placed import MOST_HINTS, misplaced
from zhbook.errors import ConfigError
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import Said, say
from zhbook.matter.contents import Contents
from zhbook.model import Block, Kind
from zhbook.outline.settled import ordinal_at, renumbered, settled, with_members

_FAILED = "the overrides of a text do not match it"
_BOOK = "book.toml"
#: A paragraph by its index, and where the text of a line begins and ends in it.
_Stretch = tuple[int, int, int]
_HEADINGS = (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)


@dataclass(slots=True)
class Overrides:
    """The overrides of one text with the paragraphs they are about.

    ``whole`` are those of whole paragraphs by index; ``inside`` those of items inside one, with
    their offsets.
    """

    path: str
    rows: Sequence[PlaceOverride] = ()
    whole: dict[int, PlaceOverride] = field(default_factory=dict)
    inside: dict[int, dict[int, PlaceOverride]] = field(default_factory=dict)

    def place(self, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
        """Find the places in a text as it was received, and give its paragraphs.

        They are divided where an override names a line that was joined to the one before. An
        ``ExceptionGroup`` of ``ConfigError`` names every override that matches no place.
        """
        texts = list(paragraphs)
        mistakes: list[ConfigError] = []
        cuts: dict[int, set[int]] = {}
        lines = _stretches(texts) if self.rows else {}
        for row in self.rows:
            places = self._find(texts, lines, row, mistakes)
            if places and places[1] and _opens_line(texts[places[0]], places[1]):
                cuts.setdefault(places[0], set()).add(places[1])
        if cuts:
            texts = _divided(texts, cuts)
            lines = _stretches(texts)
        for row in self.rows if not mistakes else ():
            places = self._find(texts, lines, row, mistakes)
            if places:
                self._note(texts[places[0]], row, *places, mistakes)
        if mistakes:
            raise ExceptionGroup(_FAILED, mistakes)
        return texts

    def _note(
        self,
        paragraph: Paragraph,
        row: PlaceOverride,
        index: int,
        offset: int,
        mistakes: list[ConfigError],
    ) -> None:
        there = self.inside.setdefault(index, {}) if offset else self.whole
        wrong = _objection(paragraph.text, row, offset)
        if (offset or index) in there:
            wrong = say("a second override for this place of {path}", path=self.path)
        if wrong:
            mistakes.append(ConfigError(_BOOK, row.row, wrong))
        else:
            there[offset or index] = row

    def _find(
        self,
        texts: Sequence[Paragraph],
        lines_at: Mapping[int, Sequence[_Stretch]],
        row: PlaceOverride,
        mistakes: list[ConfigError],
    ) -> tuple[int, int] | None:
        """Paragraph and offset; what opens a paragraph is preferred, then what opens a line."""
        places: list[tuple[int, int, int]] = []
        for index, start, end in lines_at.get(row.line, ()):
            text = texts[index].received
            at = text.find(row.words, start, end)
            there = 0
            while at >= 0 and there < 3:  # one that opens the stretch, and two that are too many
                places.append((0 if at == 0 else 1 if at == start else 2, index, at))
                at = text.find(row.words, at + 1, end)
                there += 1
        first = min(places, default=(0,))[0]
        best = [place for place in places if place[0] == first]
        if len(best) == 1:
            return best[0][1:]
        searched = not best and len(mistakes) < MOST_HINTS
        lines = _elsewhere(texts, row) if searched else []
        mistakes.append(misplaced(row, self.path, bool(best), lines))
        return None

    def fixed(self, texts: Sequence[Paragraph]) -> dict[int, Kind]:
        """The paragraphs that take no part in the numbering, and what they are meanwhile.

        A heading without a number is read as it would be read anyway: where its form had shown
        that it is one, it goes on telling what its like are.
        """
        fixed: dict[int, Kind] = {}
        for index, row in self.whole.items():
            if row.kind not in (Kind.HEADING, Kind.RUN_IN, Kind.ITEM):
                fixed[index] = row.kind
            elif row.kind is not Kind.HEADING and ordinals.opening(texts[index].text) is None:
                fixed[index] = Kind.PARAGRAPH
        return fixed

    def of_kind(self, kind: Kind) -> list[int]:
        """The paragraphs that are said to be of a kind."""
        return [index for index, row in self.whole.items() if row.kind is kind]

    def without(self, listed: Contents | None) -> Contents | None:
        """A 目录 up to the first of its lines that is said to be something else."""
        if listed is None:
            return None
        end = min((i for i in self.whole if listed.start <= i < listed.end), default=listed.end)
        if end <= listed.first:
            return None
        return replace(listed, end=end, entries=listed.entries[: end - listed.first])

    def settle(self, indices: Sequence[int], blocks: Sequence[Block]) -> list[Block]:
        """The blocks as the overrides have them; ``indices`` are those of their paragraphs.

        An ``ExceptionGroup`` of ``ConfigError`` where a heading has no place for its level.
        """
        if not self.rows:
            return list(blocks)
        rows = [self.whole.get(index) for index in indices]
        inside = [self.inside.get(index, {}) for index in indices]
        overridden = [
            with_members(settled(block, row), places) if row or places else block
            for block, row, places in zip(blocks, rows, inside, strict=True)
        ]
        return self._levelled(renumbered(overridden), rows)

    def _levelled(
        self, blocks: Sequence[Block], rows: Sequence[PlaceOverride | None]
    ) -> list[Block]:
        """No heading more than one level below the one before it: what is deeper moves up."""
        mistakes: list[ConfigError] = []
        levelled: list[Block] = []
        above: list[tuple[int, int]] = []  # as they were, and as they are
        for block, row in zip(blocks, rows, strict=True):
            if block.kind in _HEADINGS:
                while above and above[-1][0] >= block.depth:
                    above.pop()
                depth = above[-1][1] + 1 if above else 1
                above.append((block.depth, depth))
                if row and depth != row.level:
                    wrong = say(
                        "no heading of level {level} stands above “{words}”",
                        level=row.level - 1,
                        words=row.words,
                    )
                    mistakes.append(ConfigError(_BOOK, row.row, wrong))
                block = replace(block, depth=depth)
            levelled.append(block)
        if mistakes:
            raise ExceptionGroup(_FAILED, mistakes)
        return levelled


def _objection(text: str, row: PlaceOverride, offset: int) -> Said | None:
    """What a place cannot be said to be; None if nothing is wrong."""
    if offset and row.kind not in (Kind.ITEM, Kind.PARAGRAPH):
        return say(
            "“{words}” stands inside a paragraph; it can be an item or a paragraph",
            words=row.words,
        )
    if offset and row.kind is Kind.ITEM and ordinal_at(text, offset) is None:
        return say("“{words}” does not begin with a number", words=row.words)
    if row.kind is Kind.RUN_IN and not text[len(row.words) :].strip("。 \u3000"):
        return say("nothing follows “{words}”; it can be a heading", words=row.words)
    return None


def _stretches(texts: Sequence[Paragraph]) -> dict[int, list[_Stretch]]:
    """Where the text of each line of the seed stands."""
    by_line: dict[int, list[_Stretch]] = {}
    for index, paragraph in enumerate(texts):
        starts = [piece.offset for piece in paragraph.pieces]
        ends = [*starts[1:], len(paragraph.text)]
        for piece, start, end in zip(paragraph.pieces, starts, ends, strict=True):
            by_line.setdefault(piece.line, []).append((index, start, end))
    return by_line


def _divided(texts: Sequence[Paragraph], cuts: Mapping[int, Collection[int]]) -> list[Paragraph]:
    """The paragraphs with those divided that have ``cuts``, by index and offset."""
    return [
        part
        for index, paragraph in enumerate(texts)
        for part in paragraph.divided(*sorted(cuts.get(index, ())))
    ]


def _opens_line(paragraph: Paragraph, offset: int) -> bool:
    k = bisect_left(paragraph.pieces, offset, key=attrgetter("offset"))
    return k < len(paragraph.pieces) and paragraph.pieces[k].offset == offset


def _elsewhere(texts: Sequence[Paragraph], row: PlaceOverride) -> list[int]:
    """The lines that begin so."""
    return [
        piece.line
        for paragraph in texts
        for piece in paragraph.pieces
        if paragraph.received.startswith(row.words, piece.offset)
    ]
