"""Reads a written page with the parser that Sphinx will use, and refuses what differs.

The page must be exactly the expected headings and paragraphs, each of plain text and spans, with
every character of the seed. A line without any character that a rule of Markdown knows is
compared as it stands; all others are parsed.
This runs for every page; equality with Sphinx's HTML is a test.
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

#: A line that begins with a letter or beyond ASCII, and has no ASCII but letters, digits and signs
#: that mean nothing inside a line; no blank at its end, no control or line separator.
_PLAIN = re.compile(
    r"(?=[A-Za-z]|[^\x00-\x7f\s])[^\x00-\x1f!#$&*<>@\[-`{-\x9f\u2028\u2029]+(?<!\s)\Z"
)
_TEXT = {"text", "text_special"}
_SPANS = {"span_open", "span_close"}
_SILENT = {"myst_target", "front_matter", "heading_close", "paragraph_close"}


@dataclass(frozen=True, slots=True)
class Written:
    """A block as it was written, and as it must be read: its tag (``h2``, ``p``) and its text.

    ``page`` is all it takes of the page, ``content`` the line of its text; ``line`` counts in the
    seed.
    """

    page: str
    content: str
    tag: str
    text: str
    line: int

    @property
    def is_plain(self) -> bool:
        """Whether it is a paragraph in which Markdown has nothing to find."""
        return self.tag == "p" and self.content == self.text and bool(_PLAIN.match(self.text))


@cache
def _parser() -> MarkdownIt:
    config = MdParserConfig(enable_extensions={"attrs_block", "attrs_inline"})
    return create_md_parser(config, RendererHTML)


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    tokens = _parser().parse(body)
    tag = ""
    for token in tokens:
        if token.type in ("heading_open", "paragraph_open"):
            tag = token.tag
        elif token.type == "inline":
            yield tag, _text(token)
        elif token.type == "fence" and token.info.startswith("{folded} "):
            # The directive's options end at the first empty line; all else is parsed again.
            yield from _blocks(token.content.partition("\n\n")[2])
        elif token.type not in _SILENT:
            yield token.type, token.content


def _text(inline: Token) -> str:
    parts: list[str] = []
    for child in inline.children or ():
        if child.type in _TEXT:
            parts.append(child.content)
        elif child.type not in _SPANS:
            parts.append(f"\x00{child.type}")
    return "".join(parts)


def check(path: str, blocks: Sequence[Written]) -> None:
    """Raise FidelityError, with the line of the seed, at the first block that differs."""
    expected = [block for block in blocks if not block.is_plain]
    found = list(_blocks("\n".join(block.page for block in expected)))
    for (tag, text), wanted in zip(found, expected, strict=False):
        if tag != wanted.tag or text != wanted.text:
            message = f"the page would read {text[:30]!r} ({tag}) for {wanted.text[:30]!r}"
            raise FidelityError(path, wanted.line, message)
    if len(found) != len(expected):
        line = expected[min(len(found), len(expected) - 1)].line if expected else 0
        message = f"the page would have {len(found)} blocks instead of {len(expected)}"
        raise FidelityError(path, line, message)
