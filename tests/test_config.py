"""book.toml: what is read, and each mistake with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhbook.config.book import BookConfig, PartConfig, TextConfig, read_book
from zhbook.config.toml.lines import key_lines
from zhbook.config.traditional import Override
from zhbook.errors import ConfigError

TEXTS = ("a.txt", "讲话/b.txt")
PARTS = ("讲话",)

FULL = """\
[book]
title = "政法文稿"
editor = "编者"
description = "五篇"
edition = "第二版"
date = "2024年3月"

[traditional]
scheme = "s2hk"
quotes = "keep"

[[traditional.override]]
from = "周排查"
to = "週排查"
reason = "每周"

[parts."讲话"]
title = "讲话稿"
order = 2

[texts."a.txt"]
title = "工作要点"
slug = "work-2022"
order = -1
encoding = "GB18030"
jurisdiction = "taiwan"

[texts."a.txt".short-names]
"条例" = "讲话/b.txt"
"两高解释" = "关于某事的解释"
"""


def read(tmp_path: Path, source: str | bytes) -> BookConfig:
    path = tmp_path / "book.toml"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return read_book(path, TEXTS, PARTS)


def mistakes(tmp_path: Path, source: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(ExceptionGroup) as caught:
        read(tmp_path, source)
    errors = []
    for error in caught.value.exceptions:
        assert isinstance(error, ConfigError)
        assert error.path == "book.toml"
        errors.append((error.line, str(error.message)))
    return errors


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    book = read_book(tmp_path / "book.toml", TEXTS, PARTS)
    assert book == BookConfig()
    assert (book.title, book.traditional.scheme, book.traditional.quotes) == (
        None,
        "s2tw",
        "corner",
    )


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "") == BookConfig()


def test_every_key_is_read(tmp_path: Path) -> None:
    book = read(tmp_path, FULL)
    assert (book.title, book.editor, book.description) == ("政法文稿", "编者", "五篇")
    assert (book.edition, book.date) == ("第二版", "2024年3月")
    assert (book.traditional.scheme, book.traditional.quotes) == ("s2hk", "keep")
    assert book.traditional.overrides == (Override("周排查", "週排查", "每周"),)
    assert book.parts == {"讲话": PartConfig("讲话稿", 2)}
    names = (("条例", "讲话/b.txt"), ("两高解释", "关于某事的解释"))
    text = TextConfig("工作要点", "work-2022", -1, "gb18030", None, names, jurisdiction="taiwan")
    assert book.texts == {"a.txt": text}


def test_a_byte_order_mark_and_crlf_are_read(tmp_path: Path) -> None:
    source = b"\xef\xbb\xbf" + FULL.replace("\n", "\r\n").encode()
    assert read(tmp_path, source).texts["a.txt"].slug == "work-2022"


def test_paths_are_not_checked_where_none_are_given(tmp_path: Path) -> None:
    path = tmp_path / "book.toml"
    path.write_text('[texts."x.txt"]\norder = 1\n[parts.y]\n', encoding="utf-8")
    assert read_book(path).texts == {"x.txt": TextConfig(order=1)}


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ('[bok]\ntitle = "x"\n', 1, "unknown key “bok”; do you mean “book”?"),
        ("[book]\n\ntitel = 'x'\n", 3, "unknown key “titel” in [book]; do you mean “title”?"),
        ("[book]\ntitle = 1\n", 2, "title must be a string, not a number"),
        ("[book]\ntitle = '　'\n", 2, "title is empty"),
        ('[book]\ntitle = """a\nb"""\n', 2, "title must be one line"),
        ("book = 1\n", 1, "book must be a table, not a number"),
        ("[book]\ntitle = \n", 2, "behind “=” stands a value"),
        ("[book]\ntitle = '政\n", 2, "a straight quotation mark is not closed"),
        ("[traditional]\nscheme = 's2cn'\n", 2, "unknown scheme “s2cn”; it is one of off, s2t,"),
        ("[traditional]\nquotes = 'x'\n", 2, "unknown quotes “x”; it is one of corner, keep"),
        ("[traditional]\noverride = 1\n", 2, "traditional.override must be an array of tables"),
        (
            "[texts.'a.txt'.short-names]\n'条例' = 'c.txt'\n",
            2,
            "there is no text “c.txt” among the seeds; do you mean “a.txt”?",
        ),
        ("[texts.'a.txt'.short-names]\n'' = 'a.txt'\n", 2, "a short name is empty"),
        ("[texts.'a.txt'.short-names]\n'条例' = 1\n", 2, "条例 must be a string, not a number"),
        ("[texts.'c.txt']\norder = 1\n", 1, "there is no text “c.txt” among the seeds"),
        ("[texts.'A.txt']\n", 1, "do you mean “a.txt”?"),
        ("[book]\n\n[texts.'c.txt'.about]\n", 3, "there is no text “c.txt” among the seeds"),
        (
            "[book]\n[[texts.'c.txt'.note]]\nline = 1\nwords = '一'\ntext = '注'\n",
            2,
            "there is no text “c.txt” among the seeds",
        ),
        ("[book]\n\n[txts.'c.txt']\n", 3, "unknown key “txts”; do you mean “texts”?"),
        ("[texts]\n\n'c.txt'.order = 1\n", 3, "there is no text “c.txt” among the seeds"),
        ("[parts.'讲']\n", 1, "there is no folder “讲” among the seeds"),
        ("[texts.'a.txt']\norder = '1'\n", 2, "order must be a whole number, not a string"),
        ("[texts.'a.txt']\norder = true\n", 2, "order must be a whole number, not true or false"),
        ("[texts.'a.txt']\nencoding = 'latin-9'\n", 2, "unknown encoding “latin-9”"),
        ("[texts.'a.txt']\nencoding = 'rot13'\n", 2, "unknown encoding “rot13”"),
        ("[texts.'a.txt']\nslug = 'A'\n", 2, "slug “A” must be of a–z and 0–9"),
        ("[texts.'a.txt']\nslug = 'a--b'\n", 2, "slug “a--b” must be"),
        ("[texts.'a.txt']\nslug = '_static'\n", 2, "slug “_static” must be"),
        ("[texts.'a.txt']\nslug = 'genindex'\n", 2, "slug “genindex” is reserved"),
        ("[texts.'a.txt']\nslug = '404'\n", 2, "slug “404” is reserved"),
        ("texts.'a.txt' = {order = '1'}\n", 1, "order must be a whole number"),
    ],
)
def test_each_mistake_has_its_line(tmp_path: Path, source: str, line: int, message: str) -> None:
    found = mistakes(tmp_path, source)
    assert [number for number, _ in found] == [line]
    assert message in found[0][1]


def test_not_utf_8(tmp_path: Path) -> None:
    assert mistakes(tmp_path, b"[book]\n# x\ntitle = '\xff'\n") == [(3, "not UTF-8")]


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "book.toml").mkdir()
    with pytest.raises(ExceptionGroup) as caught:
        read_book(tmp_path / "book.toml")
    assert "cannot be read" in str(caught.value.exceptions[0])


def test_equal_slugs_name_the_first_owner(tmp_path: Path) -> None:
    source = "[texts.'a.txt']\nslug = 'x'\n\n[texts.'讲话/b.txt']\nslug = 'x'\n"
    assert mistakes(tmp_path, source) == [(5, "slug “x” is already that of “a.txt”")]


def test_overrides_that_cannot_be(tmp_path: Path) -> None:
    row = "[[traditional.override]]\n"
    source = (
        f"{row}from = '周排查'\nto = '週排'\nreason = 'x'\n"
        f"{row}from = ''\nto = '乙'\nreason = 'x'\n"
        f"{row}from = '甲'\nto = '乙'\n"
        f"{row}from = '丙'\nto = '丁'\nreason = 'x'\n"
        f"{row}from = '丙'\nto = '戊'\nreason = 'x'\n"
        f"{row}from = '己'\nto = '庚'\nreason = 'x'\nbecause = 'y'\n"
    )
    assert mistakes(tmp_path, source) == [
        (3, "“周排查” and “週排” differ in length: 3 and 2 characters"),
        (6, "from is empty; leave the key out to have none"),
        (9, "this override has no “reason”"),
        (17, "a second override for “丙”"),
        (24, "unknown key “because” in [traditional.override]"),
    ]


def test_all_mistakes_come_together_in_the_order_of_their_lines(tmp_path: Path) -> None:
    source = (
        "[texts.'nowhere.txt']\nslug = 'index'\norder = 1.5\n"
        "[book]\ntitle = ''\ncolour = 1\n[traditional]\nscheme = 'x'\n"
    )
    assert [line for line, _ in mistakes(tmp_path, source)] == [1, 2, 3, 5, 6, 8]


def test_lines_of_keys_in_awkward_toml() -> None:
    source = '''\
# title = "no"
"a.b".c = """
title = "no"
""" # [no]
list = [
  "]", # ]
  { x = 1 },
]

[  t . "u v"  ] # comment
k = 'x # [y]'
d.e.f = 1
[[r]]
k = 1
[r.s]
k = 2
[[ r ]]
k = "\\"]"
'''
    assert key_lines(source) == {
        ("a.b",): 2,
        ("a.b", "c"): 2,
        ("list",): 5,
        ("t",): 10,
        ("t", "u v"): 10,
        ("t", "u v", "k"): 11,
        ("t", "u v", "d"): 12,
        ("t", "u v", "d", "e"): 12,
        ("t", "u v", "d", "e", "f"): 12,
        ("r",): 13,
        ("r", 0): 13,
        ("r", 0, "k"): 14,
        ("r", 0, "s"): 15,
        ("r", 0, "s", "k"): 16,
        ("r", 1): 17,
        ("r", 1, "k"): 18,
    }
