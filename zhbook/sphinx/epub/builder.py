"""The book to carry: ``book.epub``, for the same pages and in the same order as in print.

Sphinx's builder writes the pages, in a theme of their own without any script; what a reading
system wants to know of them is written by :mod:`zhbook.sphinx.epub.package`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.bound import Leaf, leave_out, leaves
from zhbook.sphinx.epub.index import index_page
from zhbook.sphinx.epub.package import Chapter, package
from zhbook.sphinx.latex.matter import date_of, edition_name, facts, words_of
from zhbook.sphinx.site.editions import edition_of

BOOK = "book.epub"
THEME = Path(__file__).parent / "theme"
STYLE = "_static/book.css"
#: Levels of the contents below a text.
DEEPEST = 2


class CarriedBuilder(Epub3Builder):
    """Sphinx's builder with the order of the book, and nothing of the site on its pages."""

    def init(self) -> None:
        config, edition = self.config, edition_of(self.app)
        leave_out(self.app)
        config.templates_path = []
        config.html_static_path = []
        config.html_js_files = []
        config.epub_css_files = []
        config.epub_theme = "zhbook_epub"
        config.epub_theme_options = {}
        config.epub_language = edition.lang
        config.epub_show_urls = "no"
        config.epub_use_index = False
        # Sphinx warns where these are empty; the package document says only what is known.
        for unsaid in ("author", "publisher", "copyright", "title"):
            config[f"epub_{unsaid}"] = config[f"epub_{unsaid}"] or edition.title
        config.version = config.version or "1"
        super().init()

    def get_outdated_docs(self) -> Iterator[str]:
        """All pages: what a page shows of others may have changed though it has not."""
        return iter(sorted(self.env.found_docs))

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        if pagename == self.config.root_doc:
            edition, words = edition_of(self.app), words_of(self.app)
            editor = words["editor"] + edition.editor if edition.editor else ""
            lines = (edition.description, editor, edition_name(edition), date_of(edition))
            addctx = {**addctx, "lines": [line for line in lines if line]}
            templatename = "titlepage.html"
        super().handle_page(
            pagename, addctx, templatename, outfilename=outfilename, event_arg=event_arg
        )

    def handle_finish(self) -> None:
        """Write index and last page, and bind all pages."""
        words = words_of(self.app)
        root = self.config.root_doc
        chapters = [Chapter(root + self.out_suffix, words["titlepage"])]
        chapters += [self.chapter(leaf) for leaf in leaves(self.env)]
        index = index_page(self.app)
        if index:
            self.handle_page("genindex", {"index": index}, "genindex.html")
            chapters.append(Chapter("genindex" + self.out_suffix, index["title"]))
        context = {"heading": words["colophon"], "facts": facts(self.app)}
        self.handle_page("colophon", context, "colophon.html")
        chapters.append(Chapter("colophon" + self.out_suffix, words["colophon"]))
        images = [f"{self.imagedir}/{name}" for name in sorted(self.images.values())]
        package(Path(self.outdir), BOOK, edition_of(self.app), chapters, [STYLE, *images])

    def chapter(self, leaf: Leaf) -> Chapter:
        """A page in the contents, with the headings of its first levels."""
        file = leaf.docname + self.out_suffix
        title = leaf.letter or self.env.titles[leaf.docname].astext()
        toc = self.env.tocs[leaf.docname]
        below = []
        if leaf.kind == "text" and isinstance(toc, nodes.Element):
            top = toc.next_node(nodes.bullet_list)
            below = self.headings(file, top, 1) if top is not None else []
        # The letters of the cited works stand below the page that leads to them.
        depth, holds = leaf.depth + bool(leaf.letter), leaf.kind in ("part", "cited")
        return Chapter(file, title, depth, holds and not leaf.letter, below)

    def headings(self, file: str, listed: nodes.Element, level: int) -> list[Chapter]:
        """The entries of a bullet list of contents, as deep as DEEPEST."""
        entries = []
        for item in listed.children:
            reference = item.next_node(nodes.reference) if isinstance(item, nodes.Element) else None
            if reference is None:
                continue
            below = next((c for c in item.children if isinstance(c, nodes.bullet_list)), None)
            under = self.headings(file, below, level + 1) if below and level < DEEPEST else []
            to = file + str(reference.get("anchorname", ""))
            entries.append(Chapter(to, reference.astext(), level, False, under))
        return entries


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Say under an added title that it is one; on the site the style sheet says so."""
    if app.builder.name != "epub" or not context.get("title_added"):
        return
    note = words_of(app)["title_added"]
    context["body"] = context["body"].replace(
        "</h1>", f'</h1>\n<p class="title-note">{note}</p>', 1
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's builder."""
    app.add_html_theme("zhbook_epub", str(THEME))
    app.add_builder(CarriedBuilder, override=True)
    app.connect("html-page-context", tell_page, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
