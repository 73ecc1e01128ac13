from __future__ import annotations

import pytest

from zhbook.ordinals import TABLE, inside, opening, statute
from zhbook.ordinals.base import LONGEST_TITLE

OPENINGS = [
    ("第一部分 基本情况", "division", 1),
    ("第二编 物权", "part", 2),
    ("第一分编　通则", "subpart", 1),
    ("第一章 总则", "chapter", 1),
    ("第 十 二 章　附 则", "chapter", 12),
    ("第四节 附则", "section", 4),
    ("第三条　国家保护", "article", 3),
    ("第一百零三条之一 甲", "article", 103),
    ("第12条 甲", "article", 12),
    ("第二十〇条 甲", "article", 20),
    ("第九条之 2 甲", "article", 9),
    ("第 9-1 条 甲", "article", 9),
    ("第1部 导言", "part", 1),
    ("第2分部—订立", "subpart", 2),
    ("第 一 款 契约", "subsection", 1),
    ("第二目 通则", "subsubsection", 2),
    ("第二卷 乡土", "division", 2),
    ("第三讲 写作", "chapter", 3),
    ("卷一　建置", "division", 1),
    ("卷之十二", "division", 12),
    ("卷一 " + "甲" * (LONGEST_TITLE - 1), "division", 1),
    ("篇三 用人", "part", 3),
    ("壹、缘起", "formal", 1),
    ("拾贰、附则", "formal", 12),
    ("壹　总则", "formal", 1),
    ("一、总体要求", "han", 1),
    ("一　两种宇宙观", "han", 1),
    ("十二 《矛盾论》", "han", 12),
    ("三", "han", 3),
    ("二十一", "han", 21),
    ("十二、其他", "han", 12),
    ("（三）加强领导", "han-paren", 3),
    ("(三)加强领导", "han-paren", 3),
    ("㈢加强领导", "han-paren", 3),
    ("4.抓落实", "digit", 4),
    ("4．抓落实", "digit", 4),
    ("4、抓落实", "digit", 4),
    ("⒋抓落实", "digit", 4),
    ("（二）与他人串通", "han-paren", 2),
    ("（三）及时报告", "han-paren", 3),
    ("（四）项目建设", "han-paren", 4),
    ("（一）款项和证券的收付", "han-paren", 1),
    ("（三）与第三方往来的结算", "han-paren", 3),
    ("（四）及第二代产品", "han-paren", 4),
    ("（五）或（外方）指定的人", "han-paren", 5),
    ("（六）款物的发放", "han-paren", 6),
    ("（七）、其他事项", "han-paren", 7),
    ("（2）与第三人串通", "digit-paren", 2),
    ("3）款式", "digit-close", 3),
    ("（5）抓细", "digit-paren", 5),
    ("5）抓细", "digit-close", 5),
    ("⑸抓细", "digit-paren", 5),
    ("⑥抓实", "circled", 6),
    ("2.1 月租金三千元", "decimal2", 1),
    ("A.2.3 步骤", "decimal3", 3),
    ("a)无裂纹", "letter", 1),
    ("（b）租客", "letter", 2),
    ("Ⅱ 报告", "roman", 2),
    ("Ⅲ．闭幕", "roman", 3),
    ("甲、总则", "stem", 1),
    ("乙．组织", "stem", 2),
    ("癸、附则", "stem", 10),
    ("（丙）经费", "stem-paren", 3),
    ("丑、宗旨", "branch", 2),
    ("亥. 其他", "branch", 12),
    ("（子）会员", "branch-paren", 1),
    ("一是快", "spoken", 1),
    ("四要好", "spoken", 4),
    ("一要务实", "spoken", 1),
    ("第一，要学", "first", 1),
    ("其二，要做", "among", 2),
    ("重点一：忠诚", "topic:重点", 1),
    ("案例12：某某", "topic:案例", 12),
    ("案例二 甲诉乙案", "topic:案例", 2),
    ("模块3", "topic:模块", 3),
]

NONE = [
    "第一部分人先富起来，然后带动大家。",
    "第二编规定的行为",
    "第一节课上完后，大家离开。",
    "第三条规定的行为，依照前款。",
    "第三条、第四条废止。",
    "第三条至第五条",
    "第一款规定的行为",
    "第一目的地",
    "第一部法律颁布以后",
    "第二卷发票",
    "卷一开头说",
    "卷百百 甲",
    "卷一 " + "甲" * LONGEST_TITLE,
    "卷一 这是一句话。",
    "编一 本书，",
    "第三课后练习",
    "第10章《物业条例》",
    "壹元整",
    "一二",
    "三百",
    "一 二三四年",
    "五 月三日",
    "三　毛",
    "壹 佰元整",
    "甲、乙双方",
    "甲方代表",
    "甲、",
    "（甲）方应当",
    "（甲）、（乙）两项",
    "子、女享有继承权",
    "a.m.",
    "(ii)",
    "A. 甲",
    "Ⅱ级响应",
    "3.5 亿元",
    "2.1万人",
    "附件一：名单",
    "案例二中的当事人",
    "一、二审程序",
    "一、二、三产业",
    "（一）、（二）两项",
    "（一）至（三）项",
    "（二）项规定的",
    "（二）款规定的",
    "（二）和第三款规定的",
    "（二）至（四）项",
    "（2）、（3）项",
    "（2）与第4项",
    "1.5亿元",
    "2022.3.5",
    "一案一剖析",
    "一体推进",
    "统一要求",
    "第一要务",
    "第一书记",
    "之一是",
    "其一生",
    "重点工作：",
    "其中第一：甲",
    "",
]


@pytest.mark.parametrize(("text", "style", "value"), OPENINGS)
def test_what_opens_a_paragraph(text: str, style: str, value: int) -> None:
    found = opening(text)
    assert found is not None
    assert (found.style, found.value, found.start) == (style, value, 0)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_ordinal(text: str) -> None:
    assert opening(text) is None


def test_the_suffix_of_an_inserted_article() -> None:
    found = opening("第一百二十条之六 甲")
    assert found is not None
    assert (found.value, found.suffix, found.end) == (120, 6, 8)


@pytest.mark.parametrize(
    ("text", "style", "found"),
    [
        ("要做到：一要实，二要快。", "spoken", ["一要", "二要"]),
        ("一是甲；二是乙。三是丙", "spoken", ["一是", "二是", "三是"]),
        ("原因有二：其一，甲；其二，乙。", "among", ["其一，", "其二，"]),
        ("第一，学。第二，做。", "first", ["第一，", "第二，"]),
        ("包括①甲；②乙", "circled", ["①", "②"]),
        ("包括：（一）甲；（二）乙。", "han-paren", ["（一）", "（二）"]),
        ("包括：㈠甲；㈡乙。", "han-paren", ["㈠", "㈡"]),
        ("包括：（1）甲；（2）乙。", "digit-paren", ["（1）", "（2）"]),
        ("包括：⑴甲；⑵乙。", "digit-paren", ["⑴", "⑵"]),
        ("请求：1.撤销原判；2．改判；3、由被告负担。", "digit", ["1.", "2．", "3、"]),
        ("包括：⒈甲；⒉乙。", "digit", ["⒈", "⒉"]),
        ("包括：1）甲；2)乙。", "digit-close", ["1）", "2)"]),
    ],
)
def test_what_stands_inside_a_paragraph(text: str, style: str, found: list[str]) -> None:
    (row,) = inside(text)
    assert [(o.style, o.value, text[o.start : o.end]) for o in row] == [
        (style, number, words) for number, words in enumerate(found, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "之一是甲，统一要求，获第一、第二名，依照（一）、（二）项",
        "一是甲。",  # one alone is no series
        "包括：（一）甲；（百百）乙。",
        "要做到：一要实，百百要快。",
    ],
)
def test_what_stands_inside_and_is_no_series(text: str) -> None:
    assert list(inside(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        *("百百、甲", "（百百）甲", "拾拾、甲", "百百是抓好", "其百百，甲", "第百百，甲"),
        *("重点百百：甲", "重点零：甲", "第百百条　甲", "第百百章　甲"),
    ],
)
def test_what_is_written_like_a_number_and_is_none(text: str) -> None:
    assert opening(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(("⒈甲", "⒈"), ("①甲", "①"), ("㈠甲", "㈠"), ("⑴甲", "⑴"), ("1、甲", "1、")),
        *(("一、甲", "一、"), ("（一）甲", "（一）"), ("三", "三"), ("2.1 甲", "2.1")),
        *(("第一章 总则", "第一章"), ("一是快", "一是"), ("壹、甲", "壹、"), ("a)甲", "a)")),
    ],
)
def test_an_ordinal_ends_where_its_words_begin(text: str, words: str) -> None:
    found = opening(text)
    assert found is not None
    assert text[: found.end].rstrip() == words


UNITS = {
    "第一部分 甲": statute.division,
    "第一编 甲": statute.part,
    "第一分编 甲": statute.subpart,
    "第一章 甲": statute.chapter,
    "第一节 甲": statute.section,
    "第一款 甲": statute.subsection,
    "第一目 甲": statute.subsubsection,
}


@pytest.mark.parametrize("text", UNITS)
def test_each_unit_is_seen_by_its_own_row_alone(text: str) -> None:
    assert [unit for unit, sees in UNITS.items() if sees(text)] == [text]
    assert not [unit for unit, sees in UNITS.items() if sees(text[1:])]


@pytest.mark.parametrize(
    ("text", "suffix"), [("第 9-1 条", 1), ("第 9 条之 12 甲", 12), ("第九条之三", 3), ("第9条", 0)]
)
def test_the_suffix_of_an_article_in_taiwan(text: str, suffix: int) -> None:
    found = opening(text)
    assert found is not None
    assert (found.value, found.suffix) == (9, suffix)


def test_every_row_has_its_own_name() -> None:
    assert len({row.name for row in TABLE}) == len(TABLE)
