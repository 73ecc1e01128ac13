"""The proof in a browser, from the disk: keys, copying, phones, and hostile words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from zhbook.cli.convert import main

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CATCH = """
const catching = { writeText: async (text) => { window.copied = text; } };
Object.defineProperty(navigator, "clipboard", { value: catching });
"""
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => { window.copied = document.activeElement.value; return true; };
"""
HOSTILE = "</p><script>window.hurt = 1</script><img src=x onerror='window.hurt=1'>"
DOUBTFUL = "工作安排\n一、总结\n干了。\n三、任务\n街面巡逻。\n五、其他\n他后走，她后走。\n"
TEXTS = {
    "a.txt": DOUBTFUL,
    "b \"'<b>.txt": f"题目\n一、{HOSTILE}\n好。\n三、\\“甲乙\n好。\n",
    "c.txt": "讲话\n各位：\n一、情况。一是快。二是好。\n二、打算。要把树苗都种好。\n",
}


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a proof on the disk."""
    folder = tmp_path_factory.mktemp("proof")
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in TEXTS.items():
        (seeds / name).write_text(text, encoding="utf-8")
    (seeds / "book.toml").write_text(
        "".join(f"[texts.{_quoted(name)}]\nslug = '{name[0]}'\n" for name in TEXTS), "utf-8"
    )
    assert main([str(seeds), "--proof", str(folder / "out"), "--quiet"]) == 0
    return (folder / "out").as_uri() + "/"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '\\"') + '"'


def opened(visit: Visit, address: str, script: str = CATCH, **options: object) -> Page:
    """A page whose clipboard tells what it was given."""
    return visit.page(address, script, **options)


def focused(page: Page) -> str:
    """The line of the place that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def copied(page: Page) -> str:
    """What the clipboard was given last."""
    return str(page.evaluate("window.copied"))


def test_keys_lead_from_doubt_to_doubt_and_to_the_next_text(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/a.html")
    page.keyboard.press("n")
    assert focused(page) == "L4"
    expect(page.locator("#count")).to_have_text("1／2 处存疑")
    page.keyboard.press("n")
    assert focused(page) == "L6"
    page.keyboard.press("p")
    assert focused(page) == "L4"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == "L5"
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.wait_for_url("**/texts/b.html#first")
    page.wait_for_function("document.activeElement.id === 'L4'")
    page.keyboard.press("p")
    page.wait_for_url("**/texts/a.html#last")
    page.wait_for_function("document.activeElement.id === 'L6'")
    page.keyboard.press("u")
    page.wait_for_url("**/index.html")


def test_a_key_copies_the_row_that_confirms_a_place(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/a.html#L4")
    page.keyboard.press("c")
    expect(page.locator("#said")).to_contain_text("已复制")
    expected = (
        '[[texts."a.txt".override]]\nline = 4\nwords = "三、任务"\nas = "heading"\nlevel = 1\n'
    )
    assert copied(page) == expected


SELECT = """([line, words]) => {
  const raw = document.querySelector(`.row[data-line="${line}"] > .raw`).firstChild;
  const at = raw.data.indexOf(words);
  getSelection().setBaseAndExtent(raw, at, raw, at + words.length);
}"""


def test_a_note_on_the_selected_words_is_copied(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/a.html#L5")
    page.evaluate(SELECT, [5, "巡逻"])
    page.keyboard.press("m")
    expect(page.locator("#said")).to_contain_text("已复制")
    row = '[[texts."a.txt".note]]\nline = 5\nwords = "巡逻"\ntext = "原文如此。"\n'
    assert copied(page) == row
    page.evaluate("window.copied = ''")
    page.locator("#L5 .annotate").click()
    page.wait_for_function("window.copied")
    assert copied(page) == row
    page.evaluate(SELECT, [7, "后走"])
    page.keyboard.press("m")
    expect(page.locator("#said")).to_contain_text("不止一处“后走”")


def test_without_a_selection_the_note_is_on_the_words_that_name_the_place(
    visit: Visit, proof: str
) -> None:
    page = opened(visit, proof + "texts/a.html#L4")
    page.keyboard.press("m")
    expect(page.locator("#said")).to_contain_text("已复制")
    assert 'line = 4\nwords = "三、任务"\ntext' in copied(page)


def test_what_a_place_should_be_is_chosen_with_the_keyboard(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/a.html#L4")
    page.keyboard.press("e")
    expect(page.locator("#change")).to_be_visible()
    page.select_option("#as", "item")
    page.select_option("#level", "2")
    expect(page.locator("#toml")).to_contain_text('as = "item"\nlevel = 2')
    page.select_option("#as", "paragraph")
    expect(page.locator("#level-of")).to_be_hidden()
    page.locator("#take").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#change")).to_be_hidden()
    assert copied(page).endswith('words = "三、任务"\nas = "paragraph"\n')
    assert focused(page) == "L4"


def test_what_cannot_be_is_not_offered(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/a.html#L5")
    page.keyboard.press("e")
    expect(page.locator("#as option[value=run-in]")).to_be_disabled()
    page.keyboard.press("Escape")
    page.goto(proof + "texts/c.html")
    page.locator(".items .change").first.click()
    offered = page.locator("#as option:enabled")
    assert offered.evaluate_all("row => row.map((o) => o.value).sort()") == ["item", "paragraph"]


def test_a_click_copies_and_needs_no_clipboard(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/c.html", NO_CLIPBOARD)
    page.locator("#L4 .copy").click()
    expect(page.locator("#said")).to_contain_text("已复制")
    assert 'words = "二、打算"\nas = "run-in"\nlevel = 1' in copied(page)


def test_what_is_copied_of_a_hostile_text_is_read_back_by_the_converter(
    visit: Visit, proof: str, tmp_path: Path
) -> None:
    page = opened(visit, proof + "texts/b.html#L4")
    page.keyboard.press("c")
    assert page.evaluate("window.hurt") is None
    name = next(name for name in TEXTS if name.startswith("b"))
    (tmp_path / name).write_text(TEXTS[name], encoding="utf-8")
    (tmp_path / "book.toml").write_text(copied(page), encoding="utf-8")
    assert main([str(tmp_path), "--proof", str(tmp_path / "out"), "--quiet"]) == 0
    assert "编者的判定，book.toml 第 1 行" in _page_of(tmp_path / "out")


def _page_of(out: Path) -> str:
    (page,) = (out / "texts").glob("*.html")
    return page.read_text("utf-8")


def test_only_the_doubts_are_shown_on_request(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "texts/a.html")
    expect(page.locator(".row:visible")).to_have_count(7)
    page.keyboard.press("f")
    expect(page.locator(".row:visible")).to_have_count(2)
    expect(page.locator("#only")).to_have_attribute("aria-pressed", "true")


def test_question_mark_shows_the_keys(visit: Visit, proof: str) -> None:
    for name in ("index.html", "texts/a.html", "script/a.html", "script.html"):
        page = opened(visit, proof + name)
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#keys")).to_be_hidden()


def test_the_summary_can_be_narrowed_down(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "index.html")
    page.keyboard.press("/")
    page.keyboard.type("讲话")
    expect(page.locator("tbody tr:visible")).to_have_count(1)


def test_rows_of_the_other_script(visit: Visit, proof: str) -> None:
    page = opened(visit, proof + "script/a.html")
    page.keyboard.press("n")
    page.keyboard.press("c")
    assert copied(page) == '[[confirmed]]\nwords = "街面"\nreading = "街面"\n'
    page.keyboard.press("1")
    reason = 'reason = "“街面”作“街麵”"\n'
    assert copied(page) == f'[[traditional.override]]\nfrom = "街面"\nto = "街麵"\n{reason}'
    # A single character is changed in its context only, and confirmed there or everywhere.
    group = page.locator('.group[data-words="后"]')
    expect(group.locator("> .what .other")).to_have_count(0)
    group.locator("li .other").first.click()
    assert 'from = "他后走"\nto = "他后走"\n' in copied(page)
    group.locator("li .copy").nth(1).click()
    assert copied(page) == '[[confirmed]]\nwords = "她后走"\nreading = "她後走"\n'


@pytest.mark.parametrize("name", ["index.html", "texts/a.html", "texts/b.html", "script/a.html"])
def test_a_phone_shows_it_whole(visit: Visit, proof: str, name: str) -> None:
    page = opened(visit, proof + name, viewport={"width": 360, "height": 740}, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ink_has_enough_contrast(visit: Visit, proof: str, scheme: str) -> None:
    page = opened(visit, proof + "texts/a.html", color_scheme=scheme)
    ratios = page.evaluate(
        """() => {
          const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
          const light = (colour) => parts(colour).slice(0, 3).reduce((sum, value, k) => {
            const part = value / 255;
            const linear = part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            return sum + linear * [0.2126, 0.7152, 0.0722][k];
          }, 0);
          const ground = (element) => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (!/, 0\\)$/.test(colour)) return colour;
            }
            return "rgb(255, 255, 255)";
          };
          return [...document.querySelectorAll("p, b, a, button, h1, code")]
            .filter((element) => element.getClientRects().length && element.textContent.trim())
            .map((element) => {
              const row = [getComputedStyle(element).color, ground(element)].map(light);
              return (Math.max(...row) + 0.05) / (Math.min(...row) + 0.05);
            });
        }"""
    )
    assert len(ratios) > 30 and min(ratios) >= 4.5
