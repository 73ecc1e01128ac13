"""``zhbook init``: the folders and files of a new book.

::

    seeds/book.toml        what the texts do not say themselves; texts go beside it
    docs/conf.py           the settings of zhbook, and your own
    docs/_static/          your styles, scripts and pictures
    docs/_templates/       your layouts
    docs/pages/            pages written by hand, for both editions
    Makefile .gitignore requirements.txt

Accepted is a folder that is new, empty, or has none of these files. One that has any is left as
it is, whole: nothing is written then.
"""

from __future__ import annotations

import re
from pathlib import Path

from zhbook import __version__
from zhbook.errors import ZhbookError
from zhbook.locale.say import say

_SKELETON = Path(__file__).parent / "skeleton"
_SUFFIX = ".in"
_PLACE = re.compile(r"\{(title|version)\}")


class ExistsError(ZhbookError):
    """A file of the new project is there already."""


def skeleton(title: str) -> dict[str, str]:
    """The text of each file of a new project, by its path in it.

    The files of the package end in ``.in``, so that none of them is taken for a module or a rule
    of its own folder.
    """
    values, files = {"title": toml_string(title), "version": __version__}, {}
    for file in sorted(_SKELETON.rglob(f"*{_SUFFIX}")):
        path = file.relative_to(_SKELETON).as_posix().removesuffix(_SUFFIX)
        text = _PLACE.sub(lambda place: values[place[1]], file.read_text("utf-8"))
        files[{"gitignore": ".gitignore"}.get(path, path)] = text
    return files


def toml_string(text: str) -> str:
    """A basic string of TOML 1.0 (section String): ``a"b`` is ``"a\\"b"``."""
    shown = "".join(
        f"\\u{ord(char):04X}" if char in '"\\\x7f' or ord(char) < 32 else char for char in text
    )
    return f'"{shown}"'


def start(folder: Path, title: str) -> list[str]:
    """Write a new project into ``folder``; the paths of what was written.

    Raises ExistsError for a file that is there, before anything is written, and OSError.
    """
    files = skeleton(title)
    for path in files:
        place = folder / path
        if place.exists() or place.is_symlink():
            raise ExistsError(str(place), 0, say("is there already; nothing was written"))
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return sorted(files)
