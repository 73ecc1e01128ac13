"""Terms are filed where a reader looks for them."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from zhbook.sphinx.index.collation import Order, filing
from zhbook.sphinx.index.pinyin import PHRASES, initials, is_reading, readings, zhuyin
from zhbook.sphinx.index.strokes import UNKNOWN, strokes

HARD = Path(__file__).parent / "fixtures" / "collation.txt"


def hard_terms() -> list[tuple[str, str]]:
    """The terms of the fixture, each with its group."""
    rows = [line.split() for line in HARD.read_text(encoding="utf-8").splitlines()]
    return [(term, row[0]) for row in rows if row[0] != "#" for term in row[1:]]


def test_of_the_hard_terms_at_most_one_in_a_hundred_is_misfiled() -> None:
    terms = hard_terms()
    assert len(terms) >= 150
    read = readings([term for term, _ in terms], {})
    wrong = [(t, group) for t, group in terms if filing(t, read[t], Order.PINYIN).group != group]
    assert len(wrong) <= len(terms) // 100, wrong


def in_order(terms: str, order: Order) -> list[str]:
    read = readings(terms.split(), {})
    return sorted(terms.split(), key=lambda term: filing(term, read[term], order).key)


def test_pinyin_compares_syllable_tone_and_strokes_of_each_character() -> None:
    # 当 is dāng and 党 is dǎng; 省 before 盛 by its tone; 刑 before 行 by their strokes.
    assert in_order("党委 党的建设 当事人", Order.PINYIN) == ["当事人", "党的建设", "党委"]
    assert in_order("盛会 行政 省委 刑法", Order.PINYIN) == ["省委", "盛会", "刑法", "行政"]
    # Character by character, not letter by letter: xi an before xian.
    assert in_order("县城 西安 先例", Order.PINYIN) == ["西安", "先例", "县城"]


def test_digits_come_first_then_letters_and_marks_do_not_count() -> None:
    terms = "安全 APP 12345热线 《阿坝条例》 “安置”"
    assert in_order(terms, Order.PINYIN) == ["12345热线", "APP", "《阿坝条例》", "安全", "“安置”"]
    groups = [filing(t, r, Order.PINYIN).group for t, r in readings(["１２", "APP"], {}).items()]
    assert groups == ["数字、西文"] * 2


@pytest.mark.parametrize(
    ("term", "read", "shown", "strokes", "sound"),
    [
        ("重庆", "chong2 qing4", "重慶", "九畫", "ㄔ"),
        ("战线", "zhan4 xian4", "戰線", "十六畫", "ㄓ"),
        ("一村一策", "yi1 cun1 yi1 ce4", "一村一策", "一畫", "ㄧ"),
        ("《国家安全法》", "guo2 jia1 an1 quan2 fa3", "《國家安全法》", "十一畫", "ㄍ"),
        ("龟", "gui1", "龜", "十六畫", "ㄍ"),
        ("12345热线", "1 2 3 4 5 re4 xian4", "12345熱線", "數字、西文", "數字、西文"),
    ],
)
def test_traditional_terms_are_filed_by_what_is_seen_or_by_sound(
    term: str, read: str, shown: str, strokes: str, sound: str
) -> None:
    assert readings([term], {})[term] == read
    assert filing(term, read, Order.STROKES, shown, traditional=True).group == strokes
    assert filing(term, read, Order.ZHUYIN, shown, traditional=True).group == sound


def test_strokes_and_zhuyin_have_their_own_order() -> None:
    assert in_order("戰線 一村 國家 九龍", Order.STROKES) == ["一村", "九龍", "國家", "戰線"]
    assert in_order("发展 保护 平安 民法", Order.ZHUYIN) == ["保护", "平安", "民法", "发展"]


def test_a_reading_that_is_given_wins() -> None:
    assert readings(["乐某"], {"乐某": "yue4 mou3"}) == {"乐某": "yue4 mou3"}
    assert filing("乐某", "yue4 mou3", Order.PINYIN).group == "Y"


def test_initials_are_what_one_types() -> None:
    terms = {"政法工作": "zfgz", "12345政务服务便民热线": "12345zwfwbmrx"}
    assert {t: initials(r) for t, r in readings(terms, {}).items()} == terms


def test_the_tone_of_一_and_不_is_their_own() -> None:
    assert readings(["一个不要"], {}) == {"一个不要": "yi1 ge4 bu4 yao4"}


def test_a_term_is_read_alike_alone_and_among_others_and_pypinyin_stays_as_it_was() -> None:
    before = lazy_pinyin("长三角长效还款重庆")
    terms = [term for term, _ in hard_terms()]
    together = readings(terms, {})
    assert {t: readings([t], {})[t] for t in terms[::40]} == {t: together[t] for t in terms[::40]}
    assert lazy_pinyin("长三角长效还款重庆") == before
    assert not any(name.endswith("large_pinyin_0") for name in sys.modules)
    assert gc.isenabled()


@pytest.mark.parametrize("term", ["", "—", "𰻝", "かな", "α", "①", "\u3400"])
def test_what_nobody_can_read_is_filed_too(term: str) -> None:
    read = readings([term], {})[term]
    for order in Order:
        assert filing(term, read, order).group


def test_readings_are_checked() -> None:
    assert is_reading("chong2 qing4", "《重庆》") and is_reading("a zi4", "A字")
    assert not any(is_reading(r, "重庆") for r in ("chongqing", "chong2", "", "chong2 qing4 shi4"))
    assert all(is_reading(read, word) for word, read in PHRASES.items())


def test_the_table_of_strokes() -> None:
    assert [strokes(c)[0] for c in "一丁國龜𬘓"] == [1, 2, 11, 16, 6]
    assert strokes("A")[0] == UNKNOWN
    assert zhuyin("lv4") == "ㄌㄩˋ"


@pytest.mark.parametrize(
    ("term", "read", "key"),
    [
        ("A", "a", (1, "a", 0, 0, 0)),
        ("７", "7", (0, "7", 0, 0, 0)),
        ("ＡＢ", "a b", (1, "a", 0, 0, 0)),
        ("刑", "xing2", (2, "xing", 2, *strokes("刑"))),
        ("的", "de5", (2, "de", 5, *strokes("的"))),
        ("𰻝", "𰻝", (3, "𰻝", 0, 0, 0)),
    ],
)
def test_what_is_compared_of_a_character(term: str, read: str, key: tuple[object, ...]) -> None:
    found = filing(term, read, Order.PINYIN)
    assert found.key[0] == key and found.reading == read
    assert len(found.key) == len(read.split())


@pytest.mark.parametrize(
    ("term", "read", "order", "traditional", "group"),
    [
        ("刑法", "xing2 fa3", Order.PINYIN, False, "X"),
        ("刑法", "xing2 fa3", Order.ZHUYIN, False, "ㄒ"),
        ("刑法", "xing2 fa3", Order.STROKES, False, "六画"),
        ("刑法", "xing2 fa3", Order.STROKES, True, "六畫"),
        ("App", "a p p", Order.STROKES, False, "数字、西文"),
        ("App", "a p p", Order.ZHUYIN, True, "數字、西文"),
        ("", "", Order.PINYIN, False, "其他"),
        ("——", "", Order.STROKES, True, "其他"),
    ],
)
def test_the_heading_of_a_group(
    term: str, read: str, order: Order, traditional: bool, group: str
) -> None:
    assert filing(term, read, order, "", traditional).group == group


def test_strokes_count_those_of_what_is_seen() -> None:
    assert filing("国", "guo2", Order.STROKES).group == "八画"
    assert filing("国", "guo2", Order.STROKES, "國").group == "十一画"
    assert filing("国", "guo2", Order.PINYIN, "國") == filing("国", "guo2", Order.PINYIN)
