"""Lines of a seed → paragraphs: a paragraph broken over two lines is joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.model import Diagnostic, Piece, SourceText

_SENTENCE_END = re.compile(r"[。！？!?…][”’）)」』】]*$")
_LATIN_JOINT = re.compile(r"[0-9A-Za-z,;:.]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands in the seed; ``after_blank`` tells of empty lines before it."""

    text: str
    pieces: tuple[Piece, ...]
    after_blank: bool = False

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
        return True
    return "。" in text and not ordinals.opening(text)


def paragraphs(source: SourceText) -> tuple[list[Paragraph], list[Diagnostic]]:
    """The paragraphs of a seed in their order; each joint is reported with its line."""
    found: list[Paragraph] = []
    notes: list[Diagnostic] = []
    blank = False
    for line in source.lines:
        if not line.text:
            blank = True
            continue
        last = found[-1] if found else None
        if last and not blank and _broken(last.text, line.text):
            latin = _LATIN_JOINT.search(last.text) and line.text[0].isascii()
            text = last.text + (" " if latin else "")
            pieces = (*last.pieces, Piece(len(text), line.number))
            found[-1] = Paragraph(text + line.text, pieces, last.after_blank)
            notes.append(
                diagnose(
                    source.path,
                    line.number,
                    "paragraph-joined",
                    "this line continues the one before",
                )
            )
        else:
            found.append(Paragraph(line.text, (Piece(0, line.number),), blank))
        blank = False
    return found, notes
