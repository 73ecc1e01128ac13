"""Lines of a seed → paragraphs: a paragraph broken over two lines is joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.model import Diagnostic, Piece, SourceText
from zhbook.wraps import Group, grouped

#: A line that stops at a comma was broken if it is at least this long.
SHORTEST_BROKEN = 15
_SENTENCE_END = re.compile(r"[。！？!?…][”’）)」』】]*$")
_LATIN_JOINT, _LATIN = re.compile(r"[A-Za-z,;]$"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in the seed; ``after_blank`` tells of empty lines before it."""

    text: str
    pieces: tuple[Piece, ...]
    after_blank: bool = False

    def with_rest(self, rest: Paragraph) -> Paragraph:
        """Both as one; between two words of Latin letters stands a blank, else nothing."""
        latin = _LATIN_JOINT.search(self.text) and _LATIN.match(rest.text)
        text = self.text + (" " if latin else "")
        pieces = [Piece(len(text) + piece.offset, piece.line) for piece in rest.pieces]
        return Paragraph(text + rest.text, (*self.pieces, *pieces), self.after_blank)

    def divided(self, offset: int) -> tuple[Paragraph, Paragraph]:
        """The two paragraphs before and from ``offset``."""
        before = tuple(piece for piece in self.pieces if piece.offset < offset)
        rest = [Piece(p.offset - offset, p.line) for p in self.pieces if p.offset >= offset]
        if not rest or rest[0].offset:
            rest.insert(0, Piece(0, before[-1].line))
        text = self.text[:offset].rstrip()
        first = Paragraph(text, before, self.after_blank)
        return first, Paragraph(self.text[offset:], tuple(rest))

    @property
    def line(self) -> int:
        """The line of the seed on which it begins."""
        return self.pieces[0].line


def ends_sentence(text: str) -> bool:
    """``…到此。`` and ``…到此！”`` do; ``…以及`` and ``…如下：`` do not."""
    return _SENTENCE_END.search(text) is not None


def _broken(text: str, following: str) -> bool:
    """Whether ``text`` stops inside a sentence that ``following`` carries on.

    A comma at the end always tells; a ；only in prose, where clauses with ；or whole sentences
    stand before it, since lists end their members with ；too. What opens with an ordinal, or is
    no sentence itself, carries nothing on.
    """
    if text[-1] not in "，、；,;" or ordinals.opening(following) or not ends_sentence(following):
        return False
    if text[-1] in "，、,":
        return len(text) >= SHORTEST_BROKEN  # else it is a line of verse
    return "。" in text and not ordinals.opening(text)


def paragraphs(source: SourceText) -> tuple[list[Paragraph], list[Diagnostic]]:
    """The paragraphs of a seed in their order; each joint is reported with its line."""
    found: list[Paragraph] = []
    notes: list[Diagnostic] = []
    for group in grouped(source.lines):
        line = group.lines[0]
        paragraph = _joined(group)
        last = found[-1] if found else None
        if last and not group.after_blank and _broken(last.text, paragraph.text):
            found[-1] = last.with_rest(paragraph)
            notes.append(
                diagnose(
                    source.path,
                    line.number,
                    "paragraph-joined",
                    "this line continues the one before",
                )
            )
        else:
            found.append(paragraph)
    return found, notes


def _joined(group: Group) -> Paragraph:
    first, *others = group.lines
    paragraph = Paragraph(first.text, (Piece(0, first.number),), group.after_blank)
    for line in others:
        paragraph = paragraph.with_rest(Paragraph(line.text, (Piece(0, line.number),)))
    return paragraph
