"""Which terms stand where: two directives, and the domain that remembers what they say.

::

    ```{index-marks}
    s3-2-p1 | 三（二） | 政法工作, !平安建设; 平安校园
    ```

says of the place ``s3-2-p1`` of the page how one calls it, and the entries that lead there: a
sub-entry stands behind ``;``, and ``!`` marks the main place of a term, as in Sphinx's own
``index``. The entries are Sphinx's, so that every builder has them.

::

    ```{index-terms}
    刑法 | 《刑法》 | 文献 | xing2 fa3 | 1979年通过 | 民法典
    中华人民共和国刑法 | 中华人民共和国刑法 | 见 | | | 刑法
    ```

says of terms, by their keys, what the reader sees, their kind, reading and gloss, and what to see
also; a row of the kind 见 leads to other terms. Keys are Simplified in both scripts. A project
that has no such directive has an index too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Directive

logger = logging.getLogger(__name__)

#: The kind of a row that only leads to others.
SEE = "见"
_FIELDS = 6


class Called(NamedTuple):
    """A place of a page as an index calls it; ``order`` counts the places from above."""

    order: int
    words: str


class TermInfo(NamedTuple):
    """What is known of a term, by its key. ``refers`` are keys: 见 for the kind SEE, else 参见."""

    key: str
    shown: str
    kind: str = ""
    reading: str = ""
    gloss: str = ""
    refers: tuple[str, ...] = ()


class MarksDomain(Domain):
    """How the places of the index are called, and what is known of its terms."""

    name = "zhindex"
    label = "Chinese index"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"places": {}, "terms": {}}

    @property
    def places(self) -> dict[str, dict[str, Called]]:
        """The places of each page, by their ids."""
        places: dict[str, dict[str, Called]] = self.data["places"]
        return places

    @property
    def terms(self) -> dict[str, tuple[TermInfo, ...]]:
        """The rows of each page that has some."""
        terms: dict[str, tuple[TermInfo, ...]] = self.data["terms"]
        return terms

    def known(self) -> dict[str, TermInfo]:
        """The terms of all pages by their keys, without those that only lead to others."""
        rows = (row for docname in sorted(self.terms) for row in self.terms[docname])
        return {row.key: row for row in rows if row.kind != SEE}

    def note(self, docname: str, place: str, words: str) -> None:
        """Record how a place of a page is called; the first words hold."""
        places = self.places.setdefault(docname, {})
        places.setdefault(place, Called(len(places), words))

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Nothing of the domain can be referred to."""
        return []

    def clear_doc(self, docname: str) -> None:
        self.places.pop(docname, None)
        self.terms.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            for table in ("places", "terms"):
                if docname in otherdata[table]:
                    self.data[table][docname] = otherdata[table][docname]


def marks_of(env: BuildEnvironment) -> MarksDomain:
    """The domain of ``env``."""
    domain = env.get_domain(MarksDomain.name)
    assert isinstance(domain, MarksDomain)
    return domain


class _Rows(SphinxDirective):
    """A directive whose content is a table, its fields parted by ``|``."""

    has_content = True

    def rows(self, fields: int) -> Iterable[list[str]]:
        """The rows; what has not so many fields is warned of and left out."""
        for number, line in enumerate(self.content):
            row = [field.strip() for field in line.split("|")]
            if not line.strip():
                continue
            if len(row) == fields and row[0]:
                yield row
            else:
                place = (self.env.docname, self.content_offset + number + 1)
                message = "%s: not of %d fields with | between: %r"
                logger.warning(message, self.name, fields, line, location=place, type="zhbook")


class IndexMarks(_Rows):
    """``index-marks``: the entries of the block that follows, or of the heading above."""

    def run(self) -> list[nodes.Node]:
        marks: list[nodes.Node] = []
        for place, words, keys in self.rows(3):
            marks_of(self.env).note(self.env.docname, place, words)
            node = addnodes.index(inline=False, place=place)
            node["entries"] = [
                ("single", key.removeprefix("!"), place, "main" if key[0] == "!" else "", None)
                for key in split(keys)
            ]
            self.set_source_info(node)
            marks.append(node)
        return marks


class IndexTerms(_Rows):
    """``index-terms``: what is known of the terms of the index."""

    def run(self) -> list[nodes.Node]:
        rows = [
            TermInfo(key, shown or key.rpartition("; ")[2], kind, reading, gloss, split(refers))
            for key, shown, kind, reading, gloss, refers in self.rows(_FIELDS)
        ]
        terms = marks_of(self.env).terms
        terms[self.env.docname] = (*terms.get(self.env.docname, ()), *rows)
        node = addnodes.index(inline=False)
        node["entries"] = [
            ("see" if row.kind == SEE else "seealso", f"{row.key}; {other}", "", "", None)
            for row in rows
            for other in row.refers
            if row.kind == SEE or ";" not in row.key
        ]
        self.set_source_info(node)
        return [node]


def split(words: str) -> tuple[str, ...]:
    """The keys of a list: ``a, b; c`` are two."""
    return tuple(key.strip() for key in words.split(",") if key.strip(" !"))


class EntriesAtTheirPlaces(SphinxTransform):
    """Move each entry to the beginning of its place, so that it stands on the page of its words.

    After ids are settled (anchors, 270) and articles have their numbers set apart (275).
    """

    default_priority = 276

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(addnodes.index)):
            place = node.get("place")
            if place is None:
                continue
            target = self.document.ids.get(place)
            if target is None:
                logger.warning("no place %r on the page", place, location=node, type="zhbook")
                node.parent.remove(node)
                continue
            node.parent.remove(node)
            target.insert(1 if isinstance(target, nodes.section) else 0, node)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, the domain and the transform."""
    app.add_domain(MarksDomain)
    app.add_directive(Directive.INDEX_MARKS, IndexMarks)
    app.add_directive(Directive.INDEX_TERMS, IndexTerms)
    app.add_transform(EntriesAtTheirPlaces)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
