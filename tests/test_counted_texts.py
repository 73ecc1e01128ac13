"""Collections whose texts are counted in their titles."""

from __future__ import annotations

import pytest

from tests.outlines import document_of
from zhbook.model import Kind

BODY = "甲方：____\n乙方：____\n第一条 甲方出租房屋。\n第二条 乙方按月付租。\n"


def titles(text: str) -> list[str]:
    return [b.text for b in document_of(text).blocks if b.kind is Kind.TEXT_TITLE]


@pytest.mark.parametrize(
    ("whole", "heads"),
    [
        ("租房合同范本（精选两篇）", ["租房合同范本 篇1", "租房合同范本 篇2"]),
        ("劳动合同范文", ["【篇一】劳动合同范文", "【篇二】用工协议范文"]),
        ("演讲稿", ["篇1：读书使人进步", "篇2：劳动最光荣"]),
        ("个人购房合同范本2篇", ["购房合同范本一：", "购房合同范本二："]),
        ("個人購房合同範本兩篇", ["購房合同範本（篇一）", "購房合同範本（篇二）"]),
    ],
)
def test_texts_whose_titles_are_counted(whole: str, heads: list[str]) -> None:
    assert titles(f"{whole}\n{heads[0]}\n{BODY}{heads[1]}\n{BODY}") == heads


@pytest.mark.parametrize(
    "heads",
    [
        ("附件一", "附件二"),
        ("方案一：", "方案二："),
        ("租房合同范本 篇1", "租房合同范本 篇3"),
        ("第一篇 总论", "第二篇 分论"),
    ],
)
def test_what_else_is_counted_begins_no_text(heads: tuple[str, str]) -> None:
    assert titles(f"租房合同范本\n{heads[0]}\n{BODY}{heads[1]}\n{BODY}") == []
