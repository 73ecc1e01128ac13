"""References where every level has a number: 第3(1)(a)条 and 第(2)款 in Hong Kong, and in Macao
第三条第二款（二）项 and 上款.

Standard: the style of the Law Drafting Division of Hong Kong: a section has 款 (1), 段 (a), 节 (i)
and 分节 (A), and is cited with the numbers on the way; the laws of Macao have 条, 款, 项 and 分项.
What is not named is that of the words themselves: 第(2)款 in section 3 is 3(2), and 第(b)段 in
3(1)(a) is 3(1)(b). ``该条例第3条`` and ``附表1第2条`` are of something else, which nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zhbook import numerals
from zhbook.citations import brackets, works
from zhbook.citations.base import Citation
from zhbook.citations.numbered import GENRE
from zhbook.citations.reading import BlockReading
from zhbook.model import Block
from zhbook.places import ARTICLE, HONGKONG, ITEM, NOWHERE, Place, Step, by_numbers
from zhbook.titles import title_end

_LABEL = r"[（(]\s*(?:[0-9]{1,3}[A-Z]?|[a-z]{1,5}|[A-Z]{1,2})\s*[)）]"
_ONE = rf"(?:[0-9]{{1,4}}[A-Z]{{0,2}}(?:{_LABEL})*|(?:{_LABEL})+)"
_HAN = rf"[{numerals.HAN_NUMERALS}]{{1,7}}"
_BRACKETED = rf"[（(]\s*(?:{_HAN}|[0-9]{{1,3}}|[a-z])\s*[)）]"
#: A reference as each side writes it, from its first number to its unit.
_TOKENS = {
    True: re.compile(
        rf"第\s*(?P<numbers>{_ONE}(?:\s*(?:、|或|及|和|至|与)\s*{_ONE})*)\s*(?P<unit>分节|条|款|段|节)"
    ),
    False: re.compile(
        rf"第\s*(?P<article>{_HAN})(?:-(?P<suffix>[A-Z]))?\s*条"
        rf"|第\s*(?P<paragraph>{_HAN})\s*款|(?P<last>上[条款])(?!件|例|项)"
        rf"|(?P<item>{_BRACKETED})\s*项(?!目)|(?P<subitem>{_BRACKETED})\s*分项"
    ),
}
_NUMBERS = re.compile(_ONE)
_LABELS = re.compile(r"[（(]\s*([0-9A-Za-z]+)\s*[)）]|^([0-9]{1,4})([A-Z]{0,2})")
#: The levels below a section or an article, from 1 on, by the name and by the style of the number.
_RANKS = {"款": 1, "段": 2, "节": 3, "分节": 4}
_STYLES = {
    True: {"digit-paren": 1, "letter": 2, "roman-paren": 3, "capital-paren": 4},
    False: {"han": 1, "han-paren": 2, "letter": 2, "digit-paren": 3},
}
#: 《某某条例》(第9001章): the number of a chapter belongs to its title.
_CHAPTER = re.compile(r"\s*[（(]第[0-9]{1,4}[A-Z]{0,2}章[^（）()]{0,20}[)）]\s*")
#: Kinds of texts that have these names there alone; 本法律 is the text itself.
_GENRES = "附属法例|规例|附例|法律|法令|行政法规|行政命令|批示"
#: What tells before a number that it is of something else.
_ELSEWHERE = re.compile(
    rf"(?:[该其同另]|上述|前述|原有|附表[0-9]{{0,2}}|(?P<own>本)?(?P<genre>{_GENRES}|{GENRE}))\s*的?\s*$"
)
_REACH = 12


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of a level: ``rank`` 0 is that of a section."""

    rank: int
    step: Step


class SectionReading(BlockReading):
    """The references of one block of a text in which every level has numbers."""

    def marked(self) -> Block:
        """The block with a span for each reference that can bear a link."""
        hongkong = self.scope.jurisdiction == HONGKONG
        self.token, self.ranks = _TOKENS[hongkong], _STYLES[hongkong]
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
        joint = re.compile(r"\s*的?\s*").match(self.words, behind)
        place = joint.end() if joint else behind
        if not self.token.match(self.words, place):
            return end
        return self._noted(place, citation, [])

    def _own(self) -> list[_Number]:
        """The numbers on the way to the block; none in a schedule."""
        steps = by_numbers(self.block.place).steps
        styles = [item.ordinal.style for item in self.scope.below if item.ordinal]
        ranks = [0, *(self.ranks.get(style, 0) for style in styles)]
        if len(ranks) < len(steps):
            return []
        return [_Number(rank, step) for rank, step in zip(ranks, steps, strict=False)]

    def _noted(self, at: int, citation: Citation, base: list[_Number]) -> int:
        """Note the places named from ``at`` on; where they end."""
        other = bool(citation.work or citation.before)
        doubt = not other and self._is_elsewhere(at)
        last, known = at, base
        while token := self.token.match(self.words, last):
            for start, end, numbers in self._places(token, known):
                known = numbers if other else self._without_paragraph(numbers)
                place = _place(known)
                if self.token.match(self.words, end) is None or end != token.end():
                    whole = replace(
                        citation, place=place, doubt=citation.doubt or doubt or not place
                    )
                    self.note(at if last != at else start, end, whole)
            last = token.end()
        return last

    def _without_paragraph(self, numbers: list[_Number]) -> list[_Number]:
        """第三条第一款 of Macao where article 3 has one 款, which bears no number: 第三条."""
        if self.scope.jurisdiction == HONGKONG or [n.rank for n in numbers[:2]] != [0, 1]:
            return numbers
        if _place(numbers[:2]).id in self.text.paragraphs:
            return numbers
        return [numbers[0], *numbers[2:]] if numbers[1].step.number == 1 else []

    def _is_elsewhere(self, at: int) -> bool:
        """Whether a number is of another text or of a schedule, or nobody can tell.

        ``[第5条]`` below the name of a schedule is the section that it belongs to.
        """
        in_schedule = not by_numbers(self.block.place) and self.words[:1] not in "[［【"
        if self.quotation(at) is not None or in_schedule:
            return True
        found = _ELSEWHERE.search(self.words[max(0, at - _REACH) : at])
        if found is None:
            return False
        genre = found["genre"] or ""
        return not (found["own"] and (genre in _GENRES.split("|") or self.text.is_own(genre)))

    def _places(
        self, token: re.Match[str], base: list[_Number]
    ) -> Iterator[tuple[int, int, list[_Number]]]:
        """Each place of a token, and where its words begin and end."""
        if "numbers" not in token.groupdict():
            yield token.start(), token.end(), _of_macao(token, base)
            return
        rank, known, ones = (
            _RANKS.get(token["unit"], 0),
            base,
            [*_NUMBERS.finditer(token["numbers"])],
        )
        offset = token.start("numbers")
        for k, one in enumerate(ones):
            start = token.start() if k == 0 else offset + one.start()
            end = token.end() if k == len(ones) - 1 else offset + one.end()
            known = _of_hongkong(one[0], known, rank if k == 0 else -1)
            yield start, end, known


def _of_hongkong(words: str, base: list[_Number], rank: int) -> list[_Number]:
    """The numbers on the way to ``3(1)(a)``, or to ``(2)`` of the ``rank`` that its unit names.

    A further one of a list, of ``rank`` -1, stands where the last number of its form stood.
    """
    found: list[_Number] = []
    for label, section, letters in _LABELS.findall(words):
        if section:
            suffix = ord(letters[0]) - ord("A") + 1 if letters else 0
            found.append(_Number(0, Step(ARTICLE, int(section), suffix)))
            continue
        if found or rank == 0:
            above = found[-1].rank if found else 0
            here = _rank(label, above)
        elif rank > 0:
            here = rank
        else:
            here = _rank(label, 2 if base and base[-1].rank > 2 else 0)
        step = _step(label, here)
        if step is None:
            return []
        found.append(_Number(here, step))
    if not found:
        return []
    first = found[0].rank
    return [*(number for number in base if number.rank < first), *found]


def _rank(label: str, above: int) -> int:
    """The level of a number below one of level ``above``: (i) is a letter below (1) alone."""
    if label[0].isdigit():
        return 1
    if label.isupper():
        return 4
    return 3 if above >= 2 or len(label) > 1 else 2


def _step(label: str, rank: int) -> Step | None:
    if label[0].isdigit():
        letter = label[-1] if label[-1].isalpha() else ""
        return Step(
            "", int(label.rstrip(letter) if letter else label), ord(letter) - 64 if letter else 0
        )
    number = (
        numerals.roman(label) if rank == 3 else ord(label.lower()) - 96 if len(label) == 1 else 0
    )
    return Step("", number) if number else None


def _of_macao(token: re.Match[str], base: list[_Number]) -> list[_Number]:
    """The numbers on the way to 第三条, 第二款, （二）项, （1）分项, 上款 or 上条."""
    if token["article"]:
        suffix = ord(token["suffix"]) - 64 if token["suffix"] else 0
        return [_Number(0, Step(ARTICLE, numerals.parse(token["article"]) or 0, suffix))]
    if token["last"]:
        rank = 0 if token["last"] == "上条" else 1
        own = next((number for number in base if number.rank == rank), None)
        if own is None or own.step.number < 2 or own.step.suffix:
            return []
        number = own.step.number - 1
    else:
        rank = next(k for k, name in ((1, "paragraph"), (2, "item"), (3, "subitem")) if token[name])
        words = (token["paragraph"] or token["item"] or token["subitem"]).strip("（()） ")
        number = ord(words) - 96 if words.islower() else numerals.parse(words) or 0
    step = Step(ARTICLE if rank == 0 else "", number)
    return [*(one for one in base if one.rank < rank), _Number(rank, step)]


def _place(numbers: list[_Number]) -> Place:
    """``art-3-i1-2``; NOWHERE where no section is known or a number is none."""
    if not numbers or numbers[0].rank or not all(number.step.number for number in numbers):
        return NOWHERE
    article, *below = [number.step for number in numbers]
    return Place((article, *(replace(s, unit="" if k else ITEM) for k, s in enumerate(below))))
