"""Addresses that were given before an outline, a folder and a file changed, opened afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import moved
from tests.browser.conftest import Quiet, Visit
from tests.site.shelf import Shelf

pytestmark = pytest.mark.browser

#: How far below the upper edge of the window the place is that an address leads to; under its
#: header. A place near the end of a page cannot come so high.
SEEN = """(id) => { const box = document.getElementById(id).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight; }"""


@pytest.fixture(scope="module")
def site(shelf: Shelf) -> Path:
    """The site after the change."""
    return shelf.once("moved", moved.published_twice) / "site" / "html"


@pytest.fixture(scope="module")
def http(site: Path) -> Iterator[str]:
    """Its address on a web server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def url(base: str, address: str) -> str:
    """The address of a page and place of the site."""
    name, sign, place = address.partition("#")
    return f"{base}{name}.html{sign if place else ''}{place}"


def leads_to(page: Page, base: str, old: str, new: str) -> None:
    """The page has come from an earlier address to where it leads now."""
    name, _, place = new.partition("#")
    fragment = old.partition("#")[2] or ("" if name != "moved_addresses" else place)
    expect(page).to_have_url(url(base, f"{name}#{fragment}"))
    if place:
        page.wait_for_function(SEEN, arg=place)
    if fragment:
        named = page.locator(f"[id='{fragment}']")
        inside = named.evaluate("(at) => (at.matches('span:empty') ? at.parentElement : at).id")
        assert inside == place


@pytest.mark.parametrize("edition", ["", "zh-hant/"])
@pytest.mark.parametrize(("old", "new"), moved.LEADS.items())
def test_an_earlier_address_leads_to_where_its_text_is(
    visit: Visit, address: str, edition: str, old: str, new: str
) -> None:
    page = visit.page(url(address + edition, old))
    leads_to(page, address + edition, old, new)


def test_the_place_is_marked_as_the_one_that_was_asked_for(visit: Visit, address: str) -> None:
    page = visit.page(url(address, "tong-zhi/jiang-hua#s2-p2"))
    ground = "(id) => getComputedStyle(document.getElementById(id)).backgroundColor"
    page.wait_for_function(f"() => ({ground})('s1-2-p4') !== ({ground})('s1-2-p3')")
    expect(page.locator("#s1-2-p4")).to_contain_text("最后讲一讲作风问题")


def test_the_other_script_is_at_the_same_place(visit: Visit, address: str) -> None:
    page = visit.page(url(address, "tong-zhi/jiang-hua#s2-p2"))
    leads_to(page, address, "tong-zhi/jiang-hua#s2-p2", "gong-wen/xin-jiang-hua#s1-2-p4")
    page.click("a.edition-switch")
    expect(page).to_have_url(url(address, "zh-hant/gong-wen/xin-jiang-hua#s2-p2"))
    expect(page.locator("#s1-2-p4")).to_contain_text("最後講一講作風問題")


def test_a_cited_link_is_compared_with_the_words_there(visit: Visit, address: str) -> None:
    """Its query goes along; the words of the place are the same, so that is what is said."""
    page = visit.page(url(address, "gong-wen/xin-jiang-hua#s1-2-p4"))
    sum_ = page.evaluate("() => zhbookChecksum(document.getElementById('s1-2-p4'))")
    page = visit.page(f"{address}tong-zhi/jiang-hua.html?cited={sum_}#s2-p2")
    expect(page.locator("#cite-check")).to_contain_text("与引用时一致")


def test_back_leads_to_where_one_came_from(visit: Visit, http: str) -> None:
    page = visit.page(http + "index.html")
    page.goto(url(http, "tong-zhi/jiang-hua#s2"))
    leads_to(page, http, "tong-zhi/jiang-hua#s2", "gong-wen/xin-jiang-hua#s1-2-p2")
    page.go_back()
    expect(page).to_have_url(http + "index.html")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tong-zhi/jiang-hua", "gong-wen/xin-jiang-hua"),
        ("tong-zhi/index", "gong-wen/index"),
        ("gong-gao", "moved_addresses#gong-gao"),
        ("gong-wen/xin-jiang-hua#s2-p2", "gong-wen/xin-jiang-hua#s2-p2"),
    ],
)
def test_without_scripts_an_earlier_address_leads_on(
    visit: Visit, address: str, old: str, new: str
) -> None:
    page = visit.page(url(address, old), java_script_enabled=False)
    expect(page).to_have_url(url(address, new))


def test_the_list_leads_to_the_places(visit: Visit, address: str) -> None:
    page = visit.page(url(address, "moved_addresses"))
    page.click("a[href='gong-wen/xin-jiang-hua.html#s1-2-p2']")
    expect(page).to_have_url(url(address, "gong-wen/xin-jiang-hua#s1-2-p2"))
