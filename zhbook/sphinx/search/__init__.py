"""Full-text search for any Chinese Sphinx project.

It stands alone: ``extensions = ["zhbook.sphinx.search"]`` is all that a project needs. What a query
finds is decided by characters and not by words, so every string of a page is found, in either
script, from a server as well as from the disk.

When pages are written each leaves its text in portions and a record of the pairs of characters in
it (records); when all are written the records are joined to an index (writing). The browser looks
the pairs of a query up, loads the portions that have them all, and verifies (program/).

Open to others: nothing.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.search.assets import HERE, search_page, searches, take_over, tell_page
from zhbook.sphinx.search.folding import keep_classes
from zhbook.sphinx.search.page_index import read_page, record_file, records_folder, write_record
from zhbook.sphinx.search.writing import write_search
from zhbook.sphinx.site.components import writes

#: Which characters are one, in the folder of the records.
FOLDING = "folding.txt"


def note_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write what a page adds to the index when the page itself is written."""
    if doctree is not None and searches(app):
        write_record(app, pagename, doctree)


def pages_without_record(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages that were written before the search was there, or folded otherwise, are written again.

    What folds is taken up here, and not in each of the processes that will write.
    """
    if not searches(app):
        return []
    same = keep_classes(records_folder(app) / FOLDING)
    names = sorted(env.found_docs)
    return [name for name in names if not (same and read_page(record_file(app, name)))]


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Write the index, when every page is written."""
    if exception is None and searches(app):
        write_search(app)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.setup_extension("zhbook.sphinx.site.buildinfo")
    app.config.templates_path.append(str(HERE / "templates"))
    app.connect("builder-inited", take_over)
    app.connect("env-updated", pages_without_record)
    app.connect("html-page-context", note_page)
    app.connect("html-page-context", tell_page)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", finish)
    writes(app, lambda app: ["search.html"] if searches(app) else [])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
