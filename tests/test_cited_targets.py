"""All that is known of a reference: the work that it names, how far left it begins, its words."""

from __future__ import annotations

from dataclasses import replace

from tests.outlines import document_of
from zhbook.citations import Cited, Lead, Target, entry_id, find
from zhbook.citations.linking import link
from zhbook.model import SpanKind


def targets(text: str, **others: tuple[str, Cited]) -> list[Target]:
    """What a text leads to, among others: each with its title and what can be cited of it."""
    texts = {name: (cited, name, [title]) for name, (title, cited) in others.items()}
    texts["a"] = (find(document_of(text), "说明", date="2015")[1], "a", ["说明"])
    return list(link(texts)["a"].targets)


def held(*places: str, year: str = "", date: str = "") -> Cited:
    return Cited((), frozenset(places), (year,) if year else (), date)


def test_a_target_names_its_work_and_what_of_the_words_before_belongs_to_it() -> None:
    text = (
        "说明\n依照刑法第一条，刑法第九条，刑法的第一条，刑法第一章，《刑法》第二章。\n"
        "依照《民法》，民法第一条，《水法》，水法第一条，《水法》第一条，2001年的《刑法》。\n"
        "依照《税法》第一条和税法第一条，原《税法》。\n"
    )
    book = {
        "xf": ("中华人民共和国刑法", held("art-1", "part1-ch1", "part2-ch2", year="2009")),
        "old": ("民法", held("art-1", year="2010")),
        "new": ("民法", held("art-1", year="2020")),
        "tax": ("税法", held("art-1", date="2018")),
    }
    assert targets(text, **book) == [
        Target(Lead.PLACE, "xf--art-1", "刑法", 2),
        Target(Lead.MISSING, "", "刑法"),
        Target(Lead.PLACE, "xf--art-1", "刑法"),
        Target(Lead.PLACE, "xf--part1-ch1", "刑法", 2),
        Target(Lead.TEXT, "xf", "刑法"),
        Target(Lead.PLACE, "xf--part2-ch2", "刑法"),
        Target(Lead.CHOICE, f"cited--{entry_id('民法')}", "民法"),
        Target(Lead.CHOICE, f"cited--{entry_id('民法')}", "民法", 2),
        Target(Lead.ENTRY, f"cited--{entry_id('水法')}", "水法"),
        Target(Lead.ABSENT),
        Target(Lead.ENTRY, f"cited--{entry_id('水法')}", "水法"),
        Target(Lead.ABSENT, "", "水法"),
        Target(Lead.UNDECIDED, "", "刑法"),
        Target(Lead.TEXT, "tax", "税法"),
        Target(Lead.LATER, "tax", "税法", 0, "2018"),
        Target(Lead.LATER, "tax", "税法", 2, "2018"),
        Target(Lead.UNDECIDED),
    ]


def test_an_edition_before_the_text_itself_is_led_to_where_the_book_holds_it() -> None:
    text = "某某条例\n第一条 1988年国务院发布的《某某条例》第一条废止，原《某某条例》。\n"
    cited = find(document_of(text), "某某条例", years=("2011",))[1]
    own = (cited, "a", ["某某条例"])
    old = (held("art-1", year="1988"), "old", ["某某条例"])
    assert link({"a": own, "old": old})["a"].targets == [
        Target(Lead.TEXT, "old", "某某条例"),
        Target(Lead.PLACE, "old--art-1", "某某条例"),
        Target(Lead.EARLIER, "", "某某条例"),
    ]
    assert [t.lead for t in link({"a": own})["a"].targets] == [Lead.EARLIER] * 3


def test_an_entry_keeps_its_id() -> None:
    assert entry_id("刑法") == "w-540475b559"


def test_a_block_keeps_all_but_its_spans() -> None:
    text = (
        "某某意见\n一、总的\n（一）依照《某某法》办理。还有《某某法》，一是依照《甲法》，二是乙。\n"
        "（二）丙，《某某法》一是依照《甲法》，二是乙《某某法》。丁，各村都要照着这样去办，办好以后再写成报告交上来。\n"
    )
    document = document_of(text)
    found, cited = find(document, "某某意见")
    bare = [
        replace(b, spans=tuple(s for s in b.spans if s.kind is not SpanKind.REFERENCE))
        for b in found.blocks
    ]
    assert bare == list(document.blocks)
    # The head of a run-in heading stands in contents, where no link may be.
    assert [(c.words, c.span) for c in cited.citations][:3] == [
        *(("《某某法》", -1), ("《某某法》", 0), ("《甲法》", 1))
    ]


def test_本项_and_本款_of_taiwan_change_places() -> None:
    text = (
        "某某條例\n第一條 甲。\n乙。\n一、丙；\n二、依本項第一款及本款、前項、前款、第一款規定。\n"
        "第二條 本條例第一條第二項第二款。\n"
    )
    cited = find(document_of(text), "某某條例")[1]
    found = link({"a": (cited, "a", ["某某條例"])})["a"]
    leads = zip(found.citations, found.targets, strict=True)
    assert [(citation.words, target.label) for citation, target in leads] == [
        ("本項第一款", "a--art-1-p2-i1"),
        ("前項", "a--art-1"),
        ("前款", "a--art-1-p2-i1"),
        ("第一款", "a--art-1-p2-i1"),
        ("本條例第一條第二項第二款", "a--art-1-p2-i2"),
    ]


TAIWAN_LAW = (
    "民法\n第一條 甲。\n乙：\n一、丙。\n二、丁。\n前項第一款。\n"
    "第二條 戊：\n一、己。\n二、依第一條第二項第二款。\n"
)


def test_a_law_of_another_jurisdiction_is_not_the_one_that_is_cited() -> None:
    law = (find(document_of(TAIWAN_LAW), "民法")[1], "m", ["民法"])
    leads = {}
    for name, text in (
        (
            "essay",
            "说明\n民法第一条第二项，民法第一条第二项第二款，民法第二条第二款，民法第一条第一项。\n",
        ),
        ("rules", "某某辦法\n第一條 依民法第一條第二項第一款及《民法》。\n"),
        ("paper", "某某规定\n第一条 依照民法第一条第一款第（二）项和《民法》。\n"),
    ):
        own = (find(document_of(text), name)[1], name, [name])
        leads[name] = [t.label or t.lead for t in link({"m": law, name: own})[name].targets]
    assert leads == {
        "essay": ["m--art-1-p2", "m--art-1-p2-i2", "m--art-2-i2", "m--art-1"],
        "rules": ["m--art-1-p2-i1", "m"],
        "paper": [Lead.UNDECIDED, Lead.UNDECIDED],
    }
