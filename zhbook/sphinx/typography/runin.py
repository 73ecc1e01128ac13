"""Run-in headings: number, first sentence and the text after it on one line.

In the pages a run-in heading is a section of class ``runin`` whose first paragraph has class
``runon`` and begins with the full stop of the heading::

    （一）坚持党对政法工作的绝对领导。一要加强党的政治建设……

The style sheet sets heading and paragraph inline. The writer's line break between the two would
then be a visible gap, so it is taken out here.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Class


def visit_paragraph(self: Any, node: nodes.paragraph) -> None:
    """Begin a paragraph; one that runs on begins right behind what was written last."""
    if Class.RUN_ON in node["classes"] and self.body:
        self.body[-1] = self.body[-1].rstrip("\n")
    type(self).visit_paragraph(self, node)


def depart_paragraph(self: Any, node: nodes.paragraph) -> None:
    """End a paragraph as the builder ends it."""
    type(self).depart_paragraph(self, node)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of the paragraph visitor of the HTML builders."""
    app.add_node(nodes.paragraph, override=True, html=(visit_paragraph, depart_paragraph))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
