"""Titles as texts cite them: their forms, their editions, and what stands around them."""

from __future__ import annotations

import pytest

from zhbook.citations import works
from zhbook.citations.brackets import Brackets, brackets, version_behind


@pytest.mark.parametrize(
    ("title", "base", "year"),
    [
        ("中华人民共和国刑法", "刑法", ""),
        ("中华人民共和国", "中华人民共和国", ""),
        ("中华人民共和国法", "中华人民共和国法", ""),
        ("刑法（2015年修正）", "刑法", "2015"),
        ("刑法(2015-08-29)", "刑法", "2015"),
        ("刑法（2015年8月29日第九次修正）", "刑法", "2015"),
        ("刑法（1997修订版）", "刑法", "1997"),
        ("刑法（1897年修订）", "刑法(1897年修订)", ""),
        ("刑法（2015年修正）释义", "刑法(2015年修正)释义", ""),
        ("关于 《刑法》的　决定", "关于<刑法>的决定", ""),
    ],
)
def test_a_title_without_country_and_version(title: str, base: str, year: str) -> None:
    assert (works.base(title), works.version(title)) == (base, year)
    assert works.printed("关于<刑法>的决定(草案)") == "关于〈刑法〉的决定（草案）"


@pytest.mark.parametrize(
    ("title", "date"),
    [("刑法（2015年8月29日修正）", "2015-08-29"), ("刑法（2015修正）", "2015"), ("刑法", "")],
)
def test_the_date_of_a_version(title: str, date: str) -> None:
    assert works.edition_date(title) == date


@pytest.mark.parametrize(
    ("name", "generic"),
    [("条例", True), ("本办法", True), ("法", True), ("宪法", False), ("刑法", False)],
)
def test_names_that_stand_for_no_one_work(name: str, generic: bool) -> None:
    assert works.is_generic(name) is generic


@pytest.mark.parametrize(
    ("title", "counted"),
    [("某某解释", True), ("某某意见", True), ("刑法", False), ("某条例", False), ("讲话", False)],
)
def test_papers_that_come_as_one_and_two(title: str, counted: bool) -> None:
    assert works.is_counted(title) is counted


@pytest.mark.parametrize(
    ("words", "name", "alone"),
    [
        ("依照森林法", "森林法", True),
        ("森林法", "森林法", True),
        ("野生森林法", "森林法", False),
        ("依照野生动物法", "森林法", False),
        ("，中华人民共和国森林法", "森林法", True),
        ("某中华人民共和国森林法", "森林法", False),
        ("一二三四五六七八九十违反森林法", "森林法", True),
        ("原森林法", "森林法", False),
        ("修订前的森林法", "森林法", False),
        ("附属森林法", "森林法", False),
        ("所属森林法", "森林法", True),
        *[
            (f"甲{word}森林法", "森林法", True)
            for word in ("适用", "我国", "现行", "所称", "触犯", "有", "和", "按", "从", "：", "”")
        ],
    ],
)
def test_a_name_that_is_no_part_of_a_longer_one(words: str, name: str, alone: bool) -> None:
    assert works.stands_alone(words, name) is alone


@pytest.mark.parametrize("before", ["原", "旧", "修订前的", "修正前", "废止的", "失效的", "甲乙原"])
def test_an_earlier_version(before: str) -> None:
    assert works.is_old(before)
    assert not works.is_old(f"{before}甲")


@pytest.mark.parametrize(
    ("before", "elsewhere"),
    [
        *[(before, True) for before in ("德国", "各国的", "外国现行", "日本政府颁布的", "香港")],
        *[(before, True) for before in ("大清", "国民政府时期的", "旧中国", "民国", "共和国")],
        *[(before, True) for before in ("澳大利亚", "台湾地区", "苏联", "邻国当局通过的")],
        *[(before, False) for before in ("我国", "联合国", "中华人民共和国", "全国", "德国刑法、")],
    ],
)
def test_the_law_of_another_country_or_time(before: str, elsewhere: bool) -> None:
    assert works.is_elsewhere(before) is elsewhere
    assert works.is_elsewhere(f"{'甲' * 20}{before}") is elsewhere


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("2018年", "2018"),
        ("2018年修正的", "2018"),
        ("2018年10月26日修订", "2018"),
        ("于2018年12月公布的", "2018"),
        ("2018年以来", ""),
        ("2018年，", ""),
        ("1818年", ""),
        ("18年", ""),
    ],
)
def test_the_year_before_a_title(before: str, year: str) -> None:
    assert works.year_before(before) == year


@pytest.mark.parametrize(
    ("before", "year"),
    [
        ("1988年7月18日国务院发布的", "1988"),
        ("1988年国务院", "1988"),
        ("1988年，国务院发布的", ""),
        ("1988年《甲》和", ""),
        ("1988年" + "甲" * 40, "1988"),
        ("1988年" + "甲" * 41, ""),
    ],
)
def test_the_year_of_any_date_before_a_title(before: str, year: str) -> None:
    assert works.year_given(before) == year


@pytest.mark.parametrize(
    ("after", "ended"),
    [
        ("同时废止", True),
        ("自本条例施行之日起失效", True),
        ("停止执行", True),
        ("不再适用", True),
        ("继续适用", False),
        ("有效。《甲》同时废止", False),
        ("有效；《甲》同时废止", False),
        ("甲" * 100 + "废止", True),
        ("甲" * 101 + "废止", False),
    ],
)
def test_what_says_that_a_work_has_ended(after: str, ended: bool) -> None:
    assert works.is_ended(after) is ended


@pytest.mark.parametrize(
    ("title", "genre", "itself"),
    [
        ("道路交通安全法", "法", True),
        ("民法典", "法", True),
        ("民法典", "法典", True),
        ("人民法院的解释", "法", False),
        ("关于印发《某某办法》的通知", "办法", True),
        ("关于印发《某某办法》的通知", "通知", True),
        ("关于《某某法》施行的通知", "法", True),
        ("关于《某某办法》施行的通知", "法", False),
        ("某某办法", "法", False),
        ("某某规定（试行）（2015年修正）", "规定", True),
        ("某某规定（试行）说明", "规定", False),
    ],
)
def test_how_a_text_calls_itself(title: str, genre: str, itself: bool) -> None:
    assert works.names_itself(title, genre) is itself


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("（2018年修正）", Brackets(9, "2018")),
        (" （2018年修正）甲", Brackets(10, "2018")),
        ("2018年修正甲", Brackets(7, "2018")),
        ("2018修正本（2019年）", Brackets(14, "2019")),
        ("2018年（甲）", Brackets(0)),
        ("甲（2018年修正）", Brackets(0)),
        ("（国发〔2018〕1号）", Brackets(12)),
        ("（1993年通过，2023年12月29日修订，2018年修正）", Brackets(31, "2023")),
        ("（2023年修订，自2024年7月1日起施行）", Brackets(23, "2023")),
        ("（2024年7月1日起施行）", Brackets(14, "2024")),
        ("（以下简称《条例》）", Brackets(10, short="条例")),
        ("（下称“甲条例”，2018年）", Brackets(15, "2018", "甲条例")),
        ("（以下分别简称甲乙）", Brackets(10, short="甲乙", several=True)),
        ("（以下统称“甲乙”）（2018）", Brackets(16, "2018", "甲乙", True)),
        ("（试行）（2018年）", Brackets(11, "2018", more="（试行）")),
        ("（送审稿）", Brackets(5, more="（送审稿）")),
        ("（征求意见稿第二次）", Brackets(10, more="（征求意见稿第二次）")),
        ("（一）", Brackets(3)),
        ("（（试行））", Brackets(6)),
        ("（）（试行）", Brackets(0)),
        (f"（{'甲' * 120}）", Brackets(122)),
        (f"（{'甲' * 121}）", Brackets(0)),
    ],
)
def test_brackets_behind_a_title(words: str, found: Brackets) -> None:
    assert brackets(words, 0) == found
    behind = Brackets(found.end + 3, found.version, found.short, found.several, found.more)
    assert brackets(f"《甲》{words}", 3) == behind


def test_the_number_of_a_paper_belongs_to_its_title() -> None:
    assert brackets("（一）（二十一）", 0, True) == Brackets(8, more="（一）（二十一）")
    assert brackets("（甲）", 0, True) == Brackets(3)


@pytest.mark.parametrize(
    ("words", "year"),
    [("（2018年修正）", "2018"), ("（2018年起）", ""), ("，（2018年修正）", ""), ("", "")],
)
def test_the_year_behind_a_place(words: str, year: str) -> None:
    assert version_behind(f"第十条{words}", 3) == year
