"""Reads a written page as Sphinx will read it, and refuses what differs.

The page must be exactly the expected headings and paragraphs, each of plain text and spans, with
every character of the seed, and with the links that the writer meant and no others. Every block
goes through the parser of MyST, but for two kinds whose reading is known without it: a line of
backslash escapes, meant links and characters that no rule of
Markdown knows; and a block of the other script that differs from one which was read only in
characters beyond ASCII. That both are read so by the parser too is a test, and so is the equality
of every page with Sphinx's HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from zhbook.errors import FidelityError
from zhbook.locale.say import say
from zhbook.pageformat import Class, Directive

#: Letters, digits, all beyond ASCII but controls and line separators, and signs that mean nothing
#: inside a line; and any sign of ASCII behind a backslash.
_INERT = r"[^\x00-\x1f!#$&*<>@\[-`{-\x9f\u2028\u2029]*"
_KNOWN = re.compile(
    rf"(?=[A-Za-z\\]|[^\x00-\x7f\s]){_INERT}(?:\\[!-/:-@\[-`{{-~]{_INERT})*(?<!\s)\Z"
)
#: A link to a place: of words that are known, and without spans.
_LINK = re.compile(rf"\[({_INERT}(?:\\[!-/:-@\[-`{{-~]{_INERT})*)\]\((#[a-z0-9-]+)\)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
#: ASCII and blanks. All other characters are one to Markdown once nothing can be emphasis.
_NARROW = re.compile(r"[\x00-\x7f\s]+")
_TEXT = {"text", "text_special"}
_SILENT = {"myst_target", "front_matter", "heading_close", "paragraph_close"}


def note_mark(number: str) -> str:
    """How the mark of a note stands in the text of a block as it must be read."""
    return f"\x00{number}\x00"


def milestone_mark(words: str) -> str:
    """How a milestone stands in the text of a block as it must be read."""
    return f"\x00pb\x00{words}\x00"


@dataclass(frozen=True, slots=True)
class Written:
    """A block as it was written, and as it must be read: its tag (``h2``, ``p``) and its text.

    ``page`` is all it takes of the page, ``content`` the line of its text; ``line`` counts in the
    seed; ``links`` are where its links lead, in their order: it must have these and no others.
    """

    page: str
    content: str
    tag: str
    text: str
    line: int
    links: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether its reading is known without the parser."""
        content = self.content
        if self.links:
            if tuple(link[1] for link in _LINK.findall(content)) != self.links:
                return False
            content = _LINK.sub(r"\1", content)
        return bool(_KNOWN.match(content)) and _ESCAPE.sub(r"\1", content) == self.text

    def is_like(self, other: Written) -> bool:
        """Whether it is ``other`` but for characters beyond ASCII, one for one."""
        return (
            self.tag == other.tag
            and self.links == other.links
            and _narrow(self.page) == _narrow(other.page)
            and _narrow(self.text) == _narrow(other.text)
            and _NARROW.sub("", self.content) == _NARROW.sub("", self.text)
        )


def _narrow(text: str) -> tuple[int, list[tuple[int, str]]]:
    """How long a text is, and where which of its ASCII characters and blanks stand."""
    return len(text), [(run.start(), run[0]) for run in _NARROW.finditer(text)]


@cache
def _parser() -> MarkdownIt:
    config = MdParserConfig(enable_extensions={"attrs_block", "attrs_inline"})
    return create_md_parser(config, RendererHTML)


def _blocks(body: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    tokens = _parser().parse(body)
    tag = ""
    for token in tokens:
        if token.type in ("heading_open", "paragraph_open"):
            tag = token.tag
        elif token.type == "inline":
            yield tag, *_text(token)
        elif token.type == "fence" and token.info.startswith("{folded} "):
            # The directive's options end at the first empty line; all else is parsed again.
            yield from _blocks(token.content.partition("\n\n")[2])
        elif token.type not in _SILENT:
            yield token.type, token.content, ()


def _text(inline: Token) -> tuple[str, tuple[str, ...]]:
    parts: list[str] = []
    links: list[str] = []
    within = [parts]
    for child in inline.children or ():
        if child.type in _TEXT:
            within[-1].append(child.content)
        elif child.type == "span_open":
            milestone = Class.MILESTONE in str(child.attrs.get("class", "")).split()
            within.append([] if milestone else within[-1])
        elif child.type == "span_close":
            if (said := within.pop()) is not within[-1]:
                within[-1].append(milestone_mark("".join(said)))
        elif child.type == "link_open" and set(child.attrs) == {"href"}:
            links.append(str(child.attrs["href"]))
        elif child.type == "myst_role" and child.meta["name"] == Directive.EDITOR_NOTE:
            within[-1].append(note_mark(child.content))
        elif child.type == "softbreak":
            within[-1].append("\n")  # in a table; other blocks have none
        elif child.type != "link_close":
            within[-1].append(f"\x00{child.type}")
    return "".join(parts), tuple(links)


def check(path: str, blocks: Sequence[Written], original: Sequence[Written] = ()) -> None:
    """Raise FidelityError, with the line of the seed, at the first block that differs.

    ``original`` are the blocks of the page in the other script, which have been checked.
    """
    if len(original) == len(blocks):
        pairs = zip(blocks, original, strict=True)
        expected = [b for b, other in pairs if not b.is_known and not b.is_like(other)]
    else:
        expected = [b for b in blocks if not b.is_known]
    read = list(_blocks("\n".join(block.page for block in expected)))
    for (tag, text, links), wanted in zip(read, expected, strict=False):
        if tag == wanted.tag and text == wanted.text and links != wanted.links:
            message = say(
                "the page would link to {links} instead of {wanted}",
                links=str(links),
                wanted=str(wanted.links),
            )
            raise FidelityError(path, wanted.line, message)
        if tag != wanted.tag or text != wanted.text:
            message = say(
                "the page would read {text!r} ({tag}) for {wanted!r}",
                text=text[:30],
                tag=tag,
                wanted=wanted.text[:30],
            )
            raise FidelityError(path, wanted.line, message)
    if len(read) != len(expected):
        line = expected[min(len(read), len(expected) - 1)].line if expected else 0
        message = say(
            "the page would have {found} blocks instead of {wanted}",
            found=len(read),
            wanted=len(expected),
        )
        raise FidelityError(path, line, message)
