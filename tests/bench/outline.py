"""How well outlines are found: against the gold of a corpus, on clean and on degraded texts.

    python tests/bench/outline.py [SHAPE …]

ZHBOOK_CORPUS names a folder with ``outline.jsonl`` (a line a text: file, title, headings as
``[depth, text]``, number of articles) and the texts, there or in ``laws/``. Headings are compared
with their depth, without blanks. ``outline_gold.toml`` names the texts whose gold is wrong, each
with the reason; the figures are printed with them and without them. A degraded text is the same
text in a shape people have it in; its gold stays, but for blanks and the forms of numbers that the
shape changes on purpose.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from opencc import OpenCC

from zhbook.model import Document, Kind
from zhbook.outline import outline
from zhbook.reader.source import read_source

_TITLED = re.compile(r"^第[一二三四五六七八九十百零〇]+(?:分编|[编章节])")
_WIDTH = 34
GOLD = Path(__file__).with_name("outline_gold.toml")

Shape = Callable[[str, list[str]], str]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def clean(text: str, headings: list[str]) -> str:
    """As it is."""
    return text


def wrapped(text: str, headings: list[str]) -> str:
    """Lines broken after a width, paragraphs indented by two U+3000, as copied from a PDF."""
    out: list[str] = []
    for line in _lines(text):
        line = "　　" + line
        out += [line[i : i + _WIDTH] for i in range(0, len(line), _WIDTH)]
    return "\n".join(out)


def indented(text: str, headings: list[str]) -> str:
    """U+3000 before each paragraph and an empty line after it."""
    return "\n\n".join("　　" + line for line in _lines(text))


def listed(text: str, headings: list[str]) -> str:
    """With a 目录 of dot leaders and page numbers behind the title."""
    lines = _lines(text)
    if len(headings) < 3:
        return text
    entries = [f"{heading}{'…' * 8}{n + 1}" for n, heading in enumerate(headings)]
    return "\n".join([*lines[:1], "目  录", *entries, *lines[1:]])


def narrow(text: str, headings: list[str]) -> str:
    """Half-width brackets, and 、 after numbers in digits."""
    text = re.sub(r"（([一二三四五六七八九十0-9]+)）", r"(\1)", text)
    return re.sub(r"^(\s*\d+)[.．](?!\d)", r"\1、", text, flags=re.MULTILINE)


def spaced(text: str, headings: list[str]) -> str:
    """第 一 章　总　则: blanks in the number and in short titles."""
    out = []
    for line in _lines(text):
        if found := _TITLED.match(line):
            title = line[found.end() :].strip()
            title = "　".join(title) if len(title) == 2 else title
            line = f"{' '.join(found[0])}　{title}"
        out.append(line)
    return "\n".join(out)


def traditional(text: str, headings: list[str]) -> str:
    """In Traditional characters."""
    return str(OpenCC("s2t").convert(text))


def one_line(text: str, headings: list[str]) -> str:
    """The whole text in one line, its paragraphs marked by U+3000 U+3000 alone."""
    return "　　".join(_lines(text))


SHAPES: dict[str, Shape] = {
    shape.__name__: shape
    for shape in (clean, wrapped, indented, listed, narrow, spaced, traditional, one_line)
}


def corpus() -> Iterator[tuple[Path, dict[str, object]]]:
    """The texts with their gold."""
    folder = Path(os.environ["ZHBOOK_CORPUS"])
    for line in (folder / "outline.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        places = (folder / gold["file"], folder / "laws" / gold["file"])
        yield next(place for place in places if place.exists()), gold


def words(text: str, fold: Callable[[str], str]) -> str:
    """A heading without blanks, in one script and one width of brackets."""
    return fold("".join(text.split())).translate(str.maketrans("（）", "()"))


def outlined(file: Path, text: str) -> Document:
    """The Document of a text, read from a file as any seed is."""
    file.write_text(text, encoding="utf-8")
    return outline(read_source(file, file.name))


@dataclass(slots=True)
class Figures:
    """Headings found, found in vain and missed; texts, and those exact in headings, in articles."""

    hit: int = 0
    false: int = 0
    lost: int = 0
    texts: int = 0
    exact: int = 0
    articles: int = 0

    def add(self, same: int, found: int, wanted: int, counted: bool) -> None:
        """One more text: headings that agree, that were found, that are wanted."""
        self.hit, self.false, self.lost = (
            *(self.hit + same, self.false + found - same),
            self.lost + wanted - same,
        )
        self.texts += 1
        self.exact += same == found == wanted
        self.articles += counted

    def __str__(self) -> str:
        precision = self.hit / max(1, self.hit + self.false)
        recall = self.hit / max(1, self.hit + self.lost)
        score = 2 * precision * recall / max(1e-9, precision + recall)
        texts = max(1, self.texts)
        return (
            f"{self.texts} texts: F1 {score:.4f} (precision {precision:.4f}, recall {recall:.4f}),"
            f" exact {self.exact / texts:.1%}, articles {self.articles / texts:.1%}"
        )


def doubtful() -> dict[str, str]:
    """The texts whose gold is wrong, each with the reason."""
    table = tomllib.loads(GOLD.read_text(encoding="utf-8"))
    return {row["file"]: row["why"] for row in table["text"]}


def measure(name: str, shape: Shape, missed: bool) -> None:
    """Print the figures of one shape, and with ``missed`` the texts that differ."""
    fold = OpenCC("t2s").convert if shape is traditional else str
    wrong = doubtful()
    every, sound = Figures(), Figures()
    with tempfile.TemporaryDirectory() as scratch:
        for file, gold in corpus():
            headings = gold["headings"]
            assert isinstance(headings, list)
            text = shape(file.read_text(encoding="utf-8-sig"), [h for _, h in headings])
            document = outlined(Path(scratch) / "a.txt", text)
            found = Counter(
                (b.depth, words(b.text[: b.head], fold))
                for b in document.blocks
                if b.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)
            )
            wanted = Counter((depth, words(heading, fold)) for depth, heading in headings)
            counted = sum(b.kind is Kind.ARTICLE for b in document.blocks)
            agree = counted == gold["articles"]
            for figures in (every, *([] if gold["file"] in wrong else [sound])):
                figures.add((found & wanted).total(), found.total(), wanted.total(), agree)
            if missed and (found != wanted or not agree):
                print(f"  {gold['file']}: {counted}/{gold['articles']} articles")
                print("    not wanted:", *list(found - wanted)[:4])
                print("    not found: ", *list(wanted - found)[:4])
                print("    gold wrong:", wrong.get(str(gold["file"]), "no"))
    print(f"{name:12} {every}")
    print(f"{'':12} {sound} (without those whose gold is wrong)", flush=True)


def main() -> int:
    """Measure the shapes that are named, or all."""
    if not os.environ.get("ZHBOOK_CORPUS"):
        print("ZHBOOK_CORPUS names no folder of texts", file=sys.stderr)
        return 2
    missed = "--missed" in sys.argv
    for name in [n for n in sys.argv[1:] if n != "--missed"] or SHAPES:
        measure(name, SHAPES[name], missed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
