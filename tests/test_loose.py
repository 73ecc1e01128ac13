"""Articles whose numbers stand alone on their lines, with their names below."""

from __future__ import annotations

from tests.outlines import document_of
from zhbook.model import Kind

BODY = "甲方应当按时付款。\n"


def articles(text: str) -> list[str]:
    return [block.text for block in document_of(text).blocks if block.kind is Kind.ARTICLE]


def test_names_below_the_numbers_of_articles_are_theirs() -> None:
    named = f"委托合同\n第一条\n委托事项\n{BODY}第二条\n权限\n{BODY}第三条\n律师费\n{BODY}"
    assert articles(named) == ["第一条　委托事项", "第二条　权限", "第三条　律师费"]
    assert articles(named.replace("条", "條"))[1] == "第二條　权限"


def test_one_short_line_below_an_article_is_no_name() -> None:
    text = f"委托合同\n第一条\n委托事项\n{BODY}第二条\n{BODY}第三条\n{BODY}"
    assert articles(text) == ["第一条", "第二条", "第三条"]


def test_what_stands_in_brackets_is_no_name() -> None:
    text = "某法\n" + "".join(f"第{n}條\n（刪除）\n" for n in "一二三") + f"第四條\n{BODY}"
    assert articles(text) == ["第一條", "第二條", "第三條", "第四條"]
