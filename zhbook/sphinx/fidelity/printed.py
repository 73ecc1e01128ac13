"""What a printed book shows, read back with programs that know nothing of how it was made.

A page of the PDF is cut to its type area, which takes off running head and page number, and the
margin, in which nothing but milestones stand: they are read by themselves. What the editors added
is known from the JSON of the text. A 〓 may stand for a character that a font may lack; the log of
TeX names each. Characters that are ignored by default (variation selectors, joiners) are not in the
PDF.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import eq
from pathlib import Path
from typing import Any

from zhbook.locale.catalogues import chinese_for
from zhbook.numerals import circled
from zhbook.pageformat import DEEPEST_HEADING, FOLDED_TITLES, TOP, Class
from zhbook.sphinx.fidelity.compare import Comparison, compared
from zhbook.sphinx.fidelity.shown import Milestone, Shown, inked
from zhbook.sphinx.latex.builder import SIZES
from zhbook.sphinx.latex.matter import WORDS
from zhbook.sphinx.latex.text import IGNORABLE, unusual

#: A4 in PDF points.
WIDTH, HEIGHT = 595.28, 841.89
PROGRAMS = ("pdftotext", "pdfinfo")
#: Arabic and Hebrew: pdftotext turns what it takes for the order of the glyphs, and marks it.
_FROM_RIGHT = re.compile("\u202b([^\u202b\u202c]*)\u202c")
GETA = "〓"


def can_read() -> bool:
    """Whether the programs are there that read a PDF (Debian: poppler-utils)."""
    return all(shutil.which(program) for program in PROGRAMS)


def output(*command: str | Path) -> str:
    """What a program prints; it must succeed."""
    done = subprocess.run([str(c) for c in command], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@dataclass(frozen=True)
class PrintedText:
    """A PDF as text; ``size`` is a key of SIZES."""

    path: Path
    size: str = ""
    raw: bool = False  # in the order of the file, without a guess at columns

    @cached_property
    def pages(self) -> list[str]:
        """The type area of every page."""
        return self._cut(self._left, int(WIDTH))

    @cached_property
    def margins(self) -> list[str]:
        """What stands at the left of it."""
        return self._cut(0, self._left)

    @cached_property
    def in_file_order(self) -> PrintedText:
        """The same, read as it was written: the columns of a drawn table are none of the page."""
        return PrintedText(self.path, self.size, raw=True)

    @property
    def _left(self) -> int:
        size, _, characters, _ = SIZES[self.size]
        return int((WIDTH - size * characters) / 2 - 4)

    def _cut(self, x: int, width: int) -> list[str]:
        """A strip of every page, as high as its type area."""
        _, leading, _, lines = SIZES[self.size]
        top = (HEIGHT - lines * leading) / 2
        box = ("-x", x, "-y", int(top - 4), "-W", width, "-H", int(lines * leading + 12))
        how = ("-raw",) if self.raw else ()
        text = output("pdftotext", *how, "-r", "72", *map(str, box), self.path, "-")
        return _FROM_RIGHT.sub(lambda stretch: stretch[1][::-1], text).split("\f")[:-1]

    @cached_property
    def places(self) -> dict[str, int]:
        """The page, from 1, of every place that a link may lead to."""
        rows = re.findall(r'^\s*(\d+) \[.*\] "(.+)"$', output("pdfinfo", "-dests", self.path), re.M)
        return {name: int(page) for page, name in rows}

    @cached_property
    def starts(self) -> list[int]:
        """The pages on which texts, parts and other pages of the book begin."""
        return sorted(
            page for name, page in self.places.items() if ":" not in name and not is_page(name)
        )

    def text_of(self, docname: str) -> str:
        """The pages of a text: from its title to the page of the next; a KeyError without one."""
        return "".join(self.pages[self._pages_of(docname)])

    def _pages_of(self, docname: str) -> slice:
        first = self.places[docname]
        later = bisect_right(self.starts, first)
        after = self.starts[later] if later < len(self.starts) else len(self.pages) + 1
        return slice(first - 1, after - 1)

    def compared(
        self,
        seed: str,
        known: Mapping[str, Any],
        docname: str,
        alike: Callable[[str, str], bool] = eq,
    ) -> Comparison:
        """Whether the PDF says what a seed says; ``known`` is the text as its JSON has it.

        What the editors added, and the titles of folded matter, must be there; then they go.
        """
        if docname not in self.places:
            return Comparison(f"{docname!r} is not in the book")
        if not self.raw and any(block["kind"] == Class.DRAWN_TABLE for block in known["blocks"]):
            return self.in_file_order.compared(seed, known, docname, alike)
        body = inked(self.text_of(docname))
        if known["title_added"]:
            words = WORDS.of(chinese_for(known["lang"]))
            opening = _shown(known["title"]) + inked(words["title_added"])
            if not body.startswith(opening):
                wrong = f"the added title {opening!r} is not at the head: {body[:40]!r}"
                return Comparison(wrong)
            body = body[len(opening) :]
        for added in _notes(known):
            before, there, after = body.partition(added)
            if not there:
                return Comparison(f"the note {added!r} is nowhere")
            body = before + after
        for added in _additions(known):
            before, there, after = body.partition(_shown(added))
            if not there:
                return Comparison(f"the addition {added!r} is nowhere")
            body = before + after
        notices = ""
        if known["notices"]:
            title = _shown(FOLDED_TITLES[known["lang"]][Class.NOTICES])
            body, there, notices = body.partition(title)
            if not there:
                return Comparison(f"the addition {title!r} is nowhere")
        marks = _milestones(known["blocks"]), _milestones(known["notices"])
        beside = "".join(_shown(words) for _, words in (*marks[0], *marks[1]))
        if beside and inked("".join(self.margins[self._pages_of(docname)])) != beside:
            return Comparison(f"the margin does not say, in their order: {beside[:60]!r}")
        shown = Shown(body, notices, set(_headings(known)), 0, *marks)
        return compared(IGNORABLE.sub("", seed), shown, excusing(alike))


def _shown(words: str) -> str:
    """Words as the PDF has them: without blanks and what no font shows."""
    return inked(IGNORABLE.sub("", words))


def _milestones(blocks: Iterable[Mapping[str, Any]]) -> list[Milestone]:
    """The page numbers and running heads of the copy, and where in the text they stand."""
    found: list[Milestone] = []
    before = 0
    for block in blocks:
        for mark in block.get("milestones", ()):
            words = _shown(block["text"][: mark["at"]])
            found.append((before + len(words), _shown(mark["text"])))
        before += len(_shown(block["text"]))
    return found


def _notes(known: Mapping[str, Any]) -> Iterator[str]:
    """The footnotes of a text and their marks.

    A footnote first: its mark stands before it in the text, and would be found instead.
    """
    notes = {
        note["number"]: note["text"]
        for block in (*known["blocks"], *known["notices"])
        for note in block.get("notes", ())
    }
    for number, words in sorted(notes.items()):
        yield from (circled(number) + _shown(words), circled(number))


def _additions(known: Mapping[str, Any]) -> Iterator[str]:
    """What stands among the words of a text and is none of them, but title, notes and notices."""
    if known.get("about_line"):
        yield known["about_line"]
    yield from (block["added"] for block in known["blocks"] if "added" in block)
    kinds = (block["kind"] for block in known["blocks"])
    for kind, _ in groupby(kinds):
        if kind == Class.CONTENTS_ENTRY:
            yield FOLDED_TITLES[known["lang"]][Class.CONTENTS_UNMATCHED]


def _headings(known: Mapping[str, Any]) -> Iterator[str]:
    """The words of the headings, which a 目录 of the seed repeats."""
    for block in known["blocks"]:
        kind, is_deep = block["kind"], block.get("depth", 0) >= DEEPEST_HEADING
        if kind == "run-in" and not is_deep:
            yield _shown(block["text"][: block["head"]])
        elif kind == "text-title" or block["id"] == TOP or (kind == "heading" and not is_deep):
            yield _shown(block["text"])


def excusing(alike: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    """``alike``, where what the book shows may have a 〓 for a character that a font may lack."""

    def excused(words: str, shown: str) -> bool:
        if GETA in shown and len(words) == len(shown):
            pairs = zip(words, shown, strict=True)
            shown = "".join(a if b == GETA and unusual(a) else b for a, b in pairs)
        return alike(words, shown)

    return excused


def is_page(name: str) -> bool:
    """Whether a place is a page, as page.12, or a term of the index."""
    return name.startswith(("page.", "zh.term.", "section", "Doc-"))
