"""How the tests build a small book with Sphinx, as the Makefile builds the real one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from tests.site.process import OWN, warm

ROOT = Path(__file__).resolve().parent.parent.parent
BOOK = Path(__file__).resolve().parent / "book"
EDITIONS = ("zh-hans", "zh-hant")


def copy_book(folder: Path) -> Path:
    """A copy of the sample book that a test may change."""
    return Path(shutil.copytree(BOOK, folder / "book"))


def sphinx(
    source: Path,
    out: Path,
    doctrees: Path,
    *options: str,
    baseurl: str = "",
    conf: Path | None = None,
    hashing: str = OWN,
) -> subprocess.CompletedProcess[str]:
    """Run sphinx-build over one edition; what it said and its exit status.

    It runs as a child of a process that has everything loaded (``tests.site.warm``), which for a
    test is no other than a process of its own.
    """
    environ = {key: value for key, value in os.environ.items() if key != "ZHBOOK_BASEURL"}
    if baseurl:
        environ["ZHBOOK_BASEURL"] = baseurl
    arguments = ["-q", "-c", str(conf or ROOT / "docs"), "-d", str(doctrees)]
    return warm(hashing).run([*arguments, *options, str(source), str(out)], environ)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run sphinx-build with these arguments and no others, as ``sphinx`` does."""
    return warm(OWN).run(list(arguments), dict(os.environ))


def build(
    book: Path,
    site: Path,
    *options: str,
    baseurl: str = "",
    conf: Path | None = None,
    hashing: str = OWN,
) -> Path:
    """Build every edition of ``book`` strictly; the folder in which the front page lies."""
    html = site / "html"
    for edition in EDITIONS:
        if not (book / edition).exists():
            continue
        out = html if edition == "zh-hans" else html / edition
        doctrees = site / "doctrees" / edition
        strict = ["-n", "-W", "--keep-going", *options]
        how: Any = {"baseurl": baseurl, "conf": conf, "hashing": hashing}
        done = sphinx(book / edition, out, doctrees, *strict, **how)
        assert done.returncode == 0, done.stdout + done.stderr
    return html


def page(path: Path) -> BeautifulSoup:
    """A page that was built."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def pages(html: Path) -> list[Path]:
    """The pages below a folder; the theme has templates among its static files."""
    found = sorted(path for path in html.rglob("*.html") if "_static" not in path.parts)
    assert found
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name relative to it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


SOURCELESS = ("404", "fidelity", "genindex", "moved_addresses", "overview", "search")
"""How the names of pages begin that Sphinx makes without a source, and writes at each build."""

State = dict[str, tuple[int, bytes]]
"""The time and the bytes of each page, by its name relative to the site."""


def state(html: Path) -> State:
    """What ``written`` compares with."""
    return {
        path.relative_to(html).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in pages(html)
    }


def written(before: State, html: Path) -> set[str]:
    """The pages a build wrote; of pages without a source, those that came out otherwise."""
    now = state(html)
    assert before.keys() <= now.keys()
    return {
        name
        for name, (time, content) in now.items()
        if (time, content) != before.get(name)
        and not (
            name.rpartition("/")[2].startswith(SOURCELESS)
            and name in before
            and before[name][1] == content
        )
    }
