"""One text alone: seed → Document → pages in both scripts. Nothing here knows of other texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from zhbook.addresses.standing import of_document, standing
from zhbook.book.copies import Copy, copies_of
from zhbook.book.counted import counted
from zhbook.book.job import Job, Script, simplified, traditional
from zhbook.citations import Cited
from zhbook.index import terms
from zhbook.index.terms import Mark, Marked
from zhbook.metadata.about import About, line, told, unsaid
from zhbook.metadata.summary import Summary, summary
from zhbook.model import Diagnostic, Kind, SourceText
from zhbook.outline import outline
from zhbook.outline.noted import with_notes
from zhbook.pageformat import EDITIONS, SIMPLIFIED, Field
from zhbook.reader.source import read_source
from zhbook.writers import as_json, myst


@dataclass(frozen=True, slots=True)
class Edition:
    """A text in one edition: its title, its page (front matter and body), and itself as JSON.

    The links of the page lead nowhere yet: to ``#r0``, ``#r1`` … for the spans of ``cited``.
    """

    title: str
    head: str
    body: str
    summary: Summary
    json: str


@dataclass(frozen=True, slots=True)
class Converted:
    """A text in each of its editions, the one in its own script first, and what is to be said.

    ``places`` are those of its Simplified edition, with fingerprints of what stands there.
    """

    path: str
    sha256: str
    editions: dict[str, Edition]
    cited: Cited
    marked: Marked
    places: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of a text besides its words, in the script of an edition."""

    about: About
    kind: str
    marks: Sequence[Mark]


def convert(job: Job) -> Converted:
    """Read and convert one text.

    Raises SourceError or FidelityError with file and line, or an ExceptionGroup of the
    ConfigErrors of its overrides or notes.
    """
    source = read_source(job.file, job.path, *job.editors.reading)
    received = with_notes(outline(source, job.editors.overrides), job.editors.notes)
    copies = copies_of(received, job)
    own = copies.by_edition[SIMPLIFIED]
    marked = terms.find(own.document, own.title, copies.cited, job.lexicon)
    about = replace(told(own.document), **dict(job.editors.about))
    known = _Told(about, summary(own.document, own.title).kind, marked.marks)
    editions: dict[str, Edition] = {}
    original: myst.Page | None = None
    for edition, copy in copies.by_edition.items():
        here = known if edition == SIMPLIFIED else _in_traditional(job.script, known)
        page, editions[edition] = _written(job, source, edition, copy, here, original)
        original = original or page
    places = standing(of_document(own.document, own.title))
    told_of = (copies.cited, marked, places, counted(copies.diagnostics))
    return Converted(job.path, source.sha256, editions, *told_of)


def _written(
    job: Job,
    source: SourceText,
    edition: str,
    copy: Copy,
    known: _Told,
    original: myst.Page | None,
) -> tuple[myst.Page, Edition]:
    """A text in an edition; ``original`` is its page in its own script, where this is a copy."""
    notes = _notes(copy.document.notes, job.script, edition)
    document, title, lang = replace(copy.document, notes=notes), copy.title, EDITIONS[edition]
    about = summary(document, title, known.kind, known.about)
    matter = _front_matter(job, source.sha256, title, lang, about)
    if document.jurisdiction:
        matter[Field.JURISDICTION] = document.jurisdiction
    if original is not None:
        matter[Field.CONVERTED] = True
    beside = (b.text for b in document.blocks if b.kind in (Kind.NOTE, Kind.FIELD))
    facts = line(unsaid(known.about, title, beside))
    page = myst.written(document, job.slug, title, lang, matter, original, known.marks, facts)
    converted = original is not None
    text = as_json.written(
        document, source, job.slug, title, lang, about, converted, about_line=facts
    )
    return page, Edition(title, page.head, page.body, about, text)


def _notes(notes: Sequence[str], script: Script, edition: str) -> tuple[str, ...]:
    """The editors' notes in the script of an edition, whichever they were written in."""
    if edition == SIMPLIFIED:
        return tuple(map(simplified(script.quotes).name, notes))
    return tuple(map(traditional(script).name, notes))


def _in_traditional(script: Script, known: _Told) -> _Told:
    """The same in Traditional words; the keys of marks stay."""
    converter = traditional(script)
    fields = {key: value for key, value in asdict(known.about).items() if value}
    values = converter.texts([*fields.values()])
    words = list(dict.fromkeys(mark.words for mark in known.marks))
    now = dict(zip(words, converter.texts(words), strict=True)) if words else {}
    return _Told(
        replace(known.about, **dict(zip(fields, values, strict=True))),
        converter.text(known.kind),
        [replace(mark, words=now[mark.words]) for mark in known.marks],
    )


def _front_matter(
    job: Job, sha256: str, title: str, lang: str, about: Summary
) -> dict[str, str | int | bool]:
    """The front matter of a page."""
    matter: dict[str, str | int | bool] = {
        Field.SOURCE: job.path,
        Field.SOURCE_SHA256: sha256,
        Field.SLUG: job.slug,
        Field.LANG: lang,
        Field.KIND: about.kind,
        Field.CHARACTERS: about.characters,
    }
    if about.title != title:
        matter[Field.TITLE_ADDED] = True
    facts = asdict(about.about)
    return matter | {f"{Field.ABOUT}{key}": value for key, value in facts.items() if value}
