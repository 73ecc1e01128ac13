"""Text is data for TeX as well: nothing of it is a command, and every character prints."""

from __future__ import annotations

import random
import re
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.books import bind, need_tex, printed, typeset, write_book
from tests.fidelity import inked
from tests.printed import Printed
from zhbook.inlines import escape_line
from zhbook.sphinx.latex_run import page_of, quoted, remarks
from zhbook.sphinx.latex_text import anchor, escape, plain

HOSTILE = (
    r"\input{/etc/passwd}",
    r"\write18{touch broken}\immediate\write18{touch broken}",
    r"^^5cinput{/etc/passwd} ^^M ^^^^005c",
    r"\end{document}\csname end\endcsname",
    r"50%的人 {未闭合 }已闭合 #1 ##2 $x^2_i$ a_b ~ & \\ \x",
    "``引'' --- -- ?` !` ,, << >> fi ffi fl",
    r"\verb|x| \begin{zhbook} \end{ZhNotices} \par \ZhText{a}{b}{c}{d}",
    "“”‘’「」『』《》〈〉〔〕【】（）——……·・‧⋯",
    "①②⑩ⅠⅣⅫ℃‰№→←×÷±°§〇々〆",
    "αβγΩ привет é ü ñ ǎ ō ḿ",
    '[optional] "quoted" !at@bar| ; :',
    "𠮷野家的𪚥与㐀㐁",
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50%", r"50\%"),
        (r"\input{a}", r"\textbackslash{}input\{a\}"),
        ("^^5c", r"\textasciicircum{}\textasciicircum{}5c"),
        ("第一章 总则", r"第一章\ZhBlank{}总则"),
        ("“甲” “乙”，丙 丁", r"“甲” “乙”，丙\ZhBlank{}丁"),
        ("第一章\n总则", "第一章\n总则"),
        ("a α", r"a \ZhOther{3B1}{α}"),
        ("℃×①·", "℃×①·"),
        ("法\u200b律\x07", "法律"),
        ("a" * 17, r"\ZhBreak{}".join("a" * 17)),
        ("a" * 16, "a" * 16),
        ("2020-今", r"2020-\ZhStay{}今"),
        ("ℯ", "ℯ"),
    ],
)
def test_escape(text: str, written: str) -> None:
    assert escape(text) == written


@given(st.text())
def test_no_text_has_a_command_of_its_own(text: str) -> None:
    written = escape(text)
    ours = r"textbackslash\{\}|textasciitilde\{\}|textasciicircum\{\}|Zh(?:Break|Blank|Stay)\{\}"
    rest = re.sub(rf"\\(?:[{{}}$%&#_]|{ours}|ZhOther\{{[0-9A-F]+\}})", "", written)
    assert not set(rest) & set("\\%$&#_~^")
    inner = re.sub(r"\{\[\}|\{\]\}", "", re.sub(r"\{([^{}\[\]]{1,9})\}", r"\1", rest))
    assert not set(inner) & set("{}[]")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_page_name_survives_the_log(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9/._+-]*", quoted(name))
    assert page_of(quoted(name)) == name + ".md"


def test_names_of_places_are_plain_and_apart() -> None:
    assert anchor("part/a", "s3-2") == "part.a:s3-2"
    assert re.fullmatch(r"[A-Za-z0-9.:+-]+", anchor("页/序 %", "x#y"))
    assert anchor("序") != anchor("跋")
    assert plain("一二三四五六", 4) == "一二三…"


def test_hostile_text_is_printed_as_it_stands(tmp_path: Path) -> None:
    need_tex()
    body = "\n\n".join(escape_line(text) for text in HOSTILE)
    heads = "".join(f"\n\n## {escape_line(text)}\n\n正文。" for text in HOSTILE)
    source = write_book(tmp_path / "source", {"a": body, "b": heads})
    book = Printed(printed(source, tmp_path / "out"))
    said = inked("".join(HOSTILE))
    assert said in inked(book.text_of("a"))
    assert inked("正文。".join(HOSTILE)) in inked(book.text_of("b"))
    assert not list(tmp_path.rglob("broken"))
    marks = {inked(words) for _, words in book.outline}
    assert {inked(text) for text in HOSTILE if " " not in text} <= marks


def test_random_text_is_printed_as_it_stands(tmp_path: Path) -> None:
    need_tex()
    chance = random.Random(7)
    alphabet = (
        string.printable[:95] + "的一是在不了有和人这中大为上个国，。；：、“”（）《》！？——……　 "
    )
    lines = ["".join(chance.choices(alphabet, k=chance.randint(1, 200))) for _ in range(200)]
    lines = [line for line in lines if inked(line)]
    body = "\n\n".join(escape_line(line) for line in lines)
    source = write_book(tmp_path / "source", {"a": body})
    book = Printed(printed(source, tmp_path / "out"), raw=True)
    assert inked("文章a" + "".join(lines)) == inked(book.text_of("a"))


def test_what_cannot_be_broken_by_rule_sticks_out_nowhere(tmp_path: Path) -> None:
    need_tex()
    body = "\n\n".join(
        (
            "网址 https://example.org/" + "a" * 300 + " 在此。",
            "字" * 30 + "0123456789" * 20,
            "省略" + "。" * 90,
            "字" * 33 + "）" * 40,
            "（" * 60 + "字",
            "x" * 500,
            "*" * 200 + "县" + "X" * 120,
            "—" * 80 + "…" * 80,
            "《" + "很长的题目" * 30 + "》",
        )
    )
    escaped = "\n\n".join(escape_line(line) for line in body.split("\n\n"))
    source = write_book(tmp_path / "source", {"a": escaped})
    book = Printed(printed(source, tmp_path / "out"))
    assert inked(body) in inked(book.text_of("a"))


def test_a_character_without_a_glyph_is_told_with_its_text(tmp_path: Path) -> None:
    need_tex()
    source = write_book(
        tmp_path / "source",
        {"a": "无恙。", "b": "这里有\ue123一个，标题如下。\n\n## 带\ue124的标题"},
    )
    assert bind(source, tmp_path / "out" / "tex", "latex").returncode == 0
    old = tmp_path / "out" / "book.pdf"
    old.write_bytes(b"of an earlier run")
    done = typeset(tmp_path / "out")
    assert done.returncode == 1
    assert "b.md: error: glyph-missing: no font has “\ue123” (U+E123)" in done.stderr
    assert "(U+E124)" in done.stderr
    assert "a.md" not in done.stderr
    assert not old.exists()


def test_the_log_is_read_line_by_line() -> None:
    log = "\n".join(
        (
            "Missing character: There is no ☃ (U+2603) in font x!",
            "ZhPage: part/a",
            "Missing character: There is no ☃ in font [x.otf]/OT!",
            "Missing character: There is no ☃ in font [y.otf]/OT!",
            r"Overfull \hbox (1.99pt too wide) in paragraph at lines 5--6",
            r"Overfull \hbox (2.01pt too wide) in paragraph at lines 7--8",
            "ZhPage: pages/+5e8f+",
            "LaTeX Warning: Reference `b:s1' on page 3 undefined on input line 4.",
            "./book.tex:12: Undefined control sequence.",
            "! Emergency stop.",
        )
    )
    assert [str(remark) for remark in remarks(log)] == [
        "book: error: glyph-missing: no font has “☃” (U+2603)",
        "part/a.md: error: glyph-missing: no font has “☃” (U+2603)",
        "part/a.md: warning: overfull: a line is 2.0 pt too long in paragraph at lines 7--8",
        "pages/序.md: error: reference: nothing is called b:s1",
        "pages/序.md: error: tex: Undefined control sequence.",
        "pages/序.md: error: tex: Emergency stop.",
    ]
