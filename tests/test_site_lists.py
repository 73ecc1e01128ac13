"""Lists of texts are written as data, and look as if they had been written as Markdown."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.site.builds import build, contents, copy_book, page, sphinx
from tests.site.shelf import Shelf
from zhbook.writers.inlines import row

HEAD = """---
kind: "chronicle"
slug: "list"
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

(list)=

# 目录

"""
MARKDOWN = """{.toc-text}
[讲话](#jianghua) [讲话 · 700字]{.toc-facts}

{.toc-text}
[办法](#fa) [办法 · 200字]{.toc-facts}

{.chronicle}
| 日期 | 题目 | 字数 |
| --- | --- | --: |
| 2021年3月 | [办法](#fa) | 1,200 |
|  | [讲话](#jianghua) | 90 |
"""
ROWS = """```{text-list}
["jianghua", "讲话", "讲话 · 700字"]
["fa", "办法", "办法 · 200字"]
```

```{text-table}
:numbers: 字数

["日期", "题目", "字数"]
["fa", "2021年3月", "办法", "1,200"]
["jianghua", "", "讲话", "90"]
```
"""
#: What ends a line or a fence, or would be markup.
HOSTILE = 'a"\\`*_[x](y){z}<script>|&\u2028b\u2029c\x85d\x1ee```'


def add(book: Path, text: str) -> Path:
    """The sample book in one script, with a page."""
    if (book / "zh-hant").exists():
        (book / "zh-hant").rename(book / "left-out")
    (book / "zh-hans" / "list.md").write_text(HEAD + text, "utf-8")
    front = book / "zh-hans" / "index.md"
    if "\nlist\n" not in front.read_text("utf-8"):
        listed = front.read_text("utf-8").replace("\njianghua\n", "\njianghua\nlist\n", 1)
        front.write_text(listed, "utf-8")
    return book


def article(html: Path) -> str:
    found = page(html / "list.html").find("article")
    assert found is not None
    return re.sub(r"\s+", " ", str(found))


def test_rows_look_as_markdown_does(shelf: Shelf, tmp_path: Path) -> None:
    as_markdown = shelf.site(add(copy_book(tmp_path), MARKDOWN))
    before = article(as_markdown)
    as_rows = shelf.site(add(tmp_path / "book", ROWS))
    assert article(as_rows) == before
    assert before.count("<a class") >= 4


def test_a_row_stays_text(shelf: Shelf, tmp_path: Path) -> None:
    assert json.loads(row(["fa", HOSTILE])) == ["fa", HOSTILE]
    assert len(row(["fa", HOSTILE]).splitlines()) == 1
    text = f"```{{text-list}}\n{row(['fa', HOSTILE, HOSTILE])}\n```\n\n```{{text-table}}\n"
    text += f"{row([HOSTILE, 'b'])}\n{row(['fa', HOSTILE, HOSTILE])}\n```\n"
    html = shelf.site(add(copy_book(tmp_path), text))
    found = page(html / "list.html")
    said = [found.select_one(".toc-text a"), *found.select(".toc-facts, table p")]
    assert [node.get_text() for node in said if node] == [*[HOSTILE] * 3, "b", *[HOSTILE] * 2]
    assert not found.select("article script")


def test_what_is_no_row_or_leads_nowhere_is_told(tmp_path: Path) -> None:
    text = '```{text-list}\n["fa", "办法"]\nfa\n["fa", "办法", 3]\n["none", "无此篇", ""]\n```\n'
    book = add(copy_book(tmp_path), text)
    done = sphinx(book / "zh-hans", tmp_path / "html", tmp_path / "doctrees")
    told = [line for line in done.stderr.splitlines() if "list.md" in line]
    assert len(told) == 4, done.stderr
    assert sum("not a list of 3 strings in JSON" in line for line in told) == 3
    assert sum("no text 'none' in the book" in line for line in told) == 1
    assert "无此篇" in (tmp_path / "html" / "list.html").read_text("utf-8")


def listed_book(folder: Path) -> Path:
    return add(copy_book(folder), ROWS)


def test_a_text_that_moves_is_found_where_it_is(shelf: Shelf) -> None:
    place = shelf.begun(listed_book)
    book, html = place / "book", place / "site" / "html"
    (book / "zh-hans" / "jianghua.md").rename(book / "zh-hans" / "pages" / "jianghua.md")
    front = book / "zh-hans" / "index.md"
    text = front.read_text("utf-8").replace("\njianghua\n", "\npages/jianghua\n")
    front.write_text(text, "utf-8")
    again = contents(build(book, place / "site"))
    assert b'href="pages/jianghua.html"' in (html / "list.html").read_bytes()
    assert again == contents(shelf.site(book))
