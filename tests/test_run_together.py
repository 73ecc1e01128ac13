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
        (
            ["规定　　第一章　甲　　第一条　乙。　　第二条　丙。　　第二章　丁　　第三条　戊。"],
            [
                "规定",
                "第一章　甲",
                "第一条　乙。",
                "第二条　丙。",
                "第二章　丁",
                "第三条　戊。",
            ],
        ),
        (
            ["某某公約 （一年通過） 第一條 甲。 第二條 乙。"],
            ["某某公約", "（一年通過）", "第一條 甲。", "第二條 乙。"],
        ),
        (
            ["某某规则第一条为甲。第二条应乙。第三条自丙。"],
            ["某某规则", "第一条为甲。", "第二条应乙。", "第三条自丙。"],
        ),
        (
            ["前言", "某某规则 第1条 甲。第2条 乙。"],
            ["前言", "某某规则", "第1条 甲。", "第2条 乙。"],
        ),
        (["某某规则第一条为甲。第二条应乙。"], ["某某规则第一条为甲。第二条应乙。"]),
        (["某某规则 第一条 甲。第三条 乙。"], ["某某规则 第一条 甲。第三条 乙。"]),
        (["某某规则 第二条 甲。第三条 乙。"], ["某某规则 第二条 甲。第三条 乙。"]),
        (["对规则，按 第一条 甲。第二条 乙。"], ["对规则，按 第一条 甲。第二条 乙。"]),
        (
            ["某法第一条规定甲。第二条规定乙。第三条规定丙。"],
            ["某法第一条规定甲。第二条规定乙。第三条规定丙。"],
        ),
        (
            ["第一条 甲。", "某某规则 第一条 乙。第二条 丙。"],
            ["第一条 甲。", "某某规则 第一条 乙。第二条 丙。"],
        ),
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


def test_a_title_on_the_line_of_its_articles_stands_behind_the_end_of_a_page() -> None:
    found = parted([Line(1, "某某规定 第一条 甲。第二条 乙。", 2, page=True)])
    assert [(line.page, line.indent) for line in found] == [(True, 2), (False, 2), (False, 2)]
