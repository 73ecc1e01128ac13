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
from zhbook.matter import front
from zhbook.model import Block, Kind, Span, SpanKind
from zhbook.reader.normal_script import simplified

#: Names that say alone that a line is a field.
_NAMES = (
    "索引号|信息索引号|信息索引|统一编号|份号|密级|保密期限|紧急程度|签发人|发文字号|发文文号|文号"
    "|文件编号|公文种类|主题词|主题分类|组配分类|体裁分类|服务对象|公开方式|公开形式|公开范围|公开类别"
    "|公开属性|信息名称|文件名称|发文机关|发布机关|制定机关|公布机关|发文单位|发布单位|信息来源"
    "|主送机关|主送单位|主送|成文日期|生成日期|发文日期|发文时间|印发日期|生效日期|施行日期|实施日期"
    "|失效日期|废止日期|有效期|有效性|时效性|效力级别|效力位阶|法规类别|法律性质|抄送机关|抄送单位"
    "|抄送|抄报"
)
#: Names that other texts have too; they say so beside a field.
_WEAK = (
    "标题|名称|题目|分类|类别|来源|日期|时间|发布日期|发布时间|公布日期|浏览次数|内容概述|内容概要|语种"
    "|范围|机关|单位|状态|效力|关键词|编号"
)
_TITLES = ("标题", "题目", "信息名称", "文件名称", "名称")


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
_COPIES = re.compile(r"抄[送报](?:机关|单位)?[：:]")
#: A value on a line of its own is no longer than this.
_LONGEST_VALUE = 80


def name_end(text: str) -> int:
    """How long the name of a field is with its colon: 4 in ``索引号：0001``, 0 in other lines."""
    name = _ANY.match(text)
    return name.end() if name else 0


def starts(text: str) -> list[int]:
    """Where further fields begin in a line with several: ``索引号：1　分类：教育`` has one at 6."""
    if not _ANY.match(text):
        return []
    return [field.start() for field in _NEXT.finditer(text)]


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
    body = front.front_end([texts[k] for k in others])
    end = others[body] if body < len(others) else min(len(texts), _HEAD)
    fields = {k for k in range(end) if _STRONG.match(texts[k].text) and not _says(texts[k].text)}
    for k in (*range(end), *reversed(range(end))):
        beside = not {k - 1, k + 1}.isdisjoint(fields)
        weak = beside and _ANY.match(texts[k].text) and not _says(texts[k].text)
        if weak or _is_value(texts, k, fields):
            fields.add(k)
    foot = range(max(end, len(texts) - _FOOT), len(texts))
    return fields | {k for k in foot if _COPIES.match(texts[k].text)}


def _says(text: str) -> bool:
    """Whether a line is a sentence: ``密级：由定密责任人确定，不得自定。`` is."""
    return text.endswith("。") and "，" in text


def _is_value(texts: Sequence[Paragraph], k: int, fields: Collection[int]) -> bool:
    """Whether a line is the value of the name that stands alone above it."""
    name = texts[k - 1].text if k - 1 in fields else ""
    if not name or name_end(name) < len(name) or len(texts[k].text) > _LONGEST_VALUE:
        return False
    if name_end(texts[k].text):
        return False
    following = k + 1 < len(texts) and name_end(texts[k + 1].text) > 0
    # The last one of several stands as those before it do.
    return following or (k - 2 in fields and not name_end(texts[k - 2].text))


def with_title_joined(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with a title that stands on several lines made one.

    A field may say what the title is; else ``front`` tells by the form of the lines.
    """
    about = field_indices(texts)
    lines = [text for k, text in enumerate(texts) if k not in about]
    title = _title(texts, about)
    joined = _joined_as(lines, title) if title else None
    if joined is None:
        joined = front.with_title_joined(lines)
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
    return merged


def _title(texts: Sequence[Paragraph], about: Collection[int]) -> str:
    """The title that a field tells, without blanks; empty where none does."""
    for k in sorted(about):
        end = name_end(texts[k].text)
        if "".join(texts[k].text[:end].split())[:-1] in _TITLES:
            return "".join(texts[k].text[end:].split())
    return ""


def _joined_as(lines: Sequence[Paragraph], title: str) -> list[Paragraph] | None:
    """The lines with those made one that say the title together; None where none do."""
    for k in range(min(len(lines), _HEAD)):
        whole, end = lines[k], k + 1
        words = "".join(whole.text.split())
        while title.startswith(words) and words != title and end < len(lines):
            whole = whole.with_rest(lines[end])
            words, end = "".join(whole.text.split()), end + 1
        if words == title:
            return [*lines[:k], whole, *lines[end:]]
    return None


def title(blocks: Sequence[Block]) -> str | None:
    """The title that a field tells, where the text shows none: the value of 标题 or 文件名称.

    ``blocks`` are those of a Document, as they were received: ``標題：…`` tells one too.
    """
    for block in blocks:
        read = simplified(block.text) if block.kind is Kind.FIELD else ""
        end = name_end(read)
        if end and "".join(read[:end].split())[:-1] in _TITLES:
            return block.text[end:].strip() or None
    return None


def named(block: Block) -> Block:
    """A FIELD with the span of its name; any other block as it is."""
    end = name_end(block.text) if block.kind is Kind.FIELD else 0
    spans = (Span(0, end, SpanKind.FIELD_NAME),)
    return replace(block, spans=spans) if end else block
