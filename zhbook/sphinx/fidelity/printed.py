"""What a printed book shows, read back with programs that know nothing of how it was made.

A page of the PDF is cut to its type area, which takes off running head and page number and nothing
else. What the editors added is known from the Markdown page, where it is marked. A 〓 may stand for
a character that a font may lack; the log of TeX names each. Characters that are ignored by default
(variation selectors, joiners) are not in the PDF.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import eq
from pathlib import Path

from zhbook.locale.catalogues import chinese_for
from zhbook.numerals import circled
from zhbook.sphinx.fidelity.compare import Comparison, Shown, compared, inked
from zhbook.sphinx.latex.builder import SIZES
from zhbook.sphinx.latex.matter import WORDS
from zhbook.sphinx.latex.text import IGNORABLE, unusual

#: A4 in PDF points.
WIDTH, HEIGHT = 595.28, 841.89
PROGRAMS = ("pdftotext", "pdfinfo")
_ABOUT = re.compile(r"^\{\.about \.added\}\n(.+)$", re.MULTILINE)
_ADDED = re.compile(r"\[((?:[^\]\\]|\\.)+)\]\{\.added\}")
_FOLDED = re.compile(r"^```\{folded\} (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LANG = re.compile(r'^lang: "([^"]+)"$', re.MULTILINE)
_NOTES = re.compile(r"^```\{editor-notes\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"\{editor-note\}`\d+`")
#: Arabic and Hebrew: pdftotext turns what it takes for the order of the glyphs, and marks it.
_FROM_RIGHT = re.compile("\u202b([^\u202b\u202c]*)\u202c")
GETA = "〓"
_NOTICES = "原件所附文字"


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
        _, leading, _, lines = SIZES[self.size]
        top = (HEIGHT - lines * leading) / 2
        box = ("-x", 0, "-y", int(top - 4), "-W", int(WIDTH), "-H", int(lines * leading + 12))
        how = ("-raw",) if self.raw else ()
        text = output("pdftotext", *how, "-r", "72", *map(str, box), self.path, "-")
        return _FROM_RIGHT.sub(lambda said: said[1][::-1], text).split("\f")[:-1]

    @cached_property
    def places(self) -> dict[str, int]:
        """The page, from 1, of every place that a link may lead to."""
        found = re.findall(
            r'^\s*(\d+) \[.*\] "(.+)"$', output("pdfinfo", "-dests", self.path), re.M
        )
        return {name: int(page) for page, name in found}

    @cached_property
    def starts(self) -> list[int]:
        """The pages on which texts, parts and other pages of the book begin."""
        return sorted(
            page for name, page in self.places.items() if ":" not in name and not is_page(name)
        )

    def text_of(self, docname: str) -> str:
        """The pages of a text: from its title to the page of the next; a KeyError without one."""
        first = self.places[docname]
        later = bisect_right(self.starts, first)
        after = self.starts[later] if later < len(self.starts) else len(self.pages) + 1
        return "".join(self.pages[first - 1 : after - 1])

    def compared(
        self, seed: str, page: str, docname: str, alike: Callable[[str, str], bool] = eq
    ) -> Comparison:
        """Whether the PDF says what a seed says; ``page`` is its Markdown.

        What the editors added, and the titles of folded matter, must be there; then they go.
        """
        if docname not in self.places:
            return Comparison(f"{docname!r} is not in the book")
        page = IGNORABLE.sub("", page)
        body = inked(self.text_of(docname))
        additions = _ADDED.findall(page)
        if "title-added: true" in page:
            lang = _LANG.search(page)
            words = WORDS.of(chinese_for(lang[1] if lang else "zh-Hans"))
            opening = inked(unescaped(additions.pop(0)) + words["title_added"])
            if not body.startswith(opening):
                wrong = f"the added title {opening!r} is not at the head: {body[:40]!r}"
                return Comparison(wrong)
            body = body[len(opening) :]
        for row in "".join(_NOTES.findall(page)).splitlines():
            number, _, said = row.partition(" | ")
            # The footnote first: its mark stands before it in the text, and would be found instead.
            for added in (circled(int(number)) + inked(said), circled(int(number))):
                before, there, after = body.partition(added)
                if not there:
                    return Comparison(f"the note {added!r} is nowhere")
                body = before + after
        notices = ""
        for added in [*_ABOUT.findall(page), *additions, *_FOLDED.findall(page)]:
            before, there, after = body.partition(inked(unescaped(added)))
            if not there:
                return Comparison(f"the addition {added!r} is nowhere")
            if added.startswith(_NOTICES):
                body, notices = before, after
            else:
                body = before + after
        headings = {
            inked(unescaped(_ADDED.sub("", _MARK.sub("", h)))) for h in _HEADING.findall(page)
        }
        return compared(IGNORABLE.sub("", seed), Shown(body, notices, headings), excusing(alike))


def excusing(alike: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
    """``alike``, where what the book shows may have a 〓 for a character that a font may lack."""

    def excused(said: str, shown: str) -> bool:
        if GETA in shown and len(said) == len(shown):
            pairs = zip(said, shown, strict=True)
            shown = "".join(a if b == GETA and unusual(a) else b for a, b in pairs)
        return alike(said, shown)

    return excused


def is_page(name: str) -> bool:
    """Whether a place is a page, as page.12, or a term of the index."""
    return name.startswith(("page.", "zh.term.", "section", "Doc-"))


def unescaped(markdown: str) -> str:
    """Markdown without the backslashes of the writer."""
    return re.sub(r"\\(.)", r"\1", markdown)
