"""Which edition of the book is built, and where the other one lies.

The front matter of ``index.md`` in the source folder says it, so that the two editions are
built with one ``conf.py`` and no flag::

    lang: "zh-Hant-TW"
    book-title: "政法工作文集"
    book-editor: "某某"
    book-edition: "第二版"
    book-date: "2024年3月"
    book-issued: "2024-03"
    editions: "zh-hans zh-hant"

The Traditional edition lies in ``zh-hant/`` inside the Simplified one and has the same pages.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from zhbook.characters import printable
from zhbook.pageformat import EDITIONS, SIMPLIFIED, TRADITIONAL, Field

#: The folder of an edition and the language in which Sphinx speaks, by the ``lang`` of HTML.
LANGUAGES: Final = {
    EDITIONS[SIMPLIFIED]: (SIMPLIFIED, "zh_CN"),
    EDITIONS[TRADITIONAL]: (TRADITIONAL, "zh_TW"),
}


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition that is built. ``folders`` are the editions that exist, this one included."""

    lang: str
    title: str = ""
    editor: str = ""
    description: str = ""
    version: str = ""
    date: str = ""  # in the editors' words
    issued: str = ""  # the same in ISO 8601; empty where their words tell no date
    folders: tuple[str, ...] = ()
    base: str = ""  # of the whole site, ends in "/"; empty when not known

    @property
    def folder(self) -> str:
        """``zh-hans`` or ``zh-hant``."""
        return LANGUAGES[self.lang][0]

    @property
    def language(self) -> str:
        """The language as Sphinx names it."""
        return LANGUAGES[self.lang][1]

    @property
    def other(self) -> str:
        """The ``lang`` of the other edition, or nothing when there is only this one."""
        others = [lang for lang, (folder, _) in LANGUAGES.items() if folder != self.folder]
        return others[0] if LANGUAGES[others[0]][0] in self.folders else ""

    @property
    def baseurl(self) -> str:
        """Where this edition will be published, or nothing."""
        return self.address(self.lang, "") if self.base else ""

    def address(self, lang: str, uri: str) -> str:
        """The absolute address of page ``uri`` in edition ``lang``; needs ``base``."""
        return self.base + (f"{TRADITIONAL}/" if LANGUAGES[lang][0] == TRADITIONAL else "") + uri

    def beside(self, uri: str) -> str:
        """The way from page ``uri`` of this edition to the same page of the other one.

        ``part/a.html`` gives ``../zh-hant/part/a.html``, and in the Traditional edition
        ``../../part/a.html``; no address begins with ``/``, so that any URL prefix will do.
        """
        up = "../" * uri.count("/")
        return up + ("../" if self.folder == TRADITIONAL else f"{TRADITIONAL}/") + uri


def front_matter(page: Path) -> dict[str, Any]:
    """The front matter of a page; a page without any, or that is not there, has none.

    Accepts ``---`` on the first line, YAML, ``---``. A list or a bare word between the lines
    is not front matter.
    """
    try:
        text = page.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    lines = text.splitlines()
    if not lines or lines[0] != "---" or "---" not in lines[1:]:
        return {}
    try:
        matter = yaml.safe_load("\n".join(lines[1 : lines.index("---", 1)]))
    except yaml.YAMLError as error:
        raise ExtensionError(printable(f"{page}: the front matter is not YAML: {error}")) from error
    return matter if isinstance(matter, dict) else {}


def site_base(value: str) -> str:
    """The address of the site with one ``/`` at its end.

    ``https://example.org/book`` is accepted, ``example.org`` is not: without a scheme no
    address on a page would be absolute.
    """
    if not value:
        return ""
    if urlsplit(value).scheme not in {"http", "https"} or not urlsplit(value).netloc:
        raise ExtensionError(f"ZHBOOK_BASEURL must begin with https:// or http://: {value!r}")
    return value.rstrip("/") + "/"


def read_edition(srcdir: Path) -> Edition:
    """The edition whose pages stand in ``srcdir``; without front matter a Simplified one."""
    matter = front_matter(srcdir / "index.md")
    lang = str(matter.get(Field.LANG, "zh-Hans"))
    if lang not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ExtensionError(f"{srcdir / 'index.md'}: lang is {lang!r}, not one of {known}")
    return Edition(
        lang=lang,
        title=str(matter.get(Field.BOOK_TITLE) or ""),
        editor=str(matter.get(Field.BOOK_EDITOR) or ""),
        description=str(matter.get(Field.BOOK_DESCRIPTION) or ""),
        version=str(matter.get(Field.BOOK_EDITION) or ""),
        date=str(matter.get(Field.BOOK_DATE) or ""),
        issued=str(matter.get(Field.BOOK_ISSUED) or ""),
        folders=tuple(str(matter.get(Field.EDITIONS) or "").split()),
        base=site_base(os.environ.get("ZHBOOK_BASEURL", "")),
    )


def edition_of(app: Sphinx) -> Edition:
    """The edition that ``app`` builds."""
    edition = app.config["zhbook_edition"]
    assert isinstance(edition, Edition)
    return edition


def tell_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates the language of the page and the addresses of both editions of it."""
    edition = edition_of(app)
    context["language"] = edition.lang
    context["edition"] = edition
    context["switch"] = None
    context["alternates"] = []
    if not edition.other or pagename == "404":
        return
    uri = app.builder.get_target_uri(pagename)
    beside = edition.beside(uri)
    context["switch"] = {"lang": edition.other, "href": beside}
    if edition.base:
        links = {lang: edition.address(lang, uri) for lang in LANGUAGES}
    else:
        own = uri.rsplit("/", 1)[-1] or "./"
        links = {edition.lang: own, edition.other: beside}
    context["alternates"] = [(lang, links[lang]) for lang in LANGUAGES]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the edition from the source folder before anything asks for the language."""
    edition = read_edition(Path(app.srcdir))
    app.add_config_value("zhbook_edition", edition, "html", types=frozenset({Edition}))
    app.config.language = edition.language
    app.config.project = edition.title
    app.config.html_title = edition.title
    app.config.author = edition.editor
    app.config.html_baseurl = edition.baseurl
    app.connect("html-page-context", tell_page, priority=400)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
