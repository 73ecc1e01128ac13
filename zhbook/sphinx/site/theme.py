"""What the theme does that a Chinese book does without.

Nothing of Sphinx's own search is loaded: see ``search``. Scripts that stand inside the page are
left out: the book's own scripts are files, which a strict content security policy allows.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Class
from zhbook.sphinx.site.output import writes_pages

#: Sphinx's scripts that serve only its search and its highlighting of what was found.
UNUSED_SCRIPTS = frozenset(
    {"_static/doctools.js", "_static/sphinx_highlight.js", "_static/translations.js"}
)


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
        Class.ITEM in node["classes"] for node in doctree.findall(nodes.inline)
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; late, so that what the theme has put on the page is seen."""
    app.connect("html-page-context", trim_page, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
