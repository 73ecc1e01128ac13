"""The same book in another folder, at another time, by other processes, is the same to the byte."""

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
#: A year and more later, for every Python that finds it on its path.
LATER = "import time\nnow = time.time\ntime.time = lambda: now() + 40_000_000\n"


def made(folder: Path, jobs: int, **variables: str) -> dict[str, bytes]:
    """What a project in this folder becomes: pages, both sites, EPUB, LaTeX and Word files."""
    path = os.pathsep.join([str(ROOT), str(folder.parent / "clock")])
    environment = {**os.environ, "PYTHONPATH": path, "SOURCE_DATE_EPOCH": "1700000000"}

    def run(*words: object) -> None:
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
    built = docs / "_build"
    for builder in ("epub", "latex"):
        out = built / builder
        run("sphinx", "-q", "-c", docs, "-b", builder, "-d", docs / "_d", docs / "zh-hans", out)
    run("zhbook.cli.word", docs / "zh-hans", built / "docx")
    found = {n: c for n, c in contents(docs).items() if not n.startswith("_d/")}
    return {n: c for n, c in found.items() if "/doctrees/" not in n and not n.endswith(".pyc")}


def test_no_output_depends_on_folder_time_hash_seed_locale_zone_or_processes(
    tmp_path: Path,
) -> None:
    later = tmp_path / "b c" / "clock"
    later.mkdir(parents=True)
    (later / "sitecustomize.py").write_text(LATER, "utf-8")
    # In these two zones it is never the same day.
    one = made(tmp_path / "a", 1, PYTHONHASHSEED="1", TZ="Etc/GMT+12", HOME="/nowhere")
    variables = {"PYTHONHASHSEED": "2", "TZ": "Etc/GMT-14", "LC_ALL": "C", "LANGUAGE": "zh_CN"}
    two = made(tmp_path / "b c" / "另一本", 2, **variables, USER="somebody")
    assert sorted(one) == sorted(two)
    kinds = ("_build/html/.buildinfo", "_build/epub/book.epub", "_build/docx/jiang-hua.docx")
    assert set(kinds) <= set(one)
    assert [name for name in one if one[name] != two[name]] == []
