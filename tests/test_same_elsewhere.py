"""The same book in another folder, by other processes, is the same to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.site.builds import ROOT, contents

TEXTS = {
    "法/甲.txt": "甲条例\n第一条 为了安全生产，制定本条例。\n第二条 依照《乙条例》第一条。\n",
    "法/乙.txt": "乙条例\n第一条 本条例自2020年1月1日起施行。\n",
    "讲话.txt": "在会上的讲话\n一、讲形势\n安全生产要抓好。\n二、讲任务\n任务重。\n",
}


def made(folder: Path, jobs: int, **variables: str) -> dict[str, bytes]:
    """What a project in this folder becomes: pages, both sites, EPUB and LaTeX."""

    def run(*words: object) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1700000000"}
        command = [sys.executable, "-m", *map(str, words)]
        done = subprocess.run(
            command, cwd=folder.parent, env=environment | variables, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr

    run("zhbook", "init", folder, "--title", "小书")
    for name, text in TEXTS.items():
        file = folder / "seeds" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    run("zhbook", "build", "--quiet", "--jobs", jobs, folder)
    docs = folder / "docs"
    for builder in ("epub", "latex"):
        out = docs / "_build" / builder
        run("sphinx", "-q", "-c", docs, "-b", builder, "-d", docs / "_d", docs / "zh-hans", out)
    found = {n: c for n, c in contents(docs).items() if not n.startswith("_d/")}
    return {n: c for n, c in found.items() if "/doctrees/" not in n and not n.endswith(".pyc")}


def test_no_output_depends_on_folder_hash_seed_locale_zone_or_processes(tmp_path: Path) -> None:
    (tmp_path / "b c").mkdir()
    one = made(tmp_path / "a", 1, PYTHONHASHSEED="1", TZ="UTC", HOME="/nowhere")
    variables = {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C", "LANGUAGE": "zh_CN"}
    two = made(tmp_path / "b c" / "另一本", 2, **variables, USER="somebody")
    assert sorted(one) == sorted(two)
    assert "_build/html/.buildinfo" in one and "_build/epub/book.epub" in one
    assert [name for name in one if one[name] != two[name]] == []
