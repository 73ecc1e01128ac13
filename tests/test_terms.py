"""Which terms are marked at which places of a text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.outlines import document_of
from zhbook import citations
from zhbook.config.lexicon import Lexicon, Term
from zhbook.index import rows as indexing
from zhbook.index import terms
from zhbook.index.terms import Marked, is_name, matter_of

LEXICON = Lexicon(
    (
        Term("政法工作", variants=("政法各项工作",)),
        Term("中央政法工作会议"),
        Term("平安建设"),
        Term("平安校园", parent="平安建设"),
        Term("会计"),
    ),
    never=("社会计划",),
)


def marked(text: str, lexicon: Lexicon = LEXICON) -> Marked:
    """The marks of a text under its own title."""
    document = document_of(text.strip())
    title = document.title.text if document.title else "题"
    document, cited = citations.find(document, title)
    return terms.find(document, title, cited, lexicon)


def places(text: str, lexicon: Lexicon = LEXICON) -> dict[str, tuple[str, ...]]:
    return {mark.place: mark.keys for mark in marked(text, lexicon).marks}


def test_the_longest_form_counts_and_each_once_in_a_paragraph() -> None:
    found = places("在中央政法工作会议上，政法工作和政法各项工作都谈到了。")
    assert found == {"p1": ("中央政法工作会议", "政法工作")}


def test_what_is_never_indexed_hides_what_it_holds() -> None:
    assert places("社会计划和财务会计。") == {"p1": ("会计",)}
    assert places("只有社会计划。") == {}


def test_items_inside_a_paragraph_have_their_own_marks() -> None:
    found = places("总的是政法工作。一要抓平安校园。二要抓平安建设和平安校园。三要管会计。")
    assert found == {
        "p1": ("政法工作",),
        "s1": ("平安建设; 平安校园",),
        "s2": ("平安建设", "平安建设; 平安校园"),
        "s3": ("会计",),
    }


SPEECH = """\
关于政法工作的讲话

一、推进平安建设
（一）抓好政法工作。会计的事也要一并抓好。
（二）抓好平安校园。政法工作也在内，各校都要抓好。
又一段。
二、其他
甲乙丙丁。
戊己庚辛，会计。
"""


def test_a_heading_is_a_main_place_and_its_text_another() -> None:
    rows = [(m.place, m.words, m.main, m.keys) for m in marked(SPEECH).marks]
    assert rows == [
        ("top", "", True, ("政法工作",)),
        ("s1", "一", True, ("平安建设",)),
        ("s1-1", "一（一）", True, ("政法工作",)),
        ("s1-1-p1", "一（一）", False, ("会计",)),
        ("s1-2", "一（二）", True, ("平安建设; 平安校园",)),
        ("s1-2-p1", "一（二）·第一段", False, ("政法工作",)),
        ("s2-p2", "二·第二段", False, ("会计",)),
    ]


def test_articles_are_called_with_their_paragraphs_and_items() -> None:
    text = (
        "会计办法\n第一条　会计。\n会计之二。\n第二条　下列是会计：\n（一）会计甲；\n（二）会计乙。"
    )
    words = [(m.place, m.words) for m in marked(text).marks]
    assert words == [
        ("top", ""),
        ("art-1", "第一条"),
        ("art-1-p2", "第一条第二款"),
        ("art-2", "第二条"),
        ("art-2-i1", "第二条第（一）项"),
        ("art-2-i2", "第二条第（二）项"),
    ]


def test_titles_are_filed_under_the_name_that_people_look_for() -> None:
    found = marked("依照《中华人民共和国刑法》（2015年修正）和《信访工作条例》，不依《条例》。")
    assert [mark.keys for mark in found.marks] == [("刑法", "信访工作条例")]
    assert dict(found.see) == {"中华人民共和国刑法": "刑法"}
    assert dict(found.kinds) == {"刑法": "文献", "信访工作条例": "文献"}


def test_a_title_of_the_lexicon_is_filed_as_that_says() -> None:
    own = Lexicon((Term("刑法", "文献", variants=("中华人民共和国刑法",)),))
    found = marked("依照《中华人民共和国刑法》（以下简称《刑法典》）。又依《刑法典》。", own)
    assert [mark.keys for mark in found.marks] == [("刑法",)]
    assert found.see == () and found.kinds == ()


def test_a_title_with_关于_leads_also_from_its_matter() -> None:
    found = marked("落实《中共中央关于加强新时代检察机关法律监督工作的意见》。")
    key = "中共中央关于加强新时代检察机关法律监督工作的意见"
    assert dict(found.see) == {"检察机关法律监督工作的意见": key}


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("关于办理盗窃刑事案件适用法律若干问题的解释", "盗窃刑事案件适用法律若干问题的解释"),
        ("关于修改〈刑法〉的决定", ""),
        ("关于〈刑法〉的解释", ""),
        ("刑法", ""),
        ("关于通知", ""),
    ],
)
def test_the_matter_of_a_title(title: str, matter: str) -> None:
    assert matter_of(title) == matter


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("雪亮工程", "建设"),
        ("枫桥经验", ""),
        ("两个维护", "。"),
        ("八五", "普法规划"),
        ("山水警务", "机制"),
        ("党建+社会治理", "体系"),
    ],
)
def test_names_in_quotation_marks_are_terms(words: str, after: str) -> None:
    assert is_name(words, after)


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("打", "字工程"),
        ("我们坚决不退", "的精神"),
        ("不在事小，关键在办", "。"),
        ("头顶上的安全", "。"),
        ("XX样板", "工程"),
        ("平安**", "建设工程"),
        ("维权", "呈现出组织性"),
    ],
)
def test_quotations_and_words_set_off_are_none(words: str, after: str) -> None:
    assert not is_name(words, after)


def test_a_name_in_several_paragraphs_is_a_term() -> None:
    found = places("开展“护旗”。\n又说“护旗”。\n“破浪”一次。", Lexicon())
    assert found == {"p1": ("“护旗”",), "p2": ("“护旗”",)}


def test_a_traditional_text_is_marked_with_simplified_keys() -> None:
    text = "第一條　為維護國家安全，這是政法工作會議關於經濟發展的規定。\n第二條　會計。"
    assert places(text) == {"art-1": ("政法工作",), "art-2": ("会计",)}


def test_nothing_of_a_title_becomes_a_sign_of_an_entry() -> None:
    found = marked("依照《A; B, C!》和《甲|乙`丙》。")
    keys = [key for mark in found.marks for key in mark.keys]
    assert keys and not any(set(key) & set(",;!|`") for key in keys)


def test_notices_and_words_of_the_editors_are_not_marked() -> None:
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    text = next(seeds.glob("004*")).read_text("utf-8")
    notices = Lexicon((Term("会员"), Term("政法工作")))
    found = places(text, notices)
    assert found and not any("会员" in keys for keys in found.values())


def test_rows_stand_in_the_same_order_when_a_text_was_not_converted_again() -> None:
    marked = Marked(
        (), (("综治方案", "综合治理方案"), ("信访意见", "关于信访意见")), (("乙", "b"), ("甲", "a"))
    )
    fresh = indexing.stored(marked)
    again = json.loads(json.dumps(fresh, sort_keys=True))
    assert [list(fresh["see"]), list(fresh["kinds"])] == [list(again["see"]), list(again["kinds"])]


def test_blanks_to_fill_in_are_no_index_entries() -> None:
    assert not is_name("〇〇", "工程", True)
    document = document_of("某某办法\n第一条 依照《　　》《〇〇》《××》“〇〇”和《宪法》。")
    marked, cited = citations.find(document, "某某办法")
    found = terms.find(marked, "某某办法", cited, Lexicon())
    assert [key for mark in found.marks for key in mark.keys] == ["宪法"]
