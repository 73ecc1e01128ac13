"""The sidebar follows the reader, and a long list of texts can be narrowed down."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.site.builds import build

pytestmark = pytest.mark.browser

TEXT = """---
slug: "{slug}"
---

({slug})=

# {title}
"""
FRONT = """---
kind: "index"
lang: "zh-Hans"
book-title: "书"
---

# 书

"""
CHAPTERS = """
## 一、总的要求

### （一）目标

{filler}

## 二、任务

### （一）组织

{filler}

### （二）宣传

{filler}
"""


@pytest.fixture(scope="session")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A book whose front page lists a part with one text and then forty texts; its address."""
    folder = tmp_path_factory.mktemp("long list")
    (folder / "zh-hans").mkdir()
    lines, names = ["{.toc-part}", "[法规](gong-gao-0.md)", ""], []
    titles = {"quan-fa": "养犬管理办法"} | {f"gong-gao-{n}": f"第{n}号公告" for n in range(40)}
    for slug, title in titles.items():
        page = TEXT.format(slug=slug, title=title)
        filler = "\n\n".join(["一句接一句，前后相连。" * 30] * 8)
        page += CHAPTERS.format(filler=filler) if slug == "quan-fa" else ""
        (folder / "zh-hans" / f"{slug}.md").write_text(page, "utf-8")
        lines += ["{.toc-text}", f"[{title}](#{slug})", ""]
        lines += ["{.toc-headings}", f"- [{title}的标题](#{slug})", ""]
        names.append(slug)
    head = FRONT.replace("---\n\n", "myst:\n  enable_extensions: [attrs_block]\n---\n\n", 1)
    tree = ["```{toctree}", ":hidden:", "", *names, "```", ""]
    (folder / "zh-hans" / "index.md").write_text(head + "\n".join(lines + tree), "utf-8")
    return build(folder, Path(folder) / "site").as_uri() + "/"


def test_the_outline_opens_where_one_reads(visit: Visit, long_list: str) -> None:
    page = visit.page(long_list + "quan-fa.html")
    outline = page.locator(".book-navigation .page-outline")
    expect(outline.get_by_text("（二）宣传")).to_be_hidden()
    page.get_by_role("heading", name="（二）宣传").scroll_into_view_if_needed()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(outline.get_by_text("（二）宣传")).to_be_visible()
    expect(outline.locator("li.reading > a")).to_have_text("（二）宣传")
    page.evaluate("window.scrollTo(0, 0)")
    expect(outline.get_by_text("（二）宣传")).to_be_hidden()


def test_without_a_script_the_outline_opens_by_hand(visit: Visit, long_list: str) -> None:
    page = visit.page(long_list + "quan-fa.html", java_script_enabled=False)
    outline = page.locator(".book-navigation .page-outline")
    expect(outline.get_by_text("（二）宣传")).to_be_hidden()
    outline.locator(".toctree-toggle").last.click()
    expect(outline.get_by_text("（二）宣传")).to_be_visible()
    expect(page.locator(".contents-filter")).to_have_count(0)


def test_the_box_finds_by_characters_and_by_pinyin(visit: Visit, long_list: str) -> None:
    page = visit.page(long_list + "index.html")
    box = page.locator(".contents-filter input")
    shown = page.locator(".bd-article .toc-text:visible")
    expect(shown).to_have_count(41)
    box.fill("号 12")
    expect(shown).to_have_text(["第12号公告"])
    expect(page.locator(".toc-headings:visible")).to_have_count(1)
    box.fill("quanfa")
    expect(shown).to_have_text(["养犬管理办法"])
    expect(page.locator(".toc-part")).to_be_visible()
    box.fill("没有的")
    expect(shown).to_have_count(0)
    expect(page.locator(".contents-filter [role=status]")).to_have_text("没有这样的篇目")
    box.fill("")
    expect(shown).to_have_count(41)


def test_a_short_list_has_no_box(visit: Visit, address: str) -> None:
    page = visit.page(address + "index.html")
    expect(page.locator(".book-navigation")).to_have_attribute(
        "data-filter", "筛选：题目中的字，或拼音"
    )
    expect(page.locator(".contents-filter")).to_have_count(0)
