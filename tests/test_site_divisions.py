"""编, 章 and 节 of a statute in the middle, 总则 as wide as 总　则 by style alone."""

from __future__ import annotations

from pathlib import Path

from tests.site.builds import copy_book, page
from tests.site.shelf import Shelf

PAGE = """---
slug: "zhang"
lang: "zh-Hans"
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

(zhang)=

# 办法

(zhang--ch1)=

## 第一章　总则

(zhang--ch1-sec1)=

### 第一节　一般规定

(zhang--ch2)=

## 第二章　罚　则

(zhang--s1)=

## 一、总则
"""


def test_divisions_are_marked_and_short_titles_spaced(shelf: Shelf, tmp_path: Path) -> None:
    book = copy_book(tmp_path)
    for edition in ("zh-hans", "zh-hant"):
        (book / edition / "zhang.md").write_text(PAGE, encoding="utf-8")
        index = book / edition / "index.md"
        index.write_text(
            index.read_text("utf-8").replace("\njianghua\n", "\njianghua\nzhang\n"), "utf-8"
        )
    html = page(shelf.site(book) / "zhang.html")
    divisions = [section["id"] for section in html.select("section.division")]
    assert divisions == ["ch1", "ch1-sec1", "ch2"]
    assert [two.get_text() for two in html.select("section.division .two")] == ["总则"]
    heading = html.select_one("#ch1 > h2")
    assert heading is not None
    assert heading.get_text().startswith("第一章\u3000总则")
