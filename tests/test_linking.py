"""What a page's references lead to, written into the page."""

from __future__ import annotations

import json

import pytest

from tests.outlines import document_of
from zhbook.citations import Cited, Lead, find
from zhbook.citations.linking import (
    Link,
    Linked,
    link,
    linked,
    restored,
    stored,
    unresolved,
)

LAW = "某某法\n第一条 甲。\n第二条 依照本法第一条、第九条和《某某办法》。\n"
RULES = "某某办法\n第一章 依照本办法第三条\n第三条 依照某某法第二条，前条，原《某某法》第一条。\n"


def book() -> dict[str, tuple[Cited, str, list[str]]]:
    return {
        f"{slug}.txt": (find(document_of(text, f"{slug}.txt"), title)[1], slug, [title, title])
        for slug, title, text in (("law", "某某法", LAW), ("rules", "某某办法", RULES))
    }


def test_what_a_text_cites_comes_back_from_json() -> None:
    for cited, _, _ in book().values():
        assert restored(json.loads(json.dumps(stored(cited)))) == cited
    cited = Cited((), frozenset(("art-2", "art-1", "art-10")), ("2018", "2020"), "2018-03-01")
    assert stored(cited) == {
        "citations": [],
        "places": "art-1 art-10 art-2",
        "years": ["2018", "2020"],
        "date": "2018-03-01",
        "jurisdiction": "",
    }
    assert restored(stored(cited)) == cited


def test_each_reference_of_a_book_has_a_target_and_those_of_a_page_a_link() -> None:
    found = link(book())
    assert {path: [t.label for t in text.targets] for path, text in found.items()} == {
        "law.txt": ["law--art-1", "", "rules"],
        "rules.txt": ["rules--art-3", "law--art-2", "", "", ""],
    }
    # The reference in the heading bears no link; 某某法 before 第二条 does.
    assert found["rules.txt"].links == [Link("law--art-2", 3), Link(""), Link(""), Link("")]
    assert found["law.txt"].work.titles == ("某某法",)


def test_the_year_and_the_date_of_a_text_tell_which_edition_is_cited() -> None:
    rules = "某某办法\n第一条 依照《某某法》第一条和2018年《某某法》第一条。\n"
    law = find(document_of(LAW), "某某法", date="2018-10-26", years=("2018",))[1]
    for date, label, later in (("2012", "law", "2018-10-26"), ("2020", "law--art-1", "")):
        cited = find(document_of(rules), "某某办法", date=date)[1]
        texts = {"a": (law, "law", ["某某法"]), "b": (cited, "rules", ["某某办法"])}
        assert link(texts)["b"].links == [
            *(Link("law"), Link(label, later=later), Link("law"), Link("law--art-1"))
        ]


def test_a_name_that_the_editors_explain_is_a_work_in_its_version() -> None:
    names = {"老 法": "某某法（2009年修正）", "办法": "rules.txt"}
    text = "说明\n依照《老法》第一条和老法第二条、《办法》第三条。\n"
    texts = {
        **book(),
        "a": (find(document_of(text), "说明", names)[1], "a", ["说明"]),
        "old": (Cited((), frozenset(("art-1",)), ("2009",)), "old", ["某某法"]),
    }
    assert [target.label for target in link(texts)["a"].targets] == [
        *("old", "old--art-1", "", "rules", "rules--art-3")
    ]


def test_references_that_lead_nowhere_are_told_once_for_a_text() -> None:
    found = link(book())
    told = {path: list(unresolved(path, text)) for path, text in found.items()}
    assert [(d.path, d.line, d.code, d.message) for notes in told.values() for d in notes] == [
        (
            *("law.txt", 3, "references-unresolved"),
            "references that stay plain text: 1; the first is “第九条”",
        ),
        (
            *("rules.txt", 3, "references-unresolved"),
            "references that stay plain text: 3; the first is “前条”",
        ),
    ]
    law = found["law.txt"]
    leads = [t.lead for t in law.targets]
    assert leads == [Lead.PLACE, Lead.MISSING, Lead.TEXT]
    assert not list(unresolved("a.txt", Linked(law.work, law.citations[:1], law.targets[:1])))


@pytest.mark.parametrize(
    ("body", "links", "expected"),
    [
        ("依[第一条](#r0)。", [Link("a--art-1")], "依[第一条](#a--art-1)。"),
        ("依[第一条](#r0)。", [Link("")], "依第一条。"),
        (
            "依[一](#r1)、[二](#r0)、[三](#r10)。",
            [Link("a"), Link(""), *[Link("c")] * 8, Link("b")],
            "依一、[二](#a)、[三](#b)。",
        ),
        ("依刑法[第一条](#r0)。", [Link("a", 2)], "依[刑法第一条](#a)。"),
        ("刑法[第一条](#r0)", [Link("a", 2)], "[刑法第一条](#a)"),
        ("刑法[第一条](#r0)", [Link("a", 3)], "刑法[第一条](#a)"),
        ("刑法[第一条](#r0)", [Link("", 2)], "刑法第一条"),
        ("依law[第一条](#r0)", [Link("a", 3)], "依law[第一条](#a)"),
        ("依\\*法[第一条](#r0)", [Link("a", 3)], "依\\*法[第一条](#a)"),
        ("[一](#r0)法[二](#r1)", [Link("a"), Link("b", 2)], "[一](#a)法[二](#b)"),
        (
            "依法[第一条](#r0)",
            [Link("a", 1, "2018-03-01")],
            '依[法第一条](#a "书中是2018年3月1日的版本，条的编号可能已经不同")',
        ),
        ("\\[甲](#r0)", [], "\\[甲](#r0)"),
        ("\\\\[甲](#r0)", [Link("a")], "\\\\[甲](#a)"),
        ("[甲\\]乙](#r0)丙", [Link("a")], "[甲\\]乙](#a)丙"),
        ("[甲](#b--r0)[乙](r0)", [], "[甲](#b--r0)[乙](r0)"),
        ("没有", [], "没有"),
    ],
)
def test_links_of_a_page(body: str, links: list[Link], expected: str) -> None:
    assert linked(body, links, "zh-Hans") == expected


def test_in_a_script_that_changes_lengths_the_name_stays_before_the_link() -> None:
    links = [Link("a", 2, "2018")]
    assert linked("依刑法[第一條](#r0)", links, "zh-Hant-TW", with_names=False) == (
        '依刑法[第一條](#a "書中是2018年的版本，條的編號可能已經不同")'
    )


def test_words_lines_and_numbers_of_references() -> None:
    text = (
        "某某法\n第一章 总则\n第一条 甲。\n依照前款。\n（一）依照第一条；\n（二）丁。\n"
        "第二章 依照本法第一条\n"
        "第二条 乙。\n丙，依照本法第一条。"
    )
    document, cited = find(document_of(text), "某某法")
    assert [(c.words, c.line, c.at, c.number, c.span) for c in cited.citations] == [
        ("前款", 4, "art-1-p2", "第一条第二款", 0),
        ("第一条", 5, "art-1-p2-i1", "第一条第二款第（一）项", 1),
        ("本法第一条", 7, "ch2", "第二章", -1),
        ("本法第一条", 9, "art-2-p2", "第二条第二款", 2),
    ]
    spans = [(s.start, s.end, s.target) for b in document.blocks for s in b.spans if s.target]
    assert spans == [(2, 4, "r0"), (5, 8, "r1"), (4, 9, "r2")]
