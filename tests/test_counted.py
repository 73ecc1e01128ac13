"""Many notes of one kind in one text are one line; each warning is one."""

from __future__ import annotations

from pathlib import Path

from tests.outlines import document_of
from zhbook.book.counted import MOST_APART, counted
from zhbook.book.job import Job, Script
from zhbook.book.text import convert
from zhbook.model import Diagnostic

#: Numbers that have no neighbours, each with words of its own.
LONE = ["五、住址", "九、职业", "（三）学历", "8．其他", "（七）经历"]


def form(count: int) -> str:
    return "登记表\n" + "".join(f"{line}\n填写。\n" for line in LONE[:count])


def told(text: str) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The lone numbers of a text, as the outline gives them and as they are told."""
    found = document_of(text).diagnostics
    every = [d for d in found if d.code == "ordinal-alone"]
    return every, [d for d in counted(found) if d.code == "ordinal-alone"]


def test_few_are_told_one_by_one() -> None:
    every, shown = told(form(MOST_APART))
    assert len(every) == MOST_APART
    assert shown == every


def test_many_are_one_line_with_the_first_and_the_count() -> None:
    every, (shown,) = told(form(len(LONE)))
    assert [d.line for d in every] == [2, 4, 6, 8, 10]
    assert (shown.line, shown.message) == (
        2,
        "五、 has no neighbours; kept as a paragraph (5 such lines; here the first)",
    )


def test_each_gap_is_a_place_to_go_to() -> None:
    lines = "".join(f"第{n}条 甲。\n" for n in "一三五七九")
    gaps = [d for d in document_of(f"植树办法\n{lines}").diagnostics if d.code == "ordinal-gap"]
    assert len(gaps) == MOST_APART + 1
    assert [*counted(gaps)] == gaps


def test_entries_of_one_contents_are_one_thing() -> None:
    entries = "".join(f"第{n}章 某事{n} {n}\n" for n in "一二三四五")
    text = f"植树总结\n目录\n{entries}一、春天\n春天植树。\n二、秋天\n秋天植树。\n"
    found = [d for d in document_of(text).diagnostics if d.code == "contents-unmatched"]
    assert len(found) > MOST_APART
    (shown,) = counted(found)
    assert (shown.line, shown.level) == (found[0].line, found[0].level)


def test_a_book_tells_them_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(form(len(LONE)), "utf-8")
    shown = convert(Job(path, "a.txt", "a", Script())).diagnostics
    assert [d.code for d in shown].count("ordinal-alone") == 1
