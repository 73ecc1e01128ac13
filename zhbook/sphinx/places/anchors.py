"""Ids that come from the numbering.

A page with ``slug: "a"`` in its front matter labels its places ``a--s3-2`` so that labels are
unique in the book. On the page the id is ``s3-2``: the same in both scripts, where docutils
would write ``a-s3-2``, or ``id7`` for a heading that is all Chinese. ``a`` itself, the label of
the title, becomes ``top``. A label of another form, like ``(my-own)=``, stays what it is.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import TOP, Field, slug_and_place
from zhbook.sphinx.places.domain import places_of

logger = logging.getLogger(__name__)


def page_slug(document: nodes.document) -> str:
    """The slug in the front matter of a page, or nothing.

    Front matter is a field list at the beginning of the document until docutils makes a
    docinfo of it, which it has not done when ids are settled.
    """
    for child in document.children:
        if isinstance(child, (nodes.field_list, nodes.docinfo)):
            for field in child.findall(nodes.field):
                if field[0].astext() == Field.SLUG:
                    return field[1].astext().strip()
        elif not isinstance(child, (nodes.comment, nodes.system_message)):
            break
    return ""


class NumberedIds(SphinxTransform):
    """Give every labelled place of a page its id.

    Runs after docutils has handed labels to what they precede (260) and Sphinx and MyST have
    sorted ids (261, 262), and before anything reads an id: same-page links are resolved and
    labels collected at 879.
    """

    default_priority = 270

    def apply(self, **kwargs: Any) -> None:
        document = self.document
        slug = page_slug(document)
        if not slug:
            return
        changed: dict[str, str] = {}
        settled: dict[str, nodes.Element] = {}
        places: list[str] = []
        for node in document.findall(nodes.Element):
            place = self.place(node, slug)
            if not place or isinstance(node, nodes.target):
                continue
            if place in settled:
                logger.warning(
                    "the id %r stands twice on the page", place, location=node, type="zhbook"
                )
                continue
            settled[place] = node
            for old in node["ids"]:
                changed[old] = place
                document.ids.pop(old, None)
            node["ids"] = [place]
            self.rename(node, place)
            if not isinstance(node, nodes.section):
                places.append(place)
                self.forget(node)
        document.ids.update(settled)
        for node in document.findall(nodes.Element):
            if node.get("refid") in changed:
                node["refid"] = changed[node["refid"]]
        places_of(self.env).note(self.env.docname, slug, places)

    def place(self, node: nodes.Element, slug: str) -> str:
        """The id that a label of ``node`` asks for, or nothing."""
        for name in node["names"]:
            if name == slug:
                return TOP
            page, place = slug_and_place(name)
            if page == slug and place:
                return place
        return ""

    def rename(self, node: nodes.Element, place: str) -> None:
        """Let the labels of ``node`` lead to its id."""
        for name in node["names"]:
            if name in self.document.nameids:
                self.document.nameids[name] = place

    def forget(self, node: nodes.Element) -> None:
        """Keep the labels of a paragraph out of the standard domain and out of the doctree."""
        for name in node["names"]:
            self.document.nametypes.pop(name, None)
            self.document.nameids.pop(name, None)
        node["names"] = []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_transform(NumberedIds)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
