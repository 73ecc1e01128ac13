from __future__ import annotations

import pytest

from zhbook.ordinals import TABLE, inside, opening

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
    ("第二十〇條 甲", "article", 20),
    ("第九条之 2 甲", "article", 9),
    ("第 9-1 條 甲", "article", 9),
    ("第1部 導言", "part", 1),
    ("第2分部—訂立", "subpart", 2),
    ("第 一 款 契約", "subsection", 1),
    ("第二目 通则", "subsubsection", 2),
    ("第二卷 乡土", "division", 2),
    ("第三讲 写作", "chapter", 3),
    ("壹、緣起", "formal", 1),
    ("拾貳、附則", "formal", 12),
    ("一、总体要求", "han", 1),
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
    "第三课后练习",
    "第10章《物業條例》",
    "壹元整",
    "一二",
    "三百",
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
    ("text", "values"),
    [
        ("要做到：一要实，二要快。", [1, 2]),
        ("一是甲；二是乙。三是丙", [1, 2, 3]),
        ("原因有二：其一，甲；其二，乙。", [1, 2]),
        ("第一，学。第二，做。", [1, 2]),
        ("包括①甲；②乙", [1, 2]),
        ("之一是甲，统一要求，获第一、第二名，依照（一）、（二）项", []),
    ],
)
def test_what_stands_inside_a_paragraph(text: str, values: list[int]) -> None:
    assert [o.value for row in inside(text) for o in row] == values


@pytest.mark.parametrize(
    ("text", "suffix"), [("第 9-1 條", 1), ("第 9 條之 12 甲", 12), ("第九條之三", 3), ("第9條", 0)]
)
def test_the_suffix_of_an_article_in_taiwan(text: str, suffix: int) -> None:
    found = opening(text)
    assert found is not None
    assert (found.value, found.suffix) == (9, suffix)


def test_every_row_has_its_own_name() -> None:
    assert len({row.name for row in TABLE}) == len(TABLE)
