"""The command ``zhbook``: ``init`` and ``build``, and else what ``convert.py`` always did.

``zhbook init`` is the command; a folder of seeds of that name is ``zhbook ./init``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from zhbook import cli
from zhbook.build import Build, build
from zhbook.errors import ZhbookError
from zhbook.project import start


def init_parser() -> argparse.ArgumentParser:
    """The options of ``zhbook init``."""
    made = argparse.ArgumentParser(prog="zhbook init", description="Start a new book.")
    made.add_argument("folder", nargs="?", default=".", metavar="DIR", help="where (here)")
    made.add_argument("--title", default="书名", metavar="TITLE", help="title of the book (书名)")
    return made


def build_parser() -> argparse.ArgumentParser:
    """The options of ``zhbook build``."""
    made = argparse.ArgumentParser(
        prog="zhbook build", description="Convert the texts of a book and build both editions."
    )
    add = made.add_argument
    add("folder", nargs="?", default=".", metavar="DIR", help="folder of the book (here)")
    add("--jobs", type=cli.positive, metavar="N", help="processes to work with")
    add("--strict", action="store_true", help="exit 1 from warnings on")
    add("--quiet", action="store_true", help="print warnings and errors only")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, 1 (bad input, a failed build) or 2 (usage)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        match words:
            case ["init", *rest]:
                return _init(init_parser().parse_args(rest))
            case ["build", *rest]:
                asked = build_parser().parse_args(rest)
                return build(Build(Path(asked.folder), asked.strict, asked.quiet, asked.jobs))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"{place}error: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return cli.main(words)


def _init(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    try:
        written = start(folder, options.title)
    except ZhbookError as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(folder / path)
    print(f"Now put .txt files into {folder / 'seeds'} and run: zhbook build {folder}")
    return 0
