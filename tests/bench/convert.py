"""Characters a second of the converter, beside the least that its work could cost.

The floor is decoding, cutting with rjieba and converting with OpenCC, alone, on the same texts in
the same run; the converter reads, outlines, converts, writes and reads back both editions. Both
are timed in turns, in one process, and the best of the turns counts.

    python tests/bench/convert.py [FOLDER …]

FOLDER holds .txt files in UTF-8; without one the seeds are taken, and the texts of the folder that
ZHBOOK_CORPUS names, if it is set.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import opencc
import rjieba

from zhbook.book.job import Job, Script
from zhbook.book.text import convert

ROOT = Path(__file__).resolve().parents[2]
TURNS = 3
#: Small folders are read again and again up to about this many characters.
AT_LEAST = 1_000_000


def floor(files: Sequence[Path], converter: opencc.OpenCC) -> None:
    """What no converter can do without."""
    for file in files:
        words = rjieba.cut(file.read_bytes().decode("utf-8-sig"))
        converter.convert("\x1f".join(words)).replace("\x1f", "")


def whole(files: Sequence[Path]) -> None:
    """The converter, all but writing the files."""
    for file in files:
        convert(Job(file, file.name, "slug", Script()))


def seconds(work: Callable[[], None]) -> float:
    """How long some work took on the processor."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(folder: Path) -> None:
    """Print a line of figures for the texts of a folder."""
    files = sorted(folder.rglob("*.txt"))
    once = sum(len(file.read_text(encoding="utf-8-sig")) for file in files)
    files *= max(1, AT_LEAST // once)
    characters = once * (len(files) // len(set(files)))
    converter = opencc.OpenCC("s2tw")
    floor(files[:2], converter)
    whole(files[:2])
    turns = [
        (seconds(lambda: floor(files, converter)), seconds(lambda: whole(files)))
        for _ in range(TURNS)
    ]
    least, took = (min(column) for column in zip(*turns, strict=True))
    print(
        f"{folder.name}: {len(set(files))} texts, {characters:,} characters; "
        f"floor {characters / least:,.0f}/s, converter {characters / took:,.0f}/s, "
        f"ratio {took / least:.2f} (aim: at most 2.5)"
    )


def main() -> None:
    """Measure the folders that are named, or the seeds and the corpus."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "seeds"]
    corpus = os.environ.get("ZHBOOK_CORPUS")
    if corpus and not sys.argv[1:]:
        folders.append(Path(corpus))
    for folder in folders:
        measure(folder)


if __name__ == "__main__":
    main()
