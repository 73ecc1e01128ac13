"""The texts of a book as records: what each gave, under a key of everything it was made of.

Only texts whose key or pages have changed are converted again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from zhbook.book.cited import shelved
from zhbook.book.job import Job
from zhbook.book.order import Order, Outcome
from zhbook.book.own import digest
from zhbook.book.shelf import Text
from zhbook.book.store import Store
from zhbook.book.text import Converted
from zhbook.book.workers import converted
from zhbook.citations import Cited
from zhbook.citations.linking import Link, Linked, link, linked, restored, stored, unresolved
from zhbook.errors import SourceError, diagnose
from zhbook.files.bounded import read_bytes
from zhbook.files.code import code_of
from zhbook.files.kept import key_of
from zhbook.index import rows as indexing
from zhbook.locale.say import restored as restored_sentence
from zhbook.locale.say import say
from zhbook.locale.say import stored as stored_sentence
from zhbook.metadata.about import About
from zhbook.metadata.summary import Heading, Summary
from zhbook.model import Diagnostic, Level
from zhbook.pageformat import EDITIONS, SIMPLIFIED, TEXTS
from zhbook.writers import as_json


class Records:
    """The texts of a book as records, taken from the last run where nothing has changed."""

    def __init__(
        self,
        store: Store,
        places: Mapping[str, Text],
        order: Order,
        outcome: Outcome,
        scheme: str = "s2tw",
    ) -> None:
        self.records: dict[str, dict[str, Any]] = {}
        #: What each text cites, and what that leads to.
        self.linked: Mapping[str, Linked] = {}
        self._seeds: dict[str, str] = {}
        self._scheme = scheme
        self._store = store
        self._places = places
        self.order = order
        self._outcome = outcome

    def convert(self, jobs: Sequence[Job], progress: Callable[[int, int], None]) -> None:
        """Fill the records; a text that cannot be read is an error, or left out if so asked.

        First every text is read alone, if it has changed. Then what they cite is resolved over
        all of them; a text whose links have changed by that is written anew.
        """
        keys = {job.path: self._key(job) for job in jobs}
        todo = [job for job in jobs if not self._kept(job, keys[job.path])]
        drafts = self._drafts(todo, keys, lambda done: progress(done, len(jobs)), len(jobs))
        self.records = {
            job.path: self.records[job.path] for job in jobs if job.path in self.records
        }
        self.linked = shelved(link({path: self._citing(path) for path in self.records}))
        again = [
            job
            for job in jobs
            if job.path in self.records
            and job.path not in drafts
            and self.records[job.path]["links"] != _digest(self.linked[job.path].links)
        ]
        drafts |= self._drafts(again, keys, lambda done: None, 0)
        for path, record in self.records.items():
            if path in drafts:
                self._put(drafts[path])
            else:
                for page in record["pages"]:
                    self._store.keep(page)
            self._count(record)
            place = str(self.order.seeds / path)
            self._outcome.diagnostics += unresolved(place, self.linked[path])

    def _drafts(
        self,
        todo: Sequence[Job],
        keys: Mapping[str, str],
        progress: Callable[[int], None],
        of: int,
    ) -> dict[str, Converted]:
        """The texts that are read now, with their records; their links lead nowhere yet."""
        drafts: dict[str, Converted] = {}
        for done, result in enumerate(converted(todo, self.order.jobs), 1 + of - len(todo)):
            progress(done)
            if isinstance(result, Converted) and result.sha256 != self._seeds[result.path]:
                changed = SourceError(result.path, 0, say("changed while it was read; run again"))
                self._outcome.fail(self.order.seeds, changed)
            elif isinstance(result, Converted):
                drafts[result.path] = result
                self.records[result.path] = _record(result, keys[result.path])
            elif isinstance(result, list):
                for mistake in result:
                    self._outcome.fail(self.order.seeds, mistake)
            elif self.order.skip_bad:
                place = str(self.order.seeds / result.path)
                skipped = diagnose(place, result.line, "source-skipped", result.message)
                self._outcome.diagnostics.append(skipped)
            else:
                self._outcome.fail(self.order.seeds, result)
        return drafts

    def _key(self, job: Job) -> str:
        try:
            seed = digest(read_bytes(job.file))
        except OSError:  # who converts it tells what is wrong
            seed = ""
        self._seeds[job.path] = seed
        place = (job.path, job.slug, self._places[job.path].page)
        libraries = ("opencc", "rjieba", "markdown-it-py", "myst-parser")
        code = code_of("zhbook", but="zhbook.sphinx", libraries=libraries)
        return key_of(code, seed, place, job.script, job.editors, job.lexicon.digest)

    def _kept(self, job: Job, key: str) -> bool:
        record = self._store.record.get("texts", {}).get(job.path)
        if not record or record.get("key") != key:
            return False
        if not all(self._store.intact(path, sha) for path, sha in record["pages"].items()):
            return False
        self.records[job.path] = record
        return True

    def _citing(self, path: str) -> tuple[Cited, str, list[str]]:
        record = self.records[path]
        own = record["summaries"][SIMPLIFIED]["title"]
        titles = [record["titles"][SIMPLIFIED], *([own] if own else [])]
        return restored(record["cited"]), self._places[path].slug, titles

    def _put(self, draft: Converted) -> None:
        """Write the pages of a text with its links, and note in its record what they are."""
        record, links = self.records[draft.path], self.linked[draft.path].links
        record["links"] = _digest(links)
        for edition, text in draft.editions.items():
            path = f"{edition}/{self._places[draft.path].page}.md"
            with_names = edition == SIMPLIFIED or not self._scheme.endswith("p")
            body = linked(text.body, links, EDITIONS[edition], with_names)
            content = (text.head + body).encode()
            record["pages"][path] = digest(content)
            self._store.put(path, content)
        self._put_beside(draft, links)

    def _put_beside(self, draft: Converted, links: Sequence[Link]) -> None:
        """Write what lies beside the pages of a text: itself as JSON, and a copy of its seed."""
        record, page = self.records[draft.path], self._places[draft.path].page
        labels = [link.label for link in links]
        beside = {
            f"{edition}/{TEXTS}/{page}.json": as_json.finished(text.json, page, labels).encode()
            for edition, text in draft.editions.items()
        }
        try:
            seed = read_bytes(self.order.seeds / draft.path)
        except OSError:
            seed = b""
        if digest(seed) != draft.sha256:
            changed = SourceError(draft.path, 0, say("changed while it was read; run again"))
            self._outcome.fail(self.order.seeds, changed)
        beside[f"{SIMPLIFIED}/{TEXTS}/{page}.txt"] = seed
        for path, content in beside.items():
            record["pages"][path] = digest(content)
            self._store.put(path, content)

    def _count(self, record: dict[str, Any]) -> None:
        outcome, about = self._outcome, record["summaries"][SIMPLIFIED]
        outcome.texts += 1
        outcome.headings += len(about["headings"])
        outcome.items += about["items"]
        for row in record["diagnostics"]:
            diagnostic = _diagnostic(row)
            place = str(self.order.seeds / diagnostic.path)
            outcome.diagnostics.append(replace(diagnostic, path=place))

    def summaries(self, edition: str) -> dict[str, Summary]:
        """The Summary of each text in an edition, by its path."""
        return {p: _summary(r["summaries"][edition]) for p, r in self.records.items()}

    def titles(self, edition: str) -> dict[str, str]:
        """The title of each text in an edition, by its path."""
        return {p: r["titles"][edition] for p, r in self.records.items()}


def _record(result: Converted, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "sha256": result.sha256,
        "titles": {edition: text.title for edition, text in result.editions.items()},
        "summaries": {edition: asdict(text.summary) for edition, text in result.editions.items()},
        "diagnostics": [_row(diagnostic) for diagnostic in result.diagnostics],
        "cited": stored(result.cited),
        "terms": indexing.stored(result.marked),
        "places": result.places,
        "links": "",
        "pages": {},
    }


def _row(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        **asdict(diagnostic),
        "level": diagnostic.level.value,
        "message": stored_sentence(diagnostic.message),
    }


def _diagnostic(row: dict[str, Any]) -> Diagnostic:
    level, message = Level(row["level"]), restored_sentence(row["message"])
    return Diagnostic(**{**row, "level": level, "message": message})


def _digest(links: Sequence[Link]) -> str:
    return digest(json.dumps(links).encode())


def _summary(stored: dict[str, Any]) -> Summary:
    headings = tuple(Heading(**heading) for heading in stored["headings"])
    about = About(**stored["about"])
    return Summary(**{**stored, "headings": headings, "about": about})
