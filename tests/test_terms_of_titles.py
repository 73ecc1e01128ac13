"""Which titles and names of a text are terms, and where they are marked."""

from __future__ import annotations

import pytest

from tests.outlines import document_of
from tests.test_terms import LEXICON, marked, places
from zhbook import citations
from zhbook.config.lexicon import Lexicon, Term
from zhbook.index import terms
from zhbook.index.terms import is_name, matter_of
from zhbook.pageformat import OWN_TITLE

NONE = Lexicon()


def keys(text: str, lexicon: Lexicon = NONE) -> list[str]:
    """All keys of a text, in the order of the page."""
    return [key for mark in marked(text, lexicon).marks for key in mark.keys]


def test_a_title_at_either_end_of_a_paragraph_is_a_term() -> None:
    assert keys("《信访工作条例》施行。\n依照《刑法》") == ["信访工作条例", "刑法"]


def test_a_law_of_another_time_or_country_is_not_filed_under_ours() -> None:
    assert keys("依照原《刑法》处理。\n参考德国《民法》和《刑法》。") == ["刑法"]


def test_titles_that_stand_for_no_work_are_no_terms() -> None:
    assert keys("依照《管理办法》、《某某市条例》和《　（2015年修正）》，不依《条例》。") == []


def test_a_short_name_that_the_editors_lead_to_a_file_is_no_term() -> None:
    document, cited = citations.find(
        document_of("讲话\n依照《基本法》和《刑法》。"), "讲话", {"基本法": "law.txt"}
    )
    found = terms.find(document, "讲话", cited, NONE)
    assert [key for mark in found.marks for key in mark.keys] == ["刑法"]


def test_a_title_within_a_title_is_marked_where_it_stands_alone() -> None:
    text = "总的。一要学《关于修改《刑法》的决定》。二要学《刑法》。"
    assert places(text, NONE) == {"s1": ("关于修改〈刑法〉的决定",), "s2": ("刑法",)}


def test_a_mark_of_a_title_without_partner_hides_none() -> None:
    assert keys("《《刑法》施行。\n《没有结尾。又《民法》。") == ["刑法", "民法"]


def test_only_the_name_with_the_country_leads_to_the_one_without() -> None:
    found = marked("依照《中华人民共和国刑法（2015年修正）》和《民法（2020年修正）》。", NONE)
    assert found.see == (("中华人民共和国刑法", "刑法"),)
    assert found.kinds == (("刑法", "文献"), ("民法", "文献"))


def test_a_name_of_the_lexicon_is_a_term_once_and_hides_no_other() -> None:
    own = Lexicon((Term("雪亮工程"), Term("“两个维护”")))
    text = "推进“雪亮工程”，做到“两个维护”，学习“枫桥经验”。"
    found = marked(text, own)
    assert [mark.keys for mark in found.marks] == [("雪亮工程", "“两个维护”", "“枫桥经验”")]
    assert found.kinds == (("“枫桥经验”", "概念"),)


def test_names_in_corner_marks_are_those_of_a_traditional_text() -> None:
    assert keys("第一條　為維護國家安全，學習「楓橋經驗」。\n第二條　會計。") == ["“枫桥经验”"]


def test_the_words_of_a_simplified_text_stay_as_they_are() -> None:
    assert keys("实施“於氏工程”，学习枫桥的经验。") == ["“於氏工程”"]


def test_a_text_that_has_another_title_in_the_book_marks_its_own_below_that() -> None:
    document, cited = citations.find(document_of("关于政法工作的讲话\n会计。"), "讲话选")
    found = terms.find(document, "讲话选", cited, LEXICON)
    assert [(m.block, m.place, m.main, m.keys) for m in found.marks] == [
        ("", OWN_TITLE, True, ("政法工作",)),
        ("p1", "p1", False, ("会计",)),
    ]


@pytest.mark.parametrize(
    ("words", "after"),
    [("十户联防一户一策", ""), ("平安清风护航网格", "专项行动"), ("清风", "一二三四五六行动")],
)
def test_the_longest_names(words: str, after: str) -> None:
    assert is_name(words, after)
    assert not is_name(f"{words}甲", f"甲{after}")


@pytest.mark.parametrize("words", ["让爱回家", "平安/校园", "清风 护航", "A&B"])
def test_statements_and_words_with_other_signs_are_no_names(words: str) -> None:
    assert not is_name(words, "行动")
    assert not is_name(words, "", True)


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("关于做好信访工作", "信访工作"),
        ("关于推进信访事", ""),
        ("某省人民政府关于进一步加强和推进信访工作的意见", "和推进信访工作的意见"),
        ("关于印发《信访工作条例》的通知", ""),
        ("某条例", ""),
    ],
)
def test_the_matter_begins_behind_what_is_done_with_it(title: str, matter: str) -> None:
    assert matter_of(title) == matter
