"""What book.toml says of places of a text, and what comes of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.fixture_files import Fixture, cases, read_fixtures
from tests.outlines import document_of, shown
from zhbook.config.book import read_book
from zhbook.config.overrides import KINDS, PlaceOverride
from zhbook.errors import ZhbookError
from zhbook.model import Document, Kind

ROW = "[[override]]"
HEADINGS = (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)


def overrides(folder: Path, rows: str) -> tuple[PlaceOverride, ...]:
    """The overrides of ``a.txt`` in a book.toml whose first line is the first of ``rows``."""
    book = folder / "book.toml"
    book.write_text(rows.replace(ROW, '[[texts."a.txt".override]]'), encoding="utf-8")
    return read_book(book).texts["a.txt"].overrides


@pytest.mark.parametrize("case", cases("overrides.txt"))
def test_overrides(case: Fixture, tmp_path: Path) -> None:
    text, row, rest = case.given.partition(ROW)
    try:
        found = document_of(text.rstrip("\n"), overrides=overrides(tmp_path, row + rest))
    except ExceptionGroup as group:
        mistakes = [str(error) for error in group.exceptions if isinstance(error, ZhbookError)]
        assert "\n".join(mistakes) == case.expected
    else:
        assert shown(found) == case.expected


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_whatever_a_place_is_said_to_be_nothing_is_lost(kind: Kind) -> None:
    for case in read_fixtures("outline.txt"):
        if "目" in case.given:
            continue  # an entry of a 目录 stays where nothing says it again
        before = document_of(case.given)
        for block in before.blocks:
            row = PlaceOverride(block.line, block.text, kind, 1, 1)
            try:
                after = document_of(case.given, overrides=[row])
            except ExceptionGroup:
                continue  # a run-in heading that nothing follows, words that stand twice
            assert sorted(said(after)) == sorted(said(before))
            names = [
                name for b in after.blocks for name in (b.id, *(s.id for s in b.spans)) if name
            ]
            assert len(set(names)) == len(names)
            depths = [b.depth for b in after.blocks if b.kind in HEADINGS]
            assert all(b <= a + 1 for a, b in pairwise([0, *depths]))


def said(document: Document) -> str:
    """What the blocks of a document say, without blanks."""
    title = [document.title] if document.title else []
    blocks = [*title, *document.blocks, *document.notices]
    return "".join("".join(block.text.split()) for block in blocks)


def test_a_mistake_names_the_row_of_book_toml(tmp_path: Path) -> None:
    given = """# A remark.
[[override]]
line = 2
words = "一、甲"
as = "paragraph"

[[override]]
line = 2
words = "二、乙"
as = "paragraph"
"""
    with pytest.raises(ExceptionGroup) as raised:
        document_of("标题\n一、甲\n二、乙", overrides=overrides(tmp_path, given))
    (mistake,) = raised.value.exceptions
    assert str(mistake) == (
        "book.toml:7: error: line 2 of a.txt does not have “二、乙”; line 3 does"
    )


def test_doubts_of_a_line_that_the_editors_settled_are_not_reported() -> None:
    text = "题目材料\n三、甲说的是一件事。"
    assert [d.line for d in document_of(text).diagnostics] == [2]
    row = PlaceOverride(2, "三、甲", Kind.ITEM, 1, 1)
    assert document_of(text, overrides=[row]).diagnostics == ()


def test_a_seller_before_the_title_that_the_editors_name() -> None:
    text = "一、甲方面\n更多资料请加微信\n真正的题目\n正文。"
    assert document_of(text).notices == ()
    row = PlaceOverride(3, "真正的题目", Kind.TITLE, 0, 1)
    assert [n.text for n in document_of(text, overrides=[row]).notices] == ["更多资料请加微信"]
