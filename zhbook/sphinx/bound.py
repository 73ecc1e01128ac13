"""What belongs in a bound book, PDF or EPUB, and in which order.

The texts and their parts do, and the list of cited works. A page written by hand belongs in the
book when its front matter says where it stands: ``print: front`` before the texts, ``print: back``
behind them. A page without ``print`` is a page of the site alone, and so is, on a page of the
book, what carries the class ``site-only``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Field, PageKind
from zhbook.sphinx.site.editions import front_matter

#: Where a page written by hand may stand.
FRONT, BACK = "front", "back"
#: Builders that bind the whole book in one file.
BINDERS = frozenset({"latex", "epub"})
#: The folder of the pages that are written by hand.
BY_HAND = "pages"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book; ``depth`` counts the parts around it, ``kind`` tells what it is.

    ``kind`` is ``front``, ``part``, ``text``, ``cited`` or ``back``. ``letter`` is the heading of a
    page of the cited works that stands below the first of these: together they are one chapter.
    """

    docname: str
    kind: str
    depth: int = 0
    letter: str = ""


def place_in_book(page: Path) -> str:
    """Where a page written by hand stands: ``front``, ``back`` or nothing.

    ``print: front`` is accepted, ``print: yes`` is not: it says no place.
    """
    place = front_matter(page).get(Field.PRINT)
    if place in (None, FRONT, BACK):
        return place or ""
    raise ExtensionError(f"{page}: print is {place!r}, not one of {FRONT}, {BACK}")


def site_pages(srcdir: Path) -> list[str]:
    """Patterns for the pages that are no pages of the book: by hand, and the 编年目录.

    A table of seven columns that can be sorted is of use on a screen alone.

    Without the suffix: Sphinx looks for a page that it has not read as ``pages/a.rst``.
    """
    by_hand = [p for p in sorted((srcdir / BY_HAND).rglob("*.md")) if not place_in_book(p)]
    tables = [
        p
        for p in sorted(srcdir.glob("*.md"))
        if front_matter(p).get(Field.KIND) == PageKind.CHRONICLE
    ]
    return [page.relative_to(srcdir).with_suffix(".*").as_posix() for page in by_hand + tables]


def leave_out(app: Sphinx) -> None:
    """Let a builder that binds neither read nor miss the pages of the site alone."""
    config = app.config
    # Known once: to ask the front matter of every page, page by page, would be quadratic.
    config.zhbook_site_pages = site_pages(Path(app.srcdir))
    config.exclude_patterns = [*config.exclude_patterns, *config.zhbook_site_pages]
    config.suppress_warnings = [*config.suppress_warnings, "toc.excluded"]


def leaves(env: BuildEnvironment) -> list[Leaf]:
    """The pages of the book in the order in which they are bound."""
    front: list[Leaf] = []
    middle: list[Leaf] = []
    works: list[Leaf] = []
    back: list[Leaf] = []
    for docname, depth in below(env, env.config.root_doc, 0, set()):
        matter = env.metadata.get(docname, {})
        kind = matter.get(Field.KIND)
        if kind == PageKind.PART:
            middle.append(Leaf(docname, "part", depth))
        elif kind == PageKind.CITED:
            works.append(Leaf(docname, "cited", letter=str(matter.get(Field.LETTER, ""))))
        elif docname.startswith(BY_HAND + "/"):
            at_front = matter.get(Field.PRINT) == FRONT
            (front if at_front else back).append(Leaf(docname, FRONT if at_front else BACK))
        else:
            middle.append(Leaf(docname, "text", depth))
    return [*front, *middle, *works, *back]


def below(
    env: BuildEnvironment, docname: str, depth: int, seen: set[str]
) -> Iterator[tuple[str, int]]:
    """The pages under a page, each once, in the order of the toctrees."""
    for child in env.toctree_includes.get(docname, ()):
        if child in seen or child not in env.all_docs:
            continue
        seen.add(child)
        yield child, depth
        yield from below(env, child, depth + 1, seen)


class SiteOnly(SphinxPostTransform):
    """Take out of a book what only a site has a use for, and the other way round."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        unwanted = "site-only" if self.app.builder.name in BINDERS else "book-only"
        for node in list(self.document.findall(nodes.Element)):
            if unwanted in node["classes"] and node.parent is not None:
                node.parent.remove(node)


class LinksOutOfTheBook(SphinxPostTransform):
    """In a book let a link to a page of the site alone be plain words.

    Runs before MyST looks for the page (9), which it would not find.
    """

    default_priority = 7

    def run(self, **kwargs: object) -> None:
        if self.app.builder.name not in BINDERS:
            return
        unbound = {pattern.removesuffix(".*") for pattern in self.config.zhbook_site_pages}
        for link in list(self.document.findall(addnodes.pending_xref)):
            if link.get("refdomain") == "doc" and link.get("reftarget") in unbound:
                link.replace_self(link.children)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the post-transforms."""
    app.add_config_value("zhbook_site_pages", [], "", types=frozenset({list}))
    app.add_post_transform(SiteOnly)
    app.add_post_transform(LinksOutOfTheBook)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
