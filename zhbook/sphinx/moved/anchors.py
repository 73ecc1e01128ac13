"""Earlier ids of a page, as further ids of the places they lead to.

docutils writes a further id as an empty ``<span id="s2">`` at the beginning of its element: a link
with that fragment leads there, from any host, from the disk and without a script. An id that a
place of the page has now leads to that place and to no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.moved.known import moved_of
from zhbook.sphinx.site.components import OnPage, shows
from zhbook.sphinx.site.output import writes_pages


def by_place(moved: Mapping[str, str]) -> dict[str, list[str]]:
    """The earlier ids of each place, in a fixed order."""
    places: dict[str, list[str]] = {}
    for old in sorted(moved):
        places.setdefault(moved[old], []).append(old)
    return places


class EarlierIds(SphinxPostTransform):
    """Give the places of a page the ids that led there; last, when no other asks for ids."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        moved = moved_of(self.app).places.get(self.env.docname)
        if not moved or not writes_pages(self.app):
            return
        named = [node for node in self.document.findall(nodes.Element) if node.get("ids")]
        taken = {name for node in named for name in node["ids"]}
        places = by_place(moved)
        for node in named:
            earlier = places.pop(str(node["ids"][0]), [])
            node["ids"] = [*node["ids"], *(old for old in earlier if old not in taken)]


def shown(app: Sphinx, env: BuildEnvironment) -> OnPage:
    """What a page shows of what moved: its own ids; the front page stands for all other pages."""
    moved = moved_of(app)
    root = app.config.root_doc

    def on_page(docname: str) -> object:
        others = [sorted(moved.pages.items()), sorted(moved.gone.items())]
        return sorted(moved.places.get(docname, {}).items()), others if docname == root else []

    return on_page


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("builder-inited", moved_of)
    app.add_post_transform(EarlierIds)
    shows(app, shown)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
