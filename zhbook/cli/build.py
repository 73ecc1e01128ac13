"""``zhbook build``: texts → pages → site, for a project that ``zhbook init`` has made.

Each edition is built by a Sphinx of its own, with the same files and folders as ``make html``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from zhbook import __version__, messages
from zhbook.characters import printable
from zhbook.cli import convert as cli
from zhbook.cli.setlocale import instead
from zhbook.files.code import code_of
from zhbook.files.kept import Kept, key_of
from zhbook.locale.say import say
from zhbook.pageformat import SIMPLIFIED, TRADITIONAL

#: The folder of each edition inside docs/ and inside the site.
_EDITIONS = {SIMPLIFIED: ".", TRADITIONAL: TRADITIONAL}


@dataclass(frozen=True, slots=True)
class Build:
    """What ``zhbook build`` was asked for. ``strict``: a warning is a failure, also one of
    a page that was read before."""

    folder: Path
    strict: bool = False
    quiet: bool = False
    jobs: int | None = None


def build(asked: Build) -> int:
    """Convert the texts and build every edition; the exit status.

    2 where the folder is no project, else the status of the first step that fails.
    """
    conf = asked.folder / "docs" / "conf.py"
    if not conf.is_file():
        missing = say("there is no such file; zhbook init makes one")
        print(messages.error_line(conf, missing), file=sys.stderr)
        return 2
    status = cli.main(_converter(asked))
    if status:
        return status
    made = conf.parent / "_build"
    _forget_other_versions(made)
    for edition, place in _EDITIONS.items():
        out = made / "html" / place
        if (conf.parent / edition / "index.md").exists():
            command = _sphinx(asked, conf.parent, edition, out)
            status = subprocess.run(command, env=os.environ | instead(), check=False).returncode
            if status:
                return status
        elif edition != SIMPLIFIED:  # book.toml can switch it off
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(made / "doctrees" / edition, ignore_errors=True)
    if not asked.quiet:
        print(printable(str(made / "html" / "index.html")))
    return 0


def _converter(asked: Build) -> list[str]:
    jobs = ["--jobs", str(asked.jobs)] if asked.jobs else []
    switches = ["--strict"] * asked.strict + ["--quiet"] * asked.quiet
    return [*switches, *jobs, "--out", str(asked.folder / "docs"), str(asked.folder / "seeds")]


def _sphinx(asked: Build, docs: Path, edition: str, out: Path) -> list[str]:
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-j", str(asked.jobs or "auto")]
    # Progress is for a terminal alone; what is wrong is always said.
    command += ["-q"] * (asked.quiet or not sys.stdout.isatty())
    # -E: a page that is not read again keeps the warnings of its reading to itself.
    command += ["-n", "-W", "--keep-going", "-E"] * asked.strict
    doctrees = docs / "_build" / "doctrees" / edition
    return [*command, "-c", str(docs), "-d", str(doctrees), str(docs / edition), str(out)]


def _forget_other_versions(made: Path) -> None:
    """Start afresh after an upgrade: Sphinx does not know what its extensions made before."""
    names = ("sphinx", "docutils", "myst-parser", "sphinx-book-theme")
    made_with = Kept(made / "made-with.txt", key_of(code_of(libraries=names), __version__))
    if made_with.read() is None:
        shutil.rmtree(made / "doctrees", ignore_errors=True)
        made_with.write({"zhbook": __version__})
