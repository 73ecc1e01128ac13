"""The PDF as one to keep: PDF/A-1b by the word of a checker, and claimed only where it holds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.archived import complaints
from tests.books import need_tex, printed, write_book
from tests.printed import Printed
from zhbook.sphinx.fidelity.printed import output
from zhbook.sphinx.latex.archive import allowed, packet
from zhbook.sphinx.latex.matter import day
from zhbook.sphinx.site.editions import Edition

ODD = "“甲” 50% & <乙>\\input{丙} _^~ " + "x" * 20


def picture(folder: Path, name: str, mode: str) -> Path:
    """A picture in ``folder``: ``RGB`` is of plain colours, ``RGBA`` can be seen through."""
    folder.mkdir(parents=True, exist_ok=True)
    colour = (200, 30, 30, 128)[: len(mode)]
    Image.new(mode, (40, 20), colour).save(folder / name)
    return folder / name


def metadata(pdf: Path) -> str:
    """The XMP of a PDF, which stands in it uncompressed."""
    return output("pdfinfo", "-meta", pdf)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant-TW"])
def test_a_book_of_odd_words_and_rare_characters_can_be_kept(tmp_path: Path, lang: str) -> None:
    need_tex()
    body = "𠮷野家的𪚥与㐀㐁，㙟、①②㊿〇○×㎡‰℃。\n\n## 一、αβγ привет ×│┌\n\n![图](p.png)"
    source = write_book(tmp_path / "source", {"a": body}, lang)
    picture(source, "p.png", "RGB")
    index = (source / "index.md").read_text("utf-8")
    quoted = ODD.replace("\\", "\\\\").replace('"', '\\"')
    index = index.replace('"小书"', f'"{quoted}"').replace('"编写组"', f'"{quoted}"')
    (source / "index.md").write_text(index, "utf-8")
    book = printed(source, tmp_path / "out")
    assert complaints(book) == []
    assert "<pdfaid:part>1<" in metadata(book)
    assert output("pdfinfo", book).splitlines()[0].split(None, 1)[1].strip() == ODD
    assert "/Image" in str(Printed(book).objects)


def test_a_picture_that_can_be_seen_through_takes_the_claim_away(tmp_path: Path) -> None:
    need_tex()
    source = write_book(tmp_path / "source", {"a": "![图](p.png)"})
    picture(source, "p.png", "RGBA")
    book = printed(source, tmp_path / "out")
    assert "pdfaid:part" not in metadata(book)
    assert "小书" in metadata(book)
    assert any("SMask" in line or "ransparency" in line for line in complaints(book))


def test_without_pillow_no_picture_is_allowed_and_a_book_without_any_can_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = picture(tmp_path, "a.png", "RGB")
    claim, edition = "<pdfaid:part>1</pdfaid:part>", Edition("zh-Hans", title="书")
    assert claim in packet(edition, [plain])
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert not allowed(plain)
    assert claim not in packet(edition, [plain]) and claim in packet(edition, [])


def test_pictures_of_plain_colours_are_allowed(tmp_path: Path) -> None:
    made = {mode: picture(tmp_path, f"{mode}.png", mode) for mode in ("RGB", "RGBA", "LA")}
    made["L"] = tmp_path / "L.jpg"
    Image.new("L", (4, 4)).save(made["L"])
    made["CMYK"] = tmp_path / "CMYK.jpg"
    Image.new("CMYK", (4, 4)).save(made["CMYK"])
    made["text"] = tmp_path / "text.png"
    made["text"].write_text("no picture")
    assert {name for name, path in made.items() if allowed(path)} == {"RGB", "L"}


def test_a_build_that_takes_long_has_one_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = day()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert day() == before
