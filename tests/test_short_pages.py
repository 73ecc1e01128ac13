"""Page numbers and running heads of a copy with few or short pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.outlines import source_of
from zhbook.layout.paragraphs import paragraphs

#: Three pages, each of which ends inside a sentence.
PAGES = [
    [
        "街道治安巡防工作意见",
        "",
        "　　一、健全巡防队伍。各社区应当组建不少于八人的巡防队，",
        "由社区民警担任队长，队员从志愿者和物业保安中选任，并经街",
    ],
    [
        "道办事处审核后登记造册，每年调整一次。",
        "　　二、落实巡防时间。每日二十时至次日六时为重点时段，每",
        "队每晚巡查不少于三次，逢节假日应当增加巡查的次数，并将巡",
    ],
    [
        "查的情况记入日志，由社区民警每周检查一次。",
        "　　三、加强巡防保障。街道办事处为巡防队员配备必要的装备",
        "和保险，所需经费列入年度预算。",
    ],
]
WHOLE = [
    "街道治安巡防工作意见",
    "一、健全巡防队伍。各社区应当组建不少于八人的巡防队，由社区民警担任队长，队员从志愿者和物业保安"
    "中选任，并经街道办事处审核后登记造册，每年调整一次。",
    "二、落实巡防时间。每日二十时至次日六时为重点时段，每队每晚巡查不少于三次，逢节假日应当增加巡查的"
    "次数，并将巡查的情况记入日志，由社区民警每周检查一次。",
    "三、加强巡防保障。街道办事处为巡防队员配备必要的装备和保险，所需经费列入年度预算。",
]


def read(lines: list[str]) -> tuple[list[str], list[str]]:
    """The paragraphs of a text and the milestones in them."""
    found = paragraphs(source_of("\n".join(lines)))[0]
    return [p.text for p in found], [mark.text for p in found for mark in p.milestones]


def footed(*feet: str) -> list[str]:
    return [line for page, foot in zip(PAGES, feet, strict=True) for line in (*page, foot)]


@pytest.mark.parametrize(
    "feet",
    [
        ("1", "2", "3"),
        ("１", "２", "３"),
        ("                  1", "                  2", "                  3"),
        ("17", "18", "19"),
        ("1/3", "2/3", "3/3"),
        ("第一页", "第二页", "第三页"),
        ("街道治安巡防工作意见    1", "街道治安巡防工作意见    2", "街道治安巡防工作意见    3"),
        ("街道治安巡防工作意见 -1-", "街道治安巡防工作意见 -2-", "街道治安巡防工作意见 -3-"),
        ("1    街道治安巡防工作意见", "2    街道治安巡防工作意见", "3    街道治安巡防工作意见"),
        ("·1·    巡防手册", "第一章　队伍    ·2·", "·3·    巡防手册"),
    ],
)
def test_numbers_that_cut_the_sentences_of_short_pages_are_milestones(
    feet: tuple[str, ...],
) -> None:
    texts, marks = read(footed(*feet))
    assert texts == WHOLE
    assert marks == [foot.strip() for foot in feet]


def test_two_pages_tell_where_the_last_number_ends_the_text() -> None:
    lines = [*PAGES[0], "1", *PAGES[1][:1], *PAGES[2][1:]]
    assert read([*lines, "2"])[1] == ["1", "2"]
    assert read(lines)[1] == []


@pytest.mark.parametrize("script", [str, lambda text: text.replace("页", "頁")])
def test_a_sentence_goes_on_behind_a_page_where_each_line_is_a_paragraph(
    script: Callable[[str], str],
) -> None:
    last, line = "巡防队员由志愿者和物业保安担任，并且每年", "调整一次。"
    folio = script("第 2 页")
    assert read(["工作意见", last, folio, line]) == (["工作意见", last + line], [folio])
    title = "关于印发街道治安巡防工作意见和办法的通知"
    assert read([title, folio, "各社区：经研究，同意。"])[0] == [title, "各社区：经研究，同意。"]


def test_three_numbers_between_sentences_are_pages_where_no_text_stands_behind_the_last() -> None:
    lines = [
        "竹生于南方。",
        "山中多有。",
        "1",
        "竹性直。",
        "不能弯。",
        "2",
        "其节有名。",
        "其叶青。",
    ]
    assert read([*lines, "3"])[1] == ["1", "2", "3"]
    assert read(lines)[1] == []


@pytest.mark.parametrize(("number", "marks"), [("4", ["4"]), ("2020", []), ("三", [])])
def test_a_number_alone_cuts_a_sentence_behind_a_full_line(number: str, marks: list[str]) -> None:
    assert read([*PAGES[0], number, *PAGES[1], *PAGES[2]])[1] == marks
    assert (
        read(["通知", PAGES[0][3].strip(), number, PAGES[1][0]])[1] == []
    )  # no line is known full


def test_a_head_in_two_parts_beside_page_numbers_is_a_milestone() -> None:
    head = "街道工作手册                    第二章"
    lines = [head, *PAGES[0], "21", head, *PAGES[1], "22", head, *PAGES[2], "23"]
    texts, marks = read(lines)
    assert texts == [head, *WHOLE]
    assert marks == ["21", head, "22", head, "23"]


def test_dashed_numbers_are_pages_where_no_text_stands_behind_the_last() -> None:
    lines = [
        "论竹",
        "竹生于南方。",
        "- 1 -",
        "一、竹之性",
        "竹性直。",
        "- 2 -",
        "其节有名。",
        "- 3 -",
    ]
    texts, marks = read(lines)
    assert texts == ["论竹", "竹生于南方。", "一、竹之性", "竹性直。", "其节有名。"]
    assert marks == ["- 1 -", "- 2 -", "- 3 -"]


@pytest.mark.parametrize(
    "lines",
    [
        # The numbers of a list, over titles and over sentences.
        ["工作要点", "1", "组建巡防队伍", "2", "落实巡防时间", "3", "加强巡防保障"],
        [
            "工作要点",
            "1",
            "队伍应当精干，",
            "人员应当固定。",
            "2",
            "时间应当落实，",
            "次数应当保证。",
        ],
        # The cells of a table, of which some are long and none closes.
        [
            *["序号", "内容", "1", "健全巡防队伍的各项管理制度和考核办法", "2"],
            *["落实巡防时间和巡查次数，并且按周公布结果", "3", "加强保障，列入预算"],
        ],
        # Titles of which each has its number and its text.
        [
            *["巡防 1", "夜里下着小雨，他走在街上。", "街上没有人。", "巡防 2"],
            *["第二天天晴了，他仍走在街上。", "街上有很多人。"],
        ],
        # A list whose items lack a stop: no sentence goes on behind its second number alone.
        [
            *["要点", "1", "各社区应当按照要求组建不少于八人的巡防队", "队员登记", "2"],
            *["街道办事处为巡防队员配备装备，列入预算。", "经费专用。"],
        ],
        # Numbered clauses that the contents list, of which one stands behind an open line.
        [
            *[
                "目次",
                "1 范围",
                "2 引用文件",
                "3 术语",
                "1 范围",
                "本文件规定了巡防的要求。",
                "用于社区。",
            ],
            *["2 引用文件", "下列文件必不可少。", "街道巡防队员的配备标准和管理规范第二部分"],
            *["3 术语", "下列术语适用于本文件。"],
        ],
        # Years, over what happened in them.
        [
            *[
                "大事记",
                "2020",
                "街道组建了第一支专职巡防队，并且配备了电动巡逻车",
                "社区参加",
                "2021",
            ],
            *[
                "巡防队扩大到八支，覆盖了所有的社区和主要的街道",
                "街道嘉奖",
                "2022",
                "建成指挥中心，投入使用",
            ],
        ],
    ],
)
def test_numbers_behind_which_no_sentence_goes_on_are_none(lines: list[str]) -> None:
    assert read(lines)[1] == []
