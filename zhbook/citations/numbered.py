"""Reads a number of a block: of which work it names a place, and which place.

本法第三条, 本条第二款, 前款, 前条, 同条第二款; 刑法第三条 where a title or a short name stands
before the number; a bare 第三条 where nothing but the text itself can be meant.
"""

from __future__ import annotations

import re
from dataclasses import replace

from zhbook.citations import brackets, works
from zhbook.citations.base import Citation
from zhbook.citations.grammar import TOKEN, Units, numbers, unit_of
from zhbook.citations.implied import Implied, Owner
from zhbook.citations.names import JOINT, REACH, Name, name_before
from zhbook.citations.noting import Last
from zhbook.citations.scopes import units_of
from zhbook.model import Kind
from zhbook.numerals import HAN_NUMERALS, parse
from zhbook.titles import is_blank

GENRE = "|".join(sorted(works.GENRES, key=len, reverse=True))
NUMBERED = re.compile(f"{JOINT}(?=第)")
#: 该条第二款 is of an article that was named before; whose it is cannot be seen here. 合同第三条 is
#: of a contract, 合同法 a law.
_THAT = re.compile(
    r"(?:[该其同]|上述|前述|另)[条款项目]?(?:的|中|中的)?\s*$"
    rf"|(?:[该其]|(?<!合)同|上述|前述|另)(?:{GENRE})(?:的|中|中的)?\s*$"
)
#: 同条第二款, 同法第三条: the place, or the work, that was named last in this block.
_SAME = re.compile(rf"(?<!合)同(?:(?P<unit>[条款项])|(?P<genre>{GENRE}))(?:的|中|中的)?\s*$")
#: 该, 条 or a genre, and 中的 before the number are no longer than this.
_REACH_OF_THAT = 8
#: 民法典（合同编）第三条, 刑法分则第四章, 第二百三十六第三款: what stands before belongs to it.
_PART_OF_NAME = re.compile(
    rf"(?:[）)》⟩⟫｣﹂﹄︶︾﹀︼︺]|[总分附]则|法|[{HAN_NUMERALS}0-9]|《[^》]*)\s*$"
)
_OWN = re.compile(rf"本({GENRE})的?$")
_AMENDS = ("修改", "修正", "修订", "废止")
_VIOLATES = "违反"


class NumberReading(Implied):
    """The numbers of one block. Each method reads one, and returns where to go on."""

    def of_name(self, name: Name) -> Citation:
        """What a name without 《》 cites: a declared short name, or a title that may end it."""
        if not name.in_marks:
            return Citation(before=name.words, joined=name.joined)
        # What amended a law speaks of an edition before: 关于修改<刑法>第三条.
        amends = self.block.kind is Kind.NOTE or name.before.endswith(_AMENDS)
        amended = amends and self.text.is_own_title(name.words)
        if is_blank(name.words) or amended or is_another(name.words, name.before):
            return Citation(doubt=True)
        known = self.text.meant_by(name.words)
        own = _OWN.fullmatch(works.plain(name.words))
        if own and not known:
            return Citation(doubt=not self.text.is_own(own[1]))
        return known or Citation(before=name.words, version=works.year_before(name.before))

    def own(self, word: re.Match[str]) -> int:
        """本法第三条, 本条第二款; 本法 alone is no reference."""
        start, end, genre = word.start(), word.end(), word["genre"] or ""
        about = brackets.brackets(self.words, end)
        if genre and about.short:
            self.text.declare(about.short, Citation(doubt=not self.text.is_own(genre)))
        self.read_to = max(self.read_to, about.end)
        joint = NUMBERED.match(self.words, about.end)
        if joint is None:
            return end
        quotation = self.quotation(start)
        base, citation = Units(letter=self.series(genre)), Citation()
        if not genre:
            base = self.unit(word["unit"])
            doubt = quotation is not None or (word["unit"] in "条款项" and not base.article)
            citation = Citation(doubt=doubt, sure=True)
        elif word[0] in self.text.short:
            citation = self.text.short[word[0]]
        elif quotation is not None:
            by = self.introduced(quotation)
            same = by is not None and (by.work or by.before).endswith((genre, f"{genre}典"))
            citation = by if by and same else Citation(doubt=True)
        else:
            named = self.paper is not None and works.names_itself(self.paper.text, genre)
            citation = Citation(doubt=not (named or self.text.is_own(genre)))
        if citation.work or citation.before:
            self.parent = True
            base = Units()
        return max(end, self.places(joint.end(), start, base, citation))

    def preceding(self, match: re.Match[str]) -> int:
        """前款, 前条第二款, 前两款, 前三条: of several the first, if all are there."""
        start, end = match.start(), match.end()
        many = (parse(match["many"]) or 1) if match["many"] else 1
        unit = unit_of(match["last"], self.text.taiwan)
        base = self.scope.units
        if unit == "article":
            before = self.scope.before
            there = bool(base.article) and len(before) >= many
            base = units_of(before[-many]).above("paragraph") if there else Units()
        else:
            there = getattr(base, unit) > many
            base = base.with_unit(unit, max(0, getattr(base, unit) - many))
        doubt = not there or self.quotation(start) is not None
        citation = Citation(doubt=doubt, sure=True)
        if many == 1 and TOKEN.match(self.words, end):
            # Without an article above it the place could not be read on.
            base = base if base.article else Units(article=1)
            return max(end, self.places(end, start, base, citation))
        self.last = Last(base, citation, end)
        self.note(start, end, replace(citation, place=self.scope.text.below(*base.place.steps)))
        return end

    def bare(self, start: int) -> int:
        """第三条 without a word that says of what, or after a name without marks."""
        token = TOKEN.match(self.words, start)
        if token is None:
            return start + 1
        known, below = self.words[max(0, start - REACH) : start], token["unit"] in "款项目"
        owner = self.named_owner(start, known, below) or self.own_text(token, known, below)
        return max(token.end(), self.places(start, *owner)) if owner else token.end()

    def named_owner(self, start: int, known: str, below: bool) -> Owner | None:
        """What words before a number name: “刑法”第三条, 刑法第三条, 该条第二款.

        ``known`` are these words; ``below`` tells of a 款, 项 or 目.
        """
        name = name_before(known)
        if name.in_marks and not self.is_own_part(name):
            self.others = True
            doubt = below or name.is_part
            citation = Citation(doubt=True) if doubt else self.of_name(name)
            self.named.append((start, citation))
            return start, Units(article=1) if below else Units(), citation
        short = "" if below else self.short_name(name)
        if short:
            meant = self.text.short[short]
            self.named.append((start, meant))
            self.others = self.others or bool(meant.work or meant.before)
            return start - (len(short) if name.joined else 0), Units(), meant
        same = _SAME.search(known[-_REACH_OF_THAT:])
        if same and self.last and not (same["genre"] and below):
            return self.same(same, start)
        if _THAT.search(known[-_REACH_OF_THAT:]):
            return start, Units(article=1), Citation(doubt=True)
        if not below and works.ends_as_title(name.words):
            self.others = True
            self.named.append((start, Citation(before=name.words)))
            return start, Units(), self.of_name(name)
        return None

    def short_name(self, name: Name) -> str:
        """The longest short name that has been declared and ends a name; empty where none does."""
        ends = (name.words[at:] for at in range(len(name.words)))
        declared = (end for end in ends if end in self.text.short)
        return next((end for end in declared if works.stands_alone(name.words, end)), "")

    def own_text(self, token: re.Match[str], known: str, below: bool) -> Owner | None:
        """This text, where nothing else can be meant; None where its number names no place."""
        start = token.start()
        heading = token["unit"] != "条" and not below
        if not self.text.articles or (below and not self.scope.article) or (heading and not start):
            return None
        doubtful = self.block.kind is Kind.NOTE or self.quotation(start) is not None
        doubtful = doubtful or self.others or self.parent
        doubtful = doubtful or (self.text.about_another and not below)
        doubtful = doubtful or _PART_OF_NAME.search(known) is not None
        if not below:
            base = replace(self.scope.heading, letter=self.scope.units.letter)
            return start, base, Citation(doubt=doubtful)
        base = self.scope.units
        unit, number = unit_of(token["unit"], self.text.taiwan), next(numbers(token))[2]
        if unit != "subitem":
            meant = self.listing(number) if unit == "item" else self.divided(number, start)
            base = meant or base
            # （二）违反第一项规定的 speaks of the items of another article.
            doubtful = doubtful or meant is None or (unit == "item" and known.endswith(_VIOLATES))
        return start, base.above(unit), Citation(doubt=doubtful, sure=True)

    def is_own_part(self, name: Name) -> bool:
        """Whether a name in marks is a part of this text: 本法“总则”, or one of its headings."""
        owner = _OWN.search(name.before)
        if owner is not None:
            return self.text.is_own(owner[1]) and owner[0].rstrip("的") not in self.text.short
        if works.ends_as_title(name.before):
            return False
        return name.is_part or works.read(name.words) in self.text.headings


def is_another(title: str, before: str) -> bool:
    """Whether the words before a title tell of another work: 原《刑法》, 德国《刑法》."""
    elsewhere = works.ends_as_title(title) and works.is_elsewhere(before)
    return elsewhere or works.is_old(before)
