"""The sites that are compared: this project's, stock Sphinx's, Pagefind's over the same pages."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[3]
#: What Sphinx 9.0 forgets in its Chinese search; without it every query throws. Its index has the
#: stems of English words, and Chinese as it is.
_USE = "window.Stemmer = ChineseStemmer;"
_MENDED = "window.Stemmer = EnglishStemmer;"
_STOCK = """
extensions = ["myst_parser"]
html_theme = "basic"
language = "zh_CN"
smartquotes = False
suppress_warnings = ["myst", "ref", "docutils", "toc"]
exclude_patterns = ["_build"]
"""


class NotBuilt(Exception):
    """A search to compare with is not installed, or did not build its index; says why."""


@dataclass(slots=True)
class Spent:
    """Seconds of the processor: of a whole build, and of its search."""

    whole: float = 0.0
    search: float = 0.0
    running: list[float] = field(default_factory=list)


#: Every Sphinx of one process finds what the one before it has registered.
_AGAIN = {"suppress_warnings": ["app.add_node", "app.add_directive", "app.add_role"]}


def convert(folder: Path, out: Path) -> None:
    """The pages of both editions."""
    command = [sys.executable, "convert.py", str(folder), "--out", str(out), "--quiet"]
    subprocess.run([*command, "--skip-bad"], cwd=ROOT, stderr=subprocess.DEVNULL, check=False)


def timed(app: Sphinx, spent: Spent) -> None:
    """Count the time in the handlers of the search, which are all that it does in a build."""
    for listeners in app.events.listeners.values():
        for number, listener in enumerate(listeners):
            if listener.handler.__module__.startswith("zhbook.sphinx.search"):
                listeners[number] = listener._replace(handler=counted(listener.handler, spent))


def counted(handler: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    """The same handler; what it takes is added to ``spent``."""

    def called(*args: Any) -> Any:
        begun = time.process_time()
        result = handler(*args)
        if result is not None and not isinstance(result, (list, tuple, str)):
            result = list(result)  # a generator does its work here
        spent.search += time.process_time() - begun
        return result

    return called


def build(book: Path, work: Path) -> tuple[Path, Spent]:
    """Both editions in one process, without the help of others; the folder of the site."""
    html, spent = work / "html", Spent()
    for edition in ("zh-hans", "zh-hant"):
        out = html if edition == "zh-hans" else html / edition
        begun = time.process_time()
        app = Sphinx(
            book / edition,
            ROOT / "docs",
            out,
            work / "doctrees" / edition,
            "html",
            status=None,
            confoverrides=_AGAIN,
        )
        timed(app, spent)
        app.build()
        spent.whole += time.process_time() - begun
    return html, spent


def run(command: list[str | Path]) -> None:
    """Run a program, which has ten minutes."""
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=600)
    except subprocess.CalledProcessError as error:
        raise NotBuilt((error.stderr.strip() or str(error)).splitlines()[-1]) from error
    except subprocess.TimeoutExpired as error:
        raise NotBuilt("building it took more than ten minutes") from error


def build_stock(book: Path, html: Path, work: Path) -> Path:
    """The Simplified edition with Sphinx's own search, mended so that it runs.

    Without jieba that would find nothing of Chinese, so it is needed.
    """
    if find_spec("jieba") is None:
        raise NotBuilt("jieba is not installed")
    conf = work / "stock-conf"
    conf.mkdir(parents=True, exist_ok=True)
    (conf / "conf.py").write_text(_STOCK, "utf-8")
    out = work / "stock"
    # In a process of its own: the directives of this project are registered in this one.
    options: list[str | Path] = ["-q", "-b", "html", "-c", conf, "-d", work / "stock-doctrees"]
    run([sys.executable, "-m", "sphinx", *options, book / "zh-hans", out])
    language = out / "_static" / "language_data.js"
    script = language.read_text("utf-8")
    if _USE not in script and _MENDED not in script:
        raise NotBuilt("this Sphinx has another Chinese search, which is not known here")
    language.write_text(script.replace(_USE, _MENDED), "utf-8")
    return out


def build_pagefind(book: Path, html: Path, work: Path) -> Path:
    """A copy of the Simplified pages that Pagefind has indexed."""
    if find_spec("pagefind") is None:
        raise NotBuilt("Pagefind is not installed")
    out = work / "pagefind"
    shutil.copytree(html, out, ignore=shutil.ignore_patterns("zh-hant", "_search", "_sources"))
    command = [sys.executable, "-m", "pagefind", "--site", str(out), "--quiet"]
    command += ["--root-selector", "article.bd-article", "--force-language", "zh"]
    run([*command, "--exclude-selectors", ".added, .headerlink, .folded, .toctree-wrapper"])
    return out


#: What is compared, and how it comes to its site.
RIVALS = {"stock": build_stock, "pagefind": build_pagefind}


def zipped(paths: list[Path]) -> int:
    """The bytes of files as a server sends them."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths)
