"""The front page offers the bound books that are there, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.builds import ROOT, build, copy_book, page


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    """A folder with the real conf.py, whose books a test may put there."""
    conf = tmp_path / "docs"
    conf.mkdir()
    for name in ("conf.py", "_templates", "_static"):
        source = ROOT / "docs" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, conf / name)
    text = (conf / "conf.py").read_text("utf-8")
    (conf / "conf.py").write_text(
        text.replace("Path(__file__).resolve().parent.parent", f"Path({str(ROOT)!r})"), "utf-8"
    )
    return conf


def put(conf: Path, name: str, content: bytes) -> None:
    path = conf / "books" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def offered(html: Path) -> list[str]:
    return [str(link["href"]) for link in page(html / "index.html").select(".downloads a")]


def test_books_are_offered_when_they_are_there(tmp_path: Path, conf: Path) -> None:
    book = copy_book(tmp_path)
    options = ("-D", "zhbook_books=books")
    html = build(book, tmp_path / "site", *options, conf=conf)
    assert offered(html) == []
    assert not (html / "downloads").exists()

    put(conf, "latex/zh-hans/book.pdf", b"%PDF one")
    put(conf, "latex/zh-hant/book.pdf", b"%PDF two")
    put(conf, "epub/zh-hans/book.epub", b"PK one")
    build(book, tmp_path / "site", *options, conf=conf)
    assert offered(html) == ["downloads/zh-hans.pdf", "downloads/zh-hans.epub"]
    assert offered(html / "zh-hant") == ["downloads/zh-hant.pdf"]
    assert (html / "downloads/zh-hans.pdf").read_bytes() == b"%PDF one"
    assert (html / "zh-hant/downloads/zh-hant.pdf").read_bytes() == b"%PDF two"
    link = page(html / "index.html").select_one(".downloads a")
    assert link is not None
    assert link["download"] == "小文集.pdf"

    put(conf, "latex/zh-hans/book.pdf", b"%PDF new")
    (conf / "books/epub/zh-hans/book.epub").unlink()
    build(book, tmp_path / "site", *options, conf=conf)
    assert offered(html) == ["downloads/zh-hans.pdf"]
    assert (html / "downloads/zh-hans.pdf").read_bytes() == b"%PDF new"
    assert not (html / "downloads/zh-hans.epub").exists()


def test_without_the_folder_nothing_is_offered(tmp_path: Path, conf: Path) -> None:
    put(conf, "latex/zh-hans/book.pdf", b"%PDF one")
    assert offered(build(copy_book(tmp_path), tmp_path / "site", conf=conf)) == []
