"""Locales that cannot say Chinese, and streams that are closed or full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SPEECH = "在会上的讲话\n今天讲两点。\n一、讲形势\n形势好。\n二、讲任务\n任务重。\n"


def run(folder: Path, after: str = "", **environ: str) -> subprocess.CompletedProcess[bytes]:
    command = f'"{sys.executable}" "{ROOT}/convert.py" --jobs 2 --out 出 文本 {after}'
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=os.environ | environ,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("文本/法规/甲.txt", "文本/乙.txt", "出/pages/关于.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SPEECH, "utf-8")
    return tmp_path


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_locale_of_ascii_reads_names_as_utf_8(folder: Path, locale: str) -> None:
    done = run(folder, LC_ALL=locale, PYTHONUTF8="0")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stdout.startswith(b"2 texts")
    assert (folder / "出/zh-hant/fa-gui/jia.md").exists()
    again = run(folder, LC_ALL="C.UTF-8")
    assert b" 0 written" in again.stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_changes_nothing(folder: Path, closed: str) -> None:
    done = run(folder, closed)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert (folder / "出/zh-hans/yi.md").read_text("utf-8").count("形势好") == 1


def test_no_room_for_what_is_printed_is_one_line(folder: Path) -> None:
    (folder / "文本/乙.txt").unlink()  # its title is that of the other, which is told
    done = run(folder, ">/dev/full")
    assert (done.returncode, done.stderr) == (1, b"stdout: error: No space left on device\n")
