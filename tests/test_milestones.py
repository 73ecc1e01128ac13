"""Page numbers and running heads of a copy: in their place in every output, and no words of it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.outlines import document_of, source_of
from tests.test_book import run
from tests.test_book import tree as files
from zhbook.cli.report import outline_line, tree
from zhbook.layout.folios import is_folio
from zhbook.metadata.summary import summary
from zhbook.model import Document, Line, Span, SpanKind
from zhbook.outline import explained
from zhbook.proof.rows import rows_of
from zhbook.script import SimplifiedScript, TraditionalScript
from zhbook.sphinx.fidelity.compare import compared
from zhbook.sphinx.fidelity.shown import Shown, inked, read_article
from zhbook.writers import as_json
from zhbook.writers.docx import word_file
from zhbook.writers.myst import written

HEAD = "某某县公报"
#: A heading and a paragraph that pages part, a milestone before the title and one at the end.
TEXT = f"""\
{HEAD}
— 1 —
关于道路的规定
第 2 页 共 10 页
一、修好道路
一是修好路，二是养好路。
{HEAD}
— 3 —
二、养好道路。县里的道路都要养好。
第一条　桥梁应当坚固。
第 4 页
"""


def with_marks(text: str, *marks: tuple[int, int, str]) -> Document:
    """The Document of a text with milestones: the index of a block, the offset, the words."""
    document = document_of(text)
    blocks = document.every_block
    for number, (k, at, _) in enumerate(marks, 1):
        mark = Span(at, at, SpanKind.MILESTONE, target=str(number))
        blocks[k] = replace(blocks[k], spans=(*blocks[k].spans, mark))
    lines = tuple(Line(100 + n, words) for n, (_, _, words) in enumerate(marks))
    return replace(document.with_every_block(blocks), milestones=lines)


def page(document: Document) -> str:
    title = document.title.text if document.title else "题"
    return written(document, "a", title, "zh-Hans", {}).body


def test_each_stands_where_it_stood_and_beside_a_heading_on_a_line_of_its_own() -> None:
    said = page(document_of(TEXT))
    before, title, behind = said.partition("(a)=\n\n# 关于道路的规定\n")
    assert before == f"{{.milestones}}\n[{HEAD}]{{.milestone}}[— 1 —]{{.milestone .folio}}\n\n"
    assert behind.startswith(
        "\n{.milestones}\n[第 2 页 共 10 页]{.milestone .folio}\n\n(a--s1)=\n\n## 一、修好道路\n"
    )
    assert title and "[一是]{.lead}修好路" in behind
    later = f"{{.milestones}}\n[{HEAD}]{{.milestone}}[— 3 —]{{.milestone .folio}}\n\n(a--s2)=\n"
    assert later in behind
    assert behind.endswith("第一条　桥梁应当坚固。[第 4 页]{.milestone .folio}\n")


@pytest.mark.parametrize(
    ("text", "mark", "there"),
    [
        ("题\n甲乙丙丁。", (1, 2, "— 1 —"), "甲乙[— 1 —]{.milestone .folio}丙丁。"),
        ("题\n甲*。", (1, 1, "*`[x](y)"), "甲[\\*\\`\\[x\\](y)]{.milestone}\\*。"),
        # Within a heading it would stand in contents and index.
        ("题\n一、甲乙\n丙。\n二、丁\n戊。", (1, 3, "9"), "## 一、甲乙\n\n{.milestones}\n[9]"),
        ("题\n一、甲。丙。\n二、乙。丁。", (1, 3, "9"), "## 一、甲\n\n{#a--s1-p1 .runon}\n[9]"),
        ("题\n一、甲。丙。\n二、乙。丁。", (1, 5, "9"), "## 一、甲\n\n{#a--s1-p1 .runon}\n。丙[9]"),
        ("题\n一、甲。丙。\n二、乙。丁。", (1, 0, "9"), "{.milestones}\n[9]"),
        # Within the number of an article, on the gap behind it.
        ("题\n第一条　甲。", (1, 1, "9"), "第[9]{.milestone .folio}一条　甲。"),
        ("题\n第一条　甲。", (1, 4, "9"), "第一条　[9]{.milestone .folio}甲。"),
        ("题\n第一条　甲。", (1, 3, "9"), "第一条　[9]{.milestone .folio}甲。"),
        ("题\n第一条　甲。", (1, 0, "9"), "[9]{.milestone .folio}第一条　甲。"),
        # Between two members of a series.
        ("题\n一是甲，二是乙。", (1, 4, "9"), ".item}[9]{.milestone .folio}[[二是乙。]"),
    ],
)
def test_where_it_stands_in_a_block(text: str, mark: tuple[int, int, str], there: str) -> None:
    assert there in page(with_marks(text, mark))


def test_a_link_that_a_page_parts_leads_twice_to_one_place() -> None:
    document = with_marks("题\n依照《道路法》办理。", (1, 4, "— 2 —"))
    block = document.blocks[0]
    link = Span(2, 7, SpanKind.REFERENCE, target="r0")
    document = replace(document, blocks=(replace(block, spans=(*block.spans, link)),))
    assert "依照[《道](#r0)[— 2 —]{.milestone .folio}[路法》](#r0)办理。" in page(document)


@given(strategies.text, strategies.hostile_line, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_any_words_may_stand_anywhere_in_any_text(text: str, words: str, choice: object) -> None:
    """``written`` reads its page back with MyST and refuses what differs."""
    read = document_of(text)
    blocks = read.every_block
    places = [(k, at) for k, b in enumerate(blocks) for at in range(len(b.text) + 1)]
    chosen = sorted(choice.sample(places, min(5, len(places))))  # type: ignore[attr-defined]
    document = with_marks(text, *((k, at, words.strip()) for k, at in chosen))
    # Marks of Markdown, # before a heading, are milestones of the text's own.
    assert page(document).count("]{.milestone") == len(chosen) + len(read.milestones)


@pytest.mark.parametrize(
    "text",
    [
        "— 2 —",
        "-3-",
        "第 3 页 共 10 页",
        "第3頁，共10頁",
        "3 / 10",
        "Page 3 of 10",
        "·４·",
        "12",
        "第三页",
    ],
)
def test_a_page_number_is_one(text: str) -> None:
    assert is_folio(text)


@pytest.mark.parametrize(
    "text", [HEAD, f"{HEAD} 3", "— 3 — 某某县", "共同富裕", "第三页说明", "——"]
)
def test_a_running_head_is_none(text: str) -> None:
    assert not is_folio(text)


def known_of(text: str) -> dict[str, object]:
    document, source = document_of(text), source_of(text)
    title = document.title.text if document.title else "题"
    facts = summary(document, title)
    said = as_json.written(document, source, "a", title, "zh-Hans", facts, False)
    known: dict[str, object] = json.loads(as_json.finished(said, "a", []))
    return known


def test_json_has_them_beside_their_block_and_no_line_is_left_out() -> None:
    known = known_of(TEXT)
    assert known["left_out"] == []
    assert known["characters"] == len(inked(TEXT)) - len(
        inked(f"{HEAD}—1—第2页共10页{HEAD}—3—第4页")
    )
    blocks = known["blocks"]
    assert isinstance(blocks, list)
    assert blocks[0]["milestones"] == [
        {"kind": "running-head", "at": 0, "line": 1, "text": HEAD},
        {"kind": "page-number", "at": 0, "line": 2, "text": "— 1 —"},
    ]
    assert "spans" not in blocks[0]
    last = {"kind": "page-number", "at": len(blocks[-1]["text"]), "line": 11, "text": "第 4 页"}
    assert blocks[-1]["milestones"] == [last]


def test_in_a_word_file_they_are_grey_in_their_place_and_in_no_heading() -> None:
    file = word_file(known_of(TEXT))
    paragraphs = WordDocument(io.BytesIO(file)).paragraphs
    assert inked("".join(p.text for p in paragraphs)) == inked(TEXT)
    runs = [(str(p.style and p.style.name), run) for p in paragraphs for run in p.runs]
    grey = [(s, r.text.strip()) for s, r in runs if r.style.name == "Milestone"]
    assert [words for _, words in grey] == [
        HEAD,
        "— 1 —",
        "第 2 页 共 10 页",
        HEAD,
        "— 3 —",
        "第 4 页",
    ]
    assert not any(style.startswith(("Heading", "Title")) for style, _ in grey)


@pytest.mark.parametrize("scheme", ["s2tw", "s2twp"])
def test_a_copy_in_the_other_script_has_them_in_its_own(scheme: str) -> None:
    document = document_of(TEXT)
    copy = TraditionalScript(scheme).document(document)
    assert [m.text for m in copy.milestones][2:4] == ["第 2 頁 共 10 頁", "某某縣公報"]
    assert [m.number for m in copy.milestones] == [m.number for m in document.milestones]
    back = SimplifiedScript().document(copy)
    assert [m.text for m in back.milestones][-1] == "第 4 页"
    assert page(copy).count("]{.milestone") == page(document).count("]{.milestone") == 6


def test_the_proof_shows_each_line_and_says_what_it_is() -> None:
    source = source_of(TEXT)
    document, places = explained(source)
    rows = rows_of(source, places, (), (), document.milestones)
    assert [row.line for row in rows] == list(range(1, 12))
    assert [row.label for row in rows if row.kind == "milestone"] == (
        ["页眉", "原件页码", "原件页码", "页眉", "原件页码", "原件页码"]
    )
    assert all(row.why for row in rows)


def test_the_outline_lists_them_apart() -> None:
    document = document_of(TEXT)
    told = json.loads(outline_line(document))
    assert told["milestones"][:2] == [[1, HEAD], [2, "— 1 —"]]
    assert [words for _, words in told["headings"]] == ["一、修好道路", "二、养好道路"]
    lines = list(tree(document, False))
    assert f"  page numbers and running heads: 6; the first is “{HEAD}” on line 1" in lines
    assert sum(HEAD in line for line in lines) == 1


HTML = (
    '<p><span class="milestone">公报</span></p><h1>关于道路的规定</h1>'
    '<p><span class="milestone folio">— 1 —</span></p><p>甲<span class="milestone">9</span>乙</p>'
)


@pytest.mark.parametrize(
    ("seed", "same"),
    [
        ("公报\n关于道路的规定\n— 1 —\n甲\n9\n乙", True),
        # Within the words of a heading; not within those of a paragraph.
        ("公报\n关于道路\n— 1 —\n的规定\n甲\n9\n乙", True),
        ("公报\n关于道路的规定\n— 1 —\n甲乙\n9", False),
        ("公报\n关于道路的规定\n甲\n— 1 —\n9\n乙", False),
        ("关于道路的规定\n公报\n— 1 —\n甲\n9\n乙", False),
        ("公报\n关于道路的规定\n— 1 —\n甲\n乙", False),
        ("公报\n关于道路的规定\n— 1 —\n甲\n9\n8\n乙", False),
        ("公报\n关于道路的规定\n— 2 —\n甲\n9\n乙", False),
    ],
)
def test_a_page_must_have_each_in_its_place(seed: str, same: bool) -> None:
    assert (compared(seed, read_article(HTML)).wrong == "") is same


def test_words_of_a_milestone_are_none_of_the_text() -> None:
    shown = read_article(HTML)
    assert (shown.body, [*shown.headings]) == ("关于道路的规定甲乙", ["关于道路的规定"])
    assert shown.milestones == [(0, "公报"), (7, "—1—"), (8, "9")]
    wrong = compared("甲", Shown("甲", milestones=[(1, "9")])).wrong
    assert wrong == "a page number or running head that is not there in its seed: '9'"


def test_a_seed_with_them_gives_the_same_book_twice(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(TEXT.replace("— 3 —", "— 5 —"), "utf-8")
    run(seeds, tmp_path / "out")
    (seeds / "a.txt").write_text(TEXT, "utf-8")
    assert not run(seeds, tmp_path / "out").errors
    run(seeds, tmp_path / "clean")
    assert files(tmp_path / "out") == files(tmp_path / "clean")
