"""What has changed is built again, whatever the clock and the times of files say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.builds import EDITIONS, ROOT, build, contents, copy_book

#: Seconds; a day.
DAY = 86_400


def age(path: Path, seconds: float, like: os.stat_result | None = None) -> None:
    """Give a file the time that it had, or that of ``like``, and so many seconds more."""
    time = (like or path.stat()).st_mtime + seconds
    os.utime(path, (time, time))


def page_of_the_past(book: Path, conf: Path) -> None:
    """As ``cp -p`` and ``tar`` restore it."""
    for edition in EDITIONS:
        file = book / edition / "jianghua.md"
        before = file.stat()
        file.write_text(file.read_text("utf-8") + "\n新的一段。\n", "utf-8")
        age(file, -DAY, before)


def page_of_the_same_size_and_time(book: Path, conf: Path) -> None:
    for edition in EDITIONS:
        file = book / edition / "fagui" / "fa.md"
        before = file.stat()
        file.write_text(file.read_text("utf-8").replace("2021", "2022"), "utf-8")
        age(file, 0, before)


def written_page_of_the_past(book: Path, conf: Path) -> None:
    for edition in EDITIONS:
        file = book / edition / "pages" / "about.md"
        before = file.stat()
        file.write_text(file.read_text("utf-8") + "\n又一句。\n", "utf-8")
        age(file, -DAY, before)


def shown_file_of_the_past(book: Path, conf: Path) -> None:
    for edition in EDITIONS:
        file = book / edition / "pages" / "part.txt"
        before = file.stat()
        file.write_text("乙\n", "utf-8")
        age(file, -DAY, before)


def style_of_the_past(book: Path, conf: Path) -> None:
    file = conf / "_static" / "css" / "text.css"
    before = file.stat()
    file.write_text(file.read_text("utf-8") + "\n.new { color: inherit; }\n", "utf-8")
    age(file, -DAY, before)


def template_of_the_past(book: Path, conf: Path) -> None:
    file = conf / "_templates" / "author.html"
    before = file.stat()
    file.write_text(file.read_text("utf-8") + "<p>新</p>\n", "utf-8")
    age(file, -DAY, before)


def function_in_conf_of_the_past(book: Path, conf: Path) -> None:
    """Sphinx compares settings, and does not know what a function does."""
    file = conf / "conf.py"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("甲乙", "丙丁"), "utf-8")
    age(file, -DAY, before)


HOOK = """

def hook(app, docname, source):
    source[0] = source[0].replace("一、", "一、甲乙")


def setup(app):
    app.connect("source-read", hook)
"""


PAGES = (
    page_of_the_past,
    page_of_the_same_size_and_time,
    written_page_of_the_past,
    shown_file_of_the_past,
)
LOOKS = (style_of_the_past, template_of_the_past)
CONF = (function_in_conf_of_the_past,)


@pytest.mark.parametrize("changes", [PAGES, LOOKS, CONF], ids=["pages", "looks", "conf.py"])
def test_a_clock_that_ran_ahead_leaves_nothing_stale(
    tmp_path: Path, changes: tuple[Callable[[Path, Path], None], ...]
) -> None:
    book, conf = copy_book(tmp_path), tmp_path / "conf"
    conf.mkdir()
    text = (ROOT / "docs" / "conf.py").read_text("utf-8")
    there = f'sys.path.insert(0, "{ROOT}")'
    conf.joinpath("conf.py").write_text(f"import sys\n{there}\n{text}{HOOK}", "utf-8")
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / "docs" / name, conf / name)
    for edition in EDITIONS:
        (book / edition / "pages" / "part.txt").write_text("甲\n", "utf-8")
        about = book / edition / "pages" / "about.md"
        about.write_text(
            about.read_text("utf-8") + "\n```{literalinclude} part.txt\n```\n", "utf-8"
        )
    before = contents(build(book, tmp_path / "site", conf=conf))
    # The clock was a day ahead: all that was built is of tomorrow.
    for file in (tmp_path / "site").rglob("*"):
        age(file, DAY)
    for change in changes:
        change(book, conf)
    again = contents(build(book, tmp_path / "site", conf=conf))
    assert again != before
    clean = contents(build(book, tmp_path / "clean", conf=conf))
    assert sorted(again) == sorted(clean)
    assert [name for name in clean if again[name] != clean[name]] == []
