"""What the references of many texts lead to, by kind, and a sample to be checked by reading.

    python tests/bench/references.py [FOLDER] [--sample N] [--seed N]

FOLDER holds .txt files; without one the folder that ZHBOOK_CORPUS names is taken. All its texts are
one book. Of the sample each line gives the text, the cited words between ⟦ ⟧ with what stands
around them, and where they lead with the first words that stand there.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhbook.citations import UNRESOLVED, Citation, Lead, Target, find
from zhbook.citations.linking import link
from zhbook.model import Document
from zhbook.outline import outline
from zhbook.reader.source import read_source


@dataclass(frozen=True, slots=True)
class Link:
    """A reference of a text, and where it leads."""

    document: Document
    citation: Citation
    target: Target


def links(folder: Path) -> tuple[list[Link], dict[str, Document], float]:
    """Every reference of the texts of a folder, the texts by slug, and how long finding took."""
    documents, cited, slugs = [], {}, {}
    files = sorted(folder.rglob("*.txt"))
    read = [outline(read_source(file, file.name, None)) for file in files]
    start = time.process_time()
    for number, document in enumerate(read):
        title = document.title.text if document.title else Path(document.path).stem
        marked, found = find(document, title)
        documents.append(marked)
        cited[document.path] = (found, f"t{number}", [title])
        slugs[f"t{number}"] = document
    linked = link(cited)
    took = time.process_time() - start
    rows = [
        Link(document, citation, target)
        for document in documents
        for citation, target in zip(
            linked[document.path].citations, linked[document.path].targets, strict=True
        )
    ]
    return rows, slugs, took


def kind(row: Link) -> str:
    """A work as a whole, a place of the text itself, or one of another."""
    if not row.citation.place:
        return "work"
    return "another" if row.citation.work or row.citation.before else "own"


def shown(row: Link, texts: dict[str, Document]) -> Iterator[str]:
    """The lines of the sample for a link."""
    block = next(b for b in row.document.blocks if b.id == row.citation.at)
    name = f"r{row.citation.span}"
    at = next((s.start for s in block.spans if s.target == name), 0)
    words, text = row.citation.words, block.text
    around = f"{text[max(0, at - 40) : at]}⟦{words}⟧{text[at + len(words) : at + len(words) + 16]}"
    yield f"{row.document.path} #{row.citation.at}: {around}"
    slug, _, place = row.target.label.partition("--")
    there = texts.get(slug)
    if there is None:
        yield f"    → {row.target.lead.value}: {row.target.work}"
        return
    found = next((b for b in there.blocks if b.id == place), there.title)
    yield f"    → {there.path} #{place}: {found.text[:60] if found else ''}"


def main() -> None:
    """Print the figures and the sample."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", nargs="?", default=os.environ.get("ZHBOOK_CORPUS"))
    arguments.add_argument("--sample", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    if not options.folder:
        arguments.error("name a folder, or set ZHBOOK_CORPUS")
    rows, texts, took = links(Path(options.folder))
    made = [row for row in rows if row.target.label and row.citation.span >= 0]
    unresolved = sum(row.target.lead in UNRESOLVED for row in rows)
    absent = sum(row.target.lead is Lead.ABSENT for row in rows)
    print(
        f"{len(texts)} texts, {len(rows):,} references: {len(made):,} links, {unresolved:,} "
        f"unresolved, {absent:,} places of works that are not there; {took:.2f} s"
    )
    for (lead, what), count in sorted(
        Counter((r.target.lead.value, kind(r)) for r in rows).items()
    ):
        print(f"{lead:>10} {what:<8} {count:>6,}")
    print()
    for number, row in enumerate(random.Random(options.seed).sample(made, options.sample), 1):
        for line in shown(row, texts):
            print(f"{number:3} {line}")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # its reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
