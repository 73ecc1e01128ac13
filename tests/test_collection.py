"""Several texts in one seed: which lines begin one, and what is known of each."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, paragraphs
from zhbook.matter import contents
from zhbook.matter.entries import words
from zhbook.matter.front import LONGEST_TITLE
from zhbook.model import Block, Kind, Piece
from zhbook.outline.collection import _tell_apart, repeated_title, segments, text_titles

BODY = "说的是一件事。"


def repeated(*lines: str, title: int | None = None) -> list[int]:
    return repeated_title(paragraphs(*lines), None, title)


def test_a_line_that_stands_three_times_over_text_begins_each() -> None:
    assert repeated("工作信息", BODY, "工作信息", BODY, "工作信息", BODY) == [0, 2, 4]
    assert repeated("工作信息", BODY, "工作信息", BODY) == []
    assert repeated("工作信息", "工作信息", BODY, "工作信息", BODY) == []
    assert repeated("工作信息", BODY, "工作信息", "工作信息", BODY) == []
    assert repeated("某某汇编", *["工作信息", BODY] * 3) == [1, 3, 5]
    assert repeated("甲", "某某汇编", *["工作信息", BODY] * 3) == []
    assert repeated("甲", "某某汇编", *["工作信息", BODY] * 3, title=1) == [2, 4, 6]
    assert repeated("工作信息", "工作信息汇编", *["工作信息", BODY] * 3, title=1) == [2, 4, 6]


def test_where_there_is_a_list_of_contents_it_tells() -> None:
    texts = paragraphs(*["工作信息", BODY] * 3)
    listed = contents.find_contents(paragraphs("目录", "甲甲", "乙乙", "甲甲", BODY, "乙乙", BODY))
    assert listed is not None
    assert repeated_title(texts, listed, None) == []


@pytest.mark.parametrize(
    "line",
    ["三个字", "一、甲乙", "各位代表：", "说的是一件事。", "甲" * (LONGEST_TITLE + 1)],
)
def test_what_is_repeated_and_no_title(line: str) -> None:
    assert repeated(*[line, BODY] * 3) == []


def test_a_repeated_title_may_be_as_long_as_a_line() -> None:
    assert repeated(*["甲" * LONGEST_TITLE, BODY] * 3) == [0, 2, 4]
    assert repeated(*["四个字儿", BODY] * 3) == [0, 2, 4]


def begun(listed: list[str], *lines: str) -> list[str]:
    """The lines that begin a text below a 目录 with these entries."""
    texts = paragraphs("目录", *listed, *lines)
    entries = {k: words(entry) for k, entry in enumerate(listed, 1)}
    rest = range(1 + len(listed), len(texts))
    return [texts[i].text for i in text_titles(texts, rest, entries, [])]


def test_listed_lines_begin_texts() -> None:
    assert begun(
        ["在甲会上的讲话", "在乙会上的讲话"], "在甲会上的讲话", BODY, "在乙会上的讲话"
    ) == [
        "在甲会上的讲话",
        "在乙会上的讲话",
    ]
    numbered = ["1.在甲会上的讲话", "2.在乙会上的讲话"]
    assert begun(numbered, "在甲会上的讲话", BODY, "在乙会上的讲话") == [
        "在甲会上的讲话",
        "在乙会上的讲话",
    ]
    assert begun(numbered, "1.在甲会上的讲话", "一、形势", "2.在乙会上的讲话") == numbered
    assert begun(numbered, "1.在甲会上的讲话", BODY, "2.在乙会上的讲话") == []
    bare = ("在甲会上的讲话", "一、形势", "在乙会上的讲话", "一、任务")
    assert begun(numbered, *bare) == [bare[0], bare[2]]
    han = ["一、在甲会上的讲话", "二、在乙会上的讲话"]
    assert begun(han, "一、在甲会上的讲话", "一、形势", "二、在乙会上的讲话") == []


def test_one_line_alone_begins_no_collection() -> None:
    assert begun(["在甲会上的讲话", "在乙会上的讲话"], "在甲会上的讲话", BODY) == []


@pytest.mark.parametrize("entry", ["第一章 总则", "5.1 范围"])
def test_chapters_and_clauses_number_one_text(entry: str) -> None:
    listed = [entry, "在甲会上的讲话", "在乙会上的讲话"]
    assert begun(listed, "在甲会上的讲话", BODY, "在乙会上的讲话") == []


def test_two_unnumbered_entries_leave_the_numbered_ones_to_the_text() -> None:
    listed = ["前面的话", "后面的话", "1.在甲会上的讲话"]
    lines = ("前面的话", BODY, "在甲会上的讲话", BODY, "后面的话", BODY)
    assert begun(listed, *lines) == ["前面的话", "后面的话"]


def test_repeated_lines_go_before_a_list() -> None:
    texts = paragraphs("甲", "乙", "丙")
    assert text_titles(texts, range(3), {0: "甲", 1: "乙"}, [1, 2]) == [1, 2]


def test_each_text_has_its_own_numbers_salutation_and_doubts() -> None:
    lines = ["在甲会上的讲话", "同志们：", "一、甲", BODY, "三、乙", BODY]
    lines += ["在乙会上的讲话", "各位代表：", "一、丙", BODY, "三、丁", BODY]
    texts = paragraphs(*lines)
    blocks, doubts = segments("a.txt", texts, range(12), [0, 6], None, {})
    assert [(b.kind, b.depth) for b in blocks[:3]] == [
        (Kind.TEXT_TITLE, 1),
        (Kind.SALUTATION, 0),
        (Kind.HEADING, 2),
    ]
    assert [(b.kind, b.head, b.spans) for b in blocks if b.kind is Kind.TEXT_TITLE] == [
        (Kind.TEXT_TITLE, 7, ()),
        (Kind.TEXT_TITLE, 7, ()),
    ]
    assert blocks[7].kind is Kind.SALUTATION
    gaps = [(d.path, d.line) for d in doubts if d.code == "ordinal-gap"]
    assert gaps == [("a.txt", 5), ("a.txt", 11)]


def test_what_stands_before_a_title_is_no_part_of_the_numbering() -> None:
    texts = paragraphs("文件第1号", "关于安全的意见", "一、甲", BODY, "二、乙", BODY)
    blocks, _ = segments("a.txt", texts, [0, 2, 3, 4, 5], [], 1, {})
    assert [b.kind for b in blocks[1:]] == [Kind.HEADING, Kind.PARAGRAPH] * 2
    assert blocks[0].depth == 0


def test_many_equal_titles_are_told_apart_by_number() -> None:
    document = document_of("\n".join(["工作信息", BODY] * 12))
    added = [b.added for b in document.blocks if b.kind is Kind.TEXT_TITLE]
    assert added[:3] == ["〔其一〕", "〔其二〕", "〔其三〕"]
    assert added[-1] == "〔其十二〕"


def test_very_many_are_told_apart_by_digits() -> None:
    title = Block(Kind.TEXT_TITLE, "题", (Piece(0, 1),))
    assert [b.added for b in _tell_apart([title] * 10_001)][-3:] == [
        "〔其九千九百九十九〕",
        "〔其10000〕",
        "〔其10001〕",
    ]


def test_the_number_of_a_text_is_none_of_its_headings() -> None:
    texts = paragraphs("1.甲会", "2.乙", BODY, "3.丙", BODY, "2.乙会", BODY)
    blocks, doubts = segments("a.txt", texts, range(7), [0, 5], None, {})
    assert [b.kind for b in blocks[:2]] == [Kind.TEXT_TITLE, Kind.HEADING]
    assert [(d.line, d.code) for d in doubts] == [(2, "ordinal-gap")]


def test_each_text_of_a_collection_is_known_by_its_own_title() -> None:
    """What it issues is not told by the title of the whole."""
    body = ["关于印发《甲项》的通知", BODY, BODY, "甲项", BODY, BODY]
    texts = paragraphs("某某汇编", *body, "乙会", BODY)
    blocks, _ = segments("a.txt", texts, range(1, 9), [1, 7], 0, {})
    assert [(b.kind, b.text) for b in blocks if b.kind is Kind.HEADING] == [(Kind.HEADING, "甲项")]


def test_the_title_of_a_text_has_no_items_inside() -> None:
    words = "一是快，二是好，三是省"
    texts = paragraphs(words, BODY, "乙会", BODY)
    blocks, _ = segments("a.txt", texts, range(4), [0, 2], None, {})
    assert (blocks[0].kind, blocks[0].spans) == (Kind.TEXT_TITLE, ())


@pytest.mark.parametrize(
    "annex", ["附录A（资料性） 登记表", "附 录 B", "参 考 文 献", "索 引", "图1 流程"]
)
def test_the_parts_of_a_standard_are_no_texts(annex: str) -> None:
    listed = ["前言 Ⅱ", "1 范围 1", "2 要求 1", f"{annex} 3"]
    assert begun(listed, "前言", BODY, "1 范围", BODY, "2 要求", BODY, annex, BODY) == []
    listed = ["序", "甲地来信", f"{annex}……3"]
    texts = ["序", BODY, "甲地来信", BODY, annex, BODY]
    assert begun(listed, *texts) == texts[::2]


def test_a_standard_with_a_list_has_all_its_parts_at_one_depth() -> None:
    listed = "目 次\n\n前 言 Ⅱ\n1 范围 1\n2 要求 1\n参考文献 4\n\n"
    body = (
        "前 言\n\n本文件由甲提出。\n\n1 范围\n\n本文件规定了甲。\n\n2 要求\n\n面积不小于八米。\n\n"
    )
    text = f"T/JIA 001—2022\n\n甲类服务规范\n\n{listed}{body}参考文献\n\n[1] 乙类服务通用规范\n"
    blocks = [b for b in document_of(text).blocks if b.depth]
    assert [(b.kind, b.depth, b.text) for b in blocks] == [
        (Kind.HEADING, 1, words) for words in ("前 言", "1 范围", "2 要求", "参考文献")
    ]


def test_the_numbers_of_a_list_between_preface_and_afterword_are_its_own() -> None:
    speeches = ["在甲会上的讲话", BODY, "在乙会上的讲话", BODY]
    listed = ["序", "1.在甲会上的讲话", "2.在乙会上的讲话", "后记"]
    texts = ["序", BODY, *speeches, "后记", BODY]
    assert begun(listed, *texts) == texts[::2]
