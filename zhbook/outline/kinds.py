"""Whether the series of a text title what stands below them, list it, or are none.

A series whose members each open a paragraph is one of headings, run-in or not, unless it stands in
an article or its members are whole paragraphs: then they are items. Sister series, which stand
under members of one series (1. 2. under 一、 and again under 二、), are decided together: no
standard has one rank of ordinals title in one chapter and list in the next (GB/T 9704-2012, 7.3.3).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.model import Kind
from zhbook.outline.nodes import UNNUMBERED, Member, Series, ancestors
from zhbook.outline.reasons import Rule
from zhbook.outline.shapes import LONGEST_LABEL, Shape

#: What looks so titles only what stands below it.
_NEED_TEXT = (Shape.LINE, Shape.STOP, Shape.SENTENCES)
#: So many titles tell that the last of their series, over nothing, is one.
FEWEST_ENDED = 3
_SENTENCES = (Shape.RUN_IN, Shape.STOP, Shape.SENTENCES)
#: A heading over nothing, among others that run in, has at most so many characters.
_LONGEST_ENTRY = 30
#: The ordinals of speech: such a series below a colon is what the colon announces.
_SPOKEN = ("spoken", "first", "among")


class Kinds:
    """What the members of each series are, by the indices of their paragraphs.

    ``kinds`` has None for a series that nothing supports, ``rules`` what decided, ``support`` what
    makes a series of its first member. ``around`` are paragraphs of which it is known what they
    are, ``quoted`` those in a quotation, ``forms`` the titles of forms.
    """

    def __init__(
        self,
        texts: Sequence[Paragraph],
        around: Mapping[int, Kind],
        shapes: Mapping[int, Shape],
        quoted: Mapping[int, int],
        every: Sequence[Series],
        forms: Collection[int] = (),
    ) -> None:
        self.kinds: dict[int, Kind | None] = {}
        self.rules: dict[int, Rule] = {}
        self.support: dict[int, str] = {}
        self.members = {m.index: m for series in every for m in series.members}
        self._texts, self._around, self._shapes, self._quoted = texts, around, shapes, quoted
        self._forms = forms
        several = (series for series in every if len(series.members) > 1)
        self._usual = {(_style_above(series.members[0]), series.style) for series in several}
        self._sisters: dict[tuple[object, str], list[Series]] = {}
        self._together: dict[tuple[object, str], bool] = {}
        for series in every:
            self.support[series.members[0].index] = self._supported_by(series)
            if series.style not in ordinals.TITLED and series.style not in ("article", UNNUMBERED):
                self._sisters.setdefault(_sisterhood(series), []).append(series)
        for series in every:
            self._decide(series)

    def is_title(self, member: Member) -> bool:
        """Whether the form of a member is that of a title over something."""
        form = self._shapes[member.index]
        if (
            form in (Shape.LINE, Shape.STOP, Shape.SENTENCES)
            and member.ordinal.style not in ordinals.TITLED
        ):
            return not self.titles_nothing(member)
        return form in (Shape.LINE, Shape.RUN_IN)

    def titles_nothing(self, member: Member) -> bool:
        """Whether it is an entry of a list: the text ends, or a number follows that is not its."""
        following = member.index + 1
        if following == len(self._texts) or self._around.get(following) is Kind.SIGNATURE:
            return True
        after = self.members.get(following)
        return after is not None and member not in ancestors(after)

    def ends_titles(self, member: Member) -> bool:
        """Whether it is the last of a series, over nothing, and all the others title something."""
        *others, last = member.series.members
        if last is not member or len(others) + 1 < FEWEST_ENDED:
            return False
        return all(self.is_title(m) and not self.titles_nothing(m) for m in others)

    def runs_in(self, member: Member) -> bool:
        """Whether it is short, over nothing, and most of its series are headings that run in."""
        others = [self._shapes[m.index] for m in member.series.members if m is not member]
        sentences = sum(form in _SENTENCES for form in others)
        words = len(self._texts[member.index].text) - member.ordinal.end
        most = 2 * sentences >= len(others) and Shape.RUN_IN in others
        return most and words <= _LONGEST_ENTRY

    def _decide(self, series: Series) -> None:
        kind, rule = self._decided(series)
        for member in series.members:
            self.kinds[member.index] = kind
            if series.style != UNNUMBERED:
                self.rules[member.index] = rule

    def _decided(self, series: Series) -> tuple[Kind | None, Rule]:
        first = series.members[0]
        above = self.kinds.get(first.parent.index) if first.parent else None
        if series.style in ordinals.TITLED or series.style == UNNUMBERED:
            return Kind.HEADING, Rule.DIVISION
        if series.style == "article":
            own = _counts(series) or not self._is_behind_text(first.index)
            return (Kind.ARTICLE, Rule.ARTICLE) if own else (None, Rule.ALONE)
        if not self.support[first.index]:
            return None, Rule.ALONE
        if above in (Kind.ARTICLE, Kind.ITEM):
            return Kind.ITEM, Rule.UNDER_ARTICLE if above is Kind.ARTICLE else Rule.UNDER_ITEM
        if first.index in self._quoted:
            return Kind.ITEM, Rule.QUOTED_LIST
        if series.style in _SPOKEN and first.index and self._announces(first.index - 1):
            return Kind.ITEM, Rule.ANNOUNCED_SERIES
        return self._by_form(series)

    def _by_form(self, series: Series) -> tuple[Kind, Rule]:
        """Headings where two of three look like titles, counted over sister series together.

        A series that titles on lines of their own make needs no sisters: under 一、 may stand
        headings, and a list of whole sentences under 二、.
        """
        if self._are_fields(series):
            return Kind.ITEM, Rule.MOSTLY_TEXT
        labels = len(series.members) > 1 and all(map(self._is_label, series.members))
        if labels or self._are_lines(series) or self._stands_over_heading(series):
            return Kind.HEADING, Rule.MOSTLY_TITLES
        together = self._are_together(_sisterhood(series))
        if together is not self._mostly_titles(series.members):
            return (Kind.HEADING if together else Kind.ITEM), Rule.AS_SISTERS
        return (Kind.HEADING, Rule.MOSTLY_TITLES) if together else (Kind.ITEM, Rule.MOSTLY_TEXT)

    def _is_label(self, member: Member) -> bool:
        """Whether it is a word or two, over something: 1．首部。"""
        words = self._texts[member.index].text[member.ordinal.end :]
        short = len(words) <= LONGEST_LABEL + 1 and "，" not in words
        return short and self._shapes[member.index] is Shape.STOP and self.is_title(member)

    def _are_fields(self, series: Series) -> bool:
        """``①请求人`` over 姓名 and 住址, in a form: no sentence stands below any of them."""
        first, last = series.members[0], series.members[-1]
        if first.parent is None or first.parent.index not in self._forms or first is last:
            return False
        between = (i for i in range(first.index, last.index) if i not in self.members)
        return not any(ends_sentence(self._texts[i].text) for i in between)

    def _stands_over_heading(self, series: Series) -> bool:
        """Whether a heading without a number stands below a member: no item has headings."""
        return any(below.style == UNNUMBERED for m in series.members for below in m.children)

    def _are_together(self, sisterhood: tuple[object, str]) -> bool:
        """Whether the members of sister series are mostly titles; counted once for all of them."""
        if sisterhood not in self._together:
            sisters = [s for s in self._sisters[sisterhood] if not self._are_lines(s)]
            alike = [member for sister in sisters for member in sister.members]
            self._together[sisterhood] = self._mostly_titles(alike)
        return self._together[sisterhood]

    def _mostly_titles(self, members: Sequence[Member]) -> bool:
        told = [m for m in members if not self._announces_more(m)]
        titles = sum(self.is_title(m) for m in told)
        return titles > 0 and 3 * titles >= 2 * len(told)

    def _announces_more(self, member: Member) -> bool:
        """Whether it announces what stands below it, and is what its sisters are."""
        announces = self._shapes[member.index] is Shape.ANNOUNCES
        return announces and not self.titles_nothing(member)

    def _are_lines(self, series: Series) -> bool:
        """Whether titles on lines of their own make a series, with whole clauses for the rest.

        A line that titles nothing is an entry of a list, and speaks against it.
        """
        lines = [m for m in series.members if self._shapes[m.index] is Shape.LINE]
        titles = sum(self.is_title(m) for m in lines)
        most = len(series.members) < 2 * titles and titles == len(lines)
        return most or 3 * titles >= 2 * len(series.members)

    def _is_behind_text(self, index: int) -> bool:
        """Whether text of its own stands before a number: what begins a text is no quotation."""
        every = (i for i in range(index) if i not in self._around and i not in self.members)
        return next(every, None) is not None

    def _announces(self, index: int) -> bool:
        return self._texts[index].text[-1] in "：:"

    def _supported_by(self, series: Series) -> str:
        """What makes a series of these members; empty where nothing does."""
        first = series.members[0]
        if len(series.members) > 1:
            return "members"
        if first.parent and first.ordinal.value == 1 and self._shapes[first.index] is Shape.LINE:
            return "title-alone"  # under another title
        announced = first.index and self._announces(first.index - 1)
        if announced and first.parent and first.parent.index == first.index - 1:
            return "announced"  # a list of one
        directly = first.parent is not None and first.parent.index == first.index - 1
        opens = first.ordinal.value == 1 or (directly and first.doubt)
        if opens and (_style_above(first), series.style) in self._usual:
            return "usual"  # one where its like are several
        if series.continues:
            return "continues"
        return "children" if any(len(s.members) > 1 for s in first.children) else ""


def _counts(series: Series) -> bool:
    """Whether articles count a text: from 第一条 on, or one after the other somewhere.

    第十条 alone, or 第八条 and 第二十条 in a judgment, are articles of another text.
    """
    row = series.members
    return row[0].ordinal.value == 1 or any(
        m.before and m.ordinal.value - m.before.ordinal.value in (0, 1) for m in row
    )


def _style_above(member: Member) -> str | None:
    return member.parent.ordinal.style if member.parent else None


def _sisterhood(series: Series) -> tuple[object, str]:
    """The same for series of one style under members of one series, or under its like."""
    parent = series.members[0].parent
    if parent is None:
        return id(series), series.style
    above = parent.series
    return (UNNUMBERED if above.style == UNNUMBERED else id(above)), series.style
