"""What form alone tells of a paragraph: its shape, the items inside, what it quotes, headings
without a number."""

from __future__ import annotations

import pytest

from tests.test_attached import paragraphs
from zhbook import ordinals
from zhbook.front import LONGEST_TITLE
from zhbook.model import Block, Kind, Piece, SpanKind
from zhbook.outline.members import LONGEST_LEAD, MOST_MEMBERS, members, sentence_end
from zhbook.outline.nodes import UNNUMBERED
from zhbook.outline.quotations import MOST_PARAGRAPHS, quoted
from zhbook.outline.settled import ordinal_at, settled, with_members
from zhbook.outline.shapes import LONGEST_RUN_IN, Shape, shape
from zhbook.outline.unnumbered import by_form, named, repeated, under
from zhbook.place_overrides import PlaceOverride

LONG = "这里写着足够长的一段话，用来站在题目下面。"


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
        ("（一）加强领导。各单位…", Shape.RUN_IN, "（一）加强领导"),
        ("（一）怎么办？各单位…", Shape.RUN_IN, "（一）怎么办？"),
        ("（一）加强领导。", Shape.STOP, "（一）加强领导"),
        ("第一章 总则。", Shape.LINE, "第一章 总则。"),
        ("一、要求：", Shape.LINE, "一、要求："),
        ("一、修改如下：", Shape.BODY, "一、"),
        ("一、这里先说明一下各个部门的要求：", Shape.BODY, "一、"),
        ("一、甲；乙", Shape.BODY, "一、"),
        *((f"一、甲{mark}", Shape.BODY, "一、") for mark in "；，、;,"),
        ("一、" + "甲" * LONGEST_TITLE, Shape.LINE, "一、" + "甲" * LONGEST_TITLE),
        ("一、" + "甲" * (LONGEST_TITLE + 1), Shape.BODY, "一、"),
        (
            "一、" + "甲" * LONGEST_RUN_IN + "。乙",
            Shape.RUN_IN,
            "一、" + "甲" * LONGEST_RUN_IN,
        ),
        ("一、" + "甲" * (LONGEST_RUN_IN + 1) + "。乙", Shape.BODY, "一、"),
    ],
)
def test_the_shape_of_a_paragraph_and_its_head(text: str, found: Shape, head: str) -> None:
    assert shown(text) == (found, head)


def items(text: str) -> list[tuple[str, str]]:
    """The words of each item inside a paragraph, and those of its lead."""
    spans = members(text)
    assert [s.kind for s in spans] == [SpanKind.ITEM, SpanKind.LEAD] * (len(spans) // 2)
    pairs = zip(spans[::2], spans[1::2], strict=True)
    return [(text[i.start : i.end], text[lead.start : lead.end]) for i, lead in pairs]


def test_items_end_where_the_next_one_begins() -> None:
    assert items("要做到：一是快。要很快；二是好，三是省。") == [
        ("一是快。要很快；", "一是快。"),
        ("二是好，", "二是"),
        ("三是省。", "三是省。"),
    ]


def test_items_inside_an_item_end_with_it() -> None:
    text = "一要学。一是看。二是听。二要做。"
    assert [words for words, _ in items(text)] == [
        "一要学。一是看。二是听。",
        "一是看。",
        "二是听。",
        "二要做。",
    ]


@pytest.mark.parametrize("length", [LONGEST_LEAD, LONGEST_LEAD + 1])
def test_a_lead_is_a_short_sentence(length: int) -> None:
    sentence = "一是".ljust(length - 1, "甲") + "。"
    lead = sentence if length == LONGEST_LEAD else "一是"
    assert items(sentence + "再说。二是好。") == [
        (sentence + "再说。", lead),
        ("二是好。", "二是好。"),
    ]


def test_what_is_quoted_in_an_item_ends_no_sentence_and_is_no_item() -> None:
    assert items("一是说“好。”就走。二是（对。）做。") == [
        ("一是说“好。”就走。", "一是说“好。”就走。"),
        ("二是（对。）做。", "二是（对。）做。"),
    ]
    assert items("一是甲（一是乙。二是丙。）丁。二是戊。")[0][0] == (
        "一是甲（一是乙。二是丙。）丁。"
    )


def test_more_items_than_anybody_reads_are_none() -> None:
    assert len(items("①甲；②乙。" * (MOST_MEMBERS // 2))) == MOST_MEMBERS
    assert items("①甲；②乙。" * (MOST_MEMBERS // 2 + 1)) == []


def test_where_a_sentence_ends() -> None:
    assert sentence_end("甲。乙。", 0, 4) == 2
    assert sentence_end("甲。乙。", 2, 4) == 4
    assert sentence_end("甲。乙。", 2, 3) is None
    assert sentence_end("他说“好。”后走。", 0, 10) == 9


ADDED = "三、增加一节：“第七节 监察"


def test_a_quotation_goes_on_until_it_is_closed() -> None:
    texts = paragraphs(ADDED, "第一条 甲。", "第二条 乙。”", "四、丙")
    assert quoted(texts) == {1: 0, 2: 0}
    assert quoted(paragraphs("改为：", "“第七节 监察", "“第一条 甲。”", "四、丙")) == {2: 1}
    assert quoted(paragraphs(ADDED, "第一条 甲。", "第二条 乙。", "四、丙")) == {}
    assert quoted(paragraphs(ADDED + "”", "第一条 甲。”")) == {}


def test_the_mark_stands_where_a_quotation_begins_and_ends() -> None:
    assert quoted(paragraphs("要坚持“两个毫不动摇，", "第一条 甲。”")) == {}
    assert quoted(paragraphs(ADDED, "第一条 甲”乙丙丁戊。")) == {}
    assert quoted(paragraphs(ADDED, "第一条 甲”。")) == {1: 0}
    assert quoted(paragraphs("一、引言“甲", "二、正文”乙")) == {}
    assert quoted(paragraphs("一、引言：“甲", "二、正文”")) == {}
    assert quoted(paragraphs("一、引言：“甲", "一、正文”")) == {1: 0}


def test_quotations_inside_a_quotation() -> None:
    texts = paragraphs(ADDED, "第一条 称为“甲”的，", "第二条 乙。”")
    assert quoted(texts) == {1: 0, 2: 0}
    texts = paragraphs("改为：「第七节", "“第一条 甲", "乙。」")
    assert quoted(texts) == {1: 0, 2: 0}


@pytest.mark.parametrize("between", [MOST_PARAGRAPHS - 1, MOST_PARAGRAPHS])
def test_a_quotation_that_never_ends_lacks_its_mark(between: int) -> None:
    found = quoted(paragraphs(ADDED, *["甲。"] * between, "乙。”"))
    assert len(found) == (MOST_PARAGRAPHS if between < MOST_PARAGRAPHS else 0)


def block(text: str) -> Block:
    return Block(Kind.PARAGRAPH, text, (Piece(0, 1),), spans=members(text))


def row(kind: Kind, words: str, level: int = 1) -> PlaceOverride:
    return PlaceOverride(1, words, kind, level, 1)


def test_the_number_at_a_place_inside_a_paragraph() -> None:
    text = "要求：一是快，二是好。（三）省"
    for at, words in [(3, "一是"), (7, "二是"), (11, "（三）")]:
        found = ordinal_at(text, at)
        assert found is not None
        assert text[found.start : found.end] == words
    assert ordinal_at(text, 1) is None


def test_a_paragraph_as_the_editors_have_it() -> None:
    text = "一是快。二是好。"
    item = settled(block(text), row(Kind.ITEM, "一是快", 2))
    assert (item.kind, item.depth, item.head) == (Kind.ITEM, 2, 2)
    assert item.ordinal and item.ordinal.style == "spoken"
    assert item.spans == members(text)
    heading = settled(block(text), row(Kind.HEADING, "一是快", 3))
    assert (heading.kind, heading.depth, heading.head) == (Kind.HEADING, 3, 8)
    assert heading.spans == ()
    run_in = settled(block(text), row(Kind.RUN_IN, "一是快。", 3))
    assert (run_in.kind, run_in.head, run_in.spans) == (Kind.RUN_IN, 3, members(text))
    plain = settled(block("没有序号"), row(Kind.HEADING, "没有", 1))
    assert plain.ordinal and plain.ordinal.style == UNNUMBERED
    assert (plain.ordinal.value, plain.ordinal.start, plain.ordinal.end) == (0, 0, 0)
    assert settled(block("没有序号"), row(Kind.ITEM, "没有", 1)).head == 0
    assert settled(block(text), row(Kind.SIGNATURE, "一是")) == block(text)
    assert settled(block(text), None) == block(text)


def test_items_inside_as_the_editors_have_them() -> None:
    text = "一是快。二是好。（三）省。"
    third = text.index("（三）")
    whole = with_members(block(text), {third: row(Kind.ITEM, "（三）")})
    assert [text[s.start : s.end] for s in whole.spans if s.kind is SpanKind.ITEM] == [
        "一是快。",
        "二是好。",
        "（三）省。",
    ]
    assert [text[s.start : s.end] for s in whole.spans if s.kind is SpanKind.LEAD] == [
        "一是快。",
        "二是好。",
        "（三）省。",
    ]
    below = with_members(block(text), {third: row(Kind.ITEM, "（三）", 2)})
    assert [text[s.start : s.end] for s in below.spans if s.kind is SpanKind.ITEM] == [
        "一是快。",
        "二是好。（三）省。",
        "（三）省。",
    ]
    less = with_members(block(text), {4: row(Kind.PARAGRAPH, "二是")})
    assert [text[s.start : s.end] for s in less.spans if s.kind is SpanKind.ITEM] == [
        text.partition("（三）")[0] + "（三）省。"
    ]
    assert with_members(block(text), {}) == block(text)


def formed(*lines: str, headings: tuple[int, ...] = ()) -> list[int]:
    return by_form(paragraphs(*lines), headings, headings)


def test_short_lines_between_sentences_are_headings_where_there_are_several() -> None:
    assert formed("基本案情", LONG, "裁判结果", LONG) == [0, 2]
    assert formed("基本案情", LONG) == []
    assert formed("基本案情", LONG, "我的看法", LONG) == []
    assert formed("基本案情", LONG, "裁判，结果", LONG) == []
    assert formed(LONG, "基本案情", LONG, "裁判结果") == []
    assert formed("基本案情", "太短。", "裁判结果", "太短。") == []
    assert formed("基本案情", "一、甲", "裁判结果", "《乙》") == [0, 2]


def test_three_in_a_row_are_a_list_and_two_in_a_row_need_another_pair() -> None:
    assert formed("基本案情", "裁判结果", "裁判理由", LONG, "典型意义", LONG) == []
    assert formed("基本案情", "裁判结果", LONG, "典型意义", LONG, "社会影响", LONG) == [3, 5]
    assert formed("基本案情", "裁判结果", LONG, "典型意义", "社会影响", LONG) == [0, 1, 3, 4]


def test_the_shortest_lines_need_longer_ones_and_come_once() -> None:
    assert formed("案情", LONG, "结果", LONG) == []
    assert formed("案情", LONG, "裁判结果", LONG, "典型意义", LONG) == [0, 2, 4]
    assert formed("案情", LONG, "裁判结果", LONG, "典型意义", LONG, "案情", LONG) == [2, 4]
    assert formed("案情", LONG, "附则", "第一条 甲。", "结果", LONG, headings=(5,)) == [2]


def test_what_is_named_like_a_part_of_any_text() -> None:
    assert named(paragraphs("序　言", LONG, "附件：名单", LONG, "附则"), ()) == [0]
    assert named(paragraphs("序　言", LONG), {0}) == []


def test_what_comes_again_under_other_headings() -> None:
    lines = ("案例一", "基本案情", LONG, "案例二", "基本案情", LONG)
    assert repeated(paragraphs(*lines), (0, 3), (0, 3)) == [1, 4]
    assert repeated(paragraphs(*lines), (0, 3), (0,)) == []
    assert repeated(paragraphs(*lines), (0, 3), (3,)) == []
    assert repeated(paragraphs(*lines[:3]), (0,), (0,)) == []
    short = ("案例一", "基本案情", "短。", "案例二", "基本案情", "短。")
    assert repeated(paragraphs(*short), (0, 3), (0, 3)) == [1, 4]


def test_two_levels_are_told_apart_where_several_stand_over_others() -> None:
    lines = ("甲甲甲甲", "基本案情", LONG, "裁判结果", LONG) * 2
    texts = paragraphs(*lines)
    assert under(texts, (0, 1, 3, 5, 6, 8), ()) == {1, 3, 6, 8}
    assert under(texts[:5], (0, 1, 3), ()) == set()
    named_parts = paragraphs(
        "甲甲甲甲", "基本案情", LONG, "甲甲甲乙", "裁判结果", LONG, "附则", LONG
    )
    assert under(named_parts, (0, 1, 3, 4, 6), ()) == {1, 4}
