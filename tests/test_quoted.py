"""What a quotation of several paragraphs goes on through."""

from __future__ import annotations

import pytest

from tests.outlines import paragraphs
from zhbook.outline.quoted_paragraphs import MOST_PARAGRAPHS, quoted

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
