"""The command line in a child of the test's own process, which has everything loaded.

To start Python and to load the dictionaries takes ten times as long as to convert a small text. A
child has what a process of its own has: arguments, folder, environment and streams; what it leaves
behind goes with it. Where the start of Python is itself the point (its locale, closed streams, a
terminal), a test starts one.
"""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import zhbook
from tests.exits import exit_status
from tests.killed import status
from zhbook.cli.main import main


def convert(
    *arguments: str, cwd: Path, before: Callable[[], object] = lambda: None
) -> subprocess.CompletedProcess[str]:
    """What ``python convert.py`` does in a folder; ``before`` is called in the child first."""
    _load()
    with TemporaryDirectory() as folder:
        outputs = [Path(folder, name) for name in ("stdout", "stderr")]
        for output in outputs:
            output.touch()

        def work() -> int:
            os.chdir(cwd)
            for number, name in enumerate((Path(os.devnull), *outputs)):
                os.dup2(os.open(name, os.O_RDWR), number)
            sys.stdin = os.fdopen(0, encoding="utf-8")
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace")
            sys.argv = ["convert.py", *arguments]
            before()
            return exit_status(main)

        returned = status(work)
        said, told = (output.read_text("utf-8") for output in outputs)
    return subprocess.CompletedProcess(arguments, returned, said, told)


@cache
def _load() -> None:
    """Convert a text once and forget it; the dictionaries that it has loaded stay."""
    with TemporaryDirectory() as folder:
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        (seeds / "a.txt").write_text("在会上的讲话\n一、讲形势\n形势好。\n", "utf-8")
        assert zhbook.convert(seeds, Path(folder, "docs"), jobs=1).texts == 1


def without_rights() -> None:
    """Skip where root cannot give up what it may do beyond others (capabilities(7))."""
    if os.geteuid() == 0 and not hasattr(ctypes.CDLL(None), "capset"):
        pytest.skip("as root, capset(2) is needed to give up its rights")


def give_up_rights() -> None:
    """Be no more than the owner of one's files; for root, who may look and write everywhere."""
    if os.geteuid() == 0:
        version_3, myself, nothing = 0x20080522, 0, bytes(24)
        assert ctypes.CDLL(None).capset(struct.pack("Ii", version_3, myself), nothing) == 0
