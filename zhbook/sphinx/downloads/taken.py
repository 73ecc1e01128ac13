"""The texts of the book as the converter wrote them beside their pages, as JSON.

For the page ``fagui/fa`` the file ``_texts/fagui/fa.json`` in the folder of the pages says all that
is known of the text, and ``_texts/fagui/fa.txt`` is its seed, byte for byte. What each key means is
in ``schemas/book.schema.json``. A page without such a file is no text, or was written by hand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from zhbook.pageformat import SIMPLIFIED, TEXTS
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.order import pages_in_order


@dataclass(frozen=True)
class Taken:
    """A text: the name of its page, and where its JSON and its seed lie."""

    docname: str
    file: Path
    seed: Path

    @property
    def raw(self) -> bytes:
        """The JSON, read whenever it is asked for: of all texts it is more than the book."""
        return self.file.read_bytes()

    @cached_property
    def known(self) -> dict[str, Any]:
        """What the JSON says."""
        told: dict[str, Any] = json.loads(self.raw)
        return told

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the JSON, which names that of the seed as well."""
        return sha256(self.raw).hexdigest()

    @cached_property
    def seed_bytes(self) -> bytes:
        """The seed as it was received; nothing where its copy is gone."""
        return self.seed.read_bytes() if self.seed.is_file() else b""


def texts_folder(app: Sphinx, folder: str = "") -> Path:
    """Where the texts of an edition lie, of this one if none is named."""
    own = Path(app.srcdir)
    here = edition_of(app).folder
    return (own if folder in ("", here) else own.parent / folder) / TEXTS


def is_taken(app: Sphinx, docname: str) -> bool:
    """Whether there is a text behind a page."""
    return (texts_folder(app) / f"{docname}.json").is_file()


def names_in(folder: Path, suffix: str) -> set[str]:
    """The pages for which a folder has a file, all looked up at once: ``fagui/fa`` for
    ``fagui/fa.json`` with the suffix ``.json``."""
    pages = set()
    for here, _, names in os.walk(folder):
        way = Path(here).relative_to(folder).as_posix()
        above = "" if way == "." else f"{way}/"
        pages |= {above + name[: -len(suffix)] for name in names if name.endswith(suffix)}
    return pages


def seed_file(app: Sphinx, docname: str) -> Path:
    """The copy of the seed of a page; both editions have one, with the Simplified pages."""
    return texts_folder(app, SIMPLIFIED) / f"{docname}.txt"


def taken(app: Sphinx) -> Iterator[Taken]:
    """Every text, in the order of the book; to be looked at one by one, since each may be large."""
    folder = texts_folder(app)
    for docname in pages_in_order(app.env):
        if docname not in app.env.found_docs:
            continue
        file = folder / f"{docname}.json"
        if file.is_file():
            yield Taken(docname, file, seed_file(app, docname))


def outline(known: dict[str, Any]) -> dict[str, Any]:
    """The outline of a text: what is known of it, and its numbered places without their text.

    An entry is a heading, an article, a numbered paragraph, or an item inside a paragraph.
    """
    facts = {key: value for key, value in known.items() if key not in ("blocks", "notices")}
    return {**facts, "format": "zhbook-outline", "outline": list(_entries(known["blocks"]))}


def _entries(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["kind"] in ("text-title", "heading", "run-in", "article", "item"):
            yield _entry(block, block["text"][: block.get("head", 0)].rstrip(), block["line"])
        for span in block.get("spans", ()):
            if span["kind"] == "item":
                number = block["text"][span["start"] : span["end"]]
                lead = next(
                    (
                        s
                        for s in block["spans"]
                        if s["kind"] == "lead" and s["start"] == span["start"]
                    ),
                    None,
                )
                words = block["text"][lead["start"] : lead["end"]] if lead else number
                yield _entry({**span, "kind": "inner-item"}, words, block["line"])


def _entry(place: dict[str, Any], words: str, line: int) -> dict[str, Any]:
    kept: dict[str, Any] = {
        key: place[key] for key in ("kind", "id", "depth", "number", "added") if key in place
    }
    return {**kept, "text": words, "line": line}
