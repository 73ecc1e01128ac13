"""The paragraphs of one text with their kinds and depths: which series are headings, which items.

A series whose members each open a paragraph is a series of headings, run-in or not, unless it
stands in an article or its members are whole paragraphs: then its members are items.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.model import Block, Diagnostic, Kind, Ordinal
from zhbook.outline import unnumbered
from zhbook.outline.members import members
from zhbook.outline.series import UNNUMBERED, Member, Nesting
from zhbook.outline.shapes import LONGEST_RUN_IN_BY_SERIES, Shape, shape
from zhbook.paragraphs import Paragraph


class Levels:
    """One text of a seed (a whole seed, or one text of a collection): its blocks."""

    def __init__(self, path: str, texts: Sequence[Paragraph], kinds: dict[int, Kind]) -> None:
        self.path = path
        self.texts = texts
        self.kinds = kinds
        self.diagnostics: list[Diagnostic] = []
        self.inside = [members(p.text) for p in texts]
        self.decided: dict[int, tuple[Kind, int, int, Ordinal]] = {}  # kind, depth, head
        self._decide()

    def _decide(self) -> None:
        candidates: list[tuple[int, Ordinal]] = []
        shapes: dict[int, Shape] = {}
        for i, paragraph in enumerate(self.texts):
            found = ordinals.opening(paragraph.text) if i not in self.kinds else None
            if found is None or (self.inside[i] and self.inside[i][0].start == 0):
                continue
            candidates.append((i, found))
            shapes[i] = Shape.BODY
            if found.style != "article" and not self._lists(i, found):
                shapes[i] = shape(paragraph.text, found)[0]
        lines = unnumbered.named(self.texts, {*self.kinds, *shapes})
        self._nest(candidates, shapes, lines)
        if not any(self._is_ranked_heading(*decided) for decided in self.decided.values()):
            # Nothing with a number of the first levels titles this text: its titles may have none.
            lines += unnumbered.by_form(self.texts, {*self.kinds, *self.decided, *lines})
            if lines:
                self._nest(candidates, shapes, sorted(lines))

    def _is_ranked_heading(self, kind: Kind, depth: int, head: int, ordinal: Ordinal) -> bool:
        ranked = ordinal.style in ordinals.RANK and not ordinal.style.startswith("decimal")
        return ranked and kind in (Kind.HEADING, Kind.RUN_IN)

    def _nest(
        self,
        numbered: Sequence[tuple[int, Ordinal]],
        shapes: dict[int, Shape],
        lines: Sequence[int],
    ) -> None:
        """Decide all candidates: those with a number, and the lines that are headings without."""
        self.decided.clear()
        self.diagnostics.clear()
        without = [(i, Ordinal(UNNUMBERED, n, 0, 0)) for n, i in enumerate(lines, 1)]
        candidates = sorted([*numbered, *without], key=lambda candidate: candidate[0])
        shapes |= dict.fromkeys(lines, Shape.LINE)
        nesting = Nesting(candidates, frozenset(i for i in shapes if shapes[i] is Shape.LINE))
        kinds: dict[int, Kind | None] = {}
        for series in nesting.series:
            self._decide_series(series.members, series.style, shapes, kinds)
        for series in nesting.series:
            for member in series.members:
                self._settle(member, kinds)
        for i in lines:
            words = self.texts[i].text
            self.report(i, "heading-unnumbered", f"{words} was taken for a heading")
        self._report_alone(candidates, kinds)

    def _decide_series(
        self,
        all_members: Sequence[Member],
        style: str,
        shapes: dict[int, Shape],
        kinds: dict[int, Kind | None],
    ) -> None:
        above = kinds.get(all_members[0].parent.index) if all_members[0].parent else None
        kind: Kind | None
        if style in ordinals.TITLED or style == UNNUMBERED:
            kind = Kind.HEADING
        elif style == "article":
            kind = Kind.ARTICLE
        elif not self._has_neighbours(all_members, shapes):
            kind = None
        elif above in (Kind.ARTICLE, Kind.ITEM):
            kind = Kind.ITEM
        else:
            siblings = {m.index for m in all_members}
            titles = sum(self._is_title(m, shapes, siblings) for m in all_members)
            kind = Kind.HEADING if 3 * titles >= 2 * len(all_members) else Kind.ITEM
        for member in all_members:
            kinds[member.index] = kind

    def _has_neighbours(self, all_members: Sequence[Member], shapes: dict[int, Shape]) -> bool:
        first = all_members[0]
        if first.parent and first.ordinal.value == 1 and shapes[first.index] is Shape.LINE:
            return True  # a title that stands alone under another
        children = any(len(s.members) > 1 for s in first.children)
        return len(all_members) > 1 or first.series.continues or children

    def _lists(self, index: int, ordinal: Ordinal) -> bool:
        """Whether a list begins right behind a number: 一、一是快。二是好。 has no title."""
        spans = self.inside[index]
        return bool(spans) and spans[0].start <= ordinal.end + 1

    def _is_title(self, member: Member, shapes: dict[int, Shape], siblings: set[int]) -> bool:
        form = shapes[member.index]
        if form in (Shape.LINE, Shape.STOP) and member.ordinal.style not in ordinals.TITLED:
            # What titles nothing is an entry of a list.
            following = member.index + 1
            return following < len(self.texts) and following not in siblings
        return form in (Shape.LINE, Shape.RUN_IN)

    def _settle(self, member: Member, kinds: dict[int, Kind | None]) -> None:
        kind = kinds[member.index]
        if kind is None:
            return
        text = self.texts[member.index].text
        head = member.ordinal.end
        if kind is Kind.HEADING:
            form, head = shape(text, member.ordinal, LONGEST_RUN_IN_BY_SERIES)
            if form is Shape.BODY or self._lists(member.index, member.ordinal):
                kind = kinds[member.index] = Kind.ITEM
                head = member.ordinal.end
            elif form in (Shape.RUN_IN, Shape.STOP):
                kind = Kind.RUN_IN
        above = [kinds.get(m.index) for m in _ancestors(member)]
        headings = sum(k is Kind.HEADING for k in above)
        items = sum(k is Kind.ITEM for k in above)
        depth = {Kind.ARTICLE: 0, Kind.ITEM: items + 1}.get(kind, headings + 1)
        self.decided[member.index] = (kind, depth, head, member.ordinal)
        if member.doubt:
            before = [m for m in member.series.members if m.index < member.index]
            what = f"{text[: member.ordinal.end].strip()} "
            if before:
                last = before[-1]
                what += f"follows {self.texts[last.index].text[: last.ordinal.end].strip()}"
            else:
                what += "opens a series"
            self.report(member.index, member.doubt, what)

    def _report_alone(
        self, candidates: Sequence[tuple[int, Ordinal]], kinds: dict[int, Kind | None]
    ) -> None:
        for i, ordinal in candidates:
            if kinds.get(i) is None:
                number = self.texts[i].text[: ordinal.end].strip()
                self.report(i, "ordinal-alone", f"{number} has no neighbours; kept as a paragraph")

    def report(self, index: int, code: str, message: str) -> None:
        self.diagnostics.append(diagnose(self.path, self.texts[index].line, code, message))

    def blocks(self, below: int) -> list[Block]:
        """The blocks; headings stand ``below`` levels under the page's title."""
        found = []
        for i, paragraph in enumerate(self.texts):
            kind, depth, head, ordinal = self.decided.get(
                i, (self.kinds.get(i, Kind.PARAGRAPH), 0, 0, None)
            )
            if kind in (Kind.HEADING, Kind.RUN_IN):
                depth += below
            plain = kind in (Kind.HEADING, Kind.TITLE, Kind.SIGNATURE, Kind.NOTE, Kind.FIELD)
            spans = () if plain else self.inside[i]
            found.append(
                Block(kind, paragraph.text, paragraph.pieces, depth, head, ordinal, "", spans)
            )
        return found


def _ancestors(member: Member) -> list[Member]:
    found, parent = [], member.parent
    while parent:
        found.append(parent)
        parent = parent.parent
    return found
