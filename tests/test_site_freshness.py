"""An incremental build equals a clean one, byte for byte, whatever was changed before it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.builds import EDITIONS, ROOT, build, contents, copy_book, state, written
from tests.site.shelf import Shelf

NEW = """---
generated-by: zhbook
slug: "xin"
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

(xin)=

# 新

{#xin--p1}
新。
"""


def replace(path: Path, old: str, new: str) -> None:
    """Replace words that must be there."""
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), "utf-8")


def edit_a_paragraph(folder: Path) -> None:
    replace(folder / "fagui" / "fa.md", "2021", "2022")


def change_a_title(folder: Path) -> None:
    replace(folder / "fagui" / "fa.md", "# 养犬" if "hans" in folder.name else "# 養犬", "# 新养犬")


def change_a_heading(folder: Path) -> None:
    """The front page shows it by a reference without words."""
    replace(folder / "jianghua.md", "## 一、", "## 一、新")


def remove_a_place_that_others_refer_to(folder: Path) -> None:
    replace(folder / "pages" / "about.md", "(#jianghua--s2-1-p2)", "(#jianghua--s2-1-p1)")
    replace(folder / "jianghua.md", "{#jianghua--s2-1-p2}\n", "")
    replace(folder / "jianghua.md", "(#jianghua--s2-1-p2)", "(#jianghua--s2-1-p1)")


def add_a_text(folder: Path) -> None:
    (folder / "xin.md").write_text(NEW, "utf-8")
    replace(folder / "index.md", "\njianghua\n", "\nxin\njianghua\n")


def remove_a_text(folder: Path) -> None:
    (folder / "fagui" / "fa.md").unlink()
    (folder / "fagui" / "index.md").unlink()
    (folder / "fagui").rmdir()
    replace(folder / "index.md", "fagui/index\n", "")
    replace(folder / "index.md", "(#fa)", "(#jianghua)")
    replace(folder / "jianghua.md", "(#fa--art-2)", "(#jianghua--s1)")
    replace(folder / "pages" / "about.md", "(#fa)", "(#jianghua)")
    # Its terms go from the list of terms, as the converter would have it.
    front = folder / "index.md"
    lines = front.read_text("utf-8").splitlines(keepends=True)
    front.write_text("".join(x for x in lines if not ("养犬" in x and " | " in x)), "utf-8")


def rename_a_text(folder: Path) -> None:
    (folder / "jianghua.md").rename(folder / "huiyi.md")
    for path in folder.rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("jianghua", "huiyi"), "utf-8")


def move_a_text_but_keep_its_labels(folder: Path) -> None:
    """Pages that refer to it do not change, but their links must."""
    (folder / "jianghua.md").rename(folder / "pages" / "jianghua.md")
    replace(folder / "index.md", "\njianghua\n", "\npages/jianghua\n")


def reorder(folder: Path) -> None:
    replace(folder / "index.md", "jianghua\nfagui/index\n", "fagui/index\njianghua\n")


def change_nothing(folder: Path) -> None:
    assert folder.is_dir()


@pytest.mark.parametrize(
    "change",
    [
        edit_a_paragraph,
        change_a_title,
        change_a_heading,
        remove_a_place_that_others_refer_to,
        add_a_text,
        remove_a_text,
        rename_a_text,
        move_a_text_but_keep_its_labels,
        reorder,
        change_nothing,
    ],
)
def test_incremental_equals_clean(shelf: Shelf, change: Callable[[Path], None]) -> None:
    place = shelf.begun()
    book, before = place / "book", contents(place / "site" / "html")
    for edition in EDITIONS:
        change(book / edition)
    incremental = contents(build(book, place / "site"))
    clean = contents(shelf.site(book))
    assert sorted(incremental) == sorted(clean)
    assert [name for name in clean if incremental[name] != clean[name]] == []
    assert (incremental == before) == (change is change_nothing)


def test_a_changed_title_of_the_book_is_on_every_page(shelf: Shelf) -> None:
    place = shelf.begun()
    book = place / "book"
    for edition in EDITIONS:
        replace(book / edition / "index.md", 'book-title: "小', 'book-title: "大')
    incremental = contents(build(book, place / "site"))
    assert incremental == contents(shelf.site(book))


def book_of_one_edition(folder: Path) -> Path:
    book = copy_book(folder)
    replace(book / "zh-hans" / "index.md", 'editions: "zh-hans zh-hant"', 'editions: "zh-hans"')
    (book / "zh-hant").rename(folder / "later")
    return book


def test_an_edition_that_is_added_is_on_every_page(shelf: Shelf) -> None:
    place = shelf.begun(book_of_one_edition)
    book = place / "book"
    index = book / "zh-hans" / "index.md"
    replace(index, 'editions: "zh-hans"', 'editions: "zh-hans zh-hant"')
    (place / "later").rename(book / "zh-hant")
    incremental = contents(build(book, place / "site"))
    assert incremental == contents(shelf.site(book))
    assert b"edition-switch" in incremental["jianghua.html"]


def test_a_changed_style_sheet_is_asked_for_anew(shelf: Shelf, tmp_path: Path) -> None:
    book, conf = copy_book(tmp_path), tmp_path / "docs"
    conf.mkdir()
    shutil.copy(ROOT / "docs" / "conf.py", conf)
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / "docs" / name, conf / name)
    (conf / "_static" / "old.txt").write_text("old", "utf-8")
    build(book, tmp_path / "incremental", conf=conf)
    sheet = conf / "_static" / "css" / "text.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.new { color: inherit; }\n", "utf-8")
    (conf / "_static" / "old.txt").rename(conf / "_static" / "new.txt")
    incremental = contents(build(book, tmp_path / "incremental", conf=conf))
    assert incremental == contents(shelf.site(book, conf=conf))


def test_only_what_changed_is_written(shelf: Shelf) -> None:
    place = shelf.begun()
    book, html = place / "book", place / "site" / "html"
    before = state(html)
    edit_a_paragraph(book / "zh-hans")
    build(book, place / "site")
    # Sphinx writes the page in whose toctree a changed page stands.
    assert written(before, html) == {"fagui/fa.html", "fagui/index.html"}


def test_an_interrupted_build_is_made_up_for(shelf: Shelf) -> None:
    """Sphinx has stored what it read, but the pages and our record are those of before."""
    place = shelf.begun()
    book, kept = place / "book", place / "kept"
    shutil.copytree(place / "site" / "html", kept)
    for edition in EDITIONS:
        reorder(book / edition)
    build(book, place / "site")
    shutil.rmtree(place / "site" / "html")
    shutil.move(kept, place / "site" / "html")
    again = contents(build(book, place / "site"))
    assert again == contents(shelf.site(book))
