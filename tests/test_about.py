"""What a text says of itself as a paper, and where the book tells it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import zhbook
from tests.outlines import document_of
from zhbook.dates import dates, is_date, shown
from zhbook.metadata.about import About, line, told, unsaid
from zhbook.sphinx.site.metadata import dublin_core, linked_data


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2021年12月24日通过", ["2021-12-24"]),
        ("二〇二〇年一月五日", ["2020-01-05"]),
        ("一九九七年 十二月 三十一日", ["1997-12-31"]),
        ("2021年 4月", ["2021-04"]),
        ("2021年13月", ["2021"]),
        ("2021年2月和2022年", ["2021-02", "2022"]),
        ("民國一百年一月一日", ["2011-01-01"]),
        ("民国38年10月", ["1949-10"]),
        ("2021-04-07 与 2021.4.8 与 2021/12/1", ["2021-04-07", "2021-04-08", "2021-12-01"]),
        ("第2021号，12021-04-07，全年", []),
    ],
)
def test_dates(text: str, found: list[str]) -> None:
    assert [date for date, _, _ in dates(text)] == found


def test_what_is_a_date_and_how_it_is_shown() -> None:
    assert all(map(is_date, ("2021", "2021-04", "2021-04-07")))
    assert not any(map(is_date, ("21", "2021-4", "2021-13", "2021-04-32", "2021年")))
    assert [shown(d) for d in ("2021", "2021-04", "2021-04-07")] == [
        "2021年",
        "2021年4月",
        "2021年4月7日",
    ]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "某省档案条例\n（2001年5月6日某省第九届人民代表大会常务委员会第三次会议通过　"
            "2011年7月8日某省第十一届人民代表大会常务委员会第二次会议修订）\n"
            "第一条　为了管理档案，制定本条例。\n第二条　略。",
            About("2001-05-06", "2011-07-08", "某省人民代表大会常务委员会"),
        ),
        (
            "档案管理办法\n2001年5月6日 某局令第7号公布\n第一条　为了管理，制定本办法。\n"
            "第二条　略。",
            About("2001-05-06", "", "某局", "某局令第7号"),
        ),
        (
            "发文机关：某办公厅\n成文日期：2021年4月7日\n发文字号：某办发〔2021〕10号\n"
            "时效性：现行\n来源：某网\n关于做好工作的意见\n各单位要做好工作，务求实效。",
            About("2021-04-07", "", "某办公厅", "某办发〔2021〕10号", "现行", "某网"),
        ),
        (
            "关于开会的通知\n各单位：\n明天开会，请准时参加，不得缺席。\n某某办公室\n二〇二〇年一月五日",
            About("2020-01-05", "", "某某办公室"),
        ),
        (
            "在会上的讲话\n（2019年3月）\n县长 张某\n同志们：\n今天讲两点，时间不长。",
            About("2019-03", "", "县长 张某"),
        ),
        (
            "某市人民政府关于修路的通告\n2009年以来，路不好走，决定2010年5月修路。",
            About("", "", "某市人民政府"),
        ),
        ("讲话\n我们说过，2009年以来，各项工作取得成效，某局令第7号已经执行。", About()),
    ],
)
def test_what_a_text_says_of_itself(text: str, about: About) -> None:
    assert told(document_of(text)) == about


def test_the_line_under_a_title() -> None:
    about = About("1985-01-21", "2024-06-28", "某会", "第1号", "现行", "某网", "某版")
    assert line(about) == "1985年1月21日　某会　第1号　2024年6月28日修正　现行"
    assert line(About()) == ""


@pytest.mark.parametrize(
    ("about", "title", "beside", "left"),
    [
        (
            About("2001-05-06", "2011-07-08", "某省人民代表大会常务委员会", "", "现行"),
            "某省档案条例",
            ("（2001年5月6日某省第九届人民代表大会常务委员会通过　2011年7月8日修订）",),
            "现行",
        ),
        (
            About("2018-03-04", "", "某局"),
            "办法",
            ("（2018年3月5日某部公布）",),
            "2018年3月4日　某局",
        ),
        (About("2018-03", "", "甲部、乙部"), "甲部、乙部关于修路的通知", (), "2018年3月"),
        (
            About("2018", "", "", "某发〔2018〕3号"),
            "通知",
            ("发文字号：某发 〔2018〕3号",),
            "2018年",
        ),
        (About("", "", "某处", "", "有效"), "关于有效期的通知", ("时效性：有效",), "某处"),
        (About("2020-01-05", "", "某某处"), "通知", (), "2020年1月5日　某某处"),
        (About("2001-05", "", "某局"), "辦法", ("民國九十年五月六日某局發布",), ""),
    ],
)
def test_the_line_repeats_nothing_that_stands_beside_the_title(
    about: About, title: str, beside: tuple[str, ...], left: str
) -> None:
    assert line(unsaid(about, title, beside)) == left


BOOK = """[texts."a.txt".about]
date = "2019-05"
status = "已废止"
author = "-"
[texts."b.txt".about]
edition = "某出版社2022年版"
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("关于开会的通知\n明天开会，不得缺席。\n某某处\n2020年1月5日\n")
    (seeds / "b.txt").write_text(
        "档案办法\n（2018年3月4日某局公布）\n第一条　为了管理|档案，制定本办法。\n第二条　略。\n"
    )
    (seeds / "c.txt").write_text("说明\n没有日期，也没有别的，只有这一句。\n")
    (seeds / "book.toml").write_text(BOOK)
    assert not zhbook.convert(seeds, tmp_path / "out").errors
    return tmp_path / "out"


def test_the_page_has_it_under_its_title_and_in_its_front_matter(book: Path) -> None:
    page = (book / "zh-hant" / "a.md").read_text()
    assert "\n{.about .added}\n2019年5月\u3000已廢止\n" in page
    assert '\nabout-date: "2019-05"\n' in page
    assert "about-author" not in page
    page = (book / "zh-hans" / "b.md").read_text()
    assert '\nabout-edition: "某出版社2022年版"\n' in page
    assert '\nabout-date: "2018-03-04"\n' in page and ".about" not in page
    assert "about" not in (book / "zh-hans" / "c.md").read_text()


def test_the_chronicle_lists_every_text_by_its_date(book: Path) -> None:
    page = (book / "zh-hans" / "chronicle.md").read_text()
    assert page.partition("```{text-table}\n")[2].splitlines() == [
        ":numbers: 字数",
        "",
        '["日期", "题目", "责任者", "文种", "字数", "效力"]',
        '["b", "2018年3月4日", "档案办法", "某局", "办法", "41", ""]',
        '["a", "2019年5月", "关于开会的通知", "", "通知", "29", "已废止"]',
        '["c", "", "说明", "", "说明", "19", ""]',
        "```",
    ]
    assert "\nchronicle\n" in (book / "zh-hans" / "index.md").read_text()


def test_a_book_with_one_date_has_no_chronicle(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("通知\n明天开会，不得缺席。\n某处\n2020年1月5日\n")
    assert not zhbook.convert(tmp_path / "seeds", tmp_path / "out").errors
    assert not (tmp_path / "out" / "zh-hans" / "chronicle.md").exists()


def test_mistakes_in_book_toml(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("通知\n明天开会，不得缺席。\n")
    rows = ('date = "2021-4-7"', 'status = "有效"', "number = 3", 'writer = "某"')
    (tmp_path / "seeds/book.toml").write_text('[texts."a.txt".about]\n' + "\n".join(rows))
    errors = zhbook.convert(tmp_path / "seeds", tmp_path / "out").errors
    assert [str(error).partition("book.toml")[2] for error in errors] == [
        ":2: error: date “2021-4-7” must be as 2021, 2021-04 or 2021-04-07",
        ":3: error: unknown status “有效”; it is one of 现行, 已修改, 已废止, 尚未生效",
        ":4: error: number must be a string, not a number",
        ':5: error: unknown key “writer” in [texts."a.txt".about]',
    ]


def test_machines_are_told_it_too() -> None:
    matter = {
        "kind": "条例",
        "about-date": "2021-12-24",
        "about-author": "某</script>会",
        "about-status": "现行",
    }
    assert dict(dublin_core("某条例", matter, "zh-Hans")) == {
        "DC.title": "某条例",
        "DC.creator": "某</script>会",
        "DC.date": "2021-12-24",
        "DC.type": "条例",
        "DC.language": "zh-Hans",
    }
    written = linked_data("某条例", matter, "zh-Hans")
    assert "<" not in written
    assert json.loads(written) == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": "某条例",
        "inLanguage": "zh-Hans",
        "genre": "条例",
        "legislationDate": "2021-12-24",
        "legislationPassedBy": "某</script>会",
        "legislationLegalForce": "https://schema.org/InForce",
    }
    assert json.loads(linked_data("话", {"kind": "讲话"}, "zh-Hans"))["@type"] == "CreativeWork"
