"""OpenGraph, the sitemap, the page for a missing page, and what no page holds."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.builds import BOOK, build, copy_book, page, pages
from tests.site.shelf import Shelf

BASE = "https://example.org/book/"
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
PAGES = ["index.html", "jianghua.html", "fagui/index.html", "fagui/fa.html", "pages/about.html"]


@pytest.fixture(scope="module")
def without_base(shelf: Shelf) -> Path:
    """The sample book for an address that is not known."""
    return shelf.site(BOOK)


@pytest.fixture(scope="module")
def with_base(shelf: Shelf) -> Path:
    """The sample book for an address under a prefix."""
    return shelf.site(BOOK, baseurl=BASE.rstrip("/"))


def properties(path: Path) -> dict[str, str]:
    """The OpenGraph properties of a page."""
    return {str(m["property"]): str(m["content"]) for m in page(path).select("meta[property]")}


def test_open_graph_of_a_text(without_base: Path) -> None:
    assert properties(without_base / "zh-hant" / "jianghua.html") == {
        "og:type": "article",
        "og:title": "在大會上的講話",
        "og:site_name": "小文集",
        "og:locale": "zh_TW",
        "og:locale:alternate": "zh_CN",
        "og:description": properties(without_base / "zh-hant" / "jianghua.html")["og:description"],
    }


def test_a_paragraph_in_another_language_says_which_and_is_no_description(
    shelf: Shelf, tmp_path: Path
) -> None:
    book = copy_book(tmp_path)
    about = book / "zh-hans" / "pages" / "about.md"
    head = "---\nkind: page\nmyst:\n  enable_extensions: [attrs_block]\n---\n\n# 关于本书\n\n"
    about.write_text(f"{head}{{.language-en}}\nWhat this is.\n\n参见各篇。\n", "utf-8")
    html = shelf.site(book)
    assert properties(html / "pages" / "about.html")["og:description"] == "参见各篇。"
    said = page(html / "pages" / "about.html").select_one("p[lang]")
    assert said is not None and said["lang"] == "en" and said.get_text() == "What this is."


def test_the_description_begins_with_the_text_and_not_with_its_salutation(
    without_base: Path,
) -> None:
    described = properties(without_base / "jianghua.html")["og:description"]
    assert described.startswith("今天开会，主要任务是总结工作")
    assert "同志们" not in described
    assert "仅供学习" not in described
    assert len(described) <= 120


def test_no_address_is_absolute_when_the_base_is_not_known(without_base: Path) -> None:
    for path in pages(without_base):
        head = page(path).head
        assert head is not None
        assert not re.search(r'(?:href|src|content)="(?:https?:)?//?[^"]', str(head)), path
    assert not list(without_base.rglob("sitemap.xml"))


def test_addresses_are_absolute_when_the_base_is_known(with_base: Path) -> None:
    for folder in ("", "zh-hant/"):
        for name in PAGES:
            built = page(with_base / folder / name)
            canonical = built.select_one("link[rel=canonical]")
            assert canonical is not None
            assert canonical["href"] == BASE + folder + name
            assert properties(with_base / folder / name)["og:url"] == BASE + folder + name
            pairs = {str(a["hreflang"]): a["href"] for a in built.select("link[hreflang]")}
            assert pairs == {"zh-Hans": BASE + name, "zh-Hant-TW": BASE + "zh-hant/" + name}


def test_the_sitemap_covers_both_editions_with_their_counterparts(with_base: Path) -> None:
    root = ElementTree.parse(with_base / "sitemap.xml").getroot()
    found = {}
    for url in root.findall("s:url", NAMESPACES):
        links = url.findall("x:link", NAMESPACES)
        found[url.findtext("s:loc", "", NAMESPACES)] = {
            link.get("hreflang"): link.get("href") for link in links
        }
    pairs = [{"zh-Hans": BASE + n, "zh-Hant-TW": BASE + "zh-hant/" + n} for n in PAGES]
    assert found == {address: pair for pair in pairs for address in pair.values()}
    assert not (with_base / "zh-hant" / "sitemap.xml").exists()


def test_the_sitemap_goes_when_the_base_is_no_longer_known(tmp_path: Path) -> None:
    html = build(BOOK, tmp_path, baseurl=BASE)
    assert (html / "sitemap.xml").exists()
    build(BOOK, tmp_path)
    assert not (html / "sitemap.xml").exists()


def test_the_missing_page_starts_from_the_base(with_base: Path) -> None:
    for folder in ("", "zh-hant/"):
        built = page(with_base / folder / "404.html")
        base = built.select_one("base")
        assert base is not None
        assert base["href"] == BASE + folder
        assert [str(a["href"]) for a in built.select("a")] == ["index.html"]


def test_the_missing_page_needs_no_other_file(without_base: Path) -> None:
    for folder in ("", "zh-hant"):
        built = page(without_base / folder / "404.html")
        assert not built.select("script, link:not([href^='data:']), img, base")
        links = [str(a["href"]) for a in built.select("a")]
        assert links == ["./index.html", "../index.html"]


def test_no_stock_search_is_built_and_none_is_asked_for(without_base: Path) -> None:
    assert not list(without_base.rglob("searchindex.js"))
    for path in pages(without_base):
        text = path.read_text("utf-8")
        assert "searchindex" not in text and "searchtools" not in text, path
        assert not page(path).select("#pst-search-dialog, .search-button, #searchbox"), path


def test_every_file_that_a_page_asks_for_is_there(without_base: Path) -> None:
    for path in pages(without_base):
        for element in page(path).select("script[src], link[href], img[src]"):
            address = str(element.get("src") or element.get("href")).split("?")[0].split("#")[0]
            if address.startswith("data:"):
                continue
            assert (path.parent / address).exists(), (path, address)


def test_nothing_stands_in_a_page_that_a_strict_policy_forbids(without_base: Path) -> None:
    for path in pages(without_base):
        built = page(path)
        # Data for machines are no script: a policy does not look at them.
        scripts = built.select('script:not([src], [type="application/ld+json"])')
        assert not scripts, path
        assert not built.select("style, [style]"), path
        handlers = [n for e in built.find_all(True) for n in e.attrs if n.startswith("on")]
        assert not handlers, path


def test_a_page_offers_neither_its_source_nor_the_makers_of_its_tools(without_base: Path) -> None:
    for path in pages(without_base):
        links = [str(a["href"]) for a in page(path).select("a[href]")]
        assert not [a for a in links if "_sources" in a or "://" in a], path
        assert "Sphinx" not in page(path).get_text(), path


def test_a_text_is_on_its_page_once(without_base: Path) -> None:
    text = page(without_base / "jianghua.html").get_text()
    assert text.count("以上各项，要抓紧落实") == 1
    assert len(page(without_base / "jianghua.html").select("h1")) == 1


def test_titles_and_names_are_text_and_not_markup(shelf: Shelf, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>&amp;\"'</title>{{ 7*7 }}"
    book = copy_book(tmp_path)
    for edition in ("zh-hans", "zh-hant"):
        index = book / edition / "index.md"
        quoted = "'" + hostile.replace("'", "''") + "'"
        text = re.sub(r'(book-title|book-editor): ".*"', rf"\1: {quoted}", index.read_text("utf-8"))
        index.write_text(text, "utf-8")
        source = book / edition / "fagui" / "fa.md"
        escaped = re.sub(r"([\W_])", r"\\\1", hostile).replace("\\ ", " ")
        text = source.read_text("utf-8")
        title = next(line for line in text.splitlines() if line.startswith("# "))
        source.write_text(text.replace(title, f"# {escaped}"), "utf-8")
    html = shelf.site(book, baseurl=BASE)
    for path in pages(html):
        built = page(path)
        assert not built.select('img:not([src^="_index/"])'), path
        assert "49" not in built.get_text(), path
    built = page(html / "fagui" / "fa.html")
    found = properties(html / "fagui" / "fa.html")
    assert found["og:title"] == found["og:site_name"] == hostile
    assert built.title is not None
    assert built.title.get_text() == f"{hostile} — {hostile}"
    for selector in (".logo__title", ".bd-breadcrumbs .active", ".component-author"):
        element = built.select_one(selector)
        assert element is not None
        assert hostile in element.get_text(), selector
