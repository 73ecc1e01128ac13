"""Lines that hold many paragraphs are parted again.

A line parted by U+3000 U+3000 alone is what remains of a text whose newlines were lost; so is one
in which 第一条 … 第二条 … run on behind the ends of sentences, with the title of the text before
them or without, and one that names a volume and its chapter (第一卷 山边 第一章 小村).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.tables import is_drawn
from zhbook.model import Line, Ordinal
from zhbook.reader.normal_script import simplified

#: A line with at least so many gaps of U+3000 U+3000 holds paragraphs, not spaced words.
FEWEST_GAPS = 4
#: A shorter line may be spaced out so; one that holds paragraphs is longer.
LONGEST_SPACED = 200
#: A title that an article runs on behind is no longer than this.
LONGEST_TITLE = 60
#: So many parts behind a title on their line tell that it is one, where a blank parts it, …
FEWEST_PARTS = 2
#: … and where none does: 某某规则第一条甲。第二条乙。第三条丙。
FEWEST_TIGHT = 3
#: What no title of a text has in it, and where one may end.
_NO_TITLE = re.compile(r"[。；，：！？;,:!?]")
_BEHIND_TITLE = re.compile(r"第\s*[一1壹]\s*[编篇部分章节条]")
#: 某某规定　（某年某月某日通过）: a note behind the title.
_NOTE = re.compile(r"\s+(?=[（(][^（）()]*[）)]$)")
_GAP = re.compile(r"\u3000{2,}")
#: Where an article may run on: behind the end of a sentence, or behind a title and a blank.
_RUNS_ON = re.compile(r"(?<=[。！？”\s])(?=第)")
_BLANK = re.compile(r"\s第")
_STOP = re.compile(r"[。！？]”?\s*")


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines with those parted that hold many paragraphs; a part keeps its line's number.

    ``第一章　　总则`` stays one line: a number that titles nothing goes with what follows.
    ``第二条 甲。第三条 乙。`` are two lines; ``依照第二条。第三条规定…`` is one.
    """
    pieces_of_lines: list[Line] = []
    articles = _Articles()
    volume = ""
    for line in lines:
        if is_drawn(line.text):
            pieces_of_lines.append(line)
            continue
        pieces = _GAP.split(line.text) if len(line.text) > LONGEST_SPACED else [line.text]
        if len(pieces) > FEWEST_GAPS:
            spaced = (piece.strip() for piece in _with_their_numbers(pieces))
            whole = [Line(line.number, piece, 2) for piece in spaced if piece]
        else:
            whole = [line]
        for one in whole:
            titled, rest = articles.behind_title(one)
            pieces_of_lines += titled
            parts = articles.parts(rest)
            for k, part in enumerate(parts):
                volume, own = _by_volume(part, volume)
                pieces_of_lines += own if k else [_at_page(own[0], rest), *own[1:]]
    return pieces_of_lines


def _at_page(line: Line, whole: Line) -> Line:
    return (
        whole if line.text == whole.text else Line(line.number, line.text, line.indent, whole.page)
    )


def _with_their_numbers(pieces: Sequence[str]) -> list[str]:
    whole: list[str] = []
    for piece in pieces:
        last = ordinals.opening(simplified(whole[-1])) if whole else None
        if last and last.style in ordinals.TITLED and last.end == len(whole[-1]):
            whole[-1] += "\u3000\u3000" + piece
        else:
            whole.append(piece)
    return whole


class _Articles:
    """The articles of a text, counted from line to line."""

    def __init__(self) -> None:
        self._last = 0
        #: How the lines begin that may have been articles; they are read where one runs on.
        self._heads: list[str] = []

    def behind_title(self, line: Line) -> tuple[list[Line], Line]:
        """The title that stands before the first chapter or article on its line, and the rest.

        ``某某规定 第一章 总则 第一条 甲。第二条 乙。`` has one; ``依照本法第一条办理。`` has none,
        nor does any line behind the first article.
        """
        match = None
        if line.text[:1] != "第" and not self._heads:
            text = simplified(line.text)
            match = _BEHIND_TITLE.search(text, 2, LONGEST_TITLE)
        if match is None or _NO_TITLE.search(text[: match.start()]):
            return [], line
        at = match.start()
        behind = text.find("第", at + 1, at + LONGEST_TITLE)
        first = ordinals.opening(text[at : behind if behind > at else at + LONGEST_TITLE].rstrip())
        rest = Line(line.number, line.text[at:], line.indent)
        counted = _Articles()
        counted.parts(rest)
        fewest = FEWEST_PARTS if text[at - 1].isspace() else FEWEST_TIGHT
        if first is None or counted.last < fewest:
            return [], line
        title = line.text[:at].rstrip()
        note = _NOTE.search(title)
        head, *others = _cut(Line(line.number, title, line.indent), [note.end()] if note else [])
        return [_at_page(head, line), *others], rest

    @property
    def last(self) -> int:
        """The number of the last article so far."""
        return self._last

    def parts(self, line: Line) -> list[Line]:
        """A line that opens with a division or an article, parted before each that goes on."""
        if line.text[:1] != "第":
            return [line]
        self._heads.append(line.text[:LONGEST_TITLE])
        if not _RUNS_ON.search(line.text, 1):
            return [line]
        self._count()
        text = simplified(line.text)
        begin = 0
        starts: list[int] = []
        for match in _RUNS_ON.finditer(text, 1):
            at = match.start()
            article = ordinals.opening(text[at : at + LONGEST_TITLE])
            if article is None or article.style != "article":
                continue
            title = _title_before(text, max(begin, at - LONGEST_TITLE), at)
            if title is None and not (
                _STOP.search(text[max(0, at - LONGEST_TITLE) : at].rstrip()[-2:])
            ):
                continue
            if not self._goes_on(article) and (title is None or article.value != 1):
                continue
            self._last = article.value
            starts += [at] if title is None else [title, at]
            begin = at
        return _cut(line, [start for start in starts if start])

    def _count(self) -> None:
        """Take the last article of the lines so far for the last one."""
        for head in reversed(self._heads):
            ordinal = ordinals.opening(simplified(head))
            if ordinal and ordinal.style == "article":
                self._last = ordinal.value
                break
        self._heads.clear()

    def _goes_on(self, article: Ordinal) -> bool:
        if article.value == self._last:
            return bool(article.suffix)
        return article.value == self._last + 1


def _title_before(text: str, begin: int, end: int) -> int | None:
    """Where the title of a division begins that ends before an article; None without one."""
    starts = [0] if begin == 0 else []
    starts += [stop.end() for stop in _STOP.finditer(text, begin, end)]
    for start in starts:
        ordinal = ordinals.opening(text[start:end].rstrip())
        if ordinal and ordinal.style in ordinals.TITLED:
            return start
    return None


def _cut(line: Line, starts: Sequence[int]) -> list[Line]:
    if not starts:
        return [line]
    ends = [*starts[1:], len(line.text)]
    pieces = [line.text[: starts[0]], *(line.text[a:b] for a, b in zip(starts, ends, strict=True))]
    return [Line(line.number, piece.strip(), line.indent) for piece in pieces if piece.strip()]


def _by_volume(line: Line, volume: str) -> tuple[str, list[Line]]:
    """A line parted before its chapter, where its volume is not that of the last such line."""
    if line.text[:1] != "第" or not _BLANK.search(line.text[:LONGEST_TITLE], 1):
        return volume, [line]
    text = simplified(line.text)
    ordinal = ordinals.opening(text)
    inner = ordinals.below(text, ordinal) if ordinal else None
    if inner is None:
        return volume, [line]
    words = text[: inner.start].strip()
    return words, [line] if words == volume else _cut(line, [inner.start])
