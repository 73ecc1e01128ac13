"""Compares what a seed says with what its page shows, knowing nothing of the converter.

Permitted are only these differences: the lines of a 目录 that a heading of the page repeats, and
the word 目录 itself; notices, which stand folded at the end of the text. What the editors added
carries the class ``added``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from operator import eq
from pathlib import Path

from bs4 import BeautifulSoup
from opencc import OpenCC

_ZERO_WIDTH = set("\u200b\u200e\u200f\u2060\ufeff") | {chr(c) for c in range(0x202A, 0x202F)}
#: What the Traditional edition writes for a character where no table of OpenCC leads back.
_FORWARD = {("账", "帳"), ("复", "覆"), ("了", "瞭"), ("借", "藉"), ("浚", "濬"), ("坐", "座")}
_ONE_FORM = str.maketrans("「」『』“”‘’", "\"\"''\"\"''")


def inked(text: str) -> str:
    """The characters of a text that are not blank: no White_Space, zero-width or control."""
    return "".join(
        c
        for c in text
        if not c.isspace() and c not in _ZERO_WIDTH and unicodedata.category(c) != "Cc"
    )


def page_text(html: str) -> tuple[str, str, set[str]]:
    """What a page shows of its seed: the text, the notices, and the words of its headings."""
    article = BeautifulSoup(html, "html.parser").select_one("article.bd-article")
    assert article is not None
    for other in article.select(".added, .headerlink, template, summary"):
        other.decompose()
    notices = "".join(inked(n.get_text()) for n in article.select(".notices"))
    for notice in article.select(".notices"):
        notice.decompose()
    headings = {inked(h.get_text()) for h in article.find_all(re.compile(r"h[1-6]"))}
    return inked(article.get_text()), notices, headings


class Alike:
    """Whether a stretch of a page says, character for character, what a stretch of a seed says.

    A character of the other script may stand for its own; a quotation mark for one of another form.
    """

    def __init__(self) -> None:
        self._back = [OpenCC("t2s"), OpenCC("tw2s")]
        self._forms: dict[str, set[str]] = {}

    def __call__(self, said: str, shown: str) -> bool:
        """Whether ``shown`` stands for ``said``; both are as long."""
        if len(said) != len(shown):
            return False
        pairs = zip(said.translate(_ONE_FORM), shown.translate(_ONE_FORM), strict=True)
        return all(a == b or self._one(a, b) or self._one(b, a) for a, b in pairs)

    def _one(self, simplified: str, traditional: str) -> bool:
        pair = (simplified, traditional)
        return pair in _FORWARD or simplified in self._simplified(traditional)

    def _simplified(self, character: str) -> set[str]:
        if character not in self._forms:
            self._forms[character] = {back.convert(character) for back in self._back}
        return self._forms[character]


def difference(seed: str, html: str, alike: Callable[[str, str], bool] = eq) -> str | None:
    """Where a page stops saying what its seed says, or None where it says all of it, in order."""
    return compared(seed, *page_text(html), alike)


def compared(
    seed: str,
    body: str,
    notices: str,
    headings: Collection[str],
    alike: Callable[[str, str], bool] = eq,
) -> str | None:
    """As ``difference``, for what some page shows: inked, without what the editors added."""
    in_contents = False
    at = 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", seed), 1):
        words = inked(line)
        end = at + len(words)
        entry = re.sub(r"[.…·．]*\d*$", "", words)
        if alike(words, body[at:end]):
            at = end
        elif words in {"目录", "目錄", "目次"}:
            in_contents = True
        elif alike(words, notices[: len(words)]):
            notices = notices[len(words) :]
        elif not (in_contents and any(alike(entry, heading) for heading in headings)):
            return f"line {number}: {words[:30]!r}, the page goes on {body[at : at + 30]!r}"
    if at != len(body):
        return f"the page has more than its seed: {body[at : at + 30]!r}"
    return f"notices that the seed has not: {notices[:30]!r}" if notices else None


def seed_text(path: Path) -> str:
    """A seed in UTF-8 as it was received."""
    return path.read_bytes().decode("utf-8-sig")
