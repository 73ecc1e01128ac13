"""The paragraphs of one text with their kinds and depths: which series are headings, which items.

A series whose members each open a paragraph is a series of headings, run-in or not, unless it
stands in an article or its members are whole paragraphs: then its members are items.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.locale.say import Said, say
from zhbook.matter import tables
from zhbook.matter.front import names_preface
from zhbook.model import Block, Diagnostic, Kind, Ordinal
from zhbook.outline import attached, faint, unnumbered
from zhbook.outline.bracketed import bracketed, stand_below
from zhbook.outline.candidates import candidates, lists
from zhbook.outline.kinds import Kinds
from zhbook.outline.labelled import labelled
from zhbook.outline.lacking import lacking
from zhbook.outline.lost import lost
from zhbook.outline.members import members
from zhbook.outline.nodes import UNNUMBERED, Forms, Member, ancestors
from zhbook.outline.quoted_paragraphs import quoted
from zhbook.outline.reasons import Rule
from zhbook.outline.samples import Samples, samples
from zhbook.outline.series import Nesting
from zhbook.outline.shapes import LONGEST_RUN_IN_BY_SERIES, Shape, shape
from zhbook.outline.signed import signed
from zhbook.outline.untold import untold


class Levels:
    """One text of a seed (a whole seed, or one text of a collection): its blocks."""

    def __init__(
        self, path: str, texts: Sequence[Paragraph], kinds: Mapping[int, Kind], title: str = ""
    ) -> None:
        self.path = path
        self.title = title
        self.texts = texts
        self.kinds = faint.without_headings(texts, kinds)
        self.diagnostics: list[Diagnostic] = []
        self.inside = [() if p.kept else members(p.text) for p in texts]
        self.quoted = quoted(texts)
        self.written_out: list[int] = []
        self.lost: dict[int, str] = {}
        self.samples = Samples()
        self.decided: dict[int, tuple[Kind, int, int, Ordinal]] = {}  # kind, depth, head
        #: What decided, and what was seen on the way: for those who ask for reasons.
        self.rules: dict[int, Rule] = {}
        self.seen: dict[int, Ordinal] = {}
        self.shapes: dict[int, Shape] = {}
        self.nested = Kinds(texts, kinds, self.shapes, self.quoted, ())
        self._decide()

    def _decide(self) -> None:
        seen = candidates(self.texts, self.kinds, self.inside, self.quoted)
        numbered, shapes, self.written_out = seen.numbered, seen.shapes, seen.written_out
        self.seen, self.rules, self.shapes = seen.seen, seen.rules, shapes
        taken = {*self.kinds, *shapes, *self.quoted}
        issued = attached.issued(self.texts, taken, numbered, self.title)
        known = dict.fromkeys(issued, Rule.ISSUED_PAPER)
        attachments = attached.titled(self.texts, taken)
        known |= dict.fromkeys(attachments, Rule.ATTACHMENT)
        papers = {*taken, *known}
        named = unnumbered.named(self.texts, taken)
        self.lost = lost(self.texts, papers, numbered, named, {*self.kinds, *known})
        known |= dict.fromkeys(self.lost, Rule.OVER_ARTICLES)
        known |= dict.fromkeys(named, Rule.NAMED_PART)
        heads, under = signed(self.texts, {*taken, *known}, shapes)
        known |= dict.fromkeys(heads, Rule.SIGN)
        self.samples = samples(self.texts, self.title, {*taken, *known}, numbered)
        known |= dict.fromkeys(self.samples.lines, Rule.SAMPLE)
        titles = sorted(i for i in shapes if shapes[i] not in (Shape.BODY, Shape.ANNOUNCES))
        sisters = bracketed(self.texts, {*taken, *known} - {*named}, titles)
        known |= dict.fromkeys(sisters, Rule.BRACKETED) | dict.fromkeys(named, Rule.NAMED_PART)
        cells = tables.cells(self.texts, {*taken, *known})
        self.rules |= dict.fromkeys(cells, Rule.CELL)
        taken |= cells
        inner = {*unnumbered.repeated(self.texts, {*taken, *known}, titles)}
        self.rules |= known | dict.fromkeys(inner, Rule.REPEATED_WORDS)
        inner |= under | self.samples.below | self.samples.parts
        inner |= attached.under_division(self.texts, attachments, numbered)
        inner |= {*sisters} if stand_below(sisters, numbered) else set()
        self._nest(numbered, shapes, sorted({*known, *inner}), inner)
        kinds = {i: decided[0] for i, decided in self.decided.items() if i in taken}
        headings = sorted(i for i in kinds if kinds[i] in (Kind.HEADING, Kind.RUN_IN))
        # Where nothing with a number of the first levels titles this text its titles may have none.
        lines = unnumbered.by_form(self.texts, {*taken, *known, *inner}, {*known, *headings})
        if any(self._is_ranked_heading(*self.decided[i]) for i in headings):
            lines = unnumbered.beside_numbers(lines, self._spans_of_headings())
        by = Rule.FORM_ALONE
        if not lines:
            lines, by = labelled(self.texts, {*taken, *known, *inner}, numbered), Rule.COLON
        if lines:
            self.rules |= dict.fromkeys(lines, by)
            inner |= unnumbered.under(self.texts, sorted({*lines, *known}), headings)
            self._nest(numbered, shapes, sorted({*lines, *known, *inner}), inner)

        gaps = [*lacking(self.texts, {*self.kinds, *self.quoted}, self.decided)]
        told = {self.texts[i].line for i, _, _ in gaps}
        alone = "ordinal-alone"  # of a number of which more is told
        self.diagnostics = [d for d in self.diagnostics if d.code != alone or d.line not in told]
        for i, code, message in gaps:
            self.report(i, code, message)
        read = {*self.kinds, *self.seen, *self.decided, *self.quoted}
        for i, code, message in untold(self.texts, numbered, read, self.quoted):
            self.report(i, code, message)

    def _is_ranked_heading(self, kind: Kind, depth: int, head: int, ordinal: Ordinal) -> bool:
        ranked = ordinal.style in ordinals.RANK and not ordinal.style.startswith("decimal")
        return ranked and kind in (Kind.HEADING, Kind.RUN_IN)

    def _spans_of_headings(self) -> list[tuple[int, int]]:
        """First and last paragraph of each series that stands under nothing; none in a statute."""
        firsts = (m for m in self.nested.members.values() if not m.before and not m.parent)
        every = [m.series for m in firsts if m.ordinal.style != UNNUMBERED]
        if any(s.style == "article" or s.style in ordinals.TITLED for s in every):
            return []
        return [(s.members[0].index, s.members[-1].index) for s in every]

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
        forms = self.samples.below
        self.nested = Kinds(self.texts, self.kinds, shapes, self.quoted, nesting.series, forms)
        self.rules |= self.nested.rules
        kinds = self.nested.kinds
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
        titled |= {i - 1 for i in self.samples.below}
        announced = {
            i for i in shapes if i and (texts[i - 1].text[-1] in "：:—" or self._captioned(i))
        }
        enclosing = {i for i in lines if attached.encloses(texts[i].text)}
        prefaces = {i for i in lines if names_preface(texts[i].text)}
        return Forms(
            titled, announced, self.quoted, {*inner}, enclosing, prefaces, self.lost, self.samples
        )

    def _captioned(self, index: int) -> bool:
        """Whether it stands right below 第二条 双方责任: it divides the article of this caption."""
        above = self.seen.get(index - 1)
        text = self.texts[index - 1].text
        return above is not None and above.style == "article" and not ends_sentence(text)

    def _settle(self, member: Member, kinds: dict[int, Kind | None]) -> None:
        kind = kinds[member.index]
        if kind is None:
            return
        text = self.texts[member.index].text
        head = member.ordinal.end
        if kind is Kind.HEADING:
            form, head = shape(text, member.ordinal, LONGEST_RUN_IN_BY_SERIES)
            needs = form in (Shape.STOP, Shape.ANNOUNCES)
            nothing = needs and self.nested.titles_nothing(member)
            nothing = nothing and not self.nested.ends_titles(member)
            nothing = nothing and not self.nested.runs_in(member)
            in_list = lists(self.inside[member.index], member.ordinal)
            if form is Shape.BODY or nothing or in_list:
                kind = kinds[member.index] = Kind.ITEM
                self.rules[member.index] = Rule.TEXT_AMONG_TITLES
                head = member.ordinal.end
            elif form in (Shape.RUN_IN, Shape.STOP, Shape.SENTENCES):
                kind = Kind.RUN_IN
        above = [kinds.get(m.index) for m in ancestors(member)]
        headings = sum(k is Kind.HEADING for k in above)
        items = sum(k is Kind.ITEM for k in above)
        depth = {Kind.ARTICLE: 0, Kind.ITEM: items + 1}.get(kind, headings + 1)
        self.decided[member.index] = (kind, depth, head, member.ordinal)
        goes_on = not member.before and kind is Kind.ARTICLE and "修正案" in self.title
        # The articles of an amendment (宪法修正案) are counted on from the one before it.
        if member.doubt and member.index not in self.quoted and not goes_on:
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
