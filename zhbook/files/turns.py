"""One run at a time in a folder: the second waits for the first.

The folder itself is locked (``flock``), so no lock file is left behind, and the lock of a run that
was killed goes with it. Where there is no ``flock`` (Windows) or the folder's file system has none,
nobody waits.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - a system without flock
    fcntl = None  # type: ignore[assignment]

#: The folders that this process has locked, with their descriptors. A process that is forked off
#: would hold the lock on after this one is killed, so it lets go of them.
_held: dict[tuple[int, int], int] = {}


def _let_go() -> None:
    while _held:
        os.close(_held.popitem()[1])


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def take(folder: Path, wait: Callable[[Path], None]) -> int | None:
    """Lock an existing folder and return what ``give`` wants; ``wait`` is told before waiting.

    None where this process has it already, or where there are no locks. Raises OSError for a
    folder that cannot be opened.
    """
    if fcntl is None:  # pragma: no cover
        return None
    place = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    identity = os.fstat(place)
    if (identity.st_dev, identity.st_ino) in _held:
        os.close(place)
        return None
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        wait(folder)
        fcntl.flock(place, fcntl.LOCK_EX)
    except OSError:  # a file system without locks
        os.close(place)
        return None
    _held[identity.st_dev, identity.st_ino] = place
    return place


def give(place: int | None) -> None:
    """Let the next one in."""
    for key, held in [*_held.items()]:
        if held == place:
            del _held[key]
            os.close(held)


@contextmanager
def turn(folder: Path, wait: Callable[[Path], None], make: bool = True) -> Iterator[None]:
    """Work in a folder when nobody else does.

    It is made where it is not there, and taken away again if it stays empty, with the folders that
    were made around it; one that was there stays, empty or not. Without ``make`` a folder that is
    not there is not locked.
    """
    new = [place for place in (folder, *folder.parents) if make and not os.path.lexists(place)]
    if make:
        folder.mkdir(parents=True, exist_ok=True)
    place = take(folder, wait) if folder.is_dir() else None
    try:
        yield
    finally:
        with suppress(OSError):  # something lies in it
            for made in new:
                made.rmdir()
        give(place)
