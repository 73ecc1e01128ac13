"""A build of the process that the tests share is one of a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.builds import ROOT, contents, copy_book
from tests.site.process import OWN, warm

#: Sphinx takes its words from a module that is imported when the language is known.
ADDED = "```{versionadded} 1\n```\n"


def command(arguments: list[str], environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run sphinx-build in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "sphinx", *arguments],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=300,
        text=True,
    )


def book(folder: Path) -> list[str]:
    """The sample book, with a page that warns and an edition that ends for it."""
    page = copy_book(folder) / "zh-hant" / "pages" / "about.md"
    more = "\n[無](#nowhere)\n\n{nonsense}`甲`\n\n" + ADDED
    page.write_text(page.read_text("utf-8") + more, "utf-8")
    return ["-W", "--keep-going", "-c", str(ROOT / "docs"), str(folder / "book" / "zh-hant")]


def foreign(folder: Path) -> list[str]:
    """A project in English that has nothing of ours, and says what it does."""
    folder.mkdir()
    (folder / "conf.py").write_text("print('configured')\nhtml_theme = 'alabaster'\n", "utf-8")
    (folder / "index.rst").write_text("Book\n====\n\n.. versionadded:: 1\n", "utf-8")
    return [str(folder)]


def nothing(folder: Path) -> list[str]:
    """An option that there is not."""
    return ["--nonsense", str(folder)]


@pytest.mark.parametrize("project", [book, foreign, nothing])
def test_it_says_and_writes_the_same(tmp_path: Path, project: Callable[[Path], list[str]]) -> None:
    arguments = project(tmp_path / "source")
    environ = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1700000000",
        "ZHBOOK_BASEURL": "https://a.example/",
    }
    ours = warm(OWN).run([*arguments, str(tmp_path / "ours")], environ)
    theirs = command([*arguments, str(tmp_path / "theirs")], environ)
    assert (ours.returncode, ours.stderr) == (theirs.returncode, theirs.stderr)
    assert ours.stdout.replace("ours", "theirs") == theirs.stdout
    assert bool(ours.returncode) == (project is not foreign)
    written = contents_but_doctrees(tmp_path / "ours")
    assert written == contents_but_doctrees(tmp_path / "theirs")
    assert ("genindex.html" in written) == (project is not nothing)


def test_a_build_leaves_nothing_for_the_next(tmp_path: Path) -> None:
    conf = tmp_path / "conf.py"
    conf.write_text(
        "import gc, os\nfrom docutils import nodes\n"
        "print(os.environ.get('LEFT'), hasattr(nodes, 'left'), gc.get_threshold())\n"
        "os.environ['LEFT'] = nodes.left = 'left'\nos.chdir('/')\ngc.set_threshold(1)\n",
        "utf-8",
    )
    (tmp_path / "index.rst").write_text("A\n=\n", "utf-8")
    arguments = ["-q", "-E", "-b", "dummy", "-c", str(tmp_path), str(tmp_path)]
    said = [warm(OWN).run([*arguments, str(tmp_path / "out")], {}).stdout for _ in range(2)]
    assert said == ["None False (700, 10, 10)\n"] * 2


def contents_but_doctrees(folder: Path) -> dict[str, bytes]:
    """What is published."""
    if not folder.exists():
        return {}
    files = contents(folder)
    return {name: said for name, said in files.items() if not name.startswith(".doctrees/")}
