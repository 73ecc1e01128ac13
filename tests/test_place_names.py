"""How one calls each place of a text, and which words are there."""

from __future__ import annotations

from tests.outlines import document_of
from zhbook.citations.place_names import places

#: A place: its id, what it is called, the words that are there.
Row = tuple[str, str, str]


def rows(text: str, *, main: bool | None = None) -> list[Row]:
    """The places of a text, or only those that are main ones or none."""
    return [
        (place.id, place.words, block.text[place.start : place.end])
        for block, called in places(document_of(text))
        for place in called()
        if main in (None, place.main)
    ]


def test_places_of_a_law() -> None:
    law = (
        "某某办法\n（2018年1月1日通过）\n目录\n第一章 总则\n第二章 分则\n第三章 附则\n第一章 总则\n"
        "第一条 甲。\n乙。\n（一）丙；\n（二）己。\n第二章 分则\n第二条 庚，一是辛，二是壬。\n"
    )
    assert rows(law) == [
        ("p1", "题注", "（2018年1月1日通过）"),
        ("ch1", "第一章", "第一章 总则"),
        ("art-1", "第一条", "第一条 甲。"),
        ("art-1-p2", "第一条第二款", "乙。"),
        ("art-1-p2-i1", "第一条第二款第（一）项", "（一）丙；"),
        ("art-1-p2-i2", "第一条第二款第（二）项", "（二）己。"),
        ("ch2", "第二章", "第二章 分则"),
        ("art-2", "第二条", "第二条 庚，一是辛，二是壬。"),
        ("art-2-i1", "第二条·一是", "一是辛，"),
        ("art-2-i2", "第二条·二是", "二是壬。"),
    ]
    assert [name for name, _, _ in rows(law, main=True)] == ["ch1", "ch2"]


def test_places_of_a_law_of_taiwan() -> None:
    law = (
        "某某辦法\n第 1 條\n甲如下：\n一、乙：\n（一）丙。\n（二）丁。\n二、戊。\n前項第一款。\n"
        "一、己。\n二、庚。\n第 2 條\n辛。\n"
    )
    assert [(name, words) for name, words, _ in rows(law)] == [
        ("art-1", "第1條"),
        ("art-1-p1", "第1條"),
        ("art-1-p1-i1", "第1條第1款"),
        ("art-1-p1-i1-1", "第1條第1款第1目"),
        ("art-1-p1-i1-2", "第1條第1款第2目"),
        ("art-1-p1-i2", "第1條第2款"),
        ("art-1-p2", "第1條第2项"),
        ("art-1-p2-i1", "第1條第2项第1款"),
        ("art-1-p2-i2", "第1條第2项第2款"),
        ("art-2", "第2條"),
        ("art-2-p1", "第2條"),
    ]
    han = rows(law.replace("第 1 條\n", "第十條　").replace("第 2 條\n", "第十一條　"))
    assert [words for _, words, _ in han] == [
        *("第十條", "第十條第一款", "第十條第一款第一目", "第十條第一款第二目", "第十條第二款"),
        *("第十條第二项", "第十條第二项第一款", "第十條第二项第二款", "第十一條"),
    ]


def test_a_subitem_keeps_its_item_in_its_name() -> None:
    law = (
        "某某办法\n第一条 甲。\n第三条 乙。\n丙：\n（一）丁：\n1.戊；\n2.庚：\n（1）己；\n"
        "（2）癸。\n（二）辛。\n第四条 壬。\n"
    )
    assert [words for _, words, _ in rows(law)][2:-1] == [
        "第三条第二款",
        "第三条第二款第（一）项",
        "第三条第二款第（一）项第1目",
        "第三条第二款第（一）项第2目",
        "第三条第二款第（一）项第2目（1）",
        "第三条第二款第（一）项第2目（2）",
        "第三条第二款第（二）项",
    ]


def test_places_of_a_speech() -> None:
    speech = (
        "在会上的讲话\n同志们：\n开头第一段。\n开头第二段。\n一、提高认识\n"
        "（一）抓住关键。总的说。一是要甲，二是要丁。尾\n（二）没有正文。\n又一段。\n"
        "（三）还有两段。甲乙。\n丙丁。\n二、其他\n只有一段，一要甲；二要乙。\n"
        "三、最后\n1.戊。\n2.己。\n某某局\n2018年1月1日\n"
    )
    assert rows(speech) == [
        ("p1", "称谓", "同志们："),
        ("p2", "第一段", "开头第一段。"),
        ("p3", "第二段", "开头第二段。"),
        ("s1", "一", "一、提高认识"),
        ("s1-1", "一（一）", "（一）抓住关键"),
        ("s1-1-p1", "一（一）", "。总的说。一是要甲，二是要丁。尾"),
        ("s1-1-1", "一（一）·一是", "一是要甲，"),
        ("s1-1-2", "一（一）·二是", "二是要丁。尾"),
        ("s1-2", "一（二）", "（二）没有正文"),
        ("s1-2-p1", "一（二）", "。"),
        ("s1-2-p2", "一（二）", "又一段。"),
        ("s1-3", "一（三）", "（三）还有两段"),
        ("s1-3-p1", "一（三）·第一段", "。甲乙。"),
        ("s1-3-p2", "一（三）·第二段", "丙丁。"),
        ("s2", "二", "二、其他"),
        ("s2-p1", "二", "只有一段，一要甲；二要乙。"),
        ("s2-1", "二·一要", "一要甲；"),
        ("s2-2", "二·二要", "二要乙。"),
        ("s3", "三", "三、最后"),
        ("s3-1", "三·1", "1.戊。"),
        ("s3-2", "三·2", "2.己。"),
        ("s3-p1", "三·署名", "某某局"),
        ("s3-p2", "三·署名", "2018年1月1日"),
    ]
    mains = ["s1", "s1-1", "s1-2", "s1-3", "s2", "s3"]
    assert [name for name, _, _ in rows(speech, main=True)] == mains


def test_the_texts_of_a_collection_are_called_by_their_titles() -> None:
    long, longer = "在某某市公安工作会议上的讲话摘要", "在某某市公安局工作会议上的讲话摘要"
    assert (len(long), len(longer)) == (16, 17)
    collection = (
        f"讲话选编\n目录\n工作简报……1\n{long}……3\n{longer}……5\n工作简报……8\n"
        f"工作简报\n县里的事写在这里。\n{long}\n同志们：\n市里的事。\n"
        f"{longer}\n省里的事。\n又一段。\n工作简报\n国家的事写在这里。\n"
    )
    assert rows(collection) == [
        ("t1", "其一", "工作简报"),
        ("t1-p1", "其一", "县里的事写在这里。"),
        ("t2", long, long),
        ("t2-p1", f"{long}·称谓", "同志们："),
        ("t2-p2", long, "市里的事。"),
        ("t3", f"{longer[:15]}…", longer),
        ("t3-p1", f"{longer[:15]}…·第一段", "省里的事。"),
        ("t3-p2", f"{longer[:15]}…·第二段", "又一段。"),
        ("t4", "其二", "工作简报"),
        ("t4-p1", "其二", "国家的事写在这里。"),
    ]
    assert [name for name, _, _ in rows(collection, main=True)] == ["t1", "t2", "t3", "t4"]


def test_a_heading_without_number_is_called_by_its_words() -> None:
    body = "经审理查明，被告人在某日某时于某地实施了某某行为，证据确实充分，足以认定。"
    text = f"某某案件\n{body}\n裁判结果\n{body}\n裁判理由\n{body}\n{body}\n"
    assert [(name, words) for name, words, _ in rows(text)] == [
        ("p1", "第一段"),
        ("h1", "〈裁判结果〉"),
        ("h1-p1", "〈裁判结果〉"),
        ("h2", "〈裁判理由〉"),
        ("h2-p1", "〈裁判理由〉·第一段"),
        ("h2-p2", "〈裁判理由〉·第二段"),
    ]


def test_the_name_of_an_article_is_no_paragraph_of_it() -> None:
    body = "甲方应当按时付款。\n乙方应当按时交货。\n"
    text = f"买卖合同\n第一条 货物\n{body}第二条 双方责任\n{body}第三条 违约\n甲方赔偿。\n"
    named = {name: words for name, words, _ in rows(text)}
    assert (named["art-2"], named["art-2-p1"]) == ("第二条", "第二条")
    assert (named["art-2-p2"], named["art-3-p1"]) == ("第二条第二款", "第三条")
    # Where hardly an article has one, short words are what the article says.
    law = "某法\n第一条 禁止赌博\n违者罚款。\n第二条 本法施行。\n第三条 本法有效。\n"
    assert "art-1-p2" in {name for name, _, _ in rows(law)}
