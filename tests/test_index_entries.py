"""Sphinx's index entries as an index: main places, sub-entries, references that lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from zhbook.sphinx.index.collation import Order
from zhbook.sphinx.index.entries import Entry, Index, SphinxEntry, file, gather
from zhbook.sphinx.index.marks import TermInfo


def single(value: str, target: str = "p", main: str = "") -> SphinxEntry:
    return ("single", value, target, main, None)


def index_of(*entries: SphinxEntry, known: Mapping[str, TermInfo] | None = None) -> Index:
    """The index of one page with these entries."""
    return gather({"a": entries}, ["a"], known or {}, {})


def see(words: str, kind: str = "see") -> SphinxEntry:
    return (kind, words, "p", "", None)


def keys(index: Index) -> list[str]:
    return [entry.key for entry in index.all()]


def test_places_come_in_the_order_of_the_pages_and_one_main_mark_makes_a_place_a_main_one() -> None:
    entries = {
        "b": [single("甲", "s1", "main"), single("甲", "s1"), single("甲", "s2")],
        "a": [single("甲", "s2"), single("甲", "s2", "main")],
        "out": [single("甲", "s3")],
    }
    found = gather(entries, ["a", "none", "b"], {}, {}).find("甲")
    assert found is not None
    assert list(found.places.items()) == [
        (("a", "s2"), True),
        (("b", "s1"), True),
        (("b", "s2"), False),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("single", "甲", ["甲"]),
        ("single", " 甲 ;乙 ", ["甲", "甲; 乙"]),
        ("single", "甲; 乙; 丙", ["甲", "甲; 乙 丙"]),
        ("pair", "甲; 乙", ["甲", "甲; 乙", "乙", "乙; 甲"]),
        ("triple", "甲; 乙; 丙", ["甲", "甲; 乙 丙", "乙", "乙; 丙 甲", "丙", "丙; 甲 乙"]),
        ("single", " ; ", []),
        ("single", "", []),
        ("see", "甲", []),
    ],
)
def test_the_types_of_entries(kind: str, value: str, expected: list[str]) -> None:
    index = index_of((kind, value, "p", "", None))
    assert keys(index) == expected and index.mistakes == []
    places = {entry.key: dict(entry.places) for entry in index.all() if entry.places}
    wanted = expected if kind == "single" and ";" not in value else expected[1::2]
    assert places == {key: {("a", "p"): False} for key in wanted}


def test_an_entry_is_found_by_its_words_and_called_by_the_last() -> None:
    index = index_of(single("甲; 乙"))
    entry = index.find("甲 ;乙")
    assert entry is not None and (entry.key, entry.name) == ("甲; 乙", "乙")
    above = index.find("甲")
    assert above is not None and above.name == "甲" and above.leads and not above.places
    assert index.find("乙") is None and index.find("甲; 丙") is None
    assert entry.id == "i-" + entry.id[2:12] != above.id
    assert Entry("甲").id == above.id


def test_references_that_lead_to_places_stay() -> None:
    index = index_of(
        *(single("甲"), single("乙; 子"), see("丙; 甲"), see("丁; 乙; 子"), see("戊; 丙")),
        *(see("甲; 乙", "seealso"), see("甲; 乙; 子", "seealso")),
    )
    assert index.mistakes == []
    assert {e.key: list(e.see) for e in index.all() if e.see} == {
        "丙": ["甲"],
        "丁": ["乙; 子"],
        "戊": ["丙"],
    }
    assert {e.key: list(e.see_also) for e in index.all() if e.see_also} == {"甲": ["乙", "乙; 子"]}


@pytest.mark.parametrize(
    ("entries", "mistakes"),
    [
        ([see("甲; 甲")], ["see from “甲” to “甲”: to itself"]),
        ([see("甲; 乙")], ["see from “甲” to “乙”: no such term"]),
        (
            [see("甲; 乙"), see("乙; 甲")],
            ["see from “甲” to “乙”: a circle", "see from “乙” to “甲”: no such term"],
        ),
        (
            [see("甲; 乙"), see("乙; 丙"), see("丙; 乙")],
            [
                "see from “甲” to “乙”: no such term",
                "see from “乙” to “丙”: a circle",
                "see from “丙” to “乙”: no such term",
            ],
        ),
        (
            [see("甲; 乙"), see("乙; 丙"), see("丙; 甲")],
            [
                "see from “甲” to “乙”: a circle",
                "see from “乙” to “丙”: no such term",
                "see from “丙” to “甲”: no such term",
            ],
        ),
        ([single("甲"), see("甲; 乙", "seealso")], ["seealso from “甲” to “乙”: no such term"]),
        (
            [single("甲"), see("乙; 甲"), see("甲; 乙", "seealso")],
            ["seealso from “甲” to “乙”: a circle"],
        ),
        (
            [single("甲"), see("乙; 丙"), see("甲; 乙", "seealso")],
            [
                "seealso from “甲” to “乙”: no such term",
                "see from “乙” to “丙”: no such term",
            ],
        ),
    ],
)
def test_references_that_lead_nowhere_are_told_and_left_out(
    entries: list[SphinxEntry], mistakes: list[str]
) -> None:
    index = index_of(*entries)
    assert index.mistakes == [f"index: {mistake}" for mistake in mistakes]
    kept = [single for single in entries if single[0] == "single"]
    assert [e.key for e in index.all() if e.places] == [value for _, value, *_ in kept]
    assert not any(e.see_also for e in index.all())


def test_a_reference_goes_on_over_words_that_only_lead() -> None:
    index = index_of(see("甲; 乙"), see("乙; 丙"), see("乙; 丁"), single("丁"))
    assert index.mistakes == ["index: see from “乙” to “丙”: no such term"]
    assert keys(index) == ["甲", "乙", "丁"]


def test_what_is_known_of_terms() -> None:
    known = {
        "甲": TermInfo("甲", "甲!", "概念", "jia3", "说明。", ("乙", "无")),
        "无": TermInfo("无", "无"),
    }
    leading = {"丙": TermInfo("丙", "丙!", "见"), "乙": TermInfo("乙", "乙!", "见")}
    index = gather({"a": [single("甲"), single("乙; 子"), see("丙; 甲")]}, ["a"], known, leading)
    assert [(e.key, e.info) for e in index.all()] == [
        ("甲", known["甲"]),
        ("乙", TermInfo("乙", "乙")),
        ("乙; 子", TermInfo("乙; 子", "子")),
        ("丙", leading["丙"]),
    ]
    assert index.mistakes == ["index: seealso from “甲” to “无”: no such term"]
    found = index.find("甲")
    assert found is not None and list(found.see_also) == ["乙"]


def test_entries_and_their_subentries_are_filed_in_groups() -> None:
    known = {"重庆": TermInfo("重庆", "重慶", reading="chong2 qing4")}
    index = index_of(
        *(
            single("安全; 重点"),
            single("安全; 保护"),
            single("重庆"),
            single("案件"),
            single("APP"),
        ),
        known=known,
    )
    readings = {"安全": "an1 quan2", "重点": "zhong4 dian3", "保护": "bao3 hu4"}
    readings |= {"案件": "an4 jian4", "APP": "a p p"}
    groups = file(index, Order.PINYIN, False, readings)
    assert [(name, [entry.key for entry in entries]) for name, entries in groups] == [
        ("数字、西文", ["APP"]),
        ("A", ["安全", "案件"]),
        ("C", ["重庆"]),
    ]
    (safety, _) = groups[1][1]
    assert list(safety.below) == ["保护", "重点"]
    assert [e.filing.initials for e in index.all()] == ["aq", "bh", "zd", "cq", "aj", "app"]
    strokes = file(index, Order.STROKES, True, readings)
    assert [(name, [entry.key for entry in entries]) for name, entries in strokes] == [
        ("數字、西文", ["APP"]),
        ("六畫", ["安全"]),
        ("九畫", ["重庆"]),
        ("十畫", ["案件"]),
    ]


def test_by_strokes_what_is_seen_is_filed() -> None:
    index = index_of(single("国家"), known={"国家": TermInfo("国家", "國家")})
    (group,) = file(index, Order.STROKES, True, {"国家": "guo2 jia1"})
    assert group[0] == "十一畫"


def test_entries_of_one_key_are_filed_by_what_is_seen() -> None:
    index = index_of(single("“安全”"), single("《安全》"), single("安全"))
    groups = file(index, Order.PINYIN, False, dict.fromkeys(index.entries, "an1 quan2"))
    assert [entry.key for _, entries in groups for entry in entries] == sorted(index.entries)
