"""The entries of a 目录 beside the headings of its text: those that match none stay."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import say
from zhbook.matter import contents
from zhbook.model import Block, Diagnostic, Kind
from zhbook.outline.reasons import Reason, Rule, SeedPlace


@dataclass(slots=True)
class Matched:
    """What became of each line of a 目录; ``stayed`` are the paragraphs that stay, in order."""

    stayed: list[int] = field(default_factory=list)
    reasons: dict[int, Reason] = field(default_factory=dict)

    def blocks(self, texts: Sequence[Paragraph]) -> list[Block]:
        """The lines that stay."""
        lines = (texts[i] for i in self.stayed)
        return [Block(Kind.CONTENTS_ENTRY, line.received, line.pieces) for line in lines]

    def doubts(self, path: str, texts: Sequence[Paragraph]) -> Iterator[Diagnostic]:
        """Each entry that stays."""
        for i in self.stayed:
            if self.reasons[i].rule is Rule.ENTRY_UNMATCHED:
                entry = contents.told(texts[i].received)
                message = say("“{entry}” of the 目录 matches no heading; it stays", entry=entry)
                yield diagnose(path, texts[i].line, "contents-unmatched", message)


def matched(
    listed: contents.Contents, texts: Sequence[Paragraph], headings: Sequence[tuple[int, Block]]
) -> Matched:
    """Each entry with the next heading of the same words, with its number or without.

    ``headings`` come with the indices of their paragraphs. Where no entry matches nothing of the
    目录 is said again: then its title stays as well.
    """
    waiting: dict[str, deque[SeedPlace]] = {}
    for k, heading in headings:
        place = SeedPlace(heading.line, texts[k].received[: heading.head])
        words = contents.words(heading.text[: heading.head])
        waiting.setdefault(words, deque()).append(place)
    lines = Matched()
    if listed.title is not None:
        lines.reasons[listed.title] = Reason(Rule.CONTENTS_TITLE)
    for i, entry in enumerate(listed.entries, listed.first):
        alike = waiting.get(entry) or waiting.get(contents.bare(entry))
        if alike:
            lines.reasons[i] = Reason(Rule.ENTRY_MATCHED, match=alike.popleft())
        else:
            lines.reasons[i] = Reason(Rule.ENTRY_UNMATCHED)
            lines.stayed.append(i)
    if len(lines.stayed) == len(listed.entries) and listed.title is not None:
        lines.stayed.insert(0, listed.title)
    return lines
