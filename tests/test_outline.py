"""Texts of every shape and the outlines they must have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.fixture_files import FIXTURES, Fixture, read_fixtures
from tests.outlines import document_of, shown
from zhbook.model import Kind
from zhbook.outline import items, outline
from zhbook.source import read_source

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = [
    json.loads(line)
    for line in (FIXTURES / "seeds_outline.jsonl").read_text(encoding="utf-8").splitlines()
]
ITEMS = {"000": 0, "001": 29, "002": 3, "003": 0, "004": 14}


@pytest.mark.parametrize("case", read_fixtures("outline.txt"), ids=lambda case: case.title)
def test_outline(case: Fixture) -> None:
    assert shown(document_of(case.given)) == case.expected


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["file"])
def test_seed_has_the_expected_headings(gold: dict[str, object]) -> None:
    name = str(gold["file"])
    document = outline(read_source(SEEDS / name, name))
    found = [
        [b.depth, b.text[: b.head]]
        for b in document.blocks
        if b.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)
    ]
    assert found == gold["headings"]
    assert (document.title.text if document.title else None) == gold["title"]
    assert items(document) == ITEMS[name[:3]]
