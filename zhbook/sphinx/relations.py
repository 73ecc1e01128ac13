"""What is related over the whole book: passages with the same rare terms, or the same words.

Each page tells its sentences and its places when it is read; ``gather`` finds what belongs
together when all are read. Terms and phrases of many places relate nothing, so the cost grows as
the book does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from zhbook.sphinx.citedby import article_of
from zhbook.sphinx.excerpts import is_text
from zhbook.sphinx.folded import folded
from zhbook.sphinx.marks import marks_of
from zhbook.sphinx.passages import Passages, passages, recurring

#: So many passages are listed for a section.
MOST = 5
#: A term of more texts than this, or of more than half of the texts, is not rare.
RARE = 6
#: So many characters of a heading stand for a place that has no number.
LONGEST = 20


class Outline(NamedTuple):
    """Of the places of a page: the section below the title, and how one calls it."""

    sections: dict[str, str]
    words: dict[str, str]


class Related(NamedTuple):
    """A passage ``target`` of ``docname`` that has to do with the place ``own``.

    ``terms`` are those of the index that both have, as the reader sees them, the rarest first;
    ``weight`` is how rare they are together. ``alike`` (a percentage) and ``pairs`` tell what
    recurs.
    """

    own: str
    docname: str
    target: str
    terms: tuple[str, ...] = ()
    alike: int = 0
    pairs: tuple[tuple[str, str], ...] = ()
    weight: float = 0.0


#: For each page its sections, in their order, with what is related to them.
All = dict[str, dict[str, list[Related]]]


class RelatedDomain(Domain):
    """What is needed of each page to find related passages."""

    name = "zhrelated"
    label = "Related passages"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"passages": {}, "outlines": {}}

    @property
    def passages(self) -> dict[str, Passages]:
        """The sentences of each text."""
        found: dict[str, Passages] = self.data["passages"]
        return found

    @property
    def outlines(self) -> dict[str, Outline]:
        """The places of each text."""
        found: dict[str, Outline] = self.data["outlines"]
        return found

    def clear_doc(self, docname: str) -> None:
        self.passages.pop(docname, None)
        self.outlines.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            for table in ("passages", "outlines"):
                if docname in otherdata[table]:
                    self.data[table][docname] = otherdata[table][docname]

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing of the domain can be referred to."""
        return []


def related_of(env: BuildEnvironment) -> RelatedDomain:
    """The domain of ``env``."""
    domain = env.get_domain(RelatedDomain.name)
    assert isinstance(domain, RelatedDomain)
    return domain


def note_passages(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the sentences of a text, and where its places are."""
    env, docname = app.env, app.env.docname
    page = doctree.next_node(nodes.section)
    if page is None or not is_text(env, docname):
        return
    sections: dict[str, str] = {}
    words: dict[str, str] = {}
    rows: list[tuple[str, str]] = []
    articles: dict[str, str] = {}
    for section, heading, node in places(page):
        name = str(node["ids"][0])
        sections[name] = section
        if isinstance(node, nodes.paragraph):
            rows.append((name, node.astext()))
            if "article" in node["classes"]:
                articles[name] = node.astext().partition("\u3000")[0]
        words[name] = articles.get(article_of(name)) or heading[:LONGEST]
    domain = related_of(env)
    domain.passages[docname] = passages(rows)
    domain.outlines[docname] = Outline(sections, words)


def places(page: nodes.section) -> Iterator[tuple[str, str, nodes.Element]]:
    """The headings, paragraphs and items of a text, each with its section and the heading above."""

    def walk(parent: nodes.Element, section: str, heading: str) -> Iterator[Any]:
        for node in parent.children:
            if isinstance(node, folded) or not isinstance(node, nodes.Element):
                continue
            below, title = section, heading
            if isinstance(node, nodes.section) and node["ids"]:
                first = node.next_node(nodes.title)
                title = first.astext() if first is not None else heading
                below = section or str(node["ids"][0])
            if node.get("ids"):
                yield below, title, node
            yield from walk(node, below, title)

    yield from walk(page, "", "")


def gather(env: BuildEnvironment) -> All:
    """What is related, over the whole book."""
    domain = related_of(env)
    found: All = {}
    for docname, rows in recurring(domain.passages).items():
        own, sections = domain.passages[docname], domain.outlines[docname].sections
        merged: dict[tuple[str, str, str], list[tuple[float, str, str]]] = {}
        for row in rows:
            other = domain.passages[row.docname]
            key = (own.places[row.own], row.docname, other.places[row.other])
            pair = (row.share, row.words, row.theirs)
            merged.setdefault(key, []).append(pair)
        for (place, other_doc, target), pairs in merged.items():
            alike = sum(len(p[1]) * p[0] for p in pairs) / sum(len(p[1]) for p in pairs)
            texts = tuple((p[1], p[2]) for p in pairs)
            one = Related(place, other_doc, target, (), int(100 * alike), texts)
            _section(found, docname, sections.get(place, "")).append(one)
    _gather_terms(env, domain, found)
    for listed in found.values():
        for section, rows_ in listed.items():
            listed[section] = sorted(rows_, key=_rank)[:MOST]
    return found


def _section(found: All, docname: str, section: str) -> list[Related]:
    return found.setdefault(docname, {}).setdefault(section, [])


def _rank(one: Related) -> tuple[Any, ...]:
    size = sum(len(pair[0]) for pair in one.pairs)
    return (not one.pairs, -size, -one.weight, one.docname, one.target, one.own)


def _gather_terms(env: BuildEnvironment, domain: RelatedDomain, found: All) -> None:
    """Add passages that have the same rare terms as a section."""
    known = marks_of(env).known()
    texts: dict[str, dict[str, list[str]]] = {}
    for docname, entries in sorted(env.domains.index_domain.entries.items()):
        if docname in domain.outlines:
            for kind, key, place, _, _ in entries:
                if kind == "single":
                    texts.setdefault(key, {}).setdefault(docname, []).append(place)
    most = min(RARE, max(2, len(domain.outlines) // 2))
    counts = {key: sum(map(len, docs.values())) for key, docs in texts.items()}
    shared: dict[tuple[str, str, str, str], dict[str, str]] = {}
    for key, docs in texts.items():
        if not 1 < len(docs) <= most:
            continue
        # The first place of a text in each of its sections stands for the others.
        firsts = {
            docname: _firsts(domain.outlines[docname].sections, rows)
            for docname, rows in docs.items()
        }
        for docname, own in firsts.items():
            for other, theirs in firsts.items():
                if other != docname:
                    for section, place in own.items():
                        for target in list(theirs.values())[:MOST]:
                            at = (docname, section, other, target)
                            shared.setdefault(at, {})[key] = place
    for (docname, section, other, target), keys in shared.items():
        rows = _section(found, docname, section)
        if all((row.docname, row.target) != (other, target) for row in rows):
            terms = sorted(keys, key=lambda key: (counts[key], key))
            names = tuple(known[key].shown if key in known else key for key in terms)
            weight = sum(1 / counts[key] for key in terms)
            rows.append(Related(keys[terms[0]], other, target, names, weight=weight))


def _firsts(sections: Mapping[str, str], rows: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for place in rows:
        found.setdefault(sections.get(place, ""), place)
    return found


def shown(env: BuildEnvironment, found: All, docname: str) -> list[object]:
    """What a page shows of others by this: if it changes, the page must be written anew."""
    return [
        (section, one, env.titles[one.docname].astext(), called(env, one.docname, one.target))
        for section, rows in found.get(docname, {}).items()
        for one in rows
    ]


def called(env: BuildEnvironment, docname: str, place: str) -> str:
    """How one calls a place; nothing for the beginning of a text."""
    mark = marks_of(env).places.get(docname, {}).get(place)
    outline = related_of(env).outlines.get(docname)
    return (mark.words if mark else "") or (outline.words.get(place, "") if outline else "")
