"""Reads one block for what it cites.

``《…》``; 本法第三条, 本条第二款, 前款, 前条; 《刑法》第三条, and 刑法第三条 where a title or a
short name stands before the number; a bare 第三条 where nothing but the text itself can be meant.
What stands inside quotation marks is another's: 本法 and 前款 there are that law's, and are left
alone unless the words before the quotation name it (《刑法》第三条规定：“……本法第五条……”).
"""

from __future__ import annotations

import re
from dataclasses import replace

from zhbook.citations import works
from zhbook.citations.base import Citation
from zhbook.citations.grammar import TOKEN, Units, numbers
from zhbook.citations.names import JOINT, REACH, Name, name_before
from zhbook.citations.noting import Noting
from zhbook.citations.scopes import units_of
from zhbook.model import Block, Kind
from zhbook.numerals import HAN_NUMERALS, parse
from zhbook.reader.normal_script import simplified_title
from zhbook.titles import is_blank, title_end

_GENRE = "|".join(sorted(works.GENRES, key=len, reverse=True))
_WORD = re.compile(
    rf"《|(?P<own>本(?:(?P<genre>{_GENRE})|(?P<unit>[条款项章节编])))"
    r"|(?:(?<![目当提先此以])|(?<=以)(?=前.{1,2}(?:第|规|所|的规|、|和|及)))"
    r"前(?P<many>[两二三四五六])?(?P<last>[款条项])(?![件例文目款项])|第"
    r"|(?P<bracket>[（(])(?=[^（）()]{0,60}(?:简称|下称))"
)
_JOINT = re.compile(f"{JOINT}(?=第)")
#: 该条第二款 is of an article that was named before; whose it is cannot be seen here.
_THAT = re.compile(rf"(?:[该其同]|上述|前述|另)(?:[条款项]|{_GENRE})?(?:的|中|中的)?\s*$")
#: 民法典（合同编）第三条, 刑法分则第四章, 第二百三十六第三款: what stands before belongs to it.
_PART_OF_NAME = re.compile(
    rf"(?:[）)》⟩⟫｣﹂﹄︶︾﹀︼︺]|[总分附]则|法|[{HAN_NUMERALS}0-9]|《[^》]*)\s*$"
)
_OWN = re.compile(rf"本({_GENRE})的?$")
_AMENDS = ("修改", "修正", "修订", "废止")
_VIOLATES = "违反"


class BlockReading(Noting):
    """The references of one block. ``others`` tells that it has cited another work."""

    def marked(self) -> Block:
        """The block with a span for each reference that can bear a link."""
        at = self.block.head if self.block.kind is Kind.ARTICLE else 0
        while found := _WORD.search(self.words, at):
            if found[0] == "《":
                at = self.titled(found.start())
            elif found["own"]:
                at = self.own(found)
            elif found["last"]:
                at = self.preceding(found)
            elif found["bracket"]:
                at = self.declaration(found.start())
            else:
                at = self.bare(found.start())
        if not self.spans:
            return self.block
        b, spans = self.block, (*self.block.spans, *self.spans)
        return Block(b.kind, b.text, b.pieces, b.depth, b.head, b.ordinal, b.place, spans, b.added)

    # Each of these reads what begins at an offset, and returns where to go on.

    def titled(self, start: int) -> int:
        """《…》, what brackets say of it, and the places that follow."""
        end = title_end(self.words, start)
        if end is None:
            return start + 1
        title = self.block.text[start + 1 : end - 1]
        before = self.words[max(start - works.LONGEST_BEFORE, 0) : start]
        about = works.brackets(self.words, end, works.is_counted(title))
        self.read_to = about.end
        citation = self.cited(simplified_title(title) + about.more, before, about)
        joint = _JOINT.match(self.words, about.end)
        if joint is not None:
            citation = self.dated(citation, joint.end())
        if citation.work:
            self.note(start, end, citation)
        self.others = self.others or bool(citation.work) or is_blank(title)
        if about.short:
            self.text.declare(about.short, Citation(doubt=True) if about.several else citation)
        self.named.append((about.end, citation))
        if joint is None:
            return end
        return max(end, self.places(joint.end(), joint.end(), Units(), citation))

    def cited(self, title: str, before: str, about: works.Brackets) -> Citation:
        """What a title in 《》 cites; 《　　》 is a blank to be filled in, and cites nothing."""
        if is_blank(title):
            return Citation(doubt=True)
        known = self.text.meant_by(title) or Citation(title, works.version(title))
        version = about.version or known.version or works.year_before(before)
        if self.text.is_own_title(known.work):
            given = works.year_given(before)
            after = self.words[about.end : about.end + works.LONGEST_AFTER]
            if given or works.is_old(before) or works.is_ended(after):
                return Citation(known.work, version or given, earlier=True)
        # 《条例》 that nobody has explained is no title; 原《……法》 is another version.
        doubt = known.doubt or works.is_generic(known.work) or is_another(known.work, before)
        return replace(known, version=version, doubt=doubt)

    def declaration(self, start: int) -> int:
        """建筑法（以下简称本法）第三条: brackets behind a name that 《》 do not set off."""
        about = works.brackets(self.words, start)
        name = name_before(self.words[max(0, start - REACH) : start])
        named = name.in_marks or works.ends_as_title(name.words)
        if start < self.read_to or not about.short or not named:
            return start + 1
        citation = replace(self.of_name(name), joined=False)
        citation = Citation(doubt=True) if about.several else citation
        self.text.declare(about.short, citation)
        self.named.append((about.end, citation))
        joint = _JOINT.match(self.words, about.end)
        if joint is None:
            return about.end
        self.others = True
        return max(about.end, self.places(joint.end(), joint.end(), Units(), citation))

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

    def own(self, found: re.Match[str]) -> int:
        """本法第三条, 本条第二款; 本法 alone is no reference."""
        start, end, genre = found.start(), found.end(), found["genre"] or ""
        about = works.brackets(self.words, end)
        if genre and about.short:
            self.text.declare(about.short, Citation(doubt=not self.text.is_own(genre)))
        self.read_to = max(self.read_to, about.end)
        joint = _JOINT.match(self.words, about.end)
        if joint is None:
            return end
        quotation = self.quotation(start)
        base, citation = Units(), Citation()
        if not genre:
            base = self.unit(found["unit"])
            doubt = quotation is not None or (found["unit"] in "条款项" and not base.article)
            citation = Citation(doubt=doubt)
        elif found[0] in self.text.short:
            citation = self.text.short[found[0]]
        elif quotation is not None:
            by = self.introduced(quotation)
            same = by is not None and (by.work or by.before).endswith((genre, f"{genre}典"))
            citation = by if by and same else Citation(doubt=True)
        else:
            citation = Citation(doubt=not self.text.is_own(genre))
        return max(end, self.places(joint.end(), start, base, citation))

    def unit(self, word: str) -> Units:
        """The place that 本条, 本款, 本章 mean here."""
        place = self.scope.units
        if word == "条":
            return replace(place, paragraph=0, item=0)
        if word in "款项":
            whole = (word == "款") != self.text.taiwan
            return replace(place, item=0) if whole else place
        return self.scope.heading

    def preceding(self, found: re.Match[str]) -> int:
        """前款, 前条第二款, 前两款: of several the first, if all are there."""
        start, end, word = found.start(), found.end(), found["last"]
        many = (parse(found["many"]) or 1) if found["many"] else 1
        place, base = self.scope.units, Units()
        if word == "条":
            base = units_of(self.scope.before) if many == 1 else Units()
            there = bool(base.article) and bool(place.article)
            base = replace(base, paragraph=0)
        elif (word == "款") != self.text.taiwan:
            base = replace(place, paragraph=max(0, place.paragraph - many), item=0)
            there = place.paragraph > many
        else:
            base = replace(place, item=max(0, place.item - many))
            there = place.item > many
        doubt = not there or self.quotation(start) is not None
        citation = Citation(doubt=doubt)
        if many == 1 and TOKEN.match(self.words, end):
            # Without an article above it the place could not be read on.
            base = base if base.article else Units(article=1)
            return max(end, self.places(end, start, base, citation))
        self.note(start, end, replace(citation, place=self.scope.text.below(*base.place.steps)))
        return end

    def bare(self, start: int) -> int:
        """第三条 without a word that says of what, or after a name without marks."""
        token = TOKEN.match(self.words, start)
        if token is None:
            return start + 1
        known, below = self.words[max(0, start - REACH) : start], token["unit"] in "款项目"
        name, doubt = name_before(known), Citation(doubt=True)
        if name.in_marks and not self.is_own_part(name):
            self.others = True
            citation = doubt if below or name.is_part else self.of_name(name)
            self.named.append((start, citation))
            base = Units(article=1) if below else Units()
            return max(token.end(), self.places(start, start, base, citation))
        ends = (name.words[at:] for at in range(len(name.words)))
        short = (end for end in ends if end in self.text.short)
        alone = next((end for end in short if works.stands_alone(name.words, end)), "")
        if alone and not below:
            meant = self.text.short[alone]
            self.named.append((start, meant))
            self.others = self.others or bool(meant.work or meant.before)
            first = start - (len(alone) if name.joined else 0)
            return max(token.end(), self.places(start, first, Units(), meant))
        if _THAT.search(known[-8:]):
            return max(token.end(), self.places(start, start, Units(article=1), doubt))
        if not below and works.ends_as_title(name.words):
            self.others = True
            self.named.append((start, Citation(before=name.words)))
            return max(token.end(), self.places(start, start, Units(), self.of_name(name)))
        heading = token["unit"] != "条" and not below
        if not self.text.articles or (below and not self.scope.article) or (heading and not start):
            return token.end()
        doubtful = self.block.kind is Kind.NOTE or self.others or self.quotation(start) is not None
        doubtful = doubtful or (self.text.about_another and not below)
        doubtful = doubtful or _PART_OF_NAME.search(known) is not None
        base = self.scope.heading
        if below:
            whole = (token["unit"] == "款") != self.text.taiwan
            base = replace(self.scope.units, item=0)
            # （二）违反第一项规定的 speaks of the items of another article.
            before = next(numbers(token))[2] < self.scope.units.item
            doubtful = doubtful or (not whole and (not before or known.endswith(_VIOLATES)))
        return max(token.end(), self.places(start, start, base, Citation(doubt=doubtful)))

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
