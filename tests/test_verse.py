"""Verse keeps its lines: a stanza is one block, and no prose."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument

from tests.outlines import document_of, source_of
from tests.test_milestones import known_of, page
from zhbook.config.overrides import PlaceOverride
from zhbook.layout.paragraphs import paragraphs
from zhbook.model import Kind
from zhbook.outline import outline
from zhbook.script import TraditionalScript
from zhbook.writers.docx import word_file

FIVE = "门前流水向东去，\n屋后青山对日开。\n小儿牵牛归来晚，\n老父扶犁下地来。"
DOUBLE = "春种一坡树，秋收满院粮。\n山高云作伴，水远路为乡。"
MODERN = (
    "我的村庄\n林一山\n\n清晨\n我走在你的小路上\n露水打湿了裤脚\n"
    "\n傍晚\n我站在你的山冈上\n炊烟把我唤回家\n"
)


def stanzas(text: str) -> list[str]:
    return [p.received for p in paragraphs(source_of(text))[0] if p.kept is Kind.VERSE]


@pytest.mark.parametrize("poem", [FIVE, DOUBLE, FIVE.replace("，", "").replace("。", "")])
@pytest.mark.parametrize("indent", ["", "　　　　"])
def test_half_lines_of_one_count_are_a_stanza(poem: str, indent: str) -> None:
    lines = "\n".join(indent + line for line in poem.split("\n"))
    text = f"讲话\n同志们：\n有一首民歌唱道：\n{lines}\n这首民歌唱出了农民的心声，大家都很喜欢。"
    assert stanzas(text) == [poem]


def test_two_stanzas_are_two_blocks() -> None:
    document = document_of(f"田家\n\n{FIVE}\n\n{DOUBLE}\n")
    blocks = [(block.kind, block.id, block.text) for block in document.blocks]
    assert blocks == [(Kind.VERSE, "p1", FIVE), (Kind.VERSE, "p2", DOUBLE)]
    assert [piece.line for piece in document.blocks[0].pieces] == [3, 4, 5, 6]


def test_free_verse_is_told_by_its_stanzas() -> None:
    document = document_of(MODERN)
    assert document.title is not None and document.title.text == "我的村庄"
    kinds = [(block.kind, block.text.split("\n")[0]) for block in document.blocks]
    assert kinds == [(Kind.NOTE, "林一山"), (Kind.VERSE, "清晨"), (Kind.VERSE, "傍晚")]


def test_the_first_stanza_may_stand_right_below_title_and_poet() -> None:
    first = stanzas(MODERN.replace("林一山\n\n", "林一山\n"))[0]
    assert first == "清晨\n我走在你的小路上\n露水打湿了裤脚"


def test_verse_in_a_wrapped_text_is_not_joined() -> None:
    prose = (
        "各乡镇人民政府应当依照公路养护条例的\n规定，明确分管负责人和工作机构，定期研\n"
        "究解决突出的问题，并且每年报告工作。\n"
    )
    assert stanzas(f"讲话\n{prose * 4}有一首民歌唱道：\n{FIVE}\n{prose * 4}") == [FIVE]


def test_a_blank_after_every_line_parts_no_stanza() -> None:
    text = f"讲话\n有一首民歌唱道：\n{FIVE}\n这首民歌唱出了农民的心声，大家都很喜欢。"
    assert stanzas(text.replace("\n", "\n\n")) == [FIVE]


@pytest.mark.parametrize(
    "lines",
    [
        "国家档案局\n国家文物局\n国家林业局\n国家海洋局",
        "负责人：张三\n联系人：李四\n\n电话：无\n地址：无\n\n邮编：无\n传真：无",
        "一、加强组织领导，\n二、保障资金投入，\n三、明确责任分工，\n四、严格考核问责。",
        "王小明\n李大山\n\n赵永年\n孙立新\n\n周文斌\n吴志强",
        "工作简报\n县里的事写在这里。\n工作简报\n市里的事写在这里。",
        "统一领导，\n分级负责，\n条块结合。",
        "他来了。\n我走了。\n\n天黑了。\n人散了。\n\n灯灭了。\n门关了。",
        "“你去吗？”\n“我不去。”\n\n“他去吗？”\n“他也不去。”\n\n“那么好。”\n“我们走。”",
        "各乡镇人民政府，\n县直各部门，\n各人民团体：",
    ],
)
def test_what_lists_or_talks_is_no_verse(lines: str) -> None:
    assert stanzas(f"某某县的通知\n各村：\n请照下面办理。\n{lines}\n特此通知。") == []


def test_nothing_in_a_stanza_is_a_heading_an_item_or_a_link() -> None:
    song = "照第一条修好路，\n照第二条种好树。\n人人都把路来爱，\n年年都把树来栽。"
    document = document_of(f"公路法\n第一条　民歌：\n{song}\n第二条　照办。")
    (verse,) = (block for block in document.blocks if block.kind is Kind.VERSE)
    assert (verse.text, verse.spans, verse.id) == (song, (), "art-1-p2")


def test_page_json_word_file_and_traditional_copy_keep_the_lines() -> None:
    text = f"讲话\n民歌唱道：\n{FIVE}\n唱完了。"
    assert ".verse}\n门前流水向东去，\n屋后青山对日开。\n" in page(document_of(text))
    known = known_of(text)
    blocks = known["blocks"]
    assert isinstance(blocks, list)
    (verse,) = (block for block in blocks if block["kind"] == "verse")
    assert verse["text"] == FIVE
    shown = WordDocument(io.BytesIO(word_file(known))).paragraphs
    (written,) = (p for p in shown if p.style is not None and p.style.name == "Verse")
    assert written.text == FIVE
    copy = TraditionalScript().document(document_of(text))
    assert "門前流水向東去，\n屋後青山對日開。" in copy.blocks[1].text


def test_what_the_editors_say_of_a_line_parts_the_stanza() -> None:
    row = PlaceOverride(4, "屋后青山对日开。", Kind.PARAGRAPH, 1, 1)
    document = outline(source_of(f"讲话\n民歌：\n{FIVE}\n唱完了。"), [row])
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH] * 6


def test_a_long_stanza_and_a_long_table_have_not_lost_their_breaks() -> None:
    rows = "村名　　户数　　人数\n" + "东村　　一、甲　　二、乙\n" * 300
    for text in (f"长歌\n{FIVE}\n{chr(10).join([FIVE] * 99)}", f"年报\n{rows}"):
        document = document_of(text)
        assert (len(document.blocks), document.diagnostics) == (1, ())
