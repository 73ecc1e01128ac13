"""What has changed is built again, whatever the clock and the times of files say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.builds import ROOT, build, contents, copy_book

#: Seconds; a day.
DAY = 86_400


def changed(file: Path, before: str, after: str, older: float = DAY) -> None:
    """Write other words into a file, or add some, and give it a time before the one it had."""
    time, text = file.stat().st_mtime - older, file.read_text("utf-8")
    new = text.replace(before, after) if before else text + after
    assert new != text
    file.write_text(new, "utf-8")
    os.utime(file, (time, time))


def pages_and_looks(book: Path, conf: Path) -> None:
    """Two pages, one of the same size and time, a file that a page shows, a style, a template."""
    pages = book / "zh-hans"
    changed(pages / "fagui" / "fa.md", "2021", "2022", older=0)
    changed(pages / "jianghua.md", "", "\n新的一段。\n")
    changed(pages / "pages" / "part.txt", "甲", "乙")
    changed(conf / "_static" / "css" / "text.css", "", "\n.new { color: inherit; }\n")
    changed(conf / "_templates" / "author.html", "", "<p>新</p>\n")


def function_in_conf(book: Path, conf: Path) -> None:
    """Sphinx compares settings, and does not know what a function does."""
    changed(conf / "conf.py", "甲乙", "丙丁")


HOOK = """

def hook(app, docname, source):
    source[0] = source[0].replace("一、", "一、甲乙")


def setup(app):
    app.connect("source-read", hook)
"""


@pytest.mark.parametrize("change", [pages_and_looks, function_in_conf])
def test_a_clock_that_ran_ahead_leaves_nothing_stale(
    tmp_path: Path, change: Callable[[Path, Path], None]
) -> None:
    book, conf = copy_book(tmp_path), tmp_path / "conf"
    shutil.rmtree(book / "zh-hant")
    conf.mkdir()
    text = (ROOT / "docs" / "conf.py").read_text("utf-8")
    there = f'sys.path.insert(0, "{ROOT}")'
    conf.joinpath("conf.py").write_text(f"import sys\n{there}\n{text}{HOOK}", "utf-8")
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / "docs" / name, conf / name)
    pages = book / "zh-hans" / "pages"
    (pages / "part.txt").write_text("甲\n", "utf-8")
    with (pages / "about.md").open("a", encoding="utf-8") as about:
        about.write("\n```{literalinclude} part.txt\n```\n")
    before = contents(build(book, tmp_path / "site", conf=conf))
    # The clock was a day ahead: all that was built is of tomorrow.
    for file in (tmp_path / "site").rglob("*"):
        time = file.stat().st_mtime + DAY
        os.utime(file, (time, time))
    change(book, conf)
    again = contents(build(book, tmp_path / "site", conf=conf))
    assert again != before
    clean = contents(build(book, tmp_path / "clean", conf=conf))
    assert sorted(again) == sorted(clean)
    assert [name for name in clean if again[name] != clean[name]] == []
