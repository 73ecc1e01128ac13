"""The format of pages has one owner: its names stand in zhbook.pageformat and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhbook import pageformat
from zhbook.model import Kind, SpanKind
from zhbook.pageformat import Class, Directive, Field, PageKind, label, slug_and_place

PACKAGE = Path(pageformat.__file__).parent
#: Names that also mean something else: as keys of JSON and TOML, or as a word.
COMMON = {
    *("source", "slug", "lang", "kind", "characters", "converted", "editions", "order", "print"),
    *(
        "letter",
        "index",
        "part",
        "jurisdiction",
        "page",
        "cited",
        "chronicle",
        "added",
        "about",
        "article",
    ),
    *("field", "item", "lead", "note", "notice", "notices", "salutation", "signature", "folded"),
    *("text-title", "field-name", "contents-entry", "editor-note", "editor-notes"),
    *("contents-unmatched", "milestone", "milestones", "folio", "drawn-table", "verse"),
}


def names(*owners: type) -> set[str]:
    return {
        value
        for owner in owners
        for key, value in vars(owner).items()
        if not key.startswith("_") and isinstance(value, str)
    }


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no docstrings, f-strings in their parts.

    What is said to people may name a folder, ``write DIR/zh-hans``, and has blanks.
    """
    tree = ast.parse(path.read_text("utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in told:
            continue
        value = node.value
        if isinstance(value, str) and (" " not in value or value.startswith("{")):
            yield node.lineno, value


def test_no_other_module_spells_a_name_of_the_format() -> None:
    own = names(Field, PageKind, Directive, Class) - COMMON
    own |= {pageformat.TEXTS, pageformat.TEXT_FORMAT, *pageformat.EDITIONS}
    assert len(own) > 25
    spelt = re.compile("|".join(rf"(?<![\w.-]){re.escape(name)}(?![\w-])" for name in own))
    seen = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if path != Path(pageformat.__file__):
            seen += [
                f"{path.relative_to(PACKAGE)}:{line}: {value!r}"
                for line, value in literals(path)
                if spelt.search(value)
            ]
    assert seen == []


@pytest.mark.parametrize(
    ("slug", "place", "name"),
    [("fa", "art-3", "fa--art-3"), ("fa", "", "fa"), ("a-b", "s3-2-p1", "a-b--s3-2-p1")],
)
def test_a_label_tells_its_slug_and_its_place(slug: str, place: str, name: str) -> None:
    assert label(slug, place) == name
    assert slug_and_place(name) == (slug, place)


def test_the_classes_of_paragraphs_and_spans_are_their_kinds() -> None:
    kinds = {kind.value for kind in (*Kind, *SpanKind)}
    by_kind = {Class.ARTICLE, Class.FIELD, Class.FIELD_NAME, Class.ITEM, Class.LEAD, Class.NOTE}
    by_kind |= {Class.NOTICE, Class.SALUTATION, Class.SIGNATURE, Class.CONTENTS_ENTRY}
    by_kind |= {Class.TEXT_TITLE, Directive.EDITOR_NOTE, Class.MILESTONE, Class.DRAWN_TABLE}
    assert by_kind <= kinds


def test_every_language_of_an_edition_has_titles_for_what_is_folded() -> None:
    assert pageformat.FOLDED_TITLES.keys() == set(pageformat.EDITIONS.values())
    for titles in pageformat.FOLDED_TITLES.values():
        assert titles.keys() == {Class.NOTICES, Class.CONTENTS_UNMATCHED}
        assert all(titles.values())
