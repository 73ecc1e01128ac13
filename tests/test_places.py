"""A place of a text as a value, and the id as which it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhbook
from tests.literals import literals
from tests.outlines import document_of
from zhbook.citations import Catalogue, Lead, Work, find
from zhbook.places import NOWHERE, Place, Step, place

IDS = ["s3-2", "art-103z1", "t5-s1", "art-30-p2-i1", "s4-1b", "s4-1x2", "art-3bx2", "h2", "n1"]
UNITS = ["", "art-", "s", "h", "i", "p", "t", "n", "part", "subpart", "ch", "sec", "subsec", "div"]

steps = st.builds(
    Step,
    st.sampled_from(UNITS),
    st.integers(0, 9999),
    st.integers(0, 99),
    st.text("bcxyz", max_size=3),
    st.integers(0, 99),
)


@pytest.mark.parametrize("written", IDS)
def test_an_id_is_read_as_it_is_written(written: str) -> None:
    assert place(written).id == written
    assert place(f"t2-{written}").is_within(place("t2"))


@given(st.lists(steps, max_size=5))
def test_every_place_is_read_again_from_its_id(way: list[Step]) -> None:
    there = Place(tuple(way))
    assert place(there.id) == there


@pytest.mark.parametrize("written", ["s", "art-", "s3--2", "s3-", "-s3", "3a", "S3", "s3 ", "甲1"])
def test_what_is_no_id_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no id of a place"):
        place(written)


def test_what_a_place_tells_of_itself() -> None:
    item = place("t2-art-30z1-p2-i1-3")
    assert item.article == Step("art-", 30, 1)
    assert [step.unit for step in item.in_article] == ["p", "i", ""]
    assert item.is_within(place("t2-art-30z1-p2")) and item.is_within(NOWHERE)
    assert not place("s30").is_within(place("s3"))
    assert (place("s3-2").article, place("s3-2").in_article) == (None, ())
    assert place("s3").paragraph(2).id == "s3-p2"
    assert not NOWHERE and NOWHERE.id == "" and place("") == NOWHERE


def test_ids_are_written_and_read_in_one_module_alone() -> None:
    package = Path(zhbook.__file__).parent
    files = [file for file in package.rglob("*.py") if "sphinx" not in file.parts]
    spelt = {
        file.relative_to(package).as_posix()
        for file in files
        for _, words in literals(file)
        if re.match("-?art-", words)
    }
    assert spelt == {"places.py"}


TWICE = "某某办法\n第一条　甲。\n第二条　乙。\n第一条　丙。\n依照第二条和第一条办理。\n第三条　丁。"


def test_a_number_that_stands_twice_leads_nowhere_and_others_lead_where_they_should() -> None:
    document = document_of(TWICE)
    assert [block.id for block in document.blocks][2:4] == ["art-1b", "art-1b-p2"]
    document = document_of(TWICE.replace("第一条　丙", "第二条　丙"))
    assert [block.id for block in document.blocks][2:4] == ["art-2x2", "art-2x2-p2"]
    _, cited = find(document, "某某办法")
    own = Work("a", ("某某办法",), cited.places)
    leads = {c.words: Catalogue([own]).resolve(c, own, {}).lead for c in cited.citations}
    assert {c.number for c in cited.citations} == {"第二条第二款"}
    assert leads == {"第二条": Lead.MISSING, "第一条": Lead.PLACE}
