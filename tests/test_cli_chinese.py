"""The command line under a Chinese locale, from end to end."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import opencc
import pytest

from zhbook.cli.main import main
from zhbook.cli.usage import broken, columns
from zhbook.files.turns import turn

ROOT = Path(__file__).resolve().parent.parent
SIMPLIFIED, TRADITIONAL, ENGLISH = "zh_CN.UTF-8", "zh_TW.UTF-8", "en_US.UTF-8"
TEXT = "在会上的讲话\n今天讲两点。\n一、讲形势\n形势好。\n三、讲任务\n任务重。\n"
#: Two words of English in a row; names of options, files, keys and values are none.
PROSE = re.compile(r"\b(?!zhbook )[a-z]{2,} [a-z]{2,}\b")

#: The fixture ``zhbook``.
Run = Callable[..., "Done"]


def spoken_to(locale: str, **more: str) -> dict[str, str]:
    """The environment of somebody with a locale; Python writes UTF-8 whether it is there or not."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "PYTHONIOENCODING")
    environ = {name: value for name, value in os.environ.items() if name not in names}
    return environ | {"LANG": locale, "PYTHONUTF8": "1", "COLUMNS": "80"} | more


@dataclass(frozen=True)
class Done:
    """What a command printed."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def zhbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """The command as somebody with a locale runs it, in a folder of its own."""

    def run(*arguments: str, locale: str = SIMPLIFIED, width: int = 80) -> Done:
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("LANG", locale)
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(sys, "argv", ["zhbook"])
        monkeypatch.chdir(tmp_path)
        capsys.readouterr()
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        return Done(status, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "甲.txt").write_text(TEXT)
    return tmp_path


def test_figures_and_diagnostics_with_their_codes(folder: Path, zhbook: Run) -> None:
    done = zhbook()
    figures = "1 篇，2 个标题，0 项；写了 7 个文件，0 个未变，删去 0 个；"
    assert done.stdout.startswith(figures)
    assert done.stderr == "seeds/甲.txt:5: 警告: ordinal-gap: “三、”的前一个是“一、”\n"


def test_a_second_run_speaks_to_its_own_reader(folder: Path, zhbook: Run) -> None:
    said = {
        locale: zhbook(locale=locale).stderr
        for locale in (ENGLISH, TRADITIONAL, SIMPLIFIED, "C.UTF-8")
    }
    assert list(said.values()) == [
        "seeds/甲.txt:5: warning: ordinal-gap: 三、 follows 一、\n",
        "seeds/甲.txt:5: 警告: ordinal-gap: 「三、」的前一個是「一、」\n",
        "seeds/甲.txt:5: 警告: ordinal-gap: “三、”的前一个是“一、”\n",
        "seeds/甲.txt:5: warning: ordinal-gap: 三、 follows 一、\n",
    ]
    assert "0 个文件，7 个未变" in zhbook().stdout


def test_the_pages_and_the_record_do_not_depend_on_the_reader(folder: Path, zhbook: Run) -> None:
    zhbook()
    written = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    for file in (folder / "docs").rglob("*"):
        if file.is_file():
            file.unlink()
    zhbook(locale=ENGLISH)
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == written


def test_messages_come_from_other_processes_too(folder: Path, zhbook: Run) -> None:
    for number in range(30):
        (folder / "seeds" / f"{number}.txt").write_text(TEXT)
    (folder / "seeds" / "空.txt").write_text("")
    told = zhbook("--jobs", "2", "--skip-bad").stderr.splitlines()
    assert len([line for line in told if line.endswith("“三、”的前一个是“一、”")]) == 31
    assert "seeds/空.txt: 警告: source-skipped: 空文件" in told
    assert "seeds/空.txt: 错误: 空文件" in zhbook("--jobs", "2").stderr.splitlines()


def test_mistakes_in_texts_and_in_toml(folder: Path, zhbook: Run) -> None:
    (folder / "seeds" / "乙.txt").write_bytes(b"%PDF-1.7")
    (folder / "seeds" / "丙.txt").write_bytes("一\n二\n三\x00".encode())
    book = '[book]\ntitel = "书"\n[texts."甲.txt"]\norder = "1"\n[texts."丁.txt"]\n'
    (folder / "seeds" / "book.toml").write_text(book)
    done = zhbook()
    assert (done.returncode, done.stdout) == (1, "")
    assert sorted(line for line in done.stderr.splitlines() if ": 错误: " in line) == [
        "seeds/book.toml:2: 错误: [book] 里没有“titel”这个键；是不是“title”？",
        "seeds/book.toml:4: 错误: order 应是整数，不是字符串",
        "seeds/book.toml:5: 错误: 没有“丁.txt”这篇文本；是不是“甲.txt”？",
        "seeds/丙.txt:3: 错误: 有 NUL 字符；文件已损坏，或者不是文本",
        "seeds/乙.txt: 错误: PDF 文件，不是文本；请另存为纯文本",
    ]
    (folder / "seeds" / "book.toml").write_text("[book]\ntitle = \n")
    assert "seeds/book.toml:2: 錯誤: 「=」後面應有值" in zhbook(locale="zh_HK").stderr


def test_outlines_for_programs_stay_english_and_those_for_people_do_not(
    folder: Path, zhbook: Run
) -> None:
    (folder / "seeds" / "乙.txt").write_text("\n没有说完的话。\n")
    said = [zhbook("--outline", "seeds/甲.txt", locale=n) for n in ("zh_CN", ENGLISH)]
    assert said[0].stdout == said[1].stdout
    (found,) = json.loads(said[0].stdout)["diagnostics"]
    assert (found["level"], found["message"]) == ("warning", "三、 follows 一、")
    tree = zhbook("--tree", "seeds/甲.txt", "seeds/乙.txt", "丙.txt")
    assert "  三、讲任务  #s3  ordinal-gap: “三、”的前一个是“一、”\n" in tree.stdout
    assert "乙.txt: （没有题目）\n  第 1 行: title-missing: 原文没有题目\n" in tree.stdout
    assert tree.stderr.startswith("丙.txt: 错误: 读不了：")


def test_what_check_and_proof_say(folder: Path, zhbook: Run) -> None:
    done = zhbook("--check")
    assert "docs/zh-hans/jia.md: 过时\n" in done.stderr
    assert "7 个文件过时，0 个未变，0 个应删去；" in done.stdout
    done = zhbook("--proof", "proof")
    assert re.fullmatch(r"1 篇，存疑 1 处；[\d.]+ 秒：proof/index.html\n", done.stdout)
    assert "“三、”的前一个是“一、”" in (folder / "proof" / "texts" / "jia.html").read_text("utf-8")


def test_a_proof_is_chinese_for_an_english_reader_too(folder: Path, zhbook: Run) -> None:
    done = zhbook("--proof", "proof", locale=ENGLISH)
    assert done.stdout.startswith("1 texts, 1 doubts; ")
    page = (folder / "proof" / "texts" / "jia.html").read_text("utf-8")
    assert "“三、”的前一个是“一、”" in page and "follows" not in page


def test_who_waits_is_told(folder: Path) -> None:
    (folder / "docs").mkdir()
    command = [sys.executable, str(ROOT / "convert.py")]
    pipe = subprocess.PIPE
    with turn(folder / "docs", lambda _: None):
        run = subprocess.Popen(
            command, cwd=folder, env=spoken_to(TRADITIONAL), stdout=pipe, stderr=pipe, text=True
        )
        assert run.stderr is not None
        assert run.stderr.readline() == "docs: 另一次執行正在寫這裡；等它結束\n"
    assert run.communicate()[0].startswith("1 篇，")


def test_on_a_terminal_the_progress_is_followed_by_the_figures(folder: Path) -> None:
    ours, its = pty.openpty()
    command = [sys.executable, str(ROOT / "convert.py")]
    run = subprocess.Popen(command, cwd=folder, env=spoken_to(SIMPLIFIED), stdout=its, stderr=its)
    os.close(its)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # EIO: the other end is closed
        pass
    os.close(ours)
    assert run.wait() == 0
    lines = shown.decode().lstrip("\r").replace("\r\n", "\n").split("\n")
    assert lines[0].endswith("1/1")
    assert lines[1].startswith("seeds/甲.txt:5: 警告: ordinal-gap: ")
    assert lines[2].startswith("1 篇，2 个标题，")


HELP = [["--help"], ["init", "--help"], ["build", "--help"]]


@pytest.mark.parametrize("locale", [SIMPLIFIED, TRADITIONAL])
@pytest.mark.parametrize("arguments", HELP, ids=["convert", "init", "build"])
def test_help(arguments: list[str], locale: str, zhbook: Run) -> None:
    done = zhbook(*arguments, locale=locale)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("用法：")
    assert PROSE.findall(done.stdout) == []
    to_other = opencc.OpenCC("t2s" if locale == SIMPLIFIED else "s2t")
    said = done.stdout.replace("书名", "")  # the title itself, whoever reads it
    assert to_other.convert(said) == said


@pytest.mark.parametrize("arguments", HELP, ids=["convert", "init", "build"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_help_fits_the_terminal(arguments: list[str], width: int, zhbook: Run) -> None:
    done = zhbook(*arguments, width=width)
    for line in done.stdout.splitlines():
        # A choice of values is one word, however narrow the terminal is.
        assert columns(line) <= width or "{" in line or " " not in line.strip(), line


MISTAKES = [
    ["--traditional", "s2x"],
    ["--jobs", "0"],
    ["--jobs"],
    ["--outline"],
    ["--nonsense"],
    ["--st=1"],
    ["--s"],
    ["nowhere"],
    ["--outline", "a", "--tree", "b"],
    ["init", "a", "b"],
    ["build", "--jobs", "two"],
    ["build", "nowhere"],
]


@pytest.mark.parametrize("locale", [SIMPLIFIED, TRADITIONAL])
@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_usage_errors(arguments: list[str], locale: str, folder: Path, zhbook: Run) -> None:
    done = zhbook(*arguments, locale=locale)
    last = done.stderr.splitlines()[-1]
    error = "错误" if locale == SIMPLIFIED else "錯誤"
    assert done.returncode == 2
    assert f": {error}: " in last
    assert PROSE.findall(last) == []
    assert re.search(r"[\u4e00-\u9fff]", last.split(f": {error}: ")[1])


def test_init_says_what_is_next_and_what_is_in_the_way(zhbook: Run) -> None:
    done = zhbook("init", "书")
    now = "请把 .txt 文件放进 书/seeds，然后执行：zhbook build 书"
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, now)
    done = zhbook("init", "书", locale=TRADITIONAL)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"书/\S+: 錯誤: 已經存在；什麼都沒有寫\n", done.stderr)


def test_what_the_system_says_comes_as_it_comes(folder: Path, zhbook: Run) -> None:
    (folder / "docs").write_text("a file")
    done = zhbook()
    assert done.returncode == 1
    assert re.fullmatch(r"docs: 错误: \S.+\n", done.stderr)


@pytest.mark.parametrize("encoding", ["ascii", "big5", "latin-1"])
def test_an_encoding_that_lacks_the_words_is_no_failure(folder: Path, encoding: str) -> None:
    more = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    environ = spoken_to(SIMPLIFIED, **more)
    command = [sys.executable, str(ROOT / "convert.py")]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True)
    assert (done.returncode, done.stderr.count(b"\n")) == (0, 1)
    assert b"Traceback" not in done.stderr and b"\\u4e2a\\u6807\\u9898" in done.stdout.replace(
        "标题".encode(encoding, "backslashreplace"), b"\\u6807\\u9898"
    )


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三，四五", 6, ["一二", "三，四", "五"]),
        ("一二（三）四", 6, ["一二", "（三）", "四"]),
        ("写到 DIR/zh-hans 和", 8, ["写到", "DIR/zh-hans", "和"]),
        ("", 8, []),
    ],
)
def test_a_line_breaks_between_characters_and_not_before_a_comma(
    text: str, width: int, wanted: Sequence[str]
) -> None:
    assert broken(text, width) == wanted
