"""Cost of editors' rows and of long texts grows with their number, not with its square.

Counted is what ``tests.work`` counts; the work of converting one text is bounded in test_bounds.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.outlines import document_of
from tests.squares import SQUARES, straight
from tests.work import work
from zhbook.config.notes import EditorNote
from zhbook.config.overrides import PlaceOverride
from zhbook.layout.paragraphs import paragraphs
from zhbook.model import Kind, Line, SourceText
from zhbook.numerals import chinese
from zhbook.outline import outline
from zhbook.outline.noted import with_notes

#: The same number again and again, numbers that rise, and numbers that begin anew.
LINES: dict[str, Callable[[int], str]] = {
    "第二款": lambda k: "第二款\n",
    "第一条": lambda k: "第一条 甲乙。\n",
    "第二条": lambda k: "第二条 甲乙。\n",
    "第二章": lambda k: "第二章 甲乙\n",
    "第二节": lambda k: "第二节 甲乙\n",
    "第一编": lambda k: "第一编 甲乙\n",
    "卷二": lambda k: "卷二\n",
    "二、": lambda k: "二、甲乙\n正文。\n",
    "（二）": lambda k: "（二）甲乙\n正文。\n",
    "1. 1.": lambda k: "1.甲乙\n正文。\n",
    "①": lambda k: "①甲乙\n",
    "条 and 款": lambda k: "第一条 甲。\n第二款\n第三款\n",
    "章 and 条": lambda k: f"第{chinese(k + 1)}章 甲\n第一条 乙。\n",
    "一、 and （一）": lambda k: "一、甲\n（一）乙\n丙。\n",
    "1. and ①": lambda k: f"{k + 1}.甲\n①乙\n①丙\n",
    "案例二": lambda k: "案例二\n甲某诉乙某合同纠纷案\n",
    "条 and ①": lambda k: f"第{chinese(k + 1)}条 甲。\n①乙\n②丙\n",
    "条 and 1.1": lambda k: f"第{chinese(k + 1)}条 甲。\n1.1 乙\n",
    "条 and （一）": lambda k: f"第{chinese(k + 1)}条 甲。\n（一）乙\n",
    "all below 条": lambda k: f"第{chinese(k + 1)}条 甲。\n一、乙\n（一）丙\n1.丁\n①戊\n",
    "all above 条": lambda k: f"①戊\n1.丁\n（一）丙\n一、乙\n第{chinese(k + 1)}条 甲。\n",
    "① and 甲、": lambda k: "①甲\n甲、乙\n",
    "条 with gaps": lambda k: f"第{chinese(3 * k + 1)}条 甲。\n",
    "条 that fall": lambda k: f"第{chinese(9999 - k)}条 甲。\n",
    "附件": lambda k: f"附件{k + 1}\n甲乙\n正文。\n",
    "引言 and 附件": lambda k: "引言\n一、乙\n附件\n第一章 甲\n",
    "names of fields": lambda k: f"索引号：{k}\n甲{k}：{k}\n",
    "38：": lambda k: f"{k + 1}：甲\n正文。\n",
    "38： without neighbours": lambda k: f"{3 * k}：甲\n正文。\n",
    "1.1 and lists": lambda k: f"{k % 90 + 1} 甲\n{k % 90 + 1}.1 乙\n1. 丙\n2. 丁\n",
    "1.1 alone": lambda k: f"{k % 90 + 1}.{k % 9 + 1}\n甲乙\n正文。\n",
    "一、 and one （一）": lambda k: f"一、甲\n（{chinese(k + 1)}）乙。\n",
    "years": lambda k: f"{1000 + k}年\n正文。\n",
    "◎ and ○": lambda k: "◎甲\n○乙\n正文。\n",
    "01": lambda k: "01\n甲\n正文。\n02\n乙\n正文。\n",
    "# 甲": lambda k: "# 甲\n正文。\n",
    "(i)": lambda k: "(h) 甲\n(i) 乙\n(ii) 丙\n",
    "articles in one line": lambda k: f"第{chinese(k + 1)}条 甲。" + "\n" * (k % 90 == 89),
    "卷 and 章 in one line": lambda k: f"第{chinese(k // 9 + 1)}卷 甲 第{k % 9 + 1}章 乙\n",
    "lines of verse": lambda k: f"门前流水向东{chinese(k % 9 + 1)}，\n",
    "rows": lambda k: "甲乙  丙丁  戊己\n",
    "cells": lambda k: f"甲乙\n{7 * k % 90}\n",
    "stanzas": lambda k: "我走在路上\n" + "\n" * (k % 3 == 2),
    "samples": lambda k: "填表说明\n1.甲乙。\n",
    "篇1": lambda k: f"范本 篇{k + 1}\n正文。\n",
    "卷 and 章": lambda k: f"卷{chinese(k + 1)}\n第一章 甲\n第二章 乙\n",
}


@pytest.mark.parametrize("name", LINES)
def test_lines_of_a_number_again_and_again(name: str) -> None:
    def read(count: int) -> None:
        document_of("某某规定\n" + "".join(LINES[name](k) for k in range(count)))

    read(3)
    assert work(lambda: read(400)) < 2.3 * work(lambda: read(200)) + 2_000


def test_a_paragraph_wrapped_over_many_lines() -> None:
    def joined(count: int) -> int:
        line = "甲乙丙丁甲乙丙丁甲乙丙丁甲乙。丁，甲乙丙"
        text = SourceText("a.txt", tuple(Line(k + 1, line, 0) for k in range(count)), "utf-8", "")
        found, _ = paragraphs(text)
        assert len(found) == 1 and len(found[0].pieces) == count
        return count

    assert work(lambda: joined(1200)) < 2.3 * work(lambda: joined(600)) + 5_000


@pytest.mark.parametrize("there", [True, False])
def test_many_notes_and_overrides(there: bool) -> None:
    def noted(count: int) -> None:
        text = SourceText(
            "a.txt", tuple(Line(k + 1, f"甲{k}乙。", 0) for k in range(count)), "utf-8", ""
        )
        document = document_of("\n".join(line.text for line in text.lines))
        words = "甲" if there else "丙"
        notes = [EditorNote(k + 1, words, "注", k) for k in range(count)]
        rows = [PlaceOverride(k + 1, words, Kind.PARAGRAPH, 1, k) for k in range(count)]
        try:
            with_notes(document, notes)
        except ExceptionGroup:
            assert not there
        try:
            outline(text, rows)
        except ExceptionGroup:
            assert not there

    noted(2)  # tables are read once
    assert work(lambda: noted(600)) < 2.3 * work(lambda: noted(300)) + 20_000


def test_many_overrides_in_one_paragraph() -> None:
    def settled(count: int) -> None:
        items = "".join(f"乙{k}（二）丙。" for k in range(count))
        rows = [
            PlaceOverride(2, f"（二）丙。乙{k}（", Kind.ITEM, k % 3 + 1, k) for k in range(1, count)
        ]
        document_of(f"某某规定\n甲：（一）乙；{items}", overrides=rows)

    settled(2)
    assert work(lambda: settled(200)) < 2.3 * work(lambda: settled(100)) + 20_000


@pytest.mark.parametrize("square", SQUARES)
def test_work_sees_a_square_in_c(square: Callable[[int], None]) -> None:
    assert work(lambda: square(1600)) > 3 * work(lambda: square(800))


def test_work_sees_no_square_where_none_is() -> None:
    assert work(lambda: straight(1600)) < 2.1 * work(lambda: straight(800))
