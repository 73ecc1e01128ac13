"""What was written for a page that is gone goes with it, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.builds import build
from tests.site.shelf import Shelf
from tests.test_site_freshness import remove_a_text
from zhbook.sphinx.site.output import RECORD
from zhbook.sphinx.upkeep.files import is_ours, remove


def test_html_and_source_of_a_removed_page_go_and_so_does_its_empty_folder(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    gone = ["fagui/fa.html", "_sources/fagui/fa.md"]
    assert all((html / name).exists() for name in gone)
    remove_a_text(book / "zh-hans")
    build(book, place / "site")
    assert not any((html / name).exists() for name in gone)
    assert not (html / "fagui").exists()
    assert not (html / "_sources" / "fagui").exists()
    # The other edition lies inside and is not touched.
    assert (html / "zh-hant" / "fagui" / "fa.html").exists()


def test_a_file_that_was_not_written_by_the_build_stays(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    foreign = html / "fagui" / "own.html"
    foreign.write_text("mine", "utf-8")
    (html / "CNAME").write_text("example.org", "utf-8")
    remove_a_text(book / "zh-hans")
    build(book, place / "site")
    assert foreign.read_text("utf-8") == "mine"
    assert (html / "CNAME").exists()
    assert not (html / "fagui" / "fa.html").exists()


def test_it_also_goes_when_the_doctrees_are_lost(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    remove_a_text(book / "zh-hans")
    build(book, place / "site", "-E")
    assert not (html / "fagui").exists()


def test_a_build_that_fails_removes_nothing(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    remove_a_text(book / "zh-hans")
    index = book / "zh-hans" / "index.md"
    index.write_text(index.read_text("utf-8").replace('lang: "zh-Hans"', 'lang: "xx"'), "utf-8")
    with pytest.raises(AssertionError):
        build(book, place / "site")
    assert (html / "fagui" / "fa.html").exists()


def test_a_record_that_cannot_be_read_does_no_harm(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    (html / RECORD).write_text("{", "utf-8")
    build(book, place / "site")
    assert "jianghua.html" in json.loads((html / RECORD).read_text("utf-8"))["files"]


@pytest.mark.parametrize("name", ["../a.html", "a/../../b.html", "/etc/passwd", "zh-hant/a.html"])
def test_a_name_that_leads_out_of_the_edition_is_not_ours(name: str) -> None:
    assert not is_ours(name)


def test_folders_are_removed_only_when_empty(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/b/x.html", "a/y.html"):
        (tmp_path / name).write_text("", "utf-8")
    remove(tmp_path, ["a/b/x.html"])
    assert not (tmp_path / "a" / "b").exists()
    assert (tmp_path / "a" / "y.html").exists()
