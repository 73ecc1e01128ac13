"""What a number belongs to that does not say it: 本款, 第二款, 同条第三款, 第（二）项.

The article and the paragraph are those of the block, or those that were named before it; where both
can be meant, nobody can tell.
"""

from __future__ import annotations

import re
from dataclasses import replace

from zhbook.citations import works
from zhbook.citations.base import Citation
from zhbook.citations.grammar import Units, beneath, unit_of
from zhbook.citations.noting import MOST_PARAGRAPHS, Noting
from zhbook.model import Block
from zhbook.places import UNNUMBERED

#: What stands between two numbers of one clause, or of one that goes on with 或.
_SAME_CLAUSE = re.compile("[^，；。]*(?:，(?:或|及|和|以及|并|与)[^，；。]*)?")
#: The titles of a text itself; those behind them are of the texts of a collection.
_TITLES_OF_TEXT = 2

#: Where the words begin that name a place, what a 款 or 项 there belongs to, and the work.
Owner = tuple[int, Units, Citation]


class Implied(Noting):
    """What the numbers of one block belong to."""

    def unit(self, word: str) -> Units:
        """The place that 本条, 本款, 本章 mean here."""
        if word not in "条款项":
            return self.scope.heading
        return self.scope.units.above(beneath(unit_of(word, self.text.taiwan)))

    @property
    def paper(self) -> Block | None:
        """The heading of the paper that is attached to the text and in which the block stands."""
        above = self.scope.headings
        return next((h for h in above if h.place.steps[-1].unit == UNNUMBERED), None)

    def series(self, genre: str) -> str:
        """The series of articles that 本条例 means, or a bare number where there is no ``genre``.

        In rules that are attached to a 条例, 本条例 is that, unless they are a 条例 themselves.
        """
        letter, paper = self.scope.units.letter, self.paper
        if not letter or not genre or paper is None or works.names_itself(paper.text, genre):
            return letter
        main = self.text.titles[:_TITLES_OF_TEXT]
        return "" if any(works.names_itself(title, genre) for title in main) else letter

    def same(self, word: re.Match[str], start: int) -> Owner:
        """What 同条 and 同法 before a number mean: the last place that was named in this block."""
        assert self.last is not None
        units, citation = self.last.units, self.last.citation
        start -= word.end() - word.start()
        if word["genre"]:
            work = citation.work or citation.before
            doubt = citation.doubt or bool(work and not works.read(work).endswith(word["genre"]))
            citation = replace(citation, joined=False, doubt=doubt, sure=False)
            return start, Units(letter=units.letter), citation
        above = units.above(beneath(unit_of(word["unit"], self.text.taiwan)))
        return start, above, replace(citation, joined=False)

    def divided(self, number: int, start: int) -> Units | None:
        """The article whose paragraph ``number`` is meant where no article is named.

        It is this one, unless the same clause has named another that has such a paragraph
        (违反第五条第一款，或违反第二款的); where both have it nobody can tell.
        """
        own, last = self.scope.units, self.last
        if last is None or not last.is_own or not last.units.paragraph:
            return own
        if not _SAME_CLAUSE.fullmatch(self.words, last.end, start):
            return own
        if last.units.above("paragraph") == own.above("paragraph"):
            return own
        here = self.has(own.with_unit("paragraph", number))
        there = self.has(last.units.with_unit("paragraph", number))
        return None if here and there else last.units if there else own

    def listing(self, number: int) -> Units | None:
        """The paragraph whose item ``number`` is meant where no paragraph is named.

        An item speaks of those before it. Other words speak of the paragraph that they have named
        last (前项第一款…，第三款) or of their own, where just one of them has such an item; else of
        the only one of their article that does.
        """
        own = self.scope.units
        if own.item:
            return own if number < own.item else None
        named = [own]
        if self.last and self.last.is_own:
            named.append(self.last.units)
        items = {units.above("item").with_unit("item", number) for units in named}
        having = [item for item in items if self.has(item)]
        if not having:
            every = [own.with_unit("paragraph", k) for k in range(1, MOST_PARAGRAPHS)]
            having = [item for p in every if self.has(item := p.with_unit("item", number))]
        return having[0] if len(having) == 1 else None
