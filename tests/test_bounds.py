"""Texts beyond all reason end in bounded time: cost grows with the length, not with its square.

Times never decide: each text is doubled, and the work is counted as ``tests.work`` counts it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.outlines import document_of
from tests.work import work
from zhbook.writers.myst import written

TEXTS: dict[str, Callable[[int], str]] = {
    "short paragraphs": lambda n: "甲乙丙。\n" * n,
    "articles": lambda n: "".join(f"第{k}条　甲乙丙。\n" for k in range(1, n)),
    "a line of members": lambda n: "一是快。二是好。" * n,
    "nested brackets": lambda n: "（" * n + "）" * n,
    "quotation marks": lambda n: "“" * n,
    "quotations that open paragraphs": lambda n: "“甲乙丙。\n" * n,
    "quotations over paragraphs": lambda n: "一、“甲\n“乙。\n（一）丙。”\n" * n,
    "short lines": lambda n: "基本案情\n甲乙丙。\n" * n,
    "pairs of short lines": lambda n: "甲乙丙丁\n戊己\n庚辛壬癸。\n" * n,
    "cases": lambda n: "案例一\n甲某诉乙某合同纠纷案\n" * n,
    "attachments": lambda n: "附件：1.甲\n2.乙\n附件1\n甲乙\n丙丁。\n" * n,
    "issued papers": lambda n: "某某办法\n第一条 甲。\n2022年1月1日\n" * n,
    "numbers that fall": lambda n: "".join(f"{k}.甲乙\n正文。\n" for k in range(n, 0, -1)),
    "numerals alone": lambda n: "一\n二\n" * n,
    "digits": lambda n: "1" * n,
    "one long word": lambda n: "字" * n,
    "equal titles": lambda n: "目录\n" + "甲信息 1\n" * n + "甲信息\n正文到此。\n" * n,
    "headings": lambda n: "一、甲乙\n正文到此。\n二、甲乙\n正文到此。\n" * n,
    "numbers that rise": lambda n: "".join(f"{k}.甲乙\n正文。\n" for k in range(1, min(n, 900))),
}


def converted(text: str) -> None:
    document = document_of(text)
    title = document.title.text if document.title else "题"
    written(document, "a", title, "zh-Hans", {})


@pytest.mark.parametrize("name", TEXTS)
def test_cost_grows_with_the_length(name: str) -> None:
    converted("甲。")
    once = work(lambda: converted(TEXTS[name](200)))
    twice = work(lambda: converted(TEXTS[name](400)))
    assert twice < 2.3 * once + 1_000
