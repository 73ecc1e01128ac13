"""A Sphinx extension that tells where the time of a build goes.

It is no part of the site: scale.py loads it beside docs/conf.py. It wraps what every extension
has connected to events and registered as transforms, and adds up the seconds by the module that
it stands in; so an extension that is new shows up by itself. Between the events of Sphinx it takes
the time of reading, resolving what is read, writing and finishing.

Each process of a build writes a line of JSON into the file that PHASES names.
"""

from __future__ import annotations

import json
import os
import time
from collections import defaultdict
from collections.abc import Callable
from multiprocessing import util
from typing import Any

from sphinx.application import Sphinx
from sphinx.events import EventListener
from sphinx.util.typing import ExtensionMetadata

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
        self._phase, self._since = "start", time.perf_counter()
        self._inside = 0

    def enter(self, phase: str) -> None:
        now = time.perf_counter()
        self.phases[self._phase] += now - self._since
        self._phase, self._since = phase, now

    def timed(self, module: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """``call``, on the account of ``module`` unless another one has called it."""

        def measured(*args: Any, **kwargs: Any) -> Any:
            if self._inside:
                return call(*args, **kwargs)
            self._inside += 1
            start = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                self._inside -= 1
                self.modules[module] += time.perf_counter() - start

        return measured

    def forget(self) -> None:
        """In a process that was forked: what went before is on the parent's account."""
        self.modules.clear()
        self.phases.clear()
        self._inside = 0
        util.Finalize(self, self.write, args=("",), exitpriority=0)

    def write(self, phase: str) -> None:
        self.enter(phase)
        line = json.dumps({"modules": self.modules, "phases": self.phases if phase else {}})
        with open(os.environ["PHASES"], "a", encoding="utf-8") as file:
            file.write(line + "\n")


def wrap(app: Sphinx, clock: Clock) -> None:
    """Measure everything that has been connected so far."""
    for listeners in app.events.listeners.values():
        for at, (number, handler, priority) in enumerate(listeners):
            measured = clock.timed(handler.__module__, handler)
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
