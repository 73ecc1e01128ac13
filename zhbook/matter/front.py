"""What stands before the body of a text: sellers' notices and the title.

Form decides, never a text's own words: the lines before the first sentence are the front. GB/T
9704-2012 gives the order title (7.3.1), main recipients (7.3.2, flush left, ending in ：), body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.cases import ends_in_label, is_headline, names_case, numbers_case

#: Signs of a seller: ways to reach him, and words of his trade.
_SELLER = re.compile(
    r"QQ|微信(?!小程序)|公众号|加[微Vv]|[Vv][Xx]|扫码|淘宝|网盘|文库|(?:禁止|严禁)(?:外传|转载|倒卖)|仅[供限](?:参考)?学习|倒卖|盗卖"
    r"|会员|订阅|付费|免费下载|下载地址|更多(?:资料|材料|范文)|侵权必删|原创首发|知识星球|\d元/[年月]|https?://|www\.|1[3-9]\d{9}|[A-Za-z0-9]@[A-Za-z0-9]"
)
_DAY = r"\s*[\d一二三四五六七八九十]{1,3}\s*"
_HAN_YEAR = "[〇○零一二三四五六七八九]{4}"
_YEAR = rf"(?:[12]\d{{3}}|{_HAN_YEAR}|(?:中华)?民国\s*[\d一二三四五六七八九十百]{{1,4}})\s*年"
DATE = rf"{_YEAR}(?:{_DAY}月(?:{_DAY}日)?)?"
DATED = re.compile(rf"^[（(]?\s*{DATE}\s*[）)]?$")
NOTE = re.compile(
    rf"^[（(].*[）)]$|^[—–―-]|^{DATE}.{{0,80}}(?:通过|公布|发布|施行|修订|修正|批准|印发|令|签发)"
    r"|^(?:作者|发言人|报告人|主讲人|来源|发布时间|发布日期|公布日期|修正日期|施行日期|生效日期|法规类别|日期|时间)[：:]"
)
#: 某政发〔2022〕3号, 第12号: the number of a paper, alone on its line.
_NUMBER = (
    r"[〔\[（(][12]\d{3}[〕\]）)]\s*(?:第\s*)?[\dXx×*]+\s*号$"
    r"|^第\s*[\d一二三四五六七八九十百〇]+\s*号$"
)
NUMBER_OF_PAPER = re.compile(_NUMBER)
_FIELD = re.compile(
    r"^(?:索引号|发文字号|文号|发文机关|主题词|密级|紧急程度|公开方式|主题分类|成文日期|签发人|份号)"
    rf"|{_NUMBER}"
)
OFFICE = re.compile(
    r"(?:书记|主任|[省市县区镇乡州]长|局长|部长|厅长|院长|检察长|主席|总理|校长|会长)"
)
GENRE = re.compile(
    r"(?:讲话|主持词|致词|贺信|祝词|祝辞|记录|实录|侧记|综述|报告|汇报|总结|方案|意见|通知|通报|规定|办法|条例|法|解释|批复|决定|决议|纲要|计划|规划|要点|致辞|发言|体会|提纲|公告"
    r"|公报|通告|公约|函|纪要|细则|准则|规则|章程|制度|倡议书|书|信|汇编|材料|信息|情况|命令|议案|说明|建议|演讲|稿|案|标准|规范|指引|指南)"
    r"(?:[（(][^（）()]{1,20}[）)])*$"
)
#: The name of a kind of paper that may stand on a line of its own below the words of the title.
_BARE_GENRE = re.compile(
    r"(?:实施|暂行|管理|若干|工作|指导|试行)*(?:意见|通知|通报|办法|规定|方案|报告|讲话|决定|通告|公告|细则|条例|函)"
    r"(?:（[^（）]{1,20}）)?"
)
#: The organs that give a paper: 某省人民政府, 某部　某局; 某委员会文件 is the head of its sheet.
_ORGANS = re.compile(
    r"(?:[\u3400-\u9fff]{1,20}(?:院|府|厅|局|部|委|会|办公室|署|室|社|团|行|公司)[\s、]*){1,4}"
)
VOCATIVE = re.compile(
    r"(?:同志|朋友|女士|先生|代表|委员|来宾|领导|同事|同学|老师|乡亲|战友|干警|职工|党员)(?:们)?[：:！!，,]?$|^(?:各位|尊敬的|亲爱的|敬爱的)|们[：:]$"
)
_RECIPIENT = re.compile(
    r"(?:政府|委|会|单位|部门|局|厅|办|办公室|公司|机关|院|处|所|校|站|室|科|队|系|村|机构|组|团|银行|社区|街道|企业|学校|中心|军区|部队|组织|署|部)[）)]?[：:]$"
)
_PREFACE = "楔子|引子|序章|序|序言|序文|前言|引言|导言|导论|绪论|凡例|编者按|摘要|提要|关键词"
_PART = re.compile(
    rf"(?:{_PREFACE}|终章|尾声|番外篇?|结语|结论|结束语|编?后记|跋|致谢"
    r"|参考(?:文献|书目)|注释|附注"
    r"|总则|分则|罚则|附则|附录|附件|附表|附图)"
    r"(?:[一二三四五六七八九十\d]{1,2}|[A-Z])?"
)
#: 参　考　文　献 is as long as such a name gets.
LONGEST_PART = 10
#: A shorter line above the name of a case is no statement.
SHORTEST_HEADLINE = 6
#: Chapters of the laws of Hong Kong are the laws; their numbers are written in digits.
_LAW_OF_HONG_KONG = re.compile(r"第\s*[0-9]{1,4}[A-Z]{0,2}\s*章\s+\S")
#: A line longer than this is no title (GB/T 9704 gives no limit; three lines of 22 characters).
LONGEST_TITLE = 66
#: Titles stand within the first lines of a text.
FRONT_LINES = 40


def is_salutation(text: str) -> bool:
    """``同志们：`` and ``各县（市、区）人民政府：`` are; ``现将有关事项通知如下：`` is none."""
    if (
        len(text) > 120
        or text[-1] not in "：:"
        or re.search(r"[。；！？]|如下|以下|下列|下面", text)
    ):
        return False
    words = text[:-1].strip()
    return bool(VOCATIVE.search(words) or VOCATIVE.search(text) or _RECIPIENT.search(text))


def names_part(text: str) -> bool:
    """``序　言`` and ``附件一`` name a part that any text may have; ``附件：名单`` does not."""
    return len(text) <= LONGEST_PART and _PART.fullmatch("".join(text.split())) is not None


def names_preface(text: str) -> bool:
    """``引　言`` and ``摘要`` stand before a body; ``附则`` does not."""
    return re.fullmatch(_PREFACE, "".join(text.split())) is not None


def is_line(text: str) -> bool:
    """Whether a line could stand in the front: short, no sentence, and no table."""
    if "\n" in text:
        return False
    stops = r"[。；;，,：:]$|[。；]." if text.startswith("关于") else r"[。；;，,：:、]$|[。；]."
    return len(text) <= LONGEST_TITLE and not re.search(stops, text)


def notices(texts: Sequence[Paragraph], title: int) -> set[int]:
    """Which of the paragraphs before ``title`` are sellers' notices.

    Lines that empty lines hold together are one notice from its first sign of a seller to its
    last; a line without a sign outside of these stays where it is.
    """
    indices: set[int] = set()
    group: list[int] = []
    for i in range(title + 1):
        if group and (i == title or texts[i].after_blank):
            signs = [k for k in group if _SELLER.search(texts[k].text)]
            if signs:
                indices.update(k for k in group if signs[0] <= k <= signs[-1])
            group = []
        group.append(i)
    return indices


def front_end(texts: Sequence[Paragraph]) -> int:
    """How many paragraphs stand before the body: before a salutation, an ordinal or a 目录.

    A first sentence ends the front too, unless a line that names a kind of paper (…的讲话) and
    stands alone follows soon: then an editor's or a seller's words came before the title.
    """
    body = min(len(texts), FRONT_LINES)
    for i, paragraph in enumerate(texts[:FRONT_LINES]):
        text = paragraph.text
        numbered = ordinals.opening(text) and not numbers_case(texts, i)
        numbered = numbered and not _numbers_law(texts, i)
        if numbered or is_salutation(text) or is_contents_title(text):
            return min(i, body) if not _late_title(texts, body, i) else i
        if (
            body > i
            and not (is_line(text) or NOTE.search(text) or _FIELD.search(text))
            and not _SELLER.search(text)
            and not is_headline(texts, i)
        ):
            body = i
    return body


def _numbers_law(texts: Sequence[Paragraph], i: int) -> bool:
    """``第321章 渔船规例`` is a law of Hong Kong: the first line, the only 章, over 第1部 or 1."""
    if i or not _LAW_OF_HONG_KONG.match(texts[0].text):
        return False
    others = (ordinals.opening(paragraph.text) for paragraph in texts[1:])
    styles = [ordinal.style for ordinal in others if ordinal]
    return bool(styles) and styles[0] in ("part", "subpart", "digit") and "chapter" not in styles


def _late_title(texts: Sequence[Paragraph], body: int, end: int) -> bool:
    return any(
        texts[i].after_blank and is_line(texts[i].text) and GENRE.search(texts[i].text)
        for i in range(body + 1, end)
    )


def is_contents_title(text: str) -> bool:
    """``目录`` and ``目　录`` are; ``目录如下`` is none."""
    return "".join(text.split()) in {"目录", "目次"}


def find_title(texts: Sequence[Paragraph]) -> int | None:
    """Which paragraph is the title, or None: a salutation or a sentence is none.

    Of the lines before the body the one that names a kind of paper (…的讲话, …条例) wins; dates,
    document numbers, lines in brackets and names of speakers are no titles. Over the name of a
    case (…诉…案) the line that says what it is about is the title, if there is one.
    """
    end = front_end(texts)
    signs = [i for i in range(end) if _SELLER.search(texts[i].text)]
    best: tuple[int, int] | None = None
    for i in range(end):
        text = texts[i].text
        if not is_line(text) or not _could_be_title(text):
            continue
        score = 4 * bool(GENRE.search(text)) + 2 * text.startswith("关于")
        score -= 2 * (i > 0) * (is_byline(text) + ("，" in text))
        # Among sellers' lines only what comes after the last of them can be the title.
        score -= 8 * (bool(signs) and i < signs[-1])
        if best is None or score > best[0]:
            best = (score, i)
    if best is None or best[0] <= -8:
        return None
    return _headline(texts, best[1]) if names_case(texts[best[1]].text) else best[1]


def _headline(texts: Sequence[Paragraph], case: int) -> int:
    """The line above the name of a case that says what the case is about, else the name."""
    for i, paragraph in enumerate(texts[:case]):
        text = paragraph.text
        says = len(text) >= SHORTEST_HEADLINE and (is_line(text) or is_headline(texts, i))
        labels = is_byline(text) or ends_in_label(text) or GENRE.search(text)
        if says and not labels and _could_be_title(text):
            return i
    return case


def _could_be_title(text: str) -> bool:
    """Not a seller's line, a date, a note, a field of the head, or a line without words."""
    marks = text[0] in "【[" or not re.search(r"\w", text)
    told = _SELLER.search(text) or DATED.match(text) or NOTE.search(text) or _FIELD.search(text)
    return not marks and not told


def with_title_joined(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with a title that stands on several lines made one.

    A line that ends in 的 or 、 goes on, one that names organs before 关于…, and one whose 关于 has
    its kind of paper on the next: ``关于加强管理`` + ``工作的通　知``.
    """
    joined = list(texts)
    title = find_title(texts)
    if title is None:
        return joined
    while title > 0 and _goes_on(joined[title - 1].text, joined[title].text):
        title -= 1
        joined[title : title + 2] = [joined[title].with_rest(joined[title + 1])]
    while title + 1 < len(joined) and _goes_on(joined[title].text, joined[title + 1].text):
        joined[title : title + 2] = [joined[title].with_rest(joined[title + 1])]
    return joined


def _goes_on(line: str, following: str) -> bool:
    if not is_line(line) or not is_line(following) or ordinals.opening(following):
        return False
    if NOTE.search(following) or _FIELD.search(line) or _SELLER.search(line):
        return False
    if line[-1] in "的、" or following[0] == "的":
        return True
    if following.startswith("关于"):
        return _ORGANS.fullmatch(line) is not None  # GB/T 9704 7.3.1: organ, matter and kind
    bare = _BARE_GENRE.fullmatch("".join(following.split())) is not None
    whole = "关于" in line and GENRE.search(following) is not None
    return (bare or whole) and not GENRE.search(line)


def is_byline(text: str) -> bool:
    name = text.split()[-1] if text.split() else ""
    return len(text) <= 3 or (len(text) <= 20 and len(name) <= 4 and bool(OFFICE.search(text)))
