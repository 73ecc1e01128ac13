"""One text alone: seed → Document → pages in both scripts. Nothing here knows of other texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath

from zhbook import citations
from zhbook.citations import Cited
from zhbook.config.book import TextConfig
from zhbook.config.lexicon import Lexicon
from zhbook.config.traditional import Override
from zhbook.errors import diagnose
from zhbook.index import terms
from zhbook.index.terms import Mark, Marked
from zhbook.locale.say import say
from zhbook.matter import fields
from zhbook.metadata.about import About, line, told, unsaid
from zhbook.metadata.edition import edition_date, edition_years
from zhbook.metadata.summary import Summary, summary
from zhbook.model import TRADITIONAL, Diagnostic, Document, Kind
from zhbook.outline import outline
from zhbook.outline.noted import with_notes
from zhbook.reader.source import read_source
from zhbook.script import SimplifiedScript, TraditionalScript
from zhbook.writers import as_json, myst

#: The editions of the book: the folder of each and its language tag.
EDITIONS = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant-TW"}


@dataclass(frozen=True, slots=True)
class Script:
    """How the Traditional copy is made; ``scheme`` ``off`` makes none."""

    scheme: str = "s2tw"
    quotes: str = "corner"
    overrides: tuple[Override, ...] = ()

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions there are."""
        return ("zh-hans",) if self.scheme == "off" else ("zh-hans", "zh-hant")


@dataclass(frozen=True, slots=True)
class Job:
    """A text to convert: where it lies, and what the editors say of it."""

    file: Path
    path: str
    slug: str
    script: Script
    said: TextConfig = field(default_factory=TextConfig)
    lexicon: Lexicon = field(default_factory=Lexicon)


@dataclass(frozen=True, slots=True)
class Converted:
    """The pages and summaries of a text by edition, the title of each, and what is to be said.

    The links of the pages lead nowhere yet: to ``#r0``, ``#r1`` … for the spans of ``cited``.
    """

    path: str
    sha256: str
    titles: dict[str, str]
    summaries: dict[str, Summary]
    pages: dict[str, tuple[str, str]]
    cited: Cited
    marked: Marked
    diagnostics: tuple[Diagnostic, ...]
    texts: dict[str, str]  # as JSON


@cache
def traditional(script: Script) -> TraditionalScript:
    """The converter for a script; made once in each process, since its tables are large."""
    return TraditionalScript(script.scheme, script.quotes, script.overrides)


@cache
def simplified(quotes: str) -> SimplifiedScript:
    """The converter of texts that were received in Traditional script."""
    return SimplifiedScript(quotes)


def convert(job: Job) -> Converted:
    """Read and convert one text.

    Raises SourceError or FidelityError with file and line, or an ExceptionGroup of the
    ConfigErrors of its overrides or notes.
    """
    source = read_source(job.file, job.path, job.said.encoding, job.said.script)
    received = with_notes(outline(source, job.said.overrides), job.said.notes)
    if source.script == TRADITIONAL:
        made = _from_traditional(job, received)
    else:
        made = _from_simplified(job, received)
    own = made.documents["zh-hans"]
    kind = summary(own, made.titles["zh-hans"]).kind
    about = replace(told(own), **dict(job.said.about))
    marked = terms.find(own, made.titles["zh-hans"], made.cited, job.lexicon)
    pages: dict[str, myst.Page] = {}
    summaries: dict[str, Summary] = {}
    texts: dict[str, str] = {}
    for edition, document in made.documents.items():
        document = replace(document, notes=_notes(document.notes, job.script, edition))
        title = made.titles[edition]
        here = about if edition == "zh-hans" else _in_traditional(job, about)
        words = kind if edition == "zh-hans" else traditional(job.script).text(kind)
        summaries[edition] = summary(document, title, words, here)
        matter = _front_matter(job, source.sha256, title, edition, summaries[edition])
        original = next(iter(pages.values()), None)
        if original is not None:
            matter["converted"] = True
        marks = _in_words(marked.marks, edition, job.script)
        beside = (b.text for b in document.blocks if b.kind in (Kind.NOTE, Kind.FIELD))
        facts = line(unsaid(here, title, beside))
        pages[edition] = myst.written(
            document, job.slug, title, EDITIONS[edition], matter, original, marks, facts
        )
        known = (title, EDITIONS[edition], summaries[edition], original is not None)
        texts[edition] = as_json.written(document, source, job.slug, *known)
    written = {edition: (page.head, page.body) for edition, page in pages.items()}
    said = (made.titles, summaries, written, made.cited, marked, made.diagnostics, texts)
    return Converted(job.path, source.sha256, *said)


def _notes(notes: Sequence[str], script: Script, edition: str) -> tuple[str, ...]:
    """The editors' notes in the script of an edition, whichever they were written in."""
    if edition == "zh-hans":
        return tuple(map(simplified(script.quotes).name, notes))
    return tuple(map(traditional(script).name, notes))


def _in_words(marks: Sequence[Mark], edition: str, script: Script) -> Sequence[Mark]:
    """The marks with their places called in the script of an edition; their keys stay."""
    if edition == "zh-hans" or not marks:
        return marks
    words = list(dict.fromkeys(mark.words for mark in marks))
    now = dict(zip(words, traditional(script).texts(words), strict=True))
    return [replace(mark, words=now[mark.words]) for mark in marks]


def _in_traditional(job: Job, about: About) -> About:
    script = traditional(job.script)
    words = asdict(about)
    told = [key for key in words if words[key]]
    converted = dict(zip(told, script.texts([words[key] for key in told]), strict=True))
    return replace(about, **converted)


@dataclass(frozen=True, slots=True)
class _Made:
    """The documents of a text by edition, the one in its own script first."""

    documents: dict[str, Document]
    titles: dict[str, str]
    cited: Cited
    diagnostics: tuple[Diagnostic, ...]


def _title(job: Job, received: Document) -> str:
    """What the editors call a text, else its own title, else what names it."""
    own = received.title.text if received.title else fields.title(received.blocks)
    return job.said.title or own or PurePosixPath(job.path).stem


def _cited(
    job: Job, document: Document, title: str, names: Mapping[str, str]
) -> tuple[Document, Cited]:
    """What a document in Simplified script cites; of its date the editors have the last word."""
    about = dict(job.said.about)
    date = about.get("revised") or about.get("date") or edition_date(document, title)
    years = edition_years(document, title)
    return citations.find(document, title, names, date=date, years=years)


def _from_simplified(job: Job, received: Document) -> _Made:
    title = _title(job, received)
    title = simplified(job.script.quotes).name(title)
    original, cited = _cited(job, received, title, dict(job.said.short_names))
    documents, titles = {"zh-hans": original}, {"zh-hans": title}
    diagnostics = original.diagnostics
    if "zh-hant" in job.script.editions:
        script = traditional(job.script)
        copy = documents["zh-hant"] = script.document(original)
        own = original.title is not None and original.title.text == title
        titles["zh-hant"] = copy.title.text if own and copy.title else script.text(title)
        diagnostics = copy.diagnostics
    return _Made(documents, titles, cited, diagnostics)


def _from_traditional(job: Job, received: Document) -> _Made:
    """What a text cites is found in its Simplified copy, where all titles are in one script."""
    script = simplified(job.script.quotes)
    title = _title(job, received)
    copy = script.document(received)
    names = {script.name(name): script.name(meant) for name, meant in job.said.short_names}
    copy, cited = _cited(job, copy, script.name(title), names)
    blocks = zip(received.blocks, copy.blocks, strict=True)
    marked = tuple(replace(block, spans=found.spans) for block, found in blocks)
    original = replace(received, blocks=marked)
    message = say("in Traditional script; the Simplified page is the copy")
    note = diagnose(job.path, 0, "source-traditional", message)
    if "zh-hant" not in job.script.editions:
        return _Made({"zh-hans": original}, {"zh-hans": title}, cited, original.diagnostics)
    titles = {"zh-hant": traditional(job.script).name(title), "zh-hans": script.name(title)}
    documents = {"zh-hant": original, "zh-hans": copy}
    return _Made(documents, titles, cited, (note, *original.diagnostics))


def _front_matter(
    job: Job, sha256: str, title: str, edition: str, about: Summary
) -> dict[str, str | int | bool]:
    """The front matter of a page."""
    matter: dict[str, str | int | bool] = {
        "source": job.path,
        "source-sha256": sha256,
        "slug": job.slug,
        "lang": EDITIONS[edition],
        "kind": about.kind,
        "characters": about.characters,
    }
    if about.title != title:
        matter["title-added"] = True
    said = asdict(about.about)
    return matter | {f"about-{key}": value for key, value in said.items() if value}
