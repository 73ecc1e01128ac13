"""How a diagnostic or an error is printed: one line, in the language of whoever reads it.

``seeds/a.txt:41: warning: ordinal-gap: …`` is ``seeds/a.txt:41: 警告: ordinal-gap: …``: place and
code stay as they are, so that they can be searched for. What the operating system or the TOML
reader says comes as it comes, but for characters that a terminal would obey: names and words come
from strangers, and whatever is printed passes through here.
"""

from __future__ import annotations

from pathlib import Path

from zhbook.characters import printable
from zhbook.errors import ZhbookError
from zhbook.files.bounded import reason
from zhbook.locale.catalogues import spoken
from zhbook.locale.say import Said, say
from zhbook.model import Diagnostic, Level

LEVELS = {Level.NOTE: say("note"), Level.WARNING: say("warning"), Level.ERROR: say("error")}


def diagnostic_line(diagnostic: Diagnostic) -> str:
    """A diagnostic as it is printed."""
    level, message = spoken(LEVELS[diagnostic.level]), spoken(diagnostic.message)
    return printable(
        f"{_place(diagnostic.path, diagnostic.line)}: {level}: {diagnostic.code}: {message}"
    )


def error_line(path: str | Path, message: Said, line: int = 0, to: str | None = None) -> str:
    """What is wrong at a place; ``to`` is a catalogue, else the environment decides."""
    told = f"{_place(path, line)}: {spoken(LEVELS[Level.ERROR], to)}: {spoken(message, to)}"
    return printable(told)


def exception_line(error: ZhbookError, to: str | None = None) -> str:
    """An error as it is printed; in English it is ``str(error)``."""
    return error_line(error.path, error.message, error.line, to)


def os_error_line(error: OSError, place: str | Path = "") -> str:
    """What the operating system says is wrong with its file, or with ``place`` if it names none."""
    where = error.filename or place
    told = f"{spoken(LEVELS[Level.ERROR])}: {spoken(reason(error))}"
    return printable(f"{where}: {told}" if where else told)


def said_line(sentence: Said) -> str:
    """Anything else that is said, as it is printed."""
    return printable(spoken(sentence))


def _place(path: str | Path, line: int) -> str:
    return f"{path}:{line}" if line else str(path)
