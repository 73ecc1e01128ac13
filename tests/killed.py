"""Runs that are killed: a child process of the test's own, with all its modules loaded already.

``os.fork`` takes a millisecond where a new Python takes half a second, so that a run can be killed
at hundreds of points. The points are those at which it touches the disk, and moments between.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

#: What Python reports (``sys.addaudithook``) before it touches the disk.
TOUCHES = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.rmtree"}
    | {"shutil.copyfile", "shutil.move", "os.listdir", "os.scandir", "os.truncate", "os.utime"}
)


def survives(work: Callable[[], Any], touch: int, later: float = 0.0) -> bool:
    """Whether ``work`` ends before its ``touch``-th touch of the disk; there it is killed.

    With ``later`` it is killed so many seconds afterwards: in the middle of writing a file.
    """
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            _arm(touch, later)
            work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return not os.WIFSIGNALED(status)


def status(work: Callable[[], int]) -> int:
    """The exit status of ``work`` in a process of its own; 99 for an exception."""
    child = os.fork()
    if child == 0:
        code = 99
        with suppress(BaseException):
            code = work()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _arm(touch: int, later: float) -> None:
    left = touch

    def seen(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in TOUCHES:
            return
        left -= 1
        if left == 0:
            if not later:
                os.kill(os.getpid(), signal.SIGKILL)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process there and then
            signal.setitimer(signal.ITIMER_REAL, later)

    sys.addaudithook(seen)


def touches(work: Callable[[], Any]) -> int:
    """How often ``work`` touches the disk."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        count = 0

        def seen(event: str, arguments: tuple[Any, ...]) -> None:
            nonlocal count
            count += event in TOUCHES

        with suppress(BaseException):
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            sys.addaudithook(seen)
            work()
            os.write(writer, str(count).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as said:
        found = said.read()
    os.waitpid(child, 0)
    return int(found)
