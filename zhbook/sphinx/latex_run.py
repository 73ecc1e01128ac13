"""From ``book.tex`` to a ``book.pdf`` that has been checked.

::

    python -m zhbook.sphinx.latex_run docs/_build/latex/zh-hans [--strict]

runs TeX in the folder's ``tex/`` and puts ``book.pdf`` into the folder itself when every character
has a glyph and every reference a place. A line that sticks out is a warning, and with ``--strict``
an error. Exit status 1: there is no ``book.pdf``, and the lines printed say why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhbook.characters import printable

BOOK = "book"
#: Of which pages the book was made, so that nobody compares it with later ones.
MADE_OF = "made-of.json"
#: TeX points that a line may stick out without a reader seeing it.
STICKS_OUT = 2.0

_PAGE = re.compile(r"^ZhPage: ?(\S*)")
_MISSING = re.compile(r"^Missing character: There is no (.+?) (?:\(U\+\w+\) )?in font ")
_OVERFULL = re.compile(r"^Overfull \\([hv])box \((\d+(?:\.\d+)?)pt too (?:wide|high)\)(.*)")
_UNDEFINED = re.compile(r"^LaTeX Warning: (Reference|Citation) `([^']*)' on page .* undefined")
_ERROR = re.compile(r"^(?:\S+:\d+: |! )(.*)")


@dataclass(frozen=True, slots=True)
class Remark:
    """What TeX has to say of a text: ``seed.txt: level: code: message``.

    ``page`` is the file that a text came from, or the page written by hand; empty is the book.
    """

    page: str
    level: str
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.page or BOOK}: {self.level}: {self.code}: {self.message}"


def quoted(file: str) -> str:
    """A name that TeX writes into its log as it stands; ``unquoted`` reads it."""
    return "".join(c if re.match(r"[A-Za-z0-9/._-]", c) else f"+{ord(c):x}+" for c in file)


def noted(file: str) -> str:
    r"""The command for a line of the log that says of which file the next lines are."""
    return rf"\wlog{{ZhPage: {quoted(file)}}}" + "\n"


def unquoted(name: str) -> str:
    """The name that ``quoted`` has quoted: ``pages/+5e8f+.md`` gives ``pages/序.md``."""
    return re.sub(r"\+([0-9a-f]+)\+", lambda code: chr(int(code[1], 16)), name)


def remarks(log: str) -> list[Remark]:
    """What TeX complains of, once each, with the text that it stands in.

    What contents and index repeat of a text is told of the text alone.
    """
    page = ""
    said: dict[Remark, None] = {}
    for line in log.splitlines():
        if found := _PAGE.match(line):
            page = unquoted(found[1])
        else:
            said.update(dict.fromkeys(remarks_of_line(line, page)))
    told = {(remark.code, remark.message) for remark in said if remark.page}
    return [r for r in said if r.page or (r.code, r.message) not in told]


def remarks_of_line(line: str, page: str) -> Iterator[Remark]:
    """The remark that a line of the log gives rise to, if it does."""
    if found := _MISSING.match(line):
        character = found[1]
        code = " ".join(f"U+{ord(c):04X}" for c in character)
        yield Remark(page, "error", "glyph-missing", f"no font has “{character}” ({code})")
    elif (found := _OVERFULL.match(line)) and float(found[2]) > STICKS_OUT:
        way = "line" if found[1] == "h" else "page"
        message = f"a {way} is {float(found[2]):.1f} pt too long{found[3]}"
        yield Remark(page, "warning", "overfull", message)
    elif found := _UNDEFINED.match(line):
        yield Remark(page, "error", "reference", f"nothing is called {found[2]}")
    elif found := _ERROR.match(line):
        yield Remark(page, "error", "tex", found[1])


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
    said = log.read_text("utf-8", errors="replace") if log.exists() else ""
    if done.returncode and not said:
        said = done.stderr.decode("utf-8", errors="replace")
    return done.returncode, said


def main(arguments: list[str]) -> int:
    """Typeset and check the book in the folder that the arguments name."""
    out = Path(next(a for a in arguments if not a.startswith("-")))
    strict = "--strict" in arguments
    finished, made = out / f"{BOOK}.pdf", out / "tex" / f"{BOOK}.pdf"
    status, log = run_tex(out / "tex")
    found = remarks(log)
    for remark in found:
        print(printable(str(remark)), file=sys.stderr)
    wrong = [r for r in found if strict or r.level == "error"]
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
