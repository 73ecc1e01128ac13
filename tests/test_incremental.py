"""Seeds to site: whatever was changed in between, the result is that of a build from nothing.

The texts of the book cite each other, stand in folders, and one list of them is longer than what
the sidebar shows whole.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import zhbook
from tests.site.builds import build, contents, state, written
from tests.site.shelf import Shelf
from zhbook.pageformat import ADDRESSES
from zhbook.sphinx.navigation.tree import SHORT

NAMES = (
    *("养犬", "消防", "绿化", "河道", "档案", "供水", "燃气", "殡葬"),
    *("戏曲", "粮食", "茶叶", "渔业", "测绘", "气象", "档次"),
)


def text(name: str, cited: str, number: int) -> str:
    return (
        f"{name}管理条例\n"
        f"第一章 总则\n"
        f"第一条 为了管理{name}，根据《{cited}管理条例》第二条，制定本条例。\n"
        f"第二条 {name}的管理分{number}级，依照前条。\n"
        f"第二章 附则\n"
        f"第三条 本条例自20{number + 10}年1月1日起施行。\n"
    )


def write_seeds(folder: Path) -> None:
    for at, name in enumerate(NAMES[:6]):
        part = folder / ("地方" if at % 2 else "国家")
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{name}.txt").write_text(text(name, NAMES[at - 1], at), "utf-8")
    many = folder / "短文"
    many.mkdir()
    for at in range(SHORT + 6):
        (many / f"{at:02}.txt").write_text(f"第{at}号公告\n公告的正文。\n", "utf-8")


def seeds(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.txt"))


def edit(folder: Path, chance: random.Random) -> None:
    path = chance.choice(seeds(folder))
    path.write_text(path.read_text("utf-8") + f"新的一段，第{chance.random()}号。\n", "utf-8")


def retitle(folder: Path, chance: random.Random) -> None:
    path = chance.choice(seeds(folder))
    path.write_text("新" + path.read_text("utf-8"), "utf-8")


def cite(folder: Path, chance: random.Random) -> None:
    path = chance.choice(seeds(folder / "国家"))
    other = chance.choice(NAMES)
    path.write_text(text(path.stem, other, chance.randrange(9)), "utf-8")


def add(folder: Path, chance: random.Random) -> None:
    name = chance.choice(NAMES[6:])
    place = chance.choice(["地方", "短文", "新部/下部", "."])
    path = folder / place / f"{name}{chance.randrange(100):02}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(name, chance.choice(NAMES), 3), "utf-8")


def remove(folder: Path, chance: random.Random) -> None:
    chance.choice(seeds(folder)).unlink()


def rename(folder: Path, chance: random.Random) -> None:
    path = chance.choice(seeds(folder))
    path.rename(path.with_name(f"{chance.choice(NAMES)}{chance.randrange(100, 200)}.txt"))


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    *(edit, retitle, cite, add, remove, rename),
)


def convert(folder: Path, out: Path, jobs: int) -> Path:
    (out / "pages").mkdir(parents=True, exist_ok=True)
    (out / "pages" / "about.md").write_text("# 关于\n", "utf-8")
    outcome = zhbook.convert(folder, out, jobs=jobs)
    assert not outcome.errors
    return out


def first(place: Path) -> Path:
    """The book before any change, with its seeds beside it."""
    write_seeds(place / "seeds")
    return convert(place / "seeds", place / "book", 1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_any_changes_the_site_is_that_of_a_clean_build(
    shelf: Shelf, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    place = shelf.begun(first)
    folder, book, site = place / "seeds", place / "book", place / "site"
    said = []
    for _ in range(2):
        for change in chance.sample(CHANGES, 3):
            change(folder, chance)
            said.append(change.__name__)
        build(convert(folder, book, 1), site, "-j", "2")
    # What the book has given is not made anew: editors keep the record, as they keep the seeds.
    (tmp_path / "clean docs").mkdir()
    shutil.copy(book / ADDRESSES, tmp_path / "clean docs")
    docs = convert(folder, tmp_path / "clean docs", 2)
    assert contents(book) == contents(docs), said
    incremental, clean = contents(site / "html"), contents(build(docs, tmp_path / "c"))
    assert sorted(incremental) == sorted(clean), said
    assert [name for name in clean if incremental[name] != clean[name]] == [], said


def test_a_new_text_rewrites_its_part_and_its_neighbours_alone(shelf: Shelf) -> None:
    place = shelf.begun(first)
    folder, html = place / "seeds", place / "site" / "html"
    before = state(html)
    (folder / "短文" / "00之一.txt").write_text("新公告\n公告的正文。\n", "utf-8")
    build(convert(folder, place / "book", 1), place / "site")
    changed = written(before, html)
    simplified = {name for name in changed if not name.startswith("zh-hant/")}
    assert {name.removeprefix("zh-hant/") for name in changed} == simplified
    parts = {name for name in simplified if name.rpartition("/")[2] == "index.html"}
    assert parts == {"index.html", "duan-wen/index.html"}
    texts = {name.removeprefix("duan-wen/").removesuffix(".html") for name in simplified - parts}
    assert "xin" not in texts and len(texts) <= 9
    assert {"00", "01", "02"} <= {name[-2:] for name in texts}


@pytest.mark.parametrize("jobs", ["2", "4"])
def test_the_number_of_processes_changes_nothing(shelf: Shelf, tmp_path: Path, jobs: str) -> None:
    place = shelf.begun(first)
    many = convert(place / "seeds", tmp_path / "many", int(jobs))
    assert contents(place / "book") == contents(many)
    others = build(place / "book", tmp_path / "2", "-j", jobs)
    assert contents(place / "site" / "html") == contents(others)
