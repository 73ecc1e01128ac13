"""A title in title marks, and what between such marks is no title."""

from __future__ import annotations

import pytest

from zhbook.titles import in_marks, is_blank, title_end


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("立法法", "《立法法》"),
        ("某市实施《立法法》细则", "《某市实施〈立法法〉细则》"),
        ("某市实施〈立法法〉细则", "《某市实施〈立法法〉细则》"),
        (
            "关于印发《某市实施〈立法法〉细则》的通知",
            "《关于印发〈某市实施《立法法》细则〉的通知》",
        ),
        ("关于印发《实施《立法法》细则》的通知", "《关于印发〈实施《立法法》细则〉的通知》"),
        ("《甲》《乙》合编", "《〈甲〉〈乙〉合编》"),
        ("《立法法》释义", "《〈立法法〉释义》"),
        ("《立法法》", "《立法法》"),
        ("〈立法法〉", "《立法法》"),
        ("《关于《立法法》的说明》", "《关于〈立法法〉的说明》"),
    ],
)
def test_marks_inside_a_title_alternate(title: str, cited: str) -> None:
    assert in_marks(title) == cited
    assert in_marks(in_marks(title)) == cited


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("没有结尾《的题目", "《没有结尾《的题目》"),
        ("没有开头》的《题目》", "《没有开头》的〈题目〉》"),
        ("交错《甲〈乙》丙〉", "《交错〈甲〈乙〉丙〉》"),
        ("", "《》"),
    ],
)
def test_a_mark_without_its_partner_stays_in_a_title(title: str, cited: str) -> None:
    assert in_marks(title) == cited


@pytest.mark.parametrize(
    "title",
    [
        *(
            "",
            "  ",
            "\u3000\u3000",
            "——",
            "____",
            "＿＿",
            "×××",
            "XX",
            "…",
            "……",
            "〇〇",
            "某某",
            "*",
        ),
        *("？", "\u200b\u200d", "\u3164", "□□", " · ", "×× ××", "（）"),
        *("ⅩⅩ", "ㄨㄨㄨ", "ХХ", "口口口", "囗囗"),
    ],
)
def test_a_blank_to_fill_in_is_no_title(title: str) -> None:
    assert is_blank(title)


@pytest.mark.parametrize(
    "title", ["刑法", "某某市条例", "××法", "X", "某", "一", "1984", "(试行)", "口腔", "Ⅹ"]
)
def test_a_title_with_a_word_in_it_is_one(title: str) -> None:
    assert not is_blank(title)


def test_where_a_title_ends() -> None:
    assert title_end("见《关于《甲》的乙》。", 1) == 10
    assert title_end("见〈甲《乙》〉。", 1) == 7
    assert title_end("《没有结尾。》", 0) is None
    assert title_end("《" + "长" * 200 + "》", 0) is None
