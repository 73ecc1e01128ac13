"""What stands around a body: titles on several lines, notices, issued papers, 目录, tables."""

from __future__ import annotations

import pytest

from tests.fixture_files import Fixture, cases
from tests.outlines import document_of, paragraphs, shown, source_of
from zhbook.matter.front import DATED, is_label, names_part
from zhbook.matter.issued import issued_names
from zhbook.matter.runon import is_balanced, is_spaced, runs_on
from zhbook.matter.sellers import signs
from zhbook.matter.title import decided
from zhbook.model import Kind, Level
from zhbook.outline import explained


@pytest.mark.parametrize("case", cases("fronts.txt"))
def test_fronts(case: Fixture) -> None:
    assert shown(document_of(case.given)) == case.expected


@pytest.mark.parametrize(
    ("line", "following", "joint"),
    [
        ("某市政府办公室关于做好", "防汛工作的通知", False),
        ("某市政府办公室", "关于做好防汛工作的通知", True),
        ("关于加强管理的", "若干意见", True),
        ("关于印发《某省", "供水办法》的函", True),
        ("某厅对某届政协", "第12号提案的答复", False),
        ("关于印发某市供水条例", "实施细则的通知", False),
        ("中华人民共和国", "某某法", False),
        ("某州各级人民代表大会", "监督条例", False),
        ("在全县教育大会", "上的讲话", True),
        ("关于做好防汛工作的通知", "各乡镇", None),
        ("凝心聚力", "在大会上的讲话", None),
        ("某某人民法院", "民事判决书", None),
        ("关于做好防汛工作", "一、总体要求", None),
        ("关于做好防汛工作", "（2020年3月1日）", None),
    ],
)
def test_what_says_that_a_line_of_a_title_runs_on(
    line: str, following: str, joint: bool | None
) -> None:
    assert runs_on(line, line, following, False, ()) is joint


def test_an_empty_line_parts_what_only_looks_alike() -> None:
    assert runs_on("某某省", "某某省", "供水条例", False, ()) is False
    assert runs_on("某某省", "某某省", "供水条例", True, ()) is None
    assert runs_on("某某市供", "某某市供", "水条例", True, ("某某市供水条例",)) is True


def test_brackets_and_blanks_of_a_title() -> None:
    assert is_balanced("关于《某办法（试行）》的函") and is_balanced("合同（甲种)")
    assert not is_balanced("关于《某办法") and not is_balanced("某办法》")
    assert is_spaced("实 施 方 案") and not is_spaced("总 则") and not is_spaced("某 某市 规定")


@pytest.mark.parametrize(
    "line",
    [
        *("更多材料请加微信 abc123", "QQ群：12345678", "公众号：某某文库", "扫码进群领取资料"),
        *("详见 www.example.com", "仅供学习 禁止外传", "订阅会员 免费下载"),
        "咨询电话 13800000000",
    ],
)
def test_signs_of_a_seller(line: str) -> None:
    assert 0 in signs(paragraphs(line, "在大会上的讲话", "同志们："))


@pytest.mark.parametrize(
    "line",
    [
        *("某协会会员管理办法", "关于规范微信公众号管理的通知", "关于倒卖文物案件的解释"),
        *("关于加强QQ群管理的意见", "收费公路管理条例", "商品房订阅合同", "会员大会章程"),
        "我们通过微信工作群和走访两条线开展排查，基层治理有了新的起色。",
        *("2010年3月1日某会员大会通过", "来源：http://www.example.cn/a.html", "淘宝村的兴起"),
    ],
)
def test_one_word_of_the_trade_is_no_sign(line: str) -> None:
    assert 0 not in signs(paragraphs(line, "一、总体情况", "工作扎实推进，取得了新的成绩。"))


def test_a_word_of_which_the_text_speaks_is_its_matter() -> None:
    said = "会员凭证可以下载图书，每次不得超过五册，逾期应当交纳费用，具体由馆方规定。"
    assert 0 not in signs(
        paragraphs("会员下载", "某馆规则", "会员应当爱护图书，" + "不" * 30 + "。")
    )
    assert 0 in signs(paragraphs("会员下载", "某馆规则", "图书不得超过五册，逾期应当交纳费用。"))
    assert signs(paragraphs("会员专区", "某馆规则", said)).why == {}


@pytest.mark.parametrize(("lines", "level"), [(2, Level.NOTE), (3, Level.WARNING)])
def test_moving_many_lines_is_a_warning(lines: int, level: Level) -> None:
    notices = "\n".join(["加微信 abc123 入群"] * lines)
    document = document_of(f"{notices}\n\n某镇工作总结\n今年工作很好，各项任务完成。")
    assert len(document.notices) == lines
    assert [d.level for d in document.diagnostics if d.code == "notice"] == [level]


def test_the_reasons_tell_by_what_a_title_was_known() -> None:
    title = decided(paragraphs("某局", "关于植树的通知", "某发〔2020〕1号", "各学校："))
    assert title is not None and (title.start, title.end) == (0, 2)
    assert title.signs == ("kind", "about", "first", "over")
    text = "加微信 abc\n\n某局关于植树的通知\n各学校：\n春天植树。"
    _, places = explained(source_of(text))
    assert places[0].reason.signs == ("contact",)
    assert places[1].reason.signs == ("kind", "about", "first", "over")


@pytest.mark.parametrize(
    ("title", "line", "name"),
    [
        ("关于印发《某办法》的通知", "各单位：", "某办法"),
        ("某府关于印发某州河湖保护方案的通知", "各单位：", "某州河湖保护方案"),
        ("某府的通知", "现将《某计划（试行）》印发给你们。", "某计划"),
        ("某府的通知", "《“双减”工作要点》已经同意，现予转发。", "“双减”工作要点"),
        ("某府的批复", "附件：1．某组组建方案", "某组组建方案"),
        ("某府的批复", "附：某组成员名单", "某组成员名单"),
    ],
)
def test_the_papers_that_a_notice_says_it_issues(title: str, line: str, name: str) -> None:
    assert name in issued_names(paragraphs(title, line), title)


def test_a_paper_that_is_only_cited_is_not_issued() -> None:
    assert issued_names(paragraphs("某府的通知", "根据《某法》的规定，通知如下："), "") == set()


@pytest.mark.parametrize(
    "text",
    [
        *("二〇〇三年", "二○二三年五月六日", "一九九八年十二月一日", "二ＯＯ三年" and "二OO三年"),
        *("２０１２年１２月３日", "民國一百一十年三月一日".replace("國", "国"), "2022-03-15"),
        *("××××年×月×日", "　　年　　月　　日", "＿＿年＿＿月＿＿日", "（2001年3月5日）"),
    ],
)
def test_a_date_alone_on_its_line(text: str) -> None:
    assert DATED.match(text)


@pytest.mark.parametrize("text", ["二〇〇三年以来", "年底", "2022-3", "一年一月一日的事"])
def test_what_is_no_date(text: str) -> None:
    assert not DATED.match(text)


def test_what_a_form_leaves_open() -> None:
    assert is_label("合同编号：＿＿＿") and is_label("签订日期：　　年　月　日")
    assert not is_label("目的：安全") and not is_label("砥砺前行：某县十年")


@pytest.mark.parametrize("text", ["【思考题】", "注释", "练习题", "附件一"])
def test_parts_behind_a_text(text: str) -> None:
    assert names_part(text)


def test_a_part_behind_a_text_has_its_own_numbers() -> None:
    text = "某课\n一、起因\n事出有因。\n二、经过\n经过曲折。\n【思考题】\n1.为什么？\n2.怎么办？"
    blocks = document_of(text).blocks
    assert [b.id for b in blocks if b.kind is not Kind.PARAGRAPH][:4] == ["s1", "s2", "h1", "h1-s1"]


@pytest.mark.parametrize("name", ["甲米糕", "乙类豆制食品"])
@pytest.mark.parametrize(
    "head",
    [
        "企业标准\nQ/JIA 002—2019",
        "Q/JIA 002—2019\n甲食品厂企业标准",
        "ICS 67.080\n团 体 标 准\nT/JIA 2—2021",
    ],
)
def test_the_name_of_a_standard_stands_below_its_class_and_number(head: str, name: str) -> None:
    clauses = "1 范围\n本标准规定了一种食品的要求。\n2 要求\n感官应正常。"
    document = document_of(f"{head}\n{name}\n2020-01-01发布\n\n前言\n本标准由甲提出。\n\n{clauses}")
    assert document.title is not None and document.title.text == name


def test_a_class_over_no_number_is_a_title() -> None:
    document = document_of("甲类产品国家标准\n\n前言\n本标准由甲提出。\n\n1 范围\n本标准规定要求。")
    assert document.title is not None and document.title.text == "甲类产品国家标准"


@pytest.mark.parametrize("part", ["参 考 文 献", "参　考　资　料", "索 引"])
def test_parts_whose_name_is_set_with_blanks(part: str) -> None:
    document = document_of(
        f"甲规范\n\n1 范围\n\n本文件规定甲。\n\n2 要求\n\n应正常。\n\n{part}\n\n[1] 乙规范"
    )
    headings = [b.text for b in document.blocks if b.kind is Kind.HEADING]
    assert headings == ["1 范围", "2 要求", part]
