"""A Sphinx extension that tells where the time of a build goes.

It is no part of the site: scale.py loads it beside docs/conf.py. It wraps what every extension
has connected to events and registered as transforms, and adds up the seconds of the processor by
the module that it stands in; so an extension that is new shows up by itself. Pages that are no
texts, as those of the index, are written on the account of who made them. Between the events of
Sphinx it takes the time of reading, resolving what is read, writing and finishing. Of what is done
once for the whole book it tells how many MB the process grew by meanwhile.

Each process of a build writes a line of JSON into the file that PHASES names.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from inspect import isgenerator
from multiprocessing import util
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.events import EventListener
from sphinx.util.typing import ExtensionMetadata

#: What is done once for the whole book; each page would be too short for its MB to be told.
ONCE = frozenset({"env-updated", "html-collect-pages", "build-finished"})
#: What begins with an event of Sphinx.
PHASES = {
    "env-before-read-docs": "read",
    "env-updated": "gather",
    "write-started": "write",
    "html-collect-pages": "finish",
    "build-finished": "after",
}


class Clock:
    """The seconds of one process, by module and by phase."""

    def __init__(self) -> None:
        self.modules: defaultdict[str, float] = defaultdict(float)
        self.phases: defaultdict[str, float] = defaultdict(float)
        self.heights: defaultdict[str, float] = defaultdict(float)
        self._phase, self._since = "start", time.process_time()
        self._inside = 0

    def enter(self, phase: str) -> None:
        now = time.process_time()
        self.phases[self._phase] += now - self._since
        self._phase, self._since = phase, now

    def timed(self, module: str, call: Callable[..., Any], event: str = "") -> Callable[..., Any]:
        """``call``, on the account of ``module`` unless another one has called it."""

        def measured(*args: Any, **kwargs: Any) -> Any:
            if self._inside:
                return call(*args, **kwargs)
            with self.account(module, event):
                found = call(*args, **kwargs)
            return self.pages(module, event, found) if isgenerator(found) else found

        return measured

    @contextmanager
    def account(self, module: str, event: str) -> Iterator[None]:
        """Put what is done inside on the account of ``module``."""
        self._inside += 1
        before = begin_height() if event in ONCE else 0.0
        start = time.process_time()
        try:
            yield
        finally:
            self._inside -= 1
            self.modules[module] += time.process_time() - start
            if event in ONCE:
                self.heights[module] = max(self.heights[module], height() - before)

    def pages(self, module: str, event: str, made: Iterator[Any]) -> Iterator[Any]:
        """Pages that Sphinx writes one by one, on the account of ``module``."""
        with self.account(module, event):
            yield from made

    def forget(self) -> None:
        """In a process that was forked: what went before is on the parent's account."""
        self.modules.clear()
        self.heights.clear()
        self.phases.clear()
        self._inside = 0
        util.Finalize(self, self.write, args=("",), exitpriority=0)

    def write(self, phase: str) -> None:
        self.enter(phase)
        told = {"modules": self.modules, "heights": self.heights}
        line = json.dumps({**told, "phases": self.phases if phase else {}})
        with open(os.environ["PHASES"], "a", encoding="utf-8") as file:
            file.write(line + "\n")


def _status(key: str) -> float:
    """MB that /proc tells of this process; 0 where there is none."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(key)), 0.0)


def begin_height() -> float:
    """Forget how high the memory has been; what it is now."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS:")


def height() -> float:
    """How high the memory has been."""
    return _status("VmHWM:")


def wrap(app: Sphinx, clock: Clock) -> None:
    """Measure everything that has been connected so far."""
    for event, listeners in app.events.listeners.items():
        for at, (number, handler, priority) in enumerate(listeners):
            measured = clock.timed(handler.__module__, handler, event)
            listeners[at] = EventListener(number, measured, priority)
    transforms: list[Any] = [*app.registry.get_transforms(), *app.registry.get_post_transforms()]
    for transform in transforms:
        transform.apply = clock.timed(transform.__module__, transform.apply)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Wrap when the theme has connected its own; begin and end each phase around all else."""
    clock = Clock()
    util.register_after_fork(clock, Clock.forget)

    def begin(app: Sphinx) -> None:
        wrap(app, clock)
        for event, phase in PHASES.items():

            def enter(*args: Any, phase: str = phase) -> list[Any]:
                clock.enter(phase)
                return []

            app.connect(event, enter, priority=-1000)
        app.connect("build-finished", lambda *args: clock.write("end"), priority=10_000)

    app.connect("builder-inited", begin, priority=10_000)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
