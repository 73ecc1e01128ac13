"""A printed book as ``zhbook.sphinx.fidelity.printed`` reads it, and what tests ask of a PDF."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import eq
from pathlib import Path
from typing import Any

from zhbook.pageformat import TEXTS
from zhbook.sphinx.fidelity.printed import PrintedText, output


@dataclass(frozen=True)
class Printed(PrintedText):
    """A PDF."""

    @cached_property
    def objects(self) -> dict[str, Any]:
        """The objects of the file, as qpdf tells them."""
        told = json.loads(output("qpdf", "--json=2", self.path))
        objects: dict[str, Any] = told["qpdf"][1]
        return objects

    @cached_property
    def outline(self) -> list[tuple[int, str]]:
        """Depth and words of every bookmark."""

        def below(entries: list[dict[str, Any]], depth: int) -> Iterator[tuple[int, str]]:
            for entry in entries:
                yield depth, entry["title"]
                yield from below(entry["kids"], depth + 1)

        told = json.loads(output("qpdf", "--json=2", "--json-key=outlines", self.path))
        return list(below(told["outlines"], 0))

    @cached_property
    def links(self) -> set[str]:
        """The places that links lead to."""
        found = set()
        for held in self.objects.values():
            value = held.get("value") if isinstance(held, dict) else None
            if isinstance(value, dict) and value.get("/Subtype") == "/Link":
                action = value.get("/A", value)
                target = action.get("/D") or action.get("/Dest")
                if isinstance(target, str):
                    found.add(target[2:])
        return found

    def fonts(self) -> list[dict[str, str]]:
        """Name, and the columns emb, sub and uni of every font."""
        rows = output("pdffonts", self.path).splitlines()[2:]
        return [
            dict(zip(("name", "emb", "sub", "uni"), (r.split()[0], *r.split()[-5:-2]), strict=True))
            for r in rows
        ]

    def difference(
        self,
        seed: str,
        known: Mapping[str, Any],
        docname: str,
        alike: Callable[[str, str], bool] = eq,
    ) -> str | None:
        """Where the PDF stops saying what a seed says; ``known`` is its text as JSON."""
        return self.compared(seed, known, docname, alike).wrong or None


#: What is known of a page that no converter has written.
NOTHING_ADDED: Mapping[str, Any] = {
    "lang": "zh-Hans",
    "title_added": False,
    "blocks": [],
    "notices": [],
}


def unescaped(markdown: str) -> str:
    """Markdown without the backslashes of the writer."""
    return re.sub(r"\\(.)", r"\1", markdown)


def known_text(pages: Path, page: Path) -> dict[str, Any]:
    """What the JSON beside the page of a text says; ``pages`` is the folder of the edition."""
    file = (pages / TEXTS / page.relative_to(pages)).with_suffix(".json")
    known: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return known
