"""What is to be said of the layout of a text: how its lines were read, and whether that is sure."""

from __future__ import annotations

from collections.abc import Iterator

from zhbook.errors import diagnose
from zhbook.layout.arrange import Arranged
from zhbook.layout.quoted import is_quotation_mark
from zhbook.layout.widths import Width
from zhbook.locale.say import Said, say
from zhbook.model import Diagnostic


def said_of(read: Arranged, path: str) -> Iterator[Diagnostic]:
    """The layout of a text that was wrapped, with its evidence, and its milestones.

    A text whose lines nearly tell of a width, and were read as paragraphs, is a warning.
    """
    width = read.layout.width
    lines = [row.line for group in read.groups for row in group.rows]
    if width is not None:
        broken = next(g.rows[0].line.number for g in read.groups if len(g.rows) > 1)
        yield diagnose(path, broken, "layout", _wrapped(width, read.layout.blanks))
        if read.doubtful:
            message = say(
                "{count} lines stand behind a full one that ends a sentence (here the first); "
                "whether a paragraph begins there is told by nothing but its mark",
                count=len(read.doubtful),
            )
            yield diagnose(path, read.doubtful[0].number, "layout", message)
    elif read.measured is not None:
        message = say(
            "{full} of {of} lines that stop inside a sentence are as long as {count} characters; "
            "each line was read as a paragraph, unless book.toml has layout = “wrapped”",
            full=read.measured.full,
            of=round(read.measured.full / read.measured.share),
            count=read.measured.columns // 2,
        )
        yield diagnose(path, lines[0].number, "layout-unsure", message)
    marks = [line for group in read.groups for row in group.rows for line in row.milestones]
    marks += read.behind
    quoted = [line for line in marks if is_quotation_mark(line.text)]
    if quoted:
        message = say(
            "{count} lines with a mark of quotation, which is set apart", count=len(quoted)
        )
        yield diagnose(path, quoted[0].number, "milestones", message)
    if marks := [line for line in marks if not is_quotation_mark(line.text)]:
        message = say("{count} page numbers and running heads set apart", count=len(marks))
        yield diagnose(path, marks[0].number, "milestones", message)


def _wrapped(width: Width, blanks: bool) -> Said:
    """In words: how lines were joined, and by what it was told."""
    evidence = {
        "count": width.columns // 2,
        "full": width.full,
        "of": round(width.full / width.share),
    }
    if not blanks:
        return say(
            "read as wrapped at {count} characters, with empty lines that part nothing; {full} of "
            "{of} lines that stop inside a sentence are as long",
            **evidence,
        )
    if width.lost:
        return say(
            "read as wrapped at {count} characters, with the indents of first lines lost; {full} "
            "of {of} lines that stop inside a sentence are as long",
            **evidence,
        )
    return say(
        "read as wrapped at {count} characters; {full} of {of} lines that stop inside a sentence "
        "are as long",
        **evidence,
    )
