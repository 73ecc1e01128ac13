"""Each page says which script it is in and where its counterpart lies."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.site.builds import BOOK, copy_book, page, sphinx
from tests.site.shelf import Shelf
from zhbook.sphinx.site.editions import Edition, read_edition, site_base

PAGES = ["index.html", "jianghua.html", "fagui/index.html", "fagui/fa.html", "pages/about.html"]


@pytest.fixture(scope="module")
def html(shelf: Shelf) -> Path:
    """The sample book in both editions."""
    return shelf.site(BOOK)


@pytest.mark.parametrize("name", PAGES)
def test_lang_of_the_page(html: Path, name: str) -> None:
    for folder, lang in (("", "zh-Hans"), ("zh-hant", "zh-Hant-TW")):
        root = page(html / folder / name).find("html")
        assert root is not None
        assert root["lang"] == lang


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("folder", ["", "zh-hant"])
def test_the_switch_leads_to_the_same_page_of_the_other_edition(
    html: Path, name: str, folder: str
) -> None:
    here = html / folder / name
    switches = page(here).select("a.edition-switch")
    assert len(switches) == 1
    assert "target" not in switches[0].attrs
    other = (here.parent / str(switches[0]["href"])).resolve()
    assert other == (html / ("" if folder else "zh-hant") / name).resolve()
    assert other.is_file()
    assert switches[0].get_text() == ("简" if folder else "繁")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("folder", ["", "zh-hant"])
def test_hreflang_pairs_lead_to_files_that_exist(html: Path, name: str, folder: str) -> None:
    here = html / folder / name
    pairs = {
        str(link["hreflang"]): (here.parent / str(link["href"])).resolve()
        for link in page(here).select("head link[rel=alternate][hreflang]")
    }
    assert pairs == {
        "zh-Hans": (html / name).resolve(),
        "zh-Hant-TW": (html / "zh-hant" / name).resolve(),
    }


def test_title_and_editor_come_from_the_front_matter(html: Path) -> None:
    built = page(html / "zh-hant" / "fagui" / "fa.html")
    assert built.title is not None
    assert built.title.get_text() == "養犬管理辦法 — 小文集"
    assert "編寫組" in built.select_one("footer.bd-footer-content").get_text()  # type: ignore[union-attr]


def test_a_book_with_one_edition_has_no_switch(shelf: Shelf, tmp_path: Path) -> None:
    book = copy_book(tmp_path)
    shutil.rmtree(book / "zh-hant")
    index = book / "zh-hans" / "index.md"
    index.write_text(index.read_text("utf-8").replace("zh-hans zh-hant", "zh-hans"), "utf-8")
    built = page(shelf.site(book) / "jianghua.html")
    assert not built.select("a.edition-switch, link[hreflang]")


def test_a_folder_without_front_matter_is_a_simplified_edition(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("# 题\n", encoding="utf-8")
    edition = read_edition(tmp_path)
    assert (edition.lang, edition.other, edition.language) == ("zh-Hans", "", "zh_CN")


def test_an_unknown_language_is_named(tmp_path: Path) -> None:
    book = copy_book(tmp_path)
    index = book / "zh-hans" / "index.md"
    index.write_text(re.sub(r'lang: ".*?"', 'lang: "fr"', index.read_text("utf-8")), "utf-8")
    done = sphinx(book / "zh-hans", tmp_path / "out", tmp_path / "doctrees")
    assert done.returncode != 0
    assert "lang is 'fr', not one of zh-Hans, zh-Hant-TW" in done.stderr


@pytest.mark.parametrize(
    ("lang", "uri", "expected"),
    [
        ("zh-Hans", "a.html", "zh-hant/a.html"),
        ("zh-Hans", "x/y/a.html", "../../zh-hant/x/y/a.html"),
        ("zh-Hant-TW", "a.html", "../a.html"),
        ("zh-Hant-TW", "x/y/a.html", "../../../x/y/a.html"),
        ("zh-Hant-TW", "x/", "../../x/"),
    ],
)
def test_the_way_to_the_other_edition(lang: str, uri: str, expected: str) -> None:
    assert Edition(lang, folders=("zh-hans", "zh-hant")).beside(uri) == expected


def test_the_base_of_the_site_ends_in_one_slash() -> None:
    assert site_base("https://example.org/book") == "https://example.org/book/"
    assert site_base("https://example.org/book//") == "https://example.org/book/"


@pytest.mark.parametrize("value", ["example.org/book", "/book/", "ftp://example.org", "https://"])
def test_a_base_that_is_not_absolute_is_refused(value: str) -> None:
    with pytest.raises(Exception, match="ZHBOOK_BASEURL"):
        site_base(value)
