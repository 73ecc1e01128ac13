"""The files below a folder; what cannot be looked at is told.

``Path.rglob`` and ``os.walk`` leave out without a word a folder that they may not list, and
whoever compares what they give with what was there before takes its files for removed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Walk:
    """What there is below a folder; all paths are relative to it, with ``/``, and sorted.

    ``linked`` are links to folders, which are not entered: they may lead anywhere, and in a
    circle. ``failed`` has what the system said of a folder that could not be listed; the folder
    itself is ``""``.
    """

    files: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    failed: dict[str, OSError] = field(default_factory=dict)

    @property
    def is_missing(self) -> bool:
        """Whether there is no such folder at all."""
        return isinstance(self.failed.get(""), FileNotFoundError)


def walk(folder: Path, enters: Callable[[str], bool] = lambda name: True) -> Walk:
    """Whatever is no folder counts as a file: also a FIFO, or a link that leads nowhere.

    ``enters`` tells by its name whether a file or a folder is looked at: with
    ``lambda name: name[0] != "."`` ``a/b.txt`` is found and ``.git/config`` is not.
    """
    tree, waiting = Walk(), [""]
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(folder / above) as entries:
                listed = [entry for entry in entries if enters(entry.name)]
            kinds = [(entry.name, _kind(entry)) for entry in listed]
        except OSError as error:
            tree.failed[above] = error
            continue
        for name, kind in kinds:
            path = f"{above}/{name}" if above else name
            {"folder": waiting, "link": tree.linked, "file": tree.files}[kind].append(path)
    tree.files.sort()
    tree.linked.sort()
    tree.failed = dict(sorted(tree.failed.items()))
    return tree


def _kind(entry: os.DirEntry[str]) -> str:
    if not entry.is_symlink():
        return "folder" if entry.is_dir(follow_symlinks=False) else "file"
    try:
        return "link" if entry.is_dir() else "file"
    except OSError:  # it leads to itself, or where nobody may look; so says who reads it
        return "file"
