from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhbook.numerals import chinese, parse, roman


@given(st.integers(1, 9999))
def test_chinese_and_parse_are_inverse(value: int) -> None:
    assert parse(chinese(value)) == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一百零三", 103),
        ("一百一十", 110),
        ("十二", 12),
        ("二十〇", 20),
        ("二〇二二", 2022),
        ("１２", 12),
        ("二 十", 20),
        ("一千零一", 1001),
        ("一百0二", 102),
        ("二O二三", 2023),
        ("1O", 10),
        ("廿一", 21),
        ("卅", 30),
        ("一百廿五", 125),
        ("拾贰", 12),
        ("壹佰零叁", 103),
    ],
)
def test_parse(numeral: str, value: int) -> None:
    assert parse(numeral) == value


@pytest.mark.parametrize(
    "numeral", ["", "百一十十", "甲", "十百", "一二十", "1二", "O", "0二", "1O二", "拾拾"]
)
def test_what_is_no_numeral(numeral: str) -> None:
    assert parse(numeral) is None


@pytest.mark.parametrize("value", [0, -1, 10_000])
def test_chinese_refuses_what_numbers_nothing(value: int) -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        chinese(value)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("iv", 4), ("IX", 9), ("xii", 12), ("XL", 40), ("lxxxix", 89), ("Ⅳ", 4), ("ⅻ", 12)],
)
def test_roman(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@pytest.mark.parametrize("numeral", ["", "IIII", "IC", "VX", "a", "Ⅰi"])
def test_what_is_no_roman_numeral(numeral: str) -> None:
    assert roman(numeral) is None
