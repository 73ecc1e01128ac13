"""Series inside a paragraph that lack a member or have one twice are told of at their line."""

from __future__ import annotations

import pytest

from tests.outlines import document_of


def told(text: str) -> list[tuple[int, str, str]]:
    found = document_of(f"植树讲话\n春天来了。\n{text}\n").diagnostics
    return [
        (d.line, d.code, d.message.split(" inside")[0]) for d in found if d.code != "ordinal-alone"
    ]


@pytest.mark.parametrize(
    ("text", "code", "number", "before"),
    [
        ("要做到：一是挖坑；三是浇水。", "ordinal-gap", "三是", "一是"),
        ("一要挖坑，二要浇水，四要剪枝，五要管护。", "ordinal-gap", "四要", "二要"),
        ("一是挖坑；三要浇水。", "ordinal-gap", "三要", "一是"),
        ("第一，挖坑。第三，浇水。", "ordinal-gap", "第三，", "第一，"),
        ("其一，挖坑；其三，浇水。", "ordinal-gap", "其三，", "其一，"),
        ("分工如下：（一）挖坑；（三）浇水。", "ordinal-gap", "（三）", "（一）"),
        ("分工如下：(1)挖坑；(2)浇水；(4)剪枝。", "ordinal-gap", "(4)", "(2)"),
        ("分工如下：1.挖坑；2.浇水；4.剪枝。", "ordinal-gap", "4.", "2."),
        ("分工如下：①挖坑；③浇水。", "ordinal-gap", "③", "①"),
        ("一是挖坑；二是浇水；二是剪枝。", "ordinal-repeated", "二是", "二是"),
        ("①挖坑；②浇水；②剪枝；③管护。", "ordinal-repeated", "②", "②"),
        ("一是挖坑；三是浇水；二是剪枝。", "ordinal-gap", "三是", "一是"),
        ("一是挖坑，一要深，二要宽；三是浇水。", "ordinal-gap", "三是", "一是"),
    ],
)
def test_a_number_that_does_not_follow_is_told_once(
    text: str, code: str, number: str, before: str
) -> None:
    assert told(text) == [(3, code, f"{number} follows {before}")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("要做到：二是浇水；三是剪枝。", "二是"),
        ("第二，浇水。第三，剪枝。", "第二，"),
        ("分工如下：（二）浇水；（三）剪枝。", "（二）"),
        ("分工如下：②浇水；③剪枝；④管护。", "②"),
    ],
)
def test_a_series_that_lacks_its_first_member_is_told(text: str, number: str) -> None:
    assert told(text) == [(3, "ordinal-gap", f"{number} opens a series")]
    assert told(f"一是挖坑，第一，（一）①都要做。\n{text}") == []
    before = "一是甲，二是乙。第一，丙。第二，丁。（一）戊；（二）己；①庚；②辛。"
    assert [code for _, code, _ in told(f"{before}\n{text}")] == ["ordinal-gap"]


@pytest.mark.parametrize(
    "text",
    [
        "要做到：一是挖坑；二是浇水。同时，一是剪枝；二是管护。",
        "一是挖坑：一要深，二要宽；二是浇水。",
        "违反第一项、第三项的，由甲负责；依照第（一）、（三）项办理。",
        "第一、二类树苗春天种；第三、四类树苗秋天种。",
        "第一、第三产业都要种树。",
        "填写第①和第④栏，以及①、③栏。",
        "他说：“一是挖坑；三是浇水。”",
        "一是挖坑；……三是浇水。",
        "一是快。九是一个数字。",
        "首先挖坑，最后浇水。",
    ],
)
def test_what_cites_counts_or_leaves_out_is_no_gap(text: str) -> None:
    assert told(text) == []


def test_a_number_is_told_of_once() -> None:
    found = document_of("植树讲话\n春天来了。\n第二，浇水。第三，剪枝。\n").diagnostics
    assert [(d.line, d.code) for d in found] == [(3, "ordinal-gap")]


def test_a_number_of_a_series_of_paragraphs_lacks_nothing() -> None:
    lines = ["（一）春天。", *["春天要植树。"] * 9, "（二）夏天；（三）秋天。", "（四）冬天。"]
    assert "opens" not in str(told("\n".join(lines)))


def test_the_series_goes_on_behind_the_gap() -> None:
    document = document_of("植树讲话\n春天来了。\n一是挖坑；三是浇水；四是剪枝。\n")
    assert [s.id for b in document.blocks for s in b.spans if s.id] == ["s1", "s3", "s4"]


def test_lines_that_ran_together_may_lack_one() -> None:
    text = "我讲几点。一、春天要植树。二、夏天要浇水。四、秋天要剪枝。"
    assert told(text) == [(3, "breaks-lost", "a series of 3 runs on in one paragraph")]
