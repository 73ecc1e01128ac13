"""Articles of a statute: the number in a face of its own, a gap of one em, the text.

In the pages an article is a paragraph of class ``article``; its number ends at the first U+3000::

    {#a--art-3 .article}
    第三条　国家保护……

The number becomes an inline of class ``number``; the gap stays as it is written.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Class
from zhbook.sphinx.notes import note_mark
from zhbook.sphinx.typography.milestones import milestone

GAP = "\u3000"
#: What stands between words and has none.
POINTS = (note_mark, milestone)


class ArticleNumbers(SphinxTransform):
    """Set the number of each article apart; an article without text is all number."""

    default_priority = 275

    def apply(self, **kwargs: Any) -> None:
        for paragraph in self.document.findall(nodes.paragraph):
            if Class.ARTICLE not in paragraph["classes"]:
                continue
            first = paragraph.next_node(nodes.Text)
            if first is None or first.parent is not paragraph:
                continue
            _set_apart(paragraph, paragraph.index(first))


def _set_apart(paragraph: nodes.paragraph, start: int) -> None:
    """Make one inline of what stands before the gap, with the points between its words."""
    opening = paragraph[start:]
    opening = list(takewhile(lambda one: isinstance(one, (nodes.Text, *POINTS)), opening))
    number: list[nodes.Node] = []
    rest: list[nodes.Node] = []
    for child in opening:
        if rest or not isinstance(child, nodes.Text):
            (rest or number).append(child)
            continue
        words, gap, behind = child.partition(GAP)
        number += [nodes.Text(words)] if words else []
        rest = [nodes.Text(gap + behind)] if gap else []
    while number and isinstance(number[-1], POINTS):
        rest.insert(0, number.pop())
    paragraph[start : start + len(opening)] = [
        nodes.inline("", "", *number, classes=["number"]),
        *rest,
    ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(ArticleNumbers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
