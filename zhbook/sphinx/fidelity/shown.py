"""What a built page shows of its seed, read from its HTML as browsers read it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

from zhbook.characters import INVISIBLE
from zhbook.pageformat import Class

#: White_Space, controls (Cc), zero-width characters and marks of direction.
_BLANK = re.compile(rf"[\s\x00-\x1f\x7f-\x9f{INVISIBLE}]+")
_ARTICLE = '<article class="bd-article'
_TAG = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<attributes>(?:[^>\"']++|\"[^\"]*\"|'[^']*')*)>",
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


#: A milestone: where it stands in the text around it, inked, and what it says.
Milestone = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of its seed, inked: its text, its notices, the words of its headings.

    ``links`` counts the links within the text. Milestones are no part of text and notices: they
    stand beside them, and ``spans`` has where the headings of the text begin and end.
    """

    body: str
    notices: str = ""
    headings: Collection[str] = ()
    links: int = 0
    milestones: Sequence[Milestone] = ()
    notice_milestones: Sequence[Milestone] = ()
    spans: Sequence[tuple[int, int]] = ()


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
        #: What each milestone says, where it stands, and behind how many pieces.
        self.milestones: list[tuple[list[str], str, int]] = []
        #: Behind how many pieces of the text each heading begins and ends.
        self.spans: list[list[int]] = []
        self._open: list[tuple[str, str, bool]] = []  # tag, where text went before, in a heading
        self._into = "body"
        self._in_heading = False

    def text(self, text: str) -> None:
        if self._into == "milestone":
            self.milestones[-1][0].append(text)
            return
        self.pieces[self._into].append(text)
        if self._in_heading and self._into == "body":
            self.headings[-1].append(text)

    def opened(self, tag: str, classes: Collection[str]) -> None:
        self._open.append((tag, self._into, self._in_heading))
        if self._into in ("aside", "milestone"):
            pass
        elif Class.MILESTONE in classes:
            self.milestones.append(([], self._into, len(self.pieces[self._into])))
            self._into = "milestone"
        elif tag in _ASIDE_TAGS or not _ASIDE.isdisjoint(classes):
            self._into = "aside"
        elif Class.NOTICES in classes:
            self._into = "notices"
        elif not self._in_heading and (tag in _HEADINGS or Class.RUN_IN_HEAD in classes):
            self._in_heading = True
            self.headings.append([])
            self.spans.append([len(self.pieces["body"])])
        self.links += tag == "a" and self._into == "body" and "reference" in classes

    def closed(self, tag: str) -> None:
        if any(tag == name for name, _, _ in self._open):
            name = ""
            while name != tag:
                within = self._in_heading
                name, self._into, self._in_heading = self._open.pop()
                if within and not self._in_heading:
                    self.spans[-1].append(len(self.pieces["body"]))

    def shown(self) -> Shown:
        """What was read."""
        pieces = {k: [_read(piece) for piece in self.pieces[k]] for k in ("body", "notices")}
        body, notices = ("".join(pieces[k]) for k in ("body", "notices"))
        headings = {_read("".join(words)) for words in self.headings}
        if not self.milestones:
            return Shown(body, notices, headings, self.links)
        before = {k: [0, *accumulate(map(len, own))] for k, own in pieces.items()}
        found: dict[str, list[Milestone]] = {"body": [], "notices": []}
        for words, into, behind in self.milestones:
            found[into].append((before[into][behind], _read("".join(words))))
        spans = [(before["body"][span[0]], before["body"][span[-1]]) for span in self.spans]
        marks = (found["body"], found["notices"])
        return Shown(body, notices, headings, self.links, *marks, spans)


def _read(html: str) -> str:
    return inked(unescape(html))


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
    return reader.shown()
