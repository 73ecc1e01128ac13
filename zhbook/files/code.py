"""The hash of code: by other code, or with another library, something else might be made.

A module counts with its bytes, a package with all modules and catalogues below it, a library with
its version. The one place where that is found out; who keeps something between two runs says which
modules made it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

#: The folder in which the package lies.
_ABOVE = Path(__file__).resolve().parents[2]
#: Modules, and what they say.
_SUFFIXES = frozenset({".py", ".po"})


@cache
def code_of(*names: str, but: str = "", libraries: tuple[str, ...] = ()) -> str:
    """The hash of modules and packages of ours, without the package ``but``, and of libraries.

    ``zhbook.titles`` is a module, ``zhbook.files`` a package. A name that is none of ours, as
    ``opencc``, is a FileNotFoundError: of a library the version counts.
    """
    places = [_ABOVE.joinpath(*name.split(".")) for name in names]
    files = [
        file
        for place in places
        for file in (_below(place) if place.is_dir() else [place.with_suffix(".py")])
        if not but or not file.is_relative_to(_ABOVE.joinpath(*but.split(".")))
    ]
    return _hashed([_ABOVE], files, [f"{name} {version(name)}" for name in libraries])


def looks_of(folders: Iterable[Path], suffixes: frozenset[str]) -> str:
    """The hash of the files with these suffixes below some folders: places and bytes."""
    folders = list(folders)
    return _hashed(folders, [file for folder in folders for file in _below(folder, suffixes)])


def _below(folder: Path, suffixes: frozenset[str] = _SUFFIXES) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.suffix in suffixes and f.is_file())


def _hashed(folders: Iterable[Path], files: Iterable[Path], words: Iterable[str] = ()) -> str:
    total = sha256()
    for file in files:
        place = next(file.relative_to(f) for f in folders if file.is_relative_to(f)).as_posix()
        total.update(f"{place}\0{sha256(file.read_bytes()).hexdigest()}\0".encode())
    for word in words:
        total.update(f"{word}\0".encode())
    return total.hexdigest()
