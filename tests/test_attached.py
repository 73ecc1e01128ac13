"""Attachments and issued papers: which lines are their titles, and which are lines of a text."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.front import LONGEST_TITLE
from zhbook.model import Kind, Ordinal
from zhbook.outline.attached import encloses, issued, listed, titled

NOTICE = "关于印发《某某管理办法》的通知"


@pytest.mark.parametrize(
    "following", ["甲项收费十元。", "一、收费", "1.甲项", "第一条　甲", "（一）收费"]
)
def test_an_attachment_stands_over_sentences_or_numbers(following: str) -> None:
    assert titled(paragraphs("附件1：收费标准", following), ()) == [0]
    assert titled(paragraphs("附录　收费标准", following), ()) == [0]


@pytest.mark.parametrize("following", ["附件2：日程安排", "某某局", "以下各项", "2022年3月1日"])
def test_a_list_of_attachments_has_no_text_below_its_lines(following: str) -> None:
    assert titled(paragraphs("附件1：收费标准", following), ()) == []


@pytest.mark.parametrize("end", ["", "X", *"。；;，,"])
def test_a_title_ends_no_clause(end: str) -> None:
    found = titled(paragraphs(f"附件1：收费标准{end}", "正文。"), ())
    assert found == ([] if end in "。；;，," and end else [0])


@pytest.mark.parametrize("length", [LONGEST_TITLE, LONGEST_TITLE + 1])
def test_a_title_is_no_longer_than_a_line_can_be(length: int) -> None:
    name = "附件1：".ljust(length, "甲")
    assert titled(paragraphs(name, "正文。"), ()) == ([0] if length == LONGEST_TITLE else [])
    texts = paragraphs("甲", "2022年3月1日", "甲" * (length - 2) + "办法", "正文。")
    assert issued(texts, (), [], "") == ([2] if length == LONGEST_TITLE else [])


def test_what_is_known_already_is_no_title() -> None:
    assert titled(paragraphs("甲", "附件1：收费标准", "正文。"), {1}) == []
    texts = paragraphs("甲", "2022年3月1日", "某某管理办法", "正文。")
    assert issued(texts, {2}, [], "") == []


def test_a_title_at_the_very_end_is_over_nothing() -> None:
    assert titled(paragraphs("正文。", "附件1：收费标准"), ()) == []
    texts = paragraphs("甲", "2022年3月1日", "某某管理办法")
    assert issued(texts, (), [], NOTICE) == []


def test_the_lines_of_a_list_go_on_counting() -> None:
    texts = paragraphs("附件：1.甲表", "2.乙表", "3.丙表", "5.丁表", "6.戊表")
    assert listed(texts) == {1, 2}
    assert listed(paragraphs("附件：1.甲表", "2.乙表", "3.丙表")) == {1, 2}
    assert listed(paragraphs("附件：1.甲表", "3.乙表")) == set()
    assert listed(paragraphs("附件", "2.乙表")) == set()
    assert listed(paragraphs("附件材料", "2.乙表")) == set()
    assert listed(paragraphs("说明：1.甲表", "2.乙表")) == set()
    assert listed(paragraphs("附件：1.甲表")) == set()


@pytest.mark.parametrize(
    "verb", ["印发", "发布", "公布", "颁布", "转发", "批转", "下发", "实施", "施行"]
)
def test_an_issued_paper_begins_with_the_name_that_the_notice_says(verb: str) -> None:
    texts = paragraphs("各单位：", "现印发给你们。", "某某管理办法", "第一条　甲。", "第二条　乙。")
    assert issued(texts, (), [], f"关于{verb}《某某管理办法》的通知") == [2]
    assert issued(texts, (), [], f"关于{verb}《某某实施办法》的通知") == []
    assert issued(texts, (), [], "") == []


def test_the_name_of_the_republic_may_be_left_out_of_either() -> None:
    name = "中华人民共和国某某法"
    for said, stands in [(name, "某某法"), ("某某法", name), (name, name)]:
        texts = paragraphs("甲", "乙。", stands, "正文。")
        assert issued(texts, (), [], f"关于公布《{said}》的通知") == [2], (said, stands)


def test_the_first_two_lines_are_the_notice_itself() -> None:
    texts = paragraphs("某某管理办法", "某某管理办法", "正文。", "正文。")
    assert issued(texts, (), [], NOTICE) == []


def candidates(texts: list[Paragraph]) -> list[tuple[int, Ordinal]]:
    found = [(i, ordinals.opening(text.text)) for i, text in enumerate(texts)]
    return [(i, ordinal) for i, ordinal in found if ordinal]


def test_a_second_statute_begins_with_its_title() -> None:
    rules = ["第一章 总则", "第一条　甲。"]
    texts = paragraphs("甲", *rules, "某某办法", "（2022年3月1日通过）", *rules, "乙")
    assert issued(texts, (), candidates(texts), "") == [3]
    assert issued(texts, (), candidates(texts)[2:], "") == []
    texts = paragraphs("甲", "乙", "某某办法", *rules)
    assert issued(texts, (), candidates(texts), "") == []


@pytest.mark.parametrize(("notes", "found"), [(0, [3]), (3, [3]), (4, [])])
def test_few_notes_stand_between_a_title_and_its_first_chapter(
    notes: int, found: list[int]
) -> None:
    between = ["（2022年3月1日通过）"] * notes
    texts = paragraphs("甲", "第一条　甲。", "乙。", "某某办法", *between, "第一条　丙。", "丁。")
    assert issued(texts, (), candidates(texts), "") == found


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        *(("附件2", True), ("附录", True), ("附录一", True), ("附表1", True)),
        *(("某某办法", True), ("序言", False), ("序　言", False)),
    ],
)
def test_under_which_titles_chapters_may_stand(text: str, whether: bool) -> None:
    assert encloses(text) is whether


def test_a_decision_behind_a_statute_is_a_text_of_its_own() -> None:
    decision = "某某会关于修改植树办法的决定"
    rules = ("第一条　甲。", "第二条　乙。")
    texts = paragraphs(*rules, decision, "（2022年3月1日通过）", "一、丙。", "二、丁。")
    assert issued(texts, (), candidates(texts), "") == [2]
    texts = paragraphs(*rules, decision, "丙。", "一、丙。", "二、丁。")
    assert issued(texts, (), candidates(texts), "") == []
    texts = paragraphs(*rules, "下列文件", decision, "（2022年3月1日通过）", "一、丙。")
    assert issued(texts, (), candidates(texts), "") == []


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        *(("附：植树名录", True), ("附件：植树名录", True), ("附表：2020年植树", False)),
        *(("附：判决书2份", False), ("附：（1）判决书", False), ("附件：1.名录", False)),
        *(("附：植树名录。", False), ("附带植树名录", False)),
    ],
)
def test_an_attachment_without_a_number(text: str, whether: bool) -> None:
    assert bool(titled(paragraphs(text, "一、松树"), ())) is whether
    assert titled(paragraphs(text, "某某局"), ()) == []


def heads(text: str) -> list[tuple[int, str]]:
    found = document_of(text).blocks
    return [(b.depth, b.text) for b in found if b.kind in (Kind.HEADING, Kind.RUN_IN)]


LONG = "本附件说明各方在工程中应当做的事情。"


@pytest.mark.parametrize("number", ["附件", "附件1", "附件一", "附录A", "附表2", "附件１"])
@pytest.mark.parametrize(
    "kind", ["不可撤销的保证函（格式）", "设备验收单（样式）", "保 证 函 的 格 式 和 说 明"]
)
def test_an_attachment_has_a_title_on_two_lines_between_empty_ones(number: str, kind: str) -> None:
    text = f"某某合同\n第一条　{LONG}\n{LONG}\n\n{number}\n某某公司驻北京办事处\n"
    text += f"{kind}\n\n受益人：\n{LONG}"
    assert heads(text) == [(1, f"{number}\u3000某某公司驻北京办事处{kind}")]


def test_without_an_empty_line_only_blanks_in_it_join_the_second_line() -> None:
    text = (
        f"某某合同\n第一条　{LONG}\n\n附件\n某某公司驻北京办事处\n保证函（格式）\n受益人：\n{LONG}"
    )
    assert heads(text) == [(1, "附件\u3000某某公司驻北京办事处")]


def test_cells_below_an_attachment_are_no_title() -> None:
    text = f"某某合同\n第一条　{LONG}\n\n附件1\n名单\n姓名\n说明\n\n{LONG}"
    assert heads(text) == [(1, "附件1\u3000名单")]


@pytest.mark.parametrize("number", ["附件1", "附件一", "附表１", "附圖2", "附录 B"])
@pytest.mark.parametrize(
    "below", ["┌──┬──┐\n│甲　│乙　│\n└──┴──┘", LONG, "1．甲方付款。\n2．乙方交货。"]
)
def test_a_title_may_stand_over_the_number_of_its_attachment(number: str, below: str) -> None:
    text = f"某某合同\n第一条　{LONG}\n{LONG}\n\n设计收费表\n{number}\n{below}\n{LONG}"
    assert heads(text)[:1] == [(1, f"设计收费表{number}")]
    assert "设计收费表" in [b.text for b in document_of(text.replace("\n\n", "\n")).blocks]


@pytest.mark.parametrize(
    "below", ["附注是报告的组成部分，至少应当有以下各项：", "┌──┬──┐\n│甲　│乙　│\n└──┴──┘"]
)
@pytest.mark.parametrize("name", ["附件一：附注指引", "附表1：附注指引", "附录　附注指引"])
def test_an_attachment_stands_over_what_announces_and_over_a_table(name: str, below: str) -> None:
    text = f"某某准则\n一、要求\n{LONG}\n二、格式\n{LONG}\n\n{name}\n{below}\n"
    text += f"（一）公司简介\n{LONG}\n（二）政策\n{LONG}"
    assert heads(text)[2:] == [(1, name), (2, "（一）公司简介"), (2, "（二）政策")]


def test_recipients_below_an_attachment_in_a_list_are_no_text_of_it() -> None:
    assert titled(paragraphs("附件1：收费标准", "各市、县人民政府和省政府各部门："), ()) == []


def test_the_last_of_titles_is_one_over_nothing() -> None:
    text = f"某某准则\n（一）事项\n{LONG}\n（二）报告\n{LONG}\n"
    text += f"（三）其他需要说明的事项。\n附件：指引\n{LONG}"
    assert (1, "（三）其他需要说明的事项。") in heads(text)
    two = text.replace(f"（二）报告\n{LONG}\n（三）", "（二）")
    assert [head for head in heads(two) if head[1][1] == "二"] == []


def test_what_announces_in_a_whole_sentence_is_no_attachment() -> None:
    assert (
        titled(paragraphs("附：报名须知如下，请各单位阅读：", "1．带证。", "2．准时。"), ()) == []
    )


def test_a_second_contract_begins_over_its_parties() -> None:
    parties = "用人单位：某某公司\n劳动者：张三\n"
    text = f"劳动合同\n{parties}第一条 期限一年。\n保密协议\n{parties}第一条 应当保密。\n"
    document = document_of(text)
    heads = [block.text for block in document.blocks if block.kind is Kind.HEADING]
    assert (document.title and document.title.text, heads) == ("劳动合同", ["保密协议"])
    assert not any(block.kind is Kind.TEXT_TITLE for block in document.blocks)


def test_what_the_parties_are_called_is_no_title() -> None:
    assert (
        document_of("甲方：某某公司\n乙方：张三\n一、甲方聘请乙方。\n二、酬金另计。").title is None
    )
    titled = document_of("甲方的说明：第一部分\n一、甲方聘请乙方。\n二、酬金另计。")
    assert titled.title is not None


@pytest.mark.parametrize(
    "line", ["附录A（资料性） 登记表", "附 录 A　登记表", "附件1-2：登记表", "附 件 2　登记表"]
)
def test_an_annex_with_its_kind_or_set_with_blanks(line: str) -> None:
    assert titled(paragraphs(line, "登记表见下。"), ()) == [0]
    assert titled(paragraphs(line, "附件3：乙表"), ()) == []
