"""The entries of a 目录 beside the headings of its text: those that match none stay.

An entry and its heading are compared by their words and by their rank, and may be written in
different forms: ``1）总则`` is answered by ``第一章　总则``. A word in which they differ the
heading does not say: then the entry stays, and the doubt names the heading.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhbook import ordinals
from zhbook.errors import diagnose
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import say
from zhbook.matter import contents, entries
from zhbook.model import Block, Diagnostic, Kind
from zhbook.outline.nodes import UNNUMBERED
from zhbook.outline.reasons import Reason, Rule, SeedPlace

#: Behind the heading of the entry before so many are looked at.
FARTHEST = 50


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
                entry = entries.told(texts[i].received)
                message = say("“{entry}” of the 目录 matches no heading; it stays", entry=entry)
                if near := self.reasons[i].match:
                    message = say(
                        "“{entry}” of the 目录 differs from “{heading}”; it stays",
                        entry=entry,
                        heading=entries.told(near.words),
                    )
                yield diagnose(path, texts[i].line, "contents-unmatched", message)


def matched(
    listed: contents.Contents, texts: Sequence[Paragraph], headings: Sequence[tuple[int, Block]]
) -> Matched:
    """Each entry with the next heading of the same words, with its number or without.

    ``headings`` come with the indices of their paragraphs. Where no entry matches nothing of the
    目录 is said again: then its title stays as well.
    """
    heads = [_Heading(k, texts[k], block) for k, block in headings]
    answers = _by_words(listed, heads)
    _by_rank(listed, texts, heads, answers)
    lines = Matched()
    if listed.title is not None:
        lines.reasons[listed.title] = Reason(Rule.CONTENTS_TITLE)
    for i in range(listed.first, listed.end):
        if i in answers:
            lines.reasons[i] = Reason(Rule.ENTRY_MATCHED, match=heads[answers[i]].place)
        else:
            near = _near(listed, texts, i, heads, answers)
            lines.reasons[i] = Reason(Rule.ENTRY_UNMATCHED, match=near)
            lines.stayed.append(i)
    if len(lines.stayed) == len(listed.entries) and listed.title is not None:
        lines.stayed.insert(0, listed.title)
    return lines


class _Heading:
    """A heading: its place, its words, and its number where it has one."""

    def __init__(self, index: int, paragraph: Paragraph, block: Block) -> None:
        self.place = SeedPlace(block.line, paragraph.received[: block.head])
        self.text = block.text[: block.head]
        ordinal = block.ordinal
        self.value = ordinal.value if ordinal and ordinal.style != UNNUMBERED else None

    def has_rank(self, entry: str) -> bool:
        """Whether it has the number of an entry, or one of them has none."""
        ordinal = ordinals.opening(entry)
        return ordinal is None or self.value in (None, ordinal.value)


def _by_words(listed: contents.Contents, heads: Sequence[_Heading]) -> dict[int, int]:
    """The heading of each entry that says the same, with its number or without."""
    waiting: dict[str, deque[int]] = {}
    for k, head in enumerate(heads):
        waiting.setdefault(entries.words(head.text), deque()).append(k)
    answers: dict[int, int] = {}
    for i, entry in enumerate(listed.entries, listed.first):
        alike = waiting.get(entry) or waiting.get(entries.bare(entry))
        if alike:
            answers[i] = alike.popleft()
    return answers


def _by_rank(
    listed: contents.Contents,
    texts: Sequence[Paragraph],
    heads: Sequence[_Heading],
    answers: dict[int, int],
) -> None:
    """Add the headings whose numbers have another form, each behind that of the entry before."""
    if len(answers) == len(listed.entries):
        return
    free: dict[str, deque[int]] = {}
    taken = {*answers.values()}
    for k, head in enumerate(heads):
        if k not in taken:
            free.setdefault(entries.said(head.text), deque()).append(k)
    last = -1
    for i in range(listed.first, listed.end):
        text = texts[i].text
        alike = free.get(entries.said(text)) if i not in answers else None
        while alike and alike[0] < last:
            alike.popleft()
        if alike and heads[alike[0]].has_rank(text):
            answers[i] = alike.popleft()
        last = max(last, answers.get(i, -1))


def _near(
    listed: contents.Contents,
    texts: Sequence[Paragraph],
    i: int,
    heads: Sequence[_Heading],
    answers: dict[int, int],
) -> SeedPlace | None:
    """The heading that an entry calls otherwise: alone between those of its neighbours.

    ``4）录用和奖励`` between 3） and 5） is ``第四章　录用和辞退`` between 第三章 and 第五章.
    """
    first, last = i == listed.first, i == listed.end - 1
    before = -1 if first else answers.get(i - 1)
    after = len(heads) if last else answers.get(i + 1)
    if before is None or after is None:
        return None
    entry = entries.said(texts[i].text)
    for head in heads[before + 1 : min(after, before + 1 + FARTHEST)]:
        ranked = head.value is not None and head.has_rank(texts[i].text)
        if ranked and entries.is_alike(entry, entries.said(head.text)):
            return head.place
    return None
