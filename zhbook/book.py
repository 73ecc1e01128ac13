"""All texts → the folders of both editions: texts, parts, front page, hand-written pages.

What a text gives is kept beside the pages under a key of everything it was made of; only texts
whose key or pages have changed are converted again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from zhbook import listing, pages
from zhbook.catalogue import Heading, Summary
from zhbook.config import BookConfig, TextConfig, read_book
from zhbook.errors import ZhbookError, diagnose
from zhbook.model import Diagnostic, Level
from zhbook.shelf import Part, Text, folders, shelf
from zhbook.store import Store, digest
from zhbook.text import Converted, Job, Script, convert, traditional

#: Fewer texts than this are converted in one process: starting others takes longer.
FEWEST_FOR_PROCESSES = 24


@dataclass(slots=True)
class Order:
    """What is asked for: the seeds, where the pages go, and the options of the command line."""

    seeds: Path
    out: Path
    scheme: str | None = None
    quotes: str | None = None
    jobs: int | None = None
    skip_bad: bool = False
    write: bool = True


@dataclass(slots=True)
class Outcome:
    """What was found and done. ``errors`` means that nothing was written."""

    errors: list[ZhbookError] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: int = 0
    headings: int = 0
    items: int = 0
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0


class NoTextsError(ZhbookError):
    """The seeds folder has no text."""


def seeds_in(folder: Path) -> list[str]:
    """The paths of all ``.txt`` files below a folder; hidden files and folders are left out."""
    found = []
    for file in folder.rglob("*"):
        path = file.relative_to(folder)
        hidden = any(part.startswith((".", "__")) for part in path.parts)
        if file.suffix.lower() == ".txt" and not hidden and not file.is_dir():
            found.append(path.as_posix())
    return sorted(found)


def make(order: Order, progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Convert a folder of seeds. All mistakes of the input are gathered in the outcome."""
    outcome = Outcome()
    paths = seeds_in(order.seeds)
    if not paths:
        outcome.errors.append(NoTextsError(str(order.seeds), 0, "no .txt file in this folder"))
        return outcome
    book = BookConfig()
    try:
        book = read_book(order.seeds / "book.toml", paths, folders(paths))
    except ExceptionGroup as group:
        outcome.errors += [
            _in(order.seeds, error) for error in group.exceptions if isinstance(error, ZhbookError)
        ]
    script = Script(
        order.scheme or book.traditional.scheme,
        order.quotes or book.traditional.quotes,
        book.traditional.overrides,
    )
    root, clashes = shelf(paths, book)
    for path, other in clashes:
        message = f"its name leads to the same page as {other}; it got a suffix"
        place = str(order.seeds / path)
        outcome.diagnostics.append(diagnose(place, 0, "slug-suffixed", message))
    store = Store(order.out, script.editions)
    jobs = [_job(order.seeds, text, book.texts.get(text.path), script) for text in root.all_texts()]
    texts = _Texts(store, {t.path: t for t in root.all_texts()}, order, outcome)
    texts.convert(jobs, progress)
    if outcome.errors:
        return outcome
    _prune(root, texts.records)
    if not texts.records:
        outcome.errors.append(NoTextsError(str(order.seeds), 0, "no text could be read"))
        return outcome
    _equal_titles(root, texts, outcome)
    _listings(store, root, texts, book, script)
    _hand_written(store, order.out, script, outcome)
    _overrides(store, order, script, outcome)
    try:
        write, remove = store.changes()
    except ZhbookError as error:
        outcome.errors.append(error)
        return outcome
    outcome.written, outcome.removed = sorted(write), remove
    outcome.unchanged = store.unchanged(write)
    if order.write:
        store.commit(write, remove, {"texts": texts.records})
    return outcome


def _in(seeds: Path, error: ZhbookError) -> ZhbookError:
    """The same error with a path that leads to the file from where the command was given."""
    return type(error)(str(seeds / error.path), error.line, error.message)


def _job(seeds: Path, text: Text, about: TextConfig | None, script: Script) -> Job:
    about = about or TextConfig()
    return Job(seeds / text.path, text.path, text.slug, about.title, about.encoding, script)


@cache
def _code() -> str:
    """A hash of the converter itself: other code, or another library, makes other pages."""
    here = Path(__file__).parent
    files = sorted(f for f in here.rglob("*.py") if "sphinx" not in f.relative_to(here).parts)
    sums = [digest(file.read_bytes()) for file in files]
    sums += [version(name) for name in ("opencc", "rjieba", "markdown-it-py", "myst-parser")]
    return digest("\n".join(sums).encode())


class _Texts:
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
                self._outcome.errors.append(_in(self.order.seeds, result))
        self.records = {
            job.path: self.records[job.path] for job in jobs if job.path in self.records
        }
        for record in self.records.values():
            self._count(record)

    def _key(self, job: Job) -> str:
        try:
            seed = digest(job.file.read_bytes())
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


def _converted(todo: Sequence[Job], jobs: int | None) -> Iterable[Converted | ZhbookError]:
    """The results in the order of the jobs, whatever the number of processes."""
    if jobs == 1 or len(todo) < (2 if jobs else FEWEST_FOR_PROCESSES):
        yield from map(_attempt, todo)
        return
    with ExitStack() as stack:
        pool = stack.enter_context(ProcessPoolExecutor(jobs))
        yield from pool.map(_attempt, todo, chunksize=max(1, min(16, len(todo) // 8)))


def _attempt(job: Job) -> Converted | ZhbookError:
    try:
        return convert(job)
    except ZhbookError as error:
        return error


def _equal_titles(root: Part, texts: _Texts, outcome: Outcome) -> None:
    """A note for each text whose title another text of the book has before it."""
    first: dict[str, str] = {}
    for text in root.all_texts():
        title = texts.records[text.path]["titles"]["zh-hans"]
        other = first.setdefault(title, text.path)
        if other != text.path:
            place = str(texts.order.seeds / text.path)
            message = f"{title} is also the title of {other}"
            outcome.diagnostics.append(diagnose(place, 0, "title-repeated", message))


def _prune(part: Part, records: Mapping[str, Any]) -> None:
    """Take out the texts that were left out, and parts without any."""
    part.texts = [text for text in part.texts if text.path in records]
    for below in part.parts:
        _prune(below, records)
    part.parts = [below for below in part.parts if below.texts or below.parts]


def _summary(stored: dict[str, Any]) -> Summary:
    headings = tuple(Heading(**heading) for heading in stored["headings"])
    return replace(Summary(**{**stored, "headings": ()}), headings=headings)


def _listings(store: Store, root: Part, texts: _Texts, book: BookConfig, script: Script) -> None:
    by_hand = [p for p, _ in pages.hand_written(store.root / "pages") if p.endswith(".md")]
    for edition in script.editions:
        words: Callable[[str], str] = str
        if edition == "zh-hant":
            words = traditional(script).text
        summaries = {p: _summary(r["summaries"][edition]) for p, r in texts.records.items()}
        titles = {p: r["titles"][edition] for p, r in texts.records.items()}
        for part in root.all_parts():
            if part is root:
                page = listing.front_page(
                    part,
                    edition,
                    words,
                    summaries,
                    titles,
                    editor=book.editor,
                    description=book.description,
                    editions=script.editions,
                    pages=[f"pages/{path[:-3]}" for path in by_hand],
                )
            else:
                page = listing.part_page(part, edition, words, summaries, titles)
            store.put(f"{edition}/{part.page}.md", page.encode())


def _hand_written(store: Store, out: Path, script: Script, outcome: Outcome) -> None:
    for path, content in pages.hand_written(out / "pages"):
        for edition in script.editions:
            made = content
            if path.endswith(".md"):
                try:
                    page = pages.marked(path, content.decode(), edition)
                except UnicodeDecodeError:
                    wrong = ZhbookError(str(out / "pages" / path), 0, "is not UTF-8")
                    outcome.errors.append(wrong)
                    break
                if edition == "zh-hant":
                    page = traditional(script).markdown(page)
                made = page.encode()
            store.put(f"{edition}/pages/{path}", made)


def _overrides(store: Store, order: Order, script: Script, outcome: Outcome) -> None:
    """Pages that a person has proof-read take the place of generated ones."""
    folder = order.out / "zh-hant-overrides"
    if "zh-hant" not in script.editions:
        return
    for path, content in pages.hand_written(folder):
        shown = str(folder / path)
        generated = store.content(f"zh-hant/{path}")
        if generated is None:
            message = "there is no page of this name in the book"
        elif pages.source_of(content.decode(errors="replace")) != pages.source_of(
            generated.decode()
        ):
            message = "was proof-read against an earlier source; the generated page is taken"
        else:
            store.put(f"zh-hant/{path}", content)
            continue
        outcome.diagnostics.append(diagnose(shown, 0, "override-stale", message))
