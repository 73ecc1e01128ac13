"""The Content-Security-Policy of every page: in force from a server and from the disk.

A page that breaks it says so in the console, and ``visit`` fails of that: so every other test in
this folder is one of the policy, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_page import PAGES, PHONE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: What stands before the policy in the head could load something before it is in force.
BEFORE = """() => [...document.head.children].slice(0, [...document.head.children].findIndex(
  (e) => e.httpEquiv === "Content-Security-Policy")).map((e) => e.localName)"""
INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 'script'";
  document.body.append(script);
  const button = document.createElement("button");
  button.setAttribute("onclick", "window.ran = 'handler'");
  document.body.append(button);
  button.click();
  const frame = document.createElement("iframe");
  frame.src = "index.html";
  document.body.append(frame);
  const far = document.createElement("img");
  far.src = "https://example.org/a.png";
  document.body.append(far);
  return window.ran || "";
}"""


@pytest.mark.parametrize("folder", ["", "zh-hant/"])
def test_every_page_has_it_before_anything_is_loaded(
    visit: Visit, address: str, site: Path, folder: str
) -> None:
    page = visit.context().new_page()
    names = [path.relative_to(site).as_posix() for path in site.glob("*.html")]
    for name in {*PAGES, *names}:
        page.goto(address + folder + name)
        assert set(page.evaluate(BEFORE)) <= {"meta"}, name
        policies = page.locator("meta[http-equiv='Content-Security-Policy']")
        expect(policies).to_have_count(1)
        said = str(policies.get_attribute("content"))
        assert "default-src 'none'" in said and "unsafe" not in said


@pytest.mark.parametrize("name", ["jianghua.html", "404.html"])
def test_nothing_inside_a_page_is_run(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text))
    page.goto(address + name)
    assert page.evaluate(INLINE) == ""
    page.wait_for_timeout(50)
    assert len([said for said in refused if "Content Security Policy" in said]) >= 4
    page.close()


def every_button(page: Page) -> int:
    """Press each button that can be seen, twice where it is still there; how many there were.

    The button itself is told: a pointer would meet whatever has slid over its place meanwhile.
    """
    seen = 0
    for button in page.locator("button:visible").all():
        if not button.is_visible():
            continue
        seen += 1
        for _ in range(2):
            if button.is_visible() and button.is_enabled():
                button.evaluate("(button) => button.click()")
        page.keyboard.press("Escape")
    return seen


@pytest.mark.parametrize("device", ["desk", "phone"])
@pytest.mark.parametrize("name", ["jianghua.html", "fagui/fa.html", "index.html"])
def test_no_button_breaks_it(visit: Visit, address: str, name: str, device: str) -> None:
    page = visit.page(address + name, **(PHONE if device == "phone" else {}))
    page.wait_for_load_state("networkidle")
    assert every_button(page) >= 3
    assert page.url.partition("#")[0] == address + name


def test_the_buttons_of_the_theme_work_under_it(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html", viewport={"width": 1400, "height": 900})
    for mode in ("dark", "light"):
        page.click(".theme-switch-button")
        page.click(f".theme-change-button[data-mode={mode}]")
        assert page.evaluate("document.documentElement.dataset.theme") == mode
    page.click(".jump-button")
    expect(page.locator("#jump-box")).to_be_visible()
    page.keyboard.press("Escape")
    outline = page.locator(".bd-sidebar-primary")
    inside = outline.evaluate("(e) => e.getBoundingClientRect().right > 0")
    page.click(".primary-toggle")
    page.wait_for_function(
        "(was) => document.querySelector('.bd-sidebar-primary').getBoundingClientRect().right > 0"
        " !== was",
        arg=inside,
    )
    # Where the contents of the page stand beside it, there is no button for them.
    page.set_viewport_size({"width": 1100, "height": 900})
    expect(page.locator(".bd-sidebar-secondary")).to_be_hidden()
    page.click(".secondary-toggle")
    expect(page.locator(".bd-sidebar-secondary, dialog[open] nav").first).to_be_visible()


def test_the_sidebar_opens_on_a_phone(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html", **PHONE)
    page.click(".primary-toggle")
    expect(page.locator(".bd-sidebar-primary, dialog[open] nav").first).to_be_visible()
