"""Remove what the converter has written into the folders of the editions, and name what stays.

``make clean`` runs this with the system's Python, which need have nothing installed::

    python3 -I -B -c 'import sys; sys.path.insert(0, "."); from zhbook.cli.clean import main; …'
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from zhbook import messages
from zhbook.book.own import RECORD, UNNAMED, Owned, left_over, remove
from zhbook.files.bounded import read_bytes
from zhbook.files.walk import walk
from zhbook.locale.say import Said, say
from zhbook.pageformat import EDITIONS


def clean(docs: Path) -> list[str]:
    """Remove the converter's own files; the paths of all others, relative to ``docs``.

    Raises OSError for a folder that cannot be listed, before anything is removed.
    """
    owned, own = Owned.of(docs), left_over(docs)
    left: list[str] = []
    records = []
    for edition in EDITIONS:
        tree = walk(docs / edition)
        if tree.is_missing:
            continue
        for error in tree.failed.values():
            raise error
        for inside in tree.files:
            path, name = f"{edition}/{inside}", inside.rpartition("/")[2]
            if inside == RECORD:
                records.append(path)
            elif name.startswith(UNNAMED) or _is_own(owned, path):
                own.append(path)
            else:
                left.append(path)
        left += [f"{edition}/{inside}" for inside in tree.linked]
    # JSON last, for it tells whose the copy of a seed beside it is; what is cut short goes on.
    for path in [*sorted(own, key=lambda path: path.endswith(".json")), *records]:
        remove(docs, path)
    for edition in EDITIONS:
        for folder, _, _ in os.walk(docs / edition, topdown=False):
            with suppress(OSError):  # something lies in it
                os.rmdir(folder)
    return sorted(left)


def _is_own(owned: Owned, path: str) -> bool:
    try:
        return owned.has(path, read_bytes(owned.root / path))
    except OSError:  # what cannot be read was not written by the converter, as far as is known
        return False


def stays(path: Path) -> Said:
    """What is said of a file that is left."""
    return say("not generated, left: {path}", path=str(path))


def main(arguments: Sequence[str]) -> int:
    """Clean the folder that is named; the exit status."""
    docs = Path(arguments[0])
    try:
        left = clean(docs)
    except OSError as error:
        print(messages.os_error_line(error, docs), file=sys.stderr)
        return 1
    for path in left:
        print(messages.said_line(stays(docs / path)))
    return 0
