"""What is related over the whole book: passages with the same words, or the same rare terms.

It is found when all pages are read, page by page, of which each keeps what it will show. What a
page was compared with stays known, so that after an edit only what that touches is compared again.
Terms and phrases of many places relate nothing, so the cost grows as the book does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sphinx.environment import BuildEnvironment

from zhbook.sphinx.index.marks import marks_of
from zhbook.sphinx.related.domain import All, Called, Related, RelatedDomain, related_of
from zhbook.sphinx.related.passages import Near, Recurring, compared

#: So many passages are listed for a section.
MOST = 5
#: A term of more texts than this, or of more than half of the texts, is not rare.
RARE = 6


def gather(env: BuildEnvironment) -> All:
    """What is related, over the whole book; page by page, so that little is held at a time."""
    domain = related_of(env)
    by_page: All = {}
    code = str(getattr(env.config, "zhbook_code", "")).encode()
    compared_: dict[str, tuple[bytes, dict[str, list[Related]]]] = {}
    for docname, pairs in Near(domain.passages):
        passages, outline = domain.passages[docname], domain.outlines[docname]
        digest = pairs.digest(passages.packed, outline.packed, code)
        before = domain.compared.get(docname)
        if before is None or before[0] != digest:
            rows = compared(domain.passages, docname, pairs)
            before = (digest, _recurring_in(domain, docname, rows))
        compared_[docname] = before
        if before[1]:
            by_page[docname] = dict(before[1])
    domain.compared = compared_
    rare = _RareTerms(env, domain)
    for docname in rare.keys:
        rare.add(docname, by_page.setdefault(docname, {}))
        if not by_page[docname]:
            del by_page[docname]
    return by_page


def _recurring_in(
    domain: RelatedDomain, docname: str, rows: Iterable[Recurring]
) -> dict[str, list[Related]]:
    """What recurs of a page, by its sections."""
    own, sections = domain.passages[docname].places, domain.outlines[docname].sections
    merged: dict[tuple[str, str, str], list[tuple[float, str, str]]] = {}
    for row in rows:
        target = domain.passages[row.docname].places[row.other]
        pair = (row.share, row.words, row.theirs)
        merged.setdefault((own[row.own], row.docname, target), []).append(pair)
    by_place: dict[str, list[Related]] = {}
    for (place, other, target), pairs in merged.items():
        alike = sum(len(p[1]) * p[0] for p in pairs) / sum(len(p[1]) for p in pairs)
        texts = tuple((p[1], p[2]) for p in pairs)
        one = Related(place, other, target, (), int(100 * alike), texts)
        by_place.setdefault(sections.get(place, ""), []).append(one)
    return {section: sorted(rows_, key=_rank)[:MOST] for section, rows_ in by_place.items()}


def _rank(one: Related) -> tuple[Any, ...]:
    size = sum(len(pair[0]) for pair in one.pairs)
    return (not one.pairs, -size, -one.weight, one.docname, one.target, one.own)


class _RareTerms:
    """The terms of few texts, and where these have them."""

    def __init__(self, env: BuildEnvironment, domain: RelatedDomain) -> None:
        self.known = marks_of(env).known()
        self.domain = domain
        texts: dict[str, dict[str, list[str]]] = {}
        for docname, entries in sorted(env.domains.index_domain.entries.items()):
            if docname in domain.outlines:
                for kind, key, place, _, _ in entries:
                    if kind == "single":
                        texts.setdefault(key, {}).setdefault(docname, []).append(place)
        most = min(RARE, max(2, len(domain.outlines) // 2))
        self.counts = {
            key: sum(map(len, docs.values()))
            for key, docs in texts.items()
            if 1 < len(docs) <= most
        }
        #: For each page its rare terms.
        self.keys: dict[str, list[str]] = {}
        for key in self.counts:
            for docname in texts[key]:
                self.keys.setdefault(docname, []).append(key)
        #: The first place of a text in each of its sections stands for the others.
        self.firsts: dict[str, dict[str, dict[str, str]]] = {key: {} for key in self.counts}
        for docname, keys in self.keys.items():
            sections = domain.outlines[docname].sections
            for key in keys:
                self.firsts[key][docname] = _firsts(sections, texts[key][docname])

    def add(self, docname: str, by_place: dict[str, list[Related]]) -> None:
        """Add to what recurs of a page the passages that have the same rare terms."""
        shared: dict[tuple[str, str, str], dict[str, str]] = {}
        for key in self.keys[docname]:
            own = self.firsts[key][docname]
            for other, theirs in self.firsts[key].items():
                if other != docname:
                    for section, place in own.items():
                        # What recurs comes first: where enough does, no term is asked.
                        if len(by_place.get(section, ())) < MOST:
                            for target in list(theirs.values())[:MOST]:
                                shared.setdefault((section, other, target), {})[key] = place
        added: dict[str, list[Related]] = {}
        for (section, other, target), keys in shared.items():
            if all(
                (row.docname, row.target) != (other, target) for row in by_place.get(section, ())
            ):
                terms = sorted(keys, key=lambda key: (self.counts[key], key))
                names = (self.known[key].shown if key in self.known else key for key in terms)
                weight = sum(1 / self.counts[key] for key in terms)
                one = Related(keys[terms[0]], other, target, tuple(names), weight=weight)
                added.setdefault(section, []).append(one)
        for section, rows in added.items():
            by_place[section] = sorted([*by_place.get(section, ()), *rows], key=_rank)[:MOST]


def _firsts(sections: Mapping[str, str], rows: Iterable[str]) -> dict[str, str]:
    by_place: dict[str, str] = {}
    for place in rows:
        by_place.setdefault(sections.get(place, ""), place)
    return by_place


def shown(env: BuildEnvironment) -> Callable[[str], object]:
    """What a page shows of others by this."""
    by_page, called = related_of(env).related, Called(env)
    titles = {docname: title.astext() for docname, title in env.titles.items()}
    return lambda docname: [
        (section, tuple(one), titles[one.docname], called(one.docname, one.target))
        for section, rows in by_page.get(docname, {}).items()
        for one in rows
    ]
