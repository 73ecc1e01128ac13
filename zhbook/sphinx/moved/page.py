"""地址变更: the list of what moved, for editors and for whoever keeps links to the book.

It stands where something moved, in neither the contents nor the search nor the bound books; the
page 逐字校核 leads to it, and so does a page by hand with ``[地址变更](#moved_addresses)``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.moved.forwarding import earlier_pages, file_of
from zhbook.sphinx.moved.known import moved_of
from zhbook.sphinx.moved.wording import PAGE, WORDS
from zhbook.sphinx.site.components import writes
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.order import pages_in_order
from zhbook.sphinx.site.output import writes_pages

TEMPLATE = "zhmoved.html"


@dataclass(frozen=True, slots=True)
class Row:
    """An earlier address, as it is written, and the page and fragment it leads to."""

    old: str
    docname: str
    fragment: str
    title: str


def _title(env: BuildEnvironment, docname: str) -> str:
    known = env.titles.get(docname)
    return known.astext() if known is not None else docname


def pages_listed(app: Sphinx) -> list[Row]:
    """The earlier pages of texts and folders that the book still has."""
    return [
        Row(app.builder.get_target_uri(old), into, place, _title(app.env, into))
        for old, into, place in earlier_pages(app)
        if into != PAGE
    ]


def places_listed(app: Sphinx) -> list[tuple[str, str, list[Row]]]:
    """For each text, in the order of the book, its page, its title and its earlier ids."""
    places = moved_of(app).places
    return [
        (
            docname,
            _title(app.env, docname),
            [Row(old, docname, new, "") for old, new in sorted(places[docname].items())],
        )
        for docname in pages_in_order(app.env)
        if docname in places
    ]


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page, where something moved."""
    moved = moved_of(app)
    if not moved or not writes_pages(app):
        return
    words = WORDS.of(edition_of(app).language)
    gone = [(old, app.builder.get_target_uri(old), title) for old, title in moved.gone.items()]
    context = {
        "title": words["title"],
        "moved": words,
        "moved_pages": pages_listed(app),
        "moved_places": places_listed(app),
        "moved_gone": gone,
    }
    yield PAGE, context, TEMPLATE


def note_label(app: Sphinx, env: BuildEnvironment) -> None:
    """Let pages lead to this one, though it has no source."""
    std = env.domains.standard_domain
    for known in (std.labels, std.anonlabels):
        known.pop(PAGE, None)
    if moved_of(app):
        title = WORDS.of(edition_of(app).language)["title"]
        std.labels[PAGE], std.anonlabels[PAGE] = (PAGE, "", title), (PAGE, "")


def lead_here(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell the page 逐字校核, and the one for a missing page, that there is a list."""
    if moved_of(app) and templatename in ("zhfidelity.html", "404.html"):
        context["moved_addresses"] = (PAGE, WORDS.of(edition_of(app).language)["title"])


def files_written(app: Sphinx) -> list[str]:
    """The page, where something moved."""
    return [file_of(app, PAGE)] if writes_pages(app) and moved_of(app) else []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("env-updated", note_label)
    app.connect("html-collect-pages", make_page)
    app.connect("html-page-context", lead_here)
    writes(app, files_written)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
