"""Paragraphs that open with the number of an article which they cite.

``第 8 条`` / ``第六条补助金，每人每次…`` / ``第 9 条``: 第六条 is written as no article of this
text is, right before its words, and stands between two articles that follow each other. Where it
comes next in its turn it is an article whose blank was lost; where most articles are written so,
the form tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhbook.layout.paragraphs import Paragraph
from zhbook.model import Ordinal

#: An article's number and its suffix.
_Number = tuple[int, int]


def cited_articles(texts: Sequence[Paragraph], numbered: Sequence[tuple[int, Ordinal]]) -> set[int]:
    """The paragraphs among the candidates that cite the article with whose number they open."""
    articles = [(i, ordinal) for i, ordinal in numbered if ordinal.style == "article"]
    glued = {i for i, ordinal in articles if texts[i].text[ordinal.end :][:1].isalpha()}
    if 2 * len(glued) >= len(articles):
        return set()
    cited = set[int]()
    before: _Number | None = None
    waiting: list[tuple[int, _Number]] = []
    for i, ordinal in articles:
        number = (ordinal.value, ordinal.suffix)
        if i in glued and not (before and _follows(number, before)):
            waiting.append((i, number))
            continue
        if before and _follows(number, before):
            cited |= {k for k, _ in waiting}
        before, waiting = number, []
    # Behind the last article what goes back can be none.
    return cited | {i for i, number in waiting if before and number <= before}


def _follows(number: _Number, before: _Number) -> bool:
    """Whether an article comes next: 第九条 or 第八条之一 after 第八条."""
    return number in ((before[0] + 1, 0), (before[0], before[1] + 1))
