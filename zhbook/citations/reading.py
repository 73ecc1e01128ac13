"""Reads one block for what it cites.

``《…》``; 本法第三条, 本条第二款, 前款, 前条; 《刑法》第三条, and 刑法第三条 where a title or a
short name stands before the number; a bare 第三条 where nothing but the text itself can be meant.
What stands inside quotation marks is another's: 本法 and 前款 there are that law's, and are left
alone unless the words before the quotation name it (《刑法》第三条规定：“……本法第五条……”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from zhbook.citations import works
from zhbook.citations.base import Citation
from zhbook.citations.declared import Declared
from zhbook.citations.grammar import TOKEN, Place, named_places, numbers
from zhbook.citations.quotations import Quotation, title_end
from zhbook.citations.scopes import Scope, place_of
from zhbook.model import Block, Kind, Piece, Span, SpanKind
from zhbook.numerals import HAN_NUMERALS, parse

_GENRE = "|".join(sorted(works.GENRES, key=len, reverse=True))
_WORD = re.compile(
    rf"《|(?P<own>本(?:(?P<genre>{_GENRE})|(?P<unit>[条條款项項章节節编編])))"
    r"|(?<![目当當提先此以])前(?P<many>[两兩二三四五六])?(?P<last>[款条條项項])(?![件例文目])|第"
)
_JOINT = re.compile(r"\s*(?:的|中的?)?\s*(?=第)")
#: 该条第二款 is of an article that was named before; whose it is cannot be seen here.
_THAT = re.compile(rf"(?:[该該其同]|上述|前述|另)(?:[条條款项項]|{_GENRE})?(?:的|中|中的)?\s*$")
#: 民法典（合同编）第三条, 刑法分则第四章, 第二百三十六第三款: what stands before belongs to it.
_PART_OF_NAME = re.compile(rf"(?:[）)》]|[總总分附][则則]|法|[{HAN_NUMERALS}0-9])\s*$")
_VIOLATES = ("违反", "違反")
_INTRODUCES = re.compile(r"(?:规定|規定|明确|明確|指出|修改为|修改為)[：:，,]?\s*$")
#: Headings stand in contents and navigation, where no link may be.
_WITHOUT_LINKS = frozenset((Kind.HEADING, Kind.TEXT_TITLE, Kind.CONTENTS_ENTRY))


class BlockReading:
    """The references of one block. ``others`` tells that it has cited another work."""

    def __init__(
        self,
        text: Declared,
        scope: Scope,
        quoted: Sequence[Quotation],
        others: bool,
    ) -> None:
        self.text, self.scope, self.quoted = text, scope, quoted
        self.block = scope.block
        self.words = scope.block.text
        self.others = others
        self.spans: list[Span] = []
        #: Where each other work was named, to know whose words a quotation holds.
        self.named: list[tuple[int, Citation]] = []

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
            else:
                at = self.bare(found.start())
        if not self.spans:
            return self.block
        b, spans = self.block, (*self.block.spans, *self.spans)
        return Block(b.kind, b.text, b.pieces, b.depth, b.head, b.ordinal, b.id, spans, b.added)

    # Each of these reads what begins at an offset, and returns where to go on.

    def titled(self, start: int) -> int:
        """《…》, what brackets say of it, and the places that follow."""
        end = title_end(self.words, start)
        if end is None:
            return start + 1
        title = self.words[start + 1 : end - 1]
        before = self.words[max(start - works.LONGEST_BEFORE, 0) : start]
        about = works.brackets(self.words, end)
        work, version = self.text.short.get(works.plain(title), (title, works.version(title)))
        version = about.version or version or works.year_before(before)
        # 《条例》 that nobody has explained is no title; 原《……法》 is another version.
        doubt = work in works.GENRES or work == "?" or works.is_old(before)
        citation = Citation(work, version, doubt=doubt)
        if work:
            self.note(start, end, citation)
        self.others = self.others or bool(work)
        if about.short:
            self.text.declare(about.short, None if about.several else work, version)
        self.named.append((about.end, citation))
        joint = _JOINT.match(self.words, about.end)
        if joint is None:
            return end
        return max(end, self.places(joint.end(), joint.end(), Place(), citation))

    def own(self, found: re.Match[str]) -> int:
        """本法第三条, 本条第二款; 本法 alone is no reference."""
        start, end, genre = found.start(), found.end(), found["genre"] or ""
        about = works.brackets(self.words, end)
        if genre and about.short:
            self.text.declare(about.short, "" if self.text.is_own(genre) else None)
        joint = _JOINT.match(self.words, about.end)
        if joint is None:
            return end
        quotation = self.quotation(start)
        base, citation = Place(), Citation()
        if not genre:
            base = self.unit(found["unit"])
            doubt = quotation is not None or (found["unit"] in "条條款项項" and not base.article)
            citation = Citation(doubt=doubt)
        elif found[0] in self.text.short:
            citation = self.short(found[0])
        elif quotation is not None:
            by = self.introduced(quotation)
            same = by is not None and (by.work or by.before).endswith((genre, f"{genre}典"))
            citation = by if by and same else Citation(doubt=True)
        else:
            citation = Citation(doubt=not self.text.is_own(genre))
        return max(end, self.places(joint.end(), start, base, citation))

    def unit(self, word: str) -> Place:
        """The place that 本条, 本款, 本章 mean here."""
        place = self.scope.place
        if word in "条條":
            return replace(place, paragraph=0, item=0)
        if word in "款项項":
            whole = (word == "款") != self.text.taiwan
            return replace(place, item=0) if whole else place
        return self.scope.heading

    def preceding(self, found: re.Match[str]) -> int:
        """前款, 前条第二款, 前两款: of several the first, if all are there."""
        start, end, word = found.start(), found.end(), found["last"]
        many = (parse(found["many"]) or 1) if found["many"] else 1
        place, base = self.scope.place, Place()
        if word in "条條":
            base = place_of(self.scope.before) if many == 1 else Place()
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
            base = base if base.article else Place(article=1)
            return max(end, self.places(end, start, base, citation))
        self.note(start, end, replace(citation, place=self.scope.prefix + base.id))
        return end

    def bare(self, start: int) -> int:
        """第三条 without a word that says of what, or after a name without marks."""
        token = TOKEN.match(self.words, start)
        if token is None:
            return start + 1
        known, below = self.words[max(0, start - 40) : start], token["unit"] in "款项項目"
        ends = (known[at:] for at in range(len(known)))
        short = (name for name in ends if name in self.text.short)
        name = next((name for name in short if works.stands_alone(known, name)), "")
        if name and not below:
            self.named.append((start, self.short(name)))
            self.others = self.others or bool(self.short(name).work)
            return max(
                token.end(), self.places(start, start - len(name), Place(), self.short(name))
            )
        doubt = Citation(doubt=True)
        if _THAT.search(known[-8:]):
            return max(token.end(), self.places(start, start, Place(article=1), doubt))
        if not below and works.ends_as_title(known):
            self.others = True
            named = Citation(before=known, joined=True)
            self.named.append((start, Citation(before=known)))
            return max(token.end(), self.places(start, start, Place(), named))
        heading = token["unit"] not in "条條" and not below
        if not self.text.articles or (below and not self.scope.article) or (heading and not start):
            return token.end()
        doubtful = self.others or self.quotation(start) is not None
        doubtful = doubtful or (self.text.about_another and not below)
        doubtful = doubtful or _PART_OF_NAME.search(known[-4:]) is not None
        base = self.scope.heading
        if below:
            whole = (token["unit"] == "款") != self.text.taiwan
            base = replace(self.scope.place, item=0)
            # （二）违反第一项规定的 speaks of the items of another article.
            before = next(numbers(token))[2] < self.scope.place.item
            doubtful = doubtful or (not whole and (not before or known.endswith(_VIOLATES)))
        return max(token.end(), self.places(start, start, base, Citation(doubt=doubtful)))

    def short(self, name: str) -> Citation:
        """What a declared short name stands for."""
        work, version = self.text.short[works.plain(name)]
        return Citation(work, version, doubt=work == "?")

    def quotation(self, at: int) -> Quotation | None:
        """The quotation in which an offset lies, or None."""
        return next((q for q in self.quoted if q.start <= at < q.end), None)

    def introduced(self, quotation: Quotation) -> Citation | None:
        """Whose words are quoted, where the words before the quotation in this block tell it."""
        if quotation.start != quotation.opened or not self.named:
            return None
        at, named = self.named[-1]
        between = self.words[at : quotation.start]
        told = at <= quotation.start and "。" not in between and _INTRODUCES.search(between)
        return named if told and not named.doubt else None

    def places(self, at: int, start: int, base: Place, citation: Citation) -> int:
        """Note the places named from ``at`` on; where they end."""
        if not citation.work and not citation.before and self.scope.place.letter:
            base = replace(base, letter=self.scope.place.letter)
        found, end = named_places(self.words, at, start, base, self.text.taiwan)
        own = not citation.work and not citation.before
        for named in found:
            place = (self.scope.prefix if own else "") + named.place.id
            c = citation
            joined = c.joined and named is found[0]
            placed = Citation(c.work, c.version, place, c.before, joined, c.doubt)
            self.note(named.start, named.end, placed)
        return end

    def note(self, start: int, end: int, citation: Citation) -> None:
        """Note a citation, with a span for its words where they can be a link."""
        spanned = self.block.kind not in _WITHOUT_LINKS and not (
            self.block.kind is Kind.RUN_IN and start < self.block.head
        )
        spanned = spanned and not any(
            s.start < end and start < s.end and not (s.start <= start and end <= s.end)
            for s in self.block.spans
            if s.kind is not SpanKind.NOTE
        )
        number = -1
        if spanned:
            number, self.text.spans = self.text.spans, self.text.spans + 1
            self.spans.append(Span(start, end, SpanKind.REFERENCE, target=f"r{number}"))
        c, at, line = citation, self.block.id, _line(self.block.pieces, start)
        words, cites = self.words[start:end], (c.work, c.version, c.place, c.before)
        self.text.citations.append(
            Citation(*cites, c.joined, c.doubt, words, line, at, self.scope.number, number)
        )


def _line(pieces: Sequence[Piece], offset: int) -> int:
    return max((p for p in pieces if p.offset <= offset), key=lambda p: p.offset).line
