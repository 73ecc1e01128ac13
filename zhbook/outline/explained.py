"""The reasons of one text, put together from what its Levels and series have noted."""

from __future__ import annotations

from collections.abc import Mapping

from zhbook.model import Kind
from zhbook.outline.levels import Levels
from zhbook.outline.nodes import UNNUMBERED, Member, Series
from zhbook.outline.reasons import Reason, Rule, SeedPlace

#: What ``kinds`` says of a paragraph that took no part in the numbering.
_AROUND = {
    Kind.NOTE: Rule.NOTE,
    Kind.SALUTATION: Rule.SALUTATION,
    Kind.SIGNATURE: Rule.SIGNATURE,
    Kind.FIELD: Rule.FIELD,
}
#: Of a SeedPlace so many characters are shown.
_SHOWN = 24
#: Where a form that speaks against the decision makes it a close one.
_BY_FORM = (
    Rule.MOSTLY_TITLES,
    Rule.MOSTLY_TEXT,
    Rule.TEXT_AMONG_TITLES,
    Rule.AS_SISTERS,
)


def reasons(levels: Levels) -> dict[int, Reason]:
    """The Reason of each paragraph of a text, by its index there; plain ones have none."""
    by_index = {i: Reason(_AROUND[k]) for i, k in levels.kinds.items() if k in _AROUND}
    for i, ordinal in levels.seen.items():
        if i not in levels.nested.members:
            begun = levels.quoted.get(i)
            match = None if begun is None else place(levels, begun)
            by_index[i] = Reason(levels.rules.get(i, Rule.NO_SERIES), ordinal, match=match)
    cells = (i for i, rule in levels.rules.items() if rule is Rule.CELL)
    by_index |= dict.fromkeys(cells, Reason(Rule.CELL))
    lines_by_words: dict[str, list[int]] = {}
    for i in sorted(levels.nested.members):
        lines_by_words.setdefault(levels.texts[i].text, []).append(i)
    for series in {id(m.series): m.series for m in levels.nested.members.values()}.values():
        if series.style == UNNUMBERED:
            for member in series.members:
                by_index[member.index] = _unnumbered(levels, member, lines_by_words)
        else:
            by_index |= _in_series(levels, series)
    return by_index


def place(levels: Levels, index: int) -> SeedPlace:
    """A paragraph as evidence."""
    paragraph = levels.texts[index]
    return SeedPlace(paragraph.line, paragraph.received[:_SHOWN])


def _in_series(levels: Levels, series: Series) -> dict[int, Reason]:
    row = series.members
    titled = [levels.nested.is_title(member) for member in row]
    titles = sum(titled)
    support = levels.nested.support[row[0].index]
    by_index = {}
    for k, member in enumerate(row):
        rule = levels.rules[member.index]
        by_form = rule in _BY_FORM
        by_index[member.index] = Reason(
            rule,
            member.ordinal,
            before=place(levels, row[k - 1].index) if k else None,
            after=place(levels, row[k + 1].index) if k + 1 < len(row) else None,
            parent=place(levels, member.parent.index) if member.parent else None,
            members=len(row),
            titles=titles if by_form else 0,
            form=levels.shapes[member.index].name,
            support=support,
            close=rule is Rule.TEXT_AMONG_TITLES
            or (by_form and titled[k] is not (rule is Rule.MOSTLY_TITLES)),
        )
    return by_index


def _unnumbered(levels: Levels, member: Member, lines_by_words: Mapping[str, list[int]]) -> Reason:
    rule, match = levels.rules[member.index], None
    if rule is Rule.REPEATED_WORDS:
        alike = lines_by_words[levels.texts[member.index].text]
        match = place(levels, alike[alike[0] == member.index])
    parent = place(levels, member.parent.index) if member.parent else None
    return Reason(rule, parent=parent, match=match)
