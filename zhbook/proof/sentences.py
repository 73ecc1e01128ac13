"""Why a paragraph is what it is, in Chinese: a few short sentences for each reason of the outline.

A sentence is a row of strings and places, so that whoever shows it can make a link of each place.
"""

from __future__ import annotations

from zhbook.model import Ordinal
from zhbook.outline.reasons import Reason, Rule, SeedPlace
from zhbook.proof.wording import style_name

#: One sentence: words, and places of the seed among them.
Sentence = tuple[str | SeedPlace, ...]

_FORMS = {
    "LINE": "独占一行，像标题",
    "RUN_IN": "一个短句，后接正文，像接排标题",
    "STOP": "只有一个短句",
    "SENTENCES": "一句话，后面的文字比它还短",
    "ANNOUNCES": "一行以冒号收尾，引出下文",
    "BODY": "整段文字，不像标题",
}
_SUPPORT = {
    "title-alone": "只有它一个，但独占一行，在另一标题之下",
    "announced": "只有它一个，但上一行以冒号引出",
    "usual": "只有它一个，但同样的地方别处有几个",
    "continues": "只有它一个，但接着上一标题下的编号",
    "children": "只有它一个，但下面另有一组编号",
}
_RULES = {
    Rule.TITLE: "正文之前的各行里，这一行最像题目",
    Rule.NOTICE: "题目之前的一组行里有卖家所附的文字，移到篇末",
    Rule.FIELD: "正文前后写明名目的一行，名目后有冒号，或在这样的行之间",
    Rule.BEFORE_TITLE: "在题目之前，不是题目",
    Rule.NOTE: "紧接题目：日期、通过和公布的记录、括号里的字，或人名和职务",
    Rule.SALUTATION: "以冒号结尾的称呼或主送机关",
    Rule.SIGNATURE: "独占一行的日期，或日期之上的短行",
    Rule.COUNTED_TEXT: "题目里的篇数一篇一篇往下数：汇编中一篇的题目",
    Rule.LISTED_TEXT: "目录里有这一行：汇编中一篇的题目",
    Rule.REPEATED_TITLE: "这一行在下文又独自出现：汇编中一篇的题目",
    Rule.CONTENTS_TITLE: "目录由本书重新生成",
    Rule.ENTRY_UNMATCHED: "目录的这一项与任何标题都不同，保留",
    Rule.TABLE: "表：用线画的，用空格对齐的，或一格一行的，照原样分行；其中没有标题、项和署名",
    Rule.VERSE: "诗的一节，照原样分行：各行长短一律，或由几行短句分节而成",
    Rule.PLAIN: "段首没有认出序号",
    Rule.NAMED_PART: "这是各种文章都有的部分：序言、结语、附则、附件之类；后面还有正文",
    Rule.ATTACHMENT: "附件的名称，后面是正文",
    Rule.ISSUED_PAPER: "所印发的文件从这里开始",
    Rule.SIGN: "行首有 ◎、○、■ 之类的符号，独占一行，这样的行不止一处，下面多是成句的正文",
    Rule.SAMPLE: "表格、样本或填写说明的题目：单独一行，重复全文的题目、字间加空格，或下面另起编号",
    Rule.BRACKETED: "独占一行的【】，这样的行有几种，下面都有正文：全篇的都是标题",
    Rule.COLON: "以冒号收住、独占一行的名称，有三个以上，下面都有正文，全篇没有编号的标题",
    Rule.FORM_ALONE: "只凭形式：几个字独占一行，没有标点，上下是句子，全篇又没有编号的标题",
    Rule.OVER_ARTICLES: "短短一行，不成句，紧接在条之上：失去序号的章、节",
    Rule.INLINE_SERIES: "序号属于这一段之内的一组，段本身不是项",
    Rule.LIST_OF_ATTACHMENTS: "附件清单中的一行，不给正文编号",
    Rule.WRITTEN_OUT: "上面一条所写出的标题，不是本篇的标题",
    Rule.CITED: "开头是所引的条号，写法与本篇的条不同，前后两条相接",
    Rule.NO_SERIES: "前后没有可以接上的编号",
    Rule.ALONE: "这一组只有它一个，没有旁证，所以不是标题，也不是项",
    Rule.CELL: "表格的一格：表头是一串短行，下面各行又有同样的字，所以不是标题，也不是项",
    Rule.DIVISION: "这一类编号总是标题",
    Rule.ARTICLE: "条不是标题，通篇连续编号",
    Rule.UNDER_ARTICLE: "在条之下，所以是项",
    Rule.UNDER_ITEM: "在项之下，所以也是项",
    Rule.QUOTED_LIST: "在引文之内，所以是项",
    Rule.TEXT_AMONG_TITLES: "同组是标题，它自己是整段文字，所以是项",
    Rule.ANNOUNCED_SERIES: "口语序数，上一行以冒号引出，所以是项",
}
#: By what a title or a notice was recognised.
SIGNS = {
    "kind": "以文种结尾",
    "about": "写明“关于”什么",
    "named": "文中或名目里写明这个名称",
    "calls-itself": "正文这样自称，如“本办法”",
    "said-again": "下面另一行以同样的字结尾，写得更详",
    "first": "正文之前的第一行",
    "over": "紧接着文号、题注、主送机关或第一个序号",
    "byline": "像人名或职务",
    "comma": "中间有逗号",
    "open": "括号、引号不成对",
    "class": "旁边是编号，像类别或文头",
    "cover": "上面只有标准的类别和编号",
    "before-seller": "后面还有卖家所附的文字",
    "headline": "在案件名称之上，说明要旨",
    "contact": "写明联系的办法：号码、网址、“加微信”之类",
    "member": "提到会员、订阅一类，而正文没有说到",
    "channel": "提到公众号、网店一类，而正文没有说到",
    "goods": "提到下载、更多资料一类，而正文没有说到",
    "ban": "写明禁止外传、仅供学习之类",
}


def sentences(reason: Reason, text: str) -> list[Sentence]:
    """Why a paragraph is what it is; ``text`` is its own."""
    told: list[Sentence] = []
    if reason.rule is Rule.OVERRIDE:
        told.append((f"编者的判定，book.toml 第 {reason.row} 行",))
    elif reason.rule is Rule.MOSTLY_TITLES:
        told.append((f"这一组 {reason.members} 个，{reason.titles} 个像标题，所以是标题",))
    elif reason.rule is Rule.MOSTLY_TEXT:
        counted = f"这一组 {reason.members} 个，{reason.titles} 个像标题，不到三分之二，所以是项"
        told.append((counted,))
    elif reason.rule is Rule.AS_SISTERS:
        counted = f"这一组 {reason.members} 个，{reason.titles} 个像标题；但同级各组合起来看，"
        told.append((f"{counted}与它们一样",))
    elif reason.rule is Rule.ENTRY_MATCHED and reason.match:
        told.append(("与标题相同：", reason.match, "；目录由本书重新生成"))
    elif reason.rule is Rule.REPEATED_WORDS and reason.match:
        told.append(("同样的字在别的标题之下也独占一行：", reason.match))
    elif reason.rule is Rule.QUOTED and reason.match:
        told.append(("在引文之内，是另一篇的编号；引文始于：", reason.match))
    else:
        told.append((_RULES[reason.rule],))
    return told + _evidence(reason, text)


def _evidence(reason: Reason, text: str) -> list[Sentence]:
    told: list[Sentence] = []
    if reason.ordinal:
        told.append((seen(reason.ordinal, text),))
    if reason.form:
        told.append((_FORMS[reason.form],))
    if reason.support in _SUPPORT:
        told.append((_SUPPORT[reason.support],))
    if reason.before:
        told.append(("前一个：", reason.before))
    if reason.after:
        told.append(("后一个：", reason.after))
    if reason.parent:
        told.append(("上级：", reason.parent))
    return [*told, *((SIGNS[sign],) for sign in reason.signs)]


def seen(ordinal: Ordinal, text: str) -> str:
    """Which number was seen: ``认出“（二）”：（一）类的第 2 个``."""
    words = text[ordinal.start : ordinal.end].strip()
    inserted = f"之{ordinal.suffix}" if ordinal.suffix else ""
    return f"认出“{words}”：{style_name(ordinal.style)} 类，第 {ordinal.value}{inserted}"
