"""Headings that a colon closes, and the colons that close something else."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook import ordinals
from zhbook.model import Kind
from zhbook.outline.labelled import FEWEST, SHORTEST_TEXT, labelled

TEXT = "双方照此办理，不得变更。"
OPEN = "＿" * 10


def found(*lines: str, taken: tuple[int, ...] = ()) -> list[int]:
    texts = paragraphs(*lines)
    seen = ((i, ordinals.opening(p.text)) for i, p in enumerate(texts))
    return labelled(texts, taken, [(i, ordinal) for i, ordinal in seen if ordinal])


@pytest.mark.parametrize(
    "below", [TEXT, OPEN, "1．甲方付款。", "一、甲方付款；", "甲" * SHORTEST_TEXT]
)
@pytest.mark.parametrize("colon", "：:")
def test_sisters_over_text_are_headings(below: str, colon: str) -> None:
    lines = [f"合作方式{colon}", below, f"利润分配{colon}", TEXT, f"违约责任{colon}", below]
    assert found(*lines) == [0, 2, 4]
    assert found(*lines[:4]) == []
    assert FEWEST == 3


@pytest.mark.parametrize(
    "name",
    ["诉讼请求", "事实与理由", "证据和证据来源", "岗位职责", "任职要求", "商标、字号", "其　他"],
)
def test_names_of_several_forms(name: str) -> None:
    lines = ["合作方式：", TEXT, "违约责任：", TEXT, "附加条款：", TEXT]
    assert found(f"{name}：", TEXT, *lines) == [0, 2, 4, 6]


@pytest.mark.parametrize(
    "other",
    [
        "现通知如下",
        "下列事项",
        "包括",
        "甲方",
        "立约单位",
        "申请人",
        "尊敬的各位代表",
        "某某市人民政府",
        "我的看法",
        "双方同意，按约办理",
        "本项目的内容以及规模和各个方面的情况",
        "金额＿＿元",
    ],
)
def test_other_colons(other: str) -> None:
    assert found(f"{other}：", TEXT, "合作方式：", TEXT, "违约责任：", TEXT) == []


@pytest.mark.parametrize("below", ["电话：", "张某", "2．乙方交货。", "＿＿＿", ""])
def test_fields_of_a_form_stand_over_no_text(below: str) -> None:
    lines = ["地址：", below or "李某", "合作方式：", TEXT, "违约责任：", TEXT]
    assert found(*lines) == []


@pytest.mark.parametrize(
    ("speakers", "said"),
    [
        (("王建国", "李爱民", "张跃进"), TEXT),
        (("小红问", "老人说道", "大家齐声答道", "孩子们喊"), "“走吧。”"),
    ],
)
def test_those_who_speak_head_nothing(speakers: tuple[str, ...], said: str) -> None:
    assert found(*(line for name in speakers for line in (f"{name}：", said))) == []


def test_words_that_come_again_are_fields() -> None:
    assert found("帐号：", TEXT, "帐号：", TEXT, "合作方式：", TEXT, "违约责任：", TEXT) == []


def test_where_numbers_head_the_text_there_are_none() -> None:
    lines = ["合作方式：", TEXT, "利润分配：", TEXT, "违约责任：", TEXT]
    assert found("一、总则", *lines) == []
    assert found(*lines[:2], "一、甲方", *lines[2:], "二、乙方") == []
    assert found(*lines[:2], "一、甲方", *lines[2:], "一、乙方") == [0, 3, 5]
    assert found(*lines, "第一条　甲方付款。") == []
    assert found(*lines, "第一章　总则") == []
    assert found(*lines, taken=(0,)) == []


def test_lists_below_them_are_their_own() -> None:
    text = "某某合同\n财务管理：\n1．成本核算。\n2．决算编制。\n利润分配：\n照约定分配。\n"
    text += "违约责任：\n照约定承担。\n其他：\n1．开户。\n2．担保。"
    found_at = [(b.kind, b.id, b.text[:4]) for b in document_of(text).blocks if b.depth]
    heads = [(kind, words) for kind, _, words in found_at if kind is Kind.HEADING]
    assert [words for _, words in heads] == ["财务管理", "利润分配", "违约责任", "其他："]
    assert next(at for kind, at, _ in found_at if kind is Kind.ITEM).startswith("h1-")
