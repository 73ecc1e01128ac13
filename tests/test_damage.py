"""Text that was broken before it came, and encodings of seven bits."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhbook.reader.damage import damage, reread
from zhbook.reader.decoding import UndecodableError, decode
from zhbook.reader.gb18030 import decoded

SEEDS = Path(__file__).parent.parent / "seeds"
TEXT = "某市管理条例\n第一条　为了规范行政行为，保护公民的合法权益，制定本条例。\n"
TAIWAN = "主管機關應於三十日內作成決定\n人民之自由及權利，均受憲法之保障。\n"


@pytest.mark.parametrize(
    ("codec", "name"),
    [("hz", "HZ"), ("utf-7", "UTF-7"), ("iso2022_jp_2", "ISO-2022-JP")],
)
def test_seven_bits_are_refused_by_name(codec: str, name: str) -> None:
    text = "中国人民法律" if codec != "iso2022_jp_2" else "中国人民法律の"
    with pytest.raises(UndecodableError, match=f"is probably {name}; save the file as UTF-8"):
        decode(text.encode(codec))
    assert decode(text.encode(codec), "utf-8")[1] == "utf-8"


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\x1b$)C\x0e0!\x0f", "KR"), (b"\x1b$)A\x0eVP9z\x0f", "CN"), (b"\x1b$)G\x0eGX\x0f", "CN")],
)
def test_iso_2022_of_korea_and_china(content: bytes, name: str) -> None:
    with pytest.raises(UndecodableError, match=f"ISO-2022-{name}"):
        decode(content)


@pytest.mark.parametrize(
    "text", ["f(x) ~{1} ~}", "1+1-2 a+b- C++", "\x1b[31mred", "~{ab~}", "+ADw-"]
)
def test_ascii_is_ascii(text: str) -> None:
    assert decode(text.encode())[1] == "utf-8"


def test_gb_18030_is_that_of_the_encoding_standard() -> None:
    content = bytes.fromhex("80 a3a0 a6d9 a6df a6f3 a8bc 8135f437 fe59 fea0 84318236 a8bf")
    assert decoded(content, "gb18030") == decoded(content, "gbk")
    assert [f"{ord(c):04X}" for c in decoded(content, "gb18030")] == (
        ["20AC", "3000", "FE10", "FE16", "FE19", "1E3F", "E7C7", "9FB4", "9FBB", "FE10", "01F9"]
    )
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\xff", "gb18030")
    assert decode(b"\xa3\xa0\xa3\xa0" + TEXT.encode("gb18030"))[0] == f"\u3000\u3000{TEXT}"


@pytest.mark.parametrize(
    ("text", "was", "taken_for"),
    [
        *((TEXT, "utf-8", "gb18030"), (TEXT, "utf-8", "latin-1"), (TEXT, "utf-8", "cp1252")),
        *((TEXT, "gb18030", "latin-1"), (TAIWAN, "cp950", "gb18030"), (TAIWAN, "cp950", "latin-1")),
        *((TAIWAN, "utf-8", "gb18030"), (TEXT, "utf-8", "mac_roman")),
        *((TEXT, "utf-8", "cp437"), (TEXT, "utf-8", "cp1251")),
    ],
)
def test_a_text_that_was_misread_and_saved_is_told(text: str, was: str, taken_for: str) -> None:
    lines = [line.encode(was).decode(taken_for, "replace") for line in text.splitlines()]
    found = [d for d in damage("\n".join(["好的一行。", *lines]), "a.txt") if "misread" in d.code]
    assert [(d.line, d.level.value) for d in found] == [(2, "warning")]
    assert "2 such lines" in found[0].message


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Déclaration des droits de l’homme à l’âge",
            "Größe, Öl, übermäßig äöüß ÀÁÂÃÄÅ",
            "°C ±²³ ©®",
        ),
        *(
            "これはにほんごのぶんです",
            "Все равны перед законом",
            "모든 국민은",
            "龘靐齉爩",
            "囧",
            "Việt Nam đất nước",
            "Все люди рождаются свободными и равными",
            "Tous les êtres humains naissent libres et égaux en dignité et en droits.",
            "nǐ hǎo zhōng guó rén mín. Zhōnghuá Rénmín Gònghéguó xiànfǎ; lǜ nǚ ā á ǎ à ê ń ň ǹ",
        ),
        *(
            "①②③ Ⅳ ㈠ ℃ ㎡",
            "αβγδ",
            "——……！？",
            "饕餮、魑魅魍魉、龌龊",
            "ñandú façade naïve Ångström",
        ),
    ],
)
def test_what_is_only_rare_is_not_called_misread(line: str) -> None:
    assert reread(line) is None


def test_the_seeds_are_whole() -> None:
    for path in SEEDS.glob("*.txt"):
        assert damage(path.read_text("utf-8"), path.name) == ()


def test_the_texts_of_the_corpus_are_whole(corpus: Path) -> None:
    for path in sorted(corpus.rglob("*.txt")):
        assert damage(path.read_text("utf-8-sig"), path.name) == ()


@pytest.mark.parametrize("code", ["aaa1", "affe", "f8a1", "fefe"])
def test_characters_of_the_user_areas_of_gbk_are_told(code: str) -> None:
    text, encoding = decode(TEXT.encode("gb18030") + bytes.fromhex(code))
    assert encoding == "gb18030"
    assert [(d.line, d.code) for d in damage(text, "a.txt")] == [(3, "source-private")]
