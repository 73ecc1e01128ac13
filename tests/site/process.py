"""Builds that a test starts without starting Python: the other end of ``tests.site.warm``."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

ROOT = Path(__file__).resolve().parent.parent.parent

#: How Python hashes strings. What a test builds itself and what is shared by all tests are hashed
#: otherwise, so that two builds of one book differ if anything hangs on the order of a set.
OWN, SHARED = "1", "2"
#: The seconds after which a build hangs.
LONG = 300.0


class Order(TypedDict):
    """What a process is started with."""

    arguments: list[str]
    environ: dict[str, str]
    cwd: str
    stdout: str
    stderr: str


class Warm:
    """A process that builds with Sphinx, one build after the other."""

    def __init__(self, hashing: str) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.site.warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": hashing},
            cwd=ROOT,
            start_new_session=True,
        )
        atexit.register(self.end)

    def run(
        self, arguments: list[str], environ: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """What ``python -m sphinx`` says to these arguments, and its exit status."""
        assert self.server.stdin and self.server.stdout
        # As a process of its own would be reported: ``tests.quick`` listens.
        sys.audit("subprocess.Popen", "sphinx", arguments, None, environ)
        with TemporaryDirectory() as folder:
            outputs = [Path(folder, name) for name in ("stdout", "stderr")]
            for output in outputs:
                output.touch()
            order = Order(
                arguments=arguments,
                environ=environ,
                cwd=str(ROOT),
                stdout=str(outputs[0]),
                stderr=str(outputs[1]),
            )
            self.server.stdin.write(json.dumps(order) + "\n")
            self.server.stdin.flush()
            if not select.select([self.server.stdout], [], [], LONG)[0]:
                os.killpg(self.server.pid, signal.SIGKILL)
                self.server.wait()
                warm.cache_clear()
                raise subprocess.TimeoutExpired(arguments, LONG)
            status = int(self.server.stdout.readline())
            said, told = (output.read_text("utf-8") for output in outputs)
        return subprocess.CompletedProcess(arguments, status, said, told)

    def end(self) -> None:
        """Let it go, and wait until it is gone."""
        assert self.server.stdin
        self.server.stdin.close()
        self.server.wait()


@cache
def warm(hashing: str) -> Warm:
    """The process of this run of tests that hashes so."""
    return Warm(hashing)
