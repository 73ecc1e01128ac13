"""分项显示 shows each member of a series on a line of its own, and is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

ITEMS = ["s2-1-1", "s2-1-2", "s2-1-2-1", "s2-1-2-2"]
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("storage is forbidden", "SecurityError"); }
});"""


def starts(page: Page) -> list[dict[str, Any]]:
    """Where the first character of each item is drawn."""
    found = page.evaluate(
        """(ids) => ids.map((id) => {
          const range = document.createRange();
          const walk = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
          range.setStart(walk.nextNode(), 0);
          range.setEnd(walk.currentNode, 1);
          const box = range.getBoundingClientRect();
          return {x: Math.round(box.left), y: Math.round(box.top)};
        })""",
        ITEMS,
    )
    assert isinstance(found, list)
    return found


def shown(page: Page) -> bool:
    """Whether items are shown on lines of their own."""
    return bool(
        page.evaluate("getComputedStyle(document.querySelector('.item')).display == 'block'")
    )


def test_each_item_begins_a_line_and_nested_ones_stand_deeper(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html")
    words = page.inner_text("#s2-1-p1").replace("\n", "")
    page.click(".items-switch")
    first, second, one, two = starts(page)
    assert first["y"] < second["y"] < one["y"] < two["y"]
    assert first["x"] == second["x"] < one["x"] == two["x"]
    assert page.inner_text("#s2-1-p1").replace("\n", "") == words
    assert page.evaluate("getComputedStyle(document.querySelector('.item')).listStyleType") != ""


def test_it_is_remembered_on_other_pages_and_taken_back(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html")
    assert not shown(page)
    expect(page.locator(".items-switch")).to_have_attribute("aria-pressed", "false")
    page.click(".items-switch")
    assert shown(page)
    expect(page.locator(".items-switch")).to_have_attribute("aria-pressed", "true")
    page.goto(http + "zh-hant/jianghua.html")
    assert shown(page)
    expect(page.locator(".items-switch")).to_have_attribute("aria-pressed", "true")
    page.click(".items-switch")
    page.reload()
    assert not shown(page)


def test_a_page_without_items_has_no_switch(visit: Visit, http: str) -> None:
    assert visit.page(http + "fagui/fa.html").locator(".items-switch").count() == 0


def test_it_works_where_storage_is_forbidden(visit: Visit, http: str) -> None:
    context = visit.context()
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    page.goto(http + "jianghua.html")
    page.click(".items-switch")
    assert shown(page)
    # The theme itself cannot do without storage; what it says of that is not ours.
    visit.faults = [fault for fault in visit.faults if "storage is forbidden" not in fault]


def test_the_page_is_not_drawn_without_it_first(visit: Visit, http: str) -> None:
    """With every later script missing the page already stands as it was left."""
    page = visit.page(http + "jianghua.html")
    page.click(".items-switch")

    def only_early(route: Route) -> None:
        if "early.js" in route.request.url:
            route.continue_()
        else:
            route.fulfill(body="", content_type="text/javascript")

    page.route("**/*.js*", only_early)
    page.reload()
    assert shown(page)
