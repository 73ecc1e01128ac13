r"""The index of the printed book: what upmendex is given to sort.

The order of the index is known before TeX runs, so an entry is keyed by its number in it, of a
fixed width: ``000012@\ZhTerm{12}{平安建设}``. The first entry of each group carries the heading of
the group. upmendex then collects the pages and joins those that follow each other. Entries are
defined once, before the text, and named by their numbers where they stand: ``\ZhMark{12.3}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx.application import Sphinx

from zhbook.sphinx.collation import Order
from zhbook.sphinx.editions import edition_of
from zhbook.sphinx.filed import Entry, Said, filed, order_of, paths
from zhbook.sphinx.latex_text import escape

_WIDTH = 6
#: What upmendex would read in a term; ``\char`` prints them all the same.
_SIGNS = {ord(sign): rf"{{\char{ord(sign)}}}" for sign in '!"@|#'}

WORDS = {
    "zh-Hans": {
        "title": "索引",
        "see": "见",
        "see_also": "参见",
        Order.PINYIN: "按汉语拼音逐字排列",
        Order.STROKES: "按笔画逐字排列，笔画少的在前",
        Order.ZHUYIN: "按注音符号逐字排列",
        "note": "本索引{order}，数字和西文在前，书名号和引号不计。",
        "pages": "条目之后是页码。",
    },
    "zh-Hant-TW": {
        "title": "索引",
        "see": "見",
        "see_also": "參見",
        Order.PINYIN: "按漢語拼音逐字排列",
        Order.STROKES: "按筆畫逐字排列，筆畫少的在前",
        Order.ZHUYIN: "按注音符號逐字排列",
        "note": "本索引{order}，數字和西文在前，書名號和引號不計。",
        "pages": "條目之後是頁碼。",
    },
}


def headnote(app: Sphinx, *, pages: bool) -> str:
    """What stands at the head of the index: its order (GB/T 22466-2023), and ``pages`` if any."""
    words = WORDS[edition_of(app).lang]
    order = words[order_of(app)]
    return words["note"].format(order=order) + (words["pages"] if pages else "")


class PrintedIndex:
    """The entries of the whole book, and the commands that mark their places."""

    def __init__(self, app: Sphinx, said: list[tuple[str, Said]]) -> None:
        self.words = WORDS[edition_of(app).lang]
        self.entries = {entry.term: entry for entry in filed(app, said)}

    def marks(self, said: list[Said]) -> str:
        """The commands for the entries of one place; references between entries have none."""
        marked = (
            rf"\ZhMark{{{self.number(path)}}}"
            for kind, value, *_ in said
            if kind not in ("see", "seealso")
            for path in paths(kind, value)
        )
        return "".join(dict.fromkeys(marked))

    def definitions(self) -> str:
        """Every entry by its number, as upmendex reads it."""
        return "\n".join(
            rf"\ZhEntry{{{self.number(path)}}}{{{self.keyed(path)}}}"
            for term, entry in self.entries.items()
            for path in [(term,), *((term, *below) for below in under(entry))]
        )

    def references(self) -> str:
        """The commands for 见 and 参见; at the end of the book, so that they follow all pages."""
        return "\n".join(self._references())

    def _references(self) -> Iterator[str]:
        for entry in self.entries.values():
            for name, leads in (("see", entry.see), ("see_also", entry.see_also)):
                for term in leads:
                    there = self.entries.get(term)
                    number = there.number if there else 0
                    to = f"{{{self.words[name]}}}{{{number}}}{{{sign_free(term)}}}"
                    yield rf"\ZhMarkSee{{{entry.number}}}{to}"

    def number(self, path: tuple[str, ...]) -> str:
        """The numbers of an entry and of those over it: ``12.3``."""
        within, numbers = self.entries, []
        for term in path:
            numbers.append(str(within[term].number))
            within = within[term].below
        return ".".join(numbers)

    def keyed(self, path: tuple[str, ...]) -> str:
        """An entry as upmendex reads it: number, ``@``, what is printed; ``!`` before the next."""
        within: dict[str, Entry] = self.entries
        parts: list[str] = []
        for depth, term in enumerate(path, 1):
            entry = within[term]
            said = printed(entry, self.number(path[:depth]), top=depth == 1)
            parts.append(f"{entry.number:0{_WIDTH}}@{said}")
            within = entry.below
        return "!".join(parts)


def under(entry: Entry) -> Iterator[tuple[str, ...]]:
    """What stands below an entry, each as the way that leads to it."""
    for term, below in entry.below.items():
        yield (term,)
        yield from ((term, *path) for path in under(below))


def printed(entry: Entry, number: str, *, top: bool) -> str:
    """What the index shows of an entry, under its group's heading if it is the first of it."""
    group = rf"\ZhIndexGroup{{{sign_free(entry.group)}}}" if top and entry.first else ""
    return rf"{group}\ZhTerm{{{number}}}{{{sign_free(entry.term)}}}"


def sign_free(term: str) -> str:
    """``term`` escaped for TeX and for upmendex."""
    return escape(term).translate(_SIGNS)
