"""The command line: arguments → a book → exit status."""

from __future__ import annotations

import argparse
import os
import stat
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from zhbook import __version__, messages
from zhbook.book.make import make
from zhbook.book.order import Order, Outcome
from zhbook.cli import report
from zhbook.cli.streams import ended, settle
from zhbook.cli.usage import Parser, formatter, parsed
from zhbook.config.book import BookConfig, TextConfig, read_book
from zhbook.config.traditional import QUOTES, SCHEMES
from zhbook.errors import ZhbookError
from zhbook.files.turns import turn
from zhbook.locale.catalogues import spoken
from zhbook.locale.say import Said, Value, say
from zhbook.model import Level
from zhbook.proof.edition import prove


def parser() -> argparse.ArgumentParser:
    """The options, as ``--help`` shows them."""
    made = Parser(
        description=spoken(
            say("Plain Chinese texts → MyST Markdown, in Simplified and Traditional Chinese.")
        ),
        epilog=spoken(
            say("zhbook init and zhbook build make a book of your own; --help tells their options.")
        ),
        formatter_class=formatter(),
    )
    add = made.add_argument
    add(
        "seeds",
        nargs="?",
        default="seeds",
        metavar="SEEDS",
        help=say("folder of .txt files (seeds)"),
    )
    add(
        "--out", default="docs", metavar="DIR", help=say("write DIR/zh-hans and DIR/zh-hant (docs)")
    )
    add("--traditional", choices=SCHEMES, help=say("OpenCC scheme of the Traditional copy (s2tw)"))
    add("--quotes", choices=QUOTES, help=say("quotation marks of the Traditional copy (corner)"))
    add("--jobs", type=positive, metavar="N", help=say("processes to convert with"))
    add("--strict", action="store_true", help=say("exit 1 from warnings on"))
    add("--check", action="store_true", help=say("write nothing; exit 1 if the output is stale"))
    add("--skip-bad", action="store_true", help=say("go on without texts that cannot be read"))
    add("--quiet", action="store_true", help=say("print warnings and errors only"))
    one = made.add_mutually_exclusive_group()
    one.add_argument(
        "--outline", nargs="+", metavar="FILE", help=say("print outlines as JSON lines")
    )
    one.add_argument(
        "--tree", nargs="+", metavar="FILE", help=say("print outlines as trees with ids")
    )
    one.add_argument(
        "--proof", metavar="DIR", help=say("write the proof for the editors to DIR, no book")
    )
    add(
        "--version",
        action="version",
        version=f"zhbook {__version__}",
        help=say("show program's version number and exit"),
    )
    return made


def positive(text: str) -> int:
    """A number of processes: ``4`` is one, ``0`` and ``x`` are none."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(spoken(say("{text} is no number of processes", text=text)))
    return int(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status is 0, 1 (bad input, stale, strict) or 2 (usage)."""
    settle()
    return ended(lambda: _run(parsed(parser, arguments)))


def _run(options: argparse.Namespace) -> int:
    seeds = Path(options.seeds)
    if options.outline or options.tree:
        return _show(options, seeds)
    if no_folder := why_no_folder(seeds):
        print(no_folder, file=sys.stderr)
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
        print(messages.exception_line(error), file=sys.stderr)
        return 1
    except OSError as error:
        print(messages.os_error_line(error, order.out), file=sys.stderr)
        return 1
    return _tell(outcome, options, time.monotonic() - start)


def why_no_folder(seeds: Path) -> str:
    """Why a path leads to no folder, as it is printed; nothing where it does."""
    try:
        is_folder = stat.S_ISDIR(os.stat(seeds).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return messages.error_line(seeds, say("there is no such folder"))
    except OSError as error:
        return messages.os_error_line(error)
    return "" if is_folder else messages.error_line(seeds, say("it is no folder"))


def _wait(folder: Path) -> None:
    waiting = say(
        "{folder}: another run writes here; waiting until it has ended", folder=str(folder)
    )
    print(messages.said_line(waiting), file=sys.stderr)


def _progress(quiet: bool) -> Callable[[int, int], None]:
    if quiet or not sys.stderr.isatty():
        return lambda done, of: None

    def show(done: int, of: int) -> None:
        bar = "█" * (30 * done // of)
        end = "\n" if done == of else ""
        print(f"\r{bar:<30} {done}/{of}", end=end, file=sys.stderr, flush=True)

    return show


def _tell(outcome: Outcome, options: argparse.Namespace, seconds: float) -> int:
    for diagnostic in outcome.diagnostics:
        if diagnostic.level is not Level.NOTE or not options.quiet:
            print(messages.diagnostic_line(diagnostic), file=sys.stderr)
    for error in outcome.errors:
        print(messages.exception_line(error), file=sys.stderr)
    if options.proof and outcome.texts and not options.quiet:
        page = Path(options.proof, "index.html")
        made = say(
            "{texts} texts, {doubts} doubts; {seconds:.1f} s: {page}",
            texts=outcome.texts,
            doubts=outcome.doubts,
            seconds=seconds,
            page=str(page),
        )
        print(messages.said_line(made))
    if outcome.errors or options.proof:
        return int(bool(outcome.errors))
    stale = len(outcome.written) + len(outcome.removed)
    if options.check and stale:
        for path in [*outcome.written, *outcome.removed][:10]:
            stale_page = say("{path}: stale", path=f"{options.out}/{path}")
            print(messages.said_line(stale_page), file=sys.stderr)
    if not options.quiet:
        print(messages.said_line(_figures(outcome, options.check, seconds)))
    warned = any(diagnostic.level is not Level.NOTE for diagnostic in outcome.diagnostics)
    return int((options.check and stale > 0) or (options.strict and warned))


def _figures(outcome: Outcome, is_checked: bool, seconds: float) -> Said:
    figures: dict[str, Value] = {
        "texts": outcome.texts,
        "headings": outcome.headings,
        "items": outcome.items,
        "written": len(outcome.written),
        "unchanged": outcome.unchanged,
        "removed": len(outcome.removed),
        "seconds": seconds,
    }
    if is_checked:
        return say(
            "{texts} texts, {headings} headings, {items} items; {written} stale, "
            "{unchanged} unchanged, {removed} removed; {seconds:.1f} s",
            **figures,
        )
    return say(
        "{texts} texts, {headings} headings, {items} items; {written} written, "
        "{unchanged} unchanged, {removed} removed; {seconds:.1f} s",
        **figures,
    )


def _show(options: argparse.Namespace, seeds: Path) -> int:
    status = 0
    book = BookConfig()
    try:
        book = read_book(seeds / "book.toml")
    except ExceptionGroup as group:
        _tell_mistakes(seeds, group)
        return 1
    for name in options.outline or options.tree:
        file = Path(name)
        try:
            real = Path(os.path.realpath(file))
            inside = real.relative_to(os.path.realpath(seeds)).as_posix()
        except ValueError:
            inside = file.name
        try:
            document = report.document(file, inside, book.texts.get(inside, TextConfig()))
        except ExceptionGroup as group:
            _tell_mistakes(seeds, group)
            status = 1
            continue
        except ZhbookError as error:
            print(messages.error_line(name, error.message, error.line), file=sys.stderr)
            status = 1
            continue
        if options.outline:
            print(report.outline_line(document))
        else:
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            print("\n".join(report.tree(document, colour)))
    return status


def _tell_mistakes(seeds: Path, group: ExceptionGroup[Exception]) -> None:
    for error in group.exceptions:
        if isinstance(error, ZhbookError):
            path = f"{seeds}/{error.path}"
            print(messages.error_line(path, error.message, error.line), file=sys.stderr)
