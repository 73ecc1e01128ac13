"""What a printed book shows, read back with programs that know nothing of how it was made.

A page of the PDF is cut to its type area, which takes off running head and page number and nothing
else. What the editors added is known from the Markdown page, where it is marked.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import eq
from pathlib import Path
from typing import Any

from tests.fidelity import compared, inked
from zhbook.sphinx.latex import SIZES
from zhbook.sphinx.latex_matter import WORDS
from zhbook.sphinx.notes import circled

#: A4 in PDF points.
WIDTH, HEIGHT = 595.28, 841.89
_ABOUT = re.compile(r"^\{\.about \.added\}\n(.+)$", re.MULTILINE)
_ADDED = re.compile(r"\[((?:[^\]\\]|\\.)+)\]\{\.added\}")
_FOLDED = re.compile(r"^```\{folded\} (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_NOTES = re.compile(r"^```\{editor-notes\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"\{editor-note\}`\d+`")
_LANG = re.compile(r'^lang: "([^"]+)"$', re.MULTILINE)


def output(*command: str | Path) -> str:
    """What a program prints; it must succeed."""
    done = subprocess.run([str(c) for c in command], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@dataclass(frozen=True)
class Printed:
    """A PDF."""

    path: Path
    size: str = ""
    raw: bool = False  # in the order of the file, without a guess at columns

    @cached_property
    def pages(self) -> list[str]:
        """The type area of every page."""
        _, leading, _, lines = SIZES[self.size]
        top = (HEIGHT - lines * leading) / 2
        box = ("-x", 0, "-y", int(top - 4), "-W", int(WIDTH), "-H", int(lines * leading + 12))
        how = ("-raw",) if self.raw else ()
        text = output("pdftotext", *how, "-r", "72", *map(str, box), self.path, "-")
        return text.split("\f")[:-1]

    @cached_property
    def places(self) -> dict[str, int]:
        """The page, from 1, of every place that a link may lead to."""
        found = re.findall(
            r'^\s*(\d+) \[.*\] "(.+)"$', output("pdfinfo", "-dests", self.path), re.M
        )
        return {name: int(page) for page, name in found}

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

    def text_of(self, docname: str) -> str:
        """The pages of a text: from its title to the page of the next."""
        starts = sorted(
            page for name, page in self.places.items() if ":" not in name and not is_page(name)
        )
        first = self.places[docname]
        after = next((page for page in starts if page > first), len(self.pages) + 1)
        return "".join(self.pages[first - 1 : after - 1])

    def difference(
        self, seed: str, page: str, docname: str, alike: Callable[[str, str], bool] = eq
    ) -> str | None:
        """Where the PDF stops saying what a seed says; ``page`` is its Markdown."""
        body = inked(self.text_of(docname))
        lang = _LANG.search(page)
        assert lang
        if "title-added: true" in page:
            title = _ADDED.search(page)
            assert title
            opening = inked(unescaped(title[1]) + WORDS[lang[1]]["title_added"])
            if not body.startswith(opening):
                return f"the added title {opening!r} is not at the head: {body[:40]!r}"
            body = body[len(opening) :]
        for told in _ABOUT.findall(page):
            before, there, after = body.partition(inked(unescaped(told)))
            if not there:
                return f"the line {told!r} is nowhere"
            body = before + after
        for added in _ADDED.findall(page)["title-added: true" in page :]:
            before, there, after = body.partition(inked(unescaped(added)))
            if not there:
                return f"the addition {added!r} is nowhere"
            body = before + after
        for row in "".join(_NOTES.findall(page)).splitlines():
            number, _, words = row.partition(" | ")
            for added in (circled(int(number)) + inked(words), circled(int(number))):
                # The footnote first: its mark stands before it.
                before, there, after = body.partition(added)
                if not there:
                    return f"the note {added!r} is nowhere"
                body = before + after
        notices = ""
        for title in _FOLDED.findall(page):
            before, there, after = body.partition(inked(title))
            if not there:
                return f"{title!r} is nowhere"
            if title.startswith("原件所附文字"):
                body, notices = before, after
            else:
                body = before + after
        headings = {
            inked(unescaped(_ADDED.sub("", _MARK.sub("", h)))) for h in _HEADING.findall(page)
        }
        return compared(seed, body, notices, headings, alike)


def is_page(name: str) -> bool:
    """Whether a place is a page, as page.12, or a term of the index."""
    return name.startswith(("page.", "zh.term.", "section", "Doc-"))


def unescaped(markdown: str) -> str:
    """Markdown without the backslashes of the writer."""
    return re.sub(r"\\(.)", r"\1", markdown)
