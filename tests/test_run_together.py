"""Lines that hold more than one paragraph."""

from __future__ import annotations

import pytest

from zhbook.layout.run_together import parted
from zhbook.model import Line


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (["第一条 甲。第二条 乙。"], ["第一条 甲。", "第二条 乙。"]),
        (["第一条 甲。 第二条 乙。"], ["第一条 甲。", "第二条 乙。"]),
        (
            ["第一條　甲。第二條　乙！第三條　丙？"],
            ["第一條　甲。", "第二條　乙！", "第三條　丙？"],
        ),
        (["第一条 甲。第一条之一 乙。"], ["第一条 甲。", "第一条之一 乙。"]),
        (["第四条 甲。", "第五条 乙。第六条 丙。"], ["第四条 甲。", "第五条 乙。", "第六条 丙。"]),
        (["第一章 甲 第一条 乙。"], ["第一章 甲", "第一条 乙。"]),
        (
            ["第一章 甲 第一条 乙。第二章 丙 第二条 丁。"],
            ["第一章 甲", "第一条 乙。", "第二章 丙", "第二条 丁。"],
        ),
        (["第一编 甲 第一章 乙 第一条 丙。"], ["第一编 甲", "第一章 乙", "第一条 丙。"]),
        (["第一条 “甲。”第二条 乙。"], ["第一条 “甲。”", "第二条 乙。"]),
        (["第一条 甲。第三条 乙。"], ["第一条 甲。第三条 乙。"]),
        (["第一条 甲，第二条 乙。"], ["第一条 甲，第二条 乙。"]),
        (["第一条 甲。第二条规定的除外。"], ["第一条 甲。第二条规定的除外。"]),
        (["第一条 依照 第二条 办理。"], ["第一条 依照 第二条 办理。"]),
        (["甲。第一条 乙。"], ["甲。第一条 乙。"]),
        (["第一卷 甲 第一章 乙"], ["第一卷 甲", "第一章 乙"]),
        (
            ["第一卷 甲 第一章 乙", "第一卷 甲 第二章 丙", "第二卷 丁 第一章 戊"],
            ["第一卷 甲", "第一章 乙", "第一卷 甲 第二章 丙", "第二卷 丁", "第一章 戊"],
        ),
    ],
)
def test_what_runs_together_is_parted(lines: list[str], pieces: list[str]) -> None:
    numbered = [Line(number, text) for number, text in enumerate(lines, 1)]
    found = parted(numbered)
    assert [line.text for line in found] == pieces
    words = "".join("".join(line.text for line in found).split())
    assert words == "".join("".join(lines).split())
    assert all(line.text in lines[line.number - 1] for line in found)


def test_the_first_part_alone_stands_behind_the_end_of_a_page() -> None:
    found = parted([Line(1, "第一条 甲。第二条 乙。", 2, page=True)])
    assert [(line.page, line.indent) for line in found] == [(True, 2), (False, 2)]
