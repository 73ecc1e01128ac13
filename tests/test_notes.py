"""编者注: where a note stands, in every kind of place, and what is a mistake."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import strategies
from tests.outlines import document_of
from tests.test_book import run, tree
from zhbook.config.book import read_book
from zhbook.config.notes import EditorNote
from zhbook.errors import ConfigError
from zhbook.model import Document, Span, SpanKind
from zhbook.numerals import circled
from zhbook.outline.noted import with_notes
from zhbook.writers.myst import written

TEXT = """\
仅供学习 禁止外传
关于道路的讲话
某某
（2022年1月5日）
同志们：
一、抓好道路。一是修好路，二是养好路。
（一）修路
依照《道路法》第三条修路。
二、抓好桥梁
第一条　桥梁应当坚固。
（一）主桥；
（二）引桥。
某县人民政府
2022年1月6日
"""


def notes(*rows: tuple[int, str, str]) -> list[EditorNote]:
    return [EditorNote(*row, row=k) for k, row in enumerate(rows, 1)]


def page(document: Document) -> str:
    title = document.title.text if document.title else "题"
    return written(document, "a", title, "zh-Hans", {}).text


def mistakes(document: Document, *rows: tuple[int, str, str]) -> list[str]:
    with pytest.raises(ExceptionGroup) as raised:
        with_notes(document, notes(*rows))
    assert all(isinstance(error, ConfigError) for error in raised.value.exceptions)
    return [str(error) for error in raised.value.exceptions]


@pytest.mark.parametrize(
    ("line", "words", "there"),
    [
        (2, "道路的讲话", "# 关于道路的讲话{editor-note}`1`\n"),
        (3, "某", None),
        (4, "2022年", "（2022年{editor-note}`1`1月5日）"),
        (5, "同志们", "同志们{editor-note}`1`："),
        (6, "抓好道路", "## 一、抓好道路{editor-note}`1`\n"),
        (6, "道路。", "。{editor-note}`1`[[一是]{.lead}"),
        (6, "一是", "[[一是]{.lead}{editor-note}`1`修好路，]"),
        (6, "修好路，", "修好路，{editor-note}`1`]{#"),
        (6, "养好路。", "二是养好路。]{.lead}{editor-note}`1`]{#"),
        (7, "修路", "### （一）修路{editor-note}`1`\n"),
        (8, "《道路", "依照《道路{editor-note}`1`法》"),
        (10, "第一", "第一{editor-note}`1`条　桥梁"),
        (10, "第一条　", "第一条{editor-note}`1`　桥梁"),
        (10, "第一条　桥梁", "第一条　桥梁{editor-note}`1`应当"),
        (11, "主桥", "（一）主桥{editor-note}`1`；"),
        (14, "2022", "2022{editor-note}`1`年1月6日"),
        (1, "禁止", "禁止{editor-note}`1`外传"),
    ],
)
def test_a_note_stands_behind_its_words(line: int, words: str, there: str | None) -> None:
    document = document_of(TEXT)
    rows = notes((line, words, "注。"))
    if there is None:
        assert "more than once" in mistakes(document, (line, words, "注。"))[0]
        return
    noted = with_notes(document, rows)
    said = page(noted)
    assert there in said
    assert "```{editor-notes}\n1 | 注。\n```" in said
    unmarked = said.replace("{editor-note}`1`", "").partition("\n```{editor-notes}")[0]
    assert unmarked.rstrip() == page(document).rstrip()


def test_a_reference_is_a_link_still_and_the_note_stands_behind_it() -> None:
    document = with_notes(document_of(TEXT), notes((8, "《道路", "注。")))
    blocks = list(document.blocks)
    (at,) = [k for k, block in enumerate(blocks) if "依照" in block.text]
    link = Span(2, 7, SpanKind.REFERENCE, target="r0")
    blocks[at] = replace(blocks[at], spans=(*blocks[at].spans, link))
    assert "[《道路法》](#r0){editor-note}`1`第三条" in page(
        replace(document, blocks=tuple(blocks))
    )


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    rows = notes((12, "引桥", "丙"), (2, "讲话", "甲"), (12, "（二）", "乙"), (1, "禁止", "丁"))
    document = with_notes(document_of(TEXT), rows)
    assert document.notes == ("甲", "乙", "丙", "丁")
    assert "（二）{editor-note}`2`引桥{editor-note}`3`" in page(document)


def test_a_stale_note_is_a_mistake_with_its_row_and_line() -> None:
    document = document_of(TEXT)
    assert mistakes(document, (7, "桥", "注"), (9, "修路", "注"), (99, "无", "注")) == [
        "book.toml:1: error: line 7 of a.txt does not have “桥”",
        "book.toml:2: error: line 9 of a.txt does not have “修路”",
        "book.toml:3: error: line 99 of a.txt does not have “无”",
    ]
    assert mistakes(document, (9, "（二）", "注")) == [
        "book.toml:1: error: line 9 of a.txt does not have “（二）”; line 12 does"
    ]
    assert mistakes(document, (6, "好", "注")) == [
        "book.toml:1: error: line 6 of a.txt has “好” more than once; quote more words"
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('line = 1\nwords = "甲"', "this note has no “text”"),
        ('line = 1\ntext = "注"', "this note has no “words”"),
        ('words = "甲"\ntext = "注"', "this note has no “line”"),
        ('line = 0\nwords = "甲"\ntext = "注"', "line must be 1 or more"),
        ('line = 1\nwords = "甲"\ntext = " "', "text is empty"),
        ('line = 1\nwords = "甲"\ntext = "a\\nb"', "text must be one line"),
        ('line = 1\nwords = "甲"\ntext = "注"\nwod = 1', "unknown key “wod”"),
        (
            'line = 1\nwords = "甲"\ntext = "注"\n'
            '[[texts."a.txt".note]]\nline = 1\nwords = "甲"\ntext = "再"',
            "a second note for “甲” on line 1",
        ),
    ],
)
def test_a_mistake_in_book_toml_is_told(rows: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "book.toml").write_text('[[texts."a.txt".note]]\n' + rows, "utf-8")
    with pytest.raises(ExceptionGroup) as raised:
        read_book(tmp_path / "book.toml")
    (mistake,) = raised.value.exceptions
    assert said in str(mistake)


@given(strategies.text, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_a_note_may_stand_anywhere_in_any_text(text: str, choice: object) -> None:
    """``written`` reads its page back with MyST and refuses what differs."""
    document = document_of(text)
    blocks = [b for b in document.blocks if b.text]
    places = [(k, at) for k, b in enumerate(blocks) for at in range(1, len(b.text) + 1)]
    if not places:
        return
    chosen = choice.sample(places, min(5, len(places)))  # type: ignore[attr-defined]
    for number, (k, at) in enumerate(sorted(chosen), 1):
        mark = Span(at, at, SpanKind.NOTE, target=str(number))
        blocks[k] = replace(blocks[k], spans=(*blocks[k].spans, mark))
    words = tuple("`*[x](y)" for _ in chosen)
    said = page(replace(document, blocks=tuple(blocks), notes=words))
    marks = re.findall(r"\{editor-note\}`(\d+)`", said)
    assert sorted(map(int, marks)) == list(range(1, len(chosen) + 1))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text("關於橋樑的講話\n同志們：\n橋樑應當堅固。\n", "utf-8")
    return folder


NOTE = '[[texts."{}".note]]\nline = {}\nwords = "{}"\ntext = "{}"\n'


def test_a_note_is_in_the_script_of_each_edition(seeds: Path, tmp_path: Path) -> None:
    """Its words are those of the seed; itself it may be in either script."""
    rows = NOTE.format("a.txt", 12, "引桥", "“复”当作“覆”，后面的发展。")
    rows += NOTE.format("b.txt", 3, "橋樑", "原文如此，後同。")
    (seeds / "book.toml").write_text(rows, "utf-8")
    assert not run(seeds, tmp_path / "out").errors
    said = {
        (edition, name): re.findall(
            r"^1 \| (.+)$", (tmp_path / "out" / edition / name).read_text("utf-8"), re.M
        )
        for edition in ("zh-hans", "zh-hant")
        for name in ("a.md", "b.md")
    }
    assert said["zh-hans", "a.md"] == ["“复”当作“覆”，后面的发展。"]
    assert said["zh-hant", "a.md"] == ["「復」當作「覆」，後面的發展。"]
    assert said["zh-hans", "b.md"] == ["原文如此，后同。"]
    assert said["zh-hant", "b.md"] == ["原文如此，後同。"]
    assert "引橋{editor-note}`1`。" in (tmp_path / "out/zh-hant/a.md").read_text("utf-8")
    assert "桥梁{editor-note}`1`应当坚固" in (tmp_path / "out/zh-hans/b.md").read_text("utf-8")


def test_a_changed_note_changes_its_page_as_a_clean_run_would(seeds: Path, tmp_path: Path) -> None:
    book = seeds / "book.toml"
    book.write_text(NOTE.format("a.txt", 12, "引桥", "甲"), "utf-8")
    run(seeds, tmp_path / "out")
    book.write_text(NOTE.format("a.txt", 12, "引桥", "乙"), "utf-8")
    outcome = run(seeds, tmp_path / "out")
    of_it = ("zh-hans/_texts/a.json", "zh-hans/a.md", "zh-hant/_texts/a.json", "zh-hant/a.md")
    assert outcome.written == list(of_it)
    run(seeds, tmp_path / "clean")
    assert tree(tmp_path / "out") == tree(tmp_path / "clean")
    book.write_text("", "utf-8")
    run(seeds, tmp_path / "out")
    assert "editor-note" not in (tmp_path / "out/zh-hans/a.md").read_text("utf-8")


def test_a_stale_note_stops_the_run_with_a_line(seeds: Path, tmp_path: Path) -> None:
    (seeds / "book.toml").write_text("\n" + NOTE.format("a.txt", 11, "引桥", "甲"), "utf-8")
    outcome = run(seeds, tmp_path / "out")
    assert [str(error) for error in outcome.errors] == [
        f"{seeds / 'book.toml'}:2: error: line 11 of a.txt does not have “引桥”; line 12 does"
    ]
    assert not (tmp_path / "out" / "zh-hans").exists()


def test_marks_beyond_the_circled_numbers() -> None:
    assert [circled(n) for n in (1, 20, 21, 35, 36, 50, 51)] == [*"①⑳㉑㉟㊱㊿", "〔51〕"]
