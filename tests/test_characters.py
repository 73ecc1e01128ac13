"""Which characters names and strings may have, and what of them reaches a terminal."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.test_hostile import converted, lay_out
from zhbook.characters import printable, tame_json, unfit, unfit_on_page
from zhbook.cli import convert as cli
from zhbook.errors import SourceError
from zhbook.locale.say import say
from zhbook.reader.source import read_source
from zhbook.sphinx.fidelity.shown import inked

#: One of each kind that a terminal obeys, or that is no character.
WILD = ["\x07", "\x1b[31m", "\x9b31m", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe"]


@pytest.mark.parametrize("wild", WILD)
def test_nothing_that_a_terminal_obeys_is_printed(
    tmp_path: Path, wild: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / f"甲{wild}.txt").write_text("甲文\n正文。", "utf-8")
    (seeds / "b.txt").write_text("乙文\n正文。", "utf-8")
    (seeds / "book.toml").write_text(
        f'[texts."c{escapes(wild)}.txt"]\norder = 1\n[book]\ncolour{""} = "{escapes(wild)}"\n',
        "utf-8",
    )
    assert cli.main([str(seeds), "--out", str(tmp_path / "docs"), "--jobs", "1"]) == 1
    printed = capsys.readouterr()
    assert printed.err.count("\n") >= 2
    assert_tame(printed.err + printed.out)


@pytest.mark.parametrize("option", ["--outline", "--tree"])
@pytest.mark.parametrize("wild", WILD)
def test_names_of_files_are_tame_in_outlines(
    tmp_path: Path, wild: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"甲{wild}.txt"
    file.write_text("甲文\n一、乙\n正文。\n三、丙\n正文。\n", "utf-8")
    assert cli.main([option, str(file)]) == 0
    printed = capsys.readouterr()
    assert_tame(printed.out + printed.err)
    if option == "--outline":
        assert json.loads(printed.out)["file"] == file.name


def test_a_mistake_of_usage_is_tame(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["a", "b\x1b[31m\u202e.txt"])
    assert_tame(capsys.readouterr().err)


def escapes(text: str) -> str:
    return "".join(f"\\u{ord(char):04X}" for char in text)


def assert_tame(printed: str) -> None:
    wild = [
        c for c in printed.replace("\n", "") if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")
    ]
    assert wild == []
    assert unfit(printed.replace("\n", "")) is None


def test_an_error_names_its_place_in_one_line() -> None:
    error = SourceError("a\n\x1b\udcff.txt", 3, say("“{words}”", words="甲\u2028乙"))
    assert str(error) == "a\\n\\x1b\\udcff.txt:3: error: “甲\\u2028乙”"


def test_what_can_be_read_is_printed_as_it_is() -> None:
    text = "甲　乙\u200d\ue000\u00a0𠀀é"
    assert printable(text) == text


def test_json_says_the_same() -> None:
    line = json.dumps("".join(WILD) + "\U000e0001\U0001fffe甲", ensure_ascii=False)
    assert json.loads(tame_json(line)) == json.loads(line)
    assert_tame(tame_json(line))


@pytest.mark.parametrize("code", [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFE, 0x10FFFF])
def test_noncharacters_are_refused_in_names_and_strings(tmp_path: Path, code: int) -> None:
    assert unfit(f"甲{chr(code)}") == f"the noncharacter U+{code:04X}"
    lay_out(tmp_path, {"texts": {f"甲{chr(code)}.txt": "甲文\n正文。"}, "title": f"书{chr(code)}"})
    pages = tmp_path / "docs" / "pages"
    pages.mkdir(parents=True)
    (pages / "about.md").write_text(f"# 甲\n\n乙{chr(code)}\n", "utf-8")
    told = [str(error) for error in converted(tmp_path).errors]
    assert len(told) == 2 and all(f"U+{code:04X}" in line for line in told)


def test_a_page_by_hand_is_told_its_line(tmp_path: Path) -> None:
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    pages = tmp_path / "docs" / "pages"
    pages.mkdir(parents=True)
    (pages / "about.md").write_bytes("# 甲\r\n\r\n\t乙\u200b\r\n丙\ufffe\n".encode())
    (pages / "b\u202e.md").write_text("# 乙\n", "utf-8")
    first, second = (str(error) for error in converted(tmp_path).errors)
    assert first.endswith("about.md:4: error: the noncharacter U+FFFE stands here; take it out")
    assert second.endswith("error: its name has the invisible character U+202E; rename the file")


def test_a_page_by_hand_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    pages = tmp_path / "docs" / "pages"
    pages.mkdir(parents=True)
    (pages / "about.md").write_bytes("\ufeff---\norder: 3\n---\n# 甲\n".encode())
    assert converted(tmp_path).errors == []
    written = (tmp_path / "docs" / "zh-hans" / "pages" / "about.md").read_text("utf-8")
    assert written.startswith("---\n") and "order: 3\n" in written and "\ufeff" not in written
    assert unfit_on_page(written) is None


@pytest.mark.parametrize(
    "char", ["\u061c", "\u180e", "\u200b", "\u2065", "\u206a", "\ufff9", "\ufeff"]
)
def test_what_nobody_sees_is_left_out_of_seeds_and_not_compared(tmp_path: Path, char: str) -> None:
    (tmp_path / "a.txt").write_text(f"甲文\n正{char}文\u200d。", "utf-8")
    text = read_source(tmp_path / "a.txt", "a.txt")
    assert [line.text for line in text.lines] == ["甲文", "正文\u200d。"]
    assert inked(f"正{char}文\u200d") == "正文\u200d"
    assert unfit(f"正{char}文") is not None and unfit("正文\u200d") is None
