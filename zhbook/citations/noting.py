"""What a block cites, noted as it is read: a citation for each place, and a span for its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhbook.citations import brackets
from zhbook.citations.base import Citation
from zhbook.citations.declared import Declared
from zhbook.citations.grammar import Units, named_places, written
from zhbook.citations.quotations import Quotation
from zhbook.citations.scopes import Scope
from zhbook.model import Kind, Piece, Span, SpanKind
from zhbook.places import Place

_INTRODUCES = re.compile(r"(?:规定|明确|指出|修改为)[：:，,]?\s*$")
#: An article has fewer paragraphs than this.
MOST_PARAGRAPHS = 20
#: Headings stand in contents and navigation, where no link may be; tables and verse are words.
_WITHOUT_LINKS = frozenset(
    (Kind.HEADING, Kind.TEXT_TITLE, Kind.CONTENTS_ENTRY, Kind.TABLE, Kind.VERSE)
)


@dataclass(frozen=True, slots=True)
class Last:
    """A place that was named, and where its words end."""

    units: Units
    citation: Citation
    end: int

    @property
    def is_own(self) -> bool:
        """Whether it is one of the text itself, for certain."""
        return not (self.citation.doubt or self.citation.work or self.citation.before)


class Noting:
    """The references of one block: ``words`` are its text as rules read it.

    ``others`` tells that it has cited another work.
    """

    def __init__(
        self,
        text: Declared,
        scope: Scope,
        words: str,
        quoted: Sequence[Quotation],
        others: bool,
    ) -> None:
        self.text, self.scope, self.quoted = text, scope, quoted
        self.block = scope.block
        self.words = words
        self.others = others
        self.spans: list[Span] = []
        #: Where each other work was named, to know whose words a quotation holds.
        self.named: list[tuple[int, Citation]] = []
        #: The last place that was named: what 同条 and 同项 mean.
        self.last: Last | None = None
        #: Whether it has cited, by a name like 本法, the law under which the text was made.
        self.parent = False
        #: The end of the brackets that were read with the title before them.
        self.read_to = 0

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

    def places(self, at: int, start: int, base: Units, citation: Citation) -> int:
        """Note the places named from ``at`` on; where they end."""
        named_here, end = named_places(self.words, at, start, base, self.text.taiwan)
        own = not citation.work and not citation.before
        citation = citation if own else self.dated(citation, at)
        for named in named_here:
            place = self.own_place(named.units) if own else named.units.place
            joined = citation.joined and named is named_here[0]
            self.last = Last(named.units, citation, named.end)
            self.note(named.start, named.end, replace(citation, place=place, joined=joined))
        return end

    def own_place(self, units: Units) -> Place:
        """A place of this text; 第三条第（二）项 is in the only paragraph that has such an item."""
        if units.article and units.item and not units.paragraph and not self.has(units):
            every = (replace(units, paragraph=k) for k in range(2, MOST_PARAGRAPHS))
            having = [one for one in every if self.has(one)]
            units = having[0] if len(having) == 1 else units
        return self.scope.text.below(*units.place.steps)

    def has(self, units: Units) -> bool:
        """Whether this text has a place."""
        there = self.scope.text.below(*units.place.steps)
        return any(place.id in self.text.places for place in written(there))

    def dated(self, citation: Citation, at: int) -> Citation:
        """The citation with the year that stands behind its places: 第十条（2018年修正）."""
        if citation.version:
            return citation
        _, end = named_places(self.words, at, at, Units(), self.text.taiwan)
        return replace(citation, version=brackets.version_behind(self.words, end))

    def note(self, start: int, end: int, citation: Citation) -> None:
        """Note a citation, with a span for its words where they can be a link."""
        spanned = self.block.kind not in _WITHOUT_LINKS and not (
            self.block.kind is Kind.RUN_IN and start < self.block.head
        )
        spanned = spanned and not any(
            s.start < end and start < s.end and not (s.start <= start and end <= s.end)
            for s in self.block.spans
            if s.start < s.end  # what has no length stands in the link
        )
        number = -1
        if spanned:
            number, self.text.spans = self.text.spans, self.text.spans + 1
            self.spans.append(Span(start, end, SpanKind.REFERENCE, target=f"r{number}"))
        self.text.citations.append(
            replace(
                citation,
                words=self.block.text[start:end],
                line=_line(self.block.pieces, start),
                at=self.block.id,
                number=self.scope.number,
                span=number,
            )
        )


def _line(pieces: Sequence[Piece], offset: int) -> int:
    return max((p for p in pieces if p.offset <= offset), key=lambda p: p.offset).line
