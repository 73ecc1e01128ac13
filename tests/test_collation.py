"""Terms are filed where a reader looks for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhbook.sphinx.collation import Order, filing
from zhbook.sphinx.readings import PHRASES, initials, is_reading, reading, zhuyin
from zhbook.sphinx.strokes import UNKNOWN, strokes

HARD = Path(__file__).parent / "fixtures" / "collation.txt"


def hard_terms() -> list[tuple[str, str]]:
    """The terms of the fixture, each with its group."""
    rows = [line.split() for line in HARD.read_text(encoding="utf-8").splitlines()]
    return [(term, row[0]) for row in rows if row[0] != "#" for term in row[1:]]


def test_of_the_hard_terms_at_most_one_in_a_hundred_is_misfiled() -> None:
    terms = hard_terms()
    assert len(terms) >= 150
    wrong = [(t, group) for t, group in terms if filing(t, Order.PINYIN).group != group]
    assert len(wrong) <= len(terms) // 100, wrong


def in_order(terms: str, order: Order) -> list[str]:
    return sorted(terms.split(), key=lambda term: filing(term, order).key)


def test_pinyin_compares_syllable_tone_and_strokes_of_each_character() -> None:
    # 当 is dāng and 党 is dǎng; 省 before 盛 by its tone; 刑 before 行 by their strokes.
    assert in_order("党委 党的建设 当事人", Order.PINYIN) == ["当事人", "党的建设", "党委"]
    assert in_order("盛会 行政 省委 刑法", Order.PINYIN) == ["省委", "盛会", "刑法", "行政"]
    # Character by character, not letter by letter: xi an before xian.
    assert in_order("县城 西安 先例", Order.PINYIN) == ["西安", "先例", "县城"]


def test_digits_come_first_then_letters_and_marks_do_not_count() -> None:
    terms = "安全 APP 12345热线 《阿坝条例》 “安置”"
    assert in_order(terms, Order.PINYIN) == ["12345热线", "APP", "《阿坝条例》", "安全", "“安置”"]
    assert filing("１２", Order.PINYIN).group == filing("APP", Order.PINYIN).group == "数字、西文"


@pytest.mark.parametrize(
    ("term", "shown", "strokes", "sound"),
    [
        ("重庆", "重慶", "九畫", "ㄔ"),
        ("战线", "戰線", "十六畫", "ㄓ"),
        ("一村一策", "一村一策", "一畫", "ㄧ"),
        ("《国家安全法》", "《國家安全法》", "十一畫", "ㄍ"),
        ("龟", "龜", "十六畫", "ㄍ"),
        ("12345热线", "12345熱線", "數字、西文", "數字、西文"),
    ],
)
def test_traditional_terms_are_filed_by_what_is_seen_or_by_sound(
    term: str, shown: str, strokes: str, sound: str
) -> None:
    assert filing(term, Order.STROKES, shown, traditional=True).group == strokes
    assert filing(term, Order.ZHUYIN, shown, traditional=True).group == sound


def test_strokes_and_zhuyin_have_their_own_order() -> None:
    assert in_order("戰線 一村 國家 九龍", Order.STROKES) == ["一村", "九龍", "國家", "戰線"]
    assert in_order("发展 保护 平安 民法", Order.ZHUYIN) == ["保护", "平安", "民法", "发展"]


def test_a_reading_that_is_given_wins() -> None:
    assert filing("乐某", Order.PINYIN, read="yue4 mou3").group == "Y"


def test_initials_are_what_one_types() -> None:
    assert initials(reading("政法工作")) == "zfgz"
    assert initials(reading("12345政务服务便民热线")) == "12345zwfwbmrx"


def test_the_tone_of_一_and_不_is_their_own() -> None:
    assert reading("一个不要") == "yi1 ge4 bu4 yao4"


@pytest.mark.parametrize("term", ["", "—", "𰻝", "かな", "α", "①", "\u3400"])
def test_what_nobody_can_read_is_filed_too(term: str) -> None:
    for order in Order:
        assert filing(term, order).group


def test_readings_are_checked() -> None:
    assert is_reading("chong2 qing4", "《重庆》") and is_reading("a zi4", "A字")
    assert not any(is_reading(r, "重庆") for r in ("chongqing", "chong2", "", "chong2 qing4 shi4"))
    assert all(is_reading(read, word) for word, read in PHRASES.items())


def test_the_table_of_strokes() -> None:
    assert [strokes(c)[0] for c in "一丁國龜𬘓"] == [1, 2, 11, 16, 6]
    assert strokes("A")[0] == UNKNOWN
    assert zhuyin("lv4") == "ㄌㄩˋ"
