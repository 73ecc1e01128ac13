"""A sidebar that costs the same on every page, however many pages there are.

The theme copies the whole contents of the book into every page. Here a page shows the parts, its
own neighbours and its own outline; a list that is too long to be shown leads to the page that has
it whole, and there a box narrows it down to what contains some words.

It goes with any project that uses sphinx-book-theme::

    extensions = ["myst_parser", "zhbook.sphinx.navigation"]

The links need no script. With one, the outline opens where one reads, and the box is there.

Open to others: nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.catalogues import ENGLISH, catalogue_for
from zhbook.locale.words import Words
from zhbook.sphinx.navigation.page import outline, sidebar
from zhbook.sphinx.navigation.tree import Contents, contents, plainly
from zhbook.sphinx.site.components import OnPage, shows

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
STATIC = HERE / "static"

#: What the sidebar says, by the language of the project; another language hears English.
WORDS = Words(
    {
        "nav": "Contents",
        "all": "All …",
        "filter": "Filter by words of the title",
        "none": "Nothing of that name",
    }
)


class Navigation:
    """The sidebar of one build. The contents are gathered once, before the first page."""

    def __init__(self) -> None:
        self.contents: Contents | None = None

    def gather(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Take the contents anew when all pages are read."""
        self.contents = contents(env)
        return []

    def shown(self, app: Sphinx, env: BuildEnvironment) -> OnPage:
        """What a page shows of others by its sidebar."""
        book = self.contents
        assert book is not None  # gathered before anybody asks
        return lambda docname: plainly(book.shown(docname))

    def show(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the template of the sidebar what this page shows."""
        if self.contents is None or not is_site(app):
            return
        words = WORDS.of(catalogue_for(app.config.language) or ENGLISH)
        uri: Callable[[str], str] = partial(app.builder.get_relative_uri, pagename)
        own = outline(app.env.tocs.get(pagename))
        lists = self.contents.shown(pagename)
        context["book_navigation"] = sidebar(lists, own, pagename, uri, words)
        context["book_navigation_words"] = words
        context["book_navigation_lists"] = bool(self.contents.groups.get(pagename))


def add_template(app: Sphinx, config: Config) -> None:
    """Let Sphinx find our template before the theme's."""
    config.templates_path = [*config.templates_path, str(TEMPLATES)]


def add_assets(app: Sphinx) -> None:
    """Add our style sheet and script to a site."""
    if is_site(app):
        app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]
        app.add_css_file("navigation.css")
        app.add_js_file("navigation.js", loading_method="defer")


def is_site(app: Sphinx) -> bool:
    """Whether the builder writes pages that have a sidebar; an EPUB has none."""
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name != "epub"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; before the theme, which renders the templates of the sidebar to see if they say
    anything."""
    app.setup_extension("zhbook.sphinx.site.buildinfo")
    navigation = Navigation()
    app.connect("config-inited", add_template)
    app.connect("builder-inited", add_assets)
    app.connect("env-updated", navigation.gather)
    app.connect("html-page-context", navigation.show, priority=400)
    shows(app, navigation.shown)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
