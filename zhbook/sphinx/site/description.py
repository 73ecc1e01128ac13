"""What a page says of itself to others, and the page that stands in for a missing one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Class, Field
from zhbook.places import LEVELS, MAINLAND
from zhbook.sphinx.folded import folded
from zhbook.sphinx.site.components import writes
from zhbook.sphinx.site.editions import Edition, edition_of
from zhbook.sphinx.site.output import writes_pages
from zhbook.titles import in_marks

#: How many characters of the text a description shows.
DESCRIPTION = 120

#: The names of levels that differ in Traditional script.
_TRADITIONAL = str.maketrans("项节", "項節")

#: The page for a missing page, and its template.
MISSING = "404.html"
#: Paragraphs that say nothing of what a text is about.
AROUND = frozenset(
    {Class.SALUTATION, Class.SIGNATURE, Class.NOTE, Class.NOTICE}
    | {Class.CONTENTS_ENTRY, Class.ABOUT, Class.FIELD}
)


def describe(doctree: nodes.document) -> str:
    """The first words of the text itself.

    A speech that opens 同志们： is described by what follows; folded matter is not taken, and
    neither is a paragraph in another language (class ``language-en``).
    """
    words = ""
    for paragraph in doctree.findall(nodes.paragraph):
        classes = paragraph["classes"]
        foreign = any(name.startswith("language-") for name in classes)
        if foreign or AROUND.intersection(classes) or within_fold(paragraph):
            continue
        # After a run-in heading the paragraph begins with the heading's full stop.
        words += " ".join(paragraph.astext().split()).lstrip("。")
        if len(words) > DESCRIPTION:
            return words[: DESCRIPTION - 1] + "…"
    return words


def within_fold(node: nodes.Node) -> bool:
    """Whether a node stands in folded matter."""
    while node is not None:
        if isinstance(node, folded):
            return True
        node = node.parent
    return False


def open_graph(
    edition: Edition, title: str, description: str, front: bool, address: str
) -> Iterator[tuple[str, str]]:
    """The properties of a page; ``og:url`` only when its address is known."""
    yield "og:type", "book" if front else "article"
    yield "og:title", title
    yield "og:site_name", edition.title
    yield "og:locale", edition.language
    if edition.other:
        yield "og:locale:alternate", "zh_TW" if edition.language == "zh_CN" else "zh_CN"
    if description:
        yield "og:description", description
    if address:
        yield "og:url", address


def levels(matter: Mapping[str, Any], language: str) -> str:
    """How the levels below an article are called on a page, for scripts: ``款 项 目``.

    On a Traditional page of a text that counts as Taiwan does it is ``項 款 目``.
    """
    names = " ".join(LEVELS.get(str(matter.get(Field.JURISDICTION)), LEVELS[MAINLAND]))
    return names if language == "zh_CN" else names.translate(_TRADITIONAL)


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the description, the title in its marks and the OpenGraph properties."""
    edition = edition_of(app)
    front = pagename == app.config.root_doc
    known = app.env.titles.get(pagename)
    title = known.astext() if known is not None else str(context.get("title") or edition.title)
    matter = app.env.metadata.get(pagename, {})
    description = str(matter.get(Field.BOOK_DESCRIPTION) or "")
    if not description and doctree is not None:
        description = describe(doctree)
    context["description"] = description
    context["cited_title"] = in_marks(title)
    context["levels"] = levels(matter, edition.language)
    context["page_kind"] = str(matter.get(Field.KIND, ""))
    context["title_added"] = str(matter.get(Field.TITLE_ADDED, "")).lower() == "true"
    context["open_graph"] = list(
        open_graph(edition, title, description, front, context.get("pageurl") or "")
    )


def missing_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page a web server shows for an address that leads nowhere.

    It is shown at any depth. With ``ZHBOOK_BASEURL`` its links start from there. Without, the
    depth cannot be known: it needs no other file, and offers the contents of the folder that
    was asked for and of the one above.
    """
    if writes_pages(app):
        yield "404", {}, MISSING


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("html-page-context", tell_page)
    app.connect("html-collect-pages", missing_page)
    writes(app, lambda app: [MISSING])
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
