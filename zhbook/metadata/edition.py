"""Which edition of a work a text is: the day of its words, and the years that name it."""

from __future__ import annotations

import re

from zhbook.citations import works
from zhbook.dates import dates, is_day
from zhbook.metadata.about import told
from zhbook.model import Document, Kind

_YEAR = re.compile(r"((?:19|20)\d{2})年")


def edition_date(document: Document, title: str) -> str:
    """When a text was last amended, else made: the latest date that its names and notes give.

    ``title`` is what the book calls it. Where they give none, a day in the name of the file does:
    ``2015-03-01 讲话.txt``. In ISO 8601; empty where nothing says it.
    """
    about = told(document)
    named = map(works.edition_date, _names(document, title))
    date = max(about.revised or about.date, *named)
    return date or next((iso for iso, _, _ in dates(_stem(document)) if is_day(iso)), "")


def edition_years(document: Document, title: str) -> tuple[str, ...]:
    """The years by which the version of a text is named: that in its titles, else of its notes.

    ``2023年修订，自2024年施行`` has two: when it was last amended, and the last that is named.
    """
    for named in map(works.version, _names(document, title)):
        if named:
            return (named,)
    notes = "".join(b.text for b in document.blocks if b.kind is Kind.NOTE)
    years = _YEAR.findall(notes)
    revised = told(document).revised[:4]
    return tuple(sorted({max(years), revised or max(years)})) if years else ()


def _names(document: Document, title: str) -> tuple[str, str, str]:
    """What may name an edition, the best first: the book, the text itself, its file."""
    own = document.title.text if document.title else ""
    return title, own, _stem(document)


def _stem(document: Document) -> str:
    return document.path.rpartition("/")[2].rpartition(".")[0]
