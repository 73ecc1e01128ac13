"""A Sphinx extension for Chinese books in two scripts.

Each component is a module with its own ``setup``::

    terminal     names and words in warnings as a terminal may have them
    interrupted  a build that was cut short, and two at once
    sources      which pages have changed: told by their bytes, not by the clock
    buildinfo    the checksum of the settings, which tells nothing of the folder
    editions     which edition is built: language, titles, the switch to the other script
    interface    the words of Sphinx and its theme in the right script
    labels       labels of headings, at the same cost in a large book
    places       the domain that knows every paragraph
    anchors      ids from the labels of a page
    references   links to texts and paragraphs
    citedby      the places that cite an article or a text
    related      passages of other texts that have to do with this one
    excerpts     what stands at each place, for popups and the jump box
    articles     articles with their numbers set apart
    divisions    编, 章 and 节 as statutes have them
    runin        headings that run on into their text
    folded       matter that stands folded on the page
    notes        what the editors have added to words of a text
    navigation   the sidebar: parts, neighbours, the page's own outline
    theme        what the theme does that a Chinese book does without
    pages        description and OpenGraph of a page; the page for a missing page
    metadata     what a text is, for machines
    policy       what a page may load: a Content-Security-Policy in each
    sitemap      sitemap.xml over both editions
    bound        what belongs in a bound book, and in which order
    latex        the printed book
    epub         the book to carry
    downloads    the bound books on the front page
    takeaway     seeds, outlines and Word files of texts, and the book as JSON
    fidelity     the page that tells what was compared with the seeds
    search       full-text search, which stands alone as well
    freshness    which pages must be written again
    upkeep       what was written for a page that is gone goes with it
    genindex     the index, which other projects may load alone
    overviews    pictures of terms and texts, and of what texts cite
    garbage      how often Python looks for garbage

Nothing here knows the converter: the pages, with their front matter, are all there is.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]

#: In the order of their setup: the language must be known before any word is looked up.
COMPONENTS = (
    "terminal",
    "interrupted",
    "sources",
    "buildinfo",
    "editions",
    "interface",
    "labels",
    "places",
    "anchors",
    "references",
    "citedby",
    "excerpts",
    "originals",
    "related",
    "articles",
    "divisions",
    "runin",
    "folded",
    "notes",
    "lists",
    "navigation",
    "theme",
    "pages",
    "metadata",
    "policy",
    "sitemap",
    "bound",
    "latex",
    "epub",
    "downloads",
    "takeaway",
    "fidelity",
    "search",
    "freshness",
    "upkeep",
    "genindex",
    "overviews",
    "garbage",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load every component."""
    for component in COMPONENTS:
        app.setup_extension(f"zhbook.sphinx.{component}")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
