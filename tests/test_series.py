"""Which number goes on which series, and under which number the series stands.

Each row is a number as a paragraph opens with it. ``*`` before it: a title alone on its line;
``:`` a paragraph below a colon; ``「`` one in a quotation; a word without a number: a heading that
has none. Expected is a letter for the series, indented under its parent, ``?`` for a doubt; ``-``
for a number that is none of the outline.
"""

from __future__ import annotations

import pytest

from zhbook import ordinals
from zhbook.model import Ordinal
from zhbook.outline.nodes import UNNUMBERED, Forms, Member
from zhbook.outline.samples import Samples
from zhbook.outline.series import MOST_MISSING, Nesting

#: The kinds of headings without a number.
INNER, ENCLOSING, PREFACE, PLAIN = "基本案情", "附件", "引言", "甲部"
#: 章 and 节 that lost their number.
LOST = {"监督管理": "chapter", "一般规定": "section"}


def nested(*rows: str) -> list[str]:
    marks = [row[: len(row) - len(row.lstrip("*:「"))] for row in rows]
    words = [row.lstrip("*:「") for row in rows]
    every: list[tuple[int, Ordinal]] = []
    for index, word in enumerate(words):
        found = ordinals.opening(f"{word}工作")
        if word in (INNER, ENCLOSING, PREFACE, PLAIN, *LOST):
            every.append((index, Ordinal(UNNUMBERED, 0, 0, 0)))
        elif word:
            assert found is not None, word
            every.append((index, found))
    quoted: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if "「" in mark:
            quoted[index] = quoted.get(index - 1, index)
    forms = Forms(
        titled={i for i, mark in enumerate(marks) if "*" in mark},
        announced={i for i, mark in enumerate(marks) if ":" in mark},
        quoted=quoted,
        inner={i for i, word in enumerate(words) if word == INNER},
        enclosing={i for i, word in enumerate(words) if word == ENCLOSING},
        prefaces={i for i, word in enumerate(words) if word == PREFACE},
        lost={i: LOST[word] for i, word in enumerate(words) if word in LOST},
        samples=Samples(),
    )
    nesting = Nesting(every, forms)
    series = sorted(nesting.series, key=lambda one: one.members[0].index)
    found_at = {m.index: m for one in series for m in one.members}
    return [
        _shown(found_at[i], chr(65 + series.index(found_at[i].series))) if i in found_at else "-"
        for i, _ in every
    ]


def _shown(member: Member, letter: str) -> str:
    depth, above = 0, member.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    doubt = {"": "", "ordinal-gap": "?", "ordinal-repeated": "="}[member.doubt]
    return " " * depth + letter + doubt + ("+" if member.series.continues else "")


CASES = {
    "one below the other": (
        ["一、", "（一）", "（二）", "二、", "（一）"],
        ["A", " B", " B", "A", " C"],
    ),
    "chapters over articles over lists": (
        ["第一章", "第一条", "（一）", "（二）", "第二条", "第二章", "第三条"],
        ["A", " B", "  C", "  C", " B", "A", " B"],
    ),
    "a list in an article does not go on with that of the last one": (
        ["第一条", "（一）", "（二）", "第二条", "（三）"],
        ["A", " B", " B", "A", " C+"],
    ),
    "chapters that begin anew": (
        ["第一章", "第二章", "第一章", "第二章"],
        ["A", "A", "B", "B"],
    ),
    "chapters that begin anew in a part": (
        ["第一编", "第一章", "第二章", "第三章", "第一章"],
        ["A", " B", " B", " B", " C"],
    ),
    "chapters that lost their number": (
        ["第一章", "第一条", "监督管理", "第二条", "第三章", "第三条", "监督管理", "第四条"],
        ["A", " B", "C", " B", "A?", " B", "D", " B"],
    ),
    "a section that lost its number": (
        ["第一章", "一般规定", "第一条", "第二节", "第二条", "第二章", "第三条"],
        ["A", " B", "  C", " D?", "  C", "A", " C"],
    ),
    "a chapter that lost its number stands in its part": (
        ["第一编", "第一章", "监督管理", "第二编", "监督管理", "一般规定", "第二节"],
        ["A", " B", " C", "A", " D", "  E", "  F?"],
    ),
    "a first chapter, section or article that is missing": (
        ["第二章", "第二节", "第三条", "第三章", "第四条"],
        ["A?", " B?", "  C?", "A", " C"],
    ),
    "a part of a code begins far behind the first article": (
        ["第一章", "第九百条", "第九百零一条"],
        ["A", " B", " B"],
    ),
    "a misprinted number where others stood": (
        ["*一、", "1.", "2.", "*二、", "1.", "*三、", "79."],
        ["A", " B", " B", "A", " C", "A", " D?"],
    ),
    "a chapter that is numbered twice": (["第一章", "第一章"], ["A", "A="]),
    "a number that suffixes another": (["第一章", "第二章", "第一章之一"], ["A", "A", "A?"]),
    "chapters go on through the parts": (
        ["第一编", "第一章", "第二编", "第二章"],
        ["A", " B", "A", " C"],
    ),
    "sections do not": (
        ["第一章", "第一节", "第二章", "第二节"],
        ["A", " B", "A", " C?"],
    ),
    "a title that is none of a chapter's": (["第一章", "第三节"], ["A", " B?"]),
    "articles that begin anew": (
        ["第一条", "第二条", "第一条", "第二条"],
        ["A", "A", "B", "B"],
    ),
    "an article that is inserted": (["第一条", "第一条之一", "第二条"], ["A", "A", "A"]),
    "a title over articles": (
        ["*一、", "第一条", "*二、", "第二条"],
        ["A", " B", "A", " B"],
    ),
    "such a title that stands over an introduction": (
        ["*一、", "", "第一条", "第二条"],
        ["A", " B", " B"],
    ),
    "a title of another style that stands over an introduction": (
        ["第一章", "*（一）", "", "第一条", "第二条"],
        ["A", " B", " C", " C"],
    ),
    "a title of another style directly over an article": (
        ["第一章", "*（一）", "第一条", "*（二）", "第二条"],
        ["A", " B", "  C", " B", "  C"],
    ),
    "a title over articles goes on with those above, not with a list": (
        ["*一、", "第一条", "一、", "*二、", "第二条"],
        ["A", " B", "  C", "A", " B"],
    ),
    "a list in an article goes on with itself": (
        ["*一、", "第一条", "一、", "二、", "第二条"],
        ["A", " B", "  C", "  C", " B"],
    ),
    "a title alone among articles": (
        ["第一章", "第一条", "*一、"],
        ["A", " B", " C"],
    ),
    "a title among articles that goes on as a title": (
        ["第一章", "第一条", "*一、", "*二、"],
        ["A", " B", " C", " C"],
    ),
    "a title among articles that goes on as a list": (
        ["第一章", "第一条", "*一、", "二、"],
        ["A", " B", "  C", "  C"],
    ),
    "a title among articles before another beginning": (
        ["第一章", "第一条", "*一、", "第二条", "一、"],
        ["A", " B", " C", "  B", "   D"],
    ),
    "a list that is not titled": (
        ["第一章", "第一条", "一、"],
        ["A", " B", "  C"],
    ),
    "a title below a colon is a list": (
        ["第一章", "第一条", ":一、"],
        ["A", " B", "  C"],
    ),
    "a list that begins late, titled, and goes on as a list": (
        ["第一章", "第一条", "*九十五、", "九十六、"],
        ["A", " B", "  C?", "  C"],
    ),
    "the rank of a standard": (["（一）", "（二）", "一、"], ["A", "A", "B"]),
    "a number of no rank stands under what it follows": (
        ["Ⅰ、", "(a)", "(b)", "Ⅱ、"],
        ["A", " B", " B", "A"],
    ),
    "and what once stood above stands above": (
        ["Ⅰ、", "(a)", "(b)", "Ⅱ、", "(a)", "(b)", "Ⅰ、", "Ⅱ、"],
        ["A", " B", " B", "A", " C", " C", "D", "D"],
    ),
    "even where it is no more there": (
        ["Ⅰ、", "(a)", PLAIN, "(a)", "Ⅰ、", "(b)"],
        ["A", " B", "C", " D", " E", "-"],
    ),
    "one that goes on later encloses": (["一、", "Ⅰ、", "1.", "Ⅱ、"], ["A", " B", "  C", " B"]),
    "one that does not go on later stands beside": (["(a)", "1."], ["A", "B"]),
    "one that announces a list encloses it": (["(a)", ":1."], ["A", " B"]),
    "announced by a paragraph between": (["(a)", "", ":1."], ["A", "B"]),
    "one that titles a part encloses what begins below it": (
        ["甲、", "乙、", "一、", "二、"],
        ["A", "A", " B", " B"],
    ),
    "a word with a number does": (["重点一：", "一、"], ["A", " B"]),
    "unless it stood below before": (
        ["一、", "甲、", "乙、", PLAIN, "甲、", "一、"],
        ["A", " B", " B", "C", " D", " E"],
    ),
    "a list again in the same article": (
        ["第一条", "Ⅰ、", "Ⅰ、", "Ⅱ、"],
        ["A", " B", " C", " C"],
    ),
    "a list again without an article": (["Ⅰ、", "Ⅰ、", "Ⅱ、"], ["A", "B", "B"]),
    "a list again above what stood in it": (
        ["Ⅰ、", "①", "Ⅱ、", "①", "Ⅰ、", "Ⅱ、"],
        ["A", " B", "A", " C", "D", "D"],
    ),
    "numbers that run on from heading to heading": (
        ["一、", "（一）", "（二）", "二、", "（三）", "（四）"],
        ["A", " B", " B", "A", " C+", " C+"],
    ),
    "not with one that is missing": (["一、", "（一）", "二、", "（五）"], ["A", " B", "A", "-"]),
    "not under the same heading": (
        ["一、", "（一）", PLAIN, "（二）"],
        ["A", " B", "C", "-"],
    ),
    "numbers that run on above another list": (
        ["一、", "（一）", "二、", "Ⅰ、", "（二）"],
        ["A", " B", "A", " C", " D+"],
    ),
    "a series whose beginning is lost": (["三、", "四、"], ["A?", "A"]),
    "its numbers may be large": (["95.", "96."], ["A?", "A"]),
    "a number alone that is not the first": (["三、", "（一）"], ["-", "A"]),
    "a number that is missing": (["五、", "六、", "八、"], ["A?", "A", "A?"]),
    "a number that comes again": (["一、", "二、", "二、"], ["A", "A", "A="]),
    "a number that goes back is one of a title": (
        ["*一、", "*二、", "*三、", "*二、"],
        ["A", "A", "A", "A?"],
    ),
    "of no other paragraph": (["一、", "二、", "三、", "二、"], ["A", "A", "A", "-"]),
    "numbers after a heading without one": (
        ["一、", PLAIN, "一、", "二、"],
        ["A", "B", " C", " C"],
    ),
    "an introduction before numbers": ([PREFACE, "一、", "二、"], ["A", "B", "B"]),
    "an introduction before chapters": (
        [PREFACE, "一、", "二、", "第一章"],
        ["A", " B", " B", "C"],
    ),
    "an introduction behind the chapters": (
        ["第一章", PREFACE, "一、"],
        ["A", "B", "C"],
    ),
    "chapters end what has no number": ([PLAIN, "一、", "第一章"], ["A", " B", "C"]),
    "but not an annex": ([ENCLOSING, "第一章", "第一条"], ["A", " B", "  C"]),
    "a module directly over a section": (
        ["Ⅰ、", "第一节", "Ⅱ、", "第一节"],
        ["A", " B", "A", " C"],
    ),
    "a heading without a number under another": (
        ["*一、", INNER, "（一）", INNER, "*二、"],
        ["A", " B", "  C", " D", "A"],
    ),
    "it has lists of its own": (
        ["*一、", INNER, "一、", "二、", INNER, "一、"],
        ["A", " B", "  C", "  C", " D", "  E"],
    ),
    "a quotation is nested by itself": (
        ["一、", "「一、", "「（一）", "「二、", "二、", "「一、", "三、"],
        ["A", " B", "  C", " B", "A", " D", "A"],
    ),
    "two quotations behind each other": (
        ["一、", "「一、", "「二、", "", "「三、", "二、"],
        ["A", " B", " B", "-", "A"],
    ),
    "a quotation before anything else": (["「一、", "「二、", "一、"], ["A", "A", "B"]),
    "what follows it is in no quotation": (
        ["一、", "「一、", PLAIN, "二、", "三、"],
        ["A", " B", "C", " D?", " D"],
    ),
    "its beginning may be lost": (
        ["一、", "「（三）", "「（四）", "二、"],
        ["A", " B?", " B", "A"],
    ),
    "it does not go on outside": (["一、", "「（三）", "（四）"], ["A", "-", "-"]),
    "a title in a quoted statute": (
        ["一、", "「第一章", "「第一条", "「*一、", "二、"],
        ["A", " B", "  C", "  D", "A"],
    ),
    "a quoted statute": (
        ["一、", "「第一条", "「（一）", "「第二条", "二、"],
        ["A", " B", "  C", " B", "A"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_which_number_goes_on_which(name: str) -> None:
    rows, expected = CASES[name]
    assert nested(*rows) == expected


def test_how_many_numbers_may_be_missing() -> None:
    assert nested("1.", f"{1 + MOST_MISSING}.") == ["A", "A?"]
    assert nested("1.", f"{2 + MOST_MISSING}.") == ["A", "-"]
