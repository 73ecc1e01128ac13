"""The command line as a newcomer types it, with mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import convert

TEXT = "在会上的讲话\n今天讲两点。\n一、讲形势\n形势好。\n三、讲任务\n任务重。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "甲.txt").write_text(TEXT)
    return tmp_path


def test_the_figures_at_the_end(folder: Path) -> None:
    done = convert(cwd=folder)
    assert done.returncode == 0
    assert done.stdout.startswith("1 texts, 2 headings, 0 items; 7 written, 0 unchanged, 0 removed")
    assert done.stderr == ("seeds/甲.txt:5: warning: ordinal-gap: 三、 follows 一、\n")


def test_strict_fails_on_a_warning_also_when_nothing_changed(folder: Path) -> None:
    assert convert("--strict", cwd=folder).returncode == 1
    assert convert("--strict", cwd=folder).returncode == 1


def test_quiet_prints_warnings_only(folder: Path) -> None:
    done = convert("--quiet", cwd=folder)
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)


def test_check_writes_nothing(folder: Path) -> None:
    done = convert("--check", cwd=folder)
    assert done.returncode == 1
    assert "docs/zh-hans/jia.md: stale" in done.stderr
    assert not (folder / "docs").exists()
    convert(cwd=folder)
    assert convert("--check", cwd=folder).returncode == 0
    (folder / "seeds" / "甲.txt").write_text(TEXT.replace("好", "很好"))
    assert convert("--check", cwd=folder).returncode == 1


def test_outline_prints_json_lines_and_writes_nothing(folder: Path) -> None:
    done = convert("--outline", "seeds/甲.txt", cwd=folder)
    assert done.returncode == 0
    assert json.loads(done.stdout) == {
        "file": "甲.txt",
        "title": "在会上的讲话",
        "title_supplied": False,
        "headings": [[1, "一、讲形势"], [1, "三、讲任务"]],
        "items": 0,
        "articles": 0,
        "milestones": [],
        "diagnostics": [
            {"line": 5, "level": "warning", "code": "ordinal-gap", "message": "三、 follows 一、"}
        ],
    }
    assert not (folder / "docs").exists()


def test_tree_shows_ids_without_colour_when_piped(folder: Path) -> None:
    done = convert("--tree", "seeds/甲.txt", cwd=folder)
    assert "  一、讲形势  #s1\n" in done.stdout
    assert "  三、讲任务  #s3  ordinal-gap: 三、 follows 一、\n" in done.stdout
    assert "\x1b" not in done.stdout


def test_tree_follows_the_overrides_and_tells_those_that_do_not_match(folder: Path) -> None:
    row = '[[texts."甲.txt".override]]\nline = 3\nwords = "一、讲形势"\nas = "paragraph"\n'
    (folder / "seeds" / "book.toml").write_text(row)
    done = convert("--tree", "seeds/甲.txt", cwd=folder)
    assert (done.returncode, "#s1" in done.stdout) == (0, False)
    (folder / "seeds" / "book.toml").write_text(row.replace("line = 3", "line = 4"))
    done = convert("--tree", "seeds/甲.txt", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "seeds/book.toml:1: error: line 4 of 甲.txt does not have “一、讲形势”; line 3 does\n"
    )


def test_outline_goes_on_after_a_file_that_cannot_be_read(folder: Path) -> None:
    done = convert("--outline", "seeds/乙.txt", "seeds/甲.txt", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.startswith("seeds/乙.txt: error: ")
    assert json.loads(done.stdout)["file"] == "甲.txt"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--traditional", "s2x"],
        ["--quotes", "round"],
        ["--jobs", "0"],
        ["--jobs", "two"],
        ["--nonsense"],
        ["nowhere"],
        ["--outline", "a", "--tree", "b"],
    ],
)
def test_usage_errors_exit_2_with_one_line(arguments: list[str], folder: Path) -> None:
    done = convert(*arguments, cwd=folder)
    assert done.returncode == 2
    assert "error: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def _empty(seeds: Path) -> str:
    (seeds / "乙.txt").write_bytes(b"\n \n")
    return "seeds/乙.txt: error: "


def _nul(seeds: Path) -> str:
    (seeds / "乙.txt").write_bytes("一\n二\n三\x00".encode())
    return "seeds/乙.txt:3: error: "


def _undecodable(seeds: Path) -> str:
    (seeds / "乙.txt").write_bytes("一二三四\n五六".encode() + b"\xff\xfe\xfd\xff")
    return "seeds/乙.txt:2: error: "


def _binary(seeds: Path) -> str:
    (seeds / "乙.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return "seeds/乙.txt: error: "


def _long_line(seeds: Path) -> str:
    (seeds / "乙.txt").write_text("一\n" + "长" * 1_000_001)
    return "seeds/乙.txt:2: error: "


def _folder(seeds: Path) -> str:
    (seeds / "乙.txt").mkdir()
    (seeds / "乙.txt" / "丙.txt").write_bytes(b"")
    return "seeds/乙.txt/丙.txt: error: "


def _unknown_key(seeds: Path) -> str:
    (seeds / "book.toml").write_text('[book]\ntitle = "书"\ntitel = "书"\n')
    return "seeds/book.toml:3: error: "


def _wrong_type(seeds: Path) -> str:
    (seeds / "book.toml").write_text('[texts."甲.txt"]\norder = "1"\n')
    return "seeds/book.toml:2: error: "


def _broken_toml(seeds: Path) -> str:
    (seeds / "book.toml").write_text("[book]\ntitle = \n")
    return "seeds/book.toml:2: error: "


def _no_such_text(seeds: Path) -> str:
    (seeds / "book.toml").write_text('[book]\n\n[texts."丁.txt"]\ntitle = "题"\n')
    return "seeds/book.toml:3: error: "


def _reserved(seeds: Path) -> str:
    (seeds / "book.toml").write_text('[texts."甲.txt"]\nslug = "genindex"\n')
    return "seeds/book.toml:2: error: "


def _equal_slugs(seeds: Path) -> str:
    (seeds / "乙.txt").write_text(TEXT)
    (seeds / "book.toml").write_text('[texts."甲.txt"]\nslug = "x"\n[texts."乙.txt"]\nslug = "x"\n')
    return "seeds/book.toml:4: error: "


SPOILERS = (
    *(_empty, _nul, _undecodable, _binary, _long_line, _folder, _unknown_key, _wrong_type),
    *(_broken_toml, _no_such_text, _reserved, _equal_slugs),
)


@pytest.mark.parametrize("spoil", SPOILERS)
def test_bad_input_gets_one_clear_line(spoil: object, folder: Path) -> None:
    wanted = spoil(folder / "seeds")  # type: ignore[operator]
    done = convert("--quiet", cwd=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    errors = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert len(errors) == 1
    assert errors[0].startswith(wanted)
    assert len(errors[0]) > len(wanted)
    assert not (folder / "docs").exists()


def test_all_mistakes_are_told_in_one_run(folder: Path) -> None:
    (folder / "seeds" / "乙.txt").write_bytes(b"")
    (folder / "seeds" / "丙.txt").write_bytes(b"a\x00")
    (folder / "seeds" / "book.toml").write_text('[book]\na = 1\n[texts."无.txt"]\n')
    done = convert(cwd=folder)
    assert done.stderr.count(": error: ") == 4
    assert done.returncode == 1


def test_an_output_folder_that_cannot_be_written(folder: Path) -> None:
    (folder / "docs").write_text("a file")
    done = convert(cwd=folder)
    assert done.returncode == 1
    assert "error: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_title_that_a_field_tells_is_not_missing(tmp_path: Path) -> None:
    law = "法規名稱：青山公園條例\n修正日期：民國 110 年 4 月 28 日\n第 1 條\n公園應開放。\n"
    (tmp_path / "a.txt").write_text(law, "utf-8")
    told = json.loads(convert("--outline", "a.txt", cwd=tmp_path).stdout)
    assert (told["title"], told["title_supplied"]) == ("青山公園條例", False)
    assert told["diagnostics"] == []
    assert convert("--tree", "a.txt", cwd=tmp_path).stdout.startswith("a.txt: 青山公園條例\n")
