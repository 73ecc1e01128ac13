"""The forms of numbers that were added to the table, and those that need their neighbours."""

from __future__ import annotations

import pytest

from zhbook.ordinals import FAINT, RANK, TABLE, below, opening, possible
from zhbook.reader.normal_script import simplified

OPENINGS = [
    ("第壹条 标的", "article", 1, 0),
    ("第拾贰条 标的", "article", 12, 0),
    ("第廿一条 甲", "article", 21, 0),
    ("第一百0二条 甲", "article", 102, 0),
    ("第一百O二条 甲", "article", 102, 0),
    ("第1O条 甲", "article", 10, 0),
    ("第7A条 甲", "article", 7, 1),
    ("【第一条】甲", "article", 1, 0),
    ("[第九条之二] 甲", "article", 9, 2),
    ("【第一章】总则", "chapter", 1, 0),
    ("〔第 三 节〕 甲", "section", 3, 0),
    ("第四回　甲乙丙丁", "chapter", 4, 0),
    ("第一回：甲乙丙丁", "chapter", 1, 0),
    ("第二幕", "chapter", 2, 0),
    ("第三场 庭院", "section", 3, 0),
    ("第一集 甲", "division", 1, 0),
    ("第二单元 自然", "division", 2, 0),
    ("第II部 甲", "part", 2, 0),
    ("第IIA部 甲", "part", 2, 1),
    ("第Ⅲ章 甲", "chapter", 3, 0),
    ("第2A部 甲", "part", 2, 1),
    ("番外一 雪", "extra", 1, 0),
    ("番外　第二章 雪", "extra", 2, 0),
    ("番外篇（3）", "extra", 3, 0),
    ("1.0.1 甲", "decimal3", 1, 0),
    ("1·2 甲", "decimal2", 2, 0),
    ("1．2 甲", "decimal2", 2, 0),
    ("第1.1条 定义", "decimal2", 1, 0),
    ("3.1 条件", "decimal2", 1, 0),
    ("3.2 项目", "decimal2", 2, 0),
    ("3.3 和谐社会", "decimal2", 3, 0),
    ("5.1.1.1.2 甲", "decimal5", 2, 0),
    ("5.1.1.1.1.3 甲", "decimal6", 3, 0),
    ("廿一、甲", "han", 21, 0),
    ("（ 一 ）甲", "han-paren", 1, 0),
    ("( 2 )甲", "digit-paren", 2, 0),
    ("（壹）甲", "formal-paren", 1, 0),
    ("㉑甲", "circled", 21, 0),
    ("㊱甲", "circled", 36, 0),
    ("❷甲", "circled", 2, 0),
]

NONE = [
    "11.5.14.2的试验适用于甲。",
    "11.5.14.2 的试验适用于甲。",
    "5.1和5.2适用。",
    "5.1、5.2适用。",
    "5.1条规定",
    "5.1 规定的试验",
    "5.1中所述的试验",
    "1.0万元",
    "第1.1条规定",
    "第1.1条、第1.2条",
    "【第一章总则】",
    "（第一条）",
    "【第三条】的规定",
    "第一回合",
    "第一场比赛",
    "第一集团军",
    "番外",
    "番外地",
    "第十章《物业条例》",
    "（壹拾万元）整数",
    "第IIII部 甲",
    "0、甲",
    "O、甲",
    "第O条 甲",
]

POSSIBLE = [
    ("第十章《物业条例》", "chapter", 10),
    ("第一章 《雨夜》", "chapter", 1),
    ("第二章、夜雨", "chapter", 2),
    ("第一条、租赁物", "article", 1),
    ("第2条，租期", "article", 2),
    ("二、二审费用由乙负担。", "han", 2),
    ("四、一、二审费用各半。", "han", 4),
    ("第二章中学", "chapter", 2),
    ("三十章 甲", "chapter", 30),
    ("30章", "chapter", 30),
    ("第一回说楔子", "chapter", 1),
    ("上编", "part", 1),
    ("下卷 归来", "division", 3),
    ("卷中", "division", 2),
    ("PART 1 数字", "part", 1),
    ("Part One", "part", 1),
    ("CHAPTER Ⅱ 甲", "chapter", 2),
    ("Part iv", "part", 4),
    ("Unit 3 甲", "division", 3),
    ("1921年", "year", 1921),
    ("一九二一年（辛酉）　三岁", "year", 1921),
    ("3.1", "decimal2", 1),
    ("3.1 GNSS 接收机", "decimal2", 1),
    ("3.3 “三同时”", "decimal2", 3),
    ("1.1 2022年工作", "decimal2", 1),
    ("1.1API接口", "decimal2", 1),
    ("7A. 上诉", "digit", 7),
    ("(1A) 上诉", "digit-paren", 1),
    ("(ii) 甲", "roman-paren", 2),
    ("（ⅳ）甲", "roman-paren", 4),
    ("(B) 甲", "capital-paren", 2),
    ("01", "zero", 1),
    ("01 稳增长", "zero", 1),
    ("一，甲", "han", 1),
    ("三：甲", "han", 3),
    ("一）甲", "han-paren", 1),
    ("38：过河", "digit-colon", 38),
    ("2，甲", "digit", 2),
    ("1 AI治理", "digit", 1),
    ("3 5G应用", "digit", 3),
    ("1 人员要求", "digit", 1),
    ("II. 方法", "roman", 2),
    ("IV 结果", "roman", 4),
]

NOT_POSSIBLE = [
    "三十章。",
    "第一回说楔子，",
    "下部队去",
    "上编辑部",
    "第三章、第四章",
    "第三章的规定",
    "第三章和第四章",
    "Party 1",
    "PART 1 " + "甲" * 51,
    "1921年7月",
    "1921年他出生了",
    "3.1~3.5",
    "3.5 GHz",
    "3.5 kg",
    "B. 甲",
    "(iiii) 甲",
    "3D打印",
    "007",
    "12：30 开会",
    "1，000元",
    "（一）、（二）两项",
    "IT 服务",
    "一，2023年",
    "",
]


@pytest.mark.parametrize(("text", "style", "value", "suffix"), OPENINGS)
def test_what_opens_a_paragraph(text: str, style: str, value: int, suffix: int) -> None:
    found = opening(text)
    assert found is not None
    assert (found.style, found.value, found.suffix, found.start) == (style, value, suffix, 0)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_ordinal(text: str) -> None:
    assert opening(text) is None


@pytest.mark.parametrize(("text", "style", "value"), POSSIBLE)
def test_what_could_open_a_paragraph(text: str, style: str, value: int) -> None:
    assert (style, value) in [(o.style, o.value) for o in possible(text)]


@pytest.mark.parametrize("text", NOT_POSSIBLE)
def test_what_could_not(text: str) -> None:
    assert possible(text) == []


def test_a_form_that_needs_neighbours_opens_nothing_alone() -> None:
    seen = {text for text, *_ in POSSIBLE if opening(text)}
    assert seen == set()


@pytest.mark.parametrize(
    ("text", "above"),
    [("10.1 甲", "10"), ("1.0.2 甲", "1.0"), ("Ａ.2.3 甲", "A.2"), ("３·１·２　甲", "3.1")],
)
def test_a_clause_says_what_it_stands_under(text: str, above: str) -> None:
    found = opening(simplified(text))
    assert found is not None
    assert found.above == above


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(("【第一章】总则", "【第一章】"), ("[第一条] 甲", "[第一条]"), ("第1.1条 甲", "第1.1条")),
        *(("番外一 雪", "番外一"), ("1.0.1  甲", "1.0.1"), ("（壹）甲", "（壹）")),
    ],
)
def test_an_ordinal_ends_where_its_words_begin(text: str, words: str) -> None:
    found = opening(text)
    assert found is not None
    assert text[: found.end] == words


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("第一卷 山边 第二章 离家", ("chapter", 2, 7, 10)),
        ("第一编 总则 第一节", ("section", 1, 7, 10)),
        ("第一章 总则 第一卷", None),
        ("第一章 甲 第二章 乙", None),
        ("第一卷 山边", None),
        ("第一条 甲 第一章 乙", None),
        ("第一卷 依照第一章 的规定", None),
    ],
)
def test_the_number_of_a_lower_division_on_the_same_line(
    text: str, inner: tuple[str, int, int, int] | None
) -> None:
    outer = opening(text)
    assert outer is not None
    found = below(text, outer)
    assert (found and (found.style, found.value, found.start, found.end)) == inner


def test_rows_that_need_neighbours_have_names_and_openings_of_their_own() -> None:
    names = [row.name for row in (*TABLE, *FAINT)]
    assert len({*names}) == len(names)
    assert all(row.begins for row in FAINT)


def test_clauses_stand_above_the_numbers_of_lists() -> None:
    depths = [RANK[f"decimal{dots}"] for dots in range(2, 7)]
    assert depths == sorted({*depths})
    assert RANK["digit"] < depths[0] and depths[-1] < RANK["digit-paren"]
