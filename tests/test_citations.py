"""What texts cite, and where in the book that leads: fixtures, and what must hold for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from tests import strategies
from tests.fixture_files import FIXTURES, Fixture, cases, read_fixtures
from tests.outlines import document_of
from zhbook.citations import Catalogue, Lead, Work, entry_id, find
from zhbook.citations.works import base
from zhbook.metadata.edition import edition_date, edition_years
from zhbook.model import SpanKind

FILES = ("references.txt", "references_closely.txt", "references_levels.txt")


def shown(texts: str) -> str:
    """A line for each reference of the texts: text, words and where they lead."""
    documents = {}
    for part in re.split(r"^--- ", texts, flags=re.MULTILINE)[1:]:
        name, _, text = part.partition("\n")
        document = document_of(text.rstrip(), f"{name}.txt")
        title = document.title.text if document.title else name
        date, years = edition_date(document, title), edition_years(document, title)
        documents[name] = (title, find(document, title, date=date, years=years)[1])
    works = {
        name: Work(name.split()[0], (title,), cited.places, cited.years, cited.date)
        for name, (title, cited) in documents.items()
    }
    catalogue, lines = Catalogue(works.values()), []
    for name, (_, cited) in documents.items():
        for citation in cited.citations:
            target = catalogue.resolve(citation, works[name], {})
            words = citation.before[len(citation.before) - target.left :] if target.left else ""
            label = target.label.replace(entry_id(target.work), f"({target.work})")
            lead = f"→ {label}" if label else f"({target.lead.value})"
            lines.append(f"{works[name].slug}: {words}{citation.words} {lead}")
    return "\n".join(lines)


@pytest.mark.parametrize("case", [case for name in FILES for case in cases(name)])
def test_references_lead_where_they_should(case: Fixture) -> None:
    assert shown(case.given) == case.expected


@pytest.mark.parametrize("name", FILES)
def test_there_are_as_many_cases_as_titles(name: str) -> None:
    dots = (FIXTURES / name).read_text("utf-8").count("\n.\n")
    assert 3 * len(read_fixtures(name)) == dots


@given(strategies.text)
@settings(max_examples=300)
def test_references_of_any_text_lie_in_it_and_cross_nothing(text: str) -> None:
    document = document_of(text)
    found, cited = find(document, "题")
    assert [b.text for b in found.blocks] == [b.text for b in document.blocks]
    numbers = []
    for block in found.blocks:
        references = [s for s in block.spans if s.kind is SpanKind.REFERENCE]
        numbers += [int(s.target[1:]) for s in references]
        for span in references:
            assert 0 <= span.start < span.end <= len(block.text)
            for other in block.spans:
                apart = other.end <= span.start or span.end <= other.start
                inside = other.start <= span.start and span.end <= other.end
                assert other is span or apart or inside
    assert sorted(numbers) == [c.span for c in cited.citations if c.span >= 0]
    own = Work("a", ("题",), cited.places)
    for citation in cited.citations:
        target = Catalogue([own]).resolve(citation, own, {})
        if target.lead is Lead.PLACE:
            assert target.label.removeprefix("a--") in cited.places


@pytest.mark.parametrize(
    ("title", "same"),
    [
        ("中华人民共和国刑法", "刑法"),
        ("刑法（2015年修正）", "刑法"),
        ("中华人民共和国刑法(2015-08-29)", "刑法"),
        ("某某规定(试行)", "某某规定（试行）"),
        ("关于执行《刑法》的决定", "关于执行〈刑法〉的决定"),
    ],
)
def test_forms_of_one_title(title: str, same: str) -> None:
    assert base(title) == base(same)


@pytest.mark.parametrize(
    ("title", "other"),
    [("某某规定（试行）", "某某规定"), ("刑法修正案（九）", "刑法修正案"), ("中华人民共和国", "")],
)
def test_titles_of_two_works(title: str, other: str) -> None:
    assert base(title) != base(other)
