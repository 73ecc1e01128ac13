"""A paragraph that opens with the number of an article: the article, or one that it cites."""

from __future__ import annotations

import pytest

from tests.outlines import document_of, source_of
from zhbook.model import Kind
from zhbook.outline import explained
from zhbook.outline.reasons import Rule

LAW = "某某办法\n第 1 条\n甲。\n第 2 条\n乙。\n第 3 条\n{}\n第 4 条\n丁。\n"
SPACED = "某某法\n第一条　甲。\n第二条　乙。\n第三条　丙。\n{}\n第四条　丁。\n"


def articles(text: str) -> list[str]:
    document = document_of(text)
    return [b.id for b in document.blocks if b.kind is Kind.ARTICLE]


@pytest.mark.parametrize("law", [LAW, SPACED])
@pytest.mark.parametrize(
    "words", ["第一条补助金五百元。", "第二条所定费用：", "第五条补助金。", "第一条之一补助。"]
)
def test_what_is_written_otherwise_and_comes_out_of_turn_is_cited(law: str, words: str) -> None:
    document = document_of(law.format(words))
    assert articles(law.format(words)) == ["art-1", "art-2", "art-3", "art-4"]
    assert next(b for b in document.blocks if b.text == words).kind is Kind.PARAGRAPH
    assert not document.diagnostics


def test_several_behind_one_another_and_one_behind_the_last_article() -> None:
    text = LAW.format("第一条甲。\n第一条乙。") + "第二条丙。\n"
    assert articles(text) == ["art-1", "art-2", "art-3", "art-4"]


def test_an_article_that_lost_its_blank_comes_in_its_turn() -> None:
    assert articles(SPACED.format("第三条之一戊。")) == [
        *("art-1", "art-2", "art-3", "art-3z1", "art-4")
    ]
    lost = "某某法\n第一条　甲。\n第二条乙。\n第三条　丙。\n第四条　丁。\n"
    assert articles(lost) == ["art-1", "art-2", "art-3", "art-4"]


def test_where_articles_are_written_so_the_form_tells_nothing() -> None:
    text = "某某法\n第一条甲。\n第二条乙。\n第一条丙。\n第三条丁。\n"
    assert articles(text) == ["art-1", "art-2", "art-1b", "art-3b"]


def test_a_number_that_stands_twice_as_an_article_stays_one() -> None:
    assert articles(SPACED.format("第二条　戊。")) == [
        *("art-1", "art-2", "art-3", "art-2x2", "art-4")
    ]
    # The next article does not go on behind 第三条: something is missing, and told.
    gap = SPACED.format("第一条补助金。").replace("第四条", "第六条")
    assert len(articles(gap)) == 5


def test_the_proof_knows_why() -> None:
    _, places = explained(source_of(LAW.format("第一条补助金五百元。")))
    assert [p.reason.rule for p in places if "补助金" in p.text] == [Rule.CITED]
