"""Whether a file is the one that was looked at before, without reading it again.

A build after an edit finds almost every file as it left it. What the file system says of a file
changes whenever it is written, replaced or restored; only then is it worth being read.
"""

from __future__ import annotations

import os
from pathlib import Path


def stamp(path: Path) -> list[int]:
    """When a file was last written and renamed, its size, and its number; nothing of no file.

    The times are in nanoseconds.
    """
    try:
        status = os.stat(path)
    except OSError:
        return []
    return [status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino]
