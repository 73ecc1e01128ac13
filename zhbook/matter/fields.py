"""The lines at the head of an official paper that name what they say: 索引号：…, 发文字号：….

They are data about the paper, and are set as a table. GB/T 9704-2012 has such elements in the
head (7.2.1 份号, 7.2.2 密级, 7.2.3 紧急程度, 7.2.5 发文字号, 7.2.6 签发人), 主送机关 in the body
(7.3.2) and 抄送机关 at the foot (7.4.2); the sites of governments print the rest above the title.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from zhbook.layout.paragraphs import Paragraph
from zhbook.matter.front import NUMBER_OF_PAPER, solid
from zhbook.matter.title import decided, front_end, with_joined
from zhbook.model import Block, Kind, Span, SpanKind
from zhbook.reader.normal_script import simplified

#: Names that say alone that a line is a field.
_NAMES = (
    "索引号|信息索引号|信息索引|统一编号|份号|密级|保密期限|紧急程度|签发人|发文字号|发文文号|文号"
    "|文件编号|公文种类|主题词|主题分类|组配分类|体裁分类|服务对象|公开方式|公开形式|公开范围|公开类别"
    "|公开属性|信息名称|文件名称|发文机关|发布机关|制定机关|公布机关|发文单位|发布单位|信息来源"
    "|主送机关|主送单位|主送|成文日期|生成日期|发文日期|发文时间|印发日期|生效日期|施行日期|实施日期"
    "|公发布日|法规体系|法规沿革|异动日期|法规名称|规章名称|公布日期|修正日期|修订日期|失效日期|废止日期|有效期|有效性|时效性|效力级别|效力位阶|法规类别|法律性质|抄送机关|抄送单位"
    "|抄送|抄报"
)
#: Names that other texts have too; they say so beside a field.
_WEAK = (
    "标题|名称|题目|分类|类别|来源|日期|时间|发布日期|发布时间|公布日期|浏览次数|内容概述|内容概要|语种"
    "|范围|机关|单位|状态|效力|关键词|编号"
)
_TITLES = ("标题", "题目", "信息名称", "文件名称", "名称", "法规名称", "规章名称")


#: Below these stands an organ, with whose name a title may begin too.
_OWNERS = tuple(
    f"{verb}{what}" for verb in ("发文", "发布", "制定", "公布") for what in ("机关", "单位")
)


def _spaced(names: str) -> str:
    """The names as a pattern that has blanks between their characters too, the longest first."""
    longest = sorted(names.split("|"), key=len, reverse=True)
    return "|".join(r"[ \t\u3000]*".join(name) for name in longest)


_EITHER = f"{_NAMES}|{_WEAK}"
_ANY = re.compile(rf"(?:{_spaced(_EITHER)})[ \t\u3000]*[：:]")
_STRONG = re.compile(rf"(?:{_spaced(_NAMES)})[ \t\u3000]*[：:]")
_NEXT = re.compile(rf"(?<=[\s：:])(?:{_spaced(_EITHER)})[ \t\u3000]*[：:]")
#: Fields stand among the first lines of a text, and the foot among the last.
_HEAD, _FOOT = 40, 8
_COPIES = re.compile(
    r"抄[送报](?:机关|单位)?[：:]|[^。，；]{2,40}?[\s\u3000][^。，；]{4,16}日\s*印发$"
)
#: What stands in the upper left of a sheet without a name: 000012, 机密★1年, 特急.
_MARKS = re.compile(
    r"\d{4,6}|(?:绝密|机密|秘密)(?:\s*★\s*[\d一二三四五六七八九十]*\s*(?:年|个月|长期)?)?|特急|加急|平急|急件"
)
#: A value on a line of its own is no longer than this.
_LONGEST_VALUE = 80


def name_end(text: str) -> int:
    """How long the name of a field is with its colon: 4 in ``索引号：0001``, 0 in other lines."""
    name = _ANY.match(text)
    return name.end() if name else 0


def starts(text: str) -> list[int]:
    """Where further fields begin in a line with several: ``索引号：1　分类：教育`` has one at 6."""
    further = [field.start() for field in _NEXT.finditer(text)]
    # 某政发〔2023〕5号　　签发人：张三 (GB/T 9704-2012, 7.2.6) has its number without a name.
    number = bool(further) and NUMBER_OF_PAPER.search(text[: further[0]].rstrip()) is not None
    return further if number or _ANY.match(text) else []


def divided(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the lines of several fields divided."""
    parts: list[Paragraph] = []
    for k, text in enumerate(texts):
        alone = k < _HEAD and len(text.pieces) == 1
        parts += text.divided(*(starts(text.text) if alone else ()))
    return parts


def field_indices(texts: Sequence[Paragraph]) -> set[int]:
    """Which paragraphs are fields: of those before the body, and of the last lines of the text.

    A line with a name that other texts have too is one beside another field; the value of a name
    that stands alone on its line is one too.
    """
    others = [k for k, text in enumerate(texts[:_HEAD]) if not _ANY.match(text.text)]
    body = front_end([texts[k] for k in others])
    end = others[body] if body < len(others) else min(len(texts), _HEAD)
    fields = {k for k in range(end) if _STRONG.match(texts[k].text) and not _says(texts[k].text)}
    told = told_title(texts, range(end))
    for k in (*range(end), *reversed(range(end))):
        beside = not {k - 1, k + 1}.isdisjoint(fields)
        weak = beside and _ANY.match(texts[k].text) and not _says(texts[k].text)
        if weak or _is_value(texts, k, fields, told):
            fields.add(k)
    fields |= _marks(texts, end)
    foot = range(max(end, len(texts) - _FOOT), len(texts))
    return fields | {k for k in foot if _COPIES.match(texts[k].text)}


def _marks(texts: Sequence[Paragraph], end: int) -> set[int]:
    """The first lines that have only 份号, 密级 or 紧急程度, above a title."""
    marks = 0
    while marks < end and _MARKS.fullmatch(texts[marks].text):
        marks += 1
    return {*range(marks)} if marks < end else set()


def _says(text: str) -> bool:
    """Whether a line is a sentence: ``密级：由定密责任人确定，不得自定。`` is."""
    return text.endswith("。") and "，" in text


def _is_value(texts: Sequence[Paragraph], k: int, fields: Collection[int], told: str = "") -> bool:
    """Whether a line is the value of the name that stands alone above it.

    What begins the title that is ``told`` elsewhere is the title, below a name without a value.
    """
    name = texts[k - 1].text if k - 1 in fields else ""
    if not name or name_end(name) < len(name) or len(texts[k].text) > _LONGEST_VALUE:
        return False
    if name_end(texts[k].text):
        return False
    if told.startswith(solid(texts[k].text)) and told and solid(name)[:-1] not in _TITLES:
        return solid(name)[:-1] in _OWNERS and solid(texts[k].text) != told
    following = k + 1 < len(texts) and name_end(texts[k + 1].text) > 0
    # The last one of several stands as those before it do.
    return following or (k - 2 in fields and not name_end(texts[k - 2].text))


def with_title_joined(texts: Sequence[Paragraph]) -> tuple[list[Paragraph], str]:
    """The same paragraphs, with a title that stands on several lines made one, and its words."""
    about = field_indices(texts)
    lines = [text for k, text in enumerate(texts) if k not in about]
    found = decided(lines, told_title(texts, sorted(about)))
    joined = with_joined(lines, found)
    # Back to their places among the fields: a joined title stands where its first line did.
    rest = iter(joined)
    merged: list[Paragraph] = []
    left = 0
    for k, text in enumerate(texts):
        if k in about:
            merged.append(text)
        elif left:
            left -= 1
        else:
            merged.append(next(rest))
            left = len(merged[-1].pieces) - len(text.pieces)
    return merged, joined[found.start].text if found else ""


def told_title(texts: Sequence[Paragraph], about: Sequence[int]) -> str:
    """The title that a field tells, without blanks; empty where none does."""
    for k in about:
        end = name_end(texts[k].text)
        if solid(texts[k].text[:end])[:-1] in _TITLES:
            told = solid(texts[k].text[end:])
            below = texts[k + 1].text if k + 1 < len(texts) else ""
            return told or (solid(below) if below and not name_end(below) else "")
    return ""


def title(blocks: Sequence[Block]) -> str | None:
    """The title that a field tells, where the text shows none: the value of 标题 or 文件名称.

    ``blocks`` are those of a Document, as they were received: ``標題：…`` tells one too.
    """
    for block in blocks:
        read = simplified(block.text) if block.kind is Kind.FIELD else ""
        end = name_end(read)
        if end and solid(read[:end])[:-1] in _TITLES:
            return block.text[end:].strip() or None
    return None


def named(block: Block) -> Block:
    """A FIELD with the span of its name; any other block as it is."""
    end = name_end(block.text) if block.kind is Kind.FIELD else 0
    spans = (Span(0, end, SpanKind.FIELD_NAME),)
    return replace(block, spans=spans) if end else block
