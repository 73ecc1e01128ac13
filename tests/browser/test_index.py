"""The index in a browser: the filter, the way to a place and back, every size and both grounds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Visit
from tests.test_site_index import PAGE, make, project

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(visit: Visit, site: Path) -> Page:
    """The index, opened from the disk."""
    page = visit.page((site / "genindex.html").as_uri(), viewport={"width": 360, "height": 740})
    return page


def shown(page: Page) -> list[str]:
    """The terms that are to be seen."""
    terms = page.locator(".zhindex-group > ul > li > .zhindex-term")
    return [term.inner_text() for term in terms.all() if term.is_visible()]


def type_in(page: Page, words: str) -> list[str]:
    page.locator(".zhindex-filter input").fill(words)
    return shown(page)


def test_the_filter_takes_either_script_and_initials(opened: Page) -> None:
    assert len(shown(opened)) == 5
    assert type_in(opened, "zzjs") == ["政治建设"]
    assert type_in(opened, "ZZ") == ["政治建设"]
    assert type_in(opened, "学") == type_in(opened, "學習") == ["学习"]
    assert type_in(opened, "《 养 》") == ["养犬"]
    assert type_in(opened, "没有") == []
    assert opened.locator(".zhindex-filter output").inner_text() == "没有符合的条目"
    assert len(type_in(opened, "")) == 5


def test_the_traditional_index_takes_simplified_words(visit: Visit, site: Path) -> None:
    page = visit.page((site / "zh-hant" / "genindex.html").as_uri())
    assert type_in(page, "养") == type_in(page, "養") == type_in(page, "yq") == ["養犬"]


def test_a_sub_entry_shows_with_its_term(opened: Page) -> None:
    assert type_in(opened, "办法") == ["养犬"]
    assert opened.locator(".zhindex-group li li .zhindex-term").all_inner_texts() == ["办法"]


def test_a_reference_to_a_hidden_entry_shows_it(opened: Page) -> None:
    assert type_in(opened, "狗") == ["狗"]
    opened.locator(".zhindex-see a").first.click()
    assert "养犬" in shown(opened)
    assert opened.locator("li:target > .zhindex-term").inner_text() == "养犬"


def test_a_place_lights_up_on_arrival(opened: Page) -> None:
    type_in(opened, "学习")
    opened.locator(".zhindex-places a").locator("visible=true").first.click()
    target = opened.locator(":target")
    assert opened.url.endswith("jianghua.html#s2-1-1") and target.inner_text().startswith("一要")
    ground = "e => getComputedStyle(e).backgroundColor"
    assert target.evaluate(ground) != opened.locator("body").evaluate(ground)
    assert target.evaluate(ground) != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_hangs_over_the_edge(visit: Visit, site: Path, width: int) -> None:
    page = visit.page((site / "genindex.html").as_uri(), viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_filter_of_a_split_index_finds_on_all_pages(visit: Visit, tmp_path: Path) -> None:
    source = project(tmp_path, PAGE, more="zh_index_split = 5\n")
    assert make(source).returncode == 0
    page = visit.page((tmp_path / "html" / "genindex.html").as_uri())
    page.locator(".zhindex-filter input").fill("cq")
    found = page.locator(".zhindex-found a")
    found.first.wait_for()
    assert found.all_inner_texts() == ["重庆"]
    found.first.click()
    assert page.locator("li:target > .zhindex-term").inner_text() == "重庆"


def test_without_a_script_all_is_there(visit: Visit, site: Path) -> None:
    page = visit.page((site / "genindex.html").as_uri(), java_script_enabled=False)
    assert len(shown(page)) == 5
    assert not page.locator(".zhindex-filter").is_visible()
