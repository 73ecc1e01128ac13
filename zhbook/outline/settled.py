"""A block, or an item inside one, as an override of the editors has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from zhbook import ordinals
from zhbook.config.overrides import PlaceOverride
from zhbook.model import Block, Kind, Ordinal, Span, SpanKind
from zhbook.outline.members import LONGEST_LEAD, enclosed, members, sentence_end
from zhbook.outline.nodes import UNNUMBERED

#: Farther than this no number goes, nor what tells that it is one.
_FAR = 200


def _opening(text: str) -> Ordinal | None:
    """The number that a paragraph opens with; the editors bear out what could be one."""
    return ordinals.opening(text) or next(iter(ordinals.possible(text)), None)


def ordinal_at(text: str, offset: int) -> Ordinal | None:
    """The number at a place inside a paragraph, with its offsets there."""
    if ordinal := _inside(text).get(offset):
        return ordinal
    seen = _opening(text[offset : offset + _FAR])
    return replace(seen, start=seen.start + offset, end=seen.end + offset) if seen else None


@lru_cache(maxsize=8)
def _inside(text: str) -> dict[int, Ordinal]:
    """The ordinals inside a paragraph by their offsets; each of its overrides asks for them."""
    by_offset: dict[int, Ordinal] = {}
    for ordinal in (ordinal for row in ordinals.inside(text) for ordinal in row):
        by_offset.setdefault(ordinal.start, ordinal)
    return by_offset


def settled(block: Block, row: PlaceOverride | None) -> Block:
    """A block as the override of its whole has it."""
    if row is None or row.kind not in (Kind.HEADING, Kind.RUN_IN, Kind.ITEM):
        return block
    text, ordinal = block.text, _opening(block.text)
    if row.kind is Kind.ITEM:
        head = ordinal.end if ordinal else 0
        return replace(
            block, kind=Kind.ITEM, depth=row.level, head=head, ordinal=ordinal, spans=members(text)
        )
    ordinal = ordinal or Ordinal(UNNUMBERED, 0, 0, 0)
    whole = row.kind is Kind.HEADING
    head = len(text) if whole else len(row.words.rstrip("。"))
    spans = () if whole else members(text)
    return replace(block, kind=row.kind, depth=row.level, head=head, ordinal=ordinal, spans=spans)


def with_members(block: Block, places: Mapping[int, PlaceOverride]) -> Block:
    """A block whose items inside are those that were found, but for ``places``."""
    if not places:
        return block
    by_offset: dict[int, tuple[int, Ordinal]] = {}
    ends: list[int] = []
    for span in block.spans:
        if span.kind is SpanKind.ITEM and span.ordinal:
            while ends and ends[-1] <= span.start:
                ends.pop()
            ends.append(span.end)
            by_offset[span.start] = (len(ends), span.ordinal)
    for offset, row in places.items():
        by_offset.pop(offset, None)
        ordinal = ordinal_at(block.text, offset) if row.kind is Kind.ITEM else None
        if ordinal:
            by_offset[offset] = (row.level, ordinal)
    return replace(block, spans=_spans(block.text, sorted(by_offset.items())))


def _spans(text: str, items: Sequence[tuple[int, tuple[int, Ordinal]]]) -> tuple[Span, ...]:
    """Items inside a paragraph as spans; each ends where the next of its level or above begins."""
    stretches = enclosed(text)
    spans: list[Span] = []
    for k, (start, (level, ordinal)) in enumerate(items):
        behind = (items[j] for j in range(k + 1, len(items)))
        later = (at for at, (other, _) in behind if other <= level)
        end = next(later, len(text))
        longest = min(end, start + LONGEST_LEAD)
        lead = sentence_end(text, ordinal.end, longest, stretches) or ordinal.end
        spans.append(Span(start, end, SpanKind.ITEM, ordinal=ordinal))
        spans.append(Span(start, lead, SpanKind.LEAD))
    return tuple(spans)


def renumbered(blocks: Sequence[Block]) -> list[Block]:
    """Headings without a number counted anew, in each text of a collection from 1."""
    renumbered: list[Block] = []
    count = 0
    for block in blocks:
        if block.kind is Kind.TEXT_TITLE:
            count = 0
        elif block.ordinal and block.ordinal.style == UNNUMBERED:
            count += 1
            block = replace(block, ordinal=replace(block.ordinal, value=count))
        renumbered.append(block)
    return renumbered
