"""The search finds, shows, leads there and marks; from a server and from the disk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.test_search_site import build_project, project
from zhbook.sphinx.search.folding import classes, fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

FIELD, SAID, HITS = ".zh-search-field", ".zh-search-said", ".zh-search-group > a"
MARKED = "() => [...(CSS.highlights.get('zh-search-found') || [])].map((r) => r.toString())"
SEARCHED = "[...document.scripts].some((s) => s.src.includes('/_search/'))"


def ask(page: Page, words: str) -> None:
    """Open the dialog where there is no field yet, and ask."""
    if page.locator(FIELD).count() == 0:
        page.keyboard.press("Control+k")
    page.locator(FIELD).fill(words)
    expect(page.locator(".zh-search-panel")).to_have_attribute(
        "data-state", re.compile("done|failed|idle")
    )


def found(page: Page, words: str) -> list[str]:
    """The titles of the texts that are found."""
    ask(page, words)
    expect(page.locator(".zh-search-panel")).to_have_attribute("data-state", "done")
    return page.locator(".zh-search-text").all_inner_texts()


def asked_for(page: Page) -> list[str]:
    """Every file of the index that the page has loaded."""
    entries = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    return [name for name in entries if "/_search/" in name]


LAW, SPEECH = "养犬管理办法", "在大会上的讲话"


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("军用、警用犬只", [LAW]),
        ("军用警用犬只", [LAW]),  # punctuation of the text, when nothing else has it
        ("《犬只》", [LAW]),
        ("犬隻", [LAW]),
        ("警", [LAW]),
        ("第二条", [LAW, SPEECH]),
        ("第2条", [LAW, SPEECH]),
        ("办法2", [LAW]),
        ("加强政治建设。一要学习", [SPEECH]),
        ("加强政治建设一要学习", [SPEECH]),
        ("抓紧落实 联系实际", [SPEECH]),
        ("抓紧落实 犬只", []),
        ("“以上 各项”", [SPEECH]),
        ("２０２１年３月", [LAW]),
        ("仅供学习", []),
        ("在大会上的讲话", []),
    ],
)
def test_what_a_query_finds(
    lasting: Callable[..., Page], address: str, words: str, titles: list[str]
) -> None:
    page = lasting(address + "chang.html")
    assert sorted(found(page, words)) == sorted(titles)


def test_both_editions_find_in_either_script(visit: Visit, address: str) -> None:
    page = visit.page(address + "zh-hant/index.html")
    for words in ("军用、警用犬只", "軍用、警用犬隻"):
        assert found(page, words) == ["養犬管理辦法"]
    assert "篇" in page.locator(SAID).inner_text()
    expect(page.locator("mark").first).to_have_text("軍用、警用犬隻")


def test_nothing_is_loaded_before_a_search_begins(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    page.wait_for_timeout(300)
    assert asked_for(page) == []
    assert not page.evaluate(SEARCHED)


def test_with_the_keyboard_alone_one_comes_to_the_place(visit: Visit, address: str) -> None:
    page = visit.page(address + "fagui/index.html")
    page.keyboard.press("/")
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    page.keyboard.type("听取意见")
    expect(page.locator(HITS)).to_have_count(1)
    expect(page.locator(SAID)).to_have_text("1 篇")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]")
    expect(field).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    expect(chosen).to_have_role("option")
    page.keyboard.press("Enter")
    page.wait_for_url(address + "jianghua.html#s2-1-2-2")
    page.wait_for_function(f"({MARKED})().length > 0")
    assert page.evaluate(MARKED) == ["听取意见"]
    box = page.locator("#s2-1-2-2").bounding_box()
    assert box is not None and 0 < box["y"] < 720
    page.reload()
    assert page.evaluate(MARKED) == []


@pytest.mark.parametrize("keys", [["Enter"], ["ArrowDown", "Enter"]])
def test_a_key_waits_for_what_was_typed_before_it(
    visit: Visit, address: str, keys: list[str]
) -> None:
    page = visit.page(address + "fagui/index.html")
    ask(page, "听")
    expect(page.locator(SAID)).to_have_text("1 篇")
    page.keyboard.type("取意见")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(address + "jianghua.html#s2-1-2-2")
    page.wait_for_function(f"({MARKED})().length > 0")
    assert page.evaluate(MARKED) == ["听取意见"]


def test_escape_closes_and_gives_the_focus_back(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    button = page.locator("[data-zh-search]").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".zh-search-dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_slash_that_is_typed_opens_nothing(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    page.keyboard.press("g")
    page.locator("#jump-field").press("/")
    expect(page.locator("#jump-field")).to_have_value("/")
    expect(page.locator(FIELD)).to_have_count(0)


def test_a_phrase_over_a_heading_that_runs_on_is_marked(visit: Visit, address: str) -> None:
    page = visit.page(address + "index.html")
    found(page, "政治建设。一要学习")
    page.locator(HITS).first.click()
    page.wait_for_url(address + "jianghua.html#s2-1")
    page.wait_for_function(f"({MARKED})().length > 0")
    # The link of the heading lies between, which is no text and not shown.
    assert page.evaluate(MARKED)[0].replace("¶", "") == "政治建设。一要学习"


def test_on_the_same_page_the_dialog_gives_way(visit: Visit, address: str) -> None:
    page = visit.page(address + "fagui/fa.html")
    found(page, "国家有关规定")
    page.locator(HITS).first.click()
    expect(page.locator(".zh-search-dialog")).to_be_hidden()
    page.wait_for_function(f"({MARKED})().length > 0")
    assert page.evaluate(MARKED) == ["国家有关规定"]


def test_an_address_can_be_shared_and_the_switch_keeps_it(visit: Visit, address: str) -> None:
    page = visit.page(address + "search.html?q=" + "犬只")
    expect(page.locator(HITS).first).to_be_visible()
    assert page.locator(".zh-search-text").all_inner_texts() == [LAW]
    page.click("a.edition-switch")
    expect(page.locator(".zh-search-text")).to_have_text("養犬管理辦法")


def test_a_new_query_is_in_the_address(visit: Visit, http: str) -> None:
    page = visit.page(http + "search.html")
    found(page, "犬只 & #")
    assert page.evaluate("new URLSearchParams(location.search).get('q')") == "犬只 & #"


def test_the_search_is_limited_to_a_part_or_a_text(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html")
    assert sorted(found(page, "第二条")) == sorted([LAW, SPEECH])
    page.locator(".zh-search-scope").select_option(label="本篇")
    expect(page.locator(".zh-search-text")).to_have_text([SPEECH])
    page.locator(".zh-search-scope").select_option(label="法规")
    expect(page.locator(".zh-search-text")).to_have_text([LAW])


def test_the_other_places_of_a_text_are_shown_on_request(visit: Visit, address: str) -> None:
    page = visit.page(address + "index.html")
    found(page, "前後相連")
    before = page.locator(HITS).count()
    page.locator(".zh-search-more-here").first.click()
    expect(page.locator(".zh-search-more-here")).to_have_count(0)
    assert page.locator(HITS).count() > before
    expect(page.locator("[aria-selected=true]")).to_have_count(1)


def test_typing_with_an_input_method_asks_nothing_until_it_is_done(
    visit: Visit, address: str
) -> None:
    page = visit.page(address + "jianghua.html")
    page.keyboard.press("Control+k")
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    session = page.context.new_cdp_session(page)
    for typed in ("j", "ji", "jing"):
        session.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    page.wait_for_timeout(400)
    expect(page.locator(SAID)).to_have_text("")
    session.send("Input.insertText", {"text": "警"})
    expect(page.locator(".zh-search-text")).to_have_text([LAW])


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "“<script>alert(1)</script>”",
        ".*(犬|只)+[^a]{2,}\\",
        "犬" * 10_000,
        "犬 " * 5_000,
        "“" * 300,
        "__proto__ constructor",
        "%E0%A4%A",
        "\ud83d",
        "‮犬",
    ],
)
def test_a_hostile_query_is_words_like_any_other(visit: Visit, http: str, words: str) -> None:
    page = visit.page(http + "search.html")
    page.on("dialog", lambda dialog: visit.faults.append(dialog.message))
    page.evaluate("(words) => (window.asked = words)", words)
    ask(page, words)
    page.wait_for_timeout(300)
    expect(page.locator(".zh-search-panel")).to_have_attribute("data-state", "done", timeout=3000)
    assert page.locator(".zh-search-panel img, .zh-search-panel script").count() == 0


def test_a_long_query_is_cut_and_this_is_said(visit: Visit, http: str) -> None:
    page = visit.page(http + "search.html")
    ask(page, "犬" * 10_000)
    expect(page.locator(SAID)).to_contain_text("只搜索前 200 字")


def test_punctuation_alone_is_answered(visit: Visit, http: str) -> None:
    page = visit.page(http + "search.html")
    ask(page, "，。")
    expect(page.locator(SAID)).to_have_text("标点不参与搜索，请输入字词")


def test_headings_are_suggested_by_their_words_and_by_initials(visit: Visit, address: str) -> None:
    page = visit.page(address + "index.html")
    for typed in ("zz", "总则"):
        ask(page, typed)
        suggestion = page.locator(".zh-search-suggestion", has_text="总则")
        expect(suggestion).to_have_count(1)
    suggestion.click()
    page.wait_for_url(address + "fagui/fa.html#c1")


def test_terms_of_the_index_are_suggested_in_the_script_of_the_edition(
    visit: Visit, address: str
) -> None:
    for edition, words in (("", "犬只"), ("zh-hant/", "犬隻")):
        page = visit.page(address + edition + "index.html")
        for typed in ("qz", words):
            found(page, typed)
            expect(page.locator(".zh-search-suggestion").first).to_have_text(words)


@pytest.mark.parametrize("which", ["start.js", "index"])
def test_a_file_that_does_not_come_is_told_and_asked_for_again(
    browser: Browser, http: str, which: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    # Before start.js is known, and when it is.
    pattern = "**/_search/start.js*" if which == "start.js" else re.compile(r"/_search/(?!start)")
    page.route(pattern, lambda route: route.abort())
    page.goto(http + "search.html?q=犬只")
    said = page.locator(SAID)
    expect(said).to_have_text("有一部分索引没有载入，结果不全")
    expect(page.locator(HITS)).to_have_count(0)
    page.unroute(pattern)
    page.locator(".zh-search-retry").click()
    expect(page.locator(".zh-search-text")).to_have_text([LAW])
    expect(page.locator(".zh-search-retry")).to_be_hidden()
    context.close()


def test_when_one_text_does_not_come_the_others_are_shown(
    browser: Browser, http: str, site: Path
) -> None:
    (missing,) = (
        path for path in (site / "_search").iterdir() if "警用犬只" in path.read_text("utf-8")
    )
    page = browser.new_page()
    page.route(f"**/{missing.name}*", lambda route: route.abort())
    page.goto(http + "search.html?q=第二条")
    said, titles = page.locator(SAID), page.locator(".zh-search-text")
    expect(said).to_have_text("有一部分索引没有载入，结果不全")
    expect(titles).to_have_text([SPEECH])
    page.unroute(f"**/{missing.name}*")
    page.locator(".zh-search-retry").click()
    expect(said).to_have_text("2 篇")
    assert sorted(titles.all_inner_texts()) == sorted([LAW, SPEECH])
    page.close()


def test_a_site_that_was_published_anew_is_searched_as_it_is_now(
    browser: Browser, http: str
) -> None:
    """An old start.js names files that are gone; the new one is asked for by itself."""
    context = browser.new_context()
    page = context.new_page()
    fresh: list[str] = []

    def answer(route: Route) -> None:
        if "?" in route.request.url:
            fresh.append(route.request.url)
            route.continue_()
            return
        body = route.fetch().text()
        old = re.sub(r'"shards":"\w{8}', '"shards":"aaaaaaaa', body)
        old = old.replace('start("', 'start("0')
        route.fulfill(body=old, content_type="text/javascript")

    page.route("**/_search/start.js*", answer)
    page.goto(http + "search.html?q=犬只")
    expect(page.locator(".zh-search-text")).to_have_text([LAW])
    assert len(fresh) == 1
    context.close()


def test_without_a_script_the_page_says_what_helps(visit: Visit, address: str) -> None:
    page = visit.page(address + "search.html", java_script_enabled=False)
    assert "JavaScript" in page.locator("#zh-search-page").inner_text()


def test_the_browser_folds_as_the_builder_does(visit: Visit, http: str) -> None:
    page = visit.page(http + "search.html")
    page.wait_for_function("window.zhSearch?.files")
    start = "(start) => start.characters.replaceAll(' ', '')"
    known = set(page.evaluate(f"async () => ({start})(await zhSearch.files.begin())"))
    everything = [chr(c) for c in range(0x20, 0x2A700) if not 0xD800 <= c < 0xE000]
    text = "".join(c for c in everything if fold(c) in known or fold(c) == "")
    assert len(text) > 500
    folded = page.evaluate(
        "async (text) => zhSearch.fold(text, await zhSearch.files.begin())", text
    )
    assert folded == fold(text)
    assert {row[0] for row in classes()} & known


def test_it_stays_on_a_phone(visit: Visit, address: str) -> None:
    page = visit.page(address + "jianghua.html", viewport={"width": 360, "height": 740})
    page.locator("[data-zh-search]").first.click()
    found(page, "第二条")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator(".zh-search-dialog").bounding_box()
    assert box is not None and box["width"] <= 360 and box["height"] <= 740


@pytest.fixture(scope="module", params=["alabaster", "sphinx_book_theme"])
def alone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A project with another theme and nothing of the book but the search."""
    folder = tmp_path_factory.mktemp("alone")
    source = project(folder / "source", request.param)
    (source / "si.md").write_text("---\norphan: true\n---\n# 第四篇\n\n队列、表格。\n", "utf-8")
    build_project(source, folder / "html")
    return (folder / "html").as_uri() + "/"


def test_another_project_is_searched_and_its_places_are_marked(
    browser: Browser, alone: str
) -> None:
    page = browser.new_page()
    page.goto(alone + "index.html")
    assert found(page, "数量") == ["第一篇"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("yi.html#"))
    page.wait_for_function(f"({MARKED})().length > 0")
    assert page.evaluate(MARKED) == ["數量"]
    page.close()


def test_what_punctuation_divides_is_found_on_request(browser: Browser, alone: str) -> None:
    page = browser.new_page()
    page.goto(alone + "search.html")
    more = page.locator(".zh-search-more")
    assert found(page, "一行") == ["第一篇"]
    expect(more).to_be_hidden()
    assert found(page, "列表") == ["第三篇"]
    expect(more).to_have_text("也找中间隔着标点的")
    more.click()
    expect(page.locator(".zh-search-text")).to_have_text(["第三篇", "第四篇"])
    expect(more).to_be_hidden()
    assert found(page, "列、表") == ["第三篇", "第四篇"]
    page.close()
