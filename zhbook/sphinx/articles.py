"""Articles of a statute: the number in a face of its own, a gap of one em, the text.

In the pages an article is a paragraph of class ``article``; its number ends at the first U+3000::

    {#a--art-3 .article}
    第三条　国家保护……

The number becomes an inline of class ``number``; the gap stays as it is written.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

GAP = "\u3000"


class ArticleNumbers(SphinxTransform):
    """Set the number of each article apart; an article without text is all number."""

    default_priority = 275

    def apply(self, **kwargs: Any) -> None:
        for paragraph in self.document.findall(nodes.paragraph):
            if "article" not in paragraph["classes"]:
                continue
            first = paragraph.next_node(nodes.Text)
            if first is None or first.parent is not paragraph:
                continue
            number, gap, rest = first.partition(GAP)
            parts: list[nodes.Node] = [nodes.inline("", number, classes=["number"])]
            if gap:
                parts.append(nodes.Text(gap + rest))
            paragraph.replace(first, parts)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(ArticleNumbers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
