"""Sphinx's labels, without a search of all of them for each page that is read.

Before Sphinx reads a page it takes out what the page said when it was read before, and for that
it goes through the labels of the whole book. A page that was not read before has said nothing:
only where it was, the search is worth its time.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata


class Labels(StandardDomain):
    """The standard domain, which knows which pages it has heard of."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        super().clear_doc("")  # makes its tables, which merging expects to be there
        self._heard = set(env.all_docs)

    def clear_doc(self, docname: str) -> None:
        if docname in self._heard:
            self._heard.discard(docname)
            super().clear_doc(docname)

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        self._heard.add(docname)
        super().process_doc(env, docname, document)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self._heard.update(docnames)
        super().merge_domaindata(docnames, otherdata)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of the standard domain."""
    app.add_domain(Labels, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
