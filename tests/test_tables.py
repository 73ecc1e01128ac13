"""Tables that were drawn with lines: one block with its lines, and nothing else in it."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.outlines import document_of, source_of
from tests.test_milestones import known_of, page
from zhbook.layout.paragraphs import paragraphs
from zhbook.layout.tables import is_narrow
from zhbook.model import Kind
from zhbook.script import SimplifiedScript, TraditionalScript
from zhbook.sphinx.fidelity.compare import compared
from zhbook.sphinx.fidelity.shown import Shown, inked
from zhbook.writers.docx import word_file

BOX = "┌──┬──┐\n│等级│费用│\n├──┼──┤\n│一、│一是│\n└──┴──┘"
STROKES = "+------+------+\n| 等级 | 费用 |\n+======+======+\n| （一） | *5* |\n+------+------+"


def tables(text: str) -> list[str]:
    """The tables of a text."""
    return [p.received for p in paragraphs(source_of(text))[0] if p.kept is Kind.TABLE]


@pytest.mark.parametrize(
    "table",
    [
        BOX,
        STROKES,
        "┏━┓\n┃甲┃\n┗━┛",
        "╔═╗\n║甲║\n╚═╝",
        "│甲│乙│\n│丙│丁│",
        "甲│乙│丙\n丁│戊│己",
        "──────\n│甲│乙│\n──────",
        "| 甲 | 乙 |\n| --- | :-: |\n| 丙 | 丁 |",
        "| 甲 | 乙 |\n| 丙 | 丁 |",
        "甲 | 乙 | 丙\n---|---|---\n丁 | 戊 | 己",
        "｜甲｜乙｜\n｜丙｜丁｜",
        "├── 甲\n│   └── 乙\n└── 丙",
    ],
)
def test_lines_that_are_drawn_are_one_table(table: str) -> None:
    assert tables(f"题目\n按下表办理：\n{table}\n以上各项照办。") == [table]


@pytest.mark.parametrize(
    "text",
    [
        "──────",  # one line
        "├──",
        "某地──一个好地方──的讲话\n我们──大家──都去。",  # dashes
        "──────\n──────",  # they part the text, and are no table
        "甲|乙\n丙|丁",
        "甲 || 乙\n丙 || 丁",  # no rule, and open at the ends
        "-----\n-----",
        "| 甲 |",
        "+86-10-1234\n+86-10-5678",
    ],
)
def test_other_lines_are_none(text: str) -> None:
    assert tables(f"题目\n按下列办理：\n{text}\n以上各项照办。") == []


def test_one_table_ends_where_the_next_begins() -> None:
    small = "┌─┐\n│甲│\n└─┘"
    assert tables(f"题目\n{small}\n\n{small}\n{small}") == [small] * 3


def test_empty_lines_part_no_table_and_indents_stay() -> None:
    text = "题目\n按下表办理：\n　　┌─┐\n\n　　│甲│\n\n　　　└┘\n照办。"
    assert tables(text) == ["┌─┐\n│甲│\n　└┘"]


def test_the_outline_finds_nothing_in_a_table() -> None:
    document = document_of(
        f"关于费用的规定\n一、标准\n按下表：\n{BOX}\n二、其他\n照办。\n{STROKES}"
    )
    kinds = [(block.kind, block.id) for block in document.blocks]
    assert kinds == [
        (Kind.HEADING, "s1"),
        (Kind.PARAGRAPH, "s1-p1"),
        (Kind.TABLE, "s1-tab1"),
        (Kind.HEADING, "s2"),
        (Kind.PARAGRAPH, "s2-p1"),
        (Kind.TABLE, "s2-tab1"),
    ]
    assert not any(block.spans for block in document.blocks)
    assert [piece.line for piece in document.blocks[2].pieces] == [4, 5, 6, 7, 8]


@pytest.mark.parametrize("table", [BOX, "│讲话│\n│稿│"])
@pytest.mark.parametrize("before", ["", "某某的讲话\n", "目录\n一、甲\n"])
@pytest.mark.parametrize("behind", ["", "\n2022年1月6日", "\n某某县人民政府\n2022年1月6日"])
def test_a_table_is_no_title_signature_or_entry(table: str, before: str, behind: str) -> None:
    document = document_of(f"{before}{table}\n\n大家照此办理。{behind}")
    for block in document.every_block:
        assert (block.kind is Kind.TABLE) is ("\n" in block.text)
    assert sum("\n" in block.text for block in document.every_block) == 1


def test_a_table_is_no_paragraph_of_an_article() -> None:
    document = document_of(
        f"费用法\n第一条　费用如下：\n{BOX}\n第二款。\n第二条　依照第一条第二款。"
    )
    assert [block.id for block in document.blocks] == ["art-1", "art-1-tab1", "art-1-p2", "art-2"]


def test_the_page_has_its_lines_and_no_markup_of_them() -> None:
    said = page(document_of(f"题目\n按下表：\n{STROKES}\n---\n===\n照办。"))
    assert "{#a--tab1 .drawn-table}\n\\+------+------+\n\\| 等级 \\| 费用 \\|\n" in said


@given(st.lists(strategies.hostile_line, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_words_may_stand_in_a_table(cells: list[str]) -> None:
    """``written`` reads its page back with MyST and refuses what differs."""
    rows = "\n".join(f"│{' '.join(cell.split())}│" for cell in cells)
    document = document_of(f"题目\n按下表办理：\n┌──┐\n{rows}\n└──┘\n照办。")
    assert ".drawn-table" in page(document)


def test_a_page_number_in_a_table_stands_before_its_row() -> None:
    text = "题目\n按下表办理：\n┌──┐\n│甲乙│\n— 2 —\n│丙丁│\n└──┘\n照办。\n— 3 —\n"
    assert "│甲乙│\n[— 2 —]{.milestone .folio}│丙丁│\n" in page(document_of(text))


def test_a_table_is_converted_by_its_words_and_nothing_around_it_is() -> None:
    document = document_of(f"乾隆年间的规定\n皇后在后面。\n{BOX.replace('等级', '里程')}\n干燥。")
    copy = TraditionalScript().document(document)
    assert copy.blocks[0].text == "皇后在後面。"
    assert copy.blocks[1].text == BOX.replace("等级", "里程").replace("费用", "費用")
    back = SimplifiedScript().document(copy)
    assert (back.title and back.title.text, back.blocks[1].text) == (
        "乾隆年间的规定",
        document.blocks[1].text,
    )


@pytest.mark.parametrize(
    ("table", "narrow"),
    [(BOX, False), ("┌────┬────┐\n│等级│费用│\n└────┴────┘", True), (STROKES, False)],
)
def test_the_width_of_a_line_is_told_by_the_rows(table: str, narrow: bool) -> None:
    assert is_narrow(table) is narrow
    assert (".narrow-lines" in page(document_of(f"题目\n按下表：\n{table}"))) is narrow


def test_json_and_word_file_keep_the_lines() -> None:
    known = known_of(f"题目\n按下表办理：\n{BOX}\n照办。")
    blocks = known["blocks"]
    assert isinstance(blocks, list)
    (table,) = (block for block in blocks if block["kind"] == "drawn-table")
    assert (table["text"], known["left_out"]) == (BOX, [])
    shown = WordDocument(io.BytesIO(word_file(known))).paragraphs
    (drawn,) = (p for p in shown if p.style is not None and p.style.name == "DrawnTable")
    assert drawn.text == BOX


def test_the_check_to_the_character_takes_a_table_line_by_line() -> None:
    assert compared(BOX, Shown(inked(BOX))).wrong == ""
    assert compared(BOX, Shown(inked(BOX.replace("一、", "二、")))).line == 4
