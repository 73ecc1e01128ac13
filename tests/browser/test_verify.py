"""A cited link says whether its place is as it was; on a server and on the disk."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import expect

import zhbook
from tests.browser.conftest import Visit
from tests.browser.test_cite import open_menu
from tests.site.builds import build


def sum_of(words: str) -> str:
    """What the documents promise: CRC-32 of the words without blanks, in UTF-8."""
    return f"{zlib.crc32(''.join(words.split()).encode()):08x}"


def link(visit: Visit, address: str, ident: str) -> str:
    """What the button copies for a block."""
    page = visit.page(address)
    open_menu(page, ident)
    said = page.locator(".cite-menu [data-form=link] span").inner_text()
    query = re.search(r"\?cited=([0-9a-f]{8})#" + ident, said)
    assert query
    return query[1]


@pytest.mark.parametrize("ident", ["p2", "s1", "s2-1", "s2-1-p1"])
@pytest.mark.parametrize("edition", ["", "zh-hant/"])
def test_an_unchanged_place_is_said_to_be_so(
    visit: Visit, address: str, edition: str, ident: str
) -> None:
    where = f"{address}{edition}jianghua.html"
    cited = link(visit, where, ident)
    page = visit.page(f"{where}?cited={cited}#{ident}")
    line = page.locator("#cite-check")
    expect(line).to_be_visible()
    expect(line.locator("[role=status]")).to_have_text(
        "與引用時一致" if edition else "与引用时一致"
    )
    assert page.evaluate("document.querySelector(':target').id") == ident
    line.locator("button").click()
    expect(line).to_be_hidden()


@pytest.mark.parametrize("edition", ["", "zh-hant/"])
def test_a_changed_or_lost_place_is_said_to_be_so(visit: Visit, address: str, edition: str) -> None:
    for place in ("p2", "s1", "p9999", "%E0"):
        page = visit.page(f"{address}{edition}jianghua.html?cited=00000000#{place}")
        said = "引用之後已有改動" if edition else "引用之后已有改动"
        expect(page.locator("#cite-check [role=status]")).to_have_text(said)
    page.keyboard.press("Escape")
    expect(page.locator("#cite-check")).to_be_hidden()


def test_nothing_is_said_without_a_citation(visit: Visit, address: str) -> None:
    for query in ("#p2", "?cited=00000000", "?cited=xyz#p2", "?cited=<b>#p2", "?cited=#p2"):
        page = visit.page(f"{address}jianghua.html{query}")
        page.wait_for_timeout(100)
        expect(page.locator("#cite-check")).to_be_hidden()


def test_another_place_on_the_page_is_not_the_cited_one(visit: Visit, address: str) -> None:
    page = visit.page(f"{address}jianghua.html?cited=00000000#p2")
    expect(page.locator("#cite-check")).to_be_visible()
    page.evaluate("location.hash = 's1'")
    expect(page.locator("#cite-check")).to_be_hidden()


def test_it_works_as_a_plain_link_without_scripts(visit: Visit, address: str) -> None:
    page = visit.page(f"{address}jianghua.html?cited=00000000#p2", java_script_enabled=False)
    assert page.locator("#p2").evaluate("n => n.matches(':target')")
    expect(page.locator("#cite-check")).to_be_hidden()


def test_it_fits_a_phone(visit: Visit, address: str) -> None:
    page = visit.page(
        f"{address}jianghua.html?cited=00000000#p2", viewport={"width": 320, "height": 560}
    )
    expect(page.locator("#cite-check [role=status]")).not_to_be_empty()
    box = page.locator("#cite-check").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320


SEED = "关于道路的讲话\n同志们：\n一、抓好道路\n第一段说甲。\n二、抓好桥梁\n第二段说乙。\n"
NOTE = '[[texts."a.txt".note]]\nline = 4\nwords = "说甲"\ntext = "注。"\n'


def test_a_later_build_keeps_the_sum_of_what_did_not_change(visit: Visit, tmp_path: Path) -> None:
    """Another paragraph changes, and a note comes: neither is a change of the place."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    sums: dict[str, str] = {}
    texts = (SEED, SEED.replace("说乙", "说丙"))
    for number, text in enumerate(texts):
        (seeds / "a.txt").write_text(text, "utf-8")
        (seeds / "book.toml").write_text(NOTE * number, "utf-8")
        pages = tmp_path / f"pages{number}"
        assert not zhbook.convert(seeds, pages).errors
        site = build(pages, tmp_path / f"site{number}").as_uri()
        for edition in ("", "zh-hant/"):
            for ident in ("s1-p1", "s2-p1", "s1"):
                where = f"{site}/{edition}a.html"
                if not number:
                    sums[edition + ident] = link(visit, where, ident)
                page = visit.page(f"{where}?cited={sums[edition + ident]}#{ident}")
                changed = number == 1 and ident == "s2-p1"
                said = page.locator("#cite-check [role=status]")
                expect(said).to_have_text(re.compile("已有改" if changed else "一致"))
    assert sums["s1-p1"] == sum_of("第一段说甲。")
    assert sums["zh-hant/s1-p1"] == sum_of("第一段說甲。")
    assert sums["s1"] == sum_of("一、抓好道路")
