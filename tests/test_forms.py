"""The form of a paragraph that opens with a number: title line, run-in heading, or body."""

from __future__ import annotations

import pytest

from zhbook import ordinals
from zhbook.matter.front import LONGEST_TITLE
from zhbook.outline.shapes import LONGEST_RUN_IN, Shape, shape


def shown(text: str) -> tuple[Shape, str]:
    ordinal = ordinals.opening(text)
    assert ordinal is not None
    found, length = shape(text, ordinal)
    return found, text[:length]


@pytest.mark.parametrize(
    ("text", "found", "head"),
    [
        ("一、总体要求", Shape.LINE, "一、总体要求"),
        ("一、为什么？", Shape.LINE, "一、为什么？"),
        ("（一）加强领导。各单位要落实。", Shape.RUN_IN, "（一）加强领导"),
        ("（一）怎么办？各单位要落实。", Shape.RUN_IN, "（一）怎么办？"),
        ("（一）甲院审一审。乙院审二审。", Shape.RUN_IN, "（一）甲院审一审"),
        ("（一）甲院审理一审。乙院审二审。", Shape.SENTENCES, "（一）甲院审理一审"),
        ("（一）加强领导。", Shape.STOP, "（一）加强领导"),
        ("第一章 总则。", Shape.LINE, "第一章 总则。"),
        ("一、要求：", Shape.LINE, "一、要求："),
        ("一、修改如下：", Shape.ANNOUNCES, "一、修改如下："),
        ("一、" + "甲" * 11 + "：", Shape.LINE, "一、" + "甲" * 11 + "："),
        ("一、" + "甲" * 12 + "：", Shape.ANNOUNCES, "一、" + "甲" * 12 + "："),
        ("1．租金为＿＿元。逾期另计。", Shape.BODY, "1．"),
        ("一、甲；乙", Shape.BODY, "一、"),
        *((f"一、甲{mark}", Shape.BODY, "一、") for mark in "；，、;,"),
        ("一、" + "甲" * LONGEST_TITLE, Shape.LINE, "一、" + "甲" * LONGEST_TITLE),
        ("一、" + "甲" * (LONGEST_TITLE + 1), Shape.BODY, "一、"),
        (
            "一、" + "甲" * LONGEST_RUN_IN + "。" + "乙" * (LONGEST_RUN_IN + 1),
            Shape.RUN_IN,
            "一、" + "甲" * LONGEST_RUN_IN,
        ),
        ("一、" + "甲" * (LONGEST_RUN_IN + 1) + "。乙", Shape.BODY, "一、"),
    ],
)
def test_the_shape_of_a_paragraph_and_its_head(text: str, found: Shape, head: str) -> None:
    assert shown(text) == (found, head)
