"""The words of a text as it was received, for readers of the edition that was converted from it.

For the page ``fagui/fa`` of the edition that has the text in its own script, the file
``_originals/fagui/fa.js`` holds every block whole, by its id. The same page of the other edition
says ``converted: true`` in its front matter; it loads the file when a reader asks for the original
(js/original.js). No page grows by it.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Field
from zhbook.sphinx.places.excerpts import as_script, is_text, write
from zhbook.sphinx.site.components import writes
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.output import writes_pages

FOLDER = "_originals"


def blocks(doctree: nodes.document) -> dict[str, str]:
    """The text of every heading and paragraph of a page that has an id, by its id."""
    by_place: dict[str, str] = {}
    for node in doctree.findall(nodes.Element):
        if not node.get("ids"):
            continue
        name = str(node["ids"][0])
        if isinstance(node, nodes.section):
            heading = node.next_node(nodes.title)
            by_place[name] = heading.astext() if heading is not None else ""
        elif isinstance(node, nodes.paragraph):
            by_place[name] = node.astext()
    return by_place


def is_converted(app: Sphinx, pagename: str) -> bool:
    """Whether a page was converted from the other edition's script."""
    converted = app.env.metadata.get(pagename, {}).get(Field.CONVERTED, "")
    return str(converted).lower() == "true"


def original_file(docname: str) -> str:
    """Where the text of a page in its own script lies in the output folder."""
    return f"{FOLDER}/{docname}.js"


def has_original(app: Sphinx, docname: str) -> bool:
    """Whether a page is the original of one in the other edition."""
    both = bool(edition_of(app).other) and is_text(app.env, docname)
    return both and not is_converted(app, docname)


def files_written(app: Sphinx) -> list[str]:
    """The text of every page that is the original of one in the other edition."""
    return [original_file(name) for name in app.env.found_docs if has_original(app, name)]


def offer_original(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell the template whether there is an original, and write it where this page is one."""
    both = bool(edition_of(app).other)
    context["offers_original"] = doctree is not None and both and is_converted(app, pagename)
    if doctree is not None and writes_pages(app) and has_original(app, pagename):
        written = as_script("zhbookOriginals", pagename, blocks(doctree))
        write(app, original_file(pagename), written)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("html-page-context", offer_original)
    writes(app, files_written)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
