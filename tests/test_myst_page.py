"""Whole pages, character by character: all that a page can consist of stands in one of these."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.outlines import document_of
from zhbook.errors import FidelityError
from zhbook.index.terms import Mark
from zhbook.model import Block, Document, Kind, Piece, Span, SpanKind
from zhbook.places import place
from zhbook.writers.myst import front_matter, written

TEXT = """\
某市工作会议材料
目录
一、讲形势
九、没有的
十、也没有
一、讲形势
（一）形势好。看*成*。一是稳。二是进。
1. 甲方面
说明。
（二）任务重
- 正文。
二、讲任务
第一条　依照《甲法》第二条办理。
第二条
"""
PAGE = """\
---
generated-by: zhbook
title: "材料 \\"甲\\""
order: 3
own: true
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

(a)=

# [材料 \\*]{.added}

```{index-marks}
title | 题目 | 会议
```

{#a--title .own-title}
某市工作会议材料

{.about .added}
\\- 2022年

```{folded} 原目录中无对应标题的条目
:class: contents-unmatched

{#a--p1 .contents-entry}
九、没有的

{#a--p2 .contents-entry}
十、也没有
```

(a--s1)=

## 一、讲形势{editor-note}`1`

```{index-marks}
s1 | 一 | !形势
```

(a--s1-1)=

{.runin}
### （一）形势好

```{index-marks}
s1-1 | 一（一） | !形势, !任务
s1-1-1b | 一（一）一 | 形势
```

{#a--s1-1-p1 .runon}
。看\\*成\\*。[[一是稳。]{.lead}]{#a--s1-1-1b .item}[[二是进。]{.lead}]{#a--s1-1-2b .item}

(a--s1-1-1)=

#### 1\\. 甲方面

```{index-marks}
s1-1-1-p1 | 一（一）1. | 说明, 甲
```

{#a--s1-1-1-p1}
说明。

(a--s1-2)=

### （二）任务重

{#a--s1-2-p1}
\\- 正文。

(a--s2)=

## 二、讲任务

{#a--art-1 .article}
第一条　依照[《甲法》第二条](#r0)办理。

{#a--art-2 .article}
第二条

```{editor-notes}
1 | 注一
2 | 注二 \\`
```
"""


def test_a_page_with_a_supplied_title() -> None:
    document = document_of(TEXT)
    reference = Span(6, 13, SpanKind.REFERENCE, target="r0")
    blocks = [
        replace(block, spans=(*block.spans, Span(5, 5, SpanKind.NOTE, target="1")))
        if block.id == "s1"
        else replace(block, spans=(reference,))
        if block.id == "art-1"
        else block
        for block in document.blocks
    ]
    document = replace(document, blocks=tuple(blocks), notes=("注一", "注二 \\`"))
    marks = [
        Mark("", "", "题目", False, ("会议",)),
        Mark("s1", "s1", "一", True, ("形势",)),
        Mark("s1-1", "s1-1", "一（一）", True, ("形势", "任务")),
        Mark("s1-1", "s1-1-1b", "一（一）一", False, ("形势",)),
        Mark("s1-1-1-p1", "s1-1-1-p1", "一（一）1.", False, ("说明", "甲")),
    ]
    fields: dict[str, str | int | bool] = {"title": '材料 "甲"', "order": 3, "own": True}
    page = written(document, "a", "材料 *", "zh-Hans", fields, marks=marks, about="- 2022年")
    assert page.text == PAGE
    tops = [(b.tag, b.line) for b in page.blocks[:4]]
    assert tops == [("h1", 1), ("p", 1), ("p", 1), ("p", 4)]


NAMED: tuple[str, str, dict[str, str]] = ("题", "zh-Hans", {})


def block(kind: Kind, text: str, name: str, line: int, depth: int = 0, head: int = 0) -> Block:
    return Block(kind, text, (Piece(0, line),), depth, head, place=place(name))


#: What stands around a body, and headings below the deepest level that Markdown has.
PARTS = (
    block(Kind.PARAGRAPH, "文件 1", "p1", 1),
    block(Kind.SALUTATION, "同志们：", "p2", 3),
    replace(block(Kind.TEXT_TITLE, "信息*", "t2", 4, 1, 3), added="〔其二〕"),
    block(Kind.HEADING, "1. 甲<", "t2-s1", 5, 6, 5),
    block(Kind.RUN_IN, "乙#。丙>", "t2-s2", 6, 6, 2),
    block(Kind.RUN_IN, "丁？- 戊", "t2-s3", 7, 5, 2),
    block(Kind.ITEM, "1. 己", "t2-1", 8, 9, 2),
    block(Kind.ITEM, "1. 己", "t2-2", 9, 1, 2),
    block(Kind.ARTICLE, "第一条 　庚 ", "t2-art-1", 10, 0, 3),
    block(Kind.CONTENTS_ENTRY, "辛", "t2-p1", 11),
    block(Kind.SIGNATURE, "1. 壬", "t2-p2", 12),
)
AROUND = """\
---
generated-by: zhbook
myst:
  enable_extensions: [attrs_block, attrs_inline]
---

{#b--p1}
文件 1

(b)=

# 题\\*

```{index-marks}
top | 题目 | !乙
```

{#b--p2 .salutation}
同志们：

(b--t2)=

{.text-title}
## 信息\\*[〔其二〕]{.added}

```{index-marks}
t2 | 其二 | !甲
```

{#b--t2-s1 .deep-heading}
[1. 甲\\<]{.run-in-head}

```{index-marks}
t2-s2 | 二 | !乙
```

{#b--t2-s2 .deep-heading}
[乙\\#]{.run-in-head}。丙\\>

(b--t2-s3)=

{.runin}
###### 丁？

```{index-marks}
t2-s3 | 三 | !丁
```

{#b--t2-s3-p1 .runon}
\\- 戊

{#b--t2-1 .item-4}
1\\. 己

{#b--t2-2 .item-1}
1\\. 己

{#b--t2-art-1 .article}
第一条　庚&#32;

```{folded} 原目錄中無對應標題的條目
:class: contents-unmatched

{#b--t2-p1 .contents-entry}
辛
```

{#b--t2-p2 .signature}
1\\. 壬

```{folded} 原件所附文字（非正文）
:class: notices

{#b--n1 .notice}
\\+ 电话

{#b--n2 .notice}
微信
```
"""


def around() -> Document:
    title = block(Kind.TITLE, "题*", "", 2)
    notices = (block(Kind.NOTICE, "+ 电话", "n1", 13), block(Kind.NOTICE, "微信", "n2", 14))
    return Document("b.txt", title, PARTS, notices)


def test_a_page_with_its_own_title() -> None:
    marks = [
        Mark("", "title", "题目", True, ("乙",)),
        Mark("t2", "t2", "其二", True, ("甲",)),
        Mark("t2-s2", "t2-s2", "二", True, ("乙",)),
        Mark("t2-s3", "t2-s3", "三", True, ("丁",)),
    ]
    page = written(around(), "b", "题*", "zh-Hant-TW", {}, marks=marks)
    assert page.text == AROUND
    assert [b.line for b in page.blocks] == [1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14]


@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.SIGNATURE, Kind.ARTICLE])
def test_a_block_that_cannot_be_said_is_refused_with_its_line(kind: Kind) -> None:
    broken = Span(0, 1, SpanKind.REFERENCE, target="no place")
    one = replace(block(kind, "甲乙", "p1", 7), spans=(broken,))
    with pytest.raises(FidelityError) as caught:
        written(Document("b.txt", None, (one,)), "b", "题", "zh-Hans", {})
    assert (caught.value.path, caught.value.line) == ("b.txt", 7)


def test_a_heading_that_cannot_be_said_is_refused_with_its_line() -> None:
    one = replace(block(Kind.HEADING, "甲\n乙", "s1", 7, 1, 3))
    with pytest.raises(FidelityError) as caught:
        written(Document("b.txt", None, (one,)), "b", "题", "zh-Hans", {})
    assert (caught.value.path, caught.value.line) == ("b.txt", 7)


def test_the_copy_in_the_other_script_is_compared_with_the_page_that_was_read() -> None:
    """A block that differs from it in ASCII goes through the parser, and is refused there."""
    first = written(Document("b.txt", None, (block(Kind.PARAGRAPH, "着*", "p1", 7),)), "b", *NAMED)
    bad = replace(
        block(Kind.PARAGRAPH, "著*", "p1", 7),
        spans=(Span(0, 1, SpanKind.REFERENCE, target="no place"),),
    )
    assert front_matter({}) in first.head
    written(Document("b.txt", None, (block(Kind.PARAGRAPH, "著*", "p1", 7),)), "b", *NAMED, first)
    with pytest.raises(FidelityError):
        written(Document("b.txt", None, (bad,)), "b", *NAMED, first)


def item(start: int, end: int) -> Span:
    return Span(start, end, SpanKind.ITEM, place("1b"))


@pytest.mark.parametrize(
    ("one", "body"),
    [
        (
            replace(block(Kind.PARAGRAPH, "甲：一是乙", "p1", 1), spans=(item(2, 5),)),
            "{#a--p1}\n甲：[一是乙]{#a--1b .item}\n",
        ),
        (
            replace(block(Kind.SALUTATION, "甲：一是乙", "p1", 1), spans=(item(2, 5),)),
            "{#a--p1 .salutation}\n甲：[一是乙]{#a--1b .item}\n",
        ),
        (
            replace(block(Kind.RUN_IN, "甲：一是乙", "s1", 1, 6, 1), spans=(item(2, 5),)),
            "{#a--s1 .deep-heading}\n[甲]{.run-in-head}：[一是乙]{#a--1b .item}\n",
        ),
        (
            replace(block(Kind.ARTICLE, "第一条　一是乙", "art-1", 1, 0, 3), spans=(item(4, 7),)),
            "{#a--art-1 .article}\n第一条　[一是乙]{#a--1b .item}\n",
        ),
        (
            block(Kind.TEXT_TITLE, "甲", "t1", 1, 1, 1),
            "(a--t1)=\n\n{.text-title}\n## 甲\n",
        ),
    ],
    ids=lambda one: one.kind.value if isinstance(one, Block) else "",
)
def test_an_item_inside_has_a_place_in_every_kind_of_block(one: Block, body: str) -> None:
    page = written(Document("a.txt", None, (one,)), "a", *NAMED)
    assert page.body == f"(a)=\n\n# [题]{{.added}}\n\n{body}"


def note(at: int, number: int) -> Span:
    return Span(at, at, SpanKind.NOTE, target=str(number))


def test_notes_at_the_number_of_an_article_stand_behind_it() -> None:
    """In the number, on the gap, before the text: all of them once; one in the text stays there."""
    spans = (note(2, 1), note(4, 2), note(5, 3), note(6, 4))
    one = replace(block(Kind.ARTICLE, "第一条  甲乙", "art-1", 1, 0, 4), spans=spans)
    page = written(Document("a.txt", None, (one,), notes=("甲",) * 4), "a", *NAMED)
    marks = "{editor-note}`2`{editor-note}`3`"
    body = f"第一{{editor-note}}`1`条{marks}　甲{{editor-note}}`4`乙"
    assert page.body.split("\n")[4:6] == ["{#a--art-1 .article}", body]


def test_the_title_of_the_text_under_a_supplied_one_is_a_line_of_text() -> None:
    own = block(Kind.TITLE, "+ 甲", "", 3)
    page = written(Document("a.txt", own, ()), "a", *NAMED)
    assert page.body.endswith("\n{#a--title .own-title}\n\\+ 甲\n")


def test_what_stands_on_the_line_of_the_title_stands_behind_it() -> None:
    """A text may be one line: only what stands on a line before the title goes before it."""
    text = Document(
        "a.txt", block(Kind.TITLE, "题", "", 1), (block(Kind.PARAGRAPH, "甲", "p1", 1),)
    )
    assert written(text, "a", *NAMED).body == "(a)=\n\n# 题\n\n{#a--p1}\n甲\n"
