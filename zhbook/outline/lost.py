"""编章节 that lost their number: ``规划与建设`` alone on its line over 第三条.

Standard: 立法技术规范（试行）（一）, 12 to 15: 章 and 节 are titled lines that stand directly over
articles or over one another. A short line there that ends no sentence is a title, whatever its
words; which it is, its neighbours tell: directly below a 章 it is a 节, elsewhere a 章.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import DATED, GENRE, names_part
from zhbook.model import Ordinal
from zhbook.ordinals import RANK, TITLED

#: Titles of 章 and 节 have at most so many characters, blanks not counted.
LONGEST = 30
#: With less above the first article a line may be its paper's own title.
LONGEST_PLAIN = 4
#: A 章 and its 节 are two lines; a list is more.
MOST_LINES = 2
_STOPS = re.compile(r"[。；，：！？:;,!?…│─]")
_WORDS = re.compile(r"[\u3400-\u9fff《“].*[\u3400-\u9fff）)》”]")


def lost(
    texts: Sequence[Paragraph],
    taken: Collection[int],
    candidates: Sequence[tuple[int, Ordinal]],
    named: Collection[int],
    around: Collection[int],
) -> dict[int, str]:
    """The lines that title 章 and 节 without a number, each with that style.

    ``经营、服务和使用`` and ``附 则`` over 第六条 are 章; ``一般规定`` between ``第二章 监督``
    and 第三条 is a 节. A line in brackets, a signature behind a list, and the only such line over
    第一条 of a text without chapters are none. ``named`` are headings by their name, ``taken``
    what is known else, and of that ``around`` what is no body.
    """
    divisions = {i: ordinal for i, ordinal in candidates if ordinal.style in TITLED}
    numbers = _Numbered(divisions)
    closed = {*around, *divisions}
    # 附则 of a code stands beside its 编, not below the last of them.
    parts = any(RANK[ordinal.style] < RANK["chapter"] for ordinal in divisions.values())
    articles = {i: ordinal for i, ordinal in candidates if ordinal.style == "article"}
    lines: dict[int, str] = {}
    for i in sorted(articles):
        row = _above(texts, i, taken, named)
        over = row[0] - 1 if row else -1
        if not row or not (over < 0 or over in closed or _closes(texts[over].text)):
            continue
        article = articles[i]
        if (
            article.value == 1
            and not article.suffix
            and not divisions
            and _may_be_title(texts, row)
        ):
            continue
        if len(row) > 1:
            if numbers.next_section(i) == 2:
                lines |= {row[0]: "chapter", row[1]: "section"}
        elif over in divisions:
            if divisions[over].style == "chapter":
                lines[row[0]] = "section"
        elif row[0] not in named or not parts:
            lines[row[0]] = "section" if numbers.has_room_for_section(i) else "chapter"
    return lines if divisions or len(lines) > 1 else {}


def _above(
    texts: Sequence[Paragraph], article: int, taken: Collection[int], named: Collection[int]
) -> list[int]:
    """One or two short lines directly above an article; none where there are more."""
    row: list[int] = []
    k = article - 1
    while (
        k >= 0
        and len(row) <= MOST_LINES
        and (k in named or (k not in taken and _could_title(texts[k].text)))
    ):
        row.insert(0, k)
        k -= 1
    return row if len(row) <= MOST_LINES else []


def _closes(text: str) -> bool:
    """Whether nothing of a paragraph is left open; some copies have lost the 。 at its end."""
    return ends_sentence(text) or (len(text) > LONGEST and text[-1] not in "：:；;，,、")


def _could_title(text: str) -> bool:
    words = "".join(text.split())
    return (
        2 <= len(words) <= LONGEST
        and _STOPS.search(words) is None
        and _WORDS.fullmatch(words) is not None
        and DATED.match(text) is None
    )


def _may_be_title(texts: Sequence[Paragraph], row: Sequence[int]) -> bool:
    """Whether a line over 第一条 may be the title of a paper: ``某某管理规定``, not ``总则``."""
    words = "".join(texts[row[-1]].text.split())
    return len(words) > LONGEST_PLAIN and not names_part(words) and bool(GENRE.search(words))


class _Numbered:
    """The divisions of a text that have a number, and what their numbers leave room for."""

    def __init__(self, divisions: Mapping[int, Ordinal]) -> None:
        self._places = sorted(divisions)
        self._divisions = [divisions[place] for place in self._places]
        self._chapters: list[int | None] = []
        last = None
        for division in self._divisions:
            last = division.value if division.style == "chapter" else last
            self._chapters.append(last)

    def next_section(self, index: int) -> int | None:
        """The number of the next division behind a paragraph, where it is a 节."""
        k = bisect_right(self._places, index)
        following = self._divisions[k] if k < len(self._places) else None
        return following.value if following and following.style == "section" else None

    def has_room_for_section(self, index: int) -> bool:
        """Whether the numbers around a line have room for a 节 and not for a 章.

        Between 第一节 and 第三节 they have, and between 第六节 of 第四章 and 第五章.
        """
        k = bisect_right(self._places, index)
        if k == 0 or self._divisions[k - 1].style != "section":
            return False
        section = self.next_section(index)
        if section is not None:
            return section == self._divisions[k - 1].value + 2
        last = self._chapters[k - 1]
        following = self._divisions[k] if k < len(self._places) else None
        if following is None or last is None:
            return False
        return following.style == "chapter" and following.value == last + 1
