"""The standard streams and the encoding of file names, as a command of this package wants them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import TextIO

from zhbook import messages


def in_utf8() -> None:
    """Start anew in Python's UTF-8 mode where the names of files could not be Chinese.

    ``LC_ALL=C`` alone has that mode (PEP 540); with ``PYTHONUTF8=0``, or in a locale of Latin-1,
    ``甲.txt`` has no name that could be written or printed. GB 18030 stays what it is.
    """
    try:
        "甲".encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        if not sys.flags.utf8_mode:
            os.environ["PYTHONUTF8"] = "1"  # for the programs that this one starts
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def settle() -> None:
    """Have all three streams, and let none of them end the program by its encoding.

    One that was closed (``>&-``) is the null device: else the next file that is opened would get
    its number, and what is printed would go there.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it gets the least number that is free: this one
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115
    lenient(sys.stdout)


def lenient(stream: TextIO) -> None:
    """Have what the encoding of a stream lacks written as ``\\u4e00``, not end the program.

    So it is with standard error already. A stream that is no file, or that has a way of its own,
    stays as it is.
    """
    if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
        stream.reconfigure(errors="backslashreplace")


def ended(run: Callable[[], int]) -> int:
    """The exit status of a command, also of one whose files or streams fail it."""
    try:
        status = run()
        sys.stdout.flush()
        return status
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(messages.os_error_line(error, "stdout"), file=sys.stderr)
        if error.filename is None:  # nobody reads any more, or there is no room for what is printed
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
