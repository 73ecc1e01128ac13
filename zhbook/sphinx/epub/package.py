"""What binds pages into an EPUB 3: contents, package document, and the archive.

The same pages give the same bytes: names are in order, every time is that of SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from zhbook.sphinx.latex.matter import WORDS, day, issued_on
from zhbook.sphinx.site.editions import Edition

NAV, PACKAGE = "nav.xhtml", "content.opf"
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
MEDIA = {
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


@dataclass(slots=True)
class Chapter:
    """A page, or a place on one, in the contents. A ``part`` holds those deeper than itself."""

    href: str
    title: str
    depth: int = 0
    part: bool = False
    below: list[Chapter] = field(default_factory=list)


def nested(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters with those of each part below it."""
    top: list[Chapter] = []
    parts: list[Chapter] = []
    for chapter in chapters:
        while parts and chapter.depth <= parts[-1].depth:
            parts.pop()
        (parts[-1].below if parts else top).append(chapter)
        if chapter.part:
            parts.append(chapter)
    return top


def package(
    folder: Path, name: str, edition: Edition, chapters: Sequence[Chapter], files: Sequence[str]
) -> None:
    """Write the EPUB ``name`` into ``folder`` out of the pages that lie there.

    ``chapters`` are the pages in reading order, the first is the title page; ``files`` is what
    they need besides. An image of a kind that EPUB has not is left out.
    """
    pages = [chapter.href for chapter in chapters]
    others = [file for file in files if Path(file).suffix.lower() in MEDIA]
    contents = nav(edition, nested(chapters))
    opf = package_document(edition, pages, others)
    when = (*day()[:6],)
    part = folder / f"{name}.part"
    with ZipFile(part, "w") as archive:

        def add(path: str, content: bytes, how: int = ZIP_DEFLATED) -> None:
            entry = ZipInfo(path, when)
            entry.compress_type, entry.external_attr = how, 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)

        add("mimetype", b"application/epub+zip", ZIP_STORED)
        add("META-INF/container.xml", CONTAINER.encode())
        add(PACKAGE, opf.encode())
        add(NAV, contents.encode())
        for path in (*pages, *others):
            add(path, (folder / path).read_bytes())
    part.replace(folder / name)


def nav(edition: Edition, chapters: Sequence[Chapter]) -> str:
    """The page of contents."""
    heading = escape(WORDS.of(edition.language)["contents"])
    lang = quoteattr(edition.lang)
    body = "\n".join(listed(chapters))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f" lang={lang} xml:lang={lang}>\n<head><title>{heading}</title>"
        '<link rel="stylesheet" type="text/css" href="_static/book.css" /></head>\n'
        f'<body><nav epub:type="toc"><h1>{heading}</h1>\n{body}\n</nav></body></html>\n'
    )


def listed(chapters: Sequence[Chapter]) -> Iterator[str]:
    """The chapters as a list of links."""
    yield "<ol>"
    for chapter in chapters:
        path, hash_sign, place = chapter.href.partition("#")
        href = quoteattr(quote(path) + hash_sign + place)
        yield f"<li><a href={href}>{escape(chapter.title)}</a>"
        if chapter.below:
            yield from listed(chapter.below)
        yield "</li>"
    yield "</ol>"


def package_document(edition: Edition, pages: Sequence[str], files: Sequence[str]) -> str:
    """The package document: what the book is, what it consists of, in which order it is read."""
    modified = time.strftime("%Y-%m-%dT%H:%M:%SZ", day())
    identifier = uuid5(NAMESPACE_URL, f"{edition.lang}\n{edition.title}\n{edition.editor}")
    about = [
        f'<dc:identifier id="book">urn:uuid:{identifier}</dc:identifier>',
        f"<dc:title>{escape(edition.title)}</dc:title>",
        f"<dc:language>{escape(edition.lang)}</dc:language>",
        f'<meta property="dcterms:modified">{modified}</meta>',
        '<meta property="schema:accessMode">textual</meta>',
        '<meta property="schema:accessModeSufficient">textual</meta>',
        '<meta property="schema:accessibilityFeature">tableOfContents</meta>',
        '<meta property="schema:accessibilityFeature">readingOrder</meta>',
        '<meta property="schema:accessibilityHazard">none</meta>',
    ]
    if issued := issued_on(edition):
        about.append(f"<dc:date>{escape(issued)}</dc:date>")
    if edition.editor:
        about.append(f"<dc:creator>{escape(edition.editor)}</dc:creator>")
    if edition.description:
        about.append(f"<dc:description>{escape(edition.description)}</dc:description>")
    items = [f'<item id="nav" href="{NAV}" media-type="application/xhtml+xml" properties="nav"/>']
    for number, path in enumerate((*pages, *files)):
        kind = MEDIA[Path(path).suffix.lower()]
        items.append(f'<item id="i{number}" href={quoteattr(quote(path))} media-type="{kind}"/>')
    order = [f'<itemref idref="i{number}"/>' for number in range(len(pages))]
    order.insert(1, '<itemref idref="nav"/>')
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book"'
            f" xml:lang={quoteattr(edition.lang)}>",
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            *about,
            "</metadata>",
            "<manifest>",
            *items,
            "</manifest>",
            '<spine page-progression-direction="ltr">',
            *order,
            "</spine>",
            "</package>\n",
        ]
    )
