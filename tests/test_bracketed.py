"""Names alone in 【】: all of a text are headings, or none."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook.model import Kind
from zhbook.outline.bracketed import bracketed

BODY = "说的是一件事。"


def found(*lines: str, headings: tuple[int, ...] = ()) -> list[str]:
    texts = paragraphs(*lines)
    return [texts[i].text for i in bracketed(texts, (), headings)]


def test_three_names_over_text_are_sisters() -> None:
    lines = ["甲", "【原料】", BODY, "【做法一】", "步骤一：切块。", "【小贴士】", BODY]
    assert found(*lines) == ["【原料】", "【做法一】", "【小贴士】"]
    assert found(*lines[:5], "完") == []
    assert bracketed(paragraphs(*lines), {1}, ()) == []


def test_of_two_names_one_names_a_part_of_any_text() -> None:
    lines = ["甲", "【注释】", BODY, "【赏析】", BODY]
    assert found(*lines, *lines) == ["【注释】", "【赏析】"] * 2
    assert found("甲", "【译文】", BODY, "【赏析】", BODY) == []


@pytest.mark.parametrize(
    "line", ["【叮！恭喜】", "【技能：火】", "【12】", "〔赏析〕", "【赏析】甲"]
)
def test_what_is_no_name(line: str) -> None:
    assert found("甲", "【注释】", BODY, line, BODY) == []


def test_a_name_over_nothing_or_over_another_is_none() -> None:
    assert found("甲", "【注释】", BODY, "【赏析】", BODY, "【完】") == ["【注释】", "【赏析】"]
    assert found("甲", "【注释】", "【赏析】", BODY, "【译文】", BODY) == []


def test_names_that_come_again_stand_under_other_headings() -> None:
    scene = ["【甲】", BODY, "【乙】", BODY, "【丙】", BODY]
    assert found("一", *scene, "二", *scene, headings=(0, 7)) == ["【甲】", "【乙】", "【丙】"] * 2
    assert found("一", *scene, *scene, headings=(0,)) == []
    assert found("一", *scene, headings=(0,)) == []
    assert found("一", *scene, "二", "【丁】", BODY, "【戊】", BODY, headings=(0, 7)) == []


def test_who_speaks_is_no_heading() -> None:
    assert found("戏", "【甲】", "“来了。”", "【乙】", "“来了。”", "【丙】", BODY) == []


def test_they_head_a_text_or_stand_below_its_numbers() -> None:
    aims, questions = "1.甲有目标。\n\n2.乙有目标。\n\n", "1.为什么？\n\n2.怎么办？\n\n"
    lesson = f"【目标】\n\n{aims}【课文】\n\n{BODY}\n\n【练习题】\n\n{questions}"
    document = document_of(f"某读本\n\n第一课 甲地\n\n{lesson}第二课 乙地\n\n{lesson}")
    depths = [(b.depth, b.text) for b in document.blocks if b.kind is Kind.HEADING]
    names = [(2, "【目标】"), (2, "【课文】"), (2, "【练习题】")]
    assert depths == [(1, "第一课 甲地"), *names, (1, "第二课 乙地"), *names]
    document = document_of(f"某地做法\n\n{lesson}")
    depths = [(b.depth, b.text) for b in document.blocks if b.kind is Kind.HEADING]
    assert depths == [(1, name) for _, name in names]
