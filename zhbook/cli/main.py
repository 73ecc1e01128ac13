"""The command ``zhbook``: ``init``, ``build``, ``clean``, and else what ``convert.py`` did.

``zhbook init`` is the command; a folder of seeds of that name is ``zhbook ./init``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from zhbook import messages
from zhbook.characters import printable
from zhbook.cli import convert as cli
from zhbook.cli.build import Build, build
from zhbook.cli.clean import clean, stays
from zhbook.cli.init import start
from zhbook.cli.streams import ended, in_utf8, settle
from zhbook.cli.usage import Parser, formatter, parsed
from zhbook.errors import ZhbookError
from zhbook.locale.catalogues import spoken
from zhbook.locale.say import say

#: What a book is called that nobody has named.
_TITLE = "书名"


def init_parser() -> argparse.ArgumentParser:
    """The options of ``zhbook init``."""
    made = Parser(
        prog="zhbook init",
        description=spoken(say("Start a new book.")),
        formatter_class=formatter(),
    )
    add = made.add_argument
    add("folder", nargs="?", default=".", metavar="DIR", help=say("where (here)"))
    add(
        "--title",
        default=_TITLE,
        metavar="TITLE",
        help=say("title of the book ({default})", default=_TITLE),
    )
    return made


def build_parser() -> argparse.ArgumentParser:
    """The options of ``zhbook build``."""
    made = Parser(
        prog="zhbook build",
        description=spoken(say("Convert the texts of a book and build both editions.")),
        formatter_class=formatter(),
    )
    add = made.add_argument
    add("folder", nargs="?", default=".", metavar="DIR", help=say("folder of the book (here)"))
    add("--jobs", type=cli.positive, metavar="N", help=say("processes to work with"))
    add("--strict", action="store_true", help=say("exit 1 from warnings on"))
    add("--quiet", action="store_true", help=say("print warnings and errors only"))
    return made


def clean_parser() -> argparse.ArgumentParser:
    """The options of ``zhbook clean``."""
    made = Parser(
        prog="zhbook clean",
        description=spoken(say("Remove the pages that were generated, and no file of yours.")),
        formatter_class=formatter(),
    )
    made.add_argument(
        "folder", nargs="?", default=".", metavar="DIR", help=say("folder of the book (here)")
    )
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is 0, 1 (bad input, a failed build) or 2 (usage)."""
    if arguments is None:
        in_utf8()
    settle()
    words = list(sys.argv[1:] if arguments is None else arguments)
    match words:
        case ["init", *rest]:
            return ended(lambda: _init(parsed(init_parser, rest)))
        case ["build", *rest]:
            return ended(lambda: _build(parsed(build_parser, rest)))
        case ["clean", *rest]:
            return ended(lambda: _clean(parsed(clean_parser, rest)))
    return cli.main(words)


def _build(options: argparse.Namespace) -> int:
    return build(Build(Path(options.folder), options.strict, options.quiet, options.jobs))


def _clean(options: argparse.Namespace) -> int:
    if no_folder := cli.why_no_folder(Path(options.folder)):
        print(no_folder, file=sys.stderr)
        return 2
    docs = Path(options.folder, "docs")
    for path in clean(docs):
        print(messages.said_line(stays(docs / path)))
    return 0


def _init(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    try:
        written = start(folder, options.title)
    except ZhbookError as error:
        print(messages.exception_line(error), file=sys.stderr)
        return 1
    for path in written:
        print(printable(str(folder / path)))
    now = say(
        "Now put .txt files into {seeds} and run: zhbook build {folder}",
        seeds=str(folder / "seeds"),
        folder=str(folder),
    )
    print(messages.said_line(now))
    return 0
