"""Sphinx in a process that has everything loaded and forks for each build.

To start Python, to import Sphinx, the theme and our extension and to load the dictionaries takes
three times as long as to build the sample book. This process does it once, by building that book;
each build is then a child of it, which ends with the build. So nothing of a build is left for the
next one, and a child has what a new process has: environment, folder, outputs, and the state of
docutils and Sphinx. ``tests/test_site_warm.py`` compares the two.

It reads an order a line (``Order``, as JSON) and writes the exit status of each build on a line;
``tests.site.process`` starts it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType
from typing import Any

import jinja2
import opencc
import sphinx
from sphinx import locale
from sphinx.cmd.build import main

from tests.exits import exit_status
from tests.site.process import ROOT, Order
from zhbook.sphinx.index import pinyin
from zhbook.sphinx.overviews import page as overviews

BOOK = Path(__file__).resolve().parent / "book"
#: They have words of the language that was spoken when they were imported.
WORDED = ("sphinx.domains.changeset", "sphinx.domains.python")


def keep_templates() -> None:
    """Compile a template once for all builds; it takes a fifth of the build of a small book."""
    compiled = jinja2.Environment.compile
    kept: dict[object, CodeType] = {}

    def compile(self: jinja2.Environment, source: str, *how: object) -> CodeType:
        # A lexer is one for all environments with the same delimiters.
        key = (self.lexer, self.autoescape, *sorted(self.extensions), source, *how)
        if key not in kept:
            kept[key] = compiled(self, source, *how)  # type: ignore[call-overload]
        return kept[key]

    jinja2.Environment.compile = compile  # type: ignore[method-assign,assignment]


def keep_phrases() -> None:
    """Go through the half million phrases once for all builds; it is half of a small one."""
    kept: dict[str, list[Any]] = {}
    for phrase, sounds in pinyin._every():
        kept.setdefault(phrase[:2], []).append((phrase, sounds))

    def beginning(pairs: Iterable[str]) -> Iterator[Any]:
        return chain.from_iterable(kept.get(pair, ()) for pair in pairs)

    setattr(pinyin, "_beginning", beginning)  # noqa: B010 (mypy)


def keep_pictures() -> None:
    """Draw a picture once for all builds that say the same in it."""

    def drawn_once(draw: Callable[..., str]) -> Callable[..., str]:
        kept: dict[str, str] = {}

        def drawn(*shown: object) -> str:
            key = repr(shown)
            if key not in kept:
                kept[key] = draw(*shown)
            return kept[key]

        return drawn

    for name in ("heat_map", "citation_graph"):
        setattr(overviews, name, drawn_once(getattr(overviews, name)))


def load() -> None:
    """Build the sample book once and forget it; what was loaded for it stays."""
    keep_templates()
    setattr(opencc, "OpenCC", cache(opencc.OpenCC))  # noqa: B010 (it is a class)
    path, thresholds = sys.path[:], gc.get_threshold()
    # Among millions of objects that stay there is no garbage worth to be looked for.
    gc.disable()
    keep_phrases()
    keep_pictures()
    with TemporaryDirectory() as out:
        for edition in ("zh-hans", "zh-hant"):
            main(["-q", "-c", str(ROOT / "docs"), str(BOOK / edition), f"{out}/{edition}"])
    # Nodes, roles and directives Sphinx takes back itself.
    for name in WORDED:
        del sys.modules[name]
    locale.translators.clear()
    sys.path[:] = path
    gc.set_threshold(*thresholds)
    gc.collect()
    gc.freeze()
    gc.enable()


def build(order: Order) -> int:
    """Be ``python -m sphinx`` with what was ordered; its exit status."""
    os.environ.clear()
    os.environ.update(order["environ"])
    os.chdir(order["cwd"])
    for number, name in enumerate((os.devnull, order["stdout"], order["stderr"])):
        opened = os.open(name, os.O_RDWR)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = [str(Path(sphinx.__file__).with_name("__main__.py")), *order["arguments"]]
    return exit_status(lambda: main(order["arguments"]))


def serve() -> None:
    """Fork for each order until there are no more."""
    load()
    for line in sys.stdin:
        order: Order = json.loads(line)
        child = os.fork()
        if not child:
            os._exit(build(order))
        _, ended = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(ended), flush=True)


if __name__ == "__main__":
    serve()
