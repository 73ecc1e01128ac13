"""The sidebar: what a page shows of the book, at a cost that does not grow with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.site.builds import ROOT, command, page
from zhbook.sphinx.navigation.tree import AROUND, SHORT, Contents, Entry, Group, Row

CONF = """import sys
sys.path.insert(0, {root!r})
extensions = ["myst_parser", "zhbook.sphinx.navigation"]
html_theme = "sphinx_book_theme"
language = {language!r}
"""


def listing(title: str, names: list[str], options: str = "") -> str:
    return "\n".join([f"# {title}", "", "```{toctree}", options, *names, "```", ""])


def project(folder: Path, files: dict[str, str], language: str = "en") -> Path:
    """Write and build a project that has nothing of ours but the sidebar."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "conf.py").write_text(CONF.format(root=str(ROOT), language=language), "utf-8")
    out = folder / "_build"
    done = command("-q", "-n", "-W", "--keep-going", "-j", "2", str(folder), str(out))
    assert done.returncode == 0, done.stderr
    return out


def nav(path: Path) -> Tag:
    found = page(path).select_one(".bd-sidebar-primary nav.book-navigation")
    assert found is not None
    return found


def links(tag: Tag | BeautifulSoup) -> dict[str, str]:
    return {a.get_text(): str(a["href"]) for a in tag.select("a")}


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list of 60 pages, and beside it a part of three and another address."""
    names = [f"t{n:02}" for n in range(60)]
    body = "# Title {0} <b>\n\n## One\n\n### Deep\n\ntext\n\n## Two\n\ntext\n"
    files = {f"t{n:02}.md": body.format(n) for n in range(60)}
    files["index.md"] = listing("Book", [*names, "part/index"])
    files["index.md"] += listing(
        "", ["The site <https://example.org/?a=1&b>"], ":caption: More &\n"
    )[4:]
    files["part/index.md"] = listing("Part", ["a", "Other name <b>", "self"])
    files["part/a.md"] = "# A\n"
    files["part/b.md"] = "# B\n"
    return project(tmp_path_factory.mktemp("flat"), files)


def test_a_page_shows_its_neighbours_and_the_way_to_all(flat: Path) -> None:
    found = nav(flat / "t30.html")
    near = [f"Title {n} <b>" for n in range(30 - AROUND, 31 + AROUND)]
    shown = [a.get_text() for a in found.select("li.toctree-l1:not(.nav-all) > a")]
    assert shown == [*near, "Part", "The site"]
    assert {str(a["href"]) for a in found.select("li.nav-all > a")} == {"index.html"}
    here = found.select_one("a[aria-current=page]")
    assert here is not None and here.get_text() == "Title 30 <b>"


def test_the_outline_of_the_page_is_in_the_sidebar(flat: Path) -> None:
    outline = nav(flat / "t30.html").select_one("li.current-page > ul.page-outline")
    assert outline is not None
    assert links(outline) == {"One": "#one", "Deep": "#deep", "Two": "#two"}
    folded = outline.select_one("details:not([open])")
    assert folded is not None and links(folded) == {"Deep": "#deep"}


def test_a_page_in_a_part_shows_part_and_book(flat: Path) -> None:
    found = links(nav(flat / "part" / "a.html"))
    assert found["Part"] == "index.html" and found["Other name"] == "b.html"
    assert found["The site"] == "https://example.org/?a=1&b"
    assert not [name for name in found if name.startswith("Title")]
    assert [p.get_text() for p in nav(flat / "part" / "a.html").select("p.caption")] == ["More &"]


def test_pages_that_list_others_have_the_words_of_the_box(flat: Path) -> None:
    assert nav(flat / "index.html")["data-filter"] == "Filter by words of the title"
    assert nav(flat / "part" / "index.html").get("data-filter")
    assert not nav(flat / "t30.html").get("data-filter")


def test_previous_and_next_go_on_working(flat: Path) -> None:
    found = page(flat / "part" / "a.html")
    assert [a["href"] for a in found.select(".prev-next-area a")] == ["index.html", "b.html"]


def test_every_page_can_be_reached_by_links(flat: Path) -> None:
    todo, seen = [flat / "t30.html"], set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for a in page(path).select("nav a[href], .toctree-wrapper a[href]"):
            href = str(a["href"]).partition("#")[0]
            if href and "//" not in href:
                todo.append((path.parent / href).resolve())
    written = {*flat.glob("t*.html"), *flat.glob("part/*.html"), flat / "index.html"}
    assert len(written) == 64 and seen == written


def test_the_sidebar_speaks_the_language_of_the_project(tmp_path: Path) -> None:
    names = [f"t{n}" for n in range(30)]
    files = {f"{name}.md": f"# {name}\n" for name in names} | {"index.md": listing("书", names)}
    out = project(tmp_path, files, "zh_TW")
    assert nav(out / "t9.html")["aria-label"] == "全書目錄"
    assert links(nav(out / "t9.html"))["全部篇目……"] == "index.html"


def flat_contents(count: int) -> Contents:
    entries = tuple(Entry(f"T{n}", f"t{n}") for n in range(count))
    parents = {entry.docname: "index" for entry in entries}
    return Contents("index", {"index": (Group("", entries),)}, parents)


def rows(book: Contents, docname: str) -> int:
    def count(found: tuple[Row, ...]) -> int:
        return sum(1 + sum(count(shelf.rows) for shelf in row.below) for row in found)

    return sum(count(shelf.rows) for shelf in book.shown(docname))


def test_what_a_page_shows_does_not_grow_with_the_book() -> None:
    sizes = {rows(flat_contents(count), f"t{count // 2}") for count in (100, 400, 3500)}
    assert sizes == {2 * AROUND + 3}
    assert rows(flat_contents(SHORT), "t3") == SHORT


def test_one_more_text_changes_what_its_neighbours_show_and_nothing_else() -> None:
    small, large = flat_contents(200), flat_contents(200)
    (group,) = large.groups["index"]
    entries = (*group.entries[:100], Entry("new", "new"), *group.entries[100:])
    large.groups["index"] = (Group("", entries),)
    large.parents["new"] = "index"
    changed = {f"t{n}" for n in range(200) if small.shown(f"t{n}") != large.shown(f"t{n}")}
    assert changed == {f"t{n}" for n in range(100 - AROUND, 100 + AROUND)}
