"""What opens like a number and was not read, and paragraphs that lost their breaks."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook.outline.unread import run_together, unread


def found(*lines: str) -> list[tuple[int, int]]:
    return [*unread(paragraphs(*lines), ())]


@pytest.mark.parametrize(
    "form",
    [
        "※{}※甲",
        "〈{}〉甲",
        "Step {} 甲",
        "步骤{}　甲",
        "{}〉甲",
        "#{} 甲",
        "其{}＝甲",
        "{}→甲",
        "【{}】甲",
    ],
)
def test_lines_that_count_are_a_series(form: str) -> None:
    for numbers in ("一二三", "123"):
        lines = [form.format(n) for n in numbers]
        assert found("前文。", *lines) == [(1, 3)], form
        assert found(*lines[:2]) == []
        assert found(lines[0], "甲。", lines[1], "乙。", lines[2], "丙。") == [(0, 3)]
        assert found(lines[0], lines[2], lines[1]) == []


@pytest.mark.parametrize(
    "form",
    [
        "{}年植树",
        "{}个人",
        "{}月植树",
        "一共{}人",
        "图{}　甲",
        "表{} 乙",
        "第{}级甲",
        "{}级：甲",
        "│{}│甲",
    ],
)
def test_what_counts_things_counts_no_lines(form: str) -> None:
    assert found(*(form.format(n) for n in "123")) == []


def test_numbers_of_several_steps() -> None:
    assert found("<1.1>甲", "<1.2>乙", "<2.1>丙", "<2.1.1>丁", "<3>戊") == [(0, 5)]
    assert found("<1.1>甲", "<1.3>乙", "<2.5>丙") == []


def test_what_is_known_is_not_unread() -> None:
    lines = paragraphs("※1※甲", "※2※乙", "※3※丙", "※4※丁")
    assert [*unread(lines, {0})] == [(1, 3)]
    assert [*unread(lines, {2})] == []


RUN = "讲三点。一、要快。二、要好。三、要省。"


@pytest.mark.parametrize(
    ("text", "whole", "count"),
    [
        (RUN, 1000, 3),
        (RUN.replace("三、", "四、"), 1000, 3),
        (RUN.replace("三、", "九、"), 1000, 0),
        (RUN.replace("点。", "点："), 1000, 0),
        (RUN.replace("点。", "点："), 20, 3),
        ("发展一、二、三产业。", 20, 0),
        ("第一条 甲。第二条 乙。第三条 丙。第四条 丁。", 1000, 4),
        ("依照第一条 第二条 第三条 办理。", 1000, 0),
    ],
)
def test_a_series_that_lost_its_breaks(text: str, whole: int, count: int) -> None:
    assert run_together(text, whole) == count


def told(*lines: str) -> list[tuple[int, str]]:
    document = document_of("\n".join(lines))
    return [
        (d.line, d.code)
        for d in document.diagnostics
        if d.code in ("ordinal-unread", "breaks-lost")
    ]


RULES = ("植树办法", "第一章 总则", "第一条　甲。", "第二条　乙。")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "第三乡　丙。",
            "第三乡丙。",
            "第3二条　丙。",
            "第土条　丙。",
            "笫三条　丙。",
            "三条　丙。",
        ),
        *("第二章 附则第三条　丙。", "第二意 附则", "第二童　附则"),
    ],
)
def test_a_number_that_is_missing_stands_misread(line: str) -> None:
    following = "第四条　丁。" if "附则" not in line else "第三章 其他"
    assert told(*RULES, line, following) == [(5, "ordinal-unread")]
    assert told(*RULES, "第三条　丙。", "第二章 附则", line, "第四条　戊。")[1:] == []


def test_the_last_number_may_be_misread_as_well() -> None:
    assert told(*RULES, "第三乡　丙。") == [(5, "ordinal-unread")]
    assert told(*RULES, "第三人知道的，依照前条办理。") == []
    assert told("植树通知", "一、甲。乙。", "二、丙。丁。", "三·戊。己。") == [
        (4, "ordinal-unread")
    ]
    assert told("植树通知", "（一）甲乙。", "（二）丙丁。", "（三戊己。") == [(4, "ordinal-unread")]
    assert told("植树通知", "（一）甲乙。", "（二）丙丁。", "（四戊己。") == []


def test_what_was_joined_to_its_neighbour() -> None:
    assert told(*RULES[:3], "第二条　乙。第二章 附则", "第三条　丙。") == [(4, "ordinal-unread")]
    assert told(*RULES[:3], "第二条　乙。第三条 丙。", "第四条　丁。") == []  # they are parted
    assert told(*RULES, "第二章 浇水第三条　丙", "第四条　丁。") == [(5, "ordinal-unread")]
    assert told(*RULES, "第二章 附则第一节 甲", "第三条　丙。", "第二节 乙", "第四条　丁。") == [
        (5, "ordinal-unread")
    ]
    assert told(*RULES, "第三条　依照第二章。第二章 附则") == [(5, "ordinal-unread")]
    assert told(*RULES, "第三条　依照前款。第二章 的规定。") == []


def test_one_paragraph_is_no_long_text() -> None:
    sentence = "各村要组织村民在春天植树并且按时浇水。"
    assert told(sentence * 110) == [(1, "breaks-lost")]
    assert told(sentence * 100) == []
    assert told(sentence * 110, sentence) == []
