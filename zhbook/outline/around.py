"""What stands around the body of a seed: its 目录, fields, title, and the notices of a seller."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import say
from zhbook.matter import contents, fields, front
from zhbook.model import Diagnostic, Kind
from zhbook.outline.collection import repeated_title
from zhbook.outline.overrides import Overrides
from zhbook.outline.reasons import Reason, Rule


@dataclass(frozen=True, slots=True)
class Around:
    """Paragraphs by their indices: what the body is not, and where the texts of it may begin.

    ``repeated`` are the places of the line by which the texts of a collection are told apart;
    ``sellers`` the notices that were recognised, ``notices`` with those that the editors name.
    """

    listed: contents.Contents | None
    fields: frozenset[int]
    title: int | None
    repeated: list[int]
    sellers: frozenset[int]
    notices: list[int]

    @property
    def entries(self) -> dict[int, str]:
        """The entries of the 目录 and their words."""
        if self.listed is None:
            return {}
        lines = range(self.listed.title + 1, self.listed.end)
        return dict(zip(lines, self.listed.entries, strict=True))

    def body(self, length: int) -> list[int]:
        """The other paragraphs, of ``length`` in all; fields are among them."""
        skipped = {*self.notices, self.title}
        if self.listed is not None:
            skipped.update(range(self.listed.title, self.listed.end))
        return [i for i in range(length) if i not in skipped]

    def reasons(self, starts: Collection[int]) -> dict[int, Reason]:
        """Why each is what it is; ``starts`` are the titles of the texts of a collection."""
        rules = dict.fromkeys(self.fields, Rule.FIELD)
        rules |= dict.fromkeys(self.notices, Rule.NOTICE)
        rules |= dict.fromkeys(starts, Rule.REPEATED_TITLE if self.repeated else Rule.LISTED_TEXT)
        if self.title is not None:
            rules[self.title] = Rule.TITLE
        return {i: Reason(rule) for i, rule in rules.items()}

    def doubts(self, path: str, texts: Sequence[Paragraph]) -> Iterator[Diagnostic]:
        """What is to be said of it."""
        if self.sellers:
            message = say(
                "{count} lines taken for a seller's notice, moved to the end of the text",
                count=len(self.sellers),
            )
            yield diagnose(path, texts[min(self.sellers)].line, "notice", message)
        if self.title is None:
            yield diagnose(path, 1, "title-missing", say("the text has no title"))


def around(texts: Sequence[Paragraph], overrides: Overrides) -> Around:
    """What stands around the body of a text; of each line the editors have the last word."""
    whole = overrides.whole.keys()
    listed = overrides.without(contents.find_contents(texts))
    about = fields.field_indices(texts) - whole
    title = _title(texts, overrides, about)
    repeated = repeated_title(texts, listed, title)
    if repeated and title == repeated[0]:
        title = None
    first = title if title is not None else front.front_end(texts)
    sellers = front.notices(texts, first) - whole - {i for i, t in enumerate(texts) if t.table}
    notices = sorted(sellers | {*overrides.of_kind(Kind.NOTICE)})
    return Around(listed, frozenset(about), title, repeated, frozenset(sellers), notices)


def _title(texts: Sequence[Paragraph], overrides: Overrides, about: Collection[int]) -> int | None:
    """The paragraph that is the title: what the editors say, else what looks like one.

    ``about`` are the fields of an official paper, which are none.
    """
    for index in overrides.of_kind(Kind.TITLE):
        return index
    others = [i for i in range(len(texts)) if i not in overrides.whole and i not in about]
    at = front.find_title([texts[i] for i in others])
    return None if at is None else others[at]
