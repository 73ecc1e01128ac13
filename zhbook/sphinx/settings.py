"""The settings of the book for a ``conf.py`` outside the repository.

A project that ``zhbook init`` has made takes them and adds its own::

    from zhbook.sphinx.settings import settings

    globals().update(settings())
    html_css_files = [*html_css_files, "own.css"]

They are those of ``docs/conf.py`` in the repository. An installed package carries a copy of that
file and of what it names, made when the package was built, so that there is one original; in a
checkout the files of ``docs/`` themselves are taken. The paths are absolute: styles, scripts and
templates stay where the package lies, and a new version of it brings its own.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent

#: Settings that name files beside ``conf.py``.
_FOLDERS = ("templates_path", "html_static_path")
_FILES = ("html_favicon",)
#: What a setting may be; ``Path`` and ``sys``, which conf.py imports, are none.
_PLAIN = (str, int, float, list, tuple, dict, type(None))


def shared() -> Path:
    """The folder with the ``conf.py`` of the book: in the package, or in the checkout."""
    packed = PACKAGE / "looks" / "docs"
    return packed if packed.is_dir() else PACKAGE.parent / "docs"


def settings() -> dict[str, Any]:
    """Every setting of the book by its name, as a new dictionary that may be changed."""
    folder, path = shared(), [*sys.path]
    values = runpy.run_path(str(folder / "conf.py"))
    sys.path[:] = path
    kept: dict[str, Any] = {
        name: value
        for name, value in values.items()
        if not name.startswith("_") and isinstance(value, _PLAIN)
    }
    for name in _FOLDERS:
        kept[name] = [str(folder / each) for each in kept[name]]
    for name in _FILES:
        kept[name] = str(folder / kept[name])
    return kept
