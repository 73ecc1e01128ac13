"""In the edition that was converted a reader sees the words as they were received, on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SELECT = """([id, from, to]) => {
  const text = document.getElementById(id).firstChild;
  getSelection().setBaseAndExtent(text, from, text, to);
}"""


def loaded(page: Page) -> list[str]:
    """The originals that the page has asked for."""
    found = page.evaluate("[...document.scripts].map((s) => s.src)")
    return [src.partition("_originals/")[2] for src in found if "_originals/" in src]


def test_a_sentence_under_the_pointer(visit: Visit, address: str) -> None:
    page = visit.page(address + "zh-hant/jianghua.html")
    popup = page.locator(".link-popup")
    page.locator("#p2").hover()
    page.wait_for_timeout(500)
    expect(popup).to_have_count(0)
    assert loaded(page) == []
    page.locator(".original-switch").click()
    expect(page.locator(".original-switch")).to_have_attribute("aria-pressed", "true")
    page.locator("#p2").hover()
    expect(popup).to_have_text("今天开会，主要任务是总结工作、部署任务，下面我讲两点意见。")
    expect(popup).to_have_attribute("lang", "zh-Hans")
    assert loaded(page) == ["jianghua.js"]
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)


def test_the_words_that_are_selected(visit: Visit, address: str) -> None:
    page = visit.page(address + "zh-hant/fagui/fa.html")
    page.locator(".original-switch").click()
    page.evaluate(SELECT, ["p1" if page.locator("#p1").count() else "art-2", 0, 3])
    shown = page.evaluate("getSelection().toString()")
    expect(page.locator(".link-popup")).to_have_count(1)
    assert len(page.locator(".link-popup").inner_text()) == len(shown)
    assert loaded(page) == ["fagui/fa.js"]


def test_a_block_that_is_reached_with_the_keyboard(visit: Visit, address: str) -> None:
    page = visit.page(address + "zh-hant/jianghua.html")
    page.locator(".original-switch").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#p2 > .cite-button", state="attached")
    page.keyboard.press("Tab")
    page.locator("#p2 > .cite-button").focus()
    expect(page.locator(".link-popup")).to_contain_text("今天开会")


def test_a_tap_on_a_phone(visit: Visit, address: str) -> None:
    page = visit.page(
        address + "zh-hant/jianghua.html",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
    )
    page.locator(".original-switch").tap()
    page.locator("#p2").tap(position={"x": 80, "y": 10})
    expect(page.locator(".link-popup")).to_contain_text("今天开会")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_original_itself_has_no_such_button(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    expect(page.locator(".original-switch")).to_have_count(0)
    page.goto(address + "zh-hant/index.html")
    expect(page.locator(".original-switch")).to_have_count(0)
