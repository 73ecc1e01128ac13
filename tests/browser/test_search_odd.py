"""What readers type and texts hold that is not plain: each is found, counted and marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_search import FIELD, HITS, MARKED, SAID, found
from tests.test_search_site import build_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LONG = "关于进一步加强和改进" + "新时代基层社会治理现代化建设若干重大问题的" * 12 + "决定"
#: Title and text by page; besides these there are forty-five of one kind.
PAGES = {
    "bushou": ("部首", "⼈⺠法院⽤⽔。"),
    "jianrong": ("兼容", "\uf90a色，事情\uf967多。"),
    "lingkuan": ("零宽", "行\u200d政\u200b法\u2060规\ufeff定，家\u3000庭。软\u00ad连字。"),
    "chang": (LONG, "正文很短。"),
    "jiye": ("吉野家", "前面的𠮷野家𠮷𠮷。"),
    "zhu": ("脚注", "公司应当[^1]依法纳税[^1]，不得逃税。\n\n[^1]: 见税法。"),
    "quanjiao": ("全角", "全角２３４号，GB/T 9704—2012，iPhone。"),
    "xingfa": ("刑法", "第二百三十四条　故意伤害。\n\n第十二条　溯及力。"),
    "yinhao": ("引号", "他说“依法‘治国’”，又说「從嚴」『治黨』。It's *强*调**重**要`的`。"),
    "chuan": ("刑法讲话", "讲话提到伤害与赔偿。"),
    # The order: in the title, in a heading, near each other, far from each other but often.
    "xu4": ("甲", "养老、养老、养老在前，中间隔着好些别的字句，再说保险。"),
    "xu3": ("乙", "养老和保险。"),
    "xu2": ("丙", "前言。\n\n## 养老保险\n\n如题。"),
    "xu1": ("养老保险", "如题。"),
}
COMMON = 45


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a project with these pages, on the disk."""
    folder = tmp_path_factory.mktemp("odd")
    source = folder / "source"
    source.mkdir()
    conf = 'language = "zh_CN"\nextensions = ["myst_parser", "zhbook.sphinx.search"]\n'
    (source / "conf.py").write_text(conf + 'html_theme = "basic"\n', "utf-8")
    common = {f"p{n:02}": (f"第{n}号", "普通话，常见之页。") for n in range(COMMON)}
    for name, (title, text) in (PAGES | common).items():
        (source / f"{name}.md").write_text(f"# {title}\n\n{text}\n", "utf-8")
    listed = "\n".join([*PAGES, *common])
    index = f"# 目录\n\n```{{toctree}}\n{listed}\n```\n\n```{{index}} single: 安全生产\n```\n"
    (source / "index.md").write_text(index, "utf-8")
    build_project(source, folder / "html")
    return (folder / "html").as_uri() + "/"


@pytest.fixture(scope="module")
def searching(browser: Browser, odd: str) -> Page:
    """The page of the search."""
    page = browser.new_page()
    page.goto(odd + "search.html")
    return page


@pytest.mark.parametrize(
    ("words", "names", "marked"),
    [
        ("人民法院", ["bushou"], "⼈⺠法院"),
        ("⼈⺠用水", [], ""),
        ("⽤⽔", ["bushou"], "⽤⽔"),
        ("金色", ["jianrong"], "\uf90a色"),
        ("事情不多", ["jianrong"], "事情\uf967多"),
        ("行政法规定", ["lingkuan"], "行\u200d政\u200b法\u2060规\ufeff定"),
        ("行\u200d政法规", ["lingkuan"], "行\u200d政\u200b法\u2060规"),
        ("家庭", ["lingkuan"], "家\u3000庭"),
        ("软连字", ["lingkuan"], "软\u00ad连字"),
        (LONG[:200], ["chang"], LONG[:200]),
        ("重大问题的新时代基层", ["chang"], "重大问题的新时代基层"),
        ("𠮷", ["jiye"], "𠮷"),
        ("的𠮷野", ["jiye"], "的𠮷野"),
        ("应当依法纳税", ["zhu"], "应当依法纳税"),
        ("见税法", ["zhu"], "见税法"),
        ("234号", ["quanjiao"], "２３４号"),
        ("２３４", ["quanjiao"], "２３４"),
        ("gbt9704", ["quanjiao"], "GB/T 9704"),
        ("ＧＢ／Ｔ ９７０４－２０１２", ["quanjiao"], "GB/T"),
        ("IPHONE", ["quanjiao"], "iPhone"),
        ("刑法234", ["xingfa"], "第二百三十四条"),
        ("刑法２３４", ["xingfa"], "第二百三十四条"),
        ("刑法 第234条", ["xingfa"], "第二百三十四条"),
        ("第十二條", ["xingfa"], "第十二条"),
        ("第12条", ["xingfa"], "第十二条"),
        ("刑法 赔偿", ["chuan"], "刑法"),
        ("赔偿 刑法", ["chuan"], "刑法"),
        ("依法治国", ["yinhao"], "依法‘治国"),
        ("“依法‘治国’”", ["yinhao"], "依法‘治国"),
        ('"依法 治国"', ["yinhao"], "依法‘治国"),
        ("「从严」治党", ["yinhao"], "從嚴」『治黨"),
        ("『治黨』", ["yinhao"], "治黨"),
        ("its强调重要的", ["yinhao"], "It's 强调重要的"),
    ],
)
def test_what_is_not_plain_is_found_and_marked(
    searching: Page, words: str, names: list[str], marked: str
) -> None:
    found(searching, words)
    links = searching.locator(HITS).evaluate_all("(links) => links.map((link) => link.href)")
    assert sorted({link.split("/")[-1].split(".html")[0] for link in links}) == names
    if names:
        expect(searching.locator(f"{HITS} mark").first).to_have_text(marked)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("应当依法纳税", "应当[1]依法纳税"),  # the mark of a footnote stands between
        ("人民法院", "⼈⺠法院"),
        ("事情不多", "事情\uf967多"),
        ("行政法规定", "行\u200d政\u200b法\u2060规\ufeff定"),
        ("的𠮷野", "的𠮷野"),
        ("its强调重要的", "It's 强调重要的"),
    ],
)
def test_the_page_marks_what_is_not_plain(visit: Visit, odd: str, words: str, marked: str) -> None:
    viewport = {"width": 360, "height": 740}
    page = visit.page(odd + "search.html?q=" + quote(words), viewport=viewport)
    page.locator(HITS).first.click()
    page.wait_for_function(f"location.pathname.indexOf('search.html') < 0 && ({MARKED})().length")
    assert page.evaluate(MARKED) == [marked]


def test_titles_come_first_then_headings_then_what_is_near(searching: Page) -> None:
    assert found(searching, "养老 保险") == ["养老保险", "丙", "乙", "甲"]
    assert found(searching, "养老") == ["养老保险", "丙", "甲", "乙"]  # then what has it often


def test_a_result_tells_its_section_and_a_piece_of_the_text(searching: Page) -> None:
    found(searching, "如题")
    first = searching.locator(".zh-search-group", has_text="丙").locator("a").first
    expect(first.locator(".zh-search-section")).to_have_text("养老保险")
    expect(first.locator(".zh-search-excerpt")).to_have_text("如题。")
    expect(first.locator("mark")).to_have_text("如题")


def test_the_count_is_known_or_says_that_there_are_more(searching: Page) -> None:
    """Of two characters the index itself knows it; longer words are counted when verified."""
    said, more = searching.locator(SAID), searching.locator(".zh-search-more")
    groups = searching.locator(".zh-search-group")
    for words, first in (("页", f"{COMMON} 篇"), ("之页", f"{COMMON} 篇"), ("普通话", "20+ 篇")):
        found(searching, words)
        expect(said).to_have_text(first)
        expect(groups).to_have_count(20)
        more.click()
        expect(groups).to_have_count(40)
        expect(said).to_have_text("40+ 篇" if "+" in first else first)
        more.click()
        expect(groups).to_have_count(COMMON)
        expect(said).to_have_text(f"{COMMON} 篇")
        expect(more).to_be_hidden()


def test_with_the_keyboard_one_comes_to_further_results(searching: Page) -> None:
    found(searching, "普通话")
    searching.locator(FIELD).focus()
    for _ in range(searching.locator("[role=option]").count() + 1):
        searching.keyboard.press("ArrowDown")
    expect(searching.locator(".zh-search-group")).to_have_count(40)
    chosen = searching.locator("[aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert str(chosen.get_attribute("href")).endswith("p20.html#id1")


def test_terms_of_the_index_are_suggested_and_searched_for(searching: Page) -> None:
    found(searching, "aqsc")
    expect(searching.locator(".zh-search-suggestion")).to_have_text(["安全生产"])
    searching.keyboard.press("Enter")  # as nothing is found, the suggestion is taken
    expect(searching.locator(FIELD)).to_have_value("安全生产")


def test_a_suggestion_typed_in_full_is_the_first(searching: Page) -> None:
    found(searching, "xf")
    said = searching.locator(".zh-search-suggestion").all_inner_texts()
    assert said == ["刑法", "刑法讲话"]


def test_a_screen_reader_is_told_what_happens(searching: Page) -> None:
    field = searching.locator(FIELD)
    expect(field).to_have_role("combobox")
    expect(field).to_have_accessible_name("搜索")
    expect(searching.locator(SAID)).to_have_role("status")
    found(searching, "脚注")
    listed = searching.locator(f"#{field.get_attribute('aria-controls')}")
    expect(listed).to_have_role("listbox")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(listed.locator("[role=group]", has_text="脚注").last).to_have_accessible_name("脚注")
    field.fill("")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(searching.locator(SAID)).to_have_text("")


def test_the_keys_of_the_search_lead_to_the_field_of_its_own_page(searching: Page) -> None:
    found(searching, "脚注")
    searching.locator("h1").click()
    searching.keyboard.press("Control+k")
    expect(searching.locator(FIELD)).to_be_focused()
    expect(searching.locator(".zh-search-dialog")).to_have_count(0)


def test_without_a_script_the_page_leads_to_the_index(visit: Visit, odd: str) -> None:
    page = visit.page(odd + "search.html", java_script_enabled=False)
    page.locator("#zh-search-page a").click()
    page.wait_for_url(re.compile("genindex.html$"))
    expect(page.locator("body")).to_contain_text("安全生产")
