"""A Sphinx extension for Chinese books in two scripts.

Each component is a module with its own ``setup``; what it does stands in its docstring. Those that
stand at the top, ``search``, ``genindex``, ``navigation``, ``notes`` and ``folded``, go with any
project and may be loaded alone.

Nothing here knows the converter: the pages, with their front matter, are all there is.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

#: In the order of their setup: the language must be known before any word is looked up.
COMPONENTS = (
    "site.terminal",
    "upkeep.interrupted",
    "upkeep.sources",
    "site.buildinfo",
    "site.editions",
    "site.interface",
    "places.labels",
    "places.domain",
    "places.anchors",
    "places.references",
    "places.citedby",
    "places.excerpts",
    "places.originals",
    "related.page",
    "typography.milestones",
    "typography.articles",
    "typography.divisions",
    "typography.runin",
    "moved.anchors",
    "moved.forwarding",
    "moved.page",
    "folded",
    "notes",
    "navigation.lists",
    "navigation",
    "site.theme",
    "site.description",
    "site.metadata",
    "site.policy",
    "site.sitemap",
    "bound",
    "latex.builder",
    "epub.builder",
    "downloads.books",
    "downloads.texts",
    "fidelity.page",
    "search",
    "upkeep.freshness",
    "upkeep.files",
    "genindex",
    "overviews.page",
    "upkeep.garbage",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load every component."""
    for component in COMPONENTS:
        app.setup_extension(f"zhbook.sphinx.{component}")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
