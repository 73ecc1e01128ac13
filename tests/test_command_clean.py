"""``zhbook clean`` and ``make clean`` as they are typed: folders, names and streams that fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_characters import assert_tame
from zhbook.cli import main as command
from zhbook.cli.clean import main

ROOT = Path(__file__).resolve().parent.parent
WILD = "甲\x1b[31m\u202e.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs/zh-hans").mkdir(parents=True)
    (tmp_path / "docs/zh-hans" / WILD).write_text("我的\n", "utf-8")
    return tmp_path


def test_a_folder_that_is_mistyped_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["clean", str(folder / "nowhere")]) == 2
    assert capsys.readouterr().err == f"{folder}/nowhere: error: there is no such folder\n"


def test_names_of_files_that_stay_are_tame(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["clean", str(folder)]) == 0
    assert main([str(folder / "docs")]) == 0
    printed = capsys.readouterr()
    assert printed.out.count("not generated, left: ") == printed.out.count("\n") == 2
    assert_tame(printed.out + printed.err)


def test_what_cannot_be_listed_is_tame(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs\x1b").write_text("我的\n", "utf-8")
    assert main([str(tmp_path / "docs\x1b")]) == 1
    assert_tame(capsys.readouterr().err)


def test_a_mistake_of_usage_is_in_the_language_of_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("LANGUAGE", "zh_CN")
    with pytest.raises(SystemExit):
        command.main(["clean", "a", "b\x1b"])
    printed = capsys.readouterr().err
    assert "用法" in printed
    assert_tame(printed)


def test_no_room_for_what_is_printed_is_one_line(folder: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m zhbook clean "{folder}" > /dev/full',
        shell=True,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"stdout: error: No space left on device\n")
