"""The index (索引) of a Chinese book, in place of Sphinx's own.

::

    extensions = ["zhbook.sphinx.genindex"]
    zh_index_order = "auto"   # pinyin strokes zhuyin; auto: pinyin, and strokes where Traditional

is all that a project needs: its ``index`` entries are sorted as Chinese readers look for them,
and each says in which text and where it leads. What more the directives of ``marks`` say of
places and terms is shown as well. The page is whole without a script; with one, a box narrows it
while one types: characters of either script, or the initials of the pinyin (zfgz, 政法工作).

``_index/terms.js`` has all terms for scripts, as a table of rows (see ``indexpages.ROW``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import ENUM
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from zhbook.characters import printable
from zhbook.sphinx.index.collation import Order
from zhbook.sphinx.index.marks import marks_of
from zhbook.sphinx.index.shown import (
    PAGE,
    TEMPLATE,
    TERMS,
    IndexPages,
    forms_of,
    index_of,
    order_of,
    readings_of,
    terms_of,
    words_of,
)

#: What other builders make their index of.
__all__ = ["IndexPages", "index_of", "order_of", "words_of"]

logger = logging.getLogger(__name__)

HERE = Path(__file__).parent
#: Above so many entries each group has a page of its own.
MOST = 2_000


def note_places(app: Sphinx, doctree: nodes.document) -> None:
    """Call the places of Sphinx's own entries by the headings above them."""
    opening = words_of(app)["opening"]
    domain = marks_of(app.env)
    docname = app.env.docname
    targets = [entry[2] for entry in app.env.domains.index_domain.entries.get(docname, ())]
    if not targets:
        return
    wanted = set(targets) - domain.places.get(docname, {}).keys() - {""}
    if not wanted:
        return
    for node in doctree.findall(nodes.Element):
        for name in wanted.intersection(node.get("ids", ())):
            words = heading_above(node)
            domain.note(docname, name, words or ("" if is_title(node) else opening))


def is_title(node: nodes.Node) -> bool:
    """Whether a node is the page as a whole."""
    return isinstance(node, nodes.section) and not isinstance(node.parent, nodes.section)


def heading_above(node: nodes.Node | None) -> str:
    """The words of the nearest heading, but for the page's title, which is named anyway."""
    while node is not None:
        if isinstance(node, nodes.section) and isinstance(node.parent, nodes.section):
            heading = node.next_node(nodes.title)
            return heading.astext() if heading is not None else ""
        node = node.parent
    return ""


def makes_index(app: Sphinx) -> bool:
    """Whether the index is a page of ours. Serialised pages (json) and the helps of other programs
    keep Sphinx's own, which has the form that their readers expect."""
    return app.builder.name in {"html", "dirhtml", "singlehtml"} and app.config.html_use_index


def know_readings(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Look up how new terms are read, and written in the other script, before Sphinx saves what it
    knows: later it is forgotten."""
    of_html = makes_index(app)
    if of_html or app.builder.format == "latex":
        index = terms_of(app)
        readings_of(app, index)
        if of_html:
            forms_of(app, index)
    return []


def make_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the index and its table for scripts; tell what is wrong with its references."""
    if not makes_index(app):
        return
    index = IndexPages(app)
    for mistake in index.index.mistakes:
        logger.warning("%s", printable(mistake), type="zhbook", subtype="index")
    write_terms(app, index.terms())
    written = {f"{PAGE}.html"}
    for name, context, template in index.pages():
        written.add(f"{name}.html")
        yield name, context, template
    for path in Path(app.outdir).glob(f"{PAGE}_*.html"):
        if path.name not in written:
            path.unlink()


def write_terms(app: Sphinx, rows: Sequence[Sequence[object]]) -> None:
    """Write the table, if it is not there already as it should be."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path = Path(app.outdir) / TERMS
    content = f"window.zhbookTerms=[\n{lines}\n];\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != content.encode():
        path.write_text(content, "utf-8")


def dress_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """The style and the script of the index, on its pages alone."""
    if templatename == TEMPLATE:
        app.add_css_file("zhindex.css")
        app.add_js_file("zhindex.js", defer="defer")


def take_over(app: Sphinx) -> None:
    """Keep Sphinx from making its own index; the link to it in a theme stays."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    if makes_index(app) or app.builder.name == "epub":
        app.builder.use_index = False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Load the directives, and take the place of Sphinx's index."""
    app.setup_extension("zhbook.sphinx.site.buildinfo")
    app.setup_extension("zhbook.sphinx.index.marks")
    orders = ENUM("auto", *(order.value for order in Order))
    app.add_config_value("zh_index_order", "auto", "html", types=orders)
    app.add_config_value("zh_index_split", MOST, "html", types=frozenset({int}))
    app.config.templates_path.append(str(HERE / "templates"))
    app.config.html_static_path.append(str(HERE / "static"))
    app.connect("doctree-read", note_places)
    app.connect("builder-inited", take_over)
    app.connect("env-updated", know_readings)
    app.connect("html-collect-pages", make_pages)
    app.connect("html-page-context", dress_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
