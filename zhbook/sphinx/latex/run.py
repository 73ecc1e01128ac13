"""From ``book.tex`` to a ``book.pdf`` that has been checked.

::

    python -m zhbook.sphinx.latex.run docs/_build/latex/zh-hans [--strict]

runs TeX in the folder's ``tex/`` and puts ``book.pdf`` into the folder itself when every reference
has a place. A character that no font has, for which a 〓 stands, and a line that sticks out are
warnings, and with ``--strict`` errors. Exit status 1: there is no ``book.pdf``, and the lines
printed say why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from zhbook.characters import printable
from zhbook.files.kept import Kept

BOOK = "book"
#: Of which pages the book was made, so that nobody compares it with later ones.
MADE_OF = "made-of.json"
#: On which line each unusual character of a text stands first: ``{"lines": {"乙.txt": {"①": 3}}}``.
UNUSUAL = "unusual.json"
#: TeX points that a line may stick out without a reader seeing it.
STICKS_OUT = 2.0

_PAGE = re.compile(r"^ZhPage: ?(\S*)")
_NO_FONT = re.compile(r"^ZhMissing: ([0-9A-F,]+)$")
_MISSING = re.compile(r"^Missing character: There is no (.+?) (?:\(U\+\w+\) )?in font ")
_OVERFULL = re.compile(r"^Overfull \\([hv])box \((\d+(?:\.\d+)?)pt too (?:wide|high)\)(.*)")
_UNDEFINED = re.compile(r"^LaTeX Warning: (Reference|Citation) `([^']*)' on page .* undefined")
_ERROR = re.compile(r"^(?:\S+:\d+: |! )(.*)")


@dataclass(frozen=True, slots=True)
class Remark:
    """What TeX has to say of a text: ``seed.txt:7: level: code: message``.

    ``page`` is the file that a text came from, or the page written by hand; empty is the book.
    ``line`` is 0 where it is not known. ``character`` is what has no glyph.
    """

    page: str
    level: str
    code: str
    message: str
    character: str = ""
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.page or BOOK}:{self.line}" if self.line else self.page or BOOK
        return f"{place}: {self.level}: {self.code}: {self.message}"


def quoted(file: str) -> str:
    """A name that TeX writes into its log as it stands; ``unquoted`` reads it."""
    return "".join(c if re.match(r"[A-Za-z0-9/._-]", c) else f"+{ord(c):x}+" for c in file)


def noted(file: str) -> str:
    r"""The command for a line of the log that says of which file the next lines are."""
    return rf"\wlog{{ZhPage: {quoted(file)}}}" + "\n"


def unquoted(name: str) -> str:
    """The name that ``quoted`` has quoted: ``pages/+5e8f+.md`` gives ``pages/序.md``."""
    return re.sub(r"\+([0-9a-f]+)\+", lambda code: chr(int(code[1], 16)), name)


def remarks(log: str, lines: Mapping[str, Mapping[str, int]] | None = None) -> list[Remark]:
    """What TeX complains of, once each, with the text that it stands in.

    What contents and index repeat of a text is told of the text alone. ``lines`` is what UNUSUAL
    holds as ``lines``.
    """
    page = ""
    distinct: dict[Remark, None] = {}
    for line in log.splitlines():
        if match := _PAGE.match(line):
            page = unquoted(match[1])
        else:
            known = (lines or {}).get(page, {})
            for remark in remarks_of_line(line, page):
                distinct[replace(remark, line=known.get(remark.character[:1], 0))] = None
    told = {(remark.code, remark.message) for remark in distinct if remark.page}
    return [r for r in distinct if r.page or (r.code, r.message) not in told]


def remarks_of_line(line: str, page: str) -> Iterator[Remark]:
    """The remark that a line of the log gives rise to, if it does."""
    if match := _NO_FONT.match(line):
        character = "".join(chr(int(code, 16)) for code in match[1].split(","))
        yield without_glyph(page, character, "; a 〓 stands for it")
    elif match := _MISSING.match(line):
        yield without_glyph(page, match[1])
    elif (match := _OVERFULL.match(line)) and float(match[2]) > STICKS_OUT:
        way = "line" if match[1] == "h" else "page"
        message = f"a {way} is {float(match[2]):.1f} pt too long{match[3]}"
        yield Remark(page, "warning", "overfull", message)
    elif match := _UNDEFINED.match(line):
        yield Remark(page, "error", "reference", f"nothing is called {match[2]}")
    elif match := _ERROR.match(line):
        yield Remark(page, "error", "tex", match[1])


def without_glyph(page: str, character: str, instead: str = "") -> Remark:
    """The remark that no font has a character, or a letter with its marks."""
    code = " ".join(f"U+{ord(c):04X}" for c in character)
    message = f"no font has “{character}” ({code}){instead}"
    return Remark(page, "warning", "glyph-missing", message, character)


def lines_of(folder: Path) -> dict[str, dict[str, int]]:
    """What UNUSUAL in a folder holds; nothing where it is not there."""
    lines: dict[str, dict[str, int]] = (Kept(folder / UNUSUAL).read() or {"lines": {}})["lines"]
    return lines


def run_tex(folder: Path) -> tuple[int, str]:
    """Run latexmk in ``folder``; its exit status and the log of the last run of TeX."""
    environ = {
        **os.environ,
        "FORCE_SOURCE_DATE": "1",  # also \today and the dates in the PDF
        "max_print_line": "10000",  # or TeX breaks its messages, and characters, at column 79
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["latexmk", f"{BOOK}.tex"], cwd=folder, env=environ, capture_output=True, check=False
    )
    log = folder / f"{BOOK}.log"
    output = log.read_text("utf-8", errors="replace") if log.exists() else ""
    if done.returncode and not output:
        output = done.stderr.decode("utf-8", errors="replace")
    return done.returncode, output


def main(arguments: list[str]) -> int:
    """Typeset and check the book in the folder that the arguments name."""
    out = Path(next(a for a in arguments if not a.startswith("-")))
    strict = "--strict" in arguments
    finished, made = out / f"{BOOK}.pdf", out / "tex" / f"{BOOK}.pdf"
    status, log = run_tex(out / "tex")
    warnings = remarks(log, lines_of(out / "tex"))
    for remark in warnings:
        print(printable(str(remark)), file=sys.stderr)
    wrong = [r for r in warnings if strict or r.level == "error"]
    if status or wrong or not made.exists():
        if not wrong:
            print(f"{out / 'tex' / BOOK}.log: error: tex: TeX has failed", file=sys.stderr)
        for stale in (finished, finished.with_name(MADE_OF)):
            stale.unlink(missing_ok=True)
        return 1
    part = finished.with_suffix(".part")
    shutil.copyfile(made, part)
    part.replace(finished)
    made_of = out / "tex" / MADE_OF
    if made_of.exists():
        shutil.copyfile(made_of, finished.with_name(made_of.name))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
