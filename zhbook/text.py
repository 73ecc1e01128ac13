"""One text alone: seed → Document → pages in both scripts. Nothing here knows of other texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from zhbook import citations, myst
from zhbook.catalogue import Summary, summary
from zhbook.citations import Cited
from zhbook.model import Diagnostic
from zhbook.outline import outline
from zhbook.place_overrides import PlaceOverride
from zhbook.script import TraditionalScript
from zhbook.source import read_source
from zhbook.traditional_config import Override

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
    title: str | None
    encoding: str | None
    script: Script
    short_names: tuple[tuple[str, str], ...] = ()
    overrides: tuple[PlaceOverride, ...] = ()


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
    diagnostics: tuple[Diagnostic, ...]


@cache
def traditional(script: Script) -> TraditionalScript:
    """The converter for a script; made once in each process, since its tables are large."""
    return TraditionalScript(script.scheme, script.quotes, script.overrides)


def convert(job: Job) -> Converted:
    """Read and convert one text.

    Raises SourceError or FidelityError with file and line, or an ExceptionGroup of the
    ConfigErrors of its overrides.
    """
    source = read_source(job.file, job.path, job.encoding)
    original = outline(source, job.overrides)
    title = job.title or (original.title.text if original.title else PurePosixPath(job.path).stem)
    original, cited = citations.find(original, title, dict(job.short_names))
    documents = {"zh-hans": original}
    titles = {"zh-hans": title}
    diagnostics: Iterable[Diagnostic] = original.diagnostics
    if "zh-hant" in job.script.editions:
        script = traditional(job.script)
        copy = documents["zh-hant"] = script.document(original)
        own = original.title is not None and original.title.text == title
        titles["zh-hant"] = copy.title.text if own and copy.title else script.text(title)
        diagnostics = copy.diagnostics
    kind = summary(original, title).kind
    pages: dict[str, myst.Page] = {}
    summaries: dict[str, Summary] = {}
    for edition, document in documents.items():
        words = kind if edition == "zh-hans" else traditional(job.script).text(kind)
        about = summaries[edition] = summary(document, titles[edition], words)
        fields = _fields(job, source.sha256, titles[edition], edition, about)
        pages[edition] = myst.written(
            document, job.slug, titles[edition], EDITIONS[edition], fields, pages.get("zh-hans")
        )
    texts = {edition: (page.head, page.body) for edition, page in pages.items()}
    return Converted(job.path, source.sha256, titles, summaries, texts, cited, tuple(diagnostics))


def _fields(
    job: Job, sha256: str, title: str, edition: str, about: Summary
) -> dict[str, str | int | bool]:
    """The front matter of a page."""
    fields: dict[str, str | int | bool] = {
        "source": job.path,
        "source-sha256": sha256,
        "slug": job.slug,
        "lang": EDITIONS[edition],
        "kind": about.kind,
        "characters": about.characters,
    }
    if about.title != title:
        fields["title-added"] = True
    return fields
