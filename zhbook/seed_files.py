"""Which files of the folder of seeds are not even opened, whatever they hold.

Texts come from strangers, and so do the names and links in an archive of them.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from zhbook.characters import unfit
from zhbook.said import Said, say


def refused(folder: Path, paths: list[str]) -> list[tuple[str, Said]]:
    """The seeds that are not opened, each with the reason; paths are relative to the folder.

    ``a b'…"？.txt`` is opened, and so is a link to another file of the folder. Not opened are a
    name that is not UTF-8 (Python has lone surrogates for its bytes), one with a character that no
    string of the editors may have, as a line break or U+202E, and a link that leads out of the
    folder.
    """
    inside = folder.resolve()
    found: list[tuple[str, Said]] = []
    for path in paths:
        if any(unicodedata.category(char) == "Cs" for char in path):
            found.append((path, say("its name is not UTF-8; rename the file")))
        elif what := unfit(path):
            found.append((path, say("its name has {what}; rename the file", what=what)))
        elif not _leads_inside(folder / path, inside):
            message = say("a link that leads out of the folder of seeds; copy the file")
            found.append((path, message))
    return found


def _leads_inside(file: Path, inside: Path) -> bool:
    try:
        return file.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False
