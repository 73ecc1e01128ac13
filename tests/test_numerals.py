from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhbook.numerals import chinese, parse


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
    ],
)
def test_parse(numeral: str, value: int) -> None:
    assert parse(numeral) == value


@pytest.mark.parametrize("numeral", ["", "百一十十", "甲", "十百", "一二十", "1二"])
def test_what_is_no_numeral(numeral: str) -> None:
    assert parse(numeral) is None


@pytest.mark.parametrize("value", [0, -1, 10_000])
def test_chinese_refuses_what_numbers_nothing(value: int) -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        chinese(value)
