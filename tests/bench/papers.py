"""Whether papers, contracts and forms are read without a serious fault, against gold.

    python -m tests.bench.papers FOLDER            # FOLDER holds the texts, at any depth
    python -m tests.bench.papers --draft FILE …    # a table of what is read today, to be corrected
    python -m tests.bench.papers --gold TABLE …    # the gold of such tables, as ``gold/`` has it

``gold/*.jsonl`` has a line for each text: the SHA-256 of the file and its blocks, each with the
line on which it begins, its kind, its depth and a hash of its words without blanks; the words
themselves are not kept. Whoever writes gold reads the text, not the table. A fault is *serious*
where the title, a heading with its depth or an article differs, where words stand aside as a
seller's notice or no longer, or where a paragraph is torn or two are one; it is *minor* where a
whole paragraph is called an item, say, or a signature a paragraph.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from zhbook.model import Kind
from zhbook.outline import outline
from zhbook.reader.source import read_source

GOLD = Path(__file__).with_name("gold")
#: These kinds are told apart in earnest; all others are a paragraph of some kind.
_SERIOUS = {Kind.TITLE, Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN, Kind.ARTICLE, Kind.NOTICE}
#: Whether text follows a heading in its line is minor.
_HEADINGS = {Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN}


class Row(NamedTuple):
    """A block: where it begins, what it is, and what identifies its words."""

    line: int
    kind: str
    depth: int
    words: str

    @property
    def serious(self) -> tuple[int, str, int, str]:
        """What of it may not differ."""
        kind = Kind(self.kind)
        name = "heading" if kind in _HEADINGS else self.kind if kind in _SERIOUS else "other"
        return self.line, name, self.depth if name == "heading" else 0, self.words


def bare(text: str) -> str:
    """Its words without blanks; half and full width are the same."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def hashed(text: str) -> str:
    """What stands in gold for words."""
    return hashlib.sha256(bare(text).encode()).hexdigest()[:8]


def read(file: Path) -> list[tuple[Row, str]]:
    """What is read in a text today: a row for each block, and its words."""
    document = outline(read_source(file, file.name))
    blocks = sorted(document.every_block, key=lambda block: block.line)
    return [(Row(b.line, b.kind.value, b.depth, hashed(b.text)), b.text) for b in blocks]


def gold_of(table: Path) -> dict[str, Any]:
    """The gold of a corrected table; ValueError names a line that is none."""
    name, *rows = table.read_text("utf-8").splitlines()
    blocks = []
    for number, row in enumerate(rows, 2):
        if not row.strip():
            continue
        try:
            line, kind, depth, words = row.split("\t")
            blocks.append(Row(int(line), Kind(kind).value, int(depth), hashed(words)))
        except ValueError as error:
            raise ValueError(f"{table}:{number}: {error}") from None
    file = Path(name)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return {"file": file.name, "sha256": digest, "blocks": blocks}


def compared(gold: list[Row], found: list[Row]) -> tuple[Counter[Any], Counter[Any], int]:
    """What is missing and what is too much in earnest, and the number of minor faults."""
    wanted, got = (Counter(row.serious for row in rows) for rows in (gold, found))
    kinds = {(row.line, row.words): row.kind for row in gold}
    minor = sum(kinds.get((row.line, row.words), row.kind) != row.kind for row in found)
    return wanted - got, got - wanted, minor


def _texts(folder: Path) -> Iterator[tuple[Path, list[Row]]]:
    """The texts of the folder that have gold."""
    gold: dict[str, list[Row]] = {}
    for file in sorted(GOLD.glob("*.jsonl")):
        for entry in map(json.loads, file.read_text("utf-8").splitlines()):
            gold[entry["sha256"]] = [Row(*row) for row in entry["blocks"]]
    for text in sorted(folder.rglob("*.txt")):
        rows = gold.get(hashlib.sha256(text.read_bytes()).hexdigest())
        if rows is not None:
            yield text, rows


def measure(folder: Path) -> None:
    """Print the faults of each text, and how many texts have none."""
    texts = serious = small = 0
    for file, gold in _texts(folder):
        found = read(file)
        missing, more, minor = compared(gold, [row for row, _ in found])
        words = {row.serious: text for row, text in found}
        texts += 1
        serious += bool(missing or more)
        small += minor
        if not (missing or more or minor):
            continue
        print(f"{file.name}: {missing.total()} missing, {more.total()} too much, {minor} minor")
        for row in sorted(missing.elements()):
            print(f"  - {row[0]}: {row[1]} {row[2]}")
        for row in sorted(more.elements()):
            print(f"  + {row[0]}: {row[1]} {row[2]} {words[row][:40]}")
    print(f"{texts} texts: {serious} with a serious fault; {small} minor faults")


def main() -> int:
    """Measure, or draft, or write gold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="+", type=Path)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--draft", action="store_true", help="print what is read, to be corrected")
    what.add_argument("--gold", action="store_true", help="print the gold of corrected tables")
    chosen = parser.parse_args()
    for path in chosen.paths:
        if chosen.draft:
            print(path.resolve())
            for row, text in read(path):
                words = text.replace("\t", " ").replace("\n", " ")
                print(row.line, row.kind, row.depth, words, sep="\t")
        elif chosen.gold:
            print(json.dumps(gold_of(path), ensure_ascii=False, separators=(",", ":")))
        else:
            measure(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
