"""Whose order of levels a text keeps, and what tells it, in Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from zhbook.model import Document, SourceText
from zhbook.outline.jurisdiction import Evidence, Sort, evidence
from zhbook.outline.reasons import Explained
from zhbook.places import HONGKONG, LEVELS, MACAO, MAINLAND, TAIWAN
from zhbook.reader.normal_script import simplified

_NAMES = {MAINLAND: "大陆", TAIWAN: "台湾", HONGKONG: "香港", MACAO: "澳门"}
#: The sides that are always named.
_USUAL = (TAIWAN, MAINLAND)
_SORTS = {
    Sort.ORDER: "引用自己的款项",
    Sort.BEFORE: "“前项”“前款”开头的段",
    Sort.ITEMS: "紧接着条的一组序号",
    Sort.NUMBERS: "独占一行的条号",
    Sort.TITLES: "编号",
    Sort.DATES: "日期",
    Sort.FORCE: "施行",
    Sort.ORGANS: "机关",
}


def levels(source: SourceText, document: Document, places: Sequence[Explained]) -> str:
    """``条以下依台湾的次序：项、款、目（日期，台湾 2、大陆 0）``; nothing where nobody tells."""
    if not document.jurisdiction:
        return ""
    told = "book.toml 写明"
    if not source.jurisdiction:
        found = evidence((simplified(place.text) for place in places), document.blocks)
        told = "；".join(map(_told, found))
    order = "、".join(LEVELS[document.jurisdiction])
    return f"条以下依{_NAMES[document.jurisdiction]}的次序：{order}（{told}）"


def _told(found: Evidence) -> str:
    sides = {**dict.fromkeys(_USUAL, 0), **found.sides}
    counts = "、".join(f"{_NAMES[side]} {count}" for side, count in sides.items())
    return f"{_SORTS[found.sort]}，{counts}"
