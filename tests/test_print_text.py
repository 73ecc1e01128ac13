"""Text is data for TeX as well: nothing of it is a command, and every character prints."""

from __future__ import annotations

import random
import re
import string
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.books import bind, need_tex, printed, typeset, write_book
from tests.fidelity import inked
from tests.printed import NOTHING_ADDED, Printed
from zhbook.sphinx.fidelity.printed import output
from zhbook.sphinx.latex.run import quoted, remarks, unquoted
from zhbook.sphinx.latex.text import IGNORABLE, anchor, escape, plain
from zhbook.writers.inlines import escape_line

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
    "CO₂10⁵x⁻¹ⁿ⁺₀㊿⑴⒈⓪❶㊀ⅬⅮⅯⅿⅰ㎡㏄㏎℉™©®№℅",
    "│─┌┐└┘├┤┬┴┼═║▲△■□▪●◆◇★☆☑☐☒✓✔✗☎♀♂⇒⇔➔",
    "≤≥∑√∞∫∂≠≈∈∪∩∀∃⊥½⅓⅛£€¥￥￡",
    "ə ʃ ŋ ɕ ˈ ː m̄ ê̄ n̂g 国̄ ёЁ 한국어 ᄒᆞᆫ カナ が ｶﾞ ﬁ ŉ 𝄞 � ⿰木木 ㄅㆠ ㍿ ︰ ﹏ ※ ‼",
    "😀 🇨🇳 ⭐ ⚠\ufe0f བོད་ལྗོངས་ ᠮᠣᠩᠭᠣᠯ ꆈꌠ ئۇيغۇر رايونى עברית ไทย हिन्दी",
    "𪜀𫝀𫠠𬺰𰀀𱍐龥鿿䶿﨎凞⼀葛\U000e0100神\ufe00葛\u200d\u202e反\u202c",
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
        ("×·§°——……", "×·§°——……"),
        ("法\u200b律\x07", "法律"),
        ("a" * 17, r"\ZhBreak{}".join("a" * 17)),
        ("a" * 16, "a" * 16),
        ("2020-今", r"2020-\ZhStay{}今"),
        ("ℯ①℃☑", r"\ZhSquare{212F}{ℯ}①℃\ZhSquare{2611}{☑}"),
        ("m\u0304a", r"\ZhOther{6D,304}{m̄}a"),
        ("葛\U000e0100神\ufe00\xad\u200d", "葛神"),
        ("བོད་ལྗོ", r"\ZhOther{F56,F7C,F51,F0B}{བོད་}\ZhBreak{}\ZhOther{F63,F97,F7C}{ལྗོ}"),
        ("\ue123", "\\ZhGeta{E123}{\ue123}"),
    ],
)
def test_escape(text: str, written: str) -> None:
    assert escape(text) == written


@given(st.text())
def test_no_text_has_a_command_of_its_own(text: str) -> None:
    written = escape(text)
    ours = r"textbackslash\{\}|textasciitilde\{\}|textasciicircum\{\}|Zh(?:Break|Blank|Stay)\{\}"
    rest = re.sub(rf"\\(?:[{{}}$%&#_]|{ours}|Zh(?:Other|Square|Geta)\{{[0-9A-F,]+\}})", "", written)
    assert not set(rest) & set("\\%$&#_~^")
    inner = re.sub(r"\{\[\}|\{\]\}", "", re.sub(r"\{([^{}\[\]]{1,9})\}", r"\1", rest))
    assert not set(inner) & set("{}[]")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_page_name_survives_the_log(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9/._+-]*", quoted(name))
    assert unquoted(quoted(name)) == name


def test_names_of_places_are_plain_and_apart() -> None:
    assert anchor("part/a", "s3-2") == "part.a:s3-2"
    assert re.fullmatch(r"[A-Za-z0-9.:+-]+", anchor("页/序 %", "x#y"))
    assert anchor("序") != anchor("跋")
    assert plain("一二三四五六", 4) == "一二三…"


def test_hostile_text_is_printed_as_it_stands(sheets: Path) -> None:
    book = Printed(sheets)
    said = [IGNORABLE.sub("", inked(text)) for text in HOSTILE]
    assert "".join(said) in inked(book.text_of("e"))
    assert "正文。".join(said) in inked(book.text_of("f"))
    assert not list(sheets.parent.parent.rglob("broken"))
    marks = {inked(words) for _, words in book.outline}
    assert {one for one, text in zip(said, HOSTILE, strict=True) if " " not in text} <= marks


def random_lines() -> list[str]:
    """Lines of any length with hardly a word in them."""
    chance = random.Random(7)
    alphabet = (
        string.printable[:95] + "的一是在不了有和人这中大为上个国，。；：、“”（）《》！？——……　 "
    )
    lines = ["".join(chance.choices(alphabet, k=chance.randint(1, 200))) for _ in range(200)]
    return [line for line in lines if inked(line)]


def test_random_text_is_printed_as_it_stands(sheets: Path) -> None:
    book = Printed(sheets, raw=True)
    assert inked("文章g" + "".join(random_lines())) == inked(book.text_of("g"))


#: Rows in which, by the rules for each of their marks, hardly any line could end.
ROWS = (
    "".join(f"（{stem}）、" for stem in "甲乙丙丁戊己庚辛壬癸" * 4),
    "（1）、（2）、（3）、（4）、" * 8,
    "“甲”、“乙”、" * 12 + "“（《丙》）”、" * 12,
    "《甲》《乙》" * 15 + "《》" * 40 + "〔〕【】「」『』" * 12,
    "甲：“乙！”（丙）；" * 12,
    "、" * 80 + "……" * 40 + "，甲" * 40,
    "甲/乙/" * 25,
    "甲-乙-" * 25 + "丙",
    "甲~乙~[甲][乙]" * 15,
    "①/②/☑、☒、" * 15,
    "é" * 60 + "привет" * 15 + "2020-01-01/" * 10,
    "─" * 60 + "＊" * 60 + "%" * 60,
)


UNBROKEN = (
    "网址 https://example.org/" + "a" * 300 + " 在此。",
    "字" * 30 + "0123456789" * 20,
    "省略" + "。" * 90,
    "字" * 33 + "）" * 40,
    "（" * 60 + "字",
    "x" * 500,
    "*" * 200 + "县" + "X" * 120,
    "—" * 80 + "…" * 80,
    "《" + "很长的题目" * 30 + "》",
    *ROWS,
)
FIELDS = ("索引号：0001-2024", "发文字号：某政办发〔2024〕12号", "有效性：" + "有效，" * 20)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One book for what needs no book of its own.

    Notes, a paper, what hardly parts, what means harm as text and as headings, and random text.
    """
    need_tex()
    chance = random.Random(2)
    blocks, notes = [], []
    for n in range(1, 56):
        head = "## 标题" if n % 5 == 0 else "这一行是正文。" * chance.randint(1, 12)
        blocks.append(f"{head}记{n}止{{editor-note}}`{n}`" + "。" * (n % 5 != 0))
        notes.append(f"{n} | 注{n}止" + "说明文字。" * chance.choice([1, 3, 20, 60, 160]))
    noted = "\n\n".join(blocks) + "\n\n```{editor-notes}\n" + "\n".join(notes) + "\n```\n"
    rows = "\n\n".join(map(escape_line, UNBROKEN))
    out = tmp_path_factory.mktemp("sheets")
    harm = list(map(escape_line, HOSTILE))
    texts = {
        **{"a": noted, "b": "前一篇。", "c": "正文。", "d": rows, "e": "\n\n".join(harm)},
        "f": "".join(f"\n\n## {text}\n\n正文。" for text in harm),
        "g": "\n\n".join(map(escape_line, random_lines())),
    }
    source = write_book(out / "source", texts)
    divided = [field.partition("：") for field in FIELDS]
    opening = "".join(f"{{.field}}\n[{a}{b}]{{.field-name}}{c}\n\n" for a, b, c in divided)
    page = source / "c.md"
    page.write_text(page.read_text("utf-8").replace("(c)=", opening + "(c)="), "utf-8")
    return printed(source, out / "pdf")  # strict: nothing sticks out


def test_a_note_stands_on_the_page_of_its_mark_and_beside_its_number(sheets: Path) -> None:
    book = Printed(sheets, raw=True)
    first = book.places["a"] - 1
    pages = [inked(page) for page in book.pages[first:]]
    of_mark = [next(k for k, page in enumerate(pages) if f"记{n}止" in page) for n in range(1, 56)]
    of_note = [next(k for k, page in enumerate(pages) if f"注{n}止" in page) for n in range(1, 56)]
    assert of_note == of_mark
    # What is printed over something else comes back in another order.
    laid_out = inked("".join(Printed(book.path).pages))
    assert [n for n in range(51, 56) if f"〔{n}〕注{n}止" not in laid_out] == []


def test_lines_of_notes_stand_evenly_also_between_two_notes(sheets: Path) -> None:
    gaps = set()
    for page in output("pdftotext", "-bbox-layout", str(sheets), "-").split("<page ")[1:]:
        lines = re.findall(r'<line xMin="\S+" yMin="(\S+)".*?>(.*?)</line>', page, re.DOTALL)
        tops = sorted(float(top) for top, words in lines if re.search("注|说明文字", words))
        gaps |= {round(below - above) for above, below in pairwise(tops)}
    assert gaps == {15}


def test_what_cannot_be_broken_by_rule_sticks_out_nowhere(sheets: Path) -> None:
    assert inked("".join(UNBROKEN)) in inked(Printed(sheets).text_of("d"))


def test_the_head_of_a_paper_is_a_table_on_the_page_of_its_title(sheets: Path) -> None:
    book = Printed(sheets)
    assert inked(book.text_of("c")) == inked("".join(FIELDS) + "文章c正文。")
    assert inked(book.text_of("b")) == inked("文章b前一篇。")


def test_a_geta_stands_for_a_character_without_a_glyph_which_is_told(tmp_path: Path) -> None:
    need_tex()
    source = write_book(
        tmp_path / "source",
        {
            "a": "无恙。",
            "b": "这里有\ue123一个𝐀，标题如下。\n\n## 带\ue124的标题\n\n"
            "(b--ch1)=\n## 第一章　总䶶\n\n`式子`如下。\n\n```python\nx = '𝐁☑'\n```",
        },
    )
    page = source / "b.md"
    page.write_text(page.read_text("utf-8").replace("---\n", '---\nsource: "乙.txt"\n', 1), "utf-8")
    assert bind(source, tmp_path / "out" / "tex", "latex").returncode == 0
    done = typeset(tmp_path / "out")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        "乙.txt:13: warning: glyph-missing: no font has “\ue123” (U+E123); a 〓 stands for it",
        "乙.txt:13: warning: glyph-missing: no font has “𝐀” (U+1D400); a 〓 stands for it",
        "乙.txt:15: warning: glyph-missing: no font has “\ue124” (U+E124); a 〓 stands for it",
        "乙.txt:23: warning: glyph-missing: no font has “𝐁” (U+1D401); a 〓 stands for it",
    ]
    book = Printed(tmp_path / "out" / "book.pdf", raw=True)
    shown = ("这里有〓一个〓，标题如下。带〓的标题", "第一章总䶶", "式子如下。", "x='〓☑'")
    assert inked(book.text_of("b")) == "文章b" + "".join(shown)
    assert "带\ue124的标题" in [words for _, words in book.outline]
    seed = "文章b\n这里有\ue123一个𝐀，标题如下。\n带\ue124的标题\n"
    seed += "第一章　总䶶\n式子如下。\nx = '𝐁☑'"
    assert book.difference(seed, NOTHING_ADDED, "b") is None
    for wrong in (seed.replace("\ue123", "了"), seed.replace("\ue123", "")):
        assert book.difference(wrong, NOTHING_ADDED, "b") is not None
    assert typeset(tmp_path / "out", "--strict").returncode == 1
    assert not book.path.exists()


def test_the_log_is_read_line_by_line() -> None:
    log = "\n".join(
        (
            "Missing character: There is no ☃ (U+2603) in font x!",
            "Missing character: There is no ☂ (U+2602) in font x!",
            "ZhPage: part/a.md",
            "Missing character: There is no ☃ in font [x.otf]/OT!",
            "Missing character: There is no ☃ in font [y.otf]/OT!",
            r"Overfull \hbox (1.99pt too wide) in paragraph at lines 5--6",
            r"Overfull \hbox (2.01pt too wide) in paragraph at lines 7--8",
            "ZhPage: pages/+5e8f+.txt",
            "LaTeX Warning: Reference `b:s1' on page 3 undefined on input line 4.",
            "./book.tex:12: Undefined control sequence.",
            "! Emergency stop.",
            "ZhPage: ",
            "! Bad page.",
        )
    )
    assert [str(remark) for remark in remarks(log, {"part/a.md": {"☃": 7}})] == [
        "book: warning: glyph-missing: no font has “☂” (U+2602)",
        "part/a.md:7: warning: glyph-missing: no font has “☃” (U+2603)",
        "part/a.md: warning: overfull: a line is 2.0 pt too long in paragraph at lines 7--8",
        "pages/序.txt: error: reference: nothing is called b:s1",
        "pages/序.txt: error: tex: Undefined control sequence.",
        "pages/序.txt: error: tex: Emergency stop.",
        "book: error: tex: Bad page.",
    ]


def test_no_page_ends_with_a_heading_or_with_a_text_in_the_contents(tmp_path: Path) -> None:
    need_tex()
    chance = random.Random(3)
    units = []
    for unit in range(60):
        lines = chance.randint(1, 12)
        units.append(f"## 甲标题{unit}\n\n### 乙标题{unit}\n\n" + "这一行是正文。" * 5 * lines)
    bodies = {f"t{n}": f"## 丙标题\n\n### 丁标题\n\n短文{n}。" for n in range(30)}
    source = write_book(tmp_path / "source", {"a": "\n\n".join(units), **bodies})
    book = Printed(printed(source, tmp_path / "out"))
    ends = [page.split("\n") for page in book.pages]
    last = [next((line for line in reversed(page) if inked(line)), "") for page in ends]
    assert len(last) > 20
    assert [line for line in last if re.search("标题|文章", line) and "丁标题" not in line] == []


@pytest.mark.parametrize("size", ["", "large"])
def test_titles_in_the_running_head_do_not_run_into_each_other(tmp_path: Path, size: str) -> None:
    need_tex()
    body = "字" * 3000
    source = write_book(tmp_path / "source", {"a": body, "b": body})
    for name, before, after in (
        ("index", "小书", "很长的书名" * 6),
        ("a", "文章 a", "很长的篇名" * 9),
    ):
        page = source / f"{name}.md"
        page.write_text(page.read_text("utf-8").replace(before, after), "utf-8")
    large = ("-D", "zhbook_large_print=1") if size else ()
    pdf = printed(source, tmp_path / "out", *large)
    places = Printed(pdf, size).places
    heads = {}
    for name in "ab":
        at = str(places[name] + 1)
        said = output("pdftotext", "-f", at, "-l", at, "-layout", pdf, "-")
        heads[name] = said.split("\n")[0]
    assert heads["a"].split() == [("很长的篇名" * 9)[:33] + "…"]
    assert heads["b"].split() == ["很长的书名" * 6, "文章", "b"]
