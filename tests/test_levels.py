"""What makes a series of numbers, and whether it titles what stands below or lists it."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook.model import Kind, Ordinal
from zhbook.outline.explained import reasons
from zhbook.outline.levels import Levels
from zhbook.outline.nodes import UNNUMBERED
from zhbook.outline.reasons import Rule
from zhbook.outline.shapes import LONGEST_RUN_IN

#: A whole sentence, which titles nothing.
S = "要做到甲，还要做到乙，各单位都要落实到位。"


def levels(*lines: str) -> Levels:
    return Levels("a.txt", paragraphs(*lines), {})


@pytest.mark.parametrize(
    ("lines", "support"),
    [
        (["一、甲", S, "二、乙", S], ["members"]),
        (["一、甲", "（一）子", S, "二、乙", S], ["members", "title-alone"]),
        (["一、甲", f"（一）{S}", "二、乙", S], ["members", ""]),
        (["一、要求如下：", f"（1）{S}", f"二、乙{S}"], ["members", "announced"]),
        (["一、要求如下:", f"（1）{S}", f"二、乙{S}"], ["members", "announced"]),
        (["一、要求如下：", S, f"（1）{S}", f"二、乙{S}"], ["members", ""]),
        (["一、要求", f"（1）{S}", f"二、乙{S}"], ["members", ""]),
        (["一、要求X", f"（1）{S}", f"二、乙{S}"], ["members", ""]),
        (["要求如下：", f"（1）{S}"], [""]),
        ([f"（1）{S}"], [""]),
        (
            ["一、甲", f"（一）{S}", f"（二）{S}", "二、乙", f"（一）{S}"],
            ["members", "members", "usual"],
        ),
        (
            ["一、甲", "（一）子", S, "（二）丑", S, "二、乙", "（三）寅", S],
            ["members", "members", "continues"],
        ),
        (["一、甲", S, "（一）子", S, "（二）丑", S], ["children", "members"]),
        (["一、甲", "（一）子", S], ["", "title-alone"]),
        ([f"（一）{S}", f"1.{S}", f"2.{S}"], ["children", "members"]),
        ([f"（一）{S}", f"1.{S}"], ["", ""]),
    ],
)
def test_what_makes_a_series(lines: list[str], support: list[str]) -> None:
    found = levels(*lines).nested.support
    assert [found[index] for index in sorted(found)] == support


def decided(*lines: str) -> list[tuple[int, Kind, int, int]]:
    return [(i, kind, depth, head) for i, (kind, depth, head, _) in levels(*lines).decided.items()]


def test_two_titles_of_three_make_a_series_of_headings() -> None:
    """The third is text among titles, and stays one."""
    found = levels("1.甲", S, "2.乙", S, f"3.{S}再说一句，好让这一段长得不能是题目，{S}", S)
    assert {i: (kind, depth) for i, (kind, depth, _, _) in found.decided.items()} == {
        0: (Kind.HEADING, 1),
        2: (Kind.HEADING, 1),
        4: (Kind.RUN_IN, 1),
    }
    long = "3.甲" + "，这一段长得不能是题目" * 9 + "。"
    found = levels("1.甲", S, "2.乙", S, long, S)
    kind, depth, head, _ = found.decided[4]
    assert (kind, depth, head) == (Kind.ITEM, 1, 2)
    assert found.rules[4] is Rule.TEXT_AMONG_TITLES
    assert found.decided[0][0] is Kind.HEADING
    found = levels("1.甲", S, long.replace("3", "2", 1), S)
    assert [found.decided[i][0] for i in (0, 2)] == [Kind.ITEM, Kind.ITEM]


def test_a_list_behind_a_number_is_no_heading() -> None:
    lines = ("一、甲", S, "二、一是快。二是好。", S, "三、丙", S, "四、丁", S)
    assert [(i, kind) for i, kind, _, _ in decided(*lines)] == [
        (0, Kind.HEADING),
        (2, Kind.ITEM),
        (4, Kind.HEADING),
        (6, Kind.HEADING),
    ]


def test_heads_of_headings_items_and_articles() -> None:
    assert decided("第一条　甲。", "（一）乙；", "（二）丙。", "第二条　丁。") == [
        (0, Kind.ARTICLE, 0, 3),
        (3, Kind.ARTICLE, 0, 3),
        (1, Kind.ITEM, 1, 3),
        (2, Kind.ITEM, 1, 3),
    ]
    assert decided("（一）加强领导。各单位要落实。", "（二）健全制度。各单位要建立。") == [
        (0, Kind.RUN_IN, 1, 7),
        (1, Kind.RUN_IN, 1, 7),
    ]


def messages(*lines: str) -> list[tuple[int, str, str]]:
    return [(d.line, d.code, d.message) for d in levels(*lines).diagnostics]


def test_doubts_name_the_numbers() -> None:
    assert messages("一、甲", S, "三、乙", S) == [(3, "ordinal-gap", "三、 follows 一、")]
    assert messages("一、甲", S, "二、乙", S, "二、丙", S)[0][:2] == (5, "ordinal-repeated")
    assert messages("四、甲", S, "五、乙", S) == [(1, "ordinal-gap", "四、 opens a series")]
    alone = "（1） has no neighbours; kept as a paragraph"
    assert messages(S, f"（1）{S}") == [(2, "ordinal-alone", alone)]
    without = messages("基本案情", S, "裁判结果", S)
    assert without == [
        (1, "heading-unnumbered", "基本案情 was taken for a heading"),
        (3, "heading-unnumbered", "裁判结果 was taken for a heading"),
    ]


def test_numbers_in_a_quotation_give_no_doubts() -> None:
    lines = ("改为：“三、增加一节", "第三条 甲。", "第五条 乙。”", "说完。")
    assert messages(*lines) == []


def test_the_reason_of_a_number_says_what_makes_its_series() -> None:
    found = reasons(levels("一、甲", "（一）子", S, "二、乙", S))
    assert [found[index].support for index in (0, 1, 3)] == ["members", "title-alone", "members"]


def test_what_stands_around_a_text_has_no_items_inside() -> None:
    texts = paragraphs("一是甲。二是乙。", "一是甲。二是乙。")
    blocks = Levels("a.txt", texts, {0: Kind.NOTE}).blocks(0)
    assert [len(block.spans) for block in blocks] == [0, 4]


def test_over_a_signature_there_is_no_title() -> None:
    texts = paragraphs("1.甲", S, "2.乙", "某某局")
    kinds = {i: d[0] for i, d in Levels("a.txt", texts, {3: Kind.SIGNATURE}).decided.items()}
    assert kinds == {0: Kind.ITEM, 2: Kind.ITEM}
    kinds = {i: d[0] for i, d in Levels("a.txt", texts, {}).decided.items()}
    assert kinds == {0: Kind.HEADING, 2: Kind.HEADING}


@pytest.mark.parametrize(
    ("end", "kind"), [("：", Kind.ITEM), (":", Kind.ITEM), ("—", Kind.ITEM), ("。", Kind.HEADING)]
)
def test_what_an_article_announces_is_its_list(end: str, kind: Kind) -> None:
    lines = ("第一章 总则", f"第一条　下列事项{end}", "一、甲", S, "二、乙", S, "第二条　完。")
    kinds = {index: found for index, found, _, _ in decided(*lines)}
    assert (kinds[2], kinds[4], kinds[6]) == (kind, kind, Kind.ARTICLE)


def test_a_heading_that_runs_in_may_be_longer_where_its_series_is_one_of_titles() -> None:
    long = "丙" * (LONGEST_RUN_IN + 1)
    found = levels(f"一、甲。{S}", f"二、乙。{S}", f"三、{long}。{S}").decided
    assert [(kind, head) for kind, _, head, _ in found.values()] == [
        (Kind.RUN_IN, 3),
        (Kind.RUN_IN, 3),
        (Kind.RUN_IN, 2 + len(long)),
    ]


def test_what_is_usual_is_so_under_its_like() -> None:
    found = levels("一、甲", f"（一）{S}", f"（二）{S}", f"第一条 {S}", f"（一）{S}")
    assert list(found.nested.support.values()) == ["children", "members", "", ""]


def test_a_heading_without_a_number_has_none_of_its_words_as_one() -> None:
    found = levels("序言", S, "第一条 甲。").decided
    assert found[0] == (Kind.HEADING, 1, 2, Ordinal(UNNUMBERED, 1, 0, 0))


def test_what_comes_again_stands_under_its_heading_where_others_are_told_by_form() -> None:
    lines = ["Ⅰ、甲", "基本案情", S, "Ⅱ、乙", "基本案情", S, "裁判结果", S, "典型意义", S]
    found = levels(*lines)
    depths = {i: depth for i, (_, depth, _, _) in found.decided.items()}
    assert depths == {0: 1, 1: 2, 3: 1, 4: 2, 6: 1, 8: 1}
    assert [found.rules[i] for i in (1, 4, 6)] == [
        Rule.REPEATED_WORDS,
        Rule.REPEATED_WORDS,
        Rule.FORM_ALONE,
    ]


def kinds_of(*lines: str) -> list[str]:
    document = document_of("\n".join(("植树规定", *lines)))
    return [block.kind.value for block in document.blocks if block.ordinal]


C = "各村要在春天以前把树苗都种下去，所需的费用由村里自己承担，不得向村民摊派，也不得挪用别的款项"


def test_sister_series_are_headings_together_or_items() -> None:
    titles, text = (f"1.甲。{S}", f"2.乙。{S}"), (f"1.{C}，{S}", f"2.{C}，{S}")
    assert kinds_of("一、春天", *titles, "二、夏天", *titles) == ["heading", "run-in", "run-in"] * 2
    items = ["heading", "item", "item"]
    assert kinds_of("一、春天", *text, "二、夏天", *titles) == items * 2
    assert kinds_of("一、春天", *titles, "二、夏天", *text) == items * 2
    lines = ("1.甲", S, "2.乙", S)
    assert kinds_of("一、春天", *lines, "二、夏天", *text) == ["heading"] * 3 + items


def test_what_announces_is_what_its_sisters_are() -> None:
    announced = ("一、现将写法的要点介绍如下：", f"1.{C}，{S}", f"2.{C}，{S}")
    assert kinds_of(*announced, "二、格式：", S) == ["heading", "item", "item", "heading"]
    assert kinds_of(*announced, f"二、{S}") == ["item"] * 4


def test_a_short_sentence_among_run_in_headings_is_one() -> None:
    first, second = f"（一）保障热源。{S}", f"（二）加强巡查。{S}"
    last = "（三）畅通渠道。"
    assert kinds_of("一、春天", first, second, last, "二、夏天", S).count("run-in") == 3
    long = f"（三）{'畅通渠道' * 8}。"
    assert kinds_of("一、春天", first, second, long, "二、夏天", S).count("run-in") == 2


def test_a_list_of_titles_divides_its_article() -> None:
    lines = ("第一条 概况", S, "第二条 责任", "一、甲方", S, "二、乙方", S, "第三条 违约", S)
    found = kinds_of(*lines)
    assert found == ["article", "article", "item", "item", "article"]
    over = ("一、总则", f"第一条 {S}", "二、责任", f"第二条 {S}")
    assert kinds_of(*over) == ["heading", "article", "heading", "article"]


def test_labels_over_text_are_headings_beside_a_list() -> None:
    labels = ("1.首部。", S, "2.正文。", S, "3.尾部。", S)
    text = (f"1.{C}，{S}", f"2.{C}，{S}", f"3.{C}，{S}")
    found = kinds_of("一、写法", *labels, "二、范例", *text)
    assert found == ["heading", "run-in", "run-in", "run-in", "heading", "item", "item", "item"]


def test_digits_stand_over_han_numbers_that_they_enclose() -> None:
    inner = ("一、甲", S, "二、乙", S, "三、丙", S)
    found = sorted(decided("1.格式", *inner, "2.说明", S))
    assert [depth for _, _, depth, _ in found] == [1, 2, 2, 2, 1]
    found = sorted(decided("1.格式", *inner, "2.说明", S, "四、丁", S))
    assert [depth for i, _, depth, _ in found if i in (1, 3, 5, 9)] == [1, 1, 1, 1]


def test_a_series_that_goes_on_under_the_next_title_is_its_sister() -> None:
    first, second = (f"（一）{C}，{S}", f"（二）{C}，{S}"), (f"（三）甲。{S}", f"（四）乙。{S}")
    assert kinds_of("一、春天", *first, "二、夏天", *second) == ["heading", "item", "item"] * 2


def test_whole_clauses_among_titles_are_items() -> None:
    titles = ("一、甲", S, "二、乙", S, "三、丙", S)
    clauses = (f"四、{S}", f"五、{S}")
    assert kinds_of(*titles, *clauses, "附则", S) == ["heading"] * 3 + ["item"] * 2 + ["heading"]
    assert kinds_of(*titles[:4], *("三、要快。", "四、要好。")) == ["item"] * 4
    assert kinds_of("一、甲", S, "二、乙", S, "三、丙", S, "四、丁", "五、戊") == ["item"] * 5


def test_a_sentence_and_a_shorter_one_are_no_heading_and_its_text() -> None:
    assert kinds_of("1.甲村在春天植树。很好。", "2.乙村在夏天浇水。也好。") == ["item", "item"]
    assert kinds_of("1.植树。各村都要植树。", "2.浇水。各村都要浇水。") == ["run-in", "run-in"]
    below = ("1.甲村在春天植树。很好。", S, "2.乙村在夏天浇水。也好。", S)
    assert kinds_of(*below) == ["run-in", "run-in"]


def test_what_a_colon_announces_in_the_manner_of_speech_is_a_list() -> None:
    points = (f"第一，要快。{S}", f"第二，要好。{S}")
    assert kinds_of("要做到两点：", *points) == ["item", "item"]
    assert kinds_of("要做到两点。", *points) == ["run-in", "run-in"]
    assert kinds_of("要做到两点：", f"一、要快。{S}", f"二、要好。{S}") == ["run-in", "run-in"]


def test_articles_of_another_text_count_nothing() -> None:
    assert kinds_of("相关法条", "《植树法》", "第十条 春天植树。") == []
    assert kinds_of(S, "第八条 春天植树。", "第二十条 夏天浇水。") == []
    assert kinds_of("第八条 春天植树。", "第二十条 夏天浇水。") == ["article", "article"]
    assert kinds_of("第八条 春天植树。", "第九条 夏天浇水。") == ["article", "article"]
    assert kinds_of("第一条 春天植树。") == ["article"]


def test_a_misprinted_number_is_of_its_list() -> None:
    lists = ("一、春天", f"1.{C}，{S}", f"2.{C}，{S}", "二、附则", "79.本规定自公布之日起施行。", S)
    assert kinds_of(*lists) == ["heading", "item", "item", "heading", "item"]
    assert kinds_of("一、春天", S, "二、附则", "79.本规定自公布之日起施行。") == ["heading"] * 2


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("第二章 养护", "第一条 甲。"), [2]),
        (("第一章 总则", "第二条 甲。", "第三条 乙。"), [3]),
        (("第一章 总则", "第九百条 甲。", "第九百零一条 乙。"), []),
        (("第二节 养护", "第一条 甲。"), [2]),
        (("（二）甲乙。", "（三）丙丁。"), [2]),
    ],
)
def test_a_first_member_that_is_missing_is_told(lines: tuple[str, ...], told: list[int]) -> None:
    found = document_of("\n".join(("植树规定", *lines))).diagnostics
    assert [d.line for d in found if d.code == "ordinal-gap"] == told


def test_an_amendment_goes_on_from_the_one_before() -> None:
    for title, told in (("植树法修正案", 0), ("植树法", 1)):
        found = document_of(f"{title}\n第三条 甲。\n第四条 乙。").diagnostics
        assert len([d for d in found if d.code == "ordinal-gap"]) == told


def test_the_headings_of_a_case_stay_where_numbers_stand_among_them() -> None:
    text = "各村都在春天植树，到了夏天按时浇水，秋天再来剪枝。"
    case = ("甲村诉乙村植树合同案", "基本案情", text, "裁判要旨", text, "适用解析", text)
    numbers = ("一、植树", text, "二、浇水", text)
    found = document_of("\n".join(("植树案件的裁判规则", *case, *numbers, "典型意义", text)))
    assert [(b.depth, b.text) for b in found.blocks if b.kind is Kind.HEADING] == [
        *((1, case[0]), (1, "基本案情"), (1, "裁判要旨"), (1, "适用解析")),
        *((2, "一、植树"), (2, "二、浇水"), (1, "典型意义")),
    ]
    crossed = ("一、植树", text, *case[1:], "二、浇水", text)
    found = document_of("\n".join(("植树案件的裁判规则", *crossed)))
    assert [b.text for b in found.blocks if b.kind is Kind.HEADING] == ["一、植树", "二、浇水"]
