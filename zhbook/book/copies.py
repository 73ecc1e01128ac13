"""A text in both scripts: the Document as it was received, its copy, and the title of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from zhbook import citations, model
from zhbook.book.job import Job, simplified, traditional
from zhbook.citations import Cited
from zhbook.errors import diagnose
from zhbook.locale.say import say
from zhbook.matter import fields
from zhbook.metadata.edition import edition_date, edition_years
from zhbook.model import Diagnostic, Document
from zhbook.pageformat import SIMPLIFIED, TRADITIONAL


@dataclass(frozen=True, slots=True)
class Copy:
    """A text in one edition: its Document and its title."""

    document: Document
    title: str


@dataclass(frozen=True, slots=True)
class Copies:
    """The copies of a text by edition, the one in its own script first."""

    by_edition: dict[str, Copy]
    cited: Cited
    diagnostics: tuple[Diagnostic, ...]


def copies_of(received: Document, job: Job) -> Copies:
    """A text in each edition of the book."""
    if received.script == model.TRADITIONAL:
        return _from_traditional(job, received)
    return _from_simplified(job, received)


def _title(job: Job, received: Document) -> str:
    """What the editors call a text, else its own title, else what names it."""
    own = received.title.text if received.title else fields.title(received.blocks)
    return job.editors.title or own or PurePosixPath(job.path).stem


def _cited(
    job: Job, document: Document, title: str, names: Mapping[str, str]
) -> tuple[Document, Cited]:
    """What a document in Simplified script cites; of its date the editors have the last word."""
    about = dict(job.editors.about)
    date = about.get("revised") or about.get("date") or edition_date(document, title)
    years = edition_years(document, title)
    return citations.find(document, title, names, date=date, years=years)


def _from_simplified(job: Job, received: Document) -> Copies:
    title = simplified(job.script.quotes).name(_title(job, received))
    original, cited = _cited(job, received, title, dict(job.editors.short_names))
    copies = {SIMPLIFIED: Copy(original, title)}
    if TRADITIONAL not in job.script.editions:
        return Copies(copies, cited, original.diagnostics)
    script = traditional(job.script)
    copy = script.document(original)
    own = original.title is not None and original.title.text == title
    titled = copy.title.text if own and copy.title else script.text(title)
    copies[TRADITIONAL] = Copy(copy, titled)
    return Copies(copies, cited, copy.diagnostics)


def _from_traditional(job: Job, received: Document) -> Copies:
    """What a text cites is found in its Simplified copy, where all titles are in one script."""
    script = simplified(job.script.quotes)
    title = _title(job, received)
    copy = script.document(received)
    names = {script.name(name): script.name(meant) for name, meant in job.editors.short_names}
    copy, cited = _cited(job, copy, script.name(title), names)
    blocks = zip(received.blocks, copy.blocks, strict=True)
    marked = tuple(replace(block, spans=copied.spans) for block, copied in blocks)
    original = replace(received, blocks=marked)
    if TRADITIONAL not in job.script.editions:
        return Copies({SIMPLIFIED: Copy(original, title)}, cited, original.diagnostics)
    copies = {
        TRADITIONAL: Copy(original, traditional(job.script).name(title)),
        SIMPLIFIED: Copy(copy, script.name(title)),
    }
    message = say("in Traditional script; the Simplified page is the copy")
    note = diagnose(job.path, 0, "source-traditional", message)
    return Copies(copies, cited, (note, *original.diagnostics))
