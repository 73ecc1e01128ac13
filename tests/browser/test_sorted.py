"""The table of the 编年目录 is sorted by a click on the head of a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Visit
from tests.site.builds import build, copy_book

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGE = """---
kind: "chronicle"
slug: "chronicle"
lang: "zh-Hans"
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

(chronicle)=

# 编年目录

{.chronicle}
| 日期 | 题目 | 责任者 | 字数 |
| --- | --- | --- | --: |
| 1999年12月 | [丙](#jianghua) | 某局 | 1,200 |
| 2001年3月10日 | [甲](#fa) |  | 90 |
| 2001年3月9日 | [乙](#fa) | 安办 | 900 |
|  | [丁](#fa) | 重办 | 9 |
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page on the disk."""
    book = copy_book(tmp_path_factory.mktemp("sources"))
    (book / "zh-hant").rename(book / "left-out")
    (book / "zh-hans" / "chronicle.md").write_text(PAGE, encoding="utf-8")
    index = book / "zh-hans" / "index.md"
    listed = index.read_text("utf-8").replace("\njianghua\n", "\njianghua\nchronicle\n")
    index.write_text(listed.replace("zh-hans zh-hant", "zh-hans"), "utf-8")
    return (build(book, tmp_path_factory.mktemp("site")) / "chronicle.html").as_uri()


def titles(page: Page) -> str:
    return "".join(page.locator("table.chronicle td:nth-child(2)").all_text_contents()).strip()


@pytest.mark.parametrize(
    ("head", "once", "twice"),
    [
        ("日期", "丙乙甲丁", "甲乙丙丁"),
        ("题目", "丙丁甲乙", "乙甲丁丙"),
        ("责任者", "乙丙丁甲", "丁丙乙甲"),
        ("字数", "丁甲乙丙", "丙乙甲丁"),
    ],
)
def test_a_click_sorts_and_another_turns(
    visit: Visit, table: str, head: str, once: str, twice: str
) -> None:
    page = visit.page(table)
    assert titles(page) == "丙甲乙丁"
    button = page.get_by_role("button", name=head)
    button.click()
    assert titles(page) == once
    assert page.locator("th[aria-sort=ascending]").count() == 1
    button.press("Enter")
    assert titles(page) == twice
    assert page.locator("th[aria-sort=descending]").inner_text().startswith(head)


def test_without_a_script_it_stands_as_it_was_written(visit: Visit, table: str) -> None:
    page = visit.page(table, java_script_enabled=False)
    assert titles(page) == "丙甲乙丁"
    assert page.locator(".sort-button").count() == 0
