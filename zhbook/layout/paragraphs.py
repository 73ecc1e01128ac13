"""Lines of a seed → paragraphs: a paragraph broken over two lines is joined again.

Here the text is folded: what comes after the reader sees it in one script (``normal_script``).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.layout.arrange import Group, arranged
from zhbook.layout.broken import Breaks
from zhbook.layout.measure import ends_sentence as ends_sentence
from zhbook.layout.said import said_of
from zhbook.locale.say import say
from zhbook.model import Diagnostic, Kind, Line, Milestone, Ordinal, Piece, SourceText
from zhbook.reader.normal_script import simplified

#: A title on the line below its number has at most so many characters, the number so many.
LONGEST_LOOSE_TITLE, LONGEST_NUMBER = 40, 12
#: 附件, 附件2, 附录A, 附：, 附件： alone on a line.
_ATTACHMENT = re.compile(
    r"(?:附件|附录|附表)\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2}|[A-Z])?\s*[：:]?|附\s*[：:]"
)
#: What stands in brackets behind the number of an article is its caption (中央法規標準法 has it in
#: drafts and in print), unless it says that the article is gone.
CAPTION = re.compile(r"[（(【〔](?!删除|略|空)[^（）()。]{1,30}[）)】〕]")
#: Stops, brackets, what somebody says and the lines of a drawn table are in no title.
_NO_TITLE = re.compile(r"[。；，：:;,！!\u2500-\u257f]|^[（(]|…|^[“「『].*[？”」』]$")
_LATIN_JOINT, _LATIN = re.compile(r"[A-Za-z,;]"), re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as rules read it, and as it stands in the seed.

    ``text`` is ``received`` with each character in its Simplified form, so that offsets are those
    of both; ``after_blank`` tells of empty lines before it. ``milestones`` stand in it, in the
    order of their offsets. A table and verse keep their lines (``kept``), each at its indent.
    """

    text: str
    pieces: tuple[Piece, ...]
    after_blank: bool = False
    received: str = ""
    milestones: tuple[Milestone, ...] = ()
    kept: Kind | None = None

    def __post_init__(self) -> None:
        if not self.received:
            object.__setattr__(self, "received", self.text)

    @classmethod
    def of_line(
        cls, line: Line, after_blank: bool = False, before: Sequence[Line] = ()
    ) -> Paragraph:
        """A line as a paragraph of its own; ``before`` are the milestones that stand before it."""
        pieces = (Piece(0, line.number),)
        milestones: tuple[Milestone, ...] = ()
        if before:
            milestones = tuple(Milestone(0, mark.text, mark.number) for mark in before)
        return cls(simplified(line.text), pieces, after_blank, line.text, milestones)

    def with_rest(self, rest: Paragraph, gap: str = "") -> Paragraph:
        """Both as one; a blank stands between words of Latin letters, and behind a number that
        stood alone (第一章), else ``gap``.
        """
        return joined((self, rest), gap)

    def divided(self, *offsets: int) -> list[Paragraph]:
        """The paragraphs before, between and from some offsets, which rise."""
        if not offsets:
            return [self]
        parts: list[Paragraph] = []
        pieces = deque(self.pieces)
        line = self.line
        for start, end in pairwise((0, *offsets, len(self.text))):
            own: list[Piece] = []
            while pieces and (pieces[0].offset < end or end == len(self.text)):
                piece = pieces.popleft()
                own.append(Piece(piece.offset - start, piece.line))
            if not own or own[0].offset:
                own.insert(0, Piece(0, line))
            line = own[-1].line
            last = end == len(self.text)
            stretch = slice(start, end if last else self._ink_end(start, end))
            blank = self.after_blank and not start
            marks = tuple(
                replace(mark, offset=mark.offset - start)
                for mark in self.milestones
                if start <= mark.offset and (last or mark.offset < end)
            )
            part = Paragraph(self.text[stretch], tuple(own), blank, self.received[stretch], marks)
            parts.append(part)
        return parts

    def with_milestones(self, behind: Sequence[Line]) -> Paragraph:
        """The same with milestones at its end."""
        marks = (Milestone(len(self.text), line.text, line.number) for line in behind)
        return replace(self, milestones=(*self.milestones, *marks))

    def _ink_end(self, start: int, end: int) -> int:
        """Where the last character of a stretch ends that is not blank."""
        return start + len(self.text[start:end].rstrip())

    @property
    def line(self) -> int:
        """The line of the seed on which it begins."""
        return self.pieces[0].line


def joined(parts: Sequence[Paragraph], gap: str = "") -> Paragraph:
    """Paragraphs as one, as ``with_rest`` joins two; what each adds costs no more for those before.

    ``第一章`` and ``总则`` are ``第一章　总则``, ``two`` and ``words`` are ``two words``.
    """
    texts, received = [parts[0].text], [parts[0].received]
    pieces, marks = [*parts[0].pieces], [*parts[0].milestones]
    length = len(texts[0])
    for part in parts[1:]:
        latin = _LATIN_JOINT.match(texts[-1][-1:]) and _LATIN.match(part.text)
        # A number alone is short.
        lacks = length <= LONGEST_NUMBER and _lacks("".join(texts), part.text)
        joint = " " if latin else "\u3000" if lacks else gap
        length += len(joint)
        pieces += [Piece(length + piece.offset, piece.line) for piece in part.pieces]
        marks += [replace(mark, offset=length + mark.offset) for mark in part.milestones]
        texts += [joint, part.text] if joint else [part.text]
        received += [joint, part.received]
        length += len(part.text)
    blank, whole = parts[0].after_blank, "".join(received)
    return Paragraph("".join(texts), tuple(pieces), blank, whole, tuple(marks))


def _numbers_title(text: str) -> bool:
    """``第一章`` and ``附件2`` alone on a line: the title stands on the next one."""
    if _ATTACHMENT.fullmatch(text):
        return True
    number = _bare(text)
    return number is not None and number.style in ordinals.TITLED


def _bare(text: str) -> Ordinal | None:
    """The ordinal of 第…章, 第…条 that stands alone on its line."""
    ordinal = ordinals.opening(text) if text[0] == "第" and len(text) <= LONGEST_NUMBER else None
    return ordinal if ordinal and ordinal.end == len(text) else None


def _is_caption(text: str, number: str) -> bool:
    """``（立法目的）`` below ``第 1 条``; ``（删除）`` is what is left of the article."""
    caption = CAPTION.fullmatch(text) and _bare(number)
    return bool(caption) and caption is not None and caption.style == "article"


def _titles(text: str) -> bool:
    """Whether a line could be the title that a number on the line before it lacks."""
    short = len(text) <= LONGEST_LOOSE_TITLE and not _NO_TITLE.search(text)
    return short and ordinals.opening(text) is None and not _numbers_title(text)


def _lacks(number: str, text: str) -> bool:
    """Whether a line is the title or caption of the number that stands alone before it."""
    return (_numbers_title(number) and _titles(text)) or _is_caption(text, number)


def paragraphs(
    source: SourceText, settled: Collection[int] = ()
) -> tuple[list[Paragraph], list[Diagnostic]]:
    """The paragraphs of a seed in their order; each joint is reported with its line.

    ``settled`` are lines of which the editors say what they are: none of them is a milestone.
    """
    joined: list[Paragraph] = []
    notes: list[Diagnostic] = []
    read = arranged(source.lines, source.layout, settled)
    breaks = Breaks(row.line for group in read.groups for row in group.rows)
    for group in read.groups:
        line = group.rows[0].line
        paragraph = _joined(group)
        last = joined[-1] if joined else None
        apart = group.kept or (last is not None and last.kept)
        gap = None
        if last and not (apart or group.after_blank):
            above = joined[-2].text if len(joined) > 1 else ""
            gap = breaks.gap(above, last.text, paragraph.text)
            if gap is None and breaks.underlined(above, last.text, paragraph.text):
                gap = ""
                joined.pop()
                last = joined[-1].with_rest(last)
        parted = last and not apart and _lacks(last.text, paragraph.text)
        if last and (parted or gap is not None):
            joined[-1] = last.with_rest(paragraph, gap or "")
            message = say("this line continues the one before")
            notes.append(diagnose(source.path, line.number, "paragraph-joined", message))
        else:
            joined.append(paragraph)
    if read.behind:
        joined[-1] = joined[-1].with_milestones(read.behind)
    return joined, [*said_of(read, source.path), *notes]


def _with_lines(group: Group) -> Paragraph:
    """The lines of a table or of verse as they stand to each other."""
    margin = min(row.line.indent for row in group.rows)
    pieces: list[Piece] = []
    marks: list[Milestone] = []
    length = 0
    lines: list[str] = []
    for row in group.rows:
        pieces.append(Piece(length, row.line.number))
        marks += (Milestone(length, mark.text, mark.number) for mark in row.milestones)
        lines.append("\u3000" * (row.line.indent - margin) + row.line.text)
        length += len(lines[-1]) + 1
    text = "\n".join(lines)
    read, blank = simplified(text), group.after_blank
    return Paragraph(read, tuple(pieces), blank, text, tuple(marks), group.kept)


def _joined(group: Group) -> Paragraph:
    if group.kept:
        return _with_lines(group)
    first, *others = group.rows
    opening = Paragraph.of_line(first.line, group.after_blank, first.milestones)
    if not others:
        return opening
    rest = (Paragraph.of_line(row.line, before=row.milestones) for row in others)
    return joined([opening, *rest])
