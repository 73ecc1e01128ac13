"""Quotation marks of the Traditional copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhbook.script.quotation_marks import corner


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
            ["“甲", "乙“丙", "丁。”"], ["“甲", "乙“丙", "丁。”"], [(0, 0), (1, 1), (2, 2)], id="x"
        ),
        pytest.param(['"甲" 「乙」'], ['"甲" 「乙」'], [], id="other marks stay"),
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
