"""Ordinances of Hong Kong and laws of Macao: whose they are, what they cite, how one cites them."""

from __future__ import annotations

import pytest

from tests.outlines import document_of
from zhbook.citations import find
from zhbook.citations.place_names import places
from zhbook.citations.resolver import Catalogue, Lead, Work
from zhbook.model import Document
from zhbook.places import HONGKONG, MACAO, MAINLAND, by_numbers, place
from zhbook.script import SimplifiedScript, TraditionalScript

ORDINANCE = """第9001章 公園樹木條例
第1部 導言
1. 簡稱
(1) 本條例可引稱為《公園樹木條例》。
(2) 本條例自局長以憲報公告指定的日期起實施。
2. 釋義
在本條例中——
“樹木”指喬木。
第2部 保護
3. 禁止砍伐
(1) 任何人不得——
(a) 砍伐樹木；或
(b) 在樹木附近——
(i) 生火；或
(ii) 傾倒——
(A) 石灰；或
(B) 油類。
(2) {0}
3A. 豁免
(1) {1}
(1A) 豁免須以書面作出。
(2) 署長可訂立規例。
附表1
[第3條]
樹木
1. 榕樹
2. 樟樹
"""
LAW = """第99/2009號法律
公園樹木法
第一章
一般規定
第一條
標的
本法律訂定澳門特別行政區公園樹木的保護制度。
第二條
定義
下列用語的含義為：
（一）“樹木”是指喬木；
（二）“公園”是指園地。
第三條
義務
一、任何人不得砍伐樹木。
二、下列者不受上款規定限制：
（一）市政署；
（二）獲許可者，但須：
（1）持有准照；
（2）繳納費用。
三、{0}
第四條
處罰
{1}
第五條
生效
本法律自公佈翌日起生效。
"""


def led(text: str) -> list[tuple[str, str]]:
    """The words of each reference to a place and the id that they lead to, or why to none."""
    document = document_of(SimplifiedScript().text(text))
    assert document.title
    title = document.title.text
    _, cited = find(document, title)
    work = Work("a", (title,), cited.places, jurisdiction=cited.jurisdiction)
    other = Work("b", ("街灯条例",), frozenset({"s3", "s3-1"}), jurisdiction=HONGKONG)
    targets = [(c, Catalogue([work, other]).resolve(c, work, {})) for c in cited.citations]
    shown = (Lead.TEXT, Lead.ENTRY)
    return [(c.words, t.label or t.lead.value) for c, t in targets if t.lead not in shown]


def in_ordinance(first: str, second: str = "署長可豁免任何人。") -> list[tuple[str, str]]:
    found = led(ORDINANCE.format(first, second))
    assert found[-1] == ("第3条", "a--part2-s3")  # that of the schedule
    return found[:-1]


def in_law(first: str, second: str = "科罰款。") -> list[tuple[str, str]]:
    found = led(LAW.format(first, second))
    assert found[0] == ("上款", "a--art-3-i1")
    return found[1:]


def names(document: Document) -> list[str]:
    return [named.words for _, called in places(document) for named in called()]


@pytest.mark.parametrize(("text", "side"), [(ORDINANCE, HONGKONG), (LAW, MACAO)])
def test_whose_a_text_is_does_not_hang_on_its_script(text: str, side: str) -> None:
    whole = text.format("甲。", "乙。")
    for script in (SimplifiedScript(), TraditionalScript()):
        assert document_of(script.text(whole)).jurisdiction == side


def test_what_speaks_of_them_stays_of_the_mainland() -> None:
    words = "内地与香港特别行政区、澳门特别行政区的初级法院、市政署、原讼法庭、裁判官相互送达。"
    text = f"送达安排\n第一条 {words}\n第二条 本安排自2019年1月1日起施行。\n（2018年12月）\n"
    assert document_of(text).jurisdiction == MAINLAND
    lists = "1. 租金\n(1) 每月：\n(a) 甲；\n(b) 乙。\n(2) 依照第1(1)(a)条办理。\n2. 期限\n"
    assert document_of(f"租赁合同\n{lists}").jurisdiction == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第(1)(a)款不適用。", [("第(1)(a)款", "part2-s3-1-1")]),
        ("第（1）款不適用。", [("第（1）款", "part2-s3-1")]),
        ("第3(1)(b)(ii)(B)條不適用。", [("第3(1)(b)(ii)(B)条", "part2-s3-1-2-2-2")]),
        ("第3A條及第1(2)條。", [("第3A条", "part2-s3z1"), ("第1(2)条", "part1-s1-2")]),
        ("第3A(1A)條。", [("第3A(1A)条", "part2-s3z1-1z1")]),
        ("第3條第(1)款(b)段不適用。", [("第3条第(1)款(b)段", "part2-s3-1-2")]),
        ("第(1)款(b)段(ii)節。", [("第(1)款(b)段(ii)节", "part2-s3-1-2-2")]),
        ("由2014年第6號第2條修訂；第1章第3條。", [("第2条", "undecided"), ("第3条", "undecided")]),
        ("該條第(1)款；附表1第2部第1條。", [("第(1)款", "undecided"), ("第1条", "undecided")]),
        ("基本法第2條；主體條例第3(1)條。", [("第2条", "undecided"), ("第3(1)条", "undecided")]),
        ("第3AA條。", [("第3AA条", "undecided")]),
        ("第3條第(1)款第(b)段。", [("第3条第(1)款第(b)段", "part2-s3-1-2")]),
        ("第1或2條。", [("第1", "part1-s1"), ("2条", "part1-s2")]),
        ("第1(1)及(2)條。", [("第1(1)", "part1-s1-1"), ("(2)条", "part1-s1-2")]),
        ("第(1)(a)或(b)款。", [("第(1)(a)", "part2-s3-1-1"), ("(b)款", "part2-s3-1-2")]),
        ("本條第(1)款；本條例第2條。", [("第(1)款", "part2-s3-1"), ("第2条", "part1-s2")]),
        ("第(9)款不適用。", [("第(9)款", "missing")]),
        ("該條例第3條；附表1第2條。", [("第3条", "undecided"), ("第2条", "undecided")]),
        ("《街燈條例》(第9002章)第3(1)條。", [("第3(1)条", "b--s3-1")]),
        (
            "《街燈條例》(第9002章)第3(1)條及第3條。",
            [("第3(1)条", "b--s3-1"), ("第3条", "b--s3")],
        ),
        (
            "《街燈條例》(第9002章)第3條或第(1)款。",
            [("第3条", "b--s3"), ("第(1)款", "part2-s3-1")],
        ),
        ("第3級罰款，第2部，第1章。", []),
    ],
)
def test_what_an_ordinance_cites(words: str, expected: list[tuple[str, str]]) -> None:
    full = [(w, p if p.startswith(("b--", "m", "u")) else f"a--{p}") for w, p in expected]
    assert in_ordinance(words) == full


def test_a_section_is_that_of_the_words() -> None:
    assert in_ordinance("甲。", "第(2)款不適用。") == [("第(2)款", "a--part2-s3z1-2")]
    found = led(ORDINANCE.replace("砍伐樹木；或", "砍伐樹木，但第(b)段、第(ii)節除外；或"))
    assert found[0] == ("第(b)段", "a--part2-s3-1-2")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("第一款不影響責任。", [("第一款", "art-3-i1")]),
        ("上款（二）項。", [("上款（二）项", "art-3-i2-2")]),
        ("第二款（二）項（1）分項。", [("第二款（二）项（1）分项", "art-3-i2-2-1")]),
        ("上條的規定。", [("上条", "art-2")]),
        ("上條（一）項。", [("上条（一）项", "art-2-p1-i1")]),
        ("第三條第一款及第二款。", [("第三条第一款", "art-3-i1"), ("第二款", "art-3-i2")]),
        (
            "第二條（一）項及（二）項。",
            [("第二条（一）项", "art-2-p1-i1"), ("（二）项", "art-2-p1-i2")],
        ),
        ("第二條a)項。", [("第二条a)项", "art-2-p1-i1")]),
        ("同條第一款。", [("第一款", "undecided")]),
        ("第二條（二）項。", [("第二条（二）项", "art-2-p1-i2")]),
        ("第二條第一款（二）項。", [("第二条第一款（二）项", "art-2-p1-i2")]),
        ("第二條第一款。", [("第二条第一款", "art-2")]),
        ("該法律第三條。", [("第三条", "undecided")]),
        ("第1/2001號法律第三條。", [("第三条", "undecided")]),
        ("本法律第三條。", [("第三条", "art-3")]),
    ],
)
def test_what_a_law_of_macao_cites(words: str, expected: list[tuple[str, str]]) -> None:
    full = [(w, p if p == "undecided" else f"a--{p}") for w, p in expected]
    assert in_law(words) == full


def test_how_one_cites_them() -> None:
    ordinance = names(document_of(ORDINANCE.format("甲。", "乙。")))
    assert {"第3条", "第3(1)(a)条", "第3(1)(b)(ii)(B)条", "第3A(1A)条"} <= {*ordinance}
    law = names(document_of(SimplifiedScript().text(LAW.format("甲。", "乙。"))))
    assert {"第二条（一）项", "第三条第一款", "第三条第二款（二）项（1）分项"} <= {*law}


def test_a_title_in_marks_speaks_of_no_other_text() -> None:
    text = ORDINANCE.replace("章 公園樹木條例", "章《公園樹木條例》")
    assert led(text.format("第(1)款除外。", "甲。"))[0] == ("第(1)款", "a--part2-s3-1")


def test_sections_may_be_items() -> None:
    one = "1. 簡稱\n(1) 任何人不得——\n(a) 點燈；或\n(b) 熄燈。\n(2) 第(1)(b)款除外。\n"
    text = f"第9001章 路燈條例\n{one}2. 乙\n"
    assert led(text) == [("第(1)(b)款", "a--s1-1-2")]
    assert {"第1(1)(a)条", "第2条"} <= {*names(document_of(text))}


def test_a_place_by_its_numbers_alone() -> None:
    assert by_numbers(place("part2-s3z1-1z1-2")).id == "art-3z1-i1z1-2"
    assert by_numbers(place("art-3-i2-1")).id == "art-3-i2-1"
    assert by_numbers(place("s3-p2")).id == "art-3"
    for other in ("h1-s3", "t2-s3", "s3b", "part2", "art-3-i1b"):
        assert not by_numbers(place(other))
