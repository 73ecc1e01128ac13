"""The same text in the shapes people have it in has the same outline."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.outline import SHAPES, outlined, words
from zhbook.model import Document, Kind
from zhbook.reader.normal_script import simplified

SEEDS = sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))


def headings(document: Document) -> list[tuple[int, str]]:
    return [
        (b.depth, words(b.text[: b.head], simplified))
        for b in document.blocks
        if b.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)
    ]


@pytest.mark.parametrize("shape", [name for name in SHAPES if name not in ("clean", "listed")])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_outline_is_the_same_in_every_shape(seed: Path, shape: str, tmp_path: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    wanted = headings(outlined(tmp_path / "a.txt", text))
    assert headings(outlined(tmp_path / "b.txt", SHAPES[shape](text, []))) == wanted


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_no_character_is_lost_when_lines_are_joined_or_parted(seed: Path, tmp_path: Path) -> None:
    for shape in ("clean", "wrapped", "one_line"):
        text = SHAPES[shape](seed.read_text(encoding="utf-8"), [])
        document = outlined(tmp_path / "a.txt", text)
        blocks = [*document.notices, *document.blocks]
        blocks += [document.title] if document.title else []
        said = sorted("".join("".join(b.text for b in blocks).split()))
        wanted = sorted("".join(text.split()))
        missing = len(wanted) - len(said)
        # Only the entries of a 目录 may be missing, which the headings say again.
        assert missing == 0 or (missing > 0 and "目录" in text)
        assert set(said) <= set(wanted)


def test_lines_of_latin_words_are_joined_with_a_blank(tmp_path: Path) -> None:
    full = "一二三四五六七八九十" * 3
    lines = [
        "　　题目与正文",
        "　　" + full[:28],
        full,
        full[:27] + "Sphinx",
        "and MyST" + full[:26],
    ]
    text = "\n".join([*lines, *[full] * 8, "末尾到此。"])
    blocks = outlined(tmp_path / "a.txt", text).blocks
    assert "Sphinx and MyST一二" in blocks[-1].text
