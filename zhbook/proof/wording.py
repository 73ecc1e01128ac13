"""What the proof says, in Chinese: kinds, diagnostics, and forms of numbers."""

from __future__ import annotations

from zhbook.model import Block, Kind
from zhbook.proof.doubtful import Certainty

KINDS = {
    Kind.TITLE: "题目",
    Kind.TEXT_TITLE: "一篇的题目",
    Kind.HEADING: "标题",
    Kind.RUN_IN: "接排标题",
    Kind.ARTICLE: "条",
    Kind.ITEM: "项",
    Kind.PARAGRAPH: "段",
    Kind.FIELD: "名目",
    Kind.SALUTATION: "称呼",
    Kind.SIGNATURE: "署名和日期",
    Kind.NOTE: "题注",
    Kind.CONTENTS_ENTRY: "目录所留",
    Kind.TABLE: "表",
    Kind.VERSE: "诗行",
    Kind.NOTICE: "所附文字",
}
#: A line that is not in the book: 目录 and its entries.
LEFT_OUT = "略去"
CONTINUED = "接上"
#: Lines of the copy that are no part of the text: what each is, and why.
FOLIO = ("原件页码", "夹在横线之间，或写明是第几页，或一页一页递增；不是正文，留在原处的页边")
RUNNING_HEAD = ("页眉", "在页码、分页处或相等的间隔重复出现；不是正文，留在原处的页边")
QUOTATION_MARK = ("引用记号", "差不多每行之前都有，是邮件引用他文的记号；不是正文，留在原处")

#: What a diagnostic asks of the editors, by its code.
DOUBTS = {
    "source-encoding": "不是 UTF-8",
    "source-controls": "略去了控制字符",
    "source-lost": "有失去的字",
    "source-private": "有私用字符",
    "source-misread": "有乱码",
    "source-traditional": "原文是繁体",
    "source-mixed": "简体和繁体混在一篇里",
    "layout": "折行合成了段",
    "layout-unsure": "可能是折行",
    "milestones": "分出了页码和页眉",
    "title-missing": "没有题目",
    "notice": "当作卖家所附的文字",
    "contents-unmatched": "目录的一项对不上标题",
    "ordinal-gap": "序号不连续",
    "ordinal-repeated": "序号重复",
    "ordinal-alone": "序号没有前后",
    "ordinal-unread": "像序号而没有认出",
    "breaks-lost": "像是丢了换行",
    "heading-unnumbered": "没有序号的标题",
    "paragraph-joined": "与上一行合成一段",
    "quote-unpaired": "引号不成对",
    "slug-suffixed": "页面重名",
    "override-stale": "校订的页面过时",
    "confirmed-stale": "看过的已对不上",
    "source-skipped": "读不了",
    "references-unresolved": "引用没有着落",
    "title-repeated": "题目重复",
    "term-unused": "用语没有出现",
    "term-blind": "参见没有去处",
}
CLOSE = "形式与判定不合"
STALE = "编者的判定对不上原文"

#: How the readings of the other script were decided.
CERTAINTIES = {
    Certainty.CUT: "切词与 OpenCC 整句转换不同",
    Certainty.IN_WORD: "字有几种写法，OpenCC 没有这个词",
    Certainty.SINGLE: "字有几种写法，独字成词",
    Certainty.ROW: "本书的用字表改了 OpenCC 的写法",
    Certainty.RARE: "字有几种写法，但另一种很少用",
}

#: The recognisers, by the style of the ordinals they see; ``topic:重点`` has the word in it.
STYLES = {
    "division": "第…部分、卷",
    "part": "第…编",
    "subpart": "第…分编",
    "chapter": "第…章",
    "extra": "番外",
    "section": "第…节",
    "subsection": "第…款",
    "subsubsection": "第…目",
    "article": "第…条",
    "formal": "壹、",
    "formal-paren": "（壹）",
    "han": "一、",
    "han-paren": "（一）",
    "decimal2": "1.1",
    "decimal3": "1.1.1",
    "decimal4": "1.1.1.1",
    "decimal5": "1.1.1.1.1",
    "decimal6": "1.1.1.1.1.1",
    "digit": "1.",
    "digit-paren": "（1）",
    "digit-close": "1）",
    "circled": "①",
    "letter": "a)",
    "roman": "Ⅰ",
    "roman-paren": "（i）",
    "capital-paren": "（A）",
    "zero": "01",
    "digit-colon": "38：",
    "year": "年份",
    "stem": "甲、",
    "stem-paren": "（甲）",
    "branch": "子、",
    "branch-paren": "（子）",
    "spoken": "一是、一要",
    "first": "第一，",
    "among": "其一，",
}


def label(block: Block | None) -> str:
    """What a paragraph became: ``标题`` of level 2 is 标题 2 级."""
    if block is None:
        return LEFT_OUT
    levelled = block.depth and block.kind in (Kind.HEADING, Kind.RUN_IN, Kind.ITEM)
    return KINDS[block.kind] + (f" {block.depth} 级" if levelled else "")


def style_name(style: str) -> str:
    """``（一）`` for ``han-paren``, ``重点一：`` for ``topic:重点``."""
    word = style.removeprefix("topic:")
    return f"{word}一：" if word != style else STYLES[style]
