"""Texts, names and titles from strangers: a book, or one line for each mistake.

``ZHBOOK_CASES`` says how much is tried (`make fuzz`), of books a twentieth; a short run is the
default. Texts alone are tried in test_hostile_texts.py.
No case may take longer than a minute: what hangs has failed.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import zhbook
from tests import hostile, strategies
from tests.killed import status
from tests.site.builds import build, contents, page, pages
from zhbook.book.order import Outcome
from zhbook.characters import unfit
from zhbook.pageformat import ADDRESSES

#: A book has three texts, two editions and a whole folder to be looked at.
BOOKS = max(60, hostile.CASES // 20)
NAMES = [
    *("a b.txt", "'单'.txt", '"双".txt', "..txt", "...txt", "a..b.txt", "~.txt", "$(x).txt"),
    *("index.txt", "search.txt", "genindex.txt", "404.txt", "pages.txt", "overview.txt"),
    *("chronicle.txt", "cited.txt", "con.txt", "zh-hant.txt", "_static.txt", "%2e%2e%2f.txt"),
    *("a\nb.txt", "a\x1bb.txt", "a\u2028b.txt", "c\udcff.txt", "\ud800.txt", "\\.txt", "*.txt"),
    *("<script>.txt", "-rf.txt", "#.txt", "a?b.txt", "\u202egnp.txt", "é.txt", "e\u0301.txt"),
    *("index/index.txt", "pages/about.txt", "_build/x.txt", "CON/nul.txt", "甲/乙/丙/丁.txt"),
    "长" * 80 + ".txt",
]
NEIGHBOUR = "邻居\n一、住在旁边\n别人说什么，与它无关。\n二、不受影响\n正文。\n"

_attack = st.one_of(st.sampled_from(hostile.ATTACKS), strategies.hostile_line)
_text = st.lists(st.one_of(_attack, strategies.paragraph), min_size=1, max_size=8).map("\n".join)
_title = st.one_of(_attack, st.text(max_size=12))
_books = st.fixed_dictionaries(
    {
        "texts": st.dictionaries(st.sampled_from(NAMES), _text, min_size=1, max_size=3),
        "title": _title,
        "own": _title,
        "editor": _title,
    }
)


def lay_out(folder: Path, book: dict[str, Any]) -> dict[str, str]:
    """Seeds with what the book says, a neighbour and a secret; the texts that could be written."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    (folder / "secret.md").write_text(hostile.SECRET)
    (seeds / "secret.md").write_text(hostile.SECRET)
    (seeds / "neighbour.txt").write_text(NEIGHBOUR)
    written = {}
    for name, text in book.get("texts", {}).items():
        place = Path(os.fsdecode(os.fsencode(str(seeds / name)))) if "\ud800" not in name else None
        if place is None:  # not a name that this file system could have
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", errors="replace")
        written[name] = text
    lines = ["[book]"]
    for key in ("title", "editor", "description"):
        if key in book:
            lines.append(f"{key} = {string(book[key])}")
    lines.append('[texts."neighbour.txt"]\nslug = "the-neighbour"')
    spoken = [n for n in written if n.isprintable() and "\\" not in n and '"' not in n]
    if "own" in book and spoken:
        lines.append(f'[texts."{spoken[0]}"]\ntitle = {string(book["own"])}')
    (seeds / "book.toml").write_text("\n".join(lines), "utf-8", errors="replace")
    return written


def string(text: str) -> str:
    """A string of TOML; JSON's escapes are TOML's as well, but for U+007F."""
    return json.dumps(text).replace("\x7f", "\\u007f") if text.isascii() else _plain(text)


def _plain(text: str) -> str:
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


def converted(folder: Path, **options: Any) -> Outcome:
    """The book of a folder; in this process, and in bounded time."""
    with hostile.limited():
        return zhbook.convert(folder / "seeds", folder / "docs", jobs=1, **options)


@cache
def neighbours() -> dict[str, bytes]:
    """The pages of the neighbour in a book of its own."""
    with tempfile.TemporaryDirectory() as name:
        lay_out(Path(name), {})
        assert converted(Path(name)).errors == []
        return {p: c for p, c in contents(Path(name, "docs")).items() if "the-neighbour" in p}


@given(_books)
@settings(
    max_examples=BOOKS,
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
def test_any_book_is_converted_or_told_in_lines(book: dict[str, Any]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="hostile"))
    try:
        lay_out(folder, book)
        outcome = converted(folder)
        for told in [*outcome.errors, *(d.message for d in outcome.diagnostics)]:
            assert len(str(told).splitlines()) == 1, told
        for error in outcome.errors:
            str(error).encode()  # can be printed
        if outcome.errors:
            assert not (folder / "docs").exists()
            outcome = converted(folder, skip_bad=True)
        assert {path.name for path in folder.iterdir()} <= {"seeds", "docs", "secret.md"}
        if not outcome.errors:
            check_book(folder / "docs")
    finally:
        shutil.rmtree(folder)


def check_book(docs: Path) -> None:
    """Only the two folders and the record are there; no page tells the secret, and the page of the
    neighbour is its own.
    """
    made = contents(docs)
    assert {path.split("/")[0] for path in made} == {"zh-hans", "zh-hant", ADDRESSES}
    found = {p: c for p, c in made.items() if p.rsplit("/", 1)[-1] == "the-neighbour.md"}
    assert found == {p: c for p, c in neighbours().items() if p.endswith(".md")}
    for path, content in made.items():
        assert hostile.SECRET.encode() not in content
        if path.endswith(".md") and b"\nsource: " in content and b"the-neighbour" not in content:
            hostile.check_page(content.decode().partition("\n---\n")[2], path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    seeds, outside = tmp_path / "seeds", tmp_path / "outside"
    outside.mkdir()
    (outside / "in.txt").write_text(hostile.SECRET)
    (seeds / "link.txt").symlink_to(outside / "in.txt")
    (seeds / "up.txt").symlink_to("../secret.md")
    (seeds / "folder").symlink_to(outside)
    (seeds / "inside.txt").symlink_to("a.txt")
    (seeds / "loop.txt").symlink_to("loop.txt")
    outcome = converted(tmp_path)
    said = "a link that leads out of the folder of seeds; copy the file"
    assert [str(error) for error in outcome.errors] == [
        f"{seeds}/folder: error: a link to a folder, which is not followed; copy the folder",
        *(f"{seeds}/{name}.txt: error: {said}" for name in ("link", "up")),
        f"{seeds}/loop.txt: error: cannot be read: Too many levels of symbolic links",
    ]
    outcome = converted(tmp_path, skip_bad=True)
    assert (outcome.errors, outcome.texts) == ([], 3)
    assert not [p for p, c in contents(tmp_path / "docs").items() if hostile.SECRET.encode() in c]


@pytest.mark.parametrize(
    "name",
    [
        *("a.txt/../b.txt", "con.txt", "overview.txt", "index.txt", "search.txt", "genindex.txt"),
        *("pages/x.txt", "_static/x.txt", "_build/x.txt", "zh-hant/x.txt", "_sources/x.txt"),
        *("fidelity.txt", "cited.txt", "chronicle.txt", "_texts/x.txt", "_book/x.txt"),
    ],
)
def test_a_reserved_name_takes_no_page_of_the_book(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds/a.txt").mkdir(parents=True)
    shutil.rmtree(tmp_path / "seeds")
    lay_out(tmp_path, {"texts": {name.replace("a.txt/../", ""): "甲文\n正文。"}})
    assert converted(tmp_path).errors == []
    taken = {"index.md", "search.md", "genindex.md", "404.md", "overview.md", "fidelity.md"}
    taken |= {"cited.md", "cited_a.md", "chronicle.md", "pages/x.md"}
    for edition in ("zh-hans", "zh-hant"):
        made = contents(tmp_path / "docs" / edition)
        assert made.keys() & taken == {"index.md"}
        pages = [path for path in made if not path.startswith("_texts/")]
        assert not [path for path in pages if path.startswith(("_", "zh-hant/"))]
        assert "邻居".encode() in made["index.md"] or "鄰居".encode() in made["index.md"]


EXTREMES: dict[str, Callable[[], str]] = {
    "a million brackets": lambda: "题\n" + "〔" * 999_990,
    "quotes nested ten thousand deep": lambda: "题\n" + "“‘" * 10_000 + "甲" + "’”" * 10_000,
    "quotes that never close": lambda: "题\n" + "“" * 300_000,
    "fifty thousand lines": lambda: "题\n" + "甲\n" * 50_000,
    "zero width": lambda: "题\n甲" + "\u200b" * 900_000,
    "combining marks": lambda: "题\ne" + "\u0301" * 300_000,
    "book marks": lambda: "题\n" + "《" * 200_000 + "》" * 200_000,
    "articles in a line": lambda: "题\n" + "第一条、" * 100_000,
    "backslashes": lambda: "题\n" + "\\" * 500_000,
    "backticks": lambda: "题\n" + "`" * 300_000 + "\n" + "` `" * 100_000,
    "asterisks": lambda: "题\n" + "*a_" * 150_000,
    "links": lambda: "题\n" + "[甲](" * 100_000,
}
#: The bytes and seconds that a text may take, where it is not all that a process may have.
LARGE, LONG = 4 << 30, 5 * hostile.SECONDS
LEAST = {"fifty thousand lines": (LARGE // 20, hostile.SECONDS)}
if hostile.CASES > 120:  # make fuzz
    EXTREMES["a million lines"] = lambda: "题\n" + "甲\n" * 1_000_000


@pytest.mark.parametrize("name", EXTREMES)
def test_what_is_beyond_all_reason_ends(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(EXTREMES[name](), "utf-8")

    def work() -> int:
        most, seconds = LEAST.get(name, (LARGE, LONG))
        if most < LARGE:  # beside what is loaded already
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            most += pages * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        # Of work, not of waiting for others on a busy machine.
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        made = zhbook.convert(tmp_path / "seeds", tmp_path / "docs", jobs=1)
        return 1 if [error for error in made.errors if "\n" in str(error)] else 0

    assert status(work) == 0


def test_a_hostile_book_makes_a_site_on_which_nothing_runs(tmp_path: Path) -> None:
    names = [name for name in NAMES if unfit(name) is None]
    texts = {
        name: "\n".join([f"文{k}", *hostile.ATTACKS[k % 3 :: 3]]) for k, name in enumerate(names)
    }
    title = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
    lay_out(tmp_path, {"texts": texts, "title": title, "own": title, "editor": title})
    assert converted(tmp_path).errors == []
    html = build(tmp_path / "docs", tmp_path / "site")
    for path in pages(html):
        built = page(path)
        for element in built.find_all(True):
            handlers = [name for name in element.attrs if name.lower().startswith("on")]
            assert handlers == [], (path, element)
            for name in ("href", "src"):
                address = str(element.get(name, ""))
                assert not address.lower().strip().startswith("javascript:"), (path, element)
        assert not built.select("img, iframe, object, embed, svg[onload]"), path
        data = 'script:not([src], [type="application/ld+json"])'
        assert not built.select(data), path
        assert hostile.SECRET not in path.read_text("utf-8")
        for script in built.select('script[type="application/ld+json"]'):
            json.loads(script.get_text())
    for name, content in contents(html).items():
        assert hostile.SECRET.encode() not in content, name
