"""Whether references of paragraphs and items lead to the right place, told without the outline.

    python -m tests.bench.levels FOLDER

FOLDER holds laws of Taiwan as their ministry's site prints them: ``第 3 條`` alone on its line,
below it a line for each paragraph (項) and each item (款 一、, 目 （一）); those that are wrapped
are left out. What stands where is counted here from these lines alone, and so is what 前項, 第二項,
第三條第二項第一款 and a 款 alone mean, where the sentence has named no other article; then it is
looked where the links of the book lead. Printed are, for each form, how many lead to the right
place, how many there are, and how many lead to another one, each of which is listed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.bench.references import Link, links
from zhbook.model import Block, Document
from zhbook.numerals import parse

_N = "[〇零一二三四五六七八九十百0-9]+"
_ARTICLE = re.compile(rf"第\s*({_N})(?:-(\d+))?\s*條(?:\s*之\s*({_N}))?$")
_ITEM = re.compile(rf"({_N})(?:、|\s+(?=\S))")
_SUBITEM = re.compile(rf"[（(]({_N})[）)]")
_DEEPER = re.compile(r"[0-9０-９]+[.．、]|[（(][0-9０-９]+[）)]")
#: How a line ends that is a whole paragraph; of a law that is wrapped few are.
_WHOLE = re.compile(r"[。：；:;）)」]\s*$")
_MOST_BROKEN = 0.05
#: What joins a number to the one before it, or speaks of another article in the same sentence.
_JOINED = re.compile(r"[、及或與和至到段書]$|條[^。；]*$")
#: 第三條之一第二項第一款, 第二項第一款, 第一款, 前項第一款, 前二項, 前款, 前條第一項.
_REFERENCE = re.compile(
    rf"(?:第(?P<article>{_N})條(?:之(?P<suffix>{_N}))?|(?P<before>前)(?P<many>{_N})?(?P<unit>[條項款]))?"
    rf"(?:第(?P<paragraph>{_N})項)?(?:第(?P<item>{_N})款)?$"
)


@dataclass(frozen=True, slots=True)
class Where:
    """A line: its article with its suffix, its paragraph, item and subitem; 0 is none."""

    article: tuple[int, int] = (0, 0)
    paragraph: int = 0
    item: int = 0
    subitem: int = 0


def lines_of(file: Path) -> tuple[dict[int, Where], list[tuple[int, int]]]:
    """Where each line of a law stands, by its number, and its articles in their order."""
    lines: dict[int, Where] = {}
    articles: list[tuple[int, int]] = []
    here = Where()
    for number, line in enumerate(file.read_text("utf-8-sig").splitlines(), 1):
        text = line.strip()
        if found := _ARTICLE.match(text):
            suffix = parse(found[2] or found[3] or "") or 0
            articles.append((parse(found[1]) or 0, suffix))
            here = Where(articles[-1])
        elif not articles or not text:
            continue
        elif _DEEPER.match(text):
            pass
        elif found := _ITEM.match(text):
            here = Where(here.article, here.paragraph, parse(found[1]) or 0)
        elif found := _SUBITEM.match(text):
            here = Where(here.article, here.paragraph, here.item, parse(found[1]) or 0)
        else:
            here = Where(here.article, here.paragraph + 1)
        lines[number] = here
    return lines, articles


def is_wrapped(file: Path) -> bool:
    """Whether the lines of a law are no paragraphs."""
    lines = [line for line in file.read_text("utf-8-sig").splitlines()[1:] if line.strip()]
    words = [line for line in lines if not line.strip().startswith("第")]
    broken = sum(_WHOLE.search(line) is None for line in words)
    return broken > _MOST_BROKEN * len(words)


def expected(
    words: str, known: str, here: Where, articles: list[tuple[int, int]]
) -> tuple[str, Where] | None:
    """The form of a reference and the line that it means; None where words do not tell that.

    ``known`` is what stands before the words in their paragraph.
    """
    found = _REFERENCE.match("".join(words.split()))
    if found is None or not found[0] or not here.article[0]:
        return None
    value = {name: parse(found[name] or "") or 0 for name in ("paragraph", "item", "many")}
    paragraph, item = value["paragraph"], value["item"]
    if found["article"]:
        article = (parse(found["article"]) or 0, parse(found["suffix"] or "") or 0)
        return "第三條第二項第一款", Where(article, paragraph or 1, item)
    if not found["before"]:
        if paragraph:
            return "第二項", Where(here.article, paragraph, item)
        if here.item:
            own = Where(here.article, here.paragraph, item)
            return ("款 alone", own) if here.item > item else None
        back = 1 if "前項" in known else 0
        meant = Where(here.article, here.paragraph - back, item)
        return None if "第" in known or not meant.paragraph else ("款 alone", meant)
    many = value["many"] or 1
    if found["unit"] == "條":
        at = articles.index(here.article) - many
        return ("前條", Where(articles[at], paragraph or 1, item)) if at >= 0 else None
    if found["unit"] == "項":
        meant = Where(here.article, here.paragraph - many, item)
        return ("前項", meant) if meant.paragraph > 0 else None
    meant = Where(here.article, here.paragraph, here.item - many)
    return ("前款", meant) if meant.item > 0 else None


def counted(folder: Path) -> Iterator[tuple[str, str, Link]]:
    """Each reference that can be checked: its form, ``right``, ``wrong`` or ``plain``, its link."""
    rows, texts, _ = links(folder)
    files = sorted(folder.rglob("*.txt"))
    laws = {file.name: lines_of(file) for file in files if not is_wrapped(file)}
    for row in rows:
        if row.citation.work or row.citation.before or row.document.path not in laws:
            continue
        lines, articles = laws[row.document.path]
        words = row.citation.words
        known = before(row)
        if words.startswith("第") and "條" not in words and _JOINED.search(known):
            continue
        meant = expected(words, known, lines.get(row.citation.line, Where()), articles)
        if meant is None:
            continue
        form, where = meant
        there = led_to(row, texts, lines)
        # What the law does not have, or speaks of another law's, is no place to lead to.
        if there is None and where not in lines.values():
            continue
        yield form, "plain" if there is None else "right" if there == where else "wrong", row


def before(row: Link) -> str:
    """What stands before the words of a reference in their paragraph."""
    block = next(b for b in row.document.blocks if b.id == row.citation.at)
    name = f"r{row.citation.span}"
    return block.text[: next((s.start for s in block.spans if s.target == name), 0)]


def led_to(row: Link, texts: Mapping[str, Document], lines: Mapping[int, Where]) -> Where | None:
    """The line to which a link leads; that of the number of an article is its first paragraph."""
    slug, _, place = row.target.label.partition("--")
    document = texts.get(slug)
    if document is None or not place:
        return None
    there = next((line for line in map(lambda b: _line(b, place), document.blocks) if line), 0)
    where = lines.get(there, Where())
    return where if where.paragraph else Where(where.article, 1)


def _line(block: Block, place: str) -> int:
    if block.id == place:
        return block.line
    inside = next((span for span in block.spans if span.id == place), None)
    return 0 if inside is None else block.line


def main() -> None:
    """Print the table, and what is wrong."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    options = arguments.parse_args()
    table = Counter[tuple[str, str]]()
    wrong: list[Link] = []
    for form, verdict, row in counted(options.folder):
        table[form, verdict] += 1
        table["all", verdict] += 1
        if verdict == "wrong":
            wrong.append(row)
    for form in dict.fromkeys(form for form, _ in table):
        right, other, plain = (table[form, verdict] for verdict in ("right", "wrong", "plain"))
        every = right + other + plain
        print(f"{form:<12} {right:>5,} right of {every:>5,} ({right / every:.1%}), {other} wrong")
    for row in wrong:
        print(f"{row.document.path}:{row.citation.line}: {row.citation.words} {row.target.label}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
