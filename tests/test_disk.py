"""Folders that cannot be listed, and what only looks like a file: told in one line, none skipped.

Who may look everywhere, as root may, has to give that up first.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

import zhbook
from tests.command import convert, give_up_rights, without_rights
from zhbook.book.order import Outcome
from zhbook.files import bounded
from zhbook.files.bounded import IrregularFileError, TooLargeError, read_bytes
from zhbook.files.walk import walk

TEXT = "在会上的讲话\n今天讲两点。\n一、讲形势\n形势好。\n二、讲任务\n任务重。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("seeds/甲.txt", "seeds/p/乙.txt", "docs/pages/about.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    return tmp_path


def unprivileged(cwd: Path, *arguments: str) -> tuple[int, list[str]]:
    """Status and errors of a run that may not look everywhere."""
    without_rights()
    done = convert("--quiet", "--jobs", "1", *arguments, cwd=cwd, before=give_up_rights)
    return done.returncode, done.stderr.splitlines()


def listed(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def made(folder: Path, **options: Any) -> Outcome:
    return zhbook.convert(folder / "seeds", folder / "docs", jobs=1, **options)


def test_a_folder_of_seeds_that_cannot_be_listed_is_one_line_and_its_pages_stay(
    folder: Path,
) -> None:
    assert not made(folder).errors
    before = listed(folder / "docs")
    (folder / "seeds/p").chmod(0)
    try:
        assert unprivileged(folder) == (1, ["seeds/p: error: Permission denied"])
        assert listed(folder / "docs") == before
        assert unprivileged(folder, "--proof", "proof")[1] == ["seeds/p: error: Permission denied"]
        (folder / "seeds/book.toml").write_text('[texts."p/乙.txt"]\ntitle = "题"\n')
        status, errors = unprivileged(folder, "--skip-bad")
    finally:
        (folder / "seeds/p").chmod(0o755)
    assert (status, errors) == (
        0,
        [
            "seeds/p: warning: source-skipped: Permission denied; left out, and pages made of it "
            "before are removed"
        ],
    )
    assert (folder / "docs/zh-hans/jia.md").exists()
    assert not (folder / "docs/zh-hans/p").exists()


@pytest.mark.parametrize("more", [[], ["--skip-bad"]])
def test_seeds_that_cannot_be_listed_are_not_called_empty(folder: Path, more: list[str]) -> None:
    (folder / "seeds").chmod(0o311)
    try:
        assert unprivileged(folder, *more) == (1, ["seeds: error: Permission denied"])
    finally:
        (folder / "seeds").chmod(0o755)


def test_a_folder_of_seeds_that_cannot_even_be_looked_at(folder: Path) -> None:
    folder.chmod(0o755)
    (folder / "inner").mkdir()
    (folder / "seeds").rename(folder / "inner/seeds")
    (folder / "inner").chmod(0)
    try:
        assert unprivileged(folder, "inner/seeds") == (
            2,
            ["inner/seeds: error: Permission denied"],
        )
    finally:
        (folder / "inner").chmod(0o755)
    name = "长" * 300
    assert unprivileged(folder, name) == (2, [f"{name}: error: File name too long"])


@pytest.mark.parametrize("name", ["docs/pages", "docs/pages/x", "docs/zh-hans/p", "docs/zh-hant/m"])
def test_a_folder_beside_the_pages_that_cannot_be_listed_is_one_line(
    folder: Path, name: str
) -> None:
    assert not made(folder).errors
    (folder / name).mkdir(exist_ok=True)
    (folder / "seeds/p/乙.txt").unlink()
    before = listed(folder / "docs")
    (folder / name).chmod(0)
    try:
        assert unprivileged(folder) == (1, [f"{name}: error: Permission denied"])
    finally:
        (folder / name).chmod(0o755)
    assert listed(folder / "docs") == before


def test_a_page_that_cannot_be_read_is_neither_kept_nor_written_over(folder: Path) -> None:
    assert not made(folder).errors
    for name in ("docs/zh-hans/jia.md", "docs/pages/about.md", "docs/zh-hans/mine.md"):
        (folder / name).write_text("# 我的\n")
        (folder / name).chmod(0)
        try:
            status, errors = unprivileged(folder)
        finally:
            (folder / name).chmod(0o644)
        assert (status, errors) == (1, [f"{name}: error: cannot be read: Permission denied"])
        assert (folder / name).read_text() == "# 我的\n"
        (folder / name).unlink()


def test_links_to_folders_are_told_and_circles_do_not_hang(folder: Path) -> None:
    (folder / "seeds/again").symlink_to(folder / "seeds")
    (folder / "seeds/self.txt").symlink_to("self.txt")
    (folder / "docs/pages/loop").symlink_to("..")
    linked = "a link to a folder, which is not followed; copy the folder"
    circle = f"{folder}/seeds/self.txt: error: cannot be read: Too many levels of symbolic links"
    assert [str(e) for e in made(folder).errors] == [
        f"{folder}/seeds/again: error: {linked}",
        circle,
    ]
    skipped = made(folder, skip_bad=True)
    assert [d.path for d in skipped.diagnostics if d.code == "source-skipped"] == [
        f"{folder}/seeds/again",
        f"{folder}/seeds/self.txt",
    ]
    assert [str(e) for e in skipped.errors] == [f"{folder}/docs/pages/loop: error: {linked}"]
    (folder / "seeds/again").unlink()
    assert [str(e) for e in made(folder).errors] == [circle]


def test_a_folder_that_goes_away_or_fails_while_it_is_walked_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def failing(path: Any) -> Any:
        if str(path).endswith("/p"):
            raise OSError(5, "Input/output error", str(path))
        return scandir(path)

    assert not made(folder).errors
    monkeypatch.setattr(os, "scandir", failing)
    assert [str(e) for e in made(folder).errors] == [f"{folder}/seeds/p: error: Input/output error"]
    (folder / "seeds/p/乙.txt").unlink()
    (folder / "seeds/p").rmdir()
    assert [str(e) for e in made(folder).errors] == [
        f"{folder}/docs/zh-hans/_texts/p: error: Input/output error"
    ]


def test_a_walk_lists_in_order_what_is_entered(tmp_path: Path) -> None:
    for name in ("b/c/d.txt", "b/a.txt", ".git/config", "a.txt/e"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "nowhere").symlink_to("gone")
    found = walk(tmp_path, lambda name: name[0] != ".")
    assert found.files == ["a.txt/e", "b/a.txt", "b/c/d.txt", "nowhere"]
    assert (found.linked, found.failed, found.is_missing) == ([], {}, False)
    assert walk(tmp_path / "gone").is_missing
    assert not walk(tmp_path / "b/a.txt").is_missing


def a_fifo(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    # A socket's path has at most 107 bytes.
    there = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(f"/proc/self/fd/{there}/{path.name}")
    os.close(there)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("special", [a_fifo, a_socket, a_device])
def test_what_is_no_regular_file_is_never_read(folder: Path, special: Any) -> None:
    for name in ("seeds/z.txt", "docs/pages/z.png", "docs/zh-hans/jia.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        special(folder / name)
        (error,) = made(folder).errors
        assert error.path == str(folder / name)
        assert "regular file" in error.message or "leads out of" in error.message
        (folder / name).unlink()
    special(folder / "docs/zh-hans/other")  # somebody's own, in nobody's way
    special(folder / "docs/zh-hans/.zhbook.json")
    assert not made(folder).errors
    assert os.path.lexists(folder / "docs/zh-hans/other")


def test_a_file_of_3_gb_is_refused_without_being_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    opener = bounded._without_waiting

    def noted(path: str, flags: int) -> int:
        opened.append(str(path))
        return opener(path, flags)

    monkeypatch.setattr(bounded, "_without_waiting", noted)
    for name in ("seeds/z.txt", "docs/pages/z.md"):
        with (folder / name).open("wb") as file:
            file.truncate(3 << 30)
    assert [e.message for e in made(folder).errors] == ["more than 64 MiB; divide the file"]
    (folder / "seeds/z.txt").unlink()
    assert [e.message for e in made(folder).errors] == ["cannot be read: more than 64 MiB"]
    assert str(folder / "seeds/甲.txt") in opened
    assert not [path for path in opened if path.endswith(("/z.txt", "/z.md"))]


def test_a_file_that_grows_while_it_is_read_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"1234567")
    assert read_bytes(tmp_path / "a", 7) == b"1234567"
    monkeypatch.setattr(bounded, "_check", lambda path, found, most: None)
    with pytest.raises(TooLargeError):
        read_bytes(tmp_path / "a", 6)
    monkeypatch.undo()
    with pytest.raises(IrregularFileError):
        read_bytes(tmp_path, 6)
