"""The format of pages: what the converter, which writes them, and the extension agree on.

A page is MyST Markdown with a front matter; of a text there is a JSON file beside it. Each name in
them that one side writes and the other looks for stands here and nowhere else. Whoever changes one
changes the format: a book that was converted before is converted anew.
"""

from __future__ import annotations

import re
from typing import Final

#: The editions: the folder of each and its language tag (BCP 47).
EDITIONS: Final = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant-TW"}
SIMPLIFIED, TRADITIONAL = EDITIONS

#: The folder of the texts as JSON, with copies of their seeds, beside the pages of an edition.
TEXTS: Final = "_texts"
#: The ``format`` of such a file.
TEXT_FORMAT: Final = "zhbook-text"

#: The record of the addresses that were given, beside the folders of the editions, and its format.
ADDRESSES: Final = "addresses.json"
ADDRESSES_FORMAT: Final = "zhbook-addresses"
#: What of them leads elsewhere now, in the folder of an edition; not there where nothing does.
MOVED: Final = "_moved.json"
MOVED_FORMAT: Final = "zhbook-moved"

#: What names a page from the folder of an edition on, as ``fa-gui/a``, or a place of one.
_NAME: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PAGE: Final = re.compile(rf"{_NAME}(?:/{_NAME})*")

#: The id of a page's title. No place of a text is called so: their ids hold a number.
TOP: Final = "top"
#: The id of a text's own title where the editors call the text otherwise.
OWN_TITLE: Final = "title"
#: HTML has headings of six levels, the title of the page among them; a deeper one is a paragraph.
DEEPEST_HEADING: Final = 6
#: Between the slug of a page and the id of a place on it, in a label.
_SEPARATOR: Final = "--"


def label(slug: str, place: str = "") -> str:
    """The label of a place: ``fa--art-3`` of ``fa`` and ``art-3``; that of a page is its slug."""
    return f"{slug}{_SEPARATOR}{place}" if place else slug


def slug_and_place(name: str) -> tuple[str, str]:
    """What ``label`` was made of; a slug has no two hyphens."""
    slug, _, place = name.partition(_SEPARATOR)
    return slug, place


def is_page(name: str) -> bool:
    """``fa-gui/a`` may be the name of a page made of a seed; ``../a`` and ``A b`` may not."""
    return _PAGE.fullmatch(name) is not None


def is_place(name: str) -> bool:
    """``s3-2`` may be the id of a place; ``s3"`` and ``a/s3`` may not."""
    return is_page(name) and "/" not in name


class Field:
    """The keys of a front matter. Those of a text:"""

    GENERATED_BY: Final = "generated-by"
    SOURCE: Final = "source"
    SOURCE_SHA256: Final = "source-sha256"
    SLUG: Final = "slug"
    LANG: Final = "lang"
    KIND: Final = "kind"
    CHARACTERS: Final = "characters"
    TITLE_ADDED: Final = "title-added"
    CONVERTED: Final = "converted"
    JURISDICTION: Final = "jurisdiction"
    #: Behind it a key of what the text says of itself: ``about-date``.
    ABOUT: Final = "about-"
    # Of the front page, of the book:
    BOOK_TITLE: Final = "book-title"
    BOOK_EDITOR: Final = "book-editor"
    BOOK_DESCRIPTION: Final = "book-description"
    BOOK_EDITION: Final = "book-edition"
    BOOK_DATE: Final = "book-date"
    BOOK_ISSUED: Final = "book-issued"
    EDITIONS: Final = "editions"
    # Of a page of the cited works, of those with one letter:
    LETTER: Final = "letter"
    # Of a page that is written by hand:
    PRINT: Final = "print"
    ORDER: Final = "order"


class PageKind:
    """The ``kind`` of a page that is no text; that of a text is a word for people, as 讲话."""

    FRONT: Final = "index"
    PART: Final = "part"
    CITED: Final = "cited"
    CHRONICLE: Final = "chronicle"
    BY_HAND: Final = "page"


class Directive:
    """The directives of the extension that pages use, and its role."""

    INDEX_MARKS: Final = "index-marks"
    INDEX_TERMS: Final = "index-terms"
    EDITOR_NOTES: Final = "editor-notes"
    EDITOR_NOTE: Final = "editor-note"  # the role
    FOLDED: Final = "folded"
    TEXT_LIST: Final = "text-list"
    TEXT_TABLE: Final = "text-table"


class Class:
    """The classes of what stands on a page. A paragraph or a span has its kind as well."""

    ADDED: Final = "added"  # by the editors: no word of the text
    ABOUT: Final = "about"  # the line under the title
    OWN_TITLE: Final = "own-title"
    TEXT_TITLE: Final = "text-title"
    RUN_IN: Final = "runin"  # a heading whose text goes on in its line …
    RUN_ON: Final = "runon"  # … and that text
    DEEP_HEADING: Final = "deep-heading"  # a paragraph, since no heading is so deep …
    RUN_IN_HEAD: Final = "run-in-head"  # … and its first words
    ARTICLE: Final = "article"
    FIELD: Final = "field"
    FIELD_NAME: Final = "field-name"
    ITEM: Final = "item"
    LEAD: Final = "lead"
    DRAWN_TABLE: Final = "drawn-table"  # its line breaks and blanks are those of the text
    NARROW_LINES: Final = "narrow-lines"  # of such a table: │ is as wide as a letter
    NOTE: Final = "note"
    VERSE: Final = "verse"  # its line breaks are those of the text
    NOTICE: Final = "notice"
    SALUTATION: Final = "salutation"
    SIGNATURE: Final = "signature"
    CONTENTS_ENTRY: Final = "contents-entry"
    MILESTONE: Final = "milestone"  # a page number or running head of the copy …
    FOLIO: Final = "folio"  # … of these the page numbers
    MILESTONES: Final = "milestones"  # a line of them, before or behind a heading
    NOTICES: Final = "notices"  # what is folded at the end of a text
    CONTENTS_UNMATCHED: Final = "contents-unmatched"
    CITED_WORK: Final = "cited-work"
    CITED_PLACES: Final = "cited-places"
    CITED_HELD: Final = "cited-held"
    TOC_PART: Final = "toc-part"
    TOC_FACTS: Final = "toc-facts"


#: The titles of what is folded, by language.
FOLDED_TITLES: Final = {
    "zh-Hans": {
        Class.NOTICES: "原件所附文字（非正文）",
        Class.CONTENTS_UNMATCHED: "原目录中无对应标题的条目",
    },
    "zh-Hant-TW": {
        Class.NOTICES: "原件所附文字（非正文）",
        Class.CONTENTS_UNMATCHED: "原目錄中無對應標題的條目",
    },
}
