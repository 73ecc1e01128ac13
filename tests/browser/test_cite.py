"""The button in the margin copies where a block stands, in three forms."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.browser.conftest import Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = """Object.defineProperty(navigator, "clipboard", {value: undefined});
document.addEventListener("copy", () => { window.copied = document.activeElement.value; });"""


# Where the pointer goes: an element that is inline has boxes that its neighbours cover.
LAST_CHARACTER = """(selector) => {
  const block = document.querySelector(selector);
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (n) =>
    n.data.trim() && !n.parentElement.closest(".headerlink")
      ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  let last = null;
  while (walk.nextNode()) last = walk.currentNode;
  const range = document.createRange();
  range.setStart(last, last.length - 1); range.setEnd(last, last.length);
  const box = range.getBoundingClientRect();
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}"""


def block(ident: str) -> str:
    """The selector of the block whose place ``ident`` is."""
    return f"p#{ident}, section#{ident} > :is(h1, h2, h3, h4, h5, h6)"


def open_menu(page: Page, ident: str) -> None:
    """Hover over a block and press the button that appears."""
    place = page.locator(block(ident))
    place.scroll_into_view_if_needed()
    x, y = page.evaluate(LAST_CHARACTER, block(ident))
    page.mouse.move(x, y)
    button = place.locator(":scope > .cite-button")
    expect(button).to_have_css("opacity", "1")
    button.click()


def copied(page: Page, ident: str, form: str) -> str:
    """What is in the clipboard after one of the forms was chosen."""
    open_menu(page, ident)
    page.click(f".cite-menu [data-form={form}]")
    expect(page.locator("#cite-said")).not_to_be_empty()
    return str(page.evaluate("navigator.clipboard.readText()"))


def checksum(page: Page, ident: str) -> str:
    """The CRC-32 of the words of a block, told from its HTML by other means than the script's."""
    soup = BeautifulSoup(page.locator(block(ident)).evaluate("n => n.outerHTML"), "html.parser")
    for part in soup.select(".added, .headerlink, button"):
        part.decompose()
    return f"{zlib.crc32(''.join(soup.get_text().split()).encode()):08x}"


@pytest.mark.parametrize(
    ("name", "ident", "expected"),
    [
        ("jianghua.html", "top", "《在大会上的讲话》"),
        ("jianghua.html", "p1", "《在大会上的讲话》"),
        ("jianghua.html", "p2", "《在大会上的讲话》第一段"),
        ("jianghua.html", "s1", "《在大会上的讲话》第一部分"),
        ("jianghua.html", "s1-p1", "《在大会上的讲话》第一部分第一段"),
        ("jianghua.html", "s2-1", "《在大会上的讲话》第二部分（一）"),
        ("jianghua.html", "s2-1-p1", "《在大会上的讲话》第二部分（一）第一段"),
        ("jianghua.html", "s2-1-p2", "《在大会上的讲话》第二部分（一）第二段"),
        ("chang.html", "s3-p20", "《文章》第三部分第二十段"),
        ("fagui/fa.html", "c1", "《养犬管理办法》第一章"),
        ("fagui/fa.html", "art-1", "《养犬管理办法》第一条"),
        ("fagui/fa.html", "art-2-p2", "《养犬管理办法》第二条第二款"),
        ("fagui/fa.html", "art-2-i1", "《养犬管理办法》第二条第（一）项"),
        ("zh-hant/jianghua.html", "s2-2-p1", "《在大會上的講話》第二部分（二）第一段"),
    ],
)
def test_the_place_in_words(
    lasting: Callable[..., Page], http: str, name: str, ident: str, expected: str
) -> None:
    page = lasting(http + name, permissions=CLIPBOARD)
    # Nothing is left of what was said of the last one.
    page.evaluate("document.getElementById('cite-said').replaceChildren()")
    assert copied(page, ident, "place") == expected


HEADED = """(headings) => {
  const whole = document.body.appendChild(document.createElement("section"));
  let place = whole;
  for (const words of headings) {
    const inner = place.appendChild(document.createElement("section"));
    inner.appendChild(document.createElement("h2")).textContent = words;
    place = inner;
  }
  const said = zhbookLocation(place);
  whole.remove();
  return said;
}"""


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["三、总体要求"], "第三部分"),
        (["三"], "第三部分"),
        (["三　结论"], "第三部分"),
        (["三农工作"], "三农工作"),
        (["第一部分 概况"], "第一部分"),
        (["第 一 章　总 则", "第二节 甲"], "第一章第二节"),
        (["第二篇 用人", "第三课 写作"], "第二篇第三课"),
        (["第一部法律"], "第一部法律"),
        (["卷一　建置", "第一章　沿革"], "卷一第一章"),
        (["第1部 導言", "第2分部—訂立"], "第1部第2分部"),
        (["第三讲 写作", "二 笔记"], "第三讲第二部分"),
        (["第一，要学", "其二，要做"], "第一其二"),
        (["甲、总则", "子、宗旨", "（丑）其他"], "甲子（丑）"),
        (["壹、緣起", "（一）甲", "1.乙", "（1）丙", "①丁"], "壹（一）1.（1）①"),
        (["貳 組織"], "貳"),
        (["Ⅱ 报告"], "Ⅱ"),
        (["4　总则", "4.1　原则", "4.1.2 步骤"], "4.1.2"),
        (["附录A", "A.2 步骤"], "A.2"),
        (["1　范围"], "1."),
        (["基本案情"], "基本案情"),
    ],
)
def test_every_form_of_a_number_is_cited(
    lasting: Callable[..., Page], http: str, headings: list[str], expected: str
) -> None:
    page = lasting(http + "jianghua.html")
    assert page.evaluate(HEADED, headings) == expected


#: An article as a page has it: its number, and blocks of it by id.
ARTICLE = """([number, levels, blocks, id]) => {
  document.getElementById("cite-said").dataset.levels = levels;
  const place = document.body.appendChild(document.createElement("section"));
  place.innerHTML = `<p id="art-184"><span class="number">${number}</span></p>` +
    blocks.map(([id, words]) => `<p id="${id}">${words}</p>`).join("");
  const found = zhbookLocation(document.getElementById(id));
  place.remove();
  return found;
}"""
TAIWAN_BLOCKS = [
    ("art-184-p2", "乙。"),
    ("art-184-p2-i1", "一、丙。"),
    ("art-184-p2-i1-12", "（十二）丁。"),
    ("art-184-p1-i2", "二、戊。"),
]
MAINLAND_BLOCKS = [
    ("art-184-p2", "乙。"),
    ("art-184-p2-i1", "（一）丙。"),
    ("art-184-p2-i1-12", "12.丁。"),
    ("art-184-i2", "（二）戊。"),
]

ORDINANCE_BLOCKS = [
    ("part2-s3-p1", "甲。"),
    ("part2-s3-1", "(1) 乙——"),
    ("part2-s3-1-2", "(b) 丙。"),
    ("part2-s3z1-1z1", "(1A) 丁。"),
]
MACAO_BLOCKS = [
    ("art-184-p1", "甲"),
    ("art-184-p1-i2", "二、乙："),
    ("art-184-p1-i2-1", "（一）丙："),
    ("art-184-p1-i2-1-2", "（2）丁。"),
]


@pytest.mark.parametrize(
    ("number", "levels", "blocks", "expected"),
    [
        (
            "3.",
            "款 段 節 分節",
            ORDINANCE_BLOCKS,
            ["第3條", "第3(1)條", "第3(1)(b)條", "第3A(1A)條"],
        ),
        (
            "第一百八十四條",
            "款 項 分項",
            MACAO_BLOCKS,
            [
                "第一百八十四條",
                "第一百八十四條第二款",
                "第一百八十四條第二款（一）項",
                "第一百八十四條第二款（一）項（2）分項",
            ],
        ),
        (
            "第 184 條",
            "項 款 目",
            TAIWAN_BLOCKS,
            ["第184條第2項", "第184條第2項第1款", "第184條第2項第1款第12目", "第184條第2款"],
        ),
        (
            "第一百八十四条",
            "项 款 目",
            TAIWAN_BLOCKS,
            [
                "第一百八十四条第二项",
                "第一百八十四条第二项第一款",
                "第一百八十四条第二项第一款第十二目",
                "第一百八十四条第二款",
            ],
        ),
        (
            "第一百八十四条",
            "款 项 目",
            MAINLAND_BLOCKS,
            [
                "第一百八十四条第二款",
                "第一百八十四条第二款第（一）项",
                "第一百八十四条第二款第（一）项第12目",
                "第一百八十四条第（二）项",
            ],
        ),
    ],
)
def test_the_levels_of_an_article_are_those_of_its_text(
    visit: Visit,
    http: str,
    number: str,
    levels: str,
    blocks: list[tuple[str, str]],
    expected: list[str],
) -> None:
    page = visit.page(http + "jianghua.html")
    cited = [page.evaluate(ARTICLE, [number, levels, blocks, ident]) for ident, _ in blocks]
    assert cited == expected


def test_as_gb_t_7714_cites_it(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html", permissions=CLIPBOARD)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert copied(page, "s2-1-p2", "standard") == (
        f"在大会上的讲话[EB/OL]//编写组. 小文集. [{today}]. "
        f"{http}jianghua.html?cited={checksum(page, 's2-1-p2')}#s2-1-p2"
    )


def test_who_is_responsible_and_the_date_are_cited_where_they_are_known(
    visit: Visit, http: str
) -> None:
    page = visit.page(http + "fagui/fa.html", permissions=CLIPBOARD)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert copied(page, "art-1", "standard") == (
        "某市, 某区. 养犬管理办法[EB/OL]//编写组. 小文集. "
        f"(2019-05-06)[{today}]. {http}fagui/fa.html?cited={checksum(page, 'art-1')}#art-1"
    )


def test_as_a_link(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html#s1", permissions=CLIPBOARD)
    link = f"{http}jianghua.html?cited={checksum(page, 's2-2')}#s2-2"
    assert copied(page, "s2-2", "link") == link
    page.goto(link)
    assert copied(page, "s2-2", "link") == link


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("重点一：防范风险", "重点一"),
        ("第一，提高认识", "第一"),
        ("第三章　罚则", "第三章"),
        ("（三）办法", "（三）"),
        ("十二、结语", "第十二部分"),
        ("2. 步骤", "2."),
        ("（4）保障", "（4）"),
        ("③ 监督", "③"),
        ("工作要求", "工作要求"),
        ("一要、二要都要抓", "一要、二要都要抓"),
    ],
)
def test_how_a_number_is_cited(visit: Visit, http: str, heading: str, expected: str) -> None:
    page = visit.page(http + "chang.html", permissions=CLIPBOARD)
    page.evaluate(
        "(words) => { document.querySelector('#s1 > h2').firstChild.data = words; }", heading
    )
    assert copied(page, "s1", "place") == "《文章》" + expected


def test_from_the_disk_and_without_a_clipboard(visit: Visit, site: Any) -> None:
    context = visit.context()
    context.add_init_script(NO_CLIPBOARD)
    page = context.new_page()
    page.goto(site.as_uri() + "/jianghua.html")
    open_menu(page, "s1")
    page.click(".cite-menu [data-form=place]")
    expect(page.locator("#cite-said")).to_have_text("已复制")
    assert page.evaluate("window.copied") == "《在大会上的讲话》第一部分"


def test_the_keyboard_can_do_it_all(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html", permissions=CLIPBOARD)
    button = page.locator("#p2 > .cite-button")
    button.focus()
    expect(button).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator(".cite-menu [data-form=place]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".cite-menu")).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#cite-said")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == (
        f"{http}jianghua.html?cited={checksum(page, 'p2')}#p2"
    )


def test_it_announces_what_it_did_in_the_script_of_the_page(visit: Visit, http: str) -> None:
    page = visit.page(http + "zh-hant/jianghua.html", permissions=CLIPBOARD)
    copied(page, "s1", "link")
    expect(page.locator("#cite-said[role=status]")).to_have_text("已複製")


def test_a_tap_shows_the_button_on_a_phone(visit: Visit, http: str) -> None:
    page = visit.page(
        http + "jianghua.html",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        permissions=CLIPBOARD,
    )
    button = page.locator("#p2 > .cite-button")
    expect(button).to_have_css("opacity", "0")
    page.locator("#p2").tap(position={"x": 80, "y": 10})
    expect(button).to_have_css("opacity", "1")
    button.tap()
    page.locator(".cite-menu [data-form=place]").tap()
    expect(page.locator("#cite-said")).to_have_text("已复制")


def test_the_buttons_add_no_words_to_the_text(visit: Visit, http: str) -> None:
    page = visit.page(http + "jianghua.html")
    page.wait_for_selector("#p2 > .cite-button", state="attached")
    text = page.evaluate("document.querySelector('.bd-article').textContent")
    assert re.sub(r"\s", "", text).startswith("在大会上的讲话¶同志们：今天开会")


def test_buttons_come_as_the_reader_does(visit: Visit, http: str) -> None:
    page = visit.page(http + "chang.html")
    page.wait_for_selector("#s1-p1 > .cite-button", state="attached")
    assert page.locator("#s3-p20 > .cite-button").count() == 0
    page.locator("#s3-p20").scroll_into_view_if_needed()
    page.wait_for_selector("#s3-p20 > .cite-button", state="attached")
