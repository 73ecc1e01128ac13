"""Marks of quoted mail stand apart, and the lines behind them are a text like others."""

from __future__ import annotations

import pytest

from tests.outlines import source_of
from zhbook.layout.paragraphs import Paragraph, paragraphs
from zhbook.layout.quoted import is_quotation_mark
from zhbook.outline import outline

TEXT = ["值班规定", "第一条　白班由甲组值守。", "", "第二条　夜班由乙组值守。"]


def read(*lines: str) -> list[Paragraph]:
    return paragraphs(source_of("\n".join(lines)))[0]


@pytest.mark.parametrize("mark", ["> ", ">> ", "> > ", ">", "| ", "| | ", "＞ ", ">\u3000\u3000"])
def test_marks_before_every_line_are_milestones(mark: str) -> None:
    found = read(*(f"{mark}{line}" for line in TEXT))
    assert [p.text for p in found] == [line for line in TEXT if line]
    marks = [m.text for p in found for m in p.milestones]
    assert len(marks) == 4 and all(map(is_quotation_mark, marks))
    assert {m.replace(" ", "") for m in marks} == {mark.strip().replace(" ", "")}


def test_a_line_of_marks_alone_is_an_empty_line() -> None:
    assert [p.after_blank for p in read(*(f"> {line}" for line in TEXT))] == [False, False, True]


def test_who_wrote_stands_before_what_is_quoted() -> None:
    found = read("张三写道：", *(f"> {line}" for line in TEXT))
    assert [p.text for p in found] == ["张三写道：", TEXT[0], TEXT[1], TEXT[3]]


@pytest.mark.parametrize(
    "lines",
    [
        ["> 甲组值守。", "> 乙组值守。"],
        ["> 甲组值守。", "乙组值守。", "> 丙组值守。", "丁组值守。"],
        ["| 甲 | 乙 |", "|---|---|", "| 丙 | 丁 |", "| 戊 | 己 |"],
    ],
)
def test_a_mark_before_some_lines_and_a_table_are_text(lines: list[str]) -> None:
    found = read(*lines)
    assert not any(p.milestones for p in found)
    assert "\n".join(p.text for p in found) == "\n".join(lines)


def test_lines_that_mail_wrapped_are_joined_without_their_marks() -> None:
    full, end = "天地玄黄宇宙洪荒。月盈昃辰宿列张寒来暑往", "闰余成岁。"
    (found,) = read(*[f"> {full}"] * 8, f"> {end}")
    assert found.text == full * 8 + end
    assert [m.offset for m in found.milestones] == [20 * k for k in range(9)]


def test_the_marks_stand_in_the_document_and_are_told() -> None:
    document = outline(source_of("\n".join(f"> {line}" for line in TEXT)))
    assert [(mark.number, mark.text) for mark in document.milestones] == [
        (1, ">"), (2, ">"), (3, ">"), (4, ">"),
    ]  # fmt: skip
    told = [d for d in document.diagnostics if d.code == "milestones"]
    assert [(d.line, str(d.message)) for d in told] == [
        (1, "4 lines with a mark of quotation, which is set apart")
    ]


def test_the_marks_of_contents_go_with_them() -> None:
    lines = [
        "值班规定",
        "目录",
        "一、白班",
        "二、夜班",
        "一、白班",
        "由甲组值守。",
        "二、夜班",
        "由乙组值守。",
    ]
    document = outline(source_of("\n".join(f"> {line}" for line in lines)))
    assert [mark.number for mark in document.milestones] == [1, 5, 6, 7, 8]
