"""The page of the first book: its commands are executed, on its texts, and print what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.examples import Fence, fences, page

ROOT = Path(__file__).resolve().parent.parent
PAGE = "first-book.md"
#: Needs root, or loads from the network; a test of the package installs the wheel instead.
NOT_HERE = ("apt install", "python3 -m venv")
#: What ``pip install`` puts on the path.
COMMAND = f"""\
#!/bin/sh
PYTHONPATH='{ROOT}' exec '{sys.executable}' -c \
'from zhbook.cli.main import main; raise SystemExit(main())' "$@"
"""


def masked(said: str) -> str:
    """What a command prints, without the seconds."""
    return re.sub(r"\b[0-9]+\.[0-9] s\b", "… s", said)


def put(folder: Path, fence: Fence) -> None:
    """Write the file that a fence shows, or add to it where the page says so."""
    path = folder / fence.path
    path.parent.mkdir(exist_ok=True)
    with path.open("a" if fence.how == "添在末尾" else "x", encoding="utf-8") as file:
        file.write(fence.body)


def execute(command: str, folder: Path, path: Path) -> tuple[str, Path]:
    """What a block of commands prints, and the folder in which it ends."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ZHBOOK"))}
    environ |= {"LC_ALL": "C", "PATH": f"{path}:{environ['PATH']}"}
    done = subprocess.run(
        ["sh", "-euc", f"{command}\npwd >&2"],
        cwd=folder, env=environ, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (command, done.stdout.decode(), done.stderr.decode())
    said = done.stderr.decode().splitlines()
    assert said[:-1] == [], said
    return done.stdout.decode(), Path(said[-1])


def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "bin"
    path.mkdir()
    (path / "zhbook").write_text(COMMAND, "utf-8")
    (path / "zhbook").chmod(0o755)
    folder, said = tmp_path, ""
    ran: list[str] = []
    for fence in fences(page(PAGE)):
        if fence.path:
            put(folder, fence)
        elif fence.info == "sh" and fence.body.startswith(NOT_HERE):
            continue
        elif fence.info == "sh":
            assert said == "", f"the page does not say what is printed: {said}"
            said, folder = execute(fence.body, folder, path)
            ran.append(fence.body)
        else:
            assert masked(fence.body) == masked(said), ran[-1]
            said = ""
    assert said == ""
    assert any("init" in body for body in ran) and any("build" in body for body in ran)
    html = folder / "docs/_build/html"
    for name, words in {
        "index.html": ["乡镇文集", "一、认清形势"],
        "fa-gui/ban-fa.html": ['id="art-3"'],
        "jiang-hua.html": ["（一）抓排查", 'href="fa-gui/ban-fa.html#art-3"'],
        "tong-zhi.html": ['id="h1"', "值班安排"],
        "genindex.html": ["安全隐患排查办法"],
        "zh-hant/index.html": ["鄉鎮文集"],
    }.items():
        made = (html / name).read_text("utf-8")
        assert [word for word in words if word not in made] == [], name
    assert (folder / "docs/_build/proof/index.html").is_file()


def test_the_commands_of_the_checkout_are_targets_of_make() -> None:
    table = page(PAGE).split("## 在本项目的文件夹里做书", 1)[1]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = re.findall(r"`make ([a-z-]+)", table)
    assert "html" in named and "proof" in named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
