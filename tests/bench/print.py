"""How many pages a second are printed, and whether a book of twice the pages takes twice as long.

The texts are those of the folder that ZHBOOK_CORPUS names; books of a quarter, a half and all of
them are set. Printed are the texts, the pages, the seconds of Sphinx and of TeX, pages a second,
and how the seconds a page compare with those of the smallest book.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from zhbook.book import make
from zhbook.order import Order

ROOT = Path(__file__).resolve().parent.parent.parent
#: The largest book has about so many pages.
PAGES = 1_000
#: Characters on a page of statutes, to choose texts by their length.
ON_A_PAGE = 700


def chosen(corpus: Path) -> list[Path]:
    """Texts of about PAGES pages, from the whole breadth of the folder."""
    texts = sorted(corpus.glob("**/*.txt"))
    found: list[Path] = []
    characters = 0
    for step in range(7):
        for text in texts[step::7]:
            if characters > PAGES * ON_A_PAGE:
                return found
            characters += len(text.read_text("utf-8-sig"))
            found.append(text)
    return found


def seconds(*command: str) -> float:
    """How long a program takes; it must succeed."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)
    return time.perf_counter() - start


def printed(texts: list[Path], folder: Path) -> tuple[int, float, float]:
    """Pages, seconds of Sphinx, seconds of TeX, for a book of these texts."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for text in texts:
        (seeds / text.name).write_bytes(text.read_bytes())
    make(Order(seeds, folder))
    tex = folder / "latex" / "tex"
    sphinx = ("sphinx", "-q", "-c", str(ROOT / "docs"), "-b", "latex", "-d", str(folder / "trees"))
    first = seconds(*sphinx, str(folder / "zh-hans"), str(tex))
    second = seconds("zhbook.sphinx.latex_run", str(tex.parent))
    told = subprocess.run(
        ["pdfinfo", str(tex.parent / "book.pdf")], capture_output=True, text=True, check=True
    )
    pages = next(line for line in told.stdout.splitlines() if line.startswith("Pages:"))
    return int(pages.split()[1]), first, second


def main() -> None:
    """Print a line for each size."""
    named = os.environ.get("ZHBOOK_CORPUS")
    if not named:
        sys.exit("ZHBOOK_CORPUS names no folder of texts")
    texts = chosen(Path(named))
    base = 0.0
    print(f"{'texts':>6} {'pages':>6} {'Sphinx s':>9} {'TeX s':>7} {'pages/s':>8} {'ratio':>6}")
    for size in (len(texts) // 4, len(texts) // 2, len(texts)):
        with tempfile.TemporaryDirectory() as folder:
            pages, first, second = printed(texts[:size], Path(folder))
        each = (first + second) / pages
        base = base or each
        print(
            f"{size:6} {pages:6} {first:9.1f} {second:7.1f} {1 / each:8.1f} {each / base:6.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
