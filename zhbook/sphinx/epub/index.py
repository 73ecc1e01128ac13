"""The index page of the EPUB: what the site's index has, all of it open."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from zhbook.sphinx.genindex import IndexPages, order_of


class WholeIndex(IndexPages):
    """The index on one page, however many entries it has."""

    def __init__(self, app: Sphinx) -> None:
        split, app.config.zh_index_split = app.config.zh_index_split, 10**9
        try:
            super().__init__(app)
        finally:
            app.config.zh_index_split = split


def index_page(app: Sphinx) -> dict[str, Any]:
    """What the template shows; nothing when the book has no entries."""
    index = WholeIndex(app)
    if not index.index.entries:
        return {}
    words = index.words
    note = f"{words['orders'][order_of(app).value]}。{words['headnote']}"
    return {"title": words["title"], "note": note, "groups": index.groups, "words": words}
