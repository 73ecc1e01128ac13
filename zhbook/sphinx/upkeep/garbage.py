"""What a build keeps in memory, and how often Python looks for garbage.

Sphinx, when it reads with one process, keeps every page that it has read until it writes it: half
a megabyte a text. They are let go of here; to be written a page is loaded from the doctrees, as
with several processes.

Reading a page makes some ten thousand nodes, all of which live until the page is written down.
Python by default looks for dead ones after every 700 that are new, in vain; that took a sixth of
a build. The nodes of a page are freed a few pages later instead. What Sphinx knows of the pages
stays to the end and is not looked at again: what it has loaded, and what it has read. Where only
few pages are read, there is little garbage among it, and to look for that would take longer than to
read them.
"""

from __future__ import annotations

import gc

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

#: New objects, then rounds of the first and of the second kind, before Python looks again.
THRESHOLDS = (20_000, 20, 8)
#: So many pages that are read leave garbage that is worth looking for.
MANY = 100


def let_go(app: Sphinx, doctree: nodes.document) -> None:
    """Forget the pages that were read before this one."""
    getattr(app.env, "_write_doc_doctree_cache", {}).clear()


class Frozen:
    """What there is when a build begins to read, and when it has read, counts as alive for good."""

    def __init__(self) -> None:
        self.many = False

    def loaded(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """What the last build has left is loaded."""
        self.many = len(docnames) >= MANY
        gc.freeze()

    def read(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """All pages are read."""
        if self.many:
            gc.collect()
        gc.freeze()
        if self.many:
            # Python puts off a full round until what is new is a quarter of what it found in the
            # last one: that one is to have found nothing.
            gc.collect()
        return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the thresholds for this build."""
    gc.set_threshold(*THRESHOLDS)
    frozen = Frozen()
    app.connect("env-before-read-docs", frozen.loaded, priority=900)
    app.connect("doctree-read", let_go)
    app.connect("env-updated", frozen.read, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
