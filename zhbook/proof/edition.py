"""The proof of a whole folder of seeds: a page a text, and the summary, most doubtful first.

Every text is written by the process that reads it; what comes back is a line of the summary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from zhbook.book.job import Job
from zhbook.book.make import make, planned
from zhbook.book.order import Order, Outcome
from zhbook.book.workers import FEWEST_FOR_PROCESSES
from zhbook.config.book import TextConfig
from zhbook.config.confirmed import NAME, Confirmations, Confirmed, read_confirmed
from zhbook.errors import ZhbookError, diagnose
from zhbook.locale.catalogues import SIMPLIFIED, spoken
from zhbook.locale.say import say
from zhbook.messages import exception_line
from zhbook.model import TRADITIONAL, Diagnostic, Document, Level, SourceText
from zhbook.outline import explained
from zhbook.outline.noted import with_notes
from zhbook.outline.reasons import Explained
from zhbook.proof import html as pages
from zhbook.proof import wording as words
from zhbook.proof.folder import Folder
from zhbook.proof.html import About
from zhbook.proof.levels import levels
from zhbook.proof.readings import Group, Whole, gather
from zhbook.proof.rows import OF_THE_BOOK, WHOLE, Doubt, doubt, is_doubt, rows_of
from zhbook.reader.source import read_source

#: A text, and each of its paragraphs with what it became and why.
Explanation = tuple[Document, list[Explained]]


@dataclass(frozen=True, slots=True)
class Proved:
    """A text that was written, and what is to be said of it."""

    about: About
    errors: tuple[ZhbookError, ...] = ()
    groups: tuple[Group, ...] = ()
    confirmed: frozenset[Confirmed] = frozenset()


def prove(order: Order, progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Write the proof of ``order.seeds`` to the folder ``order.out``.

    A text that cannot be read, or whose overrides do not match it, is shown with its errors and
    hinders no other; only a book.toml that is wrong in itself leaves nothing written.
    """
    outcome = Outcome()
    plan = planned(order, outcome)
    if plan is None or outcome.errors:
        return outcome
    rows = _confirmed(order, outcome)
    if outcome.errors:
        return outcome
    folder = Folder(order.out)
    folder.begin()
    abouts: list[About] = []
    whole = Whole(pages.MOST_PLACES)
    used: set[Confirmed] = set()
    for done, proved in enumerate(_proved(plan.jobs, order, rows), 1):
        progress(done, len(plan.jobs))
        abouts.append(proved.about)
        whole.add(proved.groups)
        used |= proved.confirmed
        if not proved.about.error:
            folder.made(page_of(proved.about.slug))
            folder.made(script_page_of(proved.about.slug))
        for error in proved.errors:
            outcome.fail(order.seeds, error)
    _report_unused(order, outcome, [row for row in rows if row not in used])
    lines = [exception_line(error, SIMPLIFIED) for error in outcome.errors]
    notes = _of_the_book(order, outcome, abouts)
    folder.write("index.html", pages.index_page(plan.title, abouts, lines, notes))
    for number, page in enumerate(pages.script_pages(plan.title, abouts, whole.groups()), 1):
        folder.write(f"script-{number}.html" if number > 1 else "script.html", page)
    listed = [about.slug for about in pages.by_doubts(abouts) if about.doubts and not about.error]
    written = json.dumps(listed, ensure_ascii=False)
    folder.write("order.js", f"window.zhbookOrder = {written};\n")
    for name in pages.STATIC:
        folder.write(name, pages.static(name))
    folder.finish()
    outcome.texts = len(abouts)
    outcome.doubts = sum(about.doubts for about in abouts)
    return outcome


def _confirmed(order: Order, outcome: Outcome) -> tuple[Confirmed, ...]:
    try:
        return read_confirmed(order.seeds / NAME)
    except ExceptionGroup as group:
        for error in group.exceptions:
            if isinstance(error, ZhbookError):
                outcome.fail(order.seeds, error)
        return ()


def _report_unused(order: Order, outcome: Outcome, rows: Sequence[Confirmed]) -> None:
    for row in rows:
        message = say(
            "no doubtful place has “{words}” read as “{reading}” any more",
            words=row.words,
            reading=row.reading,
        )
        place = str(order.seeds / NAME)
        outcome.diagnostics.append(diagnose(place, row.line, "confirmed-stale", message))


def _of_the_book(order: Order, outcome: Outcome, abouts: Sequence[About]) -> list[pages.BookNote]:
    """What no page of a text shows: only a whole run tells it, and none is made with errors."""
    doubts = [d for d in outcome.diagnostics if d.code == "confirmed-stale"]
    if not outcome.errors:
        whole = make(replace(order, write=False))
        doubts += [d for d in whole.diagnostics if d.code in OF_THE_BOOK]
    texts = {str(order.seeds / about.path): about for about in abouts}
    return [pages.BookNote(doubt(d), d.path, d.line, texts.get(d.path)) for d in doubts]


def page_of(slug: str) -> str:
    """Where the page of a text lies."""
    return f"texts/{slug}.html"


def script_page_of(slug: str) -> str:
    """Where the page about the other script of a text lies."""
    return f"script/{slug}.html"


def _proved(jobs: Sequence[Job], order: Order, rows: tuple[Confirmed, ...]) -> Iterator[Proved]:
    for page in (page_of(""), script_page_of("")):
        (order.out / page).parent.mkdir(parents=True, exist_ok=True)
    work = partial(prove_text, out=order.out, rows=rows)
    if order.jobs == 1 or (order.jobs is None and len(jobs) < FEWEST_FOR_PROCESSES):
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(order.jobs) as pool:
        yield from pool.map(work, jobs, chunksize=8)


@cache
def _confirmations(rows: tuple[Confirmed, ...]) -> Confirmations:
    return Confirmations(rows)


def _explained(source: SourceText, editors: TextConfig) -> tuple[Explanation, list[ZhbookError]]:
    """A text with its reasons, and what of the editors does not match it; then it goes without."""
    stale: list[Exception] = []
    try:
        explanation = explained(source, editors.overrides)
    except ExceptionGroup as group:
        stale += group.exceptions
        explanation = explained(source)
    try:
        with_notes(explanation[0], editors.notes)
    except ExceptionGroup as group:
        stale += group.exceptions
    return explanation, [error for error in stale if isinstance(error, ZhbookError)]


def _of_whole(
    document: Document, doubts: Sequence[Diagnostic], stale: Sequence[ZhbookError]
) -> list[Doubt]:
    """What is said of a text as a whole; ``doubts`` are those that call for a look."""
    plain = [d for d in document.diagnostics if d.code in WHOLE]
    general = [doubt(d) for d in plain if d in doubts or d.code != "title-missing"]
    wrong = [exception_line(error, SIMPLIFIED) for error in stale]
    return general + [Doubt(Level.ERROR.value, words.STALE, line) for line in wrong]


def prove_text(job: Job, out: Path, rows: tuple[Confirmed, ...] = ()) -> Proved:
    """Read one text and write its pages."""
    try:
        source = read_source(job.file, job.path, *job.editors.reading)
    except ZhbookError as error:
        told = spoken(error.message, SIMPLIFIED)
        about = About(job.path, job.slug, job.path, error=told)
        return Proved(about, (error,))
    (document, places), stale = _explained(source, job.editors)
    doubts = [d for d in document.diagnostics if is_doubt(d, bool(job.editors.title))]
    of_lines = [d for d in doubts if d.code not in WHOLE]
    general = _of_whole(document, doubts, stale)
    received = source.script == TRADITIONAL
    gathered = gather(document, job, received, _confirmations(rows))
    shown = rows_of(source, places, of_lines, job.editors.notes, document.milestones)
    about = About(
        job.path,
        job.slug,
        job.editors.title or (document.title.text if document.title else job.path),
        title_added=job.editors.title is not None and not document.title,
        lines=source.lines[-1].number,
        doubts=sum(bool(row.doubts) for row in shown) + len(doubts) - len(of_lines) + len(stale),
        warnings=sum(d.level is not Level.NOTE for d in doubts) + len(stale),
        script_places=gathered.places,
        levels=levels(source, document, places),
    )
    written = {
        page_of(job.slug): pages.text_page(about, shown, general),
        script_page_of(job.slug): pages.script_page(about, gathered.groups, received),
    }
    for name, page in written.items():
        (out / name).write_text(page, encoding="utf-8")
    kept = tuple(replace(g, places=g.places[: pages.MOST_PLACES]) for g in gathered.groups)
    return Proved(about, tuple(stale), kept, gathered.confirmed)
