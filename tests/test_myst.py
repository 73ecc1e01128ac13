"""Escaping and the pages: what a text says is what docutils reads back, whatever it says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import example, given, settings
from myst_parser.parsers.docutils_ import Parser

from tests import strategies
from tests.outlines import document_of
from zhbook.errors import FidelityError
from zhbook.model import Block, Document, Kind, Piece
from zhbook.places import place
from zhbook.writers.inlines import escape, escape_line
from zhbook.writers.myst import EXTENSIONS, front_matter, written
from zhbook.writers.readback import Written, check

_SETTINGS = {
    "myst_enable_extensions": EXTENSIONS,
    "report_level": 2,
    "halt_level": 2,
    "smart_quotes": False,
    "doctitle_xform": False,
}


def doctree(page: str) -> nodes.document:
    """A page as docutils reads it, without the directives that only Sphinx knows."""
    return publish_doctree(page, parser=Parser(), settings_overrides=_SETTINGS)


def visible(page: str) -> list[str]:
    """The paragraphs and titles of a page, in order; anything else in it is a failure."""
    tree = doctree(page)
    for told in list(tree.findall(nodes.system_message)):
        # Two equal titles are told of below the level of a warning, and not shown.
        assert told["level"] < 2, told
        told.parent.remove(told)
    allowed = (nodes.document, nodes.section, nodes.title, nodes.paragraph, nodes.inline)
    for node in tree.findall():
        if not isinstance(node, (*allowed, nodes.Text, nodes.target)):
            assert isinstance(node, (nodes.docinfo, nodes.field_list)), node
    return [n.astext() for n in tree.findall() if isinstance(n, (nodes.title, nodes.paragraph))]


@given(strategies.hostile_line)
@example("一、")
@example("{#x .y}")
@example("(a)=")
@example("[a]: b")
@example("　　缩进")
@example("1. a")
@example("a  ")
@settings(max_examples=400)
def test_an_escaped_line_is_one_paragraph_of_the_same_text(line: str) -> None:
    assert visible(escape_line(line)) == [line]


@given(strategies.hostile_line)
def test_an_escaped_heading_keeps_its_text(line: str) -> None:
    line = line.strip()
    assert visible("# " + escape_line(line)) == [line]


@given(strategies.hostile_line, strategies.hostile_line)
def test_an_escaped_span_keeps_its_text(inside: str, after: str) -> None:
    after = after.rstrip()
    assert visible(f"[{escape(inside)}]{{#a--b .lead}}{escape(after)}") == [inside + after]


@given(strategies.text)
@settings(max_examples=300)
def test_every_text_gives_a_page_that_says_it(text: str) -> None:
    document = document_of(text)
    page = written(
        document, "a", document.title.text if document.title else "题", "zh-Hans", {}
    ).text
    blocks = [*document.blocks, *document.notices]
    if document.title:
        blocks.append(document.title)
    for block in blocks:
        assert block.text in text.replace("\n", "").replace("\t", "  ") or len(block.pieces) > 1
    assert page.startswith("---\ngenerated-by: zhbook\n")


@given(strategies.text)
@settings(max_examples=200)
def test_docutils_reads_what_the_document_says(text: str) -> None:
    document = document_of(text)
    plain = replace(document, notices=(), blocks=_without_folded(document))
    page = written(plain, "a", "题目", "zh-Hans", {}).text
    said = "".join(visible(page.partition("---\n\n")[2]))
    own = [plain.title] if plain.title else []
    before = [b for b in plain.blocks if plain.title and b.line < plain.title.line]
    after = plain.blocks[len(before) :]
    wanted = [*(b.text for b in before), "题目", *(b.text for b in own)]
    wanted += [b.text + b.added for b in after]
    assert _inked(said) == _inked("".join(wanted))


def _without_folded(document: Document) -> tuple[Block, ...]:
    return tuple(b for b in document.blocks if b.kind is not Kind.CONTENTS_ENTRY)


def _inked(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(strategies.text)
@settings(max_examples=300)
def test_levels_never_skip_and_ids_are_unique(text: str) -> None:
    document = document_of(text)
    level = 0
    for block in document.blocks:
        if block.depth and block.kind in (Kind.HEADING, Kind.RUN_IN, Kind.TEXT_TITLE):
            assert 1 <= block.depth <= level + 1
            level = block.depth
    ids = [b.id for b in document.blocks] + [s.id for b in document.blocks for s in b.spans if s.id]
    assert all(ids)
    assert len(ids) == len(set(ids))


@given(strategies.hostile_line)
@settings(max_examples=400)
def test_what_is_known_without_the_parser_is_what_it_reads(line: str) -> None:
    for content, said in ((line, line), (escape_line(line), line)):
        if Written(content, content, "p", said, 1).is_known:
            assert visible(content) == [said]
            assert visible("# " + content) == [said]


@given(strategies.hostile_line, strategies.hostile_line)
@settings(max_examples=400)
def test_what_is_like_a_block_that_was_read_is_read_like_it(line: str, other: str) -> None:
    """The characters beyond ASCII of one line, in the places of another's."""
    wide = iter([c for c in other if ord(c) > 127 and not c.isspace()])
    copy = "".join(next(wide, c) if ord(c) > 127 and not c.isspace() else c for c in line)
    first, second = (Written(escape_line(x), escape_line(x), "p", x, 1) for x in (line, copy))
    if second.is_like(first):
        assert visible(second.content) == [copy]
    longer = Written(second.page, second.content, "p", copy + "多", 1)
    assert not longer.is_like(first)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a*b*", "a*b*"),
        ("- 甲", "- 甲"),
        ("甲\n===", "甲==="),
        ("{#x}\n甲\\*", "乙*"),
        ("", "甲*"),
    ],
)
def test_a_page_that_would_differ_is_refused(page: str, text: str) -> None:
    with pytest.raises(FidelityError, match=r"^a\.txt:7: error: the page would"):
        check("a.txt", [Written(page, page, "p", text, 7)])


def test_front_matter_says_that_the_page_is_generated() -> None:
    head = front_matter({"title": 'a "b": c', "n": 3, "yes": True})
    assert head.startswith('---\ngenerated-by: zhbook\ntitle: "a \\"b\\": c"\nn: 3\nyes: true\n')


def test_headings_below_the_sixth_level_are_anchored_paragraphs() -> None:
    blocks = tuple(
        Block(Kind.HEADING, f"{n}级", (Piece(0, n),), n, 2, None, place(f"s{n}"))
        for n in range(1, 8)
    )
    page = written(Document("a.txt", None, blocks), "a", "题", "zh-Hans", {}).text
    assert "(a--s5)=\n\n###### 5级" in page
    assert "{#a--s6 .deep-heading}\n[6级]{.run-in-head}" in page
