"""The bound books on the front page of the site, where they have been built.

``zhbook_books`` names the folder, seen from ``conf.py``, in which ``latex/zh-hans/book.pdf`` and
``epub/zh-hans/book.epub`` lie. Each edition offers its own. A book that is not there is not
offered, and one that is taken away goes from the site with the next build.
"""

from __future__ import annotations

from filecmp import cmp
from html import escape
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.downloads.texts import BOOK, files_taken
from zhbook.sphinx.site.components import OnPage, shows, writes
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.interface import WORDS
from zhbook.sphinx.site.output import writes_pages

FOLDER = "downloads"
#: Where a builder puts its book, and the word for it.
BOOKS = (("latex", "pdf", "print"), ("epub", "epub", "carry"))
#: Before the first of these the books are offered.
_LIST = '<p class="toc-'


def downloads(app: Sphinx) -> dict[str, tuple[Path, str]]:
    """Of every book there is: where it goes on the site, where it lies, the key of its word."""
    base = app.config["zhbook_books"]
    if not base:
        return {}
    edition = edition_of(app).folder
    files = {}
    for builder, suffix, word in BOOKS:
        book = Path(app.confdir) / base / builder / edition / f"book.{suffix}"
        if book.is_file():
            files[f"{FOLDER}/{edition}.{suffix}"] = book, word
    return files


def offered(app: Sphinx, env: BuildEnvironment) -> OnPage:
    """Which books the front page offers; another page offers none."""
    books = [*downloads(app), BOOK in files_taken(app)]
    return lambda docname: books if docname == app.config.root_doc else []


def offer(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the links on the front page, before the list of the texts."""
    if pagename != app.config.root_doc or not writes_pages(app):
        return
    words = WORDS.of(edition_of(app).language)
    links = [
        f'<a href="{name}" download="{escape(filename(app, name))}">{escape(words[word])}</a>'
        for name, (_, word) in downloads(app).items()
    ]
    if BOOK in files_taken(app):
        name = escape(Path(filename(app, BOOK)).name)
        links.append(f'<a href="{BOOK}" download="{name}">{escape(words["book_json"])}</a>')
    if links:
        paragraph = f'<p class="downloads">{escape(words["download"])}{"".join(links)}</p>\n'
        before, there, after = context["body"].partition(_LIST)
        context["body"] = before + paragraph + there + after


def filename(app: Sphinx, name: str) -> str:
    """What a reader's device calls the file: 政法工作文稿选编.pdf."""
    return (edition_of(app).title or "book") + Path(name).suffix


def copy_books(app: Sphinx, exception: Exception | None) -> None:
    """Copy the books into the site; those that are the same already stay."""
    if exception or not writes_pages(app):
        return
    for name, (book, _) in downloads(app).items():
        to = Path(app.outdir) / name
        to.parent.mkdir(exist_ok=True)
        if not to.exists() or not cmp(book, to, shallow=False):
            copyfile(book, to)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.add_config_value("zhbook_books", "", "html", types=frozenset({str}))
    app.connect("html-page-context", offer, priority=950)
    app.connect("build-finished", copy_books)
    shows(app, offered)
    writes(app, downloads)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
