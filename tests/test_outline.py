"""Texts of every shape and the outlines they must have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fixture_files import FIXTURES, Fixture, cases
from tests.outlines import document_of, shown
from zhbook.model import Kind
from zhbook.outline import items, outline
from zhbook.reader.source import read_source

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = [
    json.loads(line)
    for line in (FIXTURES / "seeds_outline.jsonl").read_text(encoding="utf-8").splitlines()
]
ITEMS = {"000": 0, "001": 29, "002": 3, "003": 0, "004": 14}


@pytest.mark.parametrize("case", cases("outline.txt"))
def test_outline(case: Fixture) -> None:
    assert shown(document_of(case.given)) == case.expected


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["file"])
def test_seed_has_the_expected_headings(gold: dict[str, object]) -> None:
    name = str(gold["file"])
    document = outline(read_source(SEEDS / name, name))
    found = [
        [b.depth, b.text[: b.head]]
        for b in document.blocks
        if b.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)
    ]
    assert found == gold["headings"]
    assert (document.title.text if document.title else None) == gold["title"]
    assert items(document) == ITEMS[name[:3]]


def test_items_are_counted_inside_paragraphs_and_as_paragraphs() -> None:
    text = (
        "某某办法\n第一条　有下列情形的：\n（一）甲；\n（二）乙。\n第二条　一是快。二是好。三是省。"
    )
    assert items(document_of(text)) == 5
    assert items(document_of("题\n正文。")) == 0


def test_what_is_said_of_notices_contents_and_titles() -> None:
    text = "QQ：12345678\n微信：abcdef\n\n某某办法\n目录\n第一章 总则\n第二章 罚则\n"
    text += "第一章 总则\n第一条 甲。\n第二条 乙。"
    said = {d.code: (d.line, d.message) for d in document_of(text).diagnostics}
    notice = "2 lines taken for a seller's notice, moved to the end of the text"
    assert said["notice"] == (1, notice)
    unmatched = "“第二章罚则” of the 目录 matches no heading; it stays"
    assert said["contents-unmatched"] == (7, unmatched)
    (missing,) = document_of("一、甲\n正文。\n二、乙\n正文。").diagnostics
    assert missing.message == "the text has no title"


def test_items_are_counted_by_paragraph_and_inside() -> None:
    found = document_of(
        "题目材料\n依照《甲法》：一是快。二是好。\n第一条　要求：\n（一）稳。\n（二）准。"
    )
    assert items(found) == 4


def test_a_simplified_text_keeps_characters_that_are_traditional_elsewhere() -> None:
    text = "关于乾隆著作的报告\n瞭望乾坤，这里说的是国家发展。"
    found = document_of(text)
    assert [found.title and found.title.text, found.blocks[0].text] == text.split("\n")


def test_a_line_that_comes_again_begins_no_text_where_contents_tell() -> None:
    body = "说的是一件事。"
    listed = "某某汇编\n工作信息\n目录\n在甲会上的讲话\n在乙会上的讲话\n"
    again = f"在甲会上的讲话\n工作信息\n{body}\n工作信息\n{body}\n在乙会上的讲话\n工作信息\n{body}"
    titles = [b.text for b in document_of(listed + again).blocks if b.kind is Kind.TEXT_TITLE]
    assert titles == ["在甲会上的讲话", "在乙会上的讲话"]


def test_texts_begin_behind_the_title() -> None:
    again = "\n工作信息\n说的是一件事。" * 3
    text = f"某发〔2022〕1号\n某某局\n关于信息工作的通知{again}"
    titles = [b.text for b in document_of(text).blocks if b.kind is Kind.TEXT_TITLE]
    assert titles == ["工作信息"] * 3
