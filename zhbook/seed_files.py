"""Which files of the folder of seeds are not even opened, whatever they hold.

Texts come from strangers, and so do the names and links in an archive of them.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from zhbook.said import Said, say

#: Control characters and line breaks, which would tear a message or a page in two.
_CONTROLS = frozenset({"Cc", "Zl", "Zp"})


def refused(folder: Path, paths: list[str]) -> list[tuple[str, Said]]:
    """The seeds that are not opened, each with the reason; paths are relative to the folder.

    ``a b'…"？.txt`` is opened, and so is a link to another file of the folder. Not opened are a
    name that is not UTF-8 (Python has lone surrogates for its bytes), one with a line break, and a
    link that leads out of the folder.
    """
    inside = folder.resolve()
    found: list[tuple[str, Said]] = []
    for path in paths:
        kinds = {unicodedata.category(char) for char in path}
        if "Cs" in kinds:
            found.append((path, say("its name is not UTF-8; rename the file")))
        elif _CONTROLS & kinds:
            found.append((path, say("its name has a control character; rename the file")))
        elif not _leads_inside(folder / path, inside):
            message = say("a link that leads out of the folder of seeds; copy the file")
            found.append((path, message))
    return found


def _leads_inside(file: Path, inside: Path) -> bool:
    try:
        return file.resolve().is_relative_to(inside)
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def shown(path: str) -> str:
    """A path as a message has it: in one line, and with nothing that is no UTF-8.

    ``a.txt`` is ``a.txt``; a line break is ``\\n``, a byte that is no UTF-8 ``\\udcff``.
    """
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in _CONTROLS | {"Cs"}
        else char
        for char in path
    )
