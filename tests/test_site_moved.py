"""Earlier addresses on the built site: anchors, small pages, the list; and builds are equal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests import moved
from tests.site.builds import build, contents, page, sphinx
from tests.site.shelf import Shelf
from zhbook.pageformat import MOVED


def said(there: BeautifulSoup, what: str, attribute: str) -> str:
    """An attribute of the first element that a selector finds."""
    found = there.select_one(what)
    assert found is not None, what
    return str(found[attribute])


@pytest.fixture(scope="module")
def site(shelf: Shelf) -> Path:
    """The site after the change, built twice."""
    return shelf.once("moved", moved.published_twice) / "site" / "html"


@pytest.mark.parametrize("edition", ["", "zh-hant/"])
def test_an_earlier_id_is_an_anchor_at_the_new_place(site: Path, edition: str) -> None:
    speech = page(site / edition / "gong-wen/xin-jiang-hua.html")
    for old, new in {"s2": "s1-2-p2", "s2-p1": "s1-2-p3", "s2-p2": "s1-2-p4"}.items():
        anchor = speech.find(id=old)
        assert anchor is not None and anchor.name == "span" and not anchor.contents
        assert anchor.parent is not None and anchor.parent["id"] == new
    law = page(site / edition / "tiao-li.html")
    anchor = law.find(id="art-3")
    assert anchor is not None and anchor.parent is not None and anchor.parent["id"] == "ch1"


@pytest.mark.parametrize("edition", ["", "zh-hant/"])
def test_an_earlier_page_leads_on(site: Path, edition: str) -> None:
    for old, new in (
        ("tong-zhi/jiang-hua", "../gong-wen/xin-jiang-hua.html"),
        ("tong-zhi/index", "../gong-wen/index.html"),
        ("gong-gao", "moved_addresses.html#gong-gao"),
    ):
        file = site / edition / f"{old}.html"
        there = page(file)
        assert said(there, "a", "href") == said(there, "link[rel=canonical]", "href") == new
        assert said(there, "noscript meta", "content") == f"0; url={new}"
        assert said(there, "script", "data-to") == new
        assert file.parent.joinpath(said(there, "script", "src")).is_file()
        assert "default-src 'none'" in said(there, "meta[http-equiv]", "content")


def test_the_list_says_what_moved(site: Path) -> None:
    there = page(site / "moved_addresses.html")
    section = there.find("section", class_="moved")
    assert section is not None
    text = section.get_text(" ", strip=True)
    for words in ("地址变更", "tong-zhi/jiang-hua.html", "#s2-p1", "#s1-2-p3", "临时公告"):
        assert words in text
    assert section.find(id="gong-gao") is not None
    links = [str(link["href"]) for link in section.find_all("a")]
    assert "gong-wen/xin-jiang-hua.html#s1-2-p2" in links and "tiao-li.html#ch1" in links
    assert all((site / link.partition("#")[0]).is_file() for link in links if link[0] != "#")
    assert "網址變更" in page(site / "zh-hant/moved_addresses.html").get_text()
    # It is no part of the book: the page of the comparison alone leads there.
    for file in ("index.html", "tiao-li.html", "gong-wen/index.html"):
        assert "moved_addresses" not in (site / file).read_text("utf-8")
    assert "moved_addresses.html" in (site / "fidelity.html").read_text("utf-8")


def test_a_build_again_equals_one_from_nothing(site: Path, tmp_path: Path) -> None:
    again, clean = contents(site), contents(build(site.parents[1] / "docs", tmp_path))
    assert sorted(again) == sorted(clean)
    assert [name for name in clean if again[name] != clean[name]] == []


def test_what_moves_back_leaves_nothing(tmp_path: Path) -> None:
    """Nothing but the list changes: the pages that show it are written, what it asked for goes."""
    docs = moved.begin(tmp_path)
    before = contents(build(docs, tmp_path / "site"))
    known = {"format": "zhbook-moved", "version": 1}
    known |= {"places": {"tiao-li": {"art-9": "art-2", "art-1": "art-2", "x9": "gone-1"}}}
    known |= {"pages": {"old/a": ["tiao-li", "art-2"], "tiao-li": ["index", ""]}, "gone": {}}
    for edition in ("zh-hans", "zh-hant"):
        (docs / edition / MOVED).write_text(json.dumps(known), "utf-8")
    html = build(docs, tmp_path / "site")
    law = page(html / "tiao-li.html")
    # An id and a page that the book has are those of the book.
    assert [span["id"] for span in law.select("#art-2 > span[id]")] == ["art-9"]
    assert '"../tiao-li.html#art-2"' in (html / "old/a.html").read_text("utf-8")
    changed = {name for name, content in contents(html).items() if before.get(name) != content}
    pages = {name for name in changed if name.endswith(".html") and not name.startswith("zh-hant/")}
    assert pages == {"tiao-li.html", "old/a.html", "moved_addresses.html", "fidelity.html"}
    for edition in ("zh-hans", "zh-hant"):
        (docs / edition / MOVED).unlink()
    assert contents(build(docs, tmp_path / "site")) == before


def test_in_folders_for_pages_it_is_the_same(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    docs = moved.change(tmp_path)
    html = build(docs, tmp_path / "site", "-b", "dirhtml")
    there = page(html / "tong-zhi/jiang-hua/index.html")
    assert said(there, "a", "href") == "../../gong-wen/xin-jiang-hua/"
    assert (html / "tong-zhi/jiang-hua" / said(there, "script", "src")).is_file()
    assert (html / "moved_addresses/index.html").is_file()


def test_with_an_address_the_canonical_one_is_whole(tmp_path: Path) -> None:
    moved.begin(tmp_path)
    docs = moved.change(tmp_path)
    html = build(docs, tmp_path / "site", baseurl="https://example.org/b")
    there = page(html / "zh-hant/tong-zhi/jiang-hua.html")
    canonical = said(there, "link[rel=canonical]", "href")
    assert canonical == "https://example.org/b/zh-hant/gong-wen/xin-jiang-hua.html"
    assert "moved_addresses.html" in (html / "404.html").read_text("utf-8")


@pytest.mark.parametrize(
    "wrong",
    [
        {"places": {"a": {'s1"><b id="': "s2"}}},
        {"pages": {"../../a": ["tiao-li", ""]}},
        {"pages": {"a": ["tiao-li", "s1 s2"]}},
        {"gone": {"/a": "甲"}},
        {"format": "other"},
        {"pages": []},
    ],
)
def test_a_name_that_no_page_has_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    docs = moved.begin(tmp_path)
    known = {"format": "zhbook-moved", "version": 1, "places": {}, "pages": {}, "gone": {}}
    (docs / "zh-hans" / MOVED).write_text(json.dumps({**known, **wrong}), "utf-8")
    done = sphinx(docs / "zh-hans", tmp_path / "html", tmp_path / "doctrees")
    assert done.returncode == 2
    assert "_moved.json: no list of addresses that moved; convert the texts again" in done.stderr
    assert not list(tmp_path.glob("*.html")) and not list(tmp_path.glob("html/**/*.html"))
