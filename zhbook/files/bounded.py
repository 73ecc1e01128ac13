"""The bytes of a file: of a regular one, and of no more than it may have.

Strangers' folders hold what only looks like a file. A FIFO would be waited for without end,
``/dev/zero`` has no end, and a sparse file of 3 GB takes a second to make and 3 GB to read.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from zhbook.locale.say import Said, say

#: How large a text, or a file beside the pages written by hand, may be.
MAX_BYTES = 64 * 1024 * 1024


class IrregularFileError(OSError):
    """A folder, a FIFO, a socket or a device."""


class TooLargeError(OSError):
    """A file of more bytes than are read."""


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The content of a regular file of at most ``most`` bytes; no more than one more is read.

    ``a.txt`` is one, and so is a link to it. A FIFO is an IrregularFileError, a file that is
    longer, or grows longer while it is read, a TooLargeError; both are OSErrors, as is whatever
    the operating system has against it.
    """
    # Looked at first, because to open a device may do something to it.
    _check(path, os.stat(path), most)
    with open(path, "rb", opener=_without_waiting) as file:
        _check(path, os.fstat(file.fileno()), most)
        content = file.read(most + 1)
    if len(content) > most:
        raise _too_large(path, most)
    return content


def reason(error: OSError) -> Said:
    """What the operating system, or this module, has against a file: ``Permission denied``."""
    if isinstance(error.strerror, Said):
        return error.strerror
    return say("{said}", said=error.strerror or type(error).__name__)


def _check(path: Path, status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise IrregularFileError(errno.EINVAL, say("it is no regular file"), str(path))
    if status.st_size > most:
        raise _too_large(path, most)


def _too_large(path: Path, most: int) -> TooLargeError:
    return TooLargeError(errno.EFBIG, say("more than {most} MiB", most=most >> 20), str(path))


def _without_waiting(path: str, flags: int) -> int:
    """Open even what has become a FIFO in the meantime; Windows has no such flag, and no FIFO."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
