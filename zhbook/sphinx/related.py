"""相关段落: at the end of each text, passages of other texts that have to do with it.

A passage is related if it recurs nearly word for word, or if it has the same rare terms of the
index. For each section of a text five are listed at most, each with the reason; what recurs can be
opened beside its own words, with the differences marked. All of it carries the class ``added``.

What each page has is noted when it is read; what belongs together is gathered once when all pages
are read. Terms and phrases of many places relate nothing, so the cost grows as the book does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.citedby import article_of
from zhbook.sphinx.editions import edition_of
from zhbook.sphinx.excerpts import is_text
from zhbook.sphinx.folded import folded, folded_title
from zhbook.sphinx.marks import marks_of
from zhbook.sphinx.passages import Passages, differences, passages, recurring
from zhbook.sphinx.record import writes_pages

#: So many passages are listed for a section.
MOST = 5
#: A term of more texts than this, or of more than half of the texts, is not rare.
RARE = 6
#: So many terms are named as the reason.
NAMED = 4
#: So many characters of a heading stand for a place that has no number.
LONGEST = 20

WORDS = {
    "zh-Hans": {
        "title": "相关段落（%s）",
        "terms": "同有",
        "same": "与本文%s文字相同",
        "alike": "与本文%s约有百分之%d相同",
        "beside": "对照",
        "opening": "开头",
    },
    "zh-Hant-TW": {
        "title": "相關段落（%s）",
        "terms": "同有",
        "same": "與本文%s文字相同",
        "alike": "與本文%s約有百分之%d相同",
        "beside": "對照",
        "opening": "開頭",
    },
}


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


def know_related(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Gather once, when all pages are read and none is written."""
    app.config["zhbook_related"] = gather(env) if writes_pages(app) else {}
    return []


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


class RelatedPassages(SphinxPostTransform):
    """Add the list; before references are resolved, so that nothing here is taken for one."""

    default_priority = 7

    def run(self, **kwargs: Any) -> None:
        docname = self.env.docname
        page = self.document.next_node(nodes.section)
        found: dict[str, list[Related]] = self.app.config["zhbook_related"].get(docname, {})
        count = sum(map(len, found.values()))
        if page is None or not count:
            return
        self.words = WORDS[edition_of(self.app).lang]
        title = self.words["title"] % count
        node = folded(classes=["folded", "related", "added"])
        node += folded_title(title, title)
        order = [str(s["ids"][0]) for s in page.findall(nodes.section) if s["ids"]]
        for section in sorted(found, key=lambda s: order.index(s) + 1 if s in order else 0):
            if section:
                node += self.heading(section)
            for one in found[section]:
                node += self.entry(one)
        page += node

    def heading(self, section: str) -> nodes.paragraph:
        """The heading of a section, as a line of its own."""
        titles = (
            s.next_node(nodes.title)
            for s in self.document.findall(nodes.section)
            if section in s["ids"]
        )
        said = next((title.astext() for title in titles if title is not None), section)
        return nodes.paragraph("", said, classes=["related-section"])

    def entry(self, one: Related) -> nodes.Element:
        """A passage, why it is listed, and the words of both where they recur."""
        line = nodes.paragraph(classes=["related-passage"])
        title = self.env.titles[one.docname].astext()
        words = called(self.env, one.docname, one.target) or self.words["opening"]
        line += self.link(one.docname, one.target, f"《{title}》{words}")
        if not one.pairs:
            line += nodes.Text(f"　{self.words['terms']}{'、'.join(one.terms[:NAMED])}")
            return line
        before, _, after = self.words["same" if one.alike == 100 else "alike"].partition("%s")
        own = called(self.env, self.env.docname, one.own) or self.words["opening"]
        line += nodes.Text(f"　{before}")
        line += self.link(self.env.docname, one.own, own)
        line += nodes.Text(after if one.alike == 100 else after % one.alike)
        both = folded(classes=["folded", "related-beside"])
        both += folded_title(self.words["beside"], self.words["beside"])
        for mine, theirs in one.pairs:
            pair = nodes.container(classes=["related-pair"])
            for pieces in differences(mine, theirs):
                side = nodes.paragraph()
                for text, differs in pieces:
                    side += (
                        nodes.inline("", text, classes=["differs"])
                        if differs
                        else (nodes.Text(text))
                    )
                pair += side
            both += pair
        found = nodes.container(classes=["related-entry"])
        found += [line, both]
        return found

    def link(self, docname: str, place: str, words: str) -> nodes.reference:
        """A link to a place."""
        inner = nodes.inline("", words)
        return make_refnode(self.app.builder, self.env.docname, docname, place, inner)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain and the post-transform."""
    app.add_domain(RelatedDomain)
    app.add_config_value("zhbook_related", {}, "", types=frozenset({dict}))
    # After the places of the page are known, and before any page is said to be fresh.
    app.connect("doctree-read", note_passages, priority=600)
    app.connect("env-updated", know_related, priority=110)
    app.add_post_transform(RelatedPassages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
