"""The tables of the Traditional copy: what must come out, and that no row is dead."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from zhbook.script import TraditionalScript, traditional
from zhbook.script.contexts import CONTEXTS
from zhbook.script.corrections import WORDS
from zhbook.script.rows import Context, Correction

TAIWAN = TraditionalScript("s2tw")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # words that plain OpenCC converts across a border
        ("规定制定", "規定制定"),
        ("保护发展", "保護發展"),
        ("阐明了新形势", "闡明了新形勢"),
        ("备案并为", "備案並為"),
        ("启航新征程", "啟航新征程"),
        ("因工致残", "因工致殘"),
        ("对表现突出的", "對表現突出的"),
        ("证明复印件", "證明複印件"),
        # one Simplified character, several Traditional ones
        ("行政复议、申请复议", "行政復議、申請復議"),
        ("恢复、复杂、答复、复旦", "恢復、複雜、答覆、復旦"),
        ("不准、批准、标准、不准确", "不准、批准、標準、不準確"),
        ("与准驾车型不符", "與准駕車型不符"),
        ("水源准保护区", "水源準保護區"),
        ("犬只伤人，犬只能用犬链牵领", "犬隻傷人，犬只能用犬鏈牽領"),
        ("每只，每只犬，船只，只有", "每隻，每隻犬，船隻，只有"),
        ("日排查、周排查、月排查", "日排查、週排查、月排查"),
        ("周边、周围、每周、十四周岁", "周邊、周圍、每週、十四週歲"),
        ("干部、若干、干预、干净", "幹部、若干、干預、乾淨"),
        ("经发卡银行，已经发卡，换发证书", "經發卡銀行，已經發卡，換發證書"),
        ("皇后、以后", "皇后、以後"),
        ("里程、里面、公里、五千里", "里程、裡面、公里、五千里"),
        ("面粉、面积", "麵粉、面積"),
        ("制度、制造、分配制度、考试制度", "制度、製造、分配制度、考試制度"),
        ("编制规划，人员编制", "編製規劃，人員編制"),
        ("公历、历史", "公曆、歷史"),
        ("系统、关系、联系、系安全带", "系統、關係、聯繫、繫安全帶"),
        ("证据系伪造，中文系主任", "證據係偽造，中文系主任"),
        ("大陆法系、神经系、院系、派系", "大陸法系、神經系、院系、派系"),
        ("外汇交易，汇交资料", "外匯交易，彙交資料"),
        ("平台、台风、柜台", "平臺、颱風、櫃檯"),
        ("游泳、旅游、上游", "游泳、旅遊、上游"),
        ("注意、注册、备注", "注意、註冊、備註"),
        ("划船、计划、规划", "划船、計劃、規劃"),
        ("占有、侵占、占用、占卜", "占有、侵占、占用、占卜"),
        ("采取、风采", "採取、風采"),
        ("涉嫌、征收、长征、特征", "涉嫌、徵收、長征、特徵"),
        ("签有合同，签字，标签，抽签", "簽有合同，簽字，標籤，抽籤"),
        ("志愿、标志、显著标志", "志願、標誌、顯著標誌"),
        ("冲突、相冲突、冲抵、冲洗", "衝突、相衝突、沖抵、沖洗"),
        ("公布、发布、账户、雇主、雇用", "公布、發布、帳戶、雇主、僱用"),
        ("一并、并处、并且、数罪并罚", "一併、並處、並且、數罪併罰"),
        ("仆人、前仆后继、困难、斗争、漏斗", "僕人、前仆後繼、困難、鬥爭、漏斗"),
        ("才能、须知、胡须、卷宗、席卷", "才能、須知、鬍鬚、卷宗、席捲"),
        ("凶手、伙食、合伙、借口、借款", "兇手、伙食、合夥、藉口、借款"),
        ("宿舍、舍弃、丑闻、云南、谷物", "宿舍、捨棄、醜聞、雲南、穀物"),
        # surnames
        ("局长于治安表示", "局長于治安表示"),
        ("局长于2020年当选，局长于昨日召开", "局長於2020年當選，局長於昨日召開"),
        ("局长于会上强调，主任于北京表示", "局長於會上強調，主任於北京表示"),
        ("市委书记范长江，省委书记范围", "市委書記范長江，省委書記範圍"),
        ("钟南山院士，所长钟国强说", "鍾南山院士，所長鍾國強說"),
        ("余某、于某、范某某、岳某", "余某、于某、范某某、岳某"),
        ("其余某些，由于某种，，于某年某月", "其餘某些，由於某種，，於某年某月"),
        ("以后某日，被告人后某，", "以後某日，被告人后某，"),
        ("被告人叶某、姜某、沈某、曲某、谷某", "被告人葉某、姜某、沈某、曲某、谷某"),
        ("和于先生通话，规范律师执业", "和于先生通話，規範律師執業"),
    ],
)
def test_what_must_come_out_in_taiwan(source: str, expected: str) -> None:
    assert TAIWAN.text(source) == expected


@pytest.mark.parametrize("row", WORDS, ids=lambda row: row.source)
def test_a_row_of_words_gives_its_target_and_nothing_without_it(
    row: Correction, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = row.example or row.source
    converted = TAIWAN.text(example)
    at = example.index(row.source)
    assert converted[at : at + len(row.source)] == row.target
    monkeypatch.setattr(traditional, "WORDS", tuple(other for other in WORDS if other != row))
    assert TraditionalScript("s2tw").text(example) != converted, "a dead row"


@pytest.mark.parametrize("row", CONTEXTS, ids=lambda row: f"{row.char}{row.target}:{row.example}")
def test_a_context_gives_what_it_shows_and_nothing_without_it(
    row: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert TAIWAN.text(row.example) == row.expected
    monkeypatch.setattr(traditional, "CONTEXTS", tuple(o for o in CONTEXTS if o is not row))
    assert TraditionalScript("s2tw").text(row.example) != row.expected, "a dead row"


def test_the_rows_are_sorted_once_each_and_say_why() -> None:
    sources = [row.source for row in WORDS]
    assert sources == sorted(set(sources))
    for row in WORDS:
        assert len(row.source) == len(row.target)
        assert row.reason
    for context in CONTEXTS:
        assert (len(context.char), len(context.target)) == (1, 1)
        assert context.reason


def test_the_targets_are_forms_of_their_sources() -> None:
    """A row chooses among the forms of a character; it never changes the wording."""
    simplify = OpenCC("tw2s").convert
    letter_by_letter = OpenCC("t2s").convert
    for source, target in [
        *((row.source, row.target) for row in WORDS),
        *((row.char, row.target) for row in CONTEXTS),
    ]:
        for old, new in zip(source, target, strict=True):
            forms = {
                new,
                simplify(new),
                letter_by_letter(new),
                {"瞭": "了", "帳": "账", "覆": "复", "濬": "浚"}.get(new),
            }
            assert old in forms, (source, target)


def test_rows_of_taiwan_hold_there_alone() -> None:
    assert TraditionalScript("s2hk").text("复核、雇主、发布、占有") == "複核、僱主、發佈、佔有"
    assert TraditionalScript("s2twp").text("复核、雇主、发布、占有") == "覆核、雇主、釋出、占有"


def test_rows_are_spelt_as_the_scheme_spells() -> None:
    source = "局长于治安表示，不准，制种，里约，每周一次"
    assert TraditionalScript("s2t").text(source) == "局長于治安表示，不准，製種，里約，每週一次"
    assert TraditionalScript("s2t").text("为了分配制度里面") == "爲了分配制度裏面"
    assert TraditionalScript("s2hk").text("为了分配制度里面") == "為了分配制度裏面"
