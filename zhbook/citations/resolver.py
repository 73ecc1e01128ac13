"""What the citations of a text lead to, once all texts of the book are known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from zhbook.citations import works
from zhbook.citations.base import Citation
from zhbook.citations.grammar import HEADINGS, written
from zhbook.pageformat import label
from zhbook.places import ALL_NUMBERED, ITEM, MAINLAND, PARAGRAPH, Place, Step, by_numbers, place
from zhbook.reader.normal_script import simplified
from zhbook.titles import is_blank

#: The slug of the page that lists what is cited.
PAGE = "cited"


class Lead(Enum):
    """What became of a citation."""

    PLACE = "place"  # a place of a text
    TEXT = "text"  # a text as a whole
    LATER = "later"  # a text of which the book holds only an edition after the citing text
    EARLIER = "earlier"  # an edition before the citing text, which the book does not hold
    CHOICE = "choice"  # the list of the versions of a text
    ENTRY = "entry"  # the entry of a work that is not in the book
    ABSENT = "absent"  # a place of a work that is not in the book
    MISSING = "missing"  # a place that the text does not have, or has twice
    UNDECIDED = "undecided"  # nobody can tell what is meant


#: These are references that should lead somewhere and do not.
UNRESOLVED = frozenset((Lead.MISSING, Lead.UNDECIDED))


@dataclass(frozen=True, slots=True)
class Target:
    """Where a citation leads: the label of a place, if anywhere; and the work that it names.

    ``left`` counts the characters before the words that belong to them: the name in 刑法第三条.
    ``later`` is the date of the edition that the book holds, where it cannot be the one cited.
    """

    lead: Lead
    label: str = ""
    work: str = ""
    left: int = 0
    later: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A text of the book as others cite it."""

    slug: str
    titles: tuple[str, ...]
    places: frozenset[str]
    years: tuple[str, ...] = ()
    date: str = ""
    jurisdiction: str = ""


def entry_id(base: str) -> str:
    """The id of a work's entry on the page of cited works; it stays whatever else is cited."""
    return "w-" + hashlib.sha256(base.encode()).hexdigest()[:10]


class Catalogue:
    """The texts of the book by their titles; texts of one title are versions of one work."""

    def __init__(self, texts: Iterable[Work]) -> None:
        self.works: dict[str, list[Work]] = {}
        for text in texts:
            named = [title for title in text.titles if not is_blank(title)]
            for name in dict.fromkeys(map(works.base, named)):
                self.works.setdefault(name, []).append(text)
        # What stands before a number is given as rules read it.
        self._names = {simplified(name): name for name in self.works}
        self._names |= {name: name for name in self.works}
        self._longest = max(map(len, self.works), default=0)

    def resolve(self, citation: Citation, own: Work, paths: Mapping[str, Work]) -> Target:
        """What a citation in the text ``own`` leads to.

        ``paths`` are the texts by the paths that a short name of book.toml may name.
        """
        if citation.doubt:
            return Target(Lead.UNDECIDED)
        if not citation.work and not citation.before:
            return _within(own, citation.place, "", citation.sure)
        left, name, version = 0, citation.work, citation.version
        if citation.before:
            words = self._name_before(citation.before)
            if not words:
                return Target(Lead.ABSENT)
            name = self._names[works.base(words)]
            left = len(words) if citation.joined else 0
            version = version or works.year_before(citation.before[: -len(words)])
        if name in paths:
            base, candidates = works.base(paths[name].titles[0]), [paths[name]]
        else:
            base = works.base(name)
            named = self.works.get(base, [])
            candidates = [text for text in named if not _are_apart(own, text)]
            if named and not candidates:
                return Target(Lead.UNDECIDED, work=base)
        if citation.earlier:
            candidates = [text for text in candidates if version in text.years and text is not own]
            if len(candidates) != 1:
                return Target(Lead.EARLIER, work=base)
        if candidates and version:
            candidates = [text for text in candidates if version in text.years]
            if not candidates:
                return Target(Lead.UNDECIDED, work=base)
        if not candidates:
            if citation.place:
                return Target(Lead.ABSENT, work=base)
            return Target(Lead.ENTRY, label(PAGE, entry_id(base)), base)
        if len(candidates) > 1:
            return Target(Lead.CHOICE, label(PAGE, entry_id(base)), base, left)
        if not citation.place:
            return Target(Lead.TEXT, candidates[0].slug, base, left)
        if not version and is_later(candidates[0].date, own.date):
            return Target(Lead.LATER, candidates[0].slug, base, left, candidates[0].date)
        cited = _as_counted(citation.place, own, candidates[0])
        target = _within(candidates[0], cited, base)
        return Target(target.lead, target.label, base, left if target.label else 0)

    def _name_before(self, before: str) -> str:
        """The longest title of the book that ends ``before`` and is no part of a longer name."""
        for length in range(min(len(before), self._longest + 7), 1, -1):
            name = before[-length:]
            known = works.base(name) in self._names and not works.is_generic(name)
            if known and works.stands_alone(before, name):
                return name
        return ""


def is_later(date: str, other: str) -> bool:
    """Whether an ISO date is after another, as far as both are known: 2019 is, after 2018-03."""
    exact = min(len(date), len(other))
    return date[:exact] > other[:exact]


def _within(text: Work, cited: Place, base: str, sure: bool = False) -> Target:
    """A place of a text, if it has just one of that name or it is ``sure`` which is meant.

    A number that stands twice in a series has marked the second ``x2``; a second series of
    articles (a paper issued with another) is marked ``b``, and from outside nobody can tell them
    apart. A chapter that is named without its part is found if only one part has it.
    """
    if text.jurisdiction in ALL_NUMBERED and cited.article:
        there = _numbered(text.places).get(by_numbers(cited).id, ())
        if len(there) == 1:
            return Target(Lead.PLACE, label(text.slug, there[0]), base)
        return Target(Lead.MISSING, work=base)
    cited = next((one for one in written(cited) if one.id in text.places), cited)
    if cited.id in text.places:
        others = () if sure else _others(cited, from_outside=bool(base))
        if any(other.id in text.places for other in others):
            return Target(Lead.MISSING, work=base)
        return Target(Lead.PLACE, label(text.slug, cited.id), base)
    if cited and not cited.article:
        ends = [name for name in text.places if name.endswith(f"-{cited.id}")]
        chapters = [name for name in ends if _is_division(place(name))]
        if len(chapters) == 1:
            return Target(Lead.PLACE, label(text.slug, chapters[0]), base)
    return Target(Lead.MISSING, work=base)


@lru_cache(maxsize=64)
def _numbered(places: frozenset[str]) -> dict[str, list[str]]:
    """The ids of a text by the numbers on the way to them: ``art-3-i1`` of ``part2-s3-1``.

    An article of one paragraph, which has no number, is that paragraph as well.
    """
    found: dict[str, list[str]] = {}
    for name in sorted(places):
        there = place(name)
        if there.steps and there.steps[-1].unit != PARAGRAPH and by_numbers(there):
            found.setdefault(by_numbers(there).id, []).append(name)
    return found


def _are_apart(own: Work, other: Work) -> bool:
    """Whether two texts are of different jurisdictions: 民法 in a law of Taiwan is Taiwan's."""
    both = bool(own.jurisdiction and other.jurisdiction)
    return both and own.jurisdiction != other.jurisdiction


def _as_counted(cited: Place, own: Work, other: Work) -> Place:
    """A place of another text in the order in which that counts.

    A paper of which nobody tells whose it is, and which cites 民法 of Taiwan as it is cited there,
    第184条第2项, has been read in the mainland's order: as item 2. A place with both levels has
    shown its order itself.
    """
    rest = cited.in_article
    if ALL_NUMBERED.intersection((own.jurisdiction, other.jurisdiction)):
        return cited
    same = (own.jurisdiction or MAINLAND) == (other.jurisdiction or MAINLAND)
    if same or len(rest) != 1:
        return cited
    above, number = Place(cited.steps[:-1]), rest[0].number
    if rest[0].unit == PARAGRAPH:
        return above.below(Step(ITEM, number))
    return above.paragraph(number) if number > 1 else above


def _others(cited: Place, from_outside: bool) -> Iterator[Place]:
    """What else may bear the number of a place, or of one above it."""
    for k, step in enumerate(cited.steps):
        above = Place(cited.steps[:k])
        yield above.below(replace(step, copy=2))
        if from_outside and not step.series:
            yield above.below(replace(step, series="b"))


def _is_division(there: Place) -> bool:
    """Whether it is a chapter or section within parts, and nothing else."""
    return all(
        step.unit in HEADINGS.values() and step == Step(step.unit, step.number)
        for step in there.steps
    )
