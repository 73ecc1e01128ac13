"""Whether a page says what its seed says, to the character; it knows nothing of the converter.

Permitted are only these differences: the lines of a 目录 that a heading of the page repeats, and
the word 目录 itself; notices, which stand folded at the end of the text. What the editors added
carries the class ``added``. Blanks do not count, nor do characters that nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from html import unescape
from operator import eq

from zhbook.characters import INVISIBLE
from zhbook.pageformat import Class

#: White_Space, controls (Cc), zero-width characters and marks of direction.
_BLANK = re.compile(rf"[\s\x00-\x1f\x7f-\x9f{INVISIBLE}]+")
_LINE = re.compile(r"\r\n|\r|\n")
#: Leader and page number of an entry of a 目录, without blanks.
_PAGE_NUMBER = re.compile(r"[.…·．⋯—_-]*[(（]?\d{0,4}[)）]?$")
#: The number that a 目录 gives an entry whose heading has none.
_NUMBER = re.compile(r"^[第（(]?[\d零〇一二三四五六七八九十百]+[编編章节節条條篇）)]?[、.．]?")
_GAP = re.compile(r"\s+")
_CONTENTS = frozenset({"目录", "目錄", "目次"})

_ARTICLE = '<article class="bd-article'
_TAG = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<attributes>(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL,
)
_CLASS = re.compile(r"""\sclass=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "link", "meta"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: A heading below the sixth level is no heading of HTML.
#: What the page says beside its seed.
_ASIDE, _ASIDE_TAGS = frozenset({Class.ADDED, "headerlink"}), frozenset({"template", "summary"})


def inked(text: str) -> str:
    """The characters of a text that are not blank: no White_Space, zero-width or control."""
    return _BLANK.sub("", text)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of its seed, inked: its text, its notices, the words of its headings.

    ``links`` counts the links within the text.
    """

    body: str
    notices: str = ""
    headings: Collection[str] = ()
    links: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """``wrong`` says where a page stops saying what its seed says; empty where it says all.

    ``line`` counts in the seed and is 0 where the page has more than it. ``left_out`` counts the
    lines of a 目录 that are not repeated, ``moved`` those that stand folded at the end.
    """

    wrong: str = ""
    line: int = 0
    left_out: int = 0
    moved: int = 0


def article(html: str) -> str:
    """The part of a built page that shows its text, from ``<article`` on; empty without one."""
    start = html.find(_ARTICLE)
    end = html.rfind("</article>")
    return html[start:end] if 0 <= start < end else ""


class _Reader:
    """Reads an article tag by tag: what stands where is known from the tags that are open."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[str]] = {"body": [], "notices": [], "aside": []}
        self.headings: list[list[str]] = []
        self.links = 0
        self._open: list[tuple[str, str, bool]] = []  # tag, where text went before, in a heading
        self._into = "body"
        self._in_heading = False

    def text(self, text: str) -> None:
        self.pieces[self._into].append(text)
        if self._in_heading and self._into == "body":
            self.headings[-1].append(text)

    def opened(self, tag: str, classes: Collection[str]) -> None:
        self._open.append((tag, self._into, self._in_heading))
        if self._into == "aside" or tag in _ASIDE_TAGS or not _ASIDE.isdisjoint(classes):
            self._into = "aside"
        elif Class.NOTICES in classes:
            self._into = "notices"
        elif not self._in_heading and (tag in _HEADINGS or Class.RUN_IN_HEAD in classes):
            self._in_heading = True
            self.headings.append([])
        self.links += tag == "a" and self._into == "body" and "reference" in classes

    def closed(self, tag: str) -> None:
        if any(tag == name for name, _, _ in self._open):
            name = ""
            while name != tag:
                name, self._into, self._in_heading = self._open.pop()


def read(html: str) -> Shown:
    """What the article of a built page shows."""
    return read_article(article(html))


def read_article(html: str) -> Shown:
    """What an article shows; its markup is read as browsers read it.

    ``<p>一<span class="added">二</span></p>`` shows 一.
    """
    reader, at = _Reader(), 0
    for match in _TAG.finditer(html):
        reader.text(html[at : match.start()])
        at = match.end()
        tag = (match["tag"] or "").lower()
        if not tag or tag in _VOID:
            continue
        if match["close"]:
            reader.closed(tag)
        else:
            classes = _CLASS.search(match["attributes"])
            reader.opened(tag, "".join(filter(None, classes.groups())).split() if classes else ())
    reader.text(html[at:])
    body, notices = (inked(unescape("".join(reader.pieces[k]))) for k in ("body", "notices"))
    headings = {inked(unescape("".join(words))) for words in reader.headings}
    return Shown(body, notices, headings, reader.links)


def compared(seed: str, shown: Shown, alike: Callable[[str, str], bool] = eq) -> Comparison:
    """Whether ``shown`` says what ``seed`` says, in order.

    ``alike`` tells whether two stretches of equal length say the same; it is for a page in
    another script.
    """
    comparing = _Comparing(shown, alike)
    for number, line in enumerate(_LINE.split(seed), 1):
        if comparing.takes(line):
            continue
        # A text in one line: its paragraphs are set apart by blanks alone.
        for stretch in _GAP.split(line):
            if not comparing.takes(stretch):
                return comparing.ended(number, stretch)
    return comparing.ended(0, "")


class _Comparing:
    """How far a page was compared with its seed."""

    def __init__(self, shown: Shown, alike: Callable[[str, str], bool]) -> None:
        self.shown = shown
        self.alike = alike
        self.headings = {*shown.headings, *(words.rstrip("。.") for words in shown.headings)}
        self.at = self.noted = self.left_out = self.moved = 0
        self.in_contents = False

    def takes(self, line: str) -> bool:
        """Whether the page goes on with a line, or has it among what is left out or moved."""
        words = inked(line)
        end, noted = self.at + len(words), self.noted + len(words)
        if self.alike(words, self.shown.body[self.at : end]):
            self.at = end
        elif words in _CONTENTS:
            self.in_contents = True
            self.left_out += 1
        elif self.alike(words, self.shown.notices[self.noted : noted]):
            self.noted = noted
            self.moved += 1
        elif self.in_contents and self._is_repeated(words):
            self.left_out += 1
        else:
            return False
        return True

    def _is_repeated(self, entry: str) -> bool:
        """Whether a heading says again what an entry says, but for numbers and the full stop."""
        bare = _PAGE_NUMBER.sub("", entry).rstrip("。.")
        forms = {entry, bare, _NUMBER.sub("", bare)}
        if not forms.isdisjoint(self.headings):
            return True
        return self.alike is not eq and any(self.alike(f, h) for f in forms for h in self.headings)

    def ended(self, line: int, words: str) -> Comparison:
        """What came of it; ``words`` of ``line`` could not be taken, if there are any."""
        body, notices = self.shown.body[self.at :], self.shown.notices[self.noted :]
        if line:
            wrong = f"{inked(words)[:30]!r}, but the page goes on {body[:30]!r}"
        elif body:
            wrong = f"the page has more than its seed: {body[:30]!r}"
        else:
            wrong = f"notices that the seed has not: {notices[:30]!r}" if notices else ""
        return Comparison(wrong, line, self.left_out, self.moved)
