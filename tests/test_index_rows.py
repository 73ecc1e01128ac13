"""What the index says of its terms, over all texts of a book."""

from __future__ import annotations

from typing import Any

import pytest

from zhbook.config.lexicon import Lexicon, Term
from zhbook.index.rows import SEE, Row, diagnostics, directive, rows, stored
from zhbook.index.terms import Mark, Marked

NONE = Lexicon()


def text(*keys: str, see: dict[str, str] | None = None, **kinds: str) -> dict[str, Any]:
    """What a text gives: keys, words that lead to some of them, and the kinds of keys."""
    return {"keys": list(keys), "see": see or {}, "kinds": kinds}


def leading(texts: list[dict[str, Any]], lexicon: Lexicon = NONE) -> dict[str, list[str]]:
    """The words of the rows that lead elsewhere, each with the keys they lead to."""
    return {row.key: row.see for row in rows(texts, lexicon) if row.kind == SEE}


def test_what_a_text_gives_names_each_key_once_in_the_order_of_the_page() -> None:
    marks = (Mark("", "top", "", True, ("乙", "甲")), Mark("p1", "p1", "", False, ("甲", "丙")))
    given = Marked(marks, (("丁", "甲"), ("丑", "乙")), (("丙", "文献"), ("乙", "概念")))
    assert stored(given) == {
        "keys": ["乙", "甲", "丙"],
        "see": {"丁": "甲", "丑": "乙"},
        "kinds": {"乙": "概念", "丙": "文献"},
    }


def test_terms_come_as_the_texts_have_them_and_a_parent_before_its_subterm() -> None:
    texts = [text("乙; 子", "甲", 甲="文献"), text("甲", "丙", 丙="概念")]
    assert rows(texts, NONE) == [
        Row("乙"),
        Row("乙; 子"),
        Row("甲", "文献"),
        Row("丙", "概念"),
    ]


def test_the_lexicon_says_of_its_terms_what_they_are_and_what_to_see_also() -> None:
    lexicon = Lexicon(
        (
            Term("甲", "机构", "一句话。", see_also=("乙", "子", "无"), reading="jia3"),
            Term("乙"),
            Term("子", parent="乙"),
            Term("无"),
        )
    )
    found = rows([text("甲", "乙; 子", 甲="文献")], lexicon)
    # 乙 has no place of its own, 无 none at all: neither is a term to see also.
    assert found == [
        Row("甲", "机构", "jia3", "一句话。", ["乙; 子"]),
        Row("乙", "概念", see_also=[]),
        Row("乙; 子", "概念", see_also=[]),
        Row("子", SEE, see=["乙; 子"]),
    ]


def test_words_that_a_text_and_the_lexicon_lead_elsewhere_name_each_term_once() -> None:
    lexicon = Lexicon((Term("甲"), Term("乙")), see=(("丁", "甲", 1), ("丁", "乙", 2)))
    texts = [text("甲", see={"丁": "甲", "戊": "甲"}), text("乙", see={"戊": "乙", "己": "乙"})]
    assert leading(texts, lexicon) == {"丁": ["甲", "乙"], "戊": ["甲", "乙"], "己": ["乙"]}


def test_no_words_lead_to_a_term_without_places_nor_from_a_term() -> None:
    lexicon = Lexicon((Term("甲"), Term("乙")), see=(("丁", "乙", 1), ("戊", "甲", 2)))
    assert leading([text("甲", "戊", see={"甲": "戊", "己": "无"})], lexicon) == {}


@pytest.mark.parametrize(
    ("variant", "leads"),
    [
        ("政法各项工作", True),  # filed after 政法工作, but not beside it
        ("政法工作部署", False),
        ("政法", False),
        ("《政法工作》", False),
        ("“政法工作”部署", False),
        ("*政法", False),
        ("——", False),
        ("政法某某", False),
    ],
)
def test_a_variant_leads_to_its_term_where_it_is_filed_elsewhere(variant: str, leads: bool) -> None:
    lexicon = Lexicon((Term("“政法工作”", variants=(variant,)),))
    expected = {variant: ["“政法工作”"]} if leads else {}
    assert leading([text("“政法工作”")], lexicon) == expected


def test_a_subterm_and_its_variants_lead_to_where_it_stands() -> None:
    lexicon = Lexicon((Term("平安校园", variants=("平安校园创建",), parent="平安建设"),))
    key = "平安建设; 平安校园"
    assert leading([text(key)], lexicon) == {"平安校园创建": [key], "平安校园": [key]}


def test_the_directive_has_a_line_for_each_row_in_the_words_of_the_edition() -> None:
    given = [
        Row("刑法", "文献", "xing2 fa3", "一；二, 三|四", ["乙; 子", "丙"]),
        Row("乙; 子", "概念"),
        Row("旧刑法", SEE, see=["刑法", "丙"]),
    ]
    asked: list[list[str]] = []

    def words(shown: Any) -> list[str]:
        asked.append(list(shown))
        return [one.replace("法", "灋").replace("一", "壹") for one in shown]

    assert directive(given, words) == (
        "```{index-terms}\n"
        "刑法 | 《刑灋》 | 文献 | xing2 fa3 | 壹；二， 三｜四 | 乙; 子, 丙\n"
        "乙; 子 | 子 | 概念 |  |  | \n"
        "旧刑法 | 旧刑灋 | 见 |  |  | 刑法, 丙\n"
        "```\n"
    )
    assert asked == [["《刑法》", "子", "旧刑法"], ["一；二， 三｜四", "", ""]]


def test_a_book_without_terms_has_no_directive() -> None:
    assert directive([], list) == ""


def test_what_the_lexicon_has_and_no_text_is_told_once_and_each_blind_reference() -> None:
    lexicon = Lexicon(
        (
            Term("甲", see_also=("乙", "丙"), line=1),
            Term("乙", line=2),
            Term("丙", see_also=("甲", "乙"), line=3),
            Term("丁", line=4),
            Term("子", parent="戊", line=5),
            Term("戊", line=6),
        ),
        see=(("庚", "丙", 7), ("辛", "甲", 8), ("壬", "戊", 9)),
    )
    told = diagnostics("terms.toml", [text("甲"), text("戊; 子", "丁")], lexicon)
    assert [(d.path, d.line, d.code, d.message) for d in told] == [
        (
            *("terms.toml", 2, "term-unused"),
            "terms that no text has: 2; the first is “乙”",
        ),
        (
            *("terms.toml", 7, "term-blind"),
            "“庚” would lead to “丙”, which no text has; it is left out",
        ),
        (
            *("terms.toml", 9, "term-blind"),
            "“壬” would lead to “戊”, which no text has; it is left out",
        ),
        (
            *("terms.toml", 1, "term-blind"),
            "“甲” would lead to “乙”, which no text has; it is left out",
        ),
        (
            *("terms.toml", 1, "term-blind"),
            "“甲” would lead to “丙”, which no text has; it is left out",
        ),
    ]


def test_a_lexicon_whose_terms_all_stand_somewhere_tells_nothing() -> None:
    lexicon = Lexicon((Term("甲", see_also=("乙",)), Term("乙")), see=(("丙", "甲", 1),))
    assert diagnostics("terms.toml", [text("甲", "乙")], lexicon) == []
