"""Bytes → SourceText: what a seed says, line by line.

Accepted is plain text in any encoding of ``zhbook.reader.decoding``, with any newlines. Not
accepted: an empty or blank file, a Word or PDF file, a NUL byte, bytes that no encoding fits, a
line of more than ``MAX_LINE`` characters, a file of more than ``MAX_BYTES`` bytes.

Lines count as a text editor counts them: LF, CR LF and CR end a line. VT, FF, NEL, U+2028 and
U+2029 break a line too (UAX #14, class BK), but what follows keeps the number of the line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from zhbook.characters import INVISIBLE, NONCHARACTERS
from zhbook.errors import SourceError, diagnose
from zhbook.files.bounded import MAX_BYTES, TooLargeError, read_bytes, reason
from zhbook.locale.say import Said, say
from zhbook.model import TRADITIONAL, Diagnostic, Line, SourceText
from zhbook.reader.damage import damage
from zhbook.reader.decoding import LABELS, UndecodableError, decode
from zhbook.reader.telling import Told, script_of

MAX_LINE = 1_000_000  # characters

#: Unicode White_Space; ``str.strip`` alone would also take U+001C to U+001F.
BLANK = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)

_NEWLINE = re.compile(r"\r\n?|\n")
_SOFT_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
#: Cc without the tab and the line breaks; zero-width and bidi marks. ZWJ and ZWNJ stay.
_CONTROL = re.compile(f"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{INVISIBLE}]")
#: With the NUL, which no text has.
_NONCHARACTER = re.compile(f"[\0{NONCHARACTERS}]")

#: How files begin that are no plain text: the first bytes, what it is, and whether some program
#: can save it as one.
_SIGNATURES: tuple[tuple[bytes, Said, bool], ...] = (
    (b"\x89PNG\r\n", say("a PNG picture"), False),
    (b"\xff\xd8\xff", say("a JPEG picture"), False),
    (b"GIF8", say("a GIF picture"), False),
    (b"%PDF-", say("a PDF file"), True),
    (b"{\\rtf", say("a rich-text (RTF) file"), True),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", say("a Word 97 (.doc) or other Office file"), True),
    (b"PK\x03\x04", say("a ZIP file"), False),
    (b"\x7fELF", say("a program (ELF)"), False),
    (b"MZ\x90\0", say("a Windows program"), False),
    (b"\x1f\x8b\x08", say("a gzip file"), False),
    (b"7z\xbc\xaf\x27\x1c", say("a 7z file"), False),
    (b"Rar!\x1a\x07", say("a RAR file"), False),
    (b"SQLite format 3\0", say("a database (SQLite)"), False),
)


def read_source(
    path: Path,
    name: str,
    encoding: str | None = None,
    script: str | None = None,
    layout: str | None = None,
    jurisdiction: str | None = None,
) -> SourceText:
    """Read the seed at ``path``; ``name`` is what messages call it.

    ``encoding``, ``script``, ``layout`` and ``jurisdiction`` are what book.toml declares for it.
    Raises SourceError with the line where one is known.
    """
    return source_of_bytes(_read(path, name), name, encoding, script, layout, jurisdiction)


def source_of_bytes(
    content: bytes,
    name: str,
    encoding: str | None = None,
    script: str | None = None,
    layout: str | None = None,
    jurisdiction: str | None = None,
) -> SourceText:
    """What ``read_source`` makes of a file with this content; raises the same."""
    if not content:
        raise SourceError(name, 0, say("empty file"))
    _refuse_binary(content, name)
    try:
        text, taken = decode(content, encoding)
    except UndecodableError as error:
        line = 0 if error.offset is None else _line_at(content, error.offset)
        raise SourceError(name, line, error.message) from None
    diagnostics: list[Diagnostic] = []
    if taken not in ("utf-8", "utf-8-sig"):
        message = say("read as {encoding}", encoding=LABELS[taken])
        diagnostics.append(diagnose(name, 1, "source-encoding", message))
    _refuse_noncharacters(text, name)
    diagnostics += damage(text, name)
    text, left_out = _without_controls(text, name)
    lines = _lines(text, name)
    told = Told(script) if script else script_of(lines)
    return SourceText(
        path=name,
        lines=lines,
        encoding=taken,
        sha256=hashlib.sha256(content).hexdigest(),
        diagnostics=(*diagnostics, *left_out, *_mixed(told, name)),
        script=told.script,
        layout=layout or "",
        jurisdiction=jurisdiction or "",
    )


def _read(path: Path, name: str) -> bytes:
    try:
        content = read_bytes(path, MAX_BYTES)
    except TooLargeError:
        message = say("more than {most} MiB; divide the file", most=MAX_BYTES >> 20)
        raise SourceError(name, 0, message) from None
    except OSError as error:
        message = say("cannot be read: {reason}", reason=reason(error))
        raise SourceError(name, 0, message) from None
    return content


def _refuse_binary(content: bytes, name: str) -> None:
    for signature, what, can_be_saved in _SIGNATURES:
        if content.startswith(signature):
            if signature == b"PK\x03\x04" and b"word/" in content:
                what, can_be_saved = say("a Word (.docx) file"), True
            message = say("{what}, no text", what=what)
            if can_be_saved:
                message = say("{what}, no text; save it as plain text", what=what)
            raise SourceError(name, 0, message)


def _line_at(content: bytes, offset: int) -> int:
    """The line of a byte; as good as it gets before the encoding is known to fit."""
    return len(re.findall(rb"\r\n?|\n", content[:offset])) + 1


def _refuse_noncharacters(text: str, name: str) -> None:
    first = _NONCHARACTER.search(text)
    if first is None:
        return
    line = len(_NEWLINE.findall(text, 0, first.start())) + 1
    message = say("a NUL character; the file is damaged or no text")
    if first[0] != "\0":
        code = _code(first[0])
        message = say("the noncharacter {code}; the file is damaged or no text", code=code)
    raise SourceError(name, line, message)


def _without_controls(text: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text without control and zero-width characters, and the note.

    A tab is two spaces: it parts cells, as no single space does.
    """
    text = text.replace("\t", "  ")
    first = _CONTROL.search(text)
    if first is None:
        return text, ()
    kinds = ", ".join(sorted(map(_code, set(_CONTROL.findall(text)))))
    line = len(_NEWLINE.findall(text, 0, first.start())) + 1
    message = say("left out: {characters} (here the first)", characters=kinds)
    note = diagnose(name, line, "source-controls", message)
    return _CONTROL.sub("", text), (note,)


def _mixed(told: Told, name: str) -> Iterator[Diagnostic]:
    """The warning that a text is partly in the other script, without marks around that."""
    if not told.line:
        return
    message = say(
        "Simplified, but {count} of {of} telling characters are Traditional; first: {words}",
        count=told.count,
        of=told.of,
        words=told.words,
    )
    if told.script == TRADITIONAL:
        message = say(
            "Traditional, but {count} of {of} telling characters are Simplified; first: {words}",
            count=told.count,
            of=told.of,
            words=told.words,
        )
    yield diagnose(name, told.line, "source-mixed", message)


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _lines(text: str, name: str) -> tuple[Line, ...]:
    lines = []
    for number, whole in enumerate(_NEWLINE.split(text), start=1):
        if len(whole) > MAX_LINE:
            message = say(
                "a line of {count:,} characters; at most {most:,} are read",
                count=len(whole),
                most=MAX_LINE,
            )
            raise SourceError(name, number, message)
        parts = _SOFT_BREAK.split(whole) if _SOFT_BREAK.search(whole) else (whole,)
        at = 0
        for part in parts:
            page = whole[at - 1 : at] == "\f"
            at += len(part) + 1
            text = part.lstrip(BLANK)
            indent = part[: len(part) - len(text)]
            wide = indent.count("\u3000")
            columns = wide + (len(indent) - wide) // 2
            lines.append(Line(number, text.rstrip(BLANK), columns, page))
    if not any(line.text for line in lines):
        raise SourceError(name, 0, say("empty file: it holds nothing but blanks"))
    if not lines[-1].text:  # what stands after the last newline is no line
        lines.pop()
    return tuple(lines)
