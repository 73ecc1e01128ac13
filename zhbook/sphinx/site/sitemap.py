"""``sitemap.xml`` over both editions, each page with its counterpart.

Addresses in a sitemap are absolute, so there is one only when ``ZHBOOK_BASEURL`` is set. It is
written with the Simplified edition, at whose address the site begins; both editions have the
same pages.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import SIMPLIFIED
from zhbook.sphinx.site.editions import LANGUAGES, Edition, edition_of

SITEMAP = "sitemap.xml"


def sitemap(edition: Edition, uris: list[str]) -> str:
    """The sitemap for pages ``uris`` of a site whose address is known."""
    langs = [lang for lang in LANGUAGES if lang in {edition.lang, edition.other}]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for lang in langs:
        for uri in uris:
            lines.append(f"<url><loc>{escape(edition.address(lang, uri))}</loc>")
            if len(langs) > 1:
                for other in langs:
                    address = quoteattr(edition.address(other, uri))
                    lines.append(f'<xhtml:link rel="alternate" hreflang="{other}" href={address}/>')
            lines.append("</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines)


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write the sitemap, or take away the one of an earlier build that had an address."""
    edition = edition_of(app)
    if exception or app.builder.name not in {"html", "dirhtml"} or edition.folder != SIMPLIFIED:
        return
    path = Path(app.outdir) / SITEMAP
    if not edition.base:
        path.unlink(missing_ok=True)
        return
    uris = [app.builder.get_target_uri(docname) for docname in sorted(app.env.found_docs)]
    path.write_text(sitemap(edition, uris), encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("build-finished", write_sitemap)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
