"""The forms of the lines that stand around a body: date, note, number, recipient, kind of paper.

What a line looks like, and nothing of what it is: ``title`` and ``sellers`` decide that. GB/T
9704-2012 gives the order title (7.3.1), main recipients (7.3.2, flush left, ending in ：), body.
"""

from __future__ import annotations

import re

_DAY = r"\s*[\d〇○零元正一二三四五六七八九十]{1,3}\s*"
_HAN_YEAR = "[〇○零Oo0一二三四五六七八九]{4}"
_YEAR = rf"(?:[12]\d{{3}}|{_HAN_YEAR}|(?:中华)?民国\s*[\d一二三四五六七八九十百]{{1,4}})\s*年"
DATE = rf"{_YEAR}(?:{_DAY}月(?:{_DAY}日)?)?"
#: A date that a form leaves to be filled in: ××××年×月×日, 　　年　　月　　日.
_LEFT_OPEN = r"[×xX＿_*\d\s]*年[×xX＿_*\d\s]*月[×xX＿_*\d\s]*日"
_IN_DIGITS = r"[12]\d{3}([-./])\d{1,2}\1\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
DATED = re.compile(rf"^[（(]?\s*(?:{DATE}|{_LEFT_OPEN}|{_IN_DIGITS})\s*[）)]?$")
_IN_BRACKETS = r"[（(](?:[^（）()]|[（(][^（）()]*[）)])*[）)]"
NOTE = re.compile(
    rf"^{_IN_BRACKETS}$|^[—–―-]|^{DATE}.{{0,80}}(?:通过|公布|发布|施行|修订|修正|批准|印发|令|签发)"
    r"|^(?:作者|发言人|报告人|主讲人|来源|发布时间|发布日期|公布日期|修正日期|施行日期|生效日期|法规类别|日期|时间)[：:]"
)
#: 某政发〔2022〕3号, 第12号: the number of a paper, alone on its line.
_NUMBER = (
    r"[〔\[（(［【](?:[12]\d{3}|[×xX*＿\s]{2,})[〕\]）)］】][^。，；《》]{0,12}?[\dXx×*＿]+\s*号$"
    r"|^(?:[12]\d{3}\s*年\s*)?第\s*[\d一二三四五六七八九十百〇]+\s*号$"
)
NUMBER_OF_PAPER = re.compile(_NUMBER)
FIELD = re.compile(
    r"^(?:索引号|发文字号|文号|发文机关|主题词|密级|紧急程度|公开方式|主题分类|成文日期|签发人|份号)"
    rf"|{_NUMBER}"
)
OFFICE = re.compile(
    r"(?:书记|主任|[省市县区镇乡州]长|局长|部长|厅长|院长|检察长|主席|总理|校长|会长)"
)
GENRE = re.compile(
    r"(?:讲话|主持词|致词|贺信|祝词|祝辞|记录|实录|侧记|综述|报告|汇报|总结|方案|意见|通知|通报|规定|办法|条例|法|解释|批复|决定|决议|纲要|计划|规划|要点|致辞|发言|体会|提纲|公告"
    r"|公报|通告|公约|函|答复|请示|提案|合同|协议|协定|条约|备忘录|契约|预案|守则|须知|规程|声明|宣言|纪要|细则|准则|规则|章程|制度|倡议书|书|信|汇编|材料|信息|情况|命令|议案|说明|建议|演讲|稿|案|标准|规范|指引|指南)"
    r"(?:[（(][^（）()]{1,20}[）)])*$"
)
#: The name of a kind of paper that may stand on a line of its own below the words of the title.
BARE_GENRE = re.compile(
    r"(?:实施|暂行|管理|若干|工作|指导|试行)*(?:意见|通知|通报|办法|规定|方案|报告|讲话|决定|通告|公告|细则|条例|函)"
    r"(?:（[^（）]{1,20}）)?"
)
#: The organs that give a paper: 某省人民政府, 某部　某局; 某委员会文件 is the head of its sheet.
ORGANS = re.compile(
    r"(?:[\u3400-\u9fff]{1,20}(?:院|府|厅|局|部|委|会|办公室|署|室|社|团|行|公司)[\s、]*){1,4}"
)
VOCATIVE = re.compile(
    r"(?:同志|朋友|女士|先生|代表|委员|来宾|领导|同事|同学|老师|乡亲|战友|干警|职工|党员)(?:们)?[：:！!，,]?$|^(?:各位|尊敬的|亲爱的|敬爱的)|们[：:]$"
)
#: Parties of a contract are named so before its body; they receive nothing.
_PARTIES = re.compile(r"^(?:[订签]?立|签订|[甲乙丙丁]方)|合同|协议")
_RECIPIENT = re.compile(
    r"(?:政府|委|会|单位|部门|局|厅|办|办公室|公司|机关|院|处|所|校|站|室|科|队|系|村|机构|组|团|银行|社区|街道|企业|学校|中心|军区|部队|组织|署|部)[）)]?[：:]$"
)
_PREFACE = "楔子|引子|序章|序|序言|序文|前言|引言|导言|导论|绪论|凡例|编者按|摘要|提要|关键词"
_PART = re.compile(
    rf"(?:{_PREFACE}|终章|尾声|番外篇?|结语|结论|结束语|编?后记|跋|致谢"
    r"|参考(?:文献|书目|资料)|索引|注释|附注|思考题|思考与练习|练习题?|复习题"
    r"|总则|分则|罚则|附则|附录|附件|附表|附图)"
    r"(?:[一二三四五六七八九十\d]{1,2}|[A-Z])?"
)
_LABEL = re.compile(r"[^。；，：:《》]{1,12}[：:][\s＿_×*.…\-－—/\dA-Za-z年月日号]*")
#: 参　考　文　献 is as long as such a name gets.
LONGEST_PART = 10
#: A shorter line above the name of a case is no statement.
SHORTEST_HEADLINE = 6
#: A line longer than this is no title (GB/T 9704 gives no limit; three lines of 22 characters) …
LONGEST_TITLE = 66
#: … but one that says of whom, 关于 what, and what kind of paper it is, whole to the last bracket.
LONGEST_WHOLE_TITLE, LONGEST_ORGAN = 120, 40
#: Titles stand within the first lines of a text.
FRONT_LINES = 40
#: All recipients of a paper are named in so many characters.
LONGEST_SALUTATION = 120
#: A name has so many characters, with a rare surname one more, with an office before it so many.
NAME, LONGEST_NAME, LONGEST_BYLINE = 3, 4, 20


#: 用人单位：某某公司, 甲方（出租方）：张三.
NAMED_VALUE = re.compile(r"(?!标题|题目)[\u4e00-\u9fff（）()]{1,10}[：:]\s*[^\s：:]")


def is_salutation(text: str) -> bool:
    """``同志们：`` and ``各县（市、区）人民政府：`` are; ``现将有关事项通知如下：`` is none."""
    if (
        len(text) > LONGEST_SALUTATION
        or text[-1] not in "：:"
        or re.search(r"[。；！？]|如下|以下|下列|下面", text)
    ):
        return False
    words = text[:-1].strip()
    if _PARTIES.search(words):
        return False
    return bool(VOCATIVE.search(words) or VOCATIVE.search(text) or _RECIPIENT.search(text))


def solid(text: str) -> str:
    """The words of a line without blanks: ``实　施　方　案`` is ``实施方案``."""
    return "".join(text.split())


def names_kind(text: str) -> bool:
    """Whether a line ends in a kind of paper: ``…的通知`` does, ``实 施 方 案`` too."""
    return GENRE.search(solid(text)) is not None


def names_part(text: str) -> bool:
    """``序　言`` and ``【思考题】`` name a part of any text; ``附件：名单`` does not."""
    return (
        len(text) <= LONGEST_PART and _PART.fullmatch(solid(text).strip("【】[]［］")) is not None
    )


def names_preface(text: str) -> bool:
    """``引　言`` and ``摘要`` stand before a body; ``附则`` does not."""
    return re.fullmatch(_PREFACE, solid(text)) is not None


#: What ends so, or is stopped inside, is no line of a front.
_NO_LINE, _STOPPED = frozenset("。；;，,：:"), re.compile("[。；].")


def is_line(text: str) -> bool:
    """Whether a line could stand in the front: short, no sentence, and no table."""
    if text[-1:] in _NO_LINE or "\n" in text or (text[-1:] == "、" and text[:2] != "关于"):
        return False
    return not is_too_long(text) and _STOPPED.search(text) is None


def is_too_long(text: str) -> bool:
    """Whether a line is too long for a title: ``某院关于…（seventy characters）…的批复`` is not.

    A title of that length has organ, matter and kind (GB/T 9704-2012, 7.3.1), all brackets closed,
    and no stop inside; prose of that length is none.
    """
    if len(text) <= LONGEST_TITLE:
        return False
    at = text.find("关于")
    if not 0 <= at <= LONGEST_ORGAN or len(text) > LONGEST_WHOLE_TITLE or not names_kind(text):
        return True
    closed = all(text.count(a) == text.count(b) for a, b in ("《》", "（）", "“”", "〈〉"))
    return not closed or re.search(r"[。；：！？!?;:]", text) is not None or "，" in text[:at]


def is_label(text: str) -> bool:
    """``合同编号：＿＿＿`` leaves open what it names; ``目的：安全`` says something."""
    return _LABEL.fullmatch(text) is not None


def is_contents_title(text: str) -> bool:
    """``目录`` and ``目　录`` are; ``目录如下`` is none."""
    return solid(text) in {"目录", "目次"}


def is_byline(text: str) -> bool:
    name = text.split()[-1] if text.split() else ""
    holds_office = len(text) <= LONGEST_BYLINE and len(name) <= LONGEST_NAME
    return len(text) <= NAME or (holds_office and bool(OFFICE.search(text)))
