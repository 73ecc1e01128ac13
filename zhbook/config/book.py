"""book.toml: what the editors say about the book. Every key is optional.

Accepted is TOML 1.0 in UTF-8 of this shape::

    [book]
    title = "政法文稿"
    editor = "…"
    description = "…"
    edition = "第二版"     # on the title page of the bound books
    date = "2024年3月"     # the same; else the day of SOURCE_DATE_EPOCH

    [traditional]
    scheme = "s2tw"      # off s2t s2tw s2twp s2hk s2hkp
    quotes = "corner"    # corner keep

    [[traditional.override]]
    from = "周排查"       # words as they stand in the texts
    to = "週排查"         # as many characters
    reason = "每周的“周”作“週”"

    [parts."2023/讲话"]   # a folder of the seeds
    title = "讲话"
    order = 1

    [texts."2023/a.txt"]  # a file of the seeds
    title = "…"
    slug = "speech"      # [a-z0-9]+(-[a-z0-9]+)*
    order = 1
    encoding = "gb18030"
    script = "traditional"   # or simplified; else the text tells
    layout = "wrapped"       # or lines: each is a paragraph; else the text tells
    jurisdiction = "taiwan"  # whose order of levels (places.LEVELS); else the text tells

    [texts."2023/a.txt".about]
    date = "2023-01-05"      # also revised author number status source edition

    [texts."2023/a.txt".short-names]
    "条例" = "2023/b.txt"  # what a name means there that the text does not explain:
    "两高解释" = "关于……的解释"   # a seed, or a title

    [[texts."2023/a.txt".override]]
    line = 12            # what a place of the text is, against what was recognised
    words = "一、加强领导"
    as = "heading"       # heading run-in item paragraph notice title note salutation signature
    level = 2            # of a heading, run-in heading or item

    [[texts."2023/a.txt".note]]
    line = 26            # what the editors add behind words of the text
    words = "“六位一体“"
    text = "原文如此。"

Not accepted: ``[text."a.txt"]`` (no such table; ``texts`` is suggested), ``order = "1"`` (a
string), ``slug = "Speech"`` (a capital), a text that is not among the seeds.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhbook.config.about import read_about
from zhbook.config.encodings import read_encoding
from zhbook.config.notes import EditorNote, read_notes
from zhbook.config.overrides import PlaceOverride, read_place_overrides
from zhbook.config.short_names import read_short_names
from zhbook.config.slug import read_slug
from zhbook.config.toml.lines import KeyPath
from zhbook.config.toml.reader import TomlReader
from zhbook.config.traditional import TraditionalConfig, read_traditional
from zhbook.locale.say import say
from zhbook.model import LAYOUTS
from zhbook.places import LEVELS

#: What ``script`` of a text may be.
SCRIPTS = ("simplified", "traditional")
#: What ``jurisdiction`` of a text may be.
JURISDICTIONS = tuple(LEVELS)

_TEXT_KEYS = (
    "title",
    "slug",
    "order",
    "encoding",
    "script",
    "layout",
    "jurisdiction",
    "about",
    "short-names",
    "override",
    "note",
)


@dataclass(frozen=True, slots=True)
class PartConfig:
    """A folder of the seeds."""

    title: str | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class TextConfig:
    """A seed."""

    title: str | None = None
    slug: str | None = None
    order: int | None = None
    encoding: str | None = None
    script: str | None = None
    short_names: tuple[tuple[str, str], ...] = ()
    overrides: tuple[PlaceOverride, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    notes: tuple[EditorNote, ...] = ()
    layout: str | None = None
    jurisdiction: str | None = None

    @property
    def reading(self) -> tuple[str | None, ...]:
        """How the file is read: its encoding, its script, its layout, and whose levels it has."""
        return self.encoding, self.script, self.layout, self.jurisdiction


@dataclass(frozen=True, slots=True)
class BookConfig:
    """The whole of book.toml; parts and texts by their path in the seeds folder, with ``/``."""

    title: str | None = None
    editor: str | None = None
    description: str | None = None
    edition: str | None = None
    date: str | None = None
    traditional: TraditionalConfig = field(default_factory=TraditionalConfig)
    parts: Mapping[str, PartConfig] = field(default_factory=dict)
    texts: Mapping[str, TextConfig] = field(default_factory=dict)


def read_book(
    path: Path, texts: Collection[str] | None = None, parts: Collection[str] | None = None
) -> BookConfig:
    """Read ``path``; a file that is not there gives the defaults.

    ``texts`` and ``parts`` are the paths there are, or None where that is not to be checked.
    All mistakes of the file are raised together, as an ``ExceptionGroup`` of ``ConfigError`` in
    the order of their lines.
    """
    toml = TomlReader.read(path)
    tree = toml.table(toml.tree, (), ("book", "traditional", "parts", "texts"))
    keys = ("title", "editor", "description", "edition", "date")
    about = toml.table(tree.get("book", {}), ("book",), keys)
    book = BookConfig(
        title=toml.string(about, ("book",), "title"),
        editor=toml.string(about, ("book",), "editor"),
        description=toml.string(about, ("book",), "description"),
        edition=toml.string(about, ("book",), "edition"),
        date=toml.string(about, ("book",), "date"),
        traditional=read_traditional(toml, tree.get("traditional", {})),
        parts=_parts(toml, tree.get("parts", {}), parts),
        texts=_texts(toml, tree.get("texts", {}), texts),
    )
    toml.done()
    return book


def _parts(toml: TomlReader, tree: Any, there: Collection[str] | None) -> dict[str, PartConfig]:
    parts = {}
    for name, entry in toml.any_table(tree, ("parts",)).items():
        path: KeyPath = ("parts", name)
        if there is not None and name not in there:
            wrong = say("there is no folder “{name}” among the seeds", name=name)
            toml.wrong(path, toml.nearest(wrong, name, there))
        table = toml.table(entry, path, ("title", "order"))
        parts[name] = PartConfig(
            toml.string(table, path, "title"), toml.whole(table, path, "order")
        )
    return parts


def _texts(toml: TomlReader, tree: Any, there: Collection[str] | None) -> dict[str, TextConfig]:
    texts: dict[str, TextConfig] = {}
    owners: dict[str, str] = {}
    for name, entry in toml.any_table(tree, ("texts",)).items():
        path: KeyPath = ("texts", name)
        if there is not None and name not in there:
            wrong = say("there is no text “{name}” among the seeds", name=name)
            if whole := _without_quotes(name, entry, there):
                toml.wrong(path, say('{wrong}; write [texts."{name}"]', wrong=wrong, name=whole))
                continue
            toml.wrong(path, toml.nearest(wrong, name, there))
        table = toml.table(entry, path, _TEXT_KEYS)
        slug = read_slug(toml, table, path)
        if slug is not None and slug in owners:
            wrong = say("slug “{slug}” is already that of “{text}”", slug=slug, text=owners[slug])
            toml.wrong((*path, "slug"), wrong)
        elif slug is not None:
            owners[slug] = name
        texts[name] = TextConfig(
            title=toml.string(table, path, "title"),
            slug=slug,
            order=toml.whole(table, path, "order"),
            encoding=read_encoding(toml, table, path),
            script=toml.choice(table, path, "script", SCRIPTS),
            jurisdiction=toml.choice(table, path, "jurisdiction", JURISDICTIONS),
            short_names=read_short_names(toml, table.get("short-names", {}), path, there),
            about=read_about(toml, table.get("about", {}), path),
            overrides=read_place_overrides(toml, table.get("override", []), path),
            notes=read_notes(toml, table.get("note", []), path),
            layout=toml.choice(table, path, "layout", LAYOUTS),
        )
    return texts


def _without_quotes(name: str, entry: Any, there: Collection[str]) -> str:
    """The text that ``[texts.a.txt]`` means, whose dots part names; nothing where there is none."""
    while isinstance(entry, dict) and len(entry) == 1:
        below, entry = next(iter(entry.items()))
        name = f"{name}.{below}"
        if name in there:
            return name
    return ""
