"""A link shows its target, and the jump box leads to a place, from a server and from the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


LINK_TO_NO_TEXT = """() => {
  const link = document.createElement("a");
  Object.assign(link, {className: "internal made", href: "pages/about.html"});
  link.textContent = "甲乙丙丁";
  document.querySelector(".bd-article").prepend(link);
}"""

NUMBERED = ["part2-s3", "part2-s3-p1", "part2-s3-1-2", "part2-s3-1-2-2", "part2-s3z1"]
NUMBERED += ["part2-s3z1-1z1", "h1-s3", "art-9-p1", "art-9-p1-i2", "art-9-p1-i2-1-2"]


def loaded(page: Page) -> list[str]:
    """The excerpts that the page has asked for."""
    found = page.evaluate("[...document.scripts].map((s) => s.src)")
    return [src.partition("_excerpts/")[2] for src in found if "_excerpts/" in src]


def test_a_link_shows_its_target_under_the_pointer(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    assert loaded(page) == []
    popup = page.locator(".link-popup")
    page.locator(".bd-article a.internal", has_text="第二条").hover()
    expect(popup).to_contain_text("第二条　下列犬只不适用本办法：")
    expect(popup).to_contain_text("（一）军用、警用犬只；")
    assert loaded(page) == ["titles.js", "fagui/fa.js"]
    page.mouse.move(1, 1)
    expect(popup).to_have_count(0)


def test_a_link_shows_its_target_under_the_focus_until_escape(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    popup = page.locator(".link-popup")
    link = page.locator(".bd-article a.internal", has_text="第二部分")
    page.keyboard.press("Tab")
    link.focus()
    expect(popup).to_have_text("二、部署任务")
    expect(link).to_have_attribute("aria-describedby", "link-popup")
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)


def test_the_traditional_edition_shows_its_own_words(visit: Visit, address: str) -> None:
    page = visit.page(address + "zh-hant/jianghua.html")
    page.locator(".bd-article a.internal", has_text="第二條").hover()
    expect(page.locator(".link-popup")).to_contain_text("第二條　下列犬隻不適用本辦法：")


@pytest.mark.parametrize(
    ("start", "words", "end"),
    [
        ("jianghua.html", "养犬管理办法2", "fagui/fa.html#art-2"),
        ("jianghua.html", "养犬管理办法第二条第一款第（一）项", "fagui/fa.html#art-2-i1"),
        ("jianghua.html", "《养犬管理办法》第二条第二款", "fagui/fa.html#art-2-p2"),
        ("jianghua.html", "养犬", "fagui/fa.html"),
        ("jianghua.html", "s2-1", "jianghua.html#s2-1"),
        ("fagui/fa.html", "第二条", "fagui/fa.html#art-2"),
        ("fagui/fa.html", "2", "fagui/fa.html#art-2"),
        ("fagui/fa.html", "在大会上的讲话s2-1-2-1", "jianghua.html#s2-1-2-1"),
        ("zh-hant/fagui/fa.html", "第二條第二款", "zh-hant/fagui/fa.html#art-2-p2"),
    ],
)
def test_the_jump_box_leads_there(
    visit: Visit, address: str, start: str, words: str, end: str
) -> None:
    page = visit.page(address + start)
    page.keyboard.press("g")
    page.locator("#jump-field").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url(address + end)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("第二条第二项", "art-2-p2"),
        ("第二条第1款", "art-2-i1"),
        ("第2条第一款第（一）项", "art-2-i1"),
    ],
)
def test_a_text_that_counts_as_taiwan_does(
    visit: Visit, address: str, words: str, end: str
) -> None:
    page = visit.page(address + "fagui/fa.html")
    page.evaluate("document.querySelector('.jump-box [role=status]').dataset.levels = '项 款 目'")
    page.keyboard.press("g")
    page.locator("#jump-field").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url(address + "fagui/fa.html#" + end)


@pytest.mark.parametrize(
    ("levels", "words", "end"),
    [
        ("款 段 節 分節", "3(1)(b)(ii)", "part2-s3-1-2-2"),
        ("款 段 節 分節", "第3(1)(b)條", "part2-s3-1-2"),
        ("款 段 節 分節", "第3A（1A）条", "part2-s3z1-1z1"),
        ("款 段 節 分節", "第3A條", "part2-s3z1"),
        ("款 段 节 分节", "第3条", "part2-s3"),
        ("款 项 分项", "第九条第二款（一）项（2）分项", "art-9-p1-i2-1-2"),
        ("款 項 分項", "第九條第二款", "art-9-p1-i2"),
    ],
)
def test_a_text_whose_levels_all_have_numbers(
    visit: Visit, address: str, levels: str, words: str, end: str
) -> None:
    page = visit.page(address + "fagui/fa.html")
    page.evaluate(
        """([levels, ids]) => {
          document.querySelector(".jump-box [role=status]").dataset.levels = levels;
          for (const id of ids) document.body.appendChild(document.createElement("p")).id = id;
        }""",
        [levels, NUMBERED],
    )
    page.keyboard.press("g")
    page.locator("#jump-field").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url(address + "fagui/fa.html#" + end)


def test_a_place_that_is_not_there_is_said(visit: Visit, address: str) -> None:
    page = visit.page(address + "fagui/fa.html")
    page.locator(".jump-button").click()
    page.locator("#jump-field").fill("第九十九条")
    page.keyboard.press("Enter")
    expect(page.locator(".jump-box [role=status]")).to_have_text("没有这一处")
    assert page.url == address + "fagui/fa.html"
    page.keyboard.press("Escape")
    expect(page.locator(".jump-box")).to_be_hidden()


def test_titles_that_fit_alike_are_listed(visit: Visit, address: str) -> None:
    """No two titles of the sample are alike, so two are made up."""
    page = visit.page(address + "fagui/fa.html")
    page.evaluate(
        "window.zhbookTitles = Object.freeze({all: [['jianghua', '甲法'], ['b', '乙法']]})"
    )
    page.keyboard.press("g")
    page.locator("#jump-field").fill("法")
    page.keyboard.press("Enter")
    links = page.locator(".jump-box a")
    expect(links).to_have_text(["甲法", "乙法"])
    links.first.click()
    page.wait_for_url(address + "jianghua.html")


def test_a_link_to_a_page_without_places_shows_nothing(visit: Visit, address: str) -> None:
    page = visit.page(address + "index.html")
    page.evaluate(LINK_TO_NO_TEXT)
    page.locator("a.made").hover()
    page.wait_for_timeout(600)
    assert loaded(page) == ["titles.js"]
    expect(page.locator(".link-popup")).to_have_count(0)
