"""What the book as a whole must know of each text: title, kind, length, headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhbook.metadata.about import About
from zhbook.model import Document, Kind
from zhbook.outline import items

#: Kinds of paper; of two that fit a title the longer one counts.
_GENRE = re.compile(
    r"(?:"
    r"修正案|宪法|基本法|条例|规定|办法|细则|规则|准则|解释|批复|决定|决议|命令|公告|通告|"
    r"公报|通知|通报|意见|方案|规划|计划|纲要|要点|讲话|致辞|发言|演讲|报告|汇报|总结|汇编|"
    r"纪要|函|章程|公约|倡议书|建议|议案|标准|规范|指引|指南|说明|信息|法|案"
    r")$"
)
_VERSION = re.compile(r"(?<!\s)\s*+[（(][^（）()]*[）)]\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as contents show it; ``added`` is what the editors put behind it."""

    depth: int
    id: str
    text: str
    added: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A text as listings show it, in one script.

    ``title`` is None where the text has none of its own; ``characters`` counts all that are not
    blank.
    """

    title: str | None
    kind: str
    characters: int
    headings: tuple[Heading, ...]
    items: int
    articles: int
    about: About


def kind_of(document: Document, title: str) -> str:
    """The kind of paper: 讲话, 条例, 汇编 … by the title's last word, else by the text's form."""
    if any(b.kind is Kind.TEXT_TITLE for b in document.blocks):
        return "汇编"
    words = _VERSION.sub("", title)
    if genre := _GENRE.search(words):
        return genre[0]
    if any(b.kind is Kind.SALUTATION for b in document.blocks):
        return "讲话"
    return "法规" if any(b.kind is Kind.ARTICLE for b in document.blocks) else "文稿"


def summary(
    document: Document, title: str, kind: str | None = None, about: About | None = None
) -> Summary:
    """The Summary of a document that the book shows under ``title``; what is known is given."""
    headings = tuple(
        Heading(b.depth, b.id, b.text[: b.head], b.added)
        for b in document.blocks
        if b.kind in (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)
    )
    texts = [b.text for b in (*document.blocks, *document.notices)]
    own = document.title.text if document.title else None
    characters = len("".join("\n".join([own or "", *texts]).split()))
    articles = sum(b.kind is Kind.ARTICLE for b in document.blocks)
    kind = kind or kind_of(document, title)
    counts = (items(document), articles)
    return Summary(own, kind, characters, headings, *counts, about or About())
