"""The texts of a book as records: what each gave, under a key of everything it was made of.

Only texts whose key or pages have changed are converted again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from zhbook.catalogue import Heading, Summary
from zhbook.errors import ZhbookError, diagnose
from zhbook.model import Diagnostic, Level
from zhbook.order import Order, Outcome
from zhbook.shelf import Text
from zhbook.store import Store, digest
from zhbook.text import Converted, Job, convert

#: Fewer texts than this are converted in one process: starting others takes longer.
FEWEST_FOR_PROCESSES = 24


@cache
def _code() -> str:
    """A hash of the converter itself: other code, or another library, makes other pages."""
    here = Path(__file__).parent
    files = sorted(f for f in here.rglob("*.py") if "sphinx" not in f.relative_to(here).parts)
    sums = [digest(file.read_bytes()) for file in files]
    sums += [version(name) for name in ("opencc", "rjieba", "markdown-it-py", "myst-parser")]
    return digest("\n".join(sums).encode())


class Records:
    """The texts of a book as records, taken from the last run where nothing has changed."""

    def __init__(
        self, store: Store, places: Mapping[str, Text], order: Order, outcome: Outcome
    ) -> None:
        self.records: dict[str, dict[str, Any]] = {}
        self._store = store
        self._places = places
        self.order = order
        self._outcome = outcome

    def convert(self, jobs: Sequence[Job], progress: Callable[[int, int], None]) -> None:
        """Fill the records; a text that cannot be read is an error, or left out if so asked."""
        todo: list[Job] = []
        keys: dict[str, str] = {}
        for job in jobs:
            keys[job.path] = self._key(job)
            if not self._kept(job, keys[job.path]):
                todo.append(job)
        done = len(jobs) - len(todo)
        for result in _converted(todo, self.order.jobs):
            done += 1
            progress(done, len(jobs))
            if isinstance(result, Converted):
                self._put(result, keys[result.path])
            elif self.order.skip_bad:
                place = str(self.order.seeds / result.path)
                skipped = diagnose(place, result.line, "source-skipped", result.message)
                self._outcome.diagnostics.append(skipped)
            else:
                self._outcome.fail(self.order.seeds, result)
        self.records = {
            job.path: self.records[job.path] for job in jobs if job.path in self.records
        }
        for record in self.records.values():
            self._count(record)

    def _key(self, job: Job) -> str:
        try:
            seed = digest(job.file.read_bytes()) if job.file.is_file() else ""
        except OSError:
            seed = ""
        made_of = [_code(), seed, job.path, job.slug, job.title, job.encoding, asdict(job.script)]
        made_of.append(self._places[job.path].page)
        return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()

    def _kept(self, job: Job, key: str) -> bool:
        record = self._store.record.get("texts", {}).get(job.path)
        if not record or record.get("key") != key:
            return False
        if not all(self._store.intact(path, sha) for path, sha in record["pages"].items()):
            return False
        for path in record["pages"]:
            self._store.keep(path)
        self.records[job.path] = record
        return True

    def _put(self, result: Converted, key: str) -> None:
        made: dict[str, str] = {}
        for edition, page in result.pages.items():
            path = f"{edition}/{self._places[result.path].page}.md"
            content = page.encode()
            made[path] = digest(content)
            self._store.put(path, content)
        self.records[result.path] = {
            "key": key,
            "sha256": result.sha256,
            "titles": result.titles,
            "summaries": {e: asdict(s) for e, s in result.summaries.items()},
            "diagnostics": [{**asdict(d), "level": d.level.value} for d in result.diagnostics],
            "pages": made,
        }

    def _count(self, record: dict[str, Any]) -> None:
        outcome, about = self._outcome, record["summaries"]["zh-hans"]
        outcome.texts += 1
        outcome.headings += len(about["headings"])
        outcome.items += about["items"]
        for stored in record["diagnostics"]:
            found = Diagnostic(**{**stored, "level": Level(stored["level"])})
            place = str(self.order.seeds / found.path)
            outcome.diagnostics.append(replace(found, path=place))

    def summaries(self, edition: str) -> dict[str, Summary]:
        """The Summary of each text in an edition, by its path."""
        return {p: _summary(r["summaries"][edition]) for p, r in self.records.items()}

    def titles(self, edition: str) -> dict[str, str]:
        """The title of each text in an edition, by its path."""
        return {p: r["titles"][edition] for p, r in self.records.items()}


def _converted(todo: Sequence[Job], jobs: int | None) -> Iterable[Converted | ZhbookError]:
    """The results in the order of the jobs, whatever the number of processes."""
    if jobs == 1 or len(todo) < (2 if jobs else FEWEST_FOR_PROCESSES):
        yield from map(_attempt, todo)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_attempt, todo, chunksize=max(1, min(16, len(todo) // 8)))


def _attempt(job: Job) -> Converted | ZhbookError:
    try:
        return convert(job)
    except ZhbookError as error:
        return error


def _summary(stored: dict[str, Any]) -> Summary:
    headings = tuple(Heading(**heading) for heading in stored["headings"])
    return replace(Summary(**{**stored, "headings": ()}), headings=headings)
