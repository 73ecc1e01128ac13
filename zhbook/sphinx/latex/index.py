r"""The index of the printed book: what upmendex is given to sort.

The order of the index is known before TeX runs, so an entry is keyed by its number in it, of a
fixed width: ``000012@\ZhTerm{12}{平安建设}``. The first entry of each group carries the heading of
the group. upmendex then collects the pages and joins those that follow each other. Entries are
defined once, before the text, and named by their numbers where they stand: ``\ZhMark{12.3}``, or
``\ZhMarkMain{12.3}`` for a main place, whose page is bold. A page on which a term has a main place
is named once, in bold; ``latexmkrc`` takes the others out before upmendex reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx.application import Sphinx

from zhbook.locale.words import Words
from zhbook.sphinx.genindex import index_of, order_of, words_of
from zhbook.sphinx.index.entries import Entry, Index, SphinxEntry
from zhbook.sphinx.latex.text import escape

_WIDTH = 6
#: What upmendex or TeX would read in a term; ``\char`` prints them all the same.
_SIGNS = re.compile(r"""[!"@|#$%&_^~\\{}\[\]]""")
#: The rest of the headnote.
WORDS = Words(
    {
        "note": (
            "Numbers and Latin letters come first; marks of titles and quotation marks do not "
            "count. Pages follow the entries, those of main places bold."
        ),
    }
)


class PrintedIndex:
    """The entries of the whole book, and the commands that mark their places."""

    def __init__(self, app: Sphinx) -> None:
        words = words_of(app)
        self.words = {"see": str(words["see"]), "see_also": str(words["see_also"])}
        self.title = str(words["title"])
        note = WORDS.of(app.config.language)["note"]
        self.note = f"{words['orders'][order_of(app).value]}。{note}"
        self.index, groups = index_of(app)
        self.groups = {entries[0].key: name for name, entries in groups}
        self.entries = [entry for _, entries in groups for entry in entries]
        self.numbers: dict[str, str] = {}
        for number, entry in enumerate(self.entries, 1):
            self.numbers[entry.key] = str(number)
            for below, one in enumerate(entry.below.values(), 1):
                self.numbers[one.key] = f"{number}.{below}"

    def marks(self, entries: Sequence[SphinxEntry]) -> str:
        """The commands for the entries of one place; references between entries have none."""
        here = Index()
        for entry in entries:
            if entry[0] not in ("see", "seealso"):
                here.add("", entry)
        return "".join(
            rf"\ZhMark{'Main' if any(e.places.values()) else ''}{{{self.numbers[e.key]}}}"
            for e in here.all()
            if e.places
        )

    def definitions(self) -> str:
        """Every entry by its number, as upmendex reads it."""
        return "\n".join(self._definitions())

    def _definitions(self) -> Iterator[str]:
        for entry in self.entries:
            keyed = self.keyed(entry)
            yield rf"\ZhEntry{{{self.numbers[entry.key]}}}{{{keyed}}}"
            for below in entry.below.values():
                yield rf"\ZhEntry{{{self.numbers[below.key]}}}{{{keyed}!{self.keyed(below)}}}"

    def keyed(self, entry: Entry) -> str:
        """An entry as upmendex reads it: its number among its neighbours, ``@``, what is printed.

        The first of a group has the group's heading before it.
        """
        number = self.numbers[entry.key]
        own = int(number.rpartition(".")[2])
        group = self.groups.get(entry.key, "")
        heading = rf"\ZhIndexGroup{{{sign_free(group)}}}" if group else ""
        return rf"{own:0{_WIDTH}}@{heading}\ZhTerm{{{number}}}{{{sign_free(entry.info.shown)}}}"

    def references(self) -> str:
        """The commands for 见 and 参见; at the end of the book, so that they follow all pages."""
        return "\n".join(self._references())

    def _references(self) -> Iterator[str]:
        for entry in self.index.all():
            for name, leads in (("see", entry.see), ("see_also", entry.see_also)):
                for key in leads:
                    there = self.index.find(key)
                    if there is None:
                        continue
                    above = self.index.find(key.partition(";")[0])
                    words = there.info.shown
                    if above is not None and above is not there:
                        words = f"{above.info.shown}——{words}"
                    to = (
                        f"{{{self.words[name]}}}{{{self.numbers[there.key]}}}{{{sign_free(words)}}}"
                    )
                    yield rf"\ZhMarkSee{{{self.numbers[entry.key]}}}{to}"


def sign_free(term: str) -> str:
    """``term`` for TeX and for upmendex: ``50%`` gives ``50{\\char37}``."""
    parts = _SIGNS.split(term)
    signs = [*(rf"{{\char{ord(sign)}}}" for sign in _SIGNS.findall(term)), ""]
    return "".join(escape(part) + sign for part, sign in zip(parts, signs, strict=True))
