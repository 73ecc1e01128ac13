"""The proof of a whole folder of seeds: a page a text, and the summary, most doubtful first.

Every text is written by the process that reads it; what comes back is a line of the summary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zhbook.book import planned
from zhbook.errors import ZhbookError
from zhbook.model import Level
from zhbook.order import Order, Outcome
from zhbook.outline import explained
from zhbook.proof import pages, words
from zhbook.proof.folder import Folder
from zhbook.proof.pages import About
from zhbook.proof.rows import WHOLE, Doubt, doubt, is_doubt, rows
from zhbook.records import FEWEST_FOR_PROCESSES
from zhbook.source import read_source
from zhbook.text import Job


@dataclass(frozen=True, slots=True)
class Proved:
    """A text that was written, and what is to be said of it."""

    about: About
    errors: tuple[ZhbookError, ...] = ()


def prove(order: Order, progress: Callable[[int, int], None] = lambda done, of: None) -> Outcome:
    """Write the proof of ``order.seeds`` to the folder ``order.out``.

    A text that cannot be read, or whose overrides do not match it, is shown with its errors and
    hinders no other; only a book.toml that is wrong in itself leaves nothing written.
    """
    outcome = Outcome()
    plan = planned(order, outcome)
    if plan is None or outcome.errors:
        return outcome
    folder = Folder(order.out)
    folder.begin()
    abouts: list[About] = []
    for done, proved in enumerate(_proved(plan.jobs, order.out, order.jobs), 1):
        progress(done, len(plan.jobs))
        abouts.append(proved.about)
        if not proved.about.error:
            folder.made(page_of(proved.about.slug))
        for error in proved.errors:
            outcome.fail(order.seeds, error)
    said = [str(error) for error in outcome.errors]
    folder.write("index.html", pages.index_page(plan.title, abouts, said))
    listed = [about.slug for about in pages.by_doubts(abouts) if about.doubts and not about.error]
    written = json.dumps(listed, ensure_ascii=False)
    folder.write("order.js", f"window.zhbookOrder = {written};\n")
    for name in pages.STATIC:
        folder.write(name, pages.static(name))
    folder.finish()
    outcome.texts = len(abouts)
    outcome.doubts = sum(about.doubts for about in abouts)
    return outcome


def page_of(slug: str) -> str:
    """Where the page of a text lies."""
    return f"texts/{slug}.html"


def _proved(jobs: Sequence[Job], out: Path, processes: int | None) -> Iterator[Proved]:
    work = partial(prove_text, out=out)
    if processes == 1 or (processes is None and len(jobs) < FEWEST_FOR_PROCESSES):
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(work, jobs, chunksize=8)


def prove_text(job: Job, out: Path) -> Proved:
    """Read one text and write its page."""
    try:
        source = read_source(job.file, job.path, job.encoding)
    except ZhbookError as error:
        about = About(job.path, job.slug, job.path, error=error.message)
        return Proved(about, (error,))
    stale: list[ZhbookError] = []
    try:
        document, places = explained(source, job.overrides)
    except ExceptionGroup as group:
        stale = [error for error in group.exceptions if isinstance(error, ZhbookError)]
        document, places = explained(source)
    found = [d for d in document.diagnostics if is_doubt(d, bool(job.title))]
    of_lines = [d for d in found if d.code not in WHOLE]
    plain = [d for d in document.diagnostics if d.code in WHOLE]
    general = [doubt(d) for d in plain if d in found or d.code != "title-missing"]
    general += [Doubt(Level.ERROR.value, words.STALE, str(error)) for error in stale]
    shown = rows(source, places, of_lines)
    about = About(
        job.path,
        job.slug,
        job.title or (document.title.text if document.title else job.path),
        title_added=job.title is not None and not document.title,
        lines=source.lines[-1].number,
        doubts=sum(bool(row.doubts) for row in shown) + len(found) - len(of_lines) + len(stale),
        warnings=sum(d.level is not Level.NOTE for d in found) + len(stale),
    )
    page = out / page_of(job.slug)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(pages.text_page(about, shown, general), encoding="utf-8")
    return Proved(about, tuple(stale))
