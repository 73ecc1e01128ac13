"""相关段落 at the end of a text, and that it follows what changes elsewhere."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from tests.site.builds import build, contents, copy_book, page
from tests.site.shelf import Shelf

LONG = "坚持以人民为中心的发展思想，坚持稳中求进工作总基调，坚持统筹发展和安全"


def related_book(folder: Path) -> Path:
    """The sample book in one script; a sentence and a term stand in both of its texts."""
    book = copy_book(folder)
    shutil.rmtree(book / "zh-hant")
    edit(book, "fagui/fa.md", "第一条　为了规范养犬行为，", f"第一条　为了{LONG}，")
    edit(book, "fagui/fa.md", "art-1 | 第一条 | 养犬", "art-1 | 第一条 | 养犬, 学习")
    edit(book, "jianghua.md", "今天开会，", f"今天开会，{LONG.replace('坚持统筹', '认真统筹')}，")
    return book


def edit(book: Path, name: str, old: str, new: str) -> None:
    path = book / "zh-hans" / name
    words = path.read_text("utf-8")
    assert old in words, old
    path.write_text(words.replace(old, new), "utf-8")


def related(path: Path) -> Tag:
    found = page(path).select_one("details.related")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def html(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelf.site(related_book(tmp_path_factory.mktemp("book")))


def test_each_passage_says_why_and_leads_there(html: Path) -> None:
    found = related(html / "jianghua.html")
    lines = [line.get_text() for line in found.select(".related-passage")]
    assert lines == [
        "《养犬管理办法》第一条　与本文开头约有百分之94相同",
        "《养犬管理办法》第一条　同有学习",
    ]
    first = found.select_one(".related-passage a")
    assert first is not None and first["href"] == "fagui/fa.html#art-1"
    assert "added" in (found.get("class") or [])


def test_what_recurs_opens_side_by_side_with_its_differences(html: Path) -> None:
    pair = related(html / "jianghua.html").select_one(".related-beside .related-pair")
    assert pair is not None
    left, right = pair.select("p")
    assert right.get_text() == f"{LONG}，"
    assert left.get_text() == f"{LONG}，".replace("坚持统筹", "认真统筹")
    assert [mark.get_text() for mark in left.select(".differs")] == ["认真"]
    assert [mark.get_text() for mark in right.select(".differs")] == ["坚持"]


def test_it_follows_a_change_in_the_other_text(shelf: Shelf) -> None:
    place = shelf.begun(related_book)
    book = place / "book"
    edit(book, "fagui/fa.md", LONG, "规范")
    incremental = contents(build(book, place / "site"))
    assert incremental == contents(shelf.site(book, "-j", "2"))
    assert "开头" not in incremental["jianghua.html"].decode().partition("related")[2]


def test_pictures_are_drawn_again_only_when_they_show_something_else(shelf: Shelf) -> None:
    place = shelf.begun(related_book)
    book, picture = place / "book", place / "site" / "html" / "_index" / "terms-light.svg"
    drawn = picture.read_bytes()
    # Written whenever something is drawn.
    note = place / "site" / "doctrees" / "zh-hans" / "overview-terms-html.txt"
    before = note.stat().st_mtime_ns
    edit(book, "jianghua.md", "今天开会，", "今天上午开会，")
    build(book, place / "site")
    assert note.stat().st_mtime_ns == before and picture.read_bytes() == drawn
    picture.write_bytes(b"of another build")
    build(book, place / "site")
    assert picture.read_bytes() == drawn
    edit(book, "fagui/fa.md", "art-1 | 第一条 | 养犬, 学习", "art-1 | 第一条 | 养犬")
    build(book, place / "site")
    assert picture.read_bytes().startswith(b"<?xml") and picture.read_bytes() != drawn


def test_readings_are_kept_from_build_to_build(shelf: Shelf) -> None:
    kept = (
        shelf.begun(related_book) / "site" / "doctrees" / "zh-hans" / "environment.pickle"
    ).read_bytes()
    known = pickle.loads(kept).domaindata["zhindex"]["readings"]["known"]
    assert known["养犬"] == "yang3 quan3"
