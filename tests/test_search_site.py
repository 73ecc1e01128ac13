"""The search of a site: what is in it, what is not, and that it is made anew where it must be."""

from __future__ import annotations

import json
import subprocess
from bisect import bisect_right
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search_index import content, pages_of
from tests.site.builds import BOOK, EDITIONS, build, contents, copy_book, page, pages, sphinx
from tests.site.shelf import Shelf
from tests.test_site_freshness import remove_a_text, replace
from zhbook.sphinx.search.writing import PAGES, beginnings

CONF = """
project = "小书"
language = {language!r}
extensions = ["myst_parser", "zhbook.sphinx.search"]
html_theme = {theme!r}
"""
INDEX = """# 首页

欢迎。

```{toctree}
:caption: 其他
yi
er/san
```
"""
YI = """# 第一篇

:::{note}
注意安全，𠮷野家。
:::

| 表头 | 數量 |
| --- | --- |
| 单元格 | 三 |

```
代码 一行
```

[](er/san.md)

```{index} single: 安全生产
```
"""
SAN = """# 第三篇

## 三、办法

- 列表一
- 列表二
"""


def project(folder: Path, theme: str, language: str = "zh_CN") -> Path:
    """A project that has nothing of the book but the search."""
    (folder / "er").mkdir(parents=True)
    (folder / "conf.py").write_text(CONF.format(theme=theme, language=language), "utf-8")
    extensions = 'myst_enable_extensions = ["colon_fence"]\n'
    with (folder / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(extensions)
    for name, text in (("index.md", INDEX), ("yi.md", YI), ("er/san.md", SAN)):
        (folder / name).write_text(text, "utf-8")
    return folder


def build_project(source: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    done = sphinx(source, out, out.parent / "doctrees", "-W", *options, conf=source)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.mark.parametrize("theme", ["alabaster", "sphinx_book_theme", "basic"])
def test_any_project_can_load_it_alone(tmp_path: Path, theme: str) -> None:
    html = tmp_path / "html"
    build_project(project(tmp_path / "source", theme), html)
    assert not (html / "searchindex.js").exists()
    for path in pages(html):
        scripts = [str(script.get("src", "")) for script in page(path).find_all("script")]
        assert not [src for src in scripts if "searchindex" in src or "searchtools" in src]
        assert [src for src in scripts if "zh-search/open.js" in src], path
    assert page(html / "search.html").select_one("#zh-search-page noscript a") is not None
    said = {uri: [row[1].strip() for row in blocks] for uri, blocks in pages_of(html).items()}
    assert said == {
        "er/san.html": ["第三篇", "三、办法", "列表一", "列表二"],
        "index.html": ["首页", "欢迎。"],
        "yi.html": [
            *(
                "第一篇",
                "备注",
                "注意安全，𠮷野家。",
                "表头",
                "數量",
                "单元格",
                "三",
                "代码 一行",
                "第三篇",
            )
        ],
    }
    assert content(html / "_search" / "start.js")["parts"] == [["其他", 0, 1, 0]]
    terms = json.dumps([content(path) for path in (html / "_search").glob("*.js")])
    assert json.dumps("安全生产")[1:-1] in terms and "aqsc" in terms


def test_a_page_can_be_left_out(tmp_path: Path) -> None:
    source = project(tmp_path / "source", "basic")
    (source / "yi.md").write_text("---\nnosearch: true\n---\n" + YI, "utf-8")
    build_project(source, tmp_path / "html")
    assert pages_of(tmp_path / "html")["yi.html"] == []


@pytest.mark.parametrize(
    ("language", "word"), [("zh_CN", "搜索"), ("zh_TW", "搜尋"), ("zh_HK", "搜尋")]
)
def test_its_words_are_in_the_script_of_the_project(
    tmp_path: Path, language: str, word: str
) -> None:
    html = tmp_path / "html"
    build_project(project(tmp_path / "source", "basic", language), html)
    heading = page(html / "search.html").select_one("h1")
    assert heading is not None and heading.get_text() == word
    assert f'"search":"{word}"' in (html / "_static/zh-search/setup.js").read_text("utf-8")


def test_what_searches_is_one_script(tmp_path: Path) -> None:
    html = tmp_path / "html"
    build_project(project(tmp_path / "source", "basic"), html)
    scripts = html / "_static" / "zh-search"
    names = {"arrive.js", "open.js", "search.js", "setup.js"}
    assert {path.name for path in scripts.glob("*.js")} == names
    said = (scripts / "search.js").read_text("utf-8")
    assert not [line for line in said.splitlines() if line.lstrip().startswith("//")]
    # The name tells of the content, so that no browser takes an old one.
    version = sha256(said.encode("utf-8")).hexdigest()[:8]
    assert f'"search.js?v={version}"' in (scripts / "setup.js").read_text("utf-8")


@given(st.sets(st.text("ab-/0\u4e00\U00020bb7", min_size=1, max_size=6), max_size=30))
def test_each_list_of_pages_is_found_by_its_beginning(names: set[str]) -> None:
    ordered = sorted(names)
    begun = beginnings(ordered)
    assert len(begun) == -(-len(ordered) // PAGES)
    for place, name in enumerate(ordered):
        assert bisect_right(begun, name) - 1 == place // PAGES


def test_two_processes_write_what_one_writes(tmp_path: Path) -> None:
    source = project(tmp_path / "source", "basic")
    for number in range(12):  # Sphinx writes in parallel from some pages on
        (source / f"p{number}.md").write_text(f"---\norphan: true\n---\n# 篇{number}\n", "utf-8")
    build_project(source, tmp_path / "one" / "html")
    build_project(source, tmp_path / "two" / "html", "-j", "2")
    assert contents(tmp_path / "one" / "html") == contents(tmp_path / "two" / "html")


@pytest.fixture(scope="module")
def html(shelf: Shelf) -> Path:
    """The sample book in both editions."""
    return shelf.site(BOOK)


def test_neither_notices_nor_added_words_nor_lists_of_pages_are_in_it(html: Path) -> None:
    said = pages_of(html)
    assert said["index.html"] == said["fagui/index.html"] == []
    text = "\n".join(row[1] for row in said["jianghua.html"])
    assert "仅供学习" not in text and "在大会上的讲话" not in text and "引用" not in text
    assert "今天开会，主要任务是总结工作" in text


def test_each_block_leads_to_its_place_and_a_heading_that_runs_on_is_one_with_it(
    html: Path,
) -> None:
    rows = {row[0]: row for row in pages_of(html)["jianghua.html"] if row[0]}
    assert rows["s1-p1"][1].startswith("一年来")
    joined: list[Any] = rows["s2-1"]
    assert joined[1].startswith("（一）加强政治建设。一要学习理论。")
    marks = dict(zip(joined[4][1::2], joined[4][::2], strict=True))
    assert joined[1][marks["s2-1-2-2"] :].startswith("二是听取意见。")
    assert "s2-1-p1" in marks


def test_offsets_count_as_a_browser_counts(shelf: Shelf, tmp_path: Path) -> None:
    book = copy_book(tmp_path)
    replace(book / "zh-hans" / "jianghua.md", "。[[一要学习", "。𠮷𠮷[[一要学习")
    rows = pages_of(shelf.site(book))["jianghua.html"]
    (joined,) = [row for row in rows if row[0] == "s2-1"]
    marks = dict(zip(joined[4][1::2], joined[4][::2], strict=True))
    before = joined[1].encode("utf-16-le")[: 2 * marks["s2-1-1"]].decode("utf-16-le")
    assert before.endswith("。𠮷𠮷")


def test_the_articles_of_a_paragraph_and_its_heading_are_told(html: Path) -> None:
    folder = html / "_search"
    start = content(folder / "start.js")
    assert [title for title, *_ in start["parts"]] == ["法规", "pages"]
    portions = [content(path) for path in folder.glob("*.js") if "犬只" in path.read_text("utf-8")]
    heads = [head for portion in portions for head in portion[0] if isinstance(head, list)]
    assert ["第一章　总则", "第二条"] in heads


def names(html: Path) -> set[str]:
    return {path.name for path in (html / "_search").iterdir()}


def test_only_what_changed_is_made_anew_and_the_old_goes(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    records = place / "site" / "doctrees" / "zh-hans" / "search-html"
    before, times = names(html), {p: p.stat().st_mtime_ns for p in records.rglob("*.json")}
    replace(book / "zh-hans" / "fagui" / "fa.md", "2021", "2022")
    build(book, place / "site")
    changed = {p.stem for p, time in times.items() if p.stat().st_mtime_ns != time}
    assert "fa" in changed and "jianghua" not in changed
    assert before != names(html) and len(names(html)) == len(before)
    remove_a_text(book / "zh-hans")
    build(book, place / "site")
    assert not (records / "fagui" / "fa.json").exists()


def test_an_unchanged_book_keeps_its_index(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    times = {path: path.stat().st_mtime_ns for path in (html / "_search").iterdir()}
    build(book, place / "site")
    assert {path: path.stat().st_mtime_ns for path in (html / "_search").iterdir()} == times


def test_other_folding_writes_every_page_again(shelf: Shelf) -> None:
    place = shelf.begun()
    book, before = place / "book", contents(place / "site" / "html")
    for edition in EDITIONS:
        records = place / "site" / "doctrees" / edition / "search-html"
        (records / "folding.txt").write_text("of another version")
        (records / "jianghua.json").write_text("{}")
    assert contents(build(book, place / "site")) == before


def test_a_page_without_a_record_is_written_again(shelf: Shelf) -> None:
    place = shelf.begun()
    book, before = place / "book", contents(place / "site" / "html")
    for edition in EDITIONS:
        records = place / "site" / "doctrees" / edition / "search-html"
        (records / "jianghua.json").unlink()
    assert contents(build(book, place / "site")) == before
