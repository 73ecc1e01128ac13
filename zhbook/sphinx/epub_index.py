"""The index page of the EPUB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from zhbook.sphinx.bound import leaves
from zhbook.sphinx.editions import edition_of
from zhbook.sphinx.filed import Entry, Said, filed
from zhbook.sphinx.latex_index import WORDS, headnote


def index_page(app: Sphinx) -> dict[str, Any]:
    """What the template shows; nothing when the book has no entries."""
    said = [one for leaf in leaves(app.env) for one in marked(app.env, leaf.docname)]
    entries = filed(app, said)
    if not entries:
        return {}
    words = WORDS[edition_of(app).lang]
    terms = {entry.term: entry for entry in entries}
    groups = [
        {"heading": heading, "entries": [shown(app, entry, terms, "") for entry in group]}
        for heading, group in groupby(entries, key=lambda entry: entry.group)
    ]
    return {"title": words["title"], "note": headnote(app, pages=False), "groups": groups}


def marked(env: BuildEnvironment, docname: str) -> Iterator[tuple[str, Said]]:
    """The entries of a page, each with the id of the place that it stands before."""
    if not env.domains.index_domain.entries.get(docname):
        return
    for node in env.get_doctree(docname).findall(addnodes.index):
        if isinstance(node.parent, nodes.TextElement):
            place = place_of(node.parent)
        else:
            place = place_of(node.next_node(is_place, ascend=True))
        for kind, value, _, main, key in node["entries"]:
            yield docname, (kind, value, place, main, key)


def is_place(node: nodes.Node) -> bool:
    """Whether a reader can be led to a node: it has an id and is no mark itself."""
    return bool(place_of(node)) and not isinstance(node, (nodes.target, addnodes.index))


def place_of(node: nodes.Node | None) -> str:
    """The id of a node, or nothing."""
    return str(node["ids"][0]) if isinstance(node, nodes.Element) and node["ids"] else ""


def shown(app: Sphinx, entry: Entry, terms: dict[str, Entry], over: str) -> dict[str, Any]:
    """An entry as the template wants it."""
    words = WORDS[edition_of(app).lang]
    name = f"{over}{entry.number}"
    leads = [
        {"word": words[kind], "term": term, "id": terms[term].number if term in terms else 0}
        for kind, targets in (("see", entry.see), ("see_also", entry.see_also))
        for term in targets
    ]
    below = [shown(app, one, terms, f"{name}-") for one in entry.below.values()]
    places = list(locators(app, entry.places))
    return {"id": name, "term": entry.term, "places": places, "leads": leads, "below": below}


def locators(app: Sphinx, places: Sequence[tuple[str, str]]) -> Iterable[dict[str, str]]:
    """A link for each place: the title of its text, and behind it a number for each further one."""
    for docname, group in groupby(dict.fromkeys(places), key=lambda place: place[0]):
        uri = app.builder.get_target_uri(docname)
        for number, (_, place) in enumerate(group, 1):
            title = f"《{app.env.titles[docname].astext()}》"
            words = title if number == 1 else f"（{number}）"
            yield {"href": f"{uri}#{place}" if place else uri, "words": words}
