"""Attachments that count on, over forms, promises and what announces a list."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.model import Ordinal
from zhbook.outline.attached import titled, under_division


def candidates(texts: list[Paragraph]) -> list[tuple[int, Ordinal]]:
    found = [(i, ordinals.opening(text.text)) for i, text in enumerate(texts)]
    return [(i, ordinal) for i, ordinal in found if ordinal]


@pytest.mark.parametrize("name", ["附件：填报说明", "附件2：填报说明", "附表　填报说明"])
def test_what_announces_number_one_is_text_however_short(name: str) -> None:
    assert titled(paragraphs(name, "说明如下：", "一、按月填报。"), ()) == [0]
    assert titled(paragraphs(name, "说明如下：", "按月填报"), ()) == []
    assert titled(paragraphs(name, "各单位：", "一、按月填报。"), ()) == []


@pytest.mark.parametrize("numbers", ["123", "一二三", "ABC"])
def test_attachments_that_count_on_stand_over_what_asks_and_promises(numbers: str) -> None:
    one, two, three = (f"附件{n}：" for n in numbers)
    forms = [f"{one}协议书", "甲方：＿＿＿＿", f"{two}承诺书", "本人承诺：", f"{three}登记表"]
    texts = paragraphs(*forms, "姓名：＿＿＿＿　电话：＿＿＿＿", "（盖章）")
    assert titled(texts, ()) == [0, 2, 4]
    assert titled(texts, {0, 2}) == []
    far = paragraphs(*forms[:2], f"{three}登记表", "姓名：＿＿＿＿", "（盖章）")
    assert titled(far, ()) == []


def test_attachments_that_are_only_listed() -> None:
    sheets = ["附件1：甲表", "（共二页）", "附件2：乙表", "（共一页）", "某某局", "2022年3月1日"]
    assert titled(paragraphs(*sheets), ()) == []
    close = ["附件1：甲表", "附件2：乙表", "联系电话：＿＿＿＿", "某某局"]
    assert titled(paragraphs(*close), ()) == []
    fields = [
        "附件一　　　编号：Ｅ－１",
        "甲方：＿＿＿",
        "附件二　　　编号：Ｅ－２",
        "乙方：＿＿＿",
    ]
    assert titled(paragraphs(*fields, "完"), ()) == []


@pytest.mark.parametrize(
    ("division", "found"),
    [
        ("第二部分　附件", {2}),
        ("第二章 附件格式", {2}),
        ("第二章　附则", set()),
        ("二、附件", set()),
    ],
)
def test_a_division_of_attachments_holds_them(division: str, found: set[int]) -> None:
    texts = paragraphs("第一部分　总则", division, "附件一：报价表", "报价如下。")
    assert under_division(texts, [2], candidates(texts)) == found
    texts = paragraphs(division, "第三部分　其他", "附件一：报价表", "报价如下。")
    assert under_division(texts, [2], candidates(texts)) == set()


def test_the_numbers_of_each_attachment_are_its_own() -> None:
    text = (
        "附件1：口径\n\n以年报为准。\n\n附件2：说明\n\n说明如下：\n\n一、按月填。\n\n二、盖公章。"
    )
    document = document_of(
        f"关于统计的通知\n\n各单位：\n\n请做好统计。\n\n甲局\n2022年8月1日\n\n{text}"
    )
    assert [b.id for b in document.blocks if b.depth] == ["h1", "h2", "h2-s1", "h2-s2"]
