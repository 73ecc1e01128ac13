"""The page 编年目录: every text of the book with its date, by whom and under which number.

It stands where at least two texts have a date. Texts are in the order of their dates, those of one
date in the order of the book; a year alone comes before its months, and what has no date last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from zhbook.book.shelf import Text
from zhbook.dates import shown
from zhbook.metadata.summary import Summary
from zhbook.pageformat import Directive, Field, PageKind
from zhbook.writers.inlines import row
from zhbook.writers.myst import front_matter

#: The name of the page.
CHRONICLE = "chronicle"
TITLE = "编年目录"
_NUMBERS = "字数"
_HEADS = ("日期", "题目", "责任者", "文号", "文种", _NUMBERS, "效力")


def is_worth_a_page(summaries: Mapping[str, Summary]) -> bool:
    """Whether at least two texts have a date."""
    return sum(bool(about.about.date) for about in summaries.values()) > 1


def chronicle_page(
    texts: Sequence[Text],
    lang: str,
    words: Callable[[str], str],
    summaries: Mapping[str, Summary],
    titles: Mapping[str, str],
) -> str:
    """The page in one edition; ``words`` converts what the page says itself."""
    order = sorted(texts, key=lambda text: _filing(summaries[text.path].about.date))
    rows = [_cells(summaries[text.path], titles[text.path]) for text in order]
    # A column that no text has anything for is left out.
    kept = [k for k in range(len(_HEADS)) if any(cells[k] for cells in rows)]
    lines = [
        front_matter({Field.KIND: PageKind.CHRONICLE, Field.SLUG: CHRONICLE, Field.LANG: lang})
    ]
    lines += [f"({CHRONICLE})=", "", f"# {words(TITLE)}", ""]
    lines += [f"```{{{Directive.TEXT_TABLE}}}", f":numbers: {words(_NUMBERS)}", ""]
    lines.append(row([words(_HEADS[k]) for k in kept]))
    for text, cells in zip(order, rows, strict=True):
        lines.append(row([text.slug, *(cells[k] for k in kept)]))
    return "\n".join([*lines, "```", ""])


def _cells(summary: Summary, title: str) -> list[str]:
    about = summary.about
    date = shown(about.date) if about.date else ""
    named = (about.author, about.number, summary.kind)
    return [date, title, *named, f"{summary.characters:,}", about.status]


def _filing(date: str) -> tuple[bool, str]:
    return not date, date
