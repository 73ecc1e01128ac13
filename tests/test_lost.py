"""章 and 节 that lost their number, and headings that stand on two lines."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook import ordinals
from zhbook.model import Document, Kind, Ordinal
from zhbook.outline.lost import LONGEST, lost
from zhbook.outline.wrapped import with_headings_joined

ARTICLES = ("第一条 为了植树，制定本条例。", "第二条 春天植树。", "第三条 夏天浇水。")


def headings(document: Document) -> list[tuple[int, str]]:
    found = (Kind.HEADING, Kind.RUN_IN)
    return [(b.depth, b.text[: b.head]) for b in document.blocks if b.kind in found]


def found(*lines: str) -> dict[int, str]:
    texts = paragraphs(*lines)
    openings = [(i, ordinals.opening(text.text)) for i, text in enumerate(texts)]
    numbered: list[tuple[int, Ordinal]] = [(i, o) for i, o in openings if o]
    return lost(texts, {i for i, _ in numbered}, numbered, (), ())


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        *(("法律责任", True), ("规划、建设与养护", True), ("教 育", True), ("附 则", True)),
        ("对在植树造林中弄虚作假行为的监督与处理办法", True),
        ("《植树法》的适用", True),
        *(("植树，浇水", False), ("植树：", False), ("植树。", False), ("植", False)),
        *(("（试行）", False), ("2020年3月1日", False), ("│植树│", False)),
        ("植" * LONGEST, True),
        ("植" * (LONGEST + 1), False),
    ],
)
def test_a_short_line_over_an_article_is_a_chapter(line: str, *, is_one: bool) -> None:
    lines = ("第一章 总则", ARTICLES[0], line, ARTICLES[1])
    assert found(*lines) == ({2: "chapter"} if is_one else {})


@pytest.mark.parametrize(
    ("before", "is_one"),
    [
        *(("植树。", True), ("植树；", False), ("下列单位：", False), ("甲村", False)),
        ("植" * (LONGEST + 1), True),
        ("植" * (LONGEST + 1) + "，", False),
    ],
)
def test_it_stands_behind_what_is_closed(before: str, *, is_one: bool) -> None:
    lines = ("第一章 总则", ARTICLES[0], before, "法律责任", ARTICLES[1])
    assert (3 in found(*lines)) is is_one


def test_the_title_of_a_paper_over_its_first_article_is_none() -> None:
    assert found("某某管理办法", *ARTICLES) == {}
    assert found("总则", ARTICLES[0], "养护", ARTICLES[1]) == {0: "chapter", 2: "chapter"}
    assert found("总则", *ARTICLES) == {}
    assert found("某某管理办法", ARTICLES[0], "养护", ARTICLES[1], "附则", ARTICLES[2]) == {
        2: "chapter",
        4: "chapter",
    }


def test_the_numbers_around_tell_a_section_from_a_chapter() -> None:
    first, second, third = ARTICLES
    sections = ("第一章 总则", "第一节 甲", first, "浇水看护", second)
    assert found(*sections, "第三节 丙", third) == {3: "section"}
    assert found(*sections, "第二节 丙", third) == {3: "chapter"}
    assert found(*sections, "第二章 丙", third) == {3: "section"}
    assert found(*sections, "第三章 丙", third) == {3: "chapter"}
    assert found("第一章 总则", "一般规定", first, "第二节 乙", second) == {1: "section"}
    late = (first, "防治措施", "扬尘防治", second, "第二节 乙", third)
    assert found(*late) == {1: "chapter", 2: "section"}
    assert found(*late[:4], "第二章 乙", third) == {}


def test_chapters_stand_side_by_side_with_a_number_or_without() -> None:
    first, second, third = ARTICLES
    text = ("植树条例", "第一编 甲", "第一章 总则", first, "浇水看护", second, "第三章 附则", third)
    document = document_of("\n".join(text))
    depths = [(1, "第一编 甲"), (2, "第一章 总则"), (2, "浇水看护"), (2, "第三章 附则")]
    assert headings(document) == depths
    assert [d.code for d in document.diagnostics] == ["heading-unnumbered", "ordinal-gap"]


def test_the_last_part_of_a_code_stands_beside_its_parts() -> None:
    first, second, _ = ARTICLES
    text = ("植树法典", "第一编 甲", "第一章 总则", first, "附则", second)
    assert headings(document_of("\n".join(text)))[-1] == (1, "附则")


def joined(*lines: str) -> list[str]:
    return [text.text for text in with_headings_joined(paragraphs(*lines))]


def test_a_heading_on_two_lines_is_one() -> None:
    article = ARTICLES[0]
    title = "第二章 树木死亡案件树苗的补种程序"
    assert joined("第二章 树木死亡案件", "树苗的补种程序", article) == [title, article]
    assert joined("第二章 树木、", "树苗", "正文。") == ["第二章 树木、树苗", "正文。"]
    assert joined("一、关于植树的", "若干意见", "正文。") == ["一、关于植树的若干意见", "正文。"]
    assert joined("二、《植树", "办法》", "正文。") == ["二、《植树办法》", "正文。"]


@pytest.mark.parametrize(
    "lines",
    [
        ("第二章 树木", "树苗的补种程序。", ARTICLES[0]),
        ("第二章 树木", "（试行）", ARTICLES[0]),
        ("第二章 树木", "树苗的补种程序", "正文。"),
        ("第二章 树木", "一般规定", ARTICLES[0], "第二节 特别规定", ARTICLES[1]),
        ("第二章 树木", "附则", ARTICLES[0]),
        ("第二章 树木", "2020年3月1日", ARTICLES[0]),
        ("一、关于植树", "若干意见", "正文。"),
        ("第二条 树木、", "树苗", "正文。"),
        ("附：", "1.甲表", "2.乙表"),
        ("附：", "各村：", "正文。"),
        ("第二章 树木", "树苗的补种程序"),
    ],
)
def test_two_lines_are_two(lines: tuple[str, ...]) -> None:
    assert joined(*lines) == [*lines]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("附：", "植树名录"), "附：　植树名录"),
        (("附件2：", "2020年植树", "工 作 方 案"), "附件2：　2020年植树工 作 方 案"),
        (("附录:", "植树方案", "工作方案"), "附录:　植树方案"),
    ],
)
def test_the_title_of_an_attachment_may_stand_on_lines_of_its_own(
    lines: tuple[str, ...], title: str
) -> None:
    text = "\n".join(["植树条例", "一、春天", "植树。", *lines, "正文。"])
    assert title in [block.text for block in document_of(text).blocks]


def test_what_an_attachment_counts_is_its_own() -> None:
    text = "植树条例\n一、春天\n植树。\n二、夏天\n浇水。\n{}\n一、松\n松树。\n二、柏\n柏树。"
    for attached in ("附：\n植树名录", "附件：植树名录", "附录\n植树名录", "附表一：\n植树名录"):
        ids = [b.id for b in document_of(text.format(attached)).blocks]
        assert [i for i in ids if i in ("s1", "s2", "h1-s1", "h1-s2")] == [
            *("s1", "s2"),
            *("h1-s1", "h1-s2"),
        ], attached
