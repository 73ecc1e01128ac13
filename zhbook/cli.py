"""The command line: arguments → a book → exit status."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from zhbook import __version__, report
from zhbook.book import make
from zhbook.config import BookConfig, TextConfig, read_book
from zhbook.errors import ZhbookError
from zhbook.model import Level
from zhbook.order import Order, Outcome
from zhbook.proof.edition import prove
from zhbook.traditional_config import QUOTES, SCHEMES
from zhbook.turns import turn


def parser() -> argparse.ArgumentParser:
    """The options, as ``--help`` shows them."""
    made = argparse.ArgumentParser(
        description="Plain Chinese texts → MyST Markdown, in Simplified and Traditional Chinese.",
        epilog="zhbook init and zhbook build make a book of your own; --help tells their options.",
    )
    add = made.add_argument
    add("seeds", nargs="?", default="seeds", metavar="SEEDS", help="folder of .txt files (seeds)")
    add("--out", default="docs", metavar="DIR", help="write DIR/zh-hans and DIR/zh-hant (docs)")
    add("--traditional", choices=SCHEMES, help="OpenCC scheme of the Traditional copy (s2tw)")
    add("--quotes", choices=QUOTES, help="quotation marks of the Traditional copy (corner)")
    add("--jobs", type=positive, metavar="N", help="processes to convert with")
    add("--strict", action="store_true", help="exit 1 from warnings on")
    add("--check", action="store_true", help="write nothing; exit 1 if the output is stale")
    add("--skip-bad", action="store_true", help="go on without texts that cannot be read")
    add("--quiet", action="store_true", help="print warnings and errors only")
    one = made.add_mutually_exclusive_group()
    one.add_argument("--outline", nargs="+", metavar="FILE", help="print outlines as JSON lines")
    one.add_argument("--tree", nargs="+", metavar="FILE", help="print outlines as trees with ids")
    one.add_argument(
        "--proof", metavar="DIR", help="write the proof for the editors to DIR, no book"
    )
    add("--version", action="version", version=f"zhbook {__version__}")
    return made


def positive(text: str) -> int:
    """A number of processes: ``4`` is one, ``0`` and ``x`` are none."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of processes")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status is 0, 1 (bad input, stale, strict) or 2 (usage)."""
    try:
        return _run(parser().parse_args(arguments))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
    seeds = Path(options.seeds)
    if options.outline or options.tree:
        return _show(options, seeds)
    if not seeds.is_dir():
        what = "it is no folder" if seeds.exists() else "there is no such folder"
        print(f"{seeds}: error: {what}", file=sys.stderr)
        return 2
    order = Order(
        seeds,
        Path(options.proof or options.out),
        options.traditional,
        options.quotes,
        options.jobs,
        options.skip_bad,
        not options.check,
    )
    start = time.monotonic()
    try:
        work = prove if options.proof else make
        with turn(order.out, _wait, make=order.write):
            outcome = work(order, _progress(options.quiet))
    except ZhbookError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or order.out}: error: {error.strerror or error}", file=sys.stderr)
        return 1
    return _tell(outcome, options, time.monotonic() - start)


def _wait(folder: Path) -> None:
    print(f"{folder}: another run writes here; waiting until it has ended", file=sys.stderr)


def _progress(quiet: bool) -> Callable[[int, int], None]:
    if quiet or not sys.stderr.isatty():
        return lambda done, of: None

    def show(done: int, of: int) -> None:
        bar = "█" * (30 * done // of)
        end = "\n" if done == of else ""
        print(f"\r{bar:<30} {done}/{of}", end=end, file=sys.stderr, flush=True)

    return show


def _tell(outcome: Outcome, options: argparse.Namespace, seconds: float) -> int:
    for found in outcome.diagnostics:
        if found.level is not Level.NOTE or not options.quiet:
            line = f":{found.line}" if found.line else ""
            level = found.level.value
            print(f"{found.path}{line}: {level}: {found.code}: {found.message}", file=sys.stderr)
    for error in outcome.errors:
        print(error, file=sys.stderr)
    if options.proof and outcome.texts and not options.quiet:
        page = Path(options.proof, "index.html")
        print(f"{outcome.texts} texts, {outcome.doubts} doubts; {seconds:.1f} s: {page}")
    if outcome.errors or options.proof:
        return int(bool(outcome.errors))
    stale = len(outcome.written) + len(outcome.removed)
    if options.check and stale:
        for path in [*outcome.written, *outcome.removed][:10]:
            print(f"{options.out}/{path}: stale", file=sys.stderr)
    if not options.quiet:
        verb = "stale" if options.check else "written"
        print(
            f"{outcome.texts} texts, {outcome.headings} headings, {outcome.items} items; "
            f"{len(outcome.written)} {verb}, {outcome.unchanged} unchanged, "
            f"{len(outcome.removed)} removed; {seconds:.1f} s"
        )
    warned = any(found.level is not Level.NOTE for found in outcome.diagnostics)
    return int((options.check and stale > 0) or (options.strict and warned))


def _show(options: argparse.Namespace, seeds: Path) -> int:
    status = 0
    book = BookConfig()
    try:
        book = read_book(seeds / "book.toml")
    except ExceptionGroup as group:
        for error in group.exceptions:
            print(f"{seeds}/{error}", file=sys.stderr)
        return 1
    for name in options.outline or options.tree:
        file = Path(name)
        try:
            inside = file.resolve().relative_to(seeds.resolve()).as_posix()
        except ValueError:
            inside = file.name
        try:
            found = report.document(file, inside, book.texts.get(inside, TextConfig()))
        except ExceptionGroup as group:
            for error in group.exceptions:
                print(f"{seeds}/{error}", file=sys.stderr)
            status = 1
            continue
        except ZhbookError as error:
            print(type(error)(name, error.line, error.message), file=sys.stderr)
            status = 1
            continue
        if options.outline:
            print(report.outline_line(found))
        else:
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            print("\n".join(report.tree(found, colour)))
    return status
