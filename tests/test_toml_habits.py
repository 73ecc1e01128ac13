"""TOML written by hand under a Chinese keyboard, and TOML that nobody wrote by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.work import work
from zhbook.config.book import read_book
from zhbook.config.lexicon import read_lexicon
from zhbook.config.toml.reader import TomlReader
from zhbook.errors import ConfigError

TEXT = 'a value that is text stands in straight quotation marks: "…"'
QUOTES = "is no quotation mark of TOML; write straight ones"
HEADER = "the header of a table is [name]"


def told(source: str | bytes) -> list[tuple[int, str]]:
    content = source if isinstance(source, bytes) else source.encode()
    return [(m.line, str(m.message)) for m in TomlReader("book.toml", content).mistakes]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("[book]\ntitle = 我的书\n", 2, TEXT),
        ("[book]\ntitle = “书”\n", 2, f"“ {QUOTES}"),
        ("title = ‘书’", 1, f"‘ {QUOTES}"),
        ("title = 「书」", 1, f"「 {QUOTES}"),
        ('“title” = "书"', 1, f"“ {QUOTES}"),
        ("[“book”]", 1, f"“ {QUOTES}"),
        ('never = ["甲", “乙”]', 1, f"“ {QUOTES}"),
        ("title = 《书》", 1, TEXT),
        ("title = 书“名”", 1, TEXT),
        ("date = 2021-4-7", 1, TEXT),
        ("slug = my-slug", 1, TEXT),
        ("［book］", 1, "“［” is full-width; write “[”"),
        ("【book】", 1, HEADER),
        ("[book]]", 1, HEADER),
        ('[book] title = "甲"', 1, HEADER),
        ("[texts.甲.txt]", 1, 'stands in straight quotation marks: "甲"'),
        ('标题 = "甲"', 1, 'stands in straight quotation marks: "标题"'),
        ('title ＝ "甲"', 1, "key and value are joined by “=”, not by “＝”"),
        ('title: "甲"', 1, "not by “:”"),
        ('title： "甲"', 1, "not by “：”"),
        ('title "甲"', 1, "a line is [table], key = value, or a # comment"),
        ("---", 1, "a line is [table], key = value, or a # comment"),
        ("title =", 1, "behind “=” stands a value"),
        ('= "甲"', 1, "before “=” stands a key"),
        ('title　= "甲"', 1, "a blank that is not the ordinary one (U+3000) stands here"),
        ('\u200btitle = "甲"', 1, "the invisible character U+200B stands here"),
        ('a = "\x1b"', 1, "the control character U+001B stands here"),
        ('# x\n\ufeffa = "甲"', 2, "the invisible character U+FEFF stands here"),
        ('[a]\rb = "甲"\r', 1, "the line break U+000D stands here"),
        ('path = "D:\\文"', 1, "a “\\” begins an escape; write “\\\\” or “/”"),
        ('path = "D:\\users"', 1, "begins an escape"),
        ('title = "他说"好""', 1, 'inside "…" a straight quotation mark is written “\\"”'),
        ('title = "甲', 1, "a straight quotation mark is not closed in its line"),
        ('title = "甲”\nb = "c"', 1, "a straight quotation mark is not closed in its line"),
        ('[texts."a.txt]', 1, "a straight quotation mark is not closed in its line"),
        ('a = 1\nb = """甲\n乙\n', 2, '“"""” is never closed'),
        ('a = 1\nnever = ["甲",\n[see]\n', 2, "“[” is never closed"),
        ('never = ["甲" "乙"]', 1, "the values of an array are parted by “,”"),
        ('never = ["甲"、"乙"]', 1, "the values of an array are parted by “,”"),
        ("a = {\nb = 1}", 1, "what “{” opens is closed on the same line"),
        ('title = "甲"，', 1, "behind a value stands nothing but a # comment, not “，”"),
        ("order = 1；", 1, "behind a value stands nothing but a # comment, not “；”"),
        ('a = "甲" b = "乙"', 1, "every key stands on a line of its own"),
        ("order = １", 1, "“１” is full-width; write “1”"),
        ("order = 01", 1, "a number has no 0 in front"),
        ("a = True", 1, "true and false are written small"),
        ("// 注释", 1, "a comment begins with “#”"),
        (
            '[book]\ntitle = "甲"\ntitle = "乙"\n',
            3,
            "“book.title” stands twice; the first is on line 2",
        ),
        ("[book]\n\n[book]\n", 3, "“book” stands twice; the first is on line 1"),
        ("# 书\n[book]\n".encode("utf-16"), 1, "not UTF-8 but UTF-16, as it seems"),
        ("[book]\n".encode("utf-16-le"), 0, "not UTF-8 but UTF-16, as it seems"),
        ("[book]\ntitle = '书'\n".encode("gbk"), 2, "not UTF-8 but GBK or GB 18030, as it seems"),
    ],
)
def test_what_a_beginner_writes_is_told_with_what_to_write(
    source: str | bytes, line: int, message: str
) -> None:
    ((number, words),) = told(source)
    assert (number, message in words) == (line, True), words


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("order = " + "9" * 5000, "a word or number of 5,000 characters; at most 1,000 are read"),
        ("a = " + "[" * 1000, "brackets more than 32 deep"),
        ("a = " + "[" * 1000 + "]" * 1000, "brackets more than 32 deep"),
        ("[" * 1000, "brackets more than 32 deep"),
        ("a = " + "{b=" * 1000, "brackets more than 32 deep"),
        ("a." * 20_000 + "b = 1", "a key of more than 32 names"),
        ("[" + "a." * 20_000 + "b]", "a key of more than 32 names"),
        ("a = {" + "b." * 20_000 + "c = 1}", "a key of more than 32 names"),
    ],
)
def test_what_no_book_needs_is_refused_with_its_line(source: str, message: str) -> None:
    assert told("# 甲\n" + source) == [(2, message)]


def test_brackets_and_dots_in_strings_and_comments_are_no_depth() -> None:
    assert (
        told(f"# {'[' * 99}{'.' * 99}\na = '{'[' * 99}{'.' * 99}'\nb = '''\n{'{' * 99}'''\n") == []
    )


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ("nan", "order must be a whole number, not a number with a point"),
        ("-inf", "order must be a whole number, not a number with a point"),
        ("1e999", "order must be a whole number, not a number with a point"),
        ("2021-04-07", "order must be a whole number, not a date or a time"),
        ("99999999999999999999", "order must lie between -999999999 and 999999999"),
    ],
)
def test_numbers_that_order_nothing(tmp_path: Path, order: str, message: str) -> None:
    assert config(tmp_path, f"[texts.'a.txt']\norder = {order}\n") == [(2, message)]


def config(folder: Path, source: str) -> list[tuple[int, str]]:
    path = folder / "book.toml"
    path.write_text(source, "utf-8")
    with pytest.raises(ExceptionGroup) as caught:
        read_book(path, ["a.txt"], [])
    return [(e.line, str(e.message)) for e in caught.value.exceptions if isinstance(e, ConfigError)]


def test_a_slug_that_no_file_system_takes_is_told_with_its_line(tmp_path: Path) -> None:
    found = config(tmp_path, f"[texts.'a.txt']\nslug = '{'a' * 300}'\n")
    assert found == [(2, "slug has 300 characters; at most 100 are read")]


def test_a_name_with_a_dot_that_lacks_its_quotation_marks(tmp_path: Path) -> None:
    found = config(tmp_path, "[texts.a.txt]\norder = 1\n")
    assert found == [(1, 'there is no text “a” among the seeds; write [texts."a.txt"]')]


@pytest.mark.parametrize("char", ["\n", "\x1b", "\x85", "\u2028", "\u202e", "\u200b", "\ufffe"])
@pytest.mark.parametrize("place", ["[book]\ntitle = {}", "{} = 1", "[parts.{}]", "[texts.{}]"])
def test_a_character_that_no_string_may_have(tmp_path: Path, char: str, place: str) -> None:
    source = place.format(f'"甲\\u{ord(char):04X}乙"')
    ((_, message),) = config(tmp_path, source)
    assert f"U+{ord(char):04X}" in message


@pytest.mark.parametrize("char", ["\u200d", "\ue000", "\ufe00", "\U000e0100", "\u0378", "\xad"])
def test_a_character_that_a_string_may_have(char: str) -> None:
    toml = TomlReader("book.toml", f'title = "甲{char}"'.encode())
    assert toml.string(toml.tree, (), "title") == f"甲{char}"


def test_a_pipe_a_device_or_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    os.mkfifo(seeds / "pipe.toml")
    (seeds / "zero.toml").symlink_to("/dev/zero")
    (seeds / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "secret").write_text("密 = 1", "utf-8")
    (seeds / "link.toml").symlink_to("../secret")
    (seeds / "real.toml").write_text("a = 1", "utf-8")
    (seeds / "inside.toml").symlink_to("real.toml")
    names = ("pipe", "zero", "loop", "link")
    found = {name: TomlReader.read(seeds / f"{name}.toml").mistakes for name in names}
    assert [len(mistakes) for mistakes in found.values()] == [1, 1, 1, 1]
    assert "no regular file" in str(found["pipe"][0])
    assert "leads out of the folder" in str(found["zero"][0])
    assert "leads out of the folder" in str(found["link"][0])
    assert TomlReader.read(seeds / "inside.toml").tree == {"a": 1}


@pytest.mark.parametrize(
    "row",
    [
        "[terms.'甲{k}']\ngloss = '乙'\nvariants = ['丙{k}']\n",
        "[terms.'甲{k}']\nsee-also = ['乙{k}']\n",
        "['甲{k}']\n",
        "[[甲]]\n",
        "[[a]]\nb = {{c = [1, 2]}}\n",
        "# 甲{k}\n\n",
        "a{k} = 1\n",
    ],
)
def test_cost_of_a_lexicon_grows_with_its_length(tmp_path: Path, row: str) -> None:
    def read(count: int) -> None:
        path = tmp_path / "terms.toml"
        path.write_text("".join(row.format(k=k) for k in range(count)), "utf-8")
        try:
            read_lexicon(path)
        except ExceptionGroup:
            return

    read(2)
    assert work(lambda: read(800)) < 2.4 * work(lambda: read(400)) + 20_000
