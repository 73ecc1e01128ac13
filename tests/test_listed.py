"""A 目录 beside the headings of its text: numbers of another form, other marks, another word."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook.matter.contents import find_contents
from zhbook.matter.entries import said
from zhbook.model import Kind

CHAPTERS = ("总则", "经理、副经理", "场地使用", "录用和奖励", "附则")
HAN = "一二三四五"


def text_of(
    form: str, entries: tuple[str, ...] = CHAPTERS, headings: str = "第{han}章　{words}"
) -> str:
    """A contract whose 目录 writes its numbers in a form, and whose headings in another."""
    lines = ["某某合同", "目　录"]
    lines += [form.format(n=n, han=HAN[n - 1], words=w) for n, w in enumerate(entries, 1)]
    for n, words in enumerate(CHAPTERS, 1):
        lines += [headings.format(n=n, han=HAN[n - 1], words=words), f"双方照第{n}项约定办理。"]
    return "\n".join(lines)


def stayed(text: str) -> list[str]:
    """What stays of a 目录."""
    return [b.text for b in document_of(text).blocks if b.kind is Kind.CONTENTS_ENTRY]


def heads(text: str) -> list[str]:
    return [b.text for b in document_of(text).blocks if b.kind is Kind.HEADING]


@pytest.mark.parametrize(
    "form",
    [
        "{n}）{words}",
        "{n}．{words}……{n}",
        "（{han}）{words}",
        "{han}、{words}",
        "{words}\t{n}",
        "第{han}节 {words}",
    ],
)
@pytest.mark.parametrize(
    "headings", ["第{han}章　{words}", "{han}、{words}", "第{han}部分　{words}"]
)
def test_entries_and_headings_may_be_numbered_in_different_forms(form: str, headings: str) -> None:
    text = text_of(form, headings=headings)
    assert stayed(text) == []
    assert [said(head) for head in heads(text)] == [said(words) for words in CHAPTERS]
    assert "contents-unmatched" not in {d.code for d in document_of(text).diagnostics}


def test_traditional_entries_are_answered_too() -> None:
    lines = "某某合同\n目錄\n1）總則\n2）經理、副經理\n3）爭議\n"
    lines += "第一章　總則\n雙方協議。\n第二章　經理　副經理\n經理一人。\n第三章　爭議\n協商解決。"
    assert stayed(lines) == []


def test_an_entry_that_differs_in_a_word_stays_and_its_heading_is_named() -> None:
    entries = ("总则", "经理　副经理", "场地使用", "录用和辞退", "附则")
    text = text_of("{n}）{words}", entries)
    assert stayed(text) == ["4）录用和辞退"]
    (told,) = [d for d in document_of(text).diagnostics if d.code == "contents-unmatched"]
    assert told.message == "“4）录用和辞退” of the 目录 differs from “第四章录用和奖励”; it stays"
    other = text_of("{n}）{words}", ("总则", "经理", "场地使用", "违约责任", "附则"))
    assert stayed(other) == ["2）经理", "4）违约责任"]
    told_of = [d.message for d in document_of(other).diagnostics if d.code == "contents-unmatched"]
    assert told_of[1] == "“4）违约责任” of the 目录 matches no heading; it stays"


def test_the_first_and_the_last_entry_may_differ_too() -> None:
    text = text_of("{n}）{words}", ("总的规则", *CHAPTERS[1:4], "附加"))
    told = [d.message for d in document_of(text).diagnostics if d.code == "contents-unmatched"]
    assert [("differs from" in words) for words in told] == [True, True]


def test_the_same_words_at_another_rank_are_no_answer() -> None:
    entries = ("总则", "场地使用", "经理、副经理", "录用和奖励", "附则")
    assert stayed(text_of("{n}）{words}", entries)) == ["2）场地使用", "3）经理、副经理"]


def test_a_repeated_heading_answers_in_its_place() -> None:
    text = "某某合同\n目录\n1）定义\n2）价款\n3）定义\n"
    text += "第一章 定义\n甲。\n第二章 价款\n乙。\n第三章 定义\n丙。"
    assert stayed(text) == []
    assert heads(text) == ["第一章 定义", "第二章 价款", "第三章 定义"]


def test_the_contents_end_where_the_first_entry_stands_again_in_another_form() -> None:
    found = find_contents(
        paragraphs("目录", "1）总则", "2）甲方", "3）文字", "第一章　总则", "双方协议如下。")
    )
    assert found and (found.first, found.end) == (1, 4)
    nested = ("第一编 总则", "第一章 任务", "第二章 原则", "第一节 总则", "第二编 分则")
    found = find_contents(paragraphs("目录", *nested, "正文在这里。"))
    assert found and found.end == 6
    short = find_contents(paragraphs("目录", "第一编 总则", "第一章 总则", "第二章 任务", "正文。"))
    assert short and short.end == 4


@pytest.mark.parametrize("form", ["{n}）{words}", "{han}、{words}", "{words}\t{n}"])
def test_a_list_without_the_word_may_be_numbered_in_another_form(form: str) -> None:
    text = text_of(form).replace("目　录\n", "")
    assert [b.text for b in document_of(text).blocks if b.kind is Kind.ITEM] == []
    assert [said(head) for head in heads(text)] == [said(words) for words in CHAPTERS]


@pytest.mark.parametrize("title", ["目录", "目　次"])
def test_entries_without_numbers_are_answered_by_numbered_headings(title: str) -> None:
    text = text_of("{words}").replace("目　录", title)
    assert stayed(text) == []
    assert len(heads(text)) == len(CHAPTERS)


def test_contents_on_one_line_may_be_numbered_in_another_form() -> None:
    text = "某某合同\n目录：1）总则 2）经理 3）附则\n第一章　总则\n双方协议。\n"
    text += "第二章　经理\n经理一人。\n第三章　附则\n协商解决。"
    assert [b.text for b in document_of(text).blocks if b.kind is not Kind.PARAGRAPH] == heads(text)


def test_points_that_the_body_takes_up_in_another_order_are_no_contents() -> None:
    text = "某某合同\n1）价款\n2）交货\n3）验收\n第一章　验收\n双方协议。\n"
    text += "第二章　价款\n价款一万。\n第三章　交货\n交货在仓库。"
    assert [b.text for b in document_of(text).blocks][:3] == ["1）价款", "2）交货", "3）验收"]
