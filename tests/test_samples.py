"""Titles of forms and samples in the midst of a text, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.outlines import document_of
from zhbook.model import Kind

TEXT = "这里写着足够长的一段话，用来站在题目下面。"
EXPLAINED = f"请假申请书\n一、制作要点\n{TEXT}\n二、格式：\n"


def heads(text: str) -> list[tuple[int, str]]:
    """The headings with their depths."""
    found = document_of(text).blocks
    return [(b.depth, b.text) for b in found if b.kind in (Kind.HEADING, Kind.RUN_IN)]


@pytest.mark.parametrize("again", ["请假申请书", "请 假 申 请 书", "请　假　申　请　书"])
@pytest.mark.parametrize("below", ["申请人：", TEXT, "某某部门：", "一、申请人：\n二、事由："])
def test_the_title_said_again_below_a_number_is_a_sample(again: str, below: str) -> None:
    text = f"{EXPLAINED}{again}\n{below}\n此致\n三、举例：\n请假申请书\n申请人：李某\n此致"
    found = heads(text)
    assert [head for head in found if head[1][0] == "请"] == [(2, again), (2, "请假申请书")]
    assert [head[1] for head in found if head[0] == 1][-1] == "三、举例："


def test_a_title_that_tells_how_to_write_a_paper_names_the_sample() -> None:
    text = f"授权委托书的写法\n一、概念\n{TEXT}\n二、格式\n授权委托书\n委托人：\n"
    text += f"三、范例\n授权委托书\n委托人：李某\n{TEXT}"
    assert [head for head in heads(text) if head[0] == 2] == [(2, "授权委托书")] * 2
    assert (2, "委托书") not in heads(text.replace("\n授权委托书\n", "\n委托书\n"))


def test_a_list_of_two_in_a_sample_does_not_take_the_next_number_of_the_text() -> None:
    text = (
        f"{EXPLAINED}请假申请书\n一、申请人：李某\n二、事由：探亲\n三、举例：\n请假申请书\n{TEXT}"
    )
    assert (1, "三、举例：") in heads(text)


def test_what_says_the_title_again_elsewhere_is_none() -> None:
    assert heads(f"请假申请书\n{TEXT}\n请假申请书\n{TEXT}") == []
    assert (2, "请假申请表") not in heads(f"{EXPLAINED}请假申请表\n申请人：")
    assert heads(f"某某条例\n第一条　{TEXT}\n某某条例\n{TEXT}") == []


TABLE = "┌──┬──┐\n│甲　│乙　│\n└──┴──┘"
COUNTED = "1．甲\n2．乙"


@pytest.mark.parametrize("spaced", ["用 户 须 知", "授　权　书", "費　用　明　細　表"])
@pytest.mark.parametrize("over", [TABLE, TEXT, COUNTED])
def test_a_line_set_with_blanks_is_a_caption(spaced: str, over: str) -> None:
    assert (1, spaced) in heads(f"某某保险单\n{TEXT}\n{spaced}\n{over}\n{TEXT}")


@pytest.mark.parametrize("over", [TABLE, COUNTED])
def test_as_short_as_a_name_it_stands_over_a_table_or_a_list(over: str) -> None:
    assert (1, "明　细　表") in heads(f"某某保险单\n{TEXT}\n明　细　表\n{over}\n{TEXT}")
    assert heads(f"某某游记\n王　小　明\n{TEXT}\n{TEXT}\n欧 阳 小 明\n{TEXT}") == []


@pytest.mark.parametrize("line", ["单　位", "经　手　人：", "甲　方　盖　章", "中　文：＿＿"])
def test_blanks_in_a_line_without_text_below_are_no_sign(line: str) -> None:
    assert heads(f"某某合同\n{TEXT}\n{line}\n李某\n{TEXT}") == []


def test_letters_that_stand_apart_are_papers_of_one_file() -> None:
    text = f"票据合同\n\n担保函（中文）\n\n{TEXT}\n{TEXT}\n\n承诺函（中文）\n\n{TEXT}\n{TEXT}"
    assert heads(text) == [(1, "担保函（中文）"), (1, "承诺函（中文）")]
    numbered = text.replace(f"{TEXT}\n{TEXT}", f"1．甲方付款。\n2．乙方交货。\n{TEXT}")
    assert [head for head in heads(numbered) if head[1][-1] == "）"] == heads(text)
    one = f"票据合同\n\n担保函（中文）\n\n{TEXT}\n{TEXT}\n\n李某某\n\n{TEXT}\n{TEXT}"
    assert heads(one) == []


def test_a_numbering_that_runs_over_such_lines_heads_them_itself() -> None:
    text = f"合同\n\n担保函\n\n一、甲\n{TEXT}\n{TEXT}\n\n承诺函\n\n二、乙\n{TEXT}\n{TEXT}"
    assert "担保函" not in [head[1] for head in heads(text)]


@pytest.mark.parametrize(
    "line", ["《借款合同》使用说明", "《借款合同》填写须知", "借款合同填写说明"]
)
def test_what_explains_the_paper_stands_apart_behind_it(line: str) -> None:
    text = f"借款合同\n第一条　{TEXT}\n第二条　{TEXT}\n{TEXT}\n\n{line}\n\n{TEXT}\n{TEXT}"
    assert heads(text) == [(1, line)]
    assert heads(text.replace(f"\n\n{line}\n\n", f"\n{line}\n")) == []
    assert heads(text.replace(line, "《抵押合同》使用说明")) == []


def test_numbers_begin_anew_below_what_explains_a_form() -> None:
    form = f"登记申请表\n一、制作要点\n{TEXT}\n二、格式：\n登记申请表\n按照“填表注意事项”填写\n"
    rest = "姓名\n住所\n填表注意事项\n一、用中文填写。\n二、填一份。"
    assert heads(form + rest)[-2:] == [(2, "登记申请表"), (3, "填表注意事项")]
    unsaid = (form + rest).replace("按照“填表注意事项”填写\n", "")
    assert "填表注意事项" not in [head[1] for head in heads(unsaid)]
    colon = (form + rest).replace("填表注意事项\n一", "填表注意事项：\n一")
    assert "填表注意事项：" not in [head[1] for head in heads(colon)]
    list_of_text = f"登记申请表\n一、要点\n{TEXT}\n申请书应当载明下列事项：\n一、姓名；\n二、住所。"
    assert (1, "申请书应当载明下列事项：") not in heads(list_of_text)


@pytest.mark.parametrize(
    "line", ["使用说明", "填表须知", "注意事项", "填写说明：", "填表注意事项:"]
)
def test_numbers_behind_articles_begin_anew(line: str) -> None:
    text = f"租赁合同\n第一条　{TEXT}\n第二条　{TEXT}\n\n{line}\n\n1．供参考。\n2．一式两份。"
    assert heads(text) == [(1, line)]
    assert heads(text.replace(f"\n\n{line}\n\n", f"\n{line}\n")) == []


def test_what_goes_on_below_an_attachment_counts_for_the_text() -> None:
    text = f"{EXPLAINED}请假申请书\n申请人：\n附：有关材料\n三、举例：\n请假申请书\n{TEXT}"
    assert "附：有关材料" not in [head[1] for head in heads(text)]


def test_the_fields_of_a_form_are_no_headings() -> None:
    fields = "①申请人\n姓名\n住址\n②代理人\n电话\n③事项\n④附件清单\n"
    text = f"{EXPLAINED}请假申请书\n{fields}三、举例：\n请假申请书\n{TEXT}"
    assert [head for head in heads(text) if head[1][0] in "①②③④"] == []
    said = text.replace("②", f"{TEXT}\n②").replace("③", f"{TEXT}\n③")
    assert (3, "①申请人") in heads(said.replace("④", f"{TEXT}\n④"))
