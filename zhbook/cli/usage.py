"""The options in the language of the environment: argparse's own words, and help that fits.

In English all is as argparse has it. In Chinese its words come from our catalogue, and lines are
broken by the columns of a terminal: a Han character takes two, and stands without blanks.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from zhbook.characters import printable
from zhbook.locale.catalogues import ENGLISH, catalogue, chosen, spoken
from zhbook.locale.say import Said

#: A word, with the signs that may not end or begin a line (GB/T 15834-2011, 5.1).
_WORD = re.compile(r"[（“‘《「『]*(?:[!-~]+|\S)[。，、；：？！）”’》」』]*|\s+")


def parsed(
    parser: Callable[[], argparse.ArgumentParser], arguments: Sequence[str] | None
) -> argparse.Namespace:
    """The arguments as a parser reads them; a mistake ends the program with status 2."""
    with _argparse_in(chosen()):
        return parser().parse_args(arguments)


@contextmanager
def _argparse_in(name: str) -> Iterator[None]:
    """argparse with the words of a catalogue.

    It asks gettext by a name of its own, which alone can be given another catalogue than a
    compiled one on the disk.
    """
    names = vars(argparse)
    before = names["_"]
    if name != ENGLISH:
        names["_"] = catalogue(name).gettext
    try:
        yield
    finally:
        names["_"] = before


class Parser(argparse.ArgumentParser):
    """A parser whose complaints hold nothing that a terminal would obey: ``*.txt`` are names."""

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


def formatter() -> type[argparse.HelpFormatter]:
    """What a parser formats its help with; it speaks the ``help`` that is a Said."""
    return argparse.HelpFormatter if chosen() == ENGLISH else _ChineseHelp


class _ChineseHelp(argparse.HelpFormatter):
    def _get_help_string(self, action: argparse.Action) -> str | None:
        return spoken(action.help) if isinstance(action.help, Said) else action.help

    def _split_lines(self, text: str, width: int) -> list[str]:
        return broken(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in broken(text, width - len(indent)))

    def _format_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None) -> str:
        """The lines after the first are indented by the columns of the prefix, not its length."""
        opening = vars(argparse)["_"]("usage: ") if prefix is None else prefix
        blank = " " * columns(opening)
        return super()._format_usage(usage, actions, groups, blank).replace(blank, opening, 1)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes: 4 for ``用法``, 2 for ``ab``.

    What is of ambiguous width (UAX #11), as “, counts as two, so that no line is too long.
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def broken(text: str, width: int) -> list[str]:
    """A paragraph in lines of at most ``width`` columns, where its words allow that."""
    lines = [""]
    for word in _WORD.findall(text):
        if columns(lines[-1]) + columns(word.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(word.lstrip())
        else:
            lines[-1] += word
    return [line for line in lines if line]
