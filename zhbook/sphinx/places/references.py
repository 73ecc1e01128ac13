"""References to the texts and places of the book, and the memory of who refers to what."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.places.domain import places_of
from zhbook.sphinx.site.components import OnPage, shows


class PlaceReferences(SphinxPostTransform):
    """Resolve ``[…](#a)`` and ``[…](#a--s3-2-p1)`` by the slugs of the book.

    Runs before MyST resolves what is left (9): there ``#a`` would be ambiguous, since ``a`` is
    the name of the page as well as its label. Headings are left to it, and so is a place that
    does not exist, of which it warns.
    """

    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        places = places_of(self.env)
        for node in list(self.document.findall(addnodes.pending_xref)):
            if node["reftype"] != "myst" or node.get("refdomain") == "doc":
                continue
            target = node["reftarget"]
            docname = places.docs.get(target)
            place = (docname, "") if docname else places.find(target)
            if place is None:
                continue
            words = node[0].deepcopy()
            assert isinstance(words, nodes.Element)
            if not words.children:
                title = self.env.titles[place[0]].astext() if docname else target
                words += nodes.Text(title)
            source = node.get("refdoc", self.env.docname)
            try:
                title = node.get("reftitle")
                node.replace_self(make_refnode(self.app.builder, source, *place, words, title))
            except NoUri:
                node.replace_self(words)


def note_references(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what a page refers to: it must be written anew when that place changes."""
    targets = set()
    for node in doctree.findall(addnodes.pending_xref):
        targets.add(str(node.get("reftarget", "")))
        if node.get("reftargetid"):
            targets.add(f"{node['reftarget']}#{node['reftargetid']}")
    if targets:
        places_of(app.env).outgoing[app.env.docname] = tuple(sorted(targets))


def answer(env: BuildEnvironment, target: str) -> object:
    """What a reference to ``target`` would find now."""
    std = env.domains.standard_domain
    docname, _, place = target.partition("#")
    if place:
        labels = sorted(
            (name, known) for name, known in std.anonlabels.items() if known[0] == docname
        )
        return labels, [std.labels.get(name) for name, _ in labels]
    return std.labels.get(target) or std.anonlabels.get(target) or places_of(env).find(target)


def answers(app: Sphinx, env: BuildEnvironment) -> OnPage:
    """What a page shows of others by its references: the title and the address of each."""
    outgoing = places_of(env).outgoing
    return lambda docname: [(target, answer(env, target)) for target in outgoing.get(docname, ())]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the post-transform."""
    app.add_post_transform(PlaceReferences)
    app.connect("doctree-read", note_references)
    shows(app, answers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
