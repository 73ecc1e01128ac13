"""What the pages of a site say, and queries drawn from them.

The text is that of the rendered pages, taken from the HTML without knowledge of the search: what a
reader sees of a text, a line for each block. A query is drawn from a page of the Simplified edition
together with what stands at the same place of the Traditional one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rjieba
from bs4 import BeautifulSoup, Tag

EDITIONS = ("zh-hans", "zh-hant")
#: What is on a page and no part of the text, or is another page's.
_NO_TEXT = ".added, .headerlink, .folded, .toctree-wrapper, template, script, dialog"
#: Pages that the build makes of the others, and files that are none.
_MADE = ("_static", "zh-hant/", "search.", "404.", "genindex", "overview.", "fidelity.")
_BLOCKS = re.compile(r"^(p|h[1-6]|li|td|dt)$")
_WORDS = re.compile(r"[\u4e00-\u9fff]+")
_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]+")

#: Which queries, and how many of each for eighty.
KINDS = {
    **{"word": 20, "across words": 18, "with punctuation": 10, "title": 10},
    **{"article": 8, "one character": 8, "digits": 6},
}


@dataclass(frozen=True, slots=True)
class Query:
    """A query in both scripts."""

    kind: str
    words: dict[str, str]


def rendered(path: Path) -> tuple[str, str]:
    """The title and the text of a page; both empty for a page that is a list of others."""
    page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
    body, article = page.body, page.select_one("article.bd-article")
    if (
        body is None
        or article is None
        or body.get("data-kind") in {"index", "part", "cited", "chronicle"}
    ):
        return "", ""
    title = article.select_one("h1")
    for other in article.select(_NO_TEXT):
        other.decompose()
    lines: list[str] = []
    for block in article.find_all(_BLOCKS):
        said = " ".join(block.get_text().split("\n")).strip()
        if "runon" in (block.get("class") or []) and lines:
            lines[-1] += said  # it stands on the line of its heading
        elif said:
            lines.append(said)
    return title.get_text().strip("¶\n ") if isinstance(title, Tag) else "", "\n".join(lines)


def texts_of(html: Path) -> dict[str, dict[str, tuple[str, str]]]:
    """Title and text of every page, by edition and by address within it."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for edition in EDITIONS:
        root = html if edition == "zh-hans" else html / edition
        pages = {}
        for path in sorted(root.rglob("*.html")):
            name = path.relative_to(root).as_posix()
            if not name.startswith(_MADE) and (said := rendered(path))[1]:
                pages[name] = said
        found[edition] = pages
    return found


def draw(texts: dict[str, dict[str, tuple[str, str]]], seed: int, scale: float) -> Iterator[Query]:
    """Queries of all kinds; ``scale`` 1 gives eighty, the same ones for the same seed."""
    chance = random.Random(seed)
    simplified, traditional = texts["zh-hans"], texts["zh-hant"]
    names = [
        name
        for name in sorted(simplified)
        if len(simplified[name][1]) == len(traditional.get(name, ("", ""))[1])
    ]
    seen = set()
    for kind, number in KINDS.items():
        wanted = max(1, round(number * scale))
        while wanted:
            name = chance.choice(names)
            (title, text), other = simplified[name], traditional[name]
            begin, end = place(kind, title, text, chance)
            words = text[begin:end]
            if words and words not in seen:
                seen.add(words)
                wanted -= 1
                yield Query(kind, {"zh-hans": words, "zh-hant": other[1][begin:end]})


def place(kind: str, title: str, text: str, chance: random.Random) -> tuple[int, int]:
    """Where in a text a query of a kind stands; an empty place where the try has failed."""
    at = chance.randrange(len(text))
    if kind == "title":
        return 0, len(title) if text.startswith(title) else 0
    if kind == "one character":
        return at, at + bool(_WORDS.match(text, at))
    if kind == "with punctuation":
        end = at + chance.randint(5, 14)
        piece = text[at:end]
        mixed = _PLAIN.match(piece) and not _PLAIN.fullmatch(piece) and not re.search(r"\s", piece)
        return at, end if mixed and _PLAIN.match(piece[-1:]) else at
    pattern = {"article": r"第[一二三四五六七八九十百]+条", "digits": r"[0-9A-Za-z]{2,}"}.get(kind)
    if pattern:
        found = re.compile(pattern).search(text, at)
        return found.span() if found else (0, 0)
    run = _WORDS.search(text, at)
    if run is None:
        return 0, 0
    if kind == "across words":
        end = at + chance.randint(2, 9)
        return at, end if _WORDS.fullmatch(text, at, end) else at
    begin = run.start()
    words = [word for word in rjieba.cut(run[0]) if len(word) > 1]
    if not words:
        return 0, 0
    word = chance.choice(words)
    begin += run[0].index(word)
    return begin, begin + len(word)
