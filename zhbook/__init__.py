"""Books from collections of plain Chinese texts.

``zhbook.read`` gives one text with its outline, ``zhbook.convert`` writes the pages of a folder of
them. Importing the package loads neither: ``make clean`` runs with a Python that has nothing
installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhbook.api import convert, read

__all__ = ["__version__", "convert", "read"]

__version__ = "0.2.0"


def __getattr__(name: str) -> Any:
    """``read`` and ``convert``, loaded when they are first asked for."""
    if name in ("convert", "read"):
        from zhbook import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
