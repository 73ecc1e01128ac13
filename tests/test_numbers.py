"""Numbers in the forms in which people and PDF files give them, and what decides of them."""

from __future__ import annotations

import pytest

from tests.fixture_files import Fixture, cases
from tests.outlines import document_of, paragraphs, shown
from zhbook.model import Kind, Milestone, Ordinal
from zhbook.ordinals import YEAR, follows
from zhbook.outline import faint
from zhbook.outline.loose import with_titles
from zhbook.outline.marked import without_marks
from zhbook.outline.nodes import stands_under
from zhbook.outline.signed import signed


@pytest.mark.parametrize("case", cases("numbers.txt"))
def test_outline(case: Fixture) -> None:
    assert shown(document_of(case.given)) == case.expected


@pytest.mark.parametrize(
    ("last", "following", "whether"),
    [
        ((7, 0), (8, 0), True),
        ((7, 2), (8, 0), True),
        ((7, 0), (7, 1), True),
        ((7, 1), (7, 2), True),
        ((7, 0), (7, 2), False),
        ((7, 0), (8, 1), False),
        ((7, 0), (7, 0), False),
        ((7, 0), (9, 0), False),
    ],
)
def test_which_number_is_the_next(
    last: tuple[int, int], following: tuple[int, int], whether: bool
) -> None:
    one, other = (Ordinal("digit", value, 0, 1, suffix) for value, suffix in (last, following))
    assert follows(one, other) is whether


def test_the_years_of_a_chronicle_rise() -> None:
    one, later = Ordinal(YEAR, 1921, 0, 5), Ordinal(YEAR, 1925, 0, 5)
    assert follows(one, later)
    assert not follows(later, one)


@pytest.mark.parametrize(
    ("above", "clause", "whether"),
    [
        (("", 10), "10", True),
        (("", 1), "1.0", True),
        (("3", 2), "3.2", True),
        (("", 3), "3.2", False),
    ],
)
def test_which_clause_stands_under_a_number(
    above: tuple[str, int], clause: str, whether: bool
) -> None:
    number = Ordinal("digit", above[1], 0, 1, above=above[0])
    assert stands_under(Ordinal("decimal2", 1, 0, 3, above=clause), number) is whether
    assert not stands_under(Ordinal("digit", 1, 0, 1), number)


@pytest.mark.parametrize(
    ("lines", "opening"),
    [
        (["37：甲", "正文。", "38：乙"], [0, 2]),
        (["37：甲", "正文。", "39：乙"], []),
        (["37：甲"], []),
        (["37：甲", "1. 子", "2. 丑", "38：乙"], [0, 1, 2, 3]),
        (["一、甲", "二，乙"], [0, 1]),
        (["3 术语", "3.1", "甲"], [0, 1]),
        (["4 术语", "3.1", "甲"], [0]),
        (["08", "09", "10"], [0, 1, 2]),
        (["10", "11", "12"], []),
        (["第二十九章 甲", "三十章 乙"], [0, 1]),
        (["二十八章 甲", "三十章 乙"], []),
        (["上编", "下编"], [0, 1]),
        (["上编"], []),
        (["1921年", "甲。", "1922年", "乙。", "1930年", "丙。"], [0, 2, 4]),
        (["1921年", "甲。", "1922年", "乙。"], []),
        (["1921年", "1922年", "1923年", "丙。"], []),
    ],
)
def test_neighbours_bear_a_number_out(lines: list[str], opening: list[int]) -> None:
    assert list(faint.openings(paragraphs(*lines))) == opening


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (["上编", "下编"], [1, 2]),
        (["上编", "中编", "下编"], [1, 2, 3]),
        (["卷上", "卷下", "卷上", "卷下"], [1, 2, 1, 2]),
    ],
)
def test_the_last_of_the_halves_counts_what_it_is(lines: list[str], values: list[int]) -> None:
    assert [o.value for o in faint.openings(paragraphs(*lines)).values()] == values


@pytest.mark.parametrize(
    ("lines", "styles"),
    [
        (["(h) 甲", "(i) 乙", "(j) 丙"], ["letter", "letter", "letter"]),
        (["(h) 甲", "(i) 乙", "(ii) 丙"], ["letter", "roman-paren", "roman-paren"]),
        (["(iv) 甲", "(v) 乙"], ["roman-paren", "roman-paren"]),
        (["(u) 甲", "(v) 乙"], ["letter", "letter"]),
        (["09 甲", "10 乙"], ["zero", "zero"]),
        (["9 甲", "10 乙"], ["digit", "digit"]),
    ],
)
def test_what_could_be_two_numbers_is_what_its_neighbours_are(
    lines: list[str], styles: list[str]
) -> None:
    assert [o.style for o in faint.openings(paragraphs(*lines)).values()] == styles


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["01", "甲", "正文。", "02", "乙", "正文。"],
            ["01\u3000甲", "正文。", "02\u3000乙", "正文。"],
        ),
        (["01", "甲。", "02", "乙。"], ["01", "甲。", "02", "乙。"]),
        (["12", "甲", "正文。"], ["12", "甲", "正文。"]),
        (["01", "甲", "正文。", "02", "乙"], ["01\u3000甲", "正文。", "02", "乙"]),
        (
            ["三", "甲", "正文。", "四", "乙", "正文。"],
            ["三", "甲", "正文。", "四", "乙", "正文。"],
        ),
        (["附录B", "（资料性附录）", "甲", "文。"], ["附录B\u3000（资料性附录）\u3000甲", "文。"]),
        (["附 录 B", "（资料性）", "甲", "文。"], ["附 录 B\u3000（资料性）\u3000甲", "文。"]),
        (["附录B（规范性）", "甲", "文。"], ["附录B（规范性）\u3000甲", "文。"]),
        (["附录B（规范性） 甲", "乙", "文。"], ["附录B（规范性） 甲", "乙", "文。"]),
        (["附件1-2", "甲", "文。"], ["附件1-2\u3000甲", "文。"]),
        (["附 件 2", "甲", "文。"], ["附 件 2\u3000甲", "文。"]),
        (["附录B", "（完）", "甲", "文。"], ["附录B\u3000（完）", "甲", "文。"]),
        (
            ["3 甲", "3.1", "乙", "two words", "正文。"],
            ["3 甲", "3.1\u3000乙\u3000two words", "正文。"],
        ),
        (
            ["3 甲", "3.1", "乙", "Two words.", "文。"],
            ["3 甲", "3.1\u3000乙", "Two words.", "文。"],
        ),
    ],
)
def test_a_number_alone_on_its_line_takes_the_title_below(
    lines: list[str], joined: list[str]
) -> None:
    texts, notes = with_titles("a.txt", paragraphs(*lines))
    assert [paragraph.text for paragraph in texts] == joined
    assert [paragraph.received for paragraph in texts] == joined
    assert len(notes) == len(lines) - len(joined)
    for note in notes:
        assert note.code == "paragraph-joined"
        (whole,) = [p for p in texts if note.line in [piece.line for piece in p.pieces]]
        offset = next(p.offset for p in whole.pieces if p.line == note.line)
        assert whole.text[offset:].startswith(lines[note.line - 1])


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["# 办法", "正文。"], ["办法", "正文。"]),
        (["甲", "## 第一章 总则"], ["甲", "第一章 总则"]),
        (["甲", "＃　一、总则"], ["甲", "一、总则"]),
        (["甲", "## 乙"], ["甲", "## 乙"]),
        (["甲", "## 乙", "## 丙"], ["甲", "乙", "丙"]),
        (["#甲", "# 话题 #"], ["#甲", "# 话题 #"]),
        (["甲", "####### 乙", "####### 丙"], ["甲", "####### 乙", "####### 丙"]),
    ],
)
def test_a_mark_of_markdown_is_no_part_of_a_heading(lines: list[str], words: list[str]) -> None:
    unmarked = without_marks(paragraphs(*lines))
    assert [paragraph.text for paragraph in unmarked] == words
    for line, paragraph in zip(lines, unmarked, strict=True):
        kept = "".join(mark.text for mark in paragraph.milestones) + paragraph.received
        assert "".join(kept.split()) == "".join(line.split())
        assert all(mark.offset == 0 for mark in paragraph.milestones)


def test_a_mark_of_markdown_is_kept_as_a_milestone_of_its_line() -> None:
    (paragraph,) = without_marks(paragraphs("## 办法"))
    assert paragraph.milestones == (Milestone(0, "##", 1),)
    assert [(piece.offset, piece.line) for piece in paragraph.pieces] == [(0, 1)]
    document = document_of("# 办法\n## 第一章 总则\n第一条 甲。")
    assert [line.text for line in document.milestones] == ["#", "##"]
    assert document.title is not None and document.title.text == "办法"


@pytest.mark.parametrize(
    ("lines", "heads", "under"),
    [
        (["◎甲", "○乙", "正文。", "◎丙", "○丁", "正文。"], [0, 1, 3, 4], {1, 4}),
        (["■甲", "正文。", "■乙", "正文。"], [0, 2], set()),
        (["■甲", "正文。", "□乙", "正文。"], [], set()),
        (["●甲", "●乙", "●丙", "正文。"], [], set()),
        (["■甲，", "正文。", "■乙，", "正文。"], [], set()),
        (["■" + "甲" * 31, "正文。", "■" + "乙" * 31, "正文。"], [], set()),
        (["■甲", "正文", "■乙", "正文"], [], set()),
    ],
)
def test_headings_that_a_sign_opens(lines: list[str], heads: list[int], under: set[int]) -> None:
    assert signed(paragraphs(*lines), (), ()) == (heads, under)


def test_signs_below_a_number_stand_under_it() -> None:
    texts = paragraphs("一、甲", "■乙", "正文。", "■丙", "正文。")
    assert signed(texts, {0}, {0}) == ([1, 3], {1, 3})
    assert signed(texts, {0}, {4}) == ([1, 3], set())
    assert signed(texts, {0, 1}, ()) == ([], set())


def test_one_series_is_decided_by_one_rule_across_its_headings() -> None:
    whole = "要做到甲，还要做到乙，" * 6 + "各单位都要落实到位。"
    lines = [
        "一、甲",
        f"（一）{whole}",
        f"（二）{whole}",
        "二、乙",
        "（三）丙。正文。",
        "（四）丁。正文。",
    ]
    kinds = [block.kind for block in document_of("\n".join(["某题", *lines])).blocks]
    assert kinds == [Kind.HEADING, Kind.ITEM, Kind.ITEM, Kind.HEADING, Kind.ITEM, Kind.ITEM]
    alone = ["某题", "一、乙", "（一）丙。正文。", "（二）丁。正文。"]
    kinds = [block.kind for block in document_of("\n".join(alone)).blocks]
    assert kinds == [Kind.HEADING, Kind.RUN_IN, Kind.RUN_IN]
