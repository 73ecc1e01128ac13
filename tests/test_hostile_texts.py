"""Texts from strangers, one at a time: two pages that say the text, or one line for the mistake.

``ZHBOOK_CASES`` says how many texts are tried (`make fuzz`). Whole books, with their names and
titles, are tried in test_hostile.py, a twentieth as many.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from tests import hostile, strategies
from zhbook.book.job import Job, Script
from zhbook.book.text import Converted, convert
from zhbook.errors import SourceError
from zhbook.writers.myst import EXTENSIONS

#: So many texts go through docutils for each that does not.
EVERY = 32
_ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\x85", "\u2028", "\x0b"])
_lines = st.one_of(
    st.sampled_from(hostile.ATTACKS),
    strategies.hostile_line,
    strategies.paragraph,
    st.text(max_size=20),
)
_texts = st.lists(st.tuples(_lines, _ENDS), min_size=1, max_size=6).map(
    lambda rows: "".join("".join(row) for row in rows)
)

#: What a page may consist of; everything else would be more than words.
_BLOCKS = frozenset(
    {"front_matter", "myst_target", "heading_open", "heading_close", "inline"}
    | {"paragraph_open", "paragraph_close"}
)
_INLINES = frozenset({"text", "text_special", "span_open", "span_close", "link_open", "link_close"})
_DIRECTIVES = ("{folded} ", "{index-marks}")


@cache
def parser() -> MarkdownIt:
    """The parser that Sphinx will use, with the extensions of a page."""
    return create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


def check_tokens(body: str) -> None:
    """A page is headings and paragraphs of words, links into the book, and our own directives."""
    for token in parser().parse(body):
        if token.type == "fence":
            assert token.info.startswith(_DIRECTIVES), token
            if token.info.startswith("{folded} "):
                check_tokens(token.content.partition("\n\n")[2])
            continue
        assert token.type in _BLOCKS, token
        for child in token.children or ():
            check_inline(child)


def check_inline(child: Token) -> None:
    """Words, a span, or a link to a place."""
    assert child.type in _INLINES, child
    assert str(child.attrs.get("href", "#")).startswith("#"), child
    assert not [name for name in child.attrs if name not in {"id", "class", "href"}], child


def converted(file: Path, content: bytes) -> Converted | None:
    """The pages of a text, or nothing where it cannot be read; always in bounded time."""
    file.write_bytes(content)
    try:
        with hostile.limited():
            return convert(Job(file, "text.txt", "text", Script()))
    except SourceError as error:
        assert len(str(error).splitlines()) == 1
        str(error).encode()
        return None


def check(file: Path, content: bytes) -> None:
    """Nothing of a text is more than words, on the pages and in what lies beside them."""
    made = converted(file, content)
    if made is None:
        return
    assert made.editions.keys() == {"zh-hans", "zh-hant"}
    for edition, text in made.editions.items():
        assert text.head.count("\n---\n") == 1
        assert text.head.startswith("---\ngenerated-by: zhbook\n")
        check_tokens(text.body)
        if crc32(content) % EVERY == 0:
            hostile.check_page(text.body, edition)
        json.loads(text.json)
    for told in made.diagnostics:
        assert len(told.message.splitlines()) == 1, told


@given(_texts)
@settings(max_examples=hostile.CASES, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_text_becomes_words_on_its_pages(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "hostile.txt"
    check(file, text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
@settings(max_examples=max(60, hostile.CASES // 20), suppress_health_check=list(HealthCheck))
def test_any_bytes_are_a_text_or_one_line(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    check(tmp_path_factory.getbasetemp() / "bytes.txt", content)
