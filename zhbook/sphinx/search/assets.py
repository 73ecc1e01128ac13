"""What the search adds to the pages: its scripts, its page, and nothing of the stock search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from zhbook.sphinx.search.wording import setup_script, words_for

HERE = Path(__file__).parent
STATIC = HERE / "static"
SCRIPTS = "zh-search"
#: Loaded with every page.
ON_EVERY_PAGE = ("arrive.js", "open.js")
#: Loaded as one script when a reader begins to search.
ON_DEMAND = (
    "load.js",
    "fold.js",
    "query.js",
    "postings.js",
    "texts.js",
    "match.js",
    "find.js",
    "suggest.js",
    "results.js",
    "panel.js",
    "dialog.js",
    "page.js",
)
SETUP, PROGRAM = f"_static/{SCRIPTS}/setup.js", f"_static/{SCRIPTS}/search.js"
_COMMENT = re.compile(r"^ *//.*\n", re.M)
#: Scripts of Sphinx that serve its own search alone, as themes name them.
_STOCK = re.compile(
    r'[ \t]*<script[^>]*\bsrc="[^"]*(?:searchindex|searchtools|language_data)\.js[^"]*"[^>]*>'
    r"</script>\n?"
)


def searches(app: Sphinx) -> bool:
    """Whether the builder writes a site that can be searched: a page a file, for a browser."""
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name in {
        "html",
        "dirhtml",
    }


def without_stock_search(html: str) -> str:
    """A piece of a page without the scripts of the stock search, which is not built."""
    return _STOCK.sub("", html)


def program() -> str:
    """The scripts that search, one behind the other. Without lines of comments, which would be a
    fifth of what a first search waits for."""
    scripts = [(HERE / "program" / name).read_text("utf-8") for name in ON_DEMAND]
    return _COMMENT.sub("", "".join(scripts))


def take_over(app: Sphinx) -> None:
    """Switch the stock search off, and add our scripts, style and templates."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    app.builder.search = False
    if not searches(app):
        return
    app.config.html_static_path.append(str(STATIC))
    joined = program()
    version = sha256(joined.encode("utf-8")).hexdigest()[:8]
    setup = setup_script(app.config.language, f"search.js?v={version}")
    for name, written in ((PROGRAM, joined), (SETUP, setup)):
        path = Path(app.outdir) / name
        if not path.exists() or path.read_bytes() != written.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written, "utf-8", newline="\n")
    for name in ("setup.js", *ON_EVERY_PAGE):
        app.add_js_file(f"{SCRIPTS}/{name}", defer="defer")
    app.add_css_file(f"{SCRIPTS}/search.css")


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the words of the search."""
    if searches(app):
        context["zh_search"] = words_for(app.config.language)
        context["without_stock_search"] = without_stock_search


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page with an address for every query: ``search.html?q=…``."""
    if searches(app):
        yield "search", {"title": words_for(app.config.language)["title"]}, "zh-search.html"
