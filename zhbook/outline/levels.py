"""The paragraphs of one text with their kinds and depths: which series are headings, which items.

A series whose members each open a paragraph is a series of headings, run-in or not, unless it
stands in an article or its members are whole paragraphs: then its members are items.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import Said, say
from zhbook.matter import tables
from zhbook.matter.front import names_preface
from zhbook.model import Block, Diagnostic, Kind, Ordinal
from zhbook.outline import attached, unnumbered
from zhbook.outline.candidates import candidates, lists
from zhbook.outline.members import members
from zhbook.outline.nodes import UNNUMBERED, Forms, Member
from zhbook.outline.quoted_paragraphs import quoted
from zhbook.outline.reasons import Rule
from zhbook.outline.series import Nesting
from zhbook.outline.shapes import LONGEST_RUN_IN_BY_SERIES, Shape, shape


class Levels:
    """One text of a seed (a whole seed, or one text of a collection): its blocks."""

    def __init__(
        self, path: str, texts: Sequence[Paragraph], kinds: dict[int, Kind], title: str = ""
    ) -> None:
        self.path = path
        self.title = title
        self.texts = texts
        self.kinds = kinds
        self.diagnostics: list[Diagnostic] = []
        self.inside = [members(p.text) for p in texts]
        self.quoted = quoted(texts)
        self.written_out: list[int] = []
        self.decided: dict[int, tuple[Kind, int, int, Ordinal]] = {}  # kind, depth, head
        #: What decided, and what was seen on the way: for those who ask for reasons.
        self.rules: dict[int, Rule] = {}
        self.seen: dict[int, Ordinal] = {}
        self.shapes: dict[int, Shape] = {}
        self.support: dict[int, str] = {}
        self.members: dict[int, Member] = {}
        self._usual: set[tuple[str | None, str]] = set()
        self._decide()

    def _decide(self) -> None:
        seen = candidates(self.texts, self.kinds, self.inside, self.quoted)
        numbered, shapes, self.written_out = seen.numbered, seen.shapes, seen.written_out
        self.seen, self.rules, self.shapes = seen.seen, seen.rules, shapes
        taken = {*self.kinds, *shapes, *self.quoted}
        issued = attached.issued(self.texts, taken, numbered, self.title)
        known = dict.fromkeys(issued, Rule.ISSUED_PAPER)
        known |= dict.fromkeys(attached.titled(self.texts, taken), Rule.ATTACHMENT)
        known |= dict.fromkeys(unnumbered.named(self.texts, taken), Rule.NAMED_PART)
        titles = sorted(i for i in shapes if shapes[i] is not Shape.BODY)
        cells = tables.cells(self.texts, {*taken, *known})
        self.rules |= dict.fromkeys(cells, Rule.CELL)
        taken |= cells
        inner = {*unnumbered.repeated(self.texts, {*taken, *known}, titles)}
        self.rules |= known | dict.fromkeys(inner, Rule.REPEATED_WORDS)
        self._nest(numbered, shapes, sorted({*known, *inner}), inner)
        kinds = {i: decided[0] for i, decided in self.decided.items() if i in taken}
        headings = sorted(i for i in kinds if kinds[i] in (Kind.HEADING, Kind.RUN_IN))
        if not any(self._is_ranked_heading(*self.decided[i]) for i in headings):
            # Nothing with a number of the first levels titles this text: its titles may have none.
            lines = {*unnumbered.by_form(self.texts, {*taken, *known, *inner}, {*known, *headings})}
            if lines:
                self.rules |= dict.fromkeys(lines, Rule.FORM_ALONE)
                inner |= unnumbered.under(self.texts, sorted({*lines, *known}), headings)
                self._nest(numbered, shapes, sorted({*lines, *known, *inner}), inner)

    def _is_ranked_heading(self, kind: Kind, depth: int, head: int, ordinal: Ordinal) -> bool:
        ranked = ordinal.style in ordinals.RANK and not ordinal.style.startswith("decimal")
        return ranked and kind in (Kind.HEADING, Kind.RUN_IN)

    def _nest(
        self,
        numbered: Sequence[tuple[int, Ordinal]],
        shapes: dict[int, Shape],
        lines: Sequence[int],
        inner: Collection[int] = (),
    ) -> None:
        """Decide all candidates: those with a number, and the lines that are headings without.

        ``inner`` are those of the lines that stand under another heading.
        """
        self.decided.clear()
        self.diagnostics.clear()
        without = [(i, Ordinal(UNNUMBERED, n, 0, 0)) for n, i in enumerate(lines, 1)]
        every = sorted([*numbered, *without], key=lambda candidate: candidate[0])
        shapes |= dict.fromkeys(lines, Shape.LINE)
        nesting = Nesting(every, self._forms(shapes, lines, inner))
        self.members = {m.index: m for series in nesting.series for m in series.members}
        several = (series for series in nesting.series if len(series.members) > 1)
        self._usual = {(_style_above(series.members[0]), series.style) for series in several}
        kinds: dict[int, Kind | None] = {}
        for series in nesting.series:
            self._decide_series(series.members, series.style, kinds)
        for series in nesting.series:
            for member in series.members:
                self._settle(member, kinds)
        for i in lines:
            message = say("{words} was taken for a heading", words=self.texts[i].received)
            self.report(i, "heading-unnumbered", message)
        self._report_alone(every, kinds)

    def _forms(
        self, shapes: dict[int, Shape], lines: Collection[int], inner: Collection[int]
    ) -> Forms:
        texts = self.texts
        titled = {i for i in shapes if shapes[i] is Shape.LINE and texts[i].text[-1] not in "：:"}
        announced = {i for i in shapes if i and texts[i - 1].text[-1] in "：:—"}
        enclosing = {i for i in lines if attached.encloses(texts[i].text)}
        prefaces = {i for i in lines if names_preface(texts[i].text)}
        return Forms(titled, announced, self.quoted, {*inner}, enclosing, prefaces)

    def _decide_series(
        self, all_members: Sequence[Member], style: str, kinds: dict[int, Kind | None]
    ) -> None:
        above = kinds.get(all_members[0].parent.index) if all_members[0].parent else None
        support = self.support[all_members[0].index] = self._support(all_members)
        kind: Kind | None
        if style in ordinals.TITLED or style == UNNUMBERED:
            kind, rule = Kind.HEADING, Rule.DIVISION
        elif style == "article":
            kind, rule = Kind.ARTICLE, Rule.ARTICLE
        elif not support:
            kind, rule = None, Rule.ALONE
        elif above in (Kind.ARTICLE, Kind.ITEM):
            kind = Kind.ITEM
            rule = Rule.UNDER_ARTICLE if above is Kind.ARTICLE else Rule.UNDER_ITEM
        elif all_members[0].index in self.quoted:
            kind, rule = Kind.ITEM, Rule.QUOTED_LIST
        else:
            titles = sum(self.is_title(m) for m in all_members)
            kind, rule = Kind.ITEM, Rule.MOSTLY_TEXT
            if 3 * titles >= 2 * len(all_members):
                kind, rule = Kind.HEADING, Rule.MOSTLY_TITLES
        for member in all_members:
            kinds[member.index] = kind
            if style != UNNUMBERED:
                self.rules[member.index] = rule

    def _support(self, all_members: Sequence[Member]) -> str:
        """What makes a series of these members; empty where nothing does."""
        first = all_members[0]
        if len(all_members) > 1:
            return "members"
        if first.parent and first.ordinal.value == 1 and self.shapes[first.index] is Shape.LINE:
            return "title-alone"  # under another title
        announced = first.index and self.texts[first.index - 1].text[-1] in "：:"
        if announced and first.parent and first.parent.index == first.index - 1:
            return "announced"  # a list of one
        if first.ordinal.value == 1 and (_style_above(first), first.ordinal.style) in self._usual:
            return "usual"  # one where its like are several
        if first.series.continues:
            return "continues"
        return "children" if any(len(s.members) > 1 for s in first.children) else ""

    def is_title(self, member: Member) -> bool:
        """Whether the form of a member is that of a title over something."""
        form = self.shapes[member.index]
        if form in (Shape.LINE, Shape.STOP) and member.ordinal.style not in ordinals.TITLED:
            return not self._titles_nothing(member)
        return form in (Shape.LINE, Shape.RUN_IN)

    def _titles_nothing(self, member: Member) -> bool:
        """Whether it is an entry of a list: the text ends, or a number follows that is not its."""
        following = member.index + 1
        if following == len(self.texts) or self.kinds.get(following) is Kind.SIGNATURE:
            return True
        after = self.members.get(following)
        return after is not None and member not in _ancestors(after)

    def _settle(self, member: Member, kinds: dict[int, Kind | None]) -> None:
        kind = kinds[member.index]
        if kind is None:
            return
        text = self.texts[member.index].text
        head = member.ordinal.end
        if kind is Kind.HEADING:
            form, head = shape(text, member.ordinal, LONGEST_RUN_IN_BY_SERIES)
            if form is Shape.BODY or lists(self.inside[member.index], member.ordinal):
                kind = kinds[member.index] = Kind.ITEM
                self.rules[member.index] = Rule.TEXT_AMONG_TITLES
                head = member.ordinal.end
            elif form in (Shape.RUN_IN, Shape.STOP):
                kind = Kind.RUN_IN
        above = [kinds.get(m.index) for m in _ancestors(member)]
        headings = sum(k is Kind.HEADING for k in above)
        items = sum(k is Kind.ITEM for k in above)
        depth = {Kind.ARTICLE: 0, Kind.ITEM: items + 1}.get(kind, headings + 1)
        self.decided[member.index] = (kind, depth, head, member.ordinal)
        if member.doubt and member.index not in self.quoted:
            number = self._number(member.index, member.ordinal)
            message = say("{number} opens a series", number=number)
            if last := member.before:
                other = self._number(last.index, last.ordinal)
                message = say("{number} follows {other}", number=number, other=other)
            self.report(member.index, member.doubt, message)

    def _report_alone(
        self, every: Sequence[tuple[int, Ordinal]], kinds: dict[int, Kind | None]
    ) -> None:
        for i in self.written_out:
            message = say("written out by the article above; kept as a paragraph")
            self.report(i, "ordinal-alone", message)
        for i, ordinal in every:
            if kinds.get(i) is None and i not in self.quoted:
                number = self._number(i, ordinal)
                message = say("{number} has no neighbours; kept as a paragraph", number=number)
                self.report(i, "ordinal-alone", message)

    def _number(self, index: int, ordinal: Ordinal) -> str:
        """The number that opens a paragraph, as the seed has it."""
        return self.texts[index].received[: ordinal.end].strip()

    def report(self, index: int, code: str, message: Said) -> None:
        self.diagnostics.append(diagnose(self.path, self.texts[index].line, code, message))

    def blocks(self, below: int) -> list[Block]:
        """The blocks; headings stand ``below`` levels under the page's title."""
        blocks = []
        for i, paragraph in enumerate(self.texts):
            kind, depth, head, ordinal = self.decided.get(
                i, (self.kinds.get(i, Kind.PARAGRAPH), 0, 0, None)
            )
            if kind in (Kind.HEADING, Kind.RUN_IN):
                depth += below
            plain = kind in (Kind.HEADING, Kind.TITLE, Kind.SIGNATURE, Kind.NOTE, Kind.FIELD)
            spans = () if plain else self.inside[i]
            blocks.append(
                Block(kind, paragraph.text, paragraph.pieces, depth, head, ordinal, spans=spans)
            )
        return blocks


def _style_above(member: Member) -> str | None:
    return member.parent.ordinal.style if member.parent else None


def _ancestors(member: Member) -> list[Member]:
    above, parent = [], member.parent
    while parent:
        above.append(parent)
        parent = parent.parent
    return above
