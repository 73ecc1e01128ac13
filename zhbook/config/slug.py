"""The slug that book.toml gives a text: the name of its page.

``speech`` and ``work-2024`` are accepted; ``Speech``, ``a--b`` and ``index`` are not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader, too_long
from zhbook.locale.say import say
from zhbook.pageformat import EDITIONS

#: Names that pages of the book itself take, or folders that Sphinx and the builds take.
RESERVED_SLUGS = frozenset(
    {"index", "search", "genindex", "overview", "fidelity", "404", "pages", "cited", "chronicle"}
    | EDITIONS.keys()
)
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

#: A file system takes names of 255 bytes, and the names of files say more than the slug.
LONGEST_SLUG = 100


def read_slug(toml: TomlReader, table: Mapping[str, Any], path: KeyPath) -> str | None:
    """The ``slug`` of a table; None without one, and where a mistake of it was noted."""
    slug = toml.string(table, path, "slug")
    if slug is None:
        return None
    if slug in RESERVED_SLUGS:
        wrong = say("slug “{slug}” is reserved: a page or folder of the book", slug=slug)
        toml.wrong((*path, "slug"), wrong)
    elif not SLUG.fullmatch(slug):
        wrong = say("slug “{slug}” must be of a–z and 0–9, joined by single hyphens", slug=slug)
        toml.wrong((*path, "slug"), wrong)
    elif len(slug) > LONGEST_SLUG:
        toml.wrong((*path, "slug"), too_long("slug", len(slug), LONGEST_SLUG))
    else:
        return slug
    return None
