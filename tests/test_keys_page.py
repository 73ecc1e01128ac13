"""The pages that list the keys of the TOML files: each key the code reads, and none besides."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from tests.examples import fences, page, rows, sections
from zhbook.config.book import SCRIPTS, read_book
from zhbook.config.confirmed import read_confirmed
from zhbook.config.encodings import ENCODINGS
from zhbook.config.lexicon import KINDS as TERM_KINDS
from zhbook.config.lexicon import read_lexicon
from zhbook.config.overrides import KINDS as PLACE_KINDS
from zhbook.config.slug import RESERVED_SLUGS
from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader
from zhbook.config.traditional import QUOTES, SCHEMES

READERS: dict[str, Callable[[Path], object]] = {
    "book-toml.md": read_book,
    "terms-toml.md": read_lexicon,
    "proof.md": read_confirmed,
}
#: The tables that hold whatever names the editors give, and what the page calls those.
FREE = {'[texts."文件".short-names]': "任何简称", "[see]": "任何写法"}
TYPES = {"字符串": str, "整数": int, "表": dict, "表的数组": list, "字符串的数组": list}


def headings(name: str) -> dict[str, str]:
    """The sections that speak of a table of the file, by the table's head as it is written."""
    above = {head: text.split("\n### ")[0] for head, text in sections(page(name)).items()}
    found = {**above, **sections(page(name), 3)}
    return {head.strip("`"): text for head, text in found.items() if head.startswith("`[")}


def shown(path: KeyPath) -> str:
    """How the page writes a table: its names given in general, an array in two brackets."""
    general = {"parts": '"文件夹"', "texts": '"文件"', "terms": '"词"'}
    names: list[str] = []
    for at, name in enumerate(path):
        above = path[at - 1] if at else ""
        if isinstance(name, str):
            names.append(general.get(str(above), name) if at == 1 else name)
    dotted = ".".join(names)
    return f"[[{dotted}]]" if path and isinstance(path[-1], int) else f"[{dotted}]"


def asked(name: str, monkeypatch: pytest.MonkeyPatch, folder: Path) -> dict[str, set[str]]:
    """The keys that the reader knows in each table, as it reads the example of the page."""
    found: dict[str, set[str]] = {}
    table = TomlReader.table

    def spy(self: TomlReader, tree: Any, path: KeyPath, known: Collection[str]) -> dict[str, Any]:
        if path:
            found.setdefault(shown(path), set()).update(known)
        elif name == "terms-toml.md":
            found["file"] = set(known)
        return table(self, tree, path, known)

    monkeypatch.setattr(TomlReader, "table", spy)
    file = folder / "file.toml"
    file.write_text(example(name), "utf-8")
    READERS[name](file)
    return found


def example(name: str) -> str:
    """The example of a whole file."""
    (whole,) = (fence.body for fence in fences(page(name)) if fence.info == "toml")
    return whole


@pytest.mark.parametrize("name", list(READERS))
def test_each_table_lists_the_keys_that_are_read(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    known = asked(name, monkeypatch, tmp_path)
    told = {head: {row[0] for row in rows(text)} for head, text in headings(name).items()}
    for head, words in FREE.items():
        if head in told:
            assert words in told.pop(head), head
    if "file" in known:
        told["file"] = {row[0] for row in rows(sections(page(name))["文件的各键"])}
    listed = {
        head: {cell.strip("`") for cell in cells if re.fullmatch("`[a-z-]+`", cell)} & known[head]
        if head == '[[texts."文件".override]]'  # whose second table lists what a place can be
        else {cell.strip("`") for cell in cells}
        for head, cells in told.items()
    }
    assert listed == known


@pytest.mark.parametrize("name", list(READERS))
def test_each_key_has_its_type_its_default_and_an_example(name: str, tmp_path: Path) -> None:
    stretches = {**headings(name), "": sections(page(name)).get("文件的各键", "")}
    seen = 0
    for head, text in stretches.items():
        for cells in rows(text):
            if len(cells) != 4:
                continue
            key, kind, shown_as, meaning = cells
            type_ = TYPES[re.split("[；，]", kind)[0]]
            assert "默认" in kind or "必须写" in kind, (head, key)
            assert meaning
            seen += 1
            if shown_as == "见下":
                continue
            line = shown_as.strip("`")
            (value,) = tomllib.loads(line).values()
            assert type(value) is type_, (head, key, line)
            assert key.startswith("任何") or line.startswith(key.strip("`") + " = "), line
            check(name, head, line, tmp_path)
    assert seen > 1


def check(name: str, head: str, line: str, folder: Path) -> None:
    """The reader takes the line in place of the one that the whole example has there."""
    key = line.split(" = ")[0]
    tree = tomllib.loads(example(name))
    place: Any = tree
    names = re.findall(r'"[^"]*"|[a-z-]+', head)
    for at, part in enumerate(names):
        general = part.startswith('"') and at == 1
        place = next(iter(place.values())) if general else place[part.strip('"')]
    row = place[0] if isinstance(place, list) else place
    row.update(tomllib.loads(line))
    assert key.strip('"') in row
    file = folder / "file.toml"
    file.write_text(written(tree), "utf-8")
    try:
        READERS[name](file)
    except ExceptionGroup as group:
        pytest.fail(f"{head} {line}: {[str(error) for error in group.exceptions]}")


def written(tree: Any) -> str:
    """A tree as TOML 1.0, every table inline but the outermost."""

    def value(item: Any) -> str:
        if isinstance(item, dict):
            pairs = (f"{value(str(k))} = {value(v)}" for k, v in item.items())
            return "{" + ", ".join(pairs) + "}"
        if isinstance(item, list):
            return "[" + ", ".join(map(value, item)) + "]"
        if isinstance(item, str):
            return '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return str(item)

    return "".join(f"{value(str(key))} = {value(item)}\n" for key, item in tree.items())


def test_what_a_key_may_be_is_told() -> None:
    book, terms = headings("book-toml.md"), headings("terms-toml.md")
    for values, text in (
        (SCHEMES, book["[traditional]"]),
        (QUOTES, book["[traditional]"]),
        (SCRIPTS, book['[texts."文件"]']),
        (RESERVED_SLUGS, book['[texts."文件"]']),
        (PLACE_KINDS, book['[[texts."文件".override]]']),
        (TERM_KINDS, terms['[terms."词"]']),
        (ENCODINGS, sections(page("using.md"))["编码与限度"]),
    ):
        for value in values:
            assert f"`{value}`" in text, value
