"""Seeds as received: newlines, control characters, refusals."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from zhbook.errors import SourceError
from zhbook.model import Level, SourceText
from zhbook.reader import source
from zhbook.reader.source import read_source

SEEDS = Path(__file__).parent.parent / "seeds"


def read(tmp_path: Path, content: bytes | str, encoding: str | None = None) -> SourceText:
    path = tmp_path / "seed.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_source(path, "部/a.txt", encoding)


def refusal(tmp_path: Path, content: bytes | str, encoding: str | None = None) -> tuple[int, str]:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, content, encoding)
    assert caught.value.path == "部/a.txt"
    assert "\n" not in str(caught.value)
    return caught.value.line, caught.value.message


def lines(text: SourceText) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in text.lines]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seeds_are_utf_8_and_lose_nothing_but_blanks(path: Path) -> None:
    text = read_source(path, path.name)
    content = path.read_bytes()
    assert text.encoding == "utf-8"
    assert text.sha256 == hashlib.sha256(content).hexdigest()
    assert text.diagnostics == ()
    read_back = "".join("".join(line.text.split()) for line in text.lines)
    assert read_back == "".join(content.decode().split())


def test_line_numbers_are_those_of_an_editor(tmp_path: Path) -> None:
    text = read(tmp_path, "一\r\n二\r三\n\n五\u2028五\x0b五\x85五\f五\u2029\n六\n")
    assert lines(text) == [
        *[(1, "一"), (2, "二"), (3, "三"), (4, "")],
        *[(5, "五")] * 5,
        *[(5, ""), (6, "六")],
    ]


def test_a_blank_at_either_end_of_a_line_goes_and_one_inside_stays(tmp_path: Path) -> None:
    blanks = "\u3000\xa0 \u2003\t"
    text = read(tmp_path, f"{blanks}第一章\u3000总\u00a0则{blanks}\n\u200a\n二")
    assert lines(text) == [(1, "第一章\u3000总\u00a0则"), (2, ""), (3, "二")]


def test_a_tab_inside_a_line_becomes_two_spaces(tmp_path: Path) -> None:
    text = read(tmp_path, "第一章\t总则")
    assert (lines(text), text.diagnostics) == ([(1, "第一章  总则")], ())


def test_controls_and_zero_width_characters_are_left_out_with_one_note(tmp_path: Path) -> None:
    text = read(tmp_path, "一\n二\u200b\x01三\ufeff四\n\u202e五\u2066\x7f")
    assert lines(text) == [(1, "一"), (2, "二三四"), (3, "五")]
    (note,) = text.diagnostics
    assert (note.path, note.line, note.code, note.level) == (
        *("部/a.txt", 2, "source-controls"),
        Level.NOTE,
    )
    for name in ("U+0001", "U+007F", "U+200B", "U+202E", "U+2066", "U+FEFF"):
        assert name in note.message


def test_joiners_selectors_and_private_characters_stay(tmp_path: Path) -> None:
    kept = "क्\u200dष\u200c葛\U000e0100\ufe0f\ue000\U000f0000\u00ad\ufffd"
    text = read(tmp_path, kept)
    assert lines(text) == [(1, kept)]
    assert [(d.line, d.code) for d in text.diagnostics] == [
        (1, "source-lost"),
        (1, "source-private"),
    ]


def test_a_byte_order_mark_is_no_character_of_the_text(tmp_path: Path) -> None:
    text = read(tmp_path, b"\xef\xbb\xbf" + "第一章".encode())
    assert (lines(text), text.encoding, text.diagnostics) == ([(1, "第一章")], "utf-8", ())


@pytest.mark.parametrize("content", ["", " ", "\n\n\u3000\n", "\ufeff", "\u200b\n\x01"])
def test_a_file_without_any_text_is_empty(tmp_path: Path, content: str) -> None:
    assert "empty file" in refusal(tmp_path, content)[1]


def test_a_nul_byte(tmp_path: Path) -> None:
    line, message = refusal(tmp_path, "一二三四五六七八九十\n一\0二\n")
    assert (line, message) == (2, "a NUL character; the file is damaged or no text")


def test_a_nul_character_in_utf_16(tmp_path: Path) -> None:
    content = "第一章　总则\n第一条　为了\0规范".encode("utf-16")
    assert refusal(tmp_path, content)[0] == 2


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\ufdd0", "\U0001ffff", "\U0010fffe"])
def test_a_noncharacter(tmp_path: Path, char: str) -> None:
    line, message = refusal(tmp_path, f"一\r二\r\n三{char}")
    assert (line, f"U+{ord(char):04X}" in message) == (3, True)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a PNG picture"),
        (b"\xff\xd8\xff\xe0....", "a JPEG picture"),
        (b"%PDF-1.7\n....", "a PDF file, no text; save it as plain text"),
        (b"PK\x03\x04....[Content_Types].xml..word/document.xml", "a Word (.docx) file"),
        (b"PK\x03\x04....", "a ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a Word 97 (.doc)"),
        (b"{\\rtf1\\ansi", "a rich-text (RTF) file"),
        (b"\x7fELF\x02\x01", "a program (ELF)"),
        (b"\x1f\x8b\x08....", "a gzip file"),
    ],
)
def test_a_file_that_is_no_text_is_named(tmp_path: Path, content: bytes, what: str) -> None:
    line, message = refusal(tmp_path, content)
    assert (line, message.startswith(what)) == (0, True)
    assert ("plain text" in message) == ("Word" in what or "PDF" in what or "RTF" in what)


def test_bytes_of_no_encoding(tmp_path: Path) -> None:
    content = bytes(range(128, 256)) * 20
    assert "no known encoding" in refusal(tmp_path, content)[1]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "cp950"])
def test_one_bad_byte_in_a_text_is_found(tmp_path: Path, codec: str) -> None:
    paragraph = "依法行政，建立法治政府，保障人民。\n".encode(codec)
    content = paragraph * 9 + b"\xff" + paragraph
    line, message = refusal(tmp_path, content)
    assert line == 10
    assert f"byte 0xFF at offset {len(paragraph) * 9}" in message


def test_a_declared_encoding_that_does_not_fit(tmp_path: Path) -> None:
    line, message = refusal(tmp_path, "1\n第二条\n".encode(), "gb2312")
    assert (line, message) == (2, "byte 0xAC at offset 4 does not fit GB/T 2312")


def test_a_declared_encoding_against_a_byte_order_mark(tmp_path: Path) -> None:
    message = refusal(tmp_path, b"\xef\xbb\xbf" + "法".encode(), "gb18030")[1]
    assert message == "declared as GB 18030, but it begins with the BOM of UTF-8"


def test_a_declared_encoding_decides(tmp_path: Path) -> None:
    text = read(tmp_path, "总则".encode("gb18030"), "gb18030")
    assert (lines(text), text.encoding) == ([(1, "总则")], "gb18030")


def test_an_encoding_that_is_not_utf_8_is_noted(tmp_path: Path) -> None:
    text = read(tmp_path, "为了规范行政行为，保护公民的合法权益，制定本法。".encode("gb18030"))
    assert [(note.code, note.message) for note in text.diagnostics] == [
        ("source-encoding", "read as GB 18030")
    ]


def test_a_line_and_a_file_have_a_greatest_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_LINE", 5)
    assert lines(read(tmp_path, "一二三四五\n")) == [(1, "一二三四五")]
    assert refusal(tmp_path, "一\n一二三四五六\n") == (
        *(2, "a line of 6 characters; at most 5 are read"),
    )
    monkeypatch.setattr(source, "MAX_BYTES", 20)
    assert "MiB; divide the file" in refusal(tmp_path, "一" * 7)[1]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.txt"):
        with pytest.raises(SourceError, match=r"a\.txt: error: cannot be read: "):
            read_source(path, "a.txt")
