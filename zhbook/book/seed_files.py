"""The files of the folder of seeds, and which of them are not even opened, whatever they hold.

Texts come from strangers, and so do the names and links in an archive of them.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from zhbook.characters import unfit
from zhbook.files.bounded import reason
from zhbook.files.walk import Walk, walk
from zhbook.locale.say import Said, say


def seeds_in(folder: Path) -> Walk:
    """All ``.txt`` files below a folder; hidden files and folders are left out.

    ``法规/a.TXT`` is one, ``.trash/a.txt`` and ``__MACOSX/a.txt`` are none.
    """
    tree = walk(folder, _is_looked_at)
    tree.files = [path for path in tree.files if path.lower().endswith(".txt")]
    return tree


def _is_looked_at(name: str) -> bool:
    return not name.startswith((".", "__"))


def mixes(seeds: Path, edition: Path) -> bool:
    """Whether an edition would lie among the seeds, or they in it.

    The copies of the seeds in it would be read as texts by the next run. ``docs/zh-hans`` does
    among the seeds in ``.``, and in ``docs``; it does not beside ``seeds``.
    """
    outer, inner = Path(os.path.realpath(seeds)), Path(os.path.realpath(edition))
    if outer.is_relative_to(inner):
        return True
    return inner.is_relative_to(outer) and all(map(_is_looked_at, inner.relative_to(outer).parts))


def not_looked_into(tree: Walk) -> list[tuple[str, Said]]:
    """The folders of the seeds whose texts are not known, each with the reason."""
    linked = say("a link to a folder, which is not followed; copy the folder")
    reasons = [(path, linked) for path in tree.linked]
    return sorted(reasons + [(path, reason(error)) for path, error in tree.failed.items()])


def refused(folder: Path, paths: list[str]) -> list[tuple[str, Said]]:
    """The seeds that are not opened, each with the reason; paths are relative to the folder.

    ``a b'…"？.txt`` is opened, and so is a link to another file of the folder. Not opened are a
    name that is not UTF-8 (Python has lone surrogates for its bytes), one with a character that no
    string of the editors may have, as a line break or U+202E, and a link that leads out of the
    folder.
    """
    inside = Path(os.path.realpath(folder))
    reasons: list[tuple[str, Said]] = []
    for path in paths:
        if any(unicodedata.category(char) == "Cs" for char in path):
            reasons.append((path, say("its name is not UTF-8; rename the file")))
        elif what := unfit(path):
            reasons.append((path, say("its name has {what}; rename the file", what=what)))
        elif not _leads_inside(folder / path, inside):
            message = say("a link that leads out of the folder of seeds; copy the file")
            reasons.append((path, message))
    return reasons


def _leads_inside(file: Path, inside: Path) -> bool:
    # A link that leads to itself leads nowhere; reading it tells so.
    return Path(os.path.realpath(file)).is_relative_to(inside)
