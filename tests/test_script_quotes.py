"""Quotation marks of the Traditional copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhbook.model import Block, Kind, Piece
from zhbook.places import place
from zhbook.script.quotation_marks import MOST_NOTES, corner, quoted_blocks


@pytest.mark.parametrize(
    ("texts", "expected", "unpaired"),
    [
        pytest.param(["“甲”"], ["「甲」"], [], id="a pair"),
        pytest.param(["“甲‘乙’丙”"], ["「甲『乙』丙」"], [], id="single inside double"),
        pytest.param(["“甲“乙”丙”"], ["「甲『乙』丙」"], [], id="double directly inside double"),
        pytest.param(["‘甲’"], ["『甲』"], [], id="single alone"),
        pytest.param(["‘甲“乙”’"], ["『甲「乙」』"], [], id="double inside single"),
        pytest.param(["“甲‘乙“丙”’”"], ["「甲『乙「丙」』」"], [], id="three deep"),
        pytest.param(["“甲”“乙”"], ["「甲」「乙」"], [], id="side by side"),
        pytest.param(["“”"], ["「」"], [], id="nothing between"),
        pytest.param(
            ["构建“六位一体“工作网格，实施“雪亮工程”"],
            ["构建“六位一体“工作网格，实施「雪亮工程」"],
            [(0, 2), (0, 7)],
            id="an opening mark typed for a closing one",
        ),
        pytest.param(["甲”乙"], ["甲”乙"], [(0, 1)], id="a closing mark alone"),
        pytest.param(["”甲“"], ["”甲“"], [(0, 0), (0, 2)], id="the wrong way round"),
        pytest.param(["“甲‘乙”"], ["「甲‘乙」"], [(0, 2)], id="a single mark left open"),
        pytest.param(["it’s “don’t”"], ["it’s 「don’t」"], [], id="apostrophes"),
        pytest.param(["‘it’s’"], ["『it’s』"], [], id="an apostrophe inside single marks"),
        pytest.param(["他说：“甲", "乙。”"], ["他说：「甲", "乙。」"], [], id="two paragraphs"),
        pytest.param(
            ["“甲", "“乙‘丙’", "“丁。”", "“戊”"],
            ["「甲", "「乙『丙』", "「丁。」", "「戊」"],
            [],
            id="the opening mark repeated before each paragraph",
        ),
        pytest.param(
            ["修改为：“第一条", "称“甲”，", "乙。”", "“丙”"],
            ["修改为：「第一条", "称『甲』，", "乙。」", "「丙」"],
            [],
            id="a pair inside a quotation of several paragraphs",
        ),
        pytest.param(
            ["甲“乙", "丙“丁”", "戊”己"],
            ["甲“乙", "丙「丁」", "戊”己"],
            [(0, 1), (2, 1)],
            id="two slips paragraphs apart are no quotation",
        ),
        pytest.param(["“甲", "乙"], ["“甲", "乙"], [(0, 0)], id="never closed"),
        pytest.param(
            ["“甲", "乙“丙", "丁。”"],
            ["“甲", "乙“丙", "丁。”"],
            [(0, 0), (1, 1), (2, 2)],
            id="another mark is opened before the first closes",
        ),
        pytest.param(['"甲" 「乙」'], ['"甲" 「乙」'], [], id="other marks stay"),
        pytest.param(
            ["甲”乙“丙”"], ["甲”乙「丙」"], [(0, 1)], id="a pair behind a closing mark alone"
        ),
        pytest.param(
            ["零", "“甲", "“乙", "丙”“丁”"],
            ["零", "「甲", "「乙", "丙」「丁」"],
            [],
            id="the paragraph that closes goes on with a pair",
        ),
        pytest.param(
            ["称“甲", "“乙", "“丙。”"],
            ["称「甲", "「乙", "「丙。」"],
            [],
            id="a mark that is repeated may open anywhere",
        ),
        pytest.param(
            ["称“甲", "“乙。”"],
            ["称“甲", "「乙。」"],
            [(0, 1)],
            id="the paragraph after a slip is a quotation of its own",
        ),
        pytest.param(
            ["“甲", "“乙”丙"], ["“甲", "「乙」丙"], [(0, 0)], id="a pair that ends no paragraph"
        ),
        pytest.param(
            ["称“甲", "“乙", "丙", "丁。”"],
            ["称“甲", "“乙", "丙", "丁。”"],
            [(0, 1), (1, 0), (3, 2)],
            id="a mark that one paragraph repeats and the next does not",
        ),
        pytest.param(
            ["“甲", "“乙", "丙", "“丁。”"],
            ["“甲", "“乙", "丙", "「丁。」"],
            [(0, 0), (1, 0)],
            id="nor is it repeated after a paragraph without one",
        ),
        pytest.param(
            ["：“甲", "“乙。”", ":“丙", "丁”", "“戊", "己”……"],
            ["：「甲", "「乙。」", ":「丙", "丁」", "「戊", "己」……"],
            [],
            id="one quotation of several paragraphs after another",
        ),
        pytest.param(
            ["‘甲", "‘乙‘丙’", "‘丁。’"],
            ["『甲", "『乙「丙」", "『丁。』"],
            [],
            id="single marks over paragraphs",
        ),
        pytest.param(
            ["：“甲", "乙”丙"], ["：“甲", "乙”丙"], [(0, 1), (1, 1)], id="words after the last mark"
        ),
        pytest.param(
            ["：“甲‘乙", "丙。”"],
            ["：“甲‘乙", "丙。”"],
            [(0, 1), (0, 3), (1, 2)],
            id="of two marks left open nobody knows which one closes",
        ),
        pytest.param(
            ["“甲‘乙”丙：“丁", "戊。”"],
            ["「甲‘乙」丙：“丁", "戊。”"],
            [(0, 2), (0, 7), (1, 2)],
            id="nor if one of them stands in a pair",
        ),
    ],
)
def test_pairs(texts: list[str], expected: list[str], unpaired: list[tuple[int, int]]) -> None:
    assert corner(texts) == (expected, unpaired)


@given(st.lists(st.text("“”‘’：。甲a"), max_size=5))
def test_one_character_to_one_and_only_marks_change(texts: list[str]) -> None:
    converted, unpaired = corner(texts)
    loose = set(unpaired)
    for index, (old, new) in enumerate(zip(texts, converted, strict=True)):
        assert len(old) == len(new)
        for offset, (before, after) in enumerate(zip(old, new, strict=True)):
            if before not in "“”‘’" or (index, offset) in loose:
                assert after == before
            elif before in "“‘":
                assert after in "「『"
            else:
                assert after in "」』’"


def _quoted(inner: list[str]) -> str:
    return "“" + "、".join(inner) + "”"


@given(st.recursive(st.just(""), lambda inner: st.lists(inner, max_size=3).map(_quoted)))
def test_nested_pairs_alternate(text: str) -> None:
    (converted,), unpaired = corner([text])
    assert unpaired == []
    depth = 0
    for mark in converted:
        if mark in "「『":
            assert mark == "「『"[depth % 2]
            depth += 1
        elif mark in "」』":
            depth -= 1
            assert mark == "」』"[depth % 2]
    assert depth == 0


def _blocks(*texts: str) -> list[Block]:
    """A block for each text, begun on the line of its place among them and broken before 丙."""
    return [
        Block(
            Kind.PARAGRAPH,
            text,
            (Piece(0, 10 * n), *([Piece(text.index("丙"), 10 * n + 1)] if "丙" in text else [])),
        )
        for n, text in enumerate(texts, 1)
    ]


def test_a_mark_without_partner_is_told_with_the_words_and_the_line_of_the_seed() -> None:
    seed = _blocks("无标记。", "这是“两种“说法。", "甲乙丙丁”戊己")
    shown = _blocks("無標記。", "這是“兩種“說法。", "甲乙丙丁”戊己")
    blocks, notes = quoted_blocks("a.txt", shown, seed)
    assert blocks == shown
    assert [(n.path, n.line, n.code, n.message) for n in notes] == [
        ("a.txt", 20, "quote-unpaired", "“ in “…这是“两种“说法。…” has no partner"),
        ("a.txt", 20, "quote-unpaired", "“ in “…这是“两种“说法。…” has no partner"),
        ("a.txt", 31, "quote-unpaired", "” in “…甲乙丙丁”戊己…” has no partner"),
    ]


def test_a_mark_is_quoted_with_six_characters_on_either_side() -> None:
    (block,) = _blocks("一二三四五六七八”九十一二三四五六")
    (note,) = quoted_blocks("a.txt", [block], [block])[1]
    assert note.message == "” in “…三四五六七八”九十一二三四…” has no partner"
    (first,) = _blocks("”甲")
    assert [n.line for n in quoted_blocks("a.txt", [first], [first])[1]] == [10]


def test_only_the_text_of_a_block_changes() -> None:
    block = Block(Kind.HEADING, "“甲”", (Piece(0, 7),), depth=2, head=3, place=place("s1"))
    assert quoted_blocks("a.txt", [block], [block]) == (
        [Block(Kind.HEADING, "「甲」", (Piece(0, 7),), depth=2, head=3, place=place("s1"))],
        [],
    )


@pytest.mark.parametrize("more", [0, 1, 5])
def test_of_many_marks_without_partner_the_rest_is_counted(more: int) -> None:
    blocks = _blocks(*["甲”"] * (MOST_NOTES + more))
    notes = quoted_blocks("a.txt", blocks, blocks)[1]
    assert [n.line for n in notes] == [10 * k for k in range(1, MOST_NOTES + 1)]
    assert {n.message for n in notes[:-1]} == {"” in “…甲”…” has no partner"}
    rest = f"; and {more} more" if more else ""
    assert notes[-1].message == "” in “…甲”…” has no partner" + rest
