"""A copy breaks its lines at blanks to fill in; what is behind the blank goes on."""

from __future__ import annotations

import pytest

from tests.outlines import source_of
from zhbook.layout.measure import is_loose
from zhbook.layout.paragraphs import paragraphs

TITLE = "房屋租赁合同"
#: A paragraph of a form, with which it shows that it is one.
FORM = "　　甲方应于　　年　　月　　日以前交付定金　　元，由　　方保管，逾期不交的，视为放弃。"
RENT = "　　月租金按照当地的市场价格，由双方商定为每月"
TAXES = "　　二、房屋的税金、水费、电费以及物业管理部门所收取的各项费用的全额或者差额由"


def read(*lines: str) -> list[tuple[list[int], str]]:
    """The lines and the words of each paragraph."""
    found, _ = paragraphs(source_of("\n".join(lines)))
    return [([piece.line for piece in p.pieces], p.text) for p in found]


@pytest.mark.parametrize(
    ("stops", "goes_on", "words"),
    [
        (RENT, "　　元，于每月五日以前付清。", "商定为每月　　元，于"),
        (RENT + "　　", "元至　　元，于每月五日以前付清。", "每月　　元至　　元，"),
        (RENT, "　　____元，于每月五日以前付清。", "每月____元，"),
        (RENT, "　　＿＿＿＿万元，于每月五日以前付清。", "每月＿＿＿＿万元，"),
        (RENT + "＿＿＿＿", "　　元，于每月五日以前付清。", "每月＿＿＿＿元，"),
        (RENT, "　　（　　）元，于每月五日以前付清。", "每月（　　）元，"),
        (RENT, "　　××元，于每月五日以前付清。", "每月××元，"),
        ("　　借款到期不还的，从到期之日起，年利率为", "　　％，到期一次付清。", "年利率为　　％"),
        ("　　提前通知的，通知的期限为", "　　个工作日，期满视为同意。", "为　　个工作日，"),
        ("　　自签字之日起生效，有效期至", "　　年　　月　　日止。", "有效期至　　年　　月"),
        (TAXES, "　　方保管和承担。", "由　　方保管"),
        ("　　本合同一式", "　　份，双方各执一份。", "一式　　份，"),
        ("　　應於簽約後付清，總額為", "　　美元，以匯票支付。", "总额为　　美元，"),
    ],
)  # fmt: skip
def test_a_line_that_a_copy_broke_at_a_blank_goes_on(stops: str, goes_on: str, words: str) -> None:
    found = read(TITLE, FORM, stops, goes_on, "　　押金退还。")
    assert [lines for lines, _ in found] == [[1], [2], [3, 4], [5]]
    assert words in found[2][1]


@pytest.mark.parametrize(
    ("stops", "begins"),
    [
        ("　　二、租金、押金", "　　元旦和春节期间不计租金，其他时间照付。"),
        ("　　租金的支付时间，以及逾期的责任", "　　月租金于每月五日以前付清，押金一次付清。"),
        ("　　修缮房屋的期限，双方约定如下", "　　天气不好的，可以顺延，但不得超过三天。"),
        (RENT + "五百元。", "　　元，是指人民币元，不是其他货币。"),
        ("　　甲方：＿＿＿＿＿＿电话：＿＿＿＿", "　　＿＿＿＿日，双方签订本合同。"),
        (RENT, "　　元"),
    ],
)
def test_what_begins_like_a_unit_begins_a_paragraph(stops: str, begins: str) -> None:
    assert [lines for lines, _ in read(TITLE, FORM, stops, begins)] == [[1], [2], [3], [4]]


def test_where_nothing_is_to_be_filled_in_a_unit_tells_nothing() -> None:
    news = "关于召开年度大会，审议有关事项的公告", "日前，会议的议程已经通过。"
    assert len(read(TITLE, *news)) == 3
    assert len(read(TITLE, FORM, *news)) == 3


@pytest.mark.parametrize(
    ("stops", "bracketed", "joined"),
    [
        ("　　提取的比例，由董事会每年讨论", "（但不得低于百分之五）。", True),
        ("　　提取的比例，由董事会每年讨论", "（以下简称比例），报股东会备案。", True),
        ("　　提取的比例，由董事会每年讨论。", "（但不得低于百分之五）。", False),
        ("某某公司章程", "（二〇二〇年五月一日股东会通过）。", False),
        ("　　提取的比例，由董事会每年讨论", "（草案）", False),
        ("　　提取的比例，按照下列各项", "（一），税款。", False),
    ],
)
def test_a_phrase_in_brackets_closes_a_sentence_that_stops_open(
    stops: str, bracketed: str, joined: bool
) -> None:
    assert (len(read(TITLE, stops, "　　" + bracketed)) == 2) is joined


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("甲方应将合同价款的　　％，计人民币（　　）元，于（　　）月付清", False),
        ("编制结算单送甲方代表，甲方代表收到后，应在第　　天之前", False),
        ("从签字之日起满　　年　　个月为止", False),
        ("甲方（签章）：　　　　　　乙方（签章）：", True),
        ("项目　　　期初数　　　期末数", True),
        ("签名：____", True),
    ],
)
def test_a_gap_in_running_text_is_a_blank_to_fill_in(text: str, loose: bool) -> None:
    assert is_loose(text) is loose


def test_wrapped_lines_with_blanks_are_joined_as_their_neighbours_are() -> None:
    lines = [
        "　　工程款由双方约定，把预付的金额和方法在本条写",
        "　　明。甲方应将合同价款的　　％，计人民币（　　）元，",
        "　　于（　　）月（　　）日预付给乙方，作为工程材料的",
        "　　价款，不足的部分由甲方在完成总造价　　",
        "　　％以后的（　　）个月里补足，多付的部分由乙方退还",
        "　　给甲方，在结算的时候一并扣除，逾期的另外计息。",
    ]
    assert [found for found, _ in read("合同说明", *lines, *lines)] == [
        [1],
        [2, 3, 4, 5, 6, 7],
        [8, 9, 10, 11, 12, 13],
    ]


@pytest.mark.parametrize("rest", ["（单位负责人）：", "或委托代理人：", "（签名）：张三"])
def test_the_name_of_a_field_on_two_lines_is_one(rest: str) -> None:
    found = read(TITLE, "　　住所：", "　　法定代表人", f"　　{rest}", "　　电话：")
    assert [words for _, words in found[1:]] == ["住所：", f"法定代表人{rest}", "电话："]


@pytest.mark.parametrize(
    ("above", "name", "rest"),
    [
        ("", "房屋租赁合同", "（格式）："),
        ("双方约定如下：本合同有效。", "违约责任", "（限额）："),
        ("住所：", "一、违约责任", "（限额）："),
        ("住所：", "法定代表人", "（一）甲方："),
        ("住所：", "承租方（盖章）", "（单位负责人）："),
    ],
)
def test_a_heading_is_no_name_of_a_field(above: str, name: str, rest: str) -> None:
    lines = [line for line in (above, name, rest, "电话：") if line]
    assert len(read(TITLE, *lines)) == len(lines) + 1


def test_the_blanks_of_a_field_on_lines_of_their_own_are_its() -> None:
    lines = ["　　籍贯：　　省　　市", "　　县（区）", "　　乡（镇）　　村", "　　电话："]
    assert [words for _, words in read(TITLE, *lines)] == [
        TITLE,
        "籍贯：　　省　　市　　县（区）　　乡（镇）　　村",
        "电话：",
    ]


def test_a_second_date_is_another_field() -> None:
    lines = ["甲方（签章）：　　年　　月　　日", "　　年　　月　　日"]
    assert len(read(TITLE, *lines)) == 3


@pytest.mark.parametrize(
    ("above", "row", "following", "joined"),
    [
        ("已收对价，我们代替债务人支付有关", "－－－－", "款项，共计五元。", True),
        ("已收对价，我们代替债务人支付有关", "----------", "款项，共计五元。", True),
        ("已收对价，我们代替债务人支付有关。", "－－－－", "款项，共计五元。", False),
        ("某某公司关于支付有关款项的保证书", "－－－－", "款项，共计五元。", False),
        ("已收对价，我们代替债务人支付有关", "－－－－", "一、款项共计五元。", False),
        ("已收对价，我们代替债务人支付有关", "－－－－", "款项", False),
    ],
)
def test_a_row_of_dashes_that_underlines_a_word_parts_no_sentence(
    above: str, row: str, following: str, joined: bool
) -> None:
    found = [words for _, words in read("保证书", above, row, following, "签字：")]
    whole = [above + row + following] if joined else [above, row, following]
    assert found == ["保证书", *whole, "签字："]


def test_a_title_that_was_spaced_out_is_no_rest_of_a_field() -> None:
    assert len(read("编号：", "签订日期：　　年　月　日", "购　销　合　同", "供方：")) == 4


def test_where_newlines_were_lost_a_gap_is_none_to_fill_in() -> None:
    parts = [
        "工作报告",
        "一、加强领导，改进作风",
        "一是抓学习，二是抓落实。",
        "二、存在的问题",
        "一是学习不够。",
    ]
    parts += ["三、下一步的打算，主要措施", "一是抓学习，" + "再抓学习，" * 40 + "学到底。"]
    assert [words for _, words in read("\u3000\u3000".join(parts))] == parts
