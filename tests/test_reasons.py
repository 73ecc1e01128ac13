"""Why each paragraph became what it is, as the outline itself says it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fixture_files import Fixture, cases, read_fixtures
from tests.outlines import document_of, source_of
from zhbook.model import Block, Document, Kind, Piece
from zhbook.outline import explained
from zhbook.outline.reasons import Explained, Reason, Record, Rule, SeedPlace


def shown(place: Explained) -> str:
    """Line, what it became, the rule and its evidence."""
    reason = place.reason
    became = place.block.kind.value if place.block else "left out"
    lines = {"before": reason.before, "after": reason.after, "under": reason.parent}
    told = [f"{name} {found.line}" for name, found in lines.items() if found]
    told += [f"as {reason.match.line}"] if reason.match else []
    told += [f"{reason.ordinal.style} {reason.ordinal.value}"] if reason.ordinal else []
    told += [f"{reason.titles} of {reason.members}"] if reason.titles else []
    told += [reason.form] if reason.form else []
    told += ["+".join(reason.signs)] if reason.signs else []
    told += ["close"] if reason.close else []
    return ", ".join([f"{place.pieces[0].line} {became}: {reason.rule.value}", *told])


@pytest.mark.parametrize("case", cases("reasons.txt"))
def test_reasons(case: Fixture) -> None:
    _, places = explained(source_of(case.given))
    assert "\n".join(map(shown, places)) == case.expected


def test_every_rule_is_shown_once_at_least() -> None:
    found = {place.reason.rule for place in _all("reasons.txt")}
    assert found == set(Rule) - {Rule.OVERRIDE}  # tests/test_proof.py has one


def test_who_asks_for_reasons_gets_the_same_document() -> None:
    for case in read_fixtures("outline.txt"):
        document, places = explained(source_of(case.given))
        assert document == document_of(case.given)
        blocks = [*document.blocks, *document.notices]
        blocks += [document.title] if document.title else []
        there = [place.block for place in places if place.block]
        assert sorted(map(repr, there)) == sorted(map(repr, blocks))
        assert all(p.text == p.block.text and p.pieces == p.block.pieces for p in places if p.block)


def test_evidence_in_a_traditional_text_is_quoted_as_it_stands() -> None:
    text = "關於國會的報告\n一、總結經驗\n我們對國家負責。\n二、發展產業\n還應當這樣說。"
    _, places = explained(source_of(text))
    assert places[3].reason.before == SeedPlace(2, "一、總結經驗")
    assert places[1].reason.after == SeedPlace(4, "二、發展產業")
    text = (
        "關於國會的報告\n目錄\n一、總結經驗\n一、總結經驗\n（一）實現發展\n我們。\n二、產業\n應當。"
    )
    _, places = explained(source_of(text))
    assert places[4].reason.parent == SeedPlace(4, "一、總結經驗")
    assert places[2].reason.match == SeedPlace(4, "一、總結經驗")


def test_evidence_on_a_line_of_several_paragraphs_stays_as_it_was_read() -> None:
    record = Record(
        reasons={1: Reason(Rule.MOSTLY_TEXT, before=SeedPlace(1, "一、甲"))}, blocks=[0, 1]
    )
    texts = [("一、 甲", (Piece(0, 1),)), ("二、乙", (Piece(0, 1),))]
    document = Document("a.txt", None, tuple(Block(Kind.ITEM, t, p) for t, p in texts))
    assert record.explained(document, texts)[1].reason.before == SeedPlace(1, "一、甲")


def test_the_editors_overrule_what_was_decided_and_its_evidence_stays() -> None:
    record = Record()
    record.note(0, Reason(Rule.MOSTLY_TITLES, members=3, form="LINE", close=True))
    record.note(0, Reason(Rule.OVERRIDE, row=7))
    assert record.reasons[0] == Reason(Rule.OVERRIDE, members=3, form="LINE", row=7)
    record.note(0, Reason(Rule.MOSTLY_TEXT))
    assert record.reasons[0] == Reason(Rule.MOSTLY_TEXT)


def test_a_number_has_its_evidence() -> None:
    for place in _all("outline.txt"):
        if place.block and place.block.ordinal and place.block.ordinal.style != "unnumbered":
            assert place.reason.ordinal == place.block.ordinal


def _all(name: str) -> Iterator[Explained]:
    for case in read_fixtures(name):
        yield from explained(source_of(case.given))[1]
