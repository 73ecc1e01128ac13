"""Which stretches of a text are quoted from another."""

from __future__ import annotations

import pytest

from zhbook.citations.quotations import quotations


def quoted(*texts: str) -> list[str]:
    """The quoted words, each with the number of its paragraph, and of that in which they begin."""
    found = []
    for number, stretches in sorted(quotations(texts).items()):
        for one in stretches:
            words = texts[number][one.start : one.end]
            begins = "" if one.paragraph == number else f"<{one.paragraph}"
            assert texts[one.paragraph][one.opened] in '“「"'
            found.append(f"{number}{begins}: {words}")
    return found


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["甲"], [], id="nothing"),
        pytest.param(["甲“乙”丙“丁”"], ["0: “乙”", "0: “丁”"], id="side by side"),
        pytest.param(["甲“乙“丙”丁”戊"], ["0: “乙“丙”丁”"], id="the outer one alone"),
        pytest.param(["甲「乙」丙"], ["0: 「乙」"], id="corner marks"),
        pytest.param(['甲"乙"丙"丁"戊"己'], ['0: "乙"', '0: "丁"'], id="straight marks"),
        pytest.param(["甲”乙“丙”"], ["0: “丙”"], id="a closing mark alone"),
        pytest.param(["零", "甲“乙", "丙“丁”"], ["1: “乙", "2: “丁”"], id="a mark forgotten"),
        pytest.param(["“甲”乙", "丙“丁", "戊"], ["0: “甲”", "1: “丁"], id="its paragraph alone"),
        pytest.param(["“甲“乙”丙", "丁"], ["0: “甲“乙”丙"], id="the outer one is left open"),
        pytest.param(
            ["零", "甲：“乙", "丙", "丁”戊", "己"],
            ["1: “乙", "2<1: 丙", "3<1: 丁”"],
            id="over paragraphs",
        ),
        pytest.param(
            ["零", "甲：“乙", "“丙", "“丁”戊"],
            ["1: “乙", "2<1: “丙", "3<1: “丁”"],
            id="the mark repeated before each",
        ),
        pytest.param(
            ["甲：「乙", "「丙「丁」戊」己"], ["0: 「乙", "1<0: 「丙「丁」戊」"], id="a pair inside"
        ),
        pytest.param(
            ["甲：“乙", "丙“丁”、“戊”己”庚"],
            ["0: “乙", "1<0: 丙“丁”、“戊”己”"],
            id="pairs inside its last paragraph",
        ),
        pytest.param(
            ["甲：“乙", "丙”，丁“戊”己“庚”", "“辛”"],
            ["0: “乙", "1<0: 丙”", "1: “戊”", "1: “庚”", "2: “辛”"],
            id="others behind it",
        ),
        pytest.param(
            ["甲：“乙", "丙”", "丁：“戊", "己”"],
            ["0: “乙", "1<0: 丙”", "2: “戊", "3<2: 己”"],
            id="one after another",
        ),
    ],
)
def test_quotations(texts: list[str], expected: list[str]) -> None:
    assert quoted(*texts) == expected


def test_a_mark_that_closes_hundreds_of_paragraphs_later_was_forgotten() -> None:
    assert len(quoted("：“甲", *["乙"] * 398, "丙”")) == 400
    assert quoted("：“甲", *["乙"] * 399, "丙”") == ["0: “甲"]
