"""The switch 简 / 繁 leads to the same place of the same page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

JUMP = "(id) => document.getElementById(id).scrollIntoView({behavior: 'instant'})"


def test_it_keeps_the_fragment(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html#s2-1")
    page.click("a.edition-switch")
    expect(page).to_have_url(address + "zh-hant/jianghua.html#s2-1")
    assert page.evaluate("document.documentElement.lang") == "zh-Hant-TW"
    page.click("a.edition-switch")
    expect(page).to_have_url(address + "jianghua.html#s2-1")


def test_it_works_before_the_page_has_arrived_whole(visit: Visit, http: str) -> None:
    page = visit.context().new_page()
    # What waits for this script comes late: every script that is deferred stands after it.
    held: list[Route] = []
    page.route("**/fontawesome.js*", lambda route: held.append(route))
    page.goto(http + "jianghua.html#s2-1", wait_until="commit")
    page.click("a.edition-switch")
    expect(page).to_have_url(http + "zh-hant/jianghua.html#s2-1")
    assert held


def test_it_keeps_a_fragment_that_was_set_later(visit: Visit, address: str) -> None:
    page = visit.page(address + "fagui/fa.html")
    page.evaluate("location.hash = 'art-2'")
    page.click("a.edition-switch")
    expect(page).to_have_url(address + "zh-hant/fagui/fa.html#art-2")


def test_without_a_fragment_it_leads_to_the_block_being_read(visit: Visit, address: str) -> None:
    page = visit.page(address + "chang.html")
    page.evaluate(JUMP, "s2-p7")
    page.click("a.edition-switch")
    expect(page).to_have_url(address + "zh-hant/chang.html#s2-p7")
    # And there it stands at the top, below the header.
    page.wait_for_function(
        "(id) => { const box = document.getElementById(id)?.getBoundingClientRect();"
        " return box && box.top >= 0 && box.top < 150; }",
        arg="s2-p7",
    )


def test_at_the_top_of_a_page_it_leads_to_the_page(visit: Visit, address: str) -> None:
    page = visit.page(address + "chang.html")
    page.click("a.edition-switch")
    expect(page).to_have_url(address + "zh-hant/chang.html")


def test_a_fragment_that_was_scrolled_away_is_left_for_the_block_being_read(
    visit: Visit, http: str
) -> None:
    page = visit.page(http + "chang.html#s1-p2")
    page.evaluate(JUMP, "s3-p4")
    page.click("a.edition-switch")
    expect(page).to_have_url(http + "zh-hant/chang.html#s3-p4")


def test_the_keyboard_does_the_same(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html#s1-p1")
    page.focus("a.edition-switch")
    page.keyboard.press("Enter")
    expect(page).to_have_url(http + "zh-hant/jianghua.html#s1-p1")


def test_the_page_does_not_move_when_the_switch_gets_the_focus(visit: Visit, http: str) -> None:
    page = visit.page(http + "chang.html")
    page.evaluate(JUMP, "s2-p7")
    before = page.evaluate("scrollY")
    page.focus("a.edition-switch")
    page.wait_for_timeout(400)
    assert page.evaluate("scrollY") == before


def test_a_fragment_that_is_no_text_does_no_harm(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html#%E0")
    page.click("a.edition-switch")
    expect(page).to_have_url(http + "zh-hant/jianghua.html#%E0")


def test_it_stays_in_the_tab(visit: Visit, http: str) -> None:
    page = visit.page(http + "index.html")
    page.click("a.edition-switch")
    expect(page).to_have_url(http + "zh-hant/index.html")
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("name", ["index.html", "fagui/fa.html"])
def test_without_scripts_it_leads_to_the_page(visit: Visit, address: str, name: str) -> None:
    page = visit.page(address + name, java_script_enabled=False)
    page.click("a.edition-switch")
    expect(page).to_have_url(address + "zh-hant/" + name)
    page.click("a.edition-switch")
    expect(page).to_have_url(address + name)


def test_without_scripts_no_button_is_shown_that_needs_one(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html", java_script_enabled=False)
    assert page.locator(".bd-header-article button:visible").count() == 0
    expect(page.locator("a.edition-switch")).to_have_text(re.compile("繁"))
