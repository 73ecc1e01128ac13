"""The words of Sphinx and of its theme in the script of the edition.

The theme's own catalogues have holes, and where ``zh_TW`` has one it falls through to a
Simplified catalogue. The catalogues beside this file come first in the chain. They are
compiled when they are loaded, so that no ``.mo`` can be older than its ``.po``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import locale, package_dir
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.locale.catalogues import compile_catalogue
from zhbook.locale.words import Words
from zhbook.sphinx.site.editions import edition_of

HERE = Path(__file__).parent

#: What the templates and scripts of this project say themselves.
WORDS = Words(
    {
        "switch": "The other script",
        "switch_title": "Switch to the other script",
        "in_items": "In items",
        "shown": "Display",
        "in_items_title": "In items: “first”, “second” in the text each on a line of its own",
        "contents": "On this page",
        "toggle_outline": "Show or hide the contents of the book",
        "toggle_contents": "Show or hide the contents of this page",
        "home": "Front page",
        "editor": "Editor: ",
        "cite": "Cite this place",
        "cite_place": "Source",
        "cite_standard": "Reference (GB/T 7714)",
        "cite_link": "Link",
        "copied": "Copied",
        "not_copied": "It cannot be copied; please select it by hand",
        "cited_same": "The same as when it was cited",
        "cited_changed": "Changed since it was cited",
        "close": "Close",
        "original": "Original",
        "original_title": (
            "See the characters of the original: click a sentence, or select some words"
        ),
        "jump": "Go to",
        "jump_title": "Go to an article or a place",
        "jump_example": "criminal law 234, Article 234, s3-2",
        "jump_none": "There is no such place",
        "download": "Download",
        "print": "PDF (to be printed)",
        "carry": "EPUB (for phones and readers)",
        "book_json": "JSON (for programs)",
        "take": "Take this text away",
        "take_txt": "Original (.txt)",
        "take_outline": "Outline (JSON)",
        "take_docx": "Word (.docx)",
        "fidelity": "Checked to the character",
        "missing": "This page was not found",
        "missing_text": "It may have another name now, or be in this book no more.",
        "missing_here": "Look into the folder of the page",
        "missing_up": "Look into the folder above",
    }
)


def install_catalogue(app: Sphinx) -> None:
    """Put our words before those of Sphinx and before those the theme will add."""
    language = app.config.language
    for name in ("sphinx", "booktheme"):
        own = compile_catalogue(HERE / "locale" / f"{language}.po")
        locale.translators["general", name] = own
    builtin = [None, package_dir / "locale"]
    app.translator, _ = locale.init(builtin, language)


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates our own words."""
    context["words"] = WORDS.of(edition_of(app).language)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Install the catalogue before the theme is loaded."""
    install_catalogue(app)
    app.connect("html-page-context", tell_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
