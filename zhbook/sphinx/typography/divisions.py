"""编, 章 and 节 of a statute: centred, with 总则 as wide as 总　则.

The rules for drafting statutes print them so. The characters stay as they are: a title of two of
them becomes an inline of class ``two``, and the section has class ``division``::

    (a--ch1)=
    ## 第一章　总则

``第一章　总　则`` has its gap already, and ``第一章　法律责任`` needs none.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

#: The ids that such headings have: ``part2-ch3-sec1``, ``ch2b``.
_ID = re.compile(r"(?:.*-)?(?:part|subpart|ch|(?:sub){0,2}sec)\d+(?:z\d+)?[a-z]?(?:x\d+)?")
_TWO = re.compile(r"(?P<number>第\S+?\s+)(?P<title>[\u3400-\u9fff]{2})")


class Divisions(SphinxTransform):
    """Set the headings of a statute's divisions apart from those of its articles' kind."""

    default_priority = 276

    def apply(self, **kwargs: Any) -> None:
        for section in self.document.findall(nodes.section):
            if not any(_ID.fullmatch(name) for name in section["ids"]):
                continue
            section["classes"].append("division")
            title = section.next_node(nodes.title)
            text = title.next_node(nodes.Text) if title is not None else None
            if title is None or text is None or text.parent is not title:
                continue
            if match := _TWO.fullmatch(text):
                two = nodes.inline("", match["title"], classes=["two"])
                title.replace(text, [nodes.Text(match["number"]), two])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(Divisions)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
