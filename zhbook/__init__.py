"""Books from collections of plain Chinese texts."""

__version__ = "0.1.0"
