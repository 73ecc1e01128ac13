"""What stands around the body of a seed: its 目录, fields, title, and the notices of a seller."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import say
from zhbook.matter import contents, fields, sellers
from zhbook.matter.title import decided, front_end
from zhbook.matter.weights import Title
from zhbook.model import Diagnostic, Kind, Level
from zhbook.outline.collection import repeated_title
from zhbook.outline.overrides import Overrides
from zhbook.outline.reasons import Reason, Rule

#: More lines are not moved to the end of a text without a warning.
MOST_MOVED = 2


@dataclass(frozen=True, slots=True)
class Around:
    """Paragraphs by their indices: what the body is not, and where the texts of it may begin.

    ``repeated`` are the places of the line by which the texts of a collection are told apart;
    ``sellers`` the notices that were recognised, ``notices`` with those that the editors name;
    ``signs`` by what title and notices were recognised.
    """

    listed: contents.Contents | None
    fields: frozenset[int]
    title: int | None
    repeated: list[int]
    sellers: frozenset[int]
    notices: list[int]
    signs: dict[int, list[str]]

    @property
    def entries(self) -> dict[int, str]:
        """The entries of the 目录 and their words."""
        if self.listed is None:
            return {}
        lines = range(self.listed.first, self.listed.end)
        return dict(zip(lines, self.listed.entries, strict=True))

    def body(self, length: int) -> list[int]:
        """The other paragraphs, of ``length`` in all; fields are among them."""
        skipped = {*self.notices, self.title}
        if self.listed is not None:
            skipped.update(range(self.listed.start, self.listed.end))
        return [i for i in range(length) if i not in skipped]

    def reasons(self, starts: Collection[int], counted: bool) -> dict[int, Reason]:
        """Why each is what it is; ``starts`` are the titles of the texts of a collection.

        ``counted`` tells that their own numbers, and no 目录, say so.
        """
        told = Rule.COUNTED_TEXT if counted else Rule.LISTED_TEXT
        rules = dict.fromkeys(self.fields, Rule.FIELD)
        rules |= dict.fromkeys(self.notices, Rule.NOTICE)
        rules |= dict.fromkeys(starts, Rule.REPEATED_TITLE if self.repeated else told)
        if self.title is not None:
            rules[self.title] = Rule.TITLE
        return {i: Reason(rule, signs=(*self.signs.get(i, ()),)) for i, rule in rules.items()}

    def doubts(self, path: str, texts: Sequence[Paragraph]) -> Iterator[Diagnostic]:
        """What is to be said of it."""
        if self.sellers:
            message = say(
                "{count} lines taken for a seller's notice, moved to the end of the text",
                count=len(self.sellers),
            )
            found = diagnose(path, texts[min(self.sellers)].line, "notice", message)
            many = len(self.sellers) > MOST_MOVED
            yield replace(found, level=Level.WARNING) if many else found
        if self.title is None and not fields.told_title(texts, sorted(self.fields)):
            yield diagnose(path, 1, "title-missing", say("the text has no title"))


def around(texts: Sequence[Paragraph], overrides: Overrides) -> Around:
    """What stands around the body of a text; of each line the editors have the last word."""
    whole = overrides.whole.keys()
    listed = overrides.without(contents.find_contents(texts))
    about = fields.field_indices(texts) - whole
    signed = sellers.signs(texts)
    found = _title(texts, overrides, about)
    title = found.start if found else None
    repeated = repeated_title(texts, listed, title)
    if repeated and title == repeated[0]:
        title = None
    first = title if title is not None else front_end(texts, signed)
    kept = {i for i, paragraph in enumerate(texts) if paragraph.kept}
    moved = sellers.notices(texts, first, signed) - whole - kept
    notices = sorted(moved | {*overrides.of_kind(Kind.NOTICE)})
    signs = {i: signed.why[i].split("+") for i in notices if i in signed}
    if found and title is not None:
        signs[title] = [*found.signs]
    return Around(listed, frozenset(about), title, repeated, frozenset(moved), notices, signs)


def _title(
    texts: Sequence[Paragraph], overrides: Overrides, about: Collection[int]
) -> Title | None:
    """The paragraph that is the title: what the editors say, else what looks like one.

    ``about`` are the fields of an official paper, which are none.
    """
    for index in overrides.of_kind(Kind.TITLE):
        return Title(index, index + 1, 0, ())
    others = [i for i in range(len(texts)) if i not in overrides.whole and i not in about]
    told = fields.told_title(texts, sorted(about))
    found = decided([texts[i] for i in others], told)
    return replace(found, start=others[found.start]) if found else None
