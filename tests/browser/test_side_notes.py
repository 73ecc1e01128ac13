"""Notes of the editors in a browser: beside their words or at the foot, also without a script."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

import zhbook
from tests.browser.conftest import Visit
from tests.browser.test_search import HITS, MARKED
from tests.site.builds import build

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = "这一条注很长，" * 12 + "还没有完。"
SEED = (
    "关于道路的讲话\n同志们：\n一、抓好道路\n第一句话说甲，第二句话说乙，第三句话说丙。\n"
    + "\n".join(f"第{n}段，一句接一句。" * 12 for n in "一二三四五六七八九")
    + "\n二、抓好桥梁\n最后说丁。\n"
)


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page with three long notes on one line and one far below."""
    folder = tmp_path_factory.mktemp("noted")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(SEED, "utf-8")
    (folder / "seeds" / "b.txt").write_text("关于桥梁的讲话\n同志们：\n只有一段。\n", "utf-8")
    rows = [(4, "说甲", LONG), (4, "说乙", LONG), (4, "说丙", "短注。"), (15, "说丁", "在下面。")]
    (folder / "seeds" / "book.toml").write_text(
        "".join(
            f'[[texts."a.txt".note]]\nline = {line}\nwords = "{words}"\ntext = "{said}"\n'
            for line, words, said in rows
        )
        + '[[texts."b.txt".note]]\nline = 3\nwords = "只有一段"\ntext = "短注。"\n',
        "utf-8",
    )
    assert not zhbook.convert(folder / "seeds", folder / "pages").errors
    return build(folder / "pages", folder / "site").as_uri() + "/"


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found = page.eval_on_selector_all(
        selector,
        "all => all.map((n) => { const r = n.getBoundingClientRect();"
        " return { left: r.left, right: r.right,"
        " top: r.top + scrollY, bottom: r.bottom + scrollY } })",
    )
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1200, 1400, 1920])
def test_on_a_wide_screen_notes_stand_beside_their_words(
    noted: str, visit: Visit, width: int, script: bool
) -> None:
    page = visit.page(
        f"{noted}a.html", viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    (text,) = boxes(page, "article.bd-article")
    marks, notes = boxes(page, ".note-mark"), boxes(page, ".editor-note")
    assert len(marks) == len(notes) == 4
    for note in notes:
        assert text["right"] <= note["left"] < note["right"] <= width
    for above, below in pairwise(notes):
        assert above["bottom"] <= below["top"]
    for at in (0, 3):  # those that no other note pushes down
        assert abs(notes[at]["top"] - marks[at]["top"]) < 30
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 1000])
def test_on_a_narrow_screen_they_stand_at_the_foot(
    noted: str, visit: Visit, width: int, script: bool
) -> None:
    page = visit.page(
        f"{noted}a.html", viewport={"width": width, "height": 740}, java_script_enabled=script
    )
    paragraphs, notes = boxes(page, "article p[id]"), boxes(page, ".editor-note")
    assert max(p["bottom"] for p in paragraphs) < min(n["top"] for n in notes)
    for above, below in pairwise(notes):
        assert above["bottom"] <= below["top"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1400])
def test_the_mark_leads_to_the_note_and_back_by_keyboard(
    noted: str, visit: Visit, width: int
) -> None:
    page = visit.page(f"{noted}zh-hant/a.html", viewport={"width": width, "height": 740})
    mark = page.locator("#note-4-mark")
    assert mark.get_attribute("role") == "doc-noteref"
    assert mark.get_attribute("aria-label") == "編者註4"
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator("#note-4")
    assert note.evaluate("n => n.matches(':target') && n.getAttribute('role') === 'doc-footnote'")
    page.wait_for_function(
        "() => { const r = document.querySelector('#note-4').getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight }"
    )
    note.locator("[role=doc-backlink]").focus()
    page.keyboard.press("Enter")
    assert page.locator("#note-4-mark").evaluate("n => n.matches(':target')")


def test_a_page_without_headings_has_notes_too(noted: str, visit: Visit) -> None:
    """The theme has no contents to fold there."""
    page = visit.page(f"{noted}b.html", viewport={"width": 1400, "height": 900})
    (note,) = boxes(page, ".editor-note")
    (text,) = boxes(page, "article.bd-article")
    assert text["right"] <= note["left"]
    page.wait_for_timeout(100)  # errors of the page's scripts come late


def test_who_copies_the_text_has_no_mark_in_it(noted: str, visit: Visit) -> None:
    page = visit.page(f"{noted}a.html", viewport={"width": 1400, "height": 900})
    said = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('#s1-p1'));"
        " return getSelection().toString() }"
    )
    assert said.strip() == "第一句话说甲，第二句话说乙，第三句话说丙。"


def test_the_contents_make_room_and_come_back(noted: str, visit: Visit) -> None:
    page = visit.page(f"{noted}a.html", viewport={"width": 1400, "height": 900})
    page.locator(".bd-sidebar-secondary.hide").wait_for()
    page.locator("p[id]").nth(8).scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, 900)")
    page.locator(".bd-sidebar-secondary:not(.hide)").wait_for()


def test_a_link_to_a_place_says_the_same_with_a_note(noted: str, visit: Visit) -> None:
    page = visit.page(f"{noted}a.html", viewport={"width": 1400, "height": 900})
    page.locator("#s1-p1").hover()
    page.locator("#s1-p1 .cite-button").click()
    said = page.locator(".cite-menu").inner_text()
    assert "①" not in said and "第一部分第一段" in said


def test_a_phrase_with_a_note_inside_is_found_and_marked(noted: str, visit: Visit) -> None:
    page = visit.page(f"{noted}search.html?q={quote('说甲，第二句话')}")
    page.locator(HITS).click()
    page.wait_for_url(f"{noted}a.html#*")
    page.wait_for_function(f"({MARKED})().length")
    assert [said.replace("①", "") for said in page.evaluate(MARKED)] == ["说甲，第二句话"]
