"""Titles of more than three lines: whole ones are found, and prose of that length is none."""

from __future__ import annotations

import pytest

from tests.outlines import document_of
from zhbook.matter.front import LONGEST_TITLE, is_too_long
from zhbook.model import Kind

ANSWER = "\n某省高级人民法院：\n你院请示收悉。经研究，答复如下：\n依照规定办理。"
REPLY = "最高人民法院关于审理土地承包经营纠纷案件中当事人一方在合同期限届满之后继续耕种"
REPLY += "并拒绝交还承包地应当如何适用法律和司法解释问题的请示的批复"
DECISION = "某某省人民代表大会常务委员会关于批准《某某市人民代表大会常务委员会关于修改"
DECISION += "〈某某市市容管理条例〉并废止〈某某市广告管理条例〉的决定》的决定"


@pytest.mark.parametrize("title", [REPLY, DECISION, REPLY.replace("批复", "批復（試行）")])
def test_a_title_longer_than_three_lines_is_one(title: str) -> None:
    assert len(title) > LONGEST_TITLE
    found = document_of(title + ANSWER)
    assert found.title and found.title.text == title
    lines = f"{title[:30]}\n{title[30:58]}\n{title[58:]}"
    found = document_of(lines + ANSWER)
    assert found.title and found.title.text == title


@pytest.mark.parametrize(
    "prose",
    [
        REPLY.replace("的批复", "的经过"),
        REPLY.replace("最高", "近年来，最高"),
        REPLY.replace("期限", "；期限"),
        DECISION.replace("》的决定", "的决定"),
        "某院" * 21 + REPLY,
        REPLY + "并且按照本院的意见" * 6 + "的批复",
        REPLY.replace("关于", "怎样"),
    ],
)
def test_what_is_as_long_and_lacks_a_part_of_a_title_is_none(prose: str) -> None:
    assert is_too_long(prose)
    found = document_of(prose + ANSWER)
    assert found.title is None or found.title.text != prose


def test_a_paper_with_a_long_title_behind_a_notice_is_found() -> None:
    notice = (
        "关于转发批复的通知\n各市法院：\n现将批复转发给你们。\n某省高级人民法院\n2021年3月1日\n"
    )
    notice += f"{REPLY}\n正文在这里。"
    assert [b.text for b in document_of(notice).blocks if b.kind is Kind.HEADING] == [REPLY]
