"""What the theme does that a Chinese book does without.

Sphinx's Chinese search does not work (every query throws), so no search is built and nothing
of it is loaded. Scripts that stand inside the page are left out: the book's own scripts are
files, which a strict content security policy allows.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.record import writes_pages

#: Sphinx's scripts that serve only its search and its highlighting of what was found.
UNUSED_SCRIPTS = frozenset(
    {"_static/doctools.js", "_static/sphinx_highlight.js", "_static/translations.js"}
)


def leave_out_search(app: Sphinx) -> None:
    """Build no search index and no search page."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def trim_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave out scripts that have no file or no use, and tell whether the page has items."""
    context["site"] = writes_pages(app)
    context["script_files"] = [
        script
        for script in context.get("script_files", [])
        if (name := getattr(script, "filename", str(script))) and str(name) not in UNUSED_SCRIPTS
    ]
    context["has_items"] = doctree is not None and any(
        "item" in node["classes"] for node in doctree.findall(nodes.inline)
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; late, so that what the theme has put on the page is seen."""
    app.connect("builder-inited", leave_out_search)
    app.connect("html-page-context", trim_page, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
