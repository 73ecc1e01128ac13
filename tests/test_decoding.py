"""Which encoding a text is in: every text goes out and comes back.

The five seeds stand for real texts; ZHBOOK_CORPUS may name a folder of more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

import pytest
from opencc import OpenCC

from zhbook.reader.decoding import UndecodableError, decode

SEEDS = Path(__file__).parent.parent / "seeds"
SIMPLIFIED = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk")
TRADITIONAL = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp950", "big5hkscs")
SHORT = (30, 60, 100)  # characters: 60 to 200 bytes


def pieces(text: str) -> Iterator[str]:
    """The whole, and short pieces from its beginning and its middle."""
    text = text.strip()
    yield text
    for length in SHORT:
        yield text[:length]
        yield text[len(text) // 2 :][:length]


def encoded(text: str, codec: str) -> tuple[str, bytes]:
    """The text without what the encoding lacks, and its bytes."""
    content = text.encode(codec, "ignore")
    return content.decode(codec).removeprefix("\ufeff"), content


@lru_cache(maxsize=128)
def read(content: bytes) -> str | None:
    """The text of some bytes, or nothing where they are refused.

    Most texts are the same bytes in GBK as in GB 18030, and in one Big5 as in the other.
    """
    try:
        return decode(content)[0].removeprefix("\ufeff")
    except UndecodableError:
        return None


def outcomes(texts: list[str]) -> Counter[str]:
    """How often the round trip was right, was refused or was wrong."""
    convert = OpenCC("s2tw").convert
    counts: Counter[str] = Counter()
    for text in texts:
        traditional = convert(text)
        for codec, piece in chain(
            ((codec, piece) for piece in pieces(text) for codec in SIMPLIFIED),
            ((codec, piece) for piece in pieces(traditional) for codec in TRADITIONAL),
        ):
            expected, content = encoded(piece, codec)
            if len(expected.strip()) < min(SHORT):
                continue
            text_of_it = read(content)
            if text_of_it is None:
                counts["refused"] += 1
            else:
                counts["right" if text_of_it == expected else "wrong"] += 1
    return counts


def test_the_seeds_come_back_from_every_encoding() -> None:
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    counts = outcomes(texts)
    assert counts["right"] >= 400
    assert (counts["wrong"], counts["refused"]) == (0, 0)


def test_the_texts_of_the_corpus_come_back(corpus: Path) -> None:
    texts = [path.read_text("utf-8-sig") for path in sorted(corpus.rglob("*.txt"))]
    counts = outcomes(texts)
    print(dict(counts))
    assert counts["right"] > 0
    assert counts["wrong"] == 0
    assert counts["refused"] <= counts.total() / 1000


@pytest.mark.parametrize(
    ("text", "codec"),
    [("条", "gb18030"), ("釋字", "cp950"), ("Déclaration des droits à l’âge", "cp1252")],
)
def test_too_little_to_tell_is_refused_and_the_key_asked_for(text: str, codec: str) -> None:
    with pytest.raises(UndecodableError, match="key “encoding”"):
        decode(text.encode(codec))


def test_the_circled_digits_of_the_hong_kong_supplement() -> None:
    text = "主管機關應於三十日內作成決定：①通知當事人；②公告之。"
    assert decode(text.encode("big5hkscs")) == (text, "big5hkscs")


def test_traditional_text_in_gb_18030() -> None:
    text = "人民之自由及權利，均受憲法之保障，不得以命令限制之。本條例自公布日施行。"
    assert decode(text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize("codec", ["euc-kr", "euc-jp", "koi8-r"])
def test_other_scripts_are_refused(codec: str) -> None:
    samples = {
        "euc-kr": "모든 국민은 법 앞에 평등하다. 누구든지 차별을 받지 아니한다. 법률로 정한다.",
        "euc-jp": "すべてのひとはほうのもとにびょうどうであり、さべつされないものとするのである。",
        "koi8-r": "Все равны перед законом и судом. Государство гарантирует равенство прав.",
    }
    with pytest.raises(UndecodableError):
        decode(samples[codec].encode(codec))


def test_ascii_in_utf_16_without_a_mark() -> None:
    assert decode("Article 1. Scope\r\n".encode("utf-16-le"))[1] == "utf-16-le"
