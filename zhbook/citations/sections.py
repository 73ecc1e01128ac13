"""References where every level has a number: 第3(1)(a)条 and 第(2)款 in Hong Kong, and in Macao
第三条第二款（二）项 and 上款.

Standard: the style of the Law Drafting Division of Hong Kong: a section has 款 (1), 段 (a), 节 (i)
and 分节 (A), and is cited with the numbers on the way; the laws of Macao have 条, 款, 项 and 分项.
What is not named is that of the words themselves: 第(2)款 in section 3 is 3(2), and 第(b)段 in
3(1)(a) is 3(1)(b). ``该条例第3条`` and ``附表1第2条`` are of something else, which nobody can tell.
"""

from __future__ import annotations

import re
from dataclasses import replace

from zhbook.citations import brackets, works
from zhbook.citations.base import Citation
from zhbook.citations.labels import FURTHER, JOINT, STYLES, TOKENS, Number, place_of, places
from zhbook.citations.numbered import GENRE
from zhbook.citations.reading import BlockReading
from zhbook.model import Block
from zhbook.places import HONGKONG, by_numbers
from zhbook.titles import title_end

#: 《某某条例》(第9001章): the number of a chapter belongs to its title.
_CHAPTER = re.compile(r"\s*[（(]第[0-9]{1,4}[A-Z]{0,2}章[^（）()]{0,20}[)）]\s*")
#: Kinds of texts that have these names there alone; 本法律 is the text itself.
_GENRES = "附属法例|规例|附例|法律|法令|行政法规|行政命令|批示"
#: What tells before a number that it is of something else.
_ELSEWHERE = re.compile(
    r"(?:(?:[该其同另]|上述|前述)[条款段节项]?|原有|附表[0-9]{0,2}(?:第[0-9]{1,3}部)?|[号章]"
    rf"|(?P<own>本)?(?P<genre>{_GENRES}|{GENRE}))\s*的?\s*$"
)
_REACH = 12
_OF = re.compile(r"\s*的?\s*")


class SectionReading(BlockReading):
    """The references of one block of a text in which every level has numbers."""

    def marked(self) -> Block:
        """The block with a span for each reference that can bear a link."""
        hongkong = self.scope.jurisdiction == HONGKONG
        self.token, self.ranks = TOKENS[hongkong], STYLES[hongkong]
        word = re.compile(f"《|{self.token.pattern}")
        at = self.block.ordinal.end if self.block.ordinal and self.block.head else 0
        while found := word.search(self.words, at):
            if found[0] != "《":
                at = self._noted(found.start(), Citation(sure=True), self._own())
            else:
                end = title_end(self.words, found.start())
                chapter = _CHAPTER.match(self.words, end) if end else None
                at = self._of_title(found.start(), end, chapter.end() if chapter else end or 0)
        if not self.spans:
            return self.block
        return replace(self.block, spans=(*self.block.spans, *self.spans))

    def _of_title(self, start: int, end: int | None, behind: int) -> int:
        """《某某条例》(第9001章)第3(1)条: the title, and the places that follow; where they end."""
        if end is None:
            return start + 1
        before = self.words[max(start - works.LONGEST_BEFORE, 0) : start]
        title = self.block.text[start + 1 : end - 1]
        citation = self.cited(title, before, brackets.brackets(self.words, end))
        if citation.work:
            self.note(start, end, citation)
        joint = _OF.match(self.words, behind)
        place = joint.end() if joint else behind
        if not self.token.match(self.words, place):
            return end
        return self._noted(place, citation, [])

    def _own(self) -> list[Number]:
        """The numbers on the way to the block; none in a schedule."""
        steps = by_numbers(self.block.place).steps
        styles = [item.ordinal.style for item in self.scope.below if item.ordinal]
        ranks = [0, *(self.ranks.get(style, 0) for style in styles)]
        if len(ranks) < len(steps):
            return []
        return [Number(rank, step) for rank, step in zip(ranks, steps, strict=False)]

    def _noted(self, at: int, citation: Citation, base: list[Number]) -> int:
        """Note the places named from ``at`` on; where they end."""
        other = bool(citation.work or citation.before)
        doubt = citation.doubt or (not other and self._is_elsewhere(at))
        start, known, token = at, base, self.token.match(self.words, at)
        while token:
            following = self._next(token.end(), other)
            for first, end, numbers in places(token, known):
                known = numbers if other else self._without_paragraph(numbers)
                if end == token.end() and following and following.start() == end:
                    break  # the place is not named to its end
                there = place_of(known)
                named = replace(citation, place=there, doubt=doubt or not there)
                self.note(start if first == token.start() else first, end, named)
            at = token.end()
            if following and following.start() != at:
                start = following.start()
            token = following
        return at

    def _next(self, end: int, other: bool) -> re.Match[str] | None:
        """What goes on right behind a number, or behind 及 in the same article.

        Behind a section of another work a section is of that; 第(2)款 is of the words' own section.
        """
        hongkong = self.scope.jurisdiction == HONGKONG
        right = self.token.match(self.words, end)
        right = right or (FURTHER.match(self.words, end) if hongkong else None)
        joint = None if right else JOINT.match(self.words, end)
        behind = self.token.match(self.words, joint.end()) if joint else None
        if behind is None:
            return right
        if hongkong:
            return behind if other and behind["numbers"][0].isdigit() else None
        return behind if other or not (behind["article"] or behind["last"]) else None

    def _without_paragraph(self, numbers: list[Number]) -> list[Number]:
        """第三条第一款 of Macao where article 3 has one 款, which bears no number: 第三条."""
        if self.scope.jurisdiction == HONGKONG or [n.rank for n in numbers[:2]] != [0, 1]:
            return numbers
        if place_of(numbers[:2]).id in self.text.paragraphs:
            return numbers
        return [numbers[0], *numbers[2:]] if numbers[1].step.number == 1 else []

    def _is_elsewhere(self, at: int) -> bool:
        """Whether a number is of another text or of a schedule, or nobody can tell.

        ``[第5条]`` below the name of a schedule is the section that it belongs to.
        """
        in_schedule = not by_numbers(self.block.place) and self.words[:1] not in "[［【"
        if self.quotation(at) is not None or in_schedule:
            return True
        if any(works.is_about_another(works.base(title)) for title in self.text.titles):
            return True
        found = _ELSEWHERE.search(self.words[max(0, at - _REACH) : at])
        if found is None:
            return False
        genre = found["genre"] or ""
        return not (found["own"] and (genre in _GENRES.split("|") or self.text.is_own(genre)))
