"""How a page stands on the screen."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.measures import line_of, style

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "jianghua.html",
    "chang.html",
    "fagui/index.html",
    "fagui/fa.html",
    "pages/about.html",
    "404.html",
]
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.mark.parametrize("folder", ["", "zh-hant/"])
def test_no_error_and_no_request_to_another_host(visit: Visit, address: str, folder: str) -> None:
    page = visit.context().new_page()
    for name in PAGES:
        page.goto(address + folder + name)
        page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("folder", ["", "zh-hant/"])
@pytest.mark.parametrize("name", PAGES)
def test_a_phone_is_not_scrolled_sideways(visit: Visit, http: str, folder: str, name: str) -> None:
    page = visit.page(http + folder + name, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    outside = page.evaluate(
        """[...document.querySelectorAll('.bd-article *, .bd-header-article :is(a, button, li)')]
        .filter((e) => e.getClientRects().length && !e.matches('.headerlink, .cite-button'))
        .filter((e) => e.getBoundingClientRect().right > 361 || e.getBoundingClientRect().left < -1)
        .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert outside == []


@pytest.mark.parametrize("width", [320, 360, 412, 620, 800])
def test_a_heading_of_any_length_stays_on_the_page(visit: Visit, http: str, width: int) -> None:
    page = visit.page(http + "jianghua.html", viewport={"width": width, "height": 740})
    for length in range(8, 40):
        page.evaluate(
            "(words) => { document.querySelector('#s1 > h2').firstChild.data = words; }",
            "一、" + "长" * length,
        )
        assert page.evaluate("document.documentElement.scrollWidth") == width, length


@pytest.mark.parametrize("width", [620, 800, 1200])
def test_a_long_title_in_the_header_leaves_the_buttons_free(
    visit: Visit, http: str, width: int
) -> None:
    page = visit.page(http + "jianghua.html", viewport={"width": width, "height": 740})
    page.evaluate(
        "document.querySelector('.bd-breadcrumbs .active .ellipsis').textContent = '长'.repeat(60)"
    )
    ends = page.evaluate(
        """['.bd-breadcrumbs .active', '.header-article-items__end']
        .map((name) => document.querySelector(name).getBoundingClientRect())
        .map((box) => [box.left, box.right])"""
    )
    assert ends[0][1] <= ends[1][0]


def test_long_latin_is_broken_on_a_phone(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html", **PHONE)
    page.evaluate("document.getElementById('p2').append('x'.repeat(200))")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("width", [1280, 360])
def test_a_run_in_heading_and_its_text_share_a_line_without_a_gap(
    visit: Visit, http: str, width: int
) -> None:
    page = visit.page(http + "jianghua.html", viewport={"width": width, "height": 800})
    heading, text = "#s2-1 > h3", "#s2-1-p1"
    assert abs(line_of(page, heading, True) - line_of(page, text, False)) < 3
    gap = page.evaluate(
        """() => {
          const box = (node, offset) => {
            const range = document.createRange();
            range.setStart(node, offset); range.setEnd(node, offset + 1);
            return range.getBoundingClientRect();
          };
          const heading = document.querySelector("#s2-1 > h3").firstChild;
          const text = document.getElementById("s2-1-p1").firstChild;
          return box(text, 0).left - box(heading, heading.length - 1).right;
        }"""
    )
    assert abs(gap) < 1
    assert style(page, heading, "font-family") != style(page, text, "font-family")
    # Its block is indented as a paragraph is, and the paragraph after it is one again.
    indent = page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector("#s2-1 > h3").firstChild);
          return range.getClientRects()[0].left
            - document.querySelector("#s2-1").getBoundingClientRect().left;
        }"""
    )
    size = float(style(page, text, "font-size").removesuffix("px"))
    assert abs(indent - 2 * size) < size * 0.6  # the bracket may be trimmed by half its width
    assert style(page, "#s2-1-p2", "display") == "block"


@pytest.mark.parametrize("width", [1100, 1280, 1440, 1920])
def test_the_measure_is_a_whole_number_of_characters(visit: Visit, http: str, width: int) -> None:
    page = visit.page(http + "chang.html", viewport={"width": width, "height": 800})
    box = page.evaluate("document.querySelector('#s1-p1').getBoundingClientRect().width")
    measure = box / float(style(page, "#s1-p1", "font-size").removesuffix("px"))
    assert abs(measure - round(measure)) < 0.01
    assert 34 <= round(measure) <= 40


@pytest.mark.parametrize("width", [360, 390, 414, 768])
def test_on_a_narrow_page_too(visit: Visit, http: str, width: int) -> None:
    page = visit.page(http + "chang.html", viewport={"width": width, "height": 800})
    box = page.evaluate("document.querySelector('#s1-p1').getBoundingClientRect().width")
    measure = box / float(style(page, "#s1-p1", "font-size").removesuffix("px"))
    assert abs(measure - round(measure)) < 0.01


def test_the_text_is_set_as_chinese_text(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html")
    size = float(style(page, "#p2", "font-size").removesuffix("px"))
    assert style(page, "#p2", "text-align") == "justify"
    assert style(page, "#p2", "text-indent") == f"{2 * size:g}px"
    assert style(page, "#p2", "margin-top") == style(page, "#p2", "margin-bottom") == "0px"
    assert style(page, "#p2", "line-break") == "strict"
    assert style(page, "#p2", "text-spacing-trim") == "trim-start"
    assert style(page, "#p1", "text-indent") == "0px"
    assert style(page, "#p3", "text-align") == "end"
    assert style(page, "h1", "text-align") == "center"
    assert style(page, "h1", "text-wrap-style") == "balance"
    assert style(page, "html", "font-synthesis") == "none"
    assert 1.7 <= float(style(page, "#p2", "line-height").removesuffix("px")) / size <= 2


def test_each_script_has_faces_of_its_own(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html")
    simplified = [style(page, s, "font-family") for s in ("#p2", "h1", "#s2-1 > h3")]
    page.goto(http + "zh-hant/jianghua.html")
    traditional = [style(page, s, "font-family") for s in ("#p2", "h1", "#s2-1 > h3")]
    assert len({*simplified, *traditional}) == 6
    assert not [faces for faces in traditional if re.search(r"SC\b|SimSun|YaHei", faces)]
    assert not [faces for faces in simplified if re.search(r"TC\b|MingLiU|JhengHei", faces)]


def test_the_missing_page_leads_back(visit: Visit, address: str) -> None:
    page = visit.page(address + "404.html")
    page.click("a[href='./index.html']")
    assert page.url == address + "index.html"


def test_previous_next_and_breadcrumbs_lead_through_the_book(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    page.click(".prev-next-area .right-next")
    assert page.url == address + "chang.html"
    page.click(".prev-next-area .left-prev")
    assert page.url == address + "jianghua.html"
    page.goto(address + "fagui/fa.html")
    page.click(".bd-breadcrumbs a:text('法')")
    assert page.url == address + "fagui/index.html"
    page.click(".bd-breadcrumbs .breadcrumb-home a")
    assert page.url == address + "index.html"
