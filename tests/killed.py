"""Runs that are killed: a child process of the test's own, with all its modules loaded already.

``os.fork`` takes a millisecond where a new Python takes half a second, so that a run can be killed
at hundreds of points: before it touches the disk in any way, or in the middle of writing a file.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Literal

#: Before it touches the disk, or when a file has been opened for writing and holds nothing yet.
Way = Literal["touch", "torn"]

#: What Python reports (``sys.addaudithook``) before it touches the disk.
TOUCHES = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree"}
    | {"shutil.copyfile", "shutil.move", "os.listdir", "os.scandir", "os.truncate", "os.utime"}
)


def counts(way: Way, event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether an event is a point of this way.

    Copies of static files are none: they are many, all alike, and copied by every build.
    """
    if way == "touch":
        return event in TOUCHES
    return (
        event == "open"
        and isinstance(arguments[0], str | os.PathLike)
        and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
        and "_static" not in os.fspath(arguments[0])
        and os.fspath(arguments[0]) != os.devnull
    )


def survives(work: Callable[[], Any], way: Way, point: int) -> bool:
    """Whether ``work`` ends before its ``point``-th point of this way, where it is killed."""
    left = point

    def seen(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if left > 0 and counts(way, event, arguments):
            left -= 1
            if left == 0:
                if way == "torn":
                    os.truncate(os.open(arguments[0], os.O_WRONLY | os.O_CREAT, 0o600), 0)
                os.kill(os.getpid(), signal.SIGKILL)

    return status(work, seen) != -signal.SIGKILL


def number_of(work: Callable[[], Any], way: Way) -> int:
    """How many points of this way ``work`` has."""
    reader, writer = os.pipe()

    def seen(event: str, arguments: tuple[Any, ...]) -> None:
        if counts(way, event, arguments):
            os.write(writer, b".")

    status(work, seen)
    os.close(writer)
    with os.fdopen(reader, "rb") as said:
        return len(said.read())


def status(
    work: Callable[[], Any], seen: Callable[[str, tuple[Any, ...]], None] | None = None
) -> int:
    """The exit status of ``work`` in a process of its own; 99 for an exception, negative killed.

    ``seen`` is told of every event that Python reports there.
    """
    child = os.fork()
    if child == 0:
        code = 99
        with suppress(BaseException):
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            if seen:
                sys.addaudithook(seen)
            code = int(work())
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
