"""What programs cost that run side by side: time, processors, memory, and what they tell of it."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(slots=True)
class Cost:
    """Seconds on the clock, seconds of all processors, MB of all processes at their height."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    modules: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    heights: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"{self.wall:7.1f} s  cpu {self.cpu:7.1f} s  {self.memory:6.0f} MB"


def memory_of(group: int) -> float:
    """The MB that the processes of a group hold, what they share counted once; 0 if unknown."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[2]) == group:
                for line in (stat.parent / "smaps_rollup").read_text().splitlines():
                    if line.startswith("Pss:"):
                        total += int(line.split()[1])
        except (OSError, ValueError, IndexError):
            continue
    return total / 1024


def run(commands: Sequence[Sequence[str]], work: Path, cwd: Path = ROOT) -> Cost:
    """Run commands side by side; a command that fails ends the measurement with what it said."""
    cost = Cost()
    told = work / "phases.jsonl"
    told.unlink(missing_ok=True)
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PHASES": str(told)}
    before, start = os.times(), time.perf_counter()
    said = [(work / f"said-{n}").open("w+") for n in range(len(commands))]
    running = [
        subprocess.Popen(
            command, cwd=cwd, env=environ, stdout=out, stderr=out, start_new_session=True
        )
        for command, out in zip(commands, said, strict=True)
    ]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(1.0):
            cost.memory = max(cost.memory, sum(memory_of(process.pid) for process in running))

    watcher = threading.Thread(target=watch)
    watcher.start()
    statuses = [process.wait() for process in running]
    cost.wall = time.perf_counter() - start
    ended.set()
    watcher.join()
    after = os.times()
    cost.cpu = after.children_user + after.children_system
    cost.cpu -= before.children_user + before.children_system
    for status, command, out in zip(statuses, commands, said, strict=True):
        out.seek(0)
        if status:
            raise SystemExit(f"{' '.join(command)}\n{out.read()[-2000:]}")
        out.close()
    for line in told.read_text("utf-8").splitlines() if told.exists() else ():
        row = json.loads(line)
        cost.modules.update(row["modules"])
        cost.phases.update(row["phases"])
        cost.heights |= Counter(row["heights"])
    return cost
