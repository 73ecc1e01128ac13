"""How many pages a second are printed, and how time and memory grow with the pages.

::

    ZHBOOK_CORPUS=folder make bench-print [PAGES="250 500 1000"]

Books of about so many pages are made of the texts in the folder, which are used again under other
names where they do not suffice. The larger book holds the smaller. Printed are texts and pages;
the seconds of all processors for Sphinx and for TeX, pages for each of them, and the memory at its
height; then the power of the number of pages with which seconds and memory grow, 1 being linear.
"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import zhbook
from tests.bench.cost import ROOT, Cost, run
from tests.bench.scale import exponent

PAGES = (250, 500, 1_000)
#: Characters on a page of statutes, to choose texts by their length.
ON_A_PAGE = 700


def texts(corpus: Path) -> Iterator[tuple[str, str]]:
    """Names and contents, from the whole breadth of the folder, again and again."""
    files = sorted(corpus.glob("**/*.txt"))
    order = [file for step in range(7) for file in files[step::7]]
    for again in itertools.count(1):
        for file in order:
            text = file.read_text("utf-8-sig")
            if again == 1:
                yield file.name, text
            else:  # equal titles would be told apart by the editors' 〔其二〕
                yield f"{file.stem}-{again}.txt", re.sub(r"\n", f"（{again}）\n", text, count=1)


def printed(corpus: Path, pages: int, folder: Path) -> tuple[int, int, Cost, Cost]:
    """Texts, pages, and the cost of Sphinx and of TeX, for a book of about so many pages."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    count = characters = 0
    for name, text in texts(corpus):
        if characters > pages * ON_A_PAGE:
            break
        (seeds / name).write_text(text, "utf-8")
        characters += len(text)
        count += 1
    zhbook.convert(seeds, folder)
    tex = folder / "latex" / "tex"
    python = (sys.executable, "-m")
    sphinx = ("sphinx", "-q", "-c", str(ROOT / "docs"), "-b", "latex", "-d", str(folder / "trees"))
    first = run([(*python, *sphinx, str(folder / "zh-hans"), str(tex))], folder)
    second = run([(*python, "zhbook.sphinx.latex.run", str(tex.parent))], folder)
    told = subprocess.run(
        ["pdfinfo", str(tex.parent / "book.pdf")], capture_output=True, text=True, check=True
    )
    found = re.search(r"^Pages:\s+(\d+)", told.stdout, re.MULTILINE)
    assert found
    return count, int(found[1]), first, second


def main(arguments: list[str]) -> None:
    """Print a line for each size, and how they grow."""
    named = os.environ.get("ZHBOOK_CORPUS")
    if not named:
        sys.exit("ZHBOOK_CORPUS names no folder of texts")
    sizes = [int(size) for size in arguments] or list(PAGES)
    rows = []
    heads = ("texts", "pages", "Sphinx s", "TeX s", "pages/s", "Sphinx MB", "TeX MB")
    print(" ".join(f"{head:>9}" for head in heads))
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            count, pages, first, second = printed(Path(named), size, Path(folder))
        seconds, memory = first.cpu + second.cpu, max(first.memory, second.memory)
        rows.append((pages, seconds, memory))
        print(
            f"{count:9} {pages:9} {first.cpu:9.1f} {second.cpu:9.1f} {pages / seconds:9.1f}"
            f" {first.memory:9.0f} {second.memory:9.0f}",
            flush=True,
        )
    if len(rows) > 1:
        (small, *least), (large, *most) = rows[0], rows[-1]
        for name, a, b in zip(("seconds", "memory"), least, most, strict=True):
            power = exponent((small, a), (large, b))
            print(f"{name:9} {small} → {large} pages: exponent {power:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
