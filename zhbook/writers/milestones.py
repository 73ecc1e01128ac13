"""Milestones where Markdown or the reader has no room for them: in a link, in a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhbook.model import Block, Kind, Line, Span, SpanKind


def saying(block: Block, milestones: Sequence[Line]) -> Block:
    """A block whose milestones have for their ``target`` what they say, as ``inlines`` asks.

    No link of Markdown has a span in it: one with a milestone becomes two that lead to one place.
    """
    places = [span.start for span in block.spans if span.kind is SpanKind.MILESTONE]
    spans: list[Span] = []
    for span in block.spans:
        if span.kind is SpanKind.MILESTONE:
            spans.append(replace(span, target=milestones[int(span.target) - 1].text))
        elif span.kind is SpanKind.REFERENCE and places:
            cuts = sorted({span.start, span.end, *_between(places, span)})
            spans += (replace(span, start=a, end=b) for a, b in pairwise(cuts))
        else:
            spans.append(span)
    return replace(block, spans=tuple(spans))


def _between(places: Sequence[int], span: Span) -> Sequence[int]:
    """Which of some rising offsets stand within a span."""
    return places[bisect_right(places, span.start) : bisect_left(places, span.end)]


def parted(block: Block) -> tuple[list[Span], Block, list[Span]]:
    """A heading with the milestones that stand before and behind it.

    Contents, navigation and index show headings, and none of them has a milestone.

    One within the words of a heading stands behind them; what runs on behind a RUN_IN keeps its
    own, and has those of the heading before its first word.
    """
    marks = [span for span in block.spans if span.kind is SpanKind.MILESTONE]
    if not marks:
        return [], block, []
    rest = [span for span in block.spans if span.kind is not SpanKind.MILESTONE]
    before = [mark for mark in marks if not mark.start]
    behind = [mark for mark in marks if mark.start]
    if block.kind is Kind.RUN_IN:
        rest += [moved(mark, max(mark.start, block.head)) for mark in behind]
        behind = []
    return before, replace(block, spans=tuple(rest)), behind


def moved(span: Span, offset: int) -> Span:
    """A span without a length at another place."""
    return replace(span, start=offset, end=offset)
