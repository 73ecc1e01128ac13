"""What two sentences have in common, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

#: A stretch recurs if it has so many characters in common, and so large a share of its own.
FEWEST, SHARE = 24, 0.8
#: What a character that differs costs against one that is common.
COST = 1.5


def stretch(one: str, other: str) -> tuple[str, str, float] | None:
    """The words in which two sentences have the most in common, if they recur; and their share.

    It is the run of steps from one sentence to the other whose common characters outweigh most
    those that differ.
    """
    if one == other:
        return (one, other, 1.0) if len(one) >= FEWEST else None
    steps = list(Indel.opcodes(one, other))
    best, score, first = (0.0, 0, -1), 0.0, 0
    for at, step in enumerate(steps):
        size = max(step.src_end - step.src_start, step.dest_end - step.dest_start)
        score += size if step.tag == "equal" else -COST * size
        if score <= 0:
            score, first = 0.0, at + 1
        elif step.tag == "equal" and score > best[0]:
            best = (score, first, at)
    _, first, last = best
    if last < 0:
        return None
    run = steps[first : last + 1]
    words = one[run[0].src_start : run[-1].src_end]
    theirs = other[run[0].dest_start : run[-1].dest_end]
    common = sum(step.src_end - step.src_start for step in run if step.tag == "equal")
    share = common / max(len(words), len(theirs), 1)
    return (words, theirs, share) if common >= FEWEST and share >= SHARE else None


def differences(one: str, other: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both sentences in pieces, and of each whether the other sentence lacks it."""
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for step in Indel.opcodes(one, other):
        same = step.tag == "equal"
        if step.src_end > step.src_start:
            left.append((one[step.src_start : step.src_end], not same))
        if step.dest_end > step.dest_start:
            right.append((other[step.dest_start : step.dest_end], not same))
    return _joined(left), _joined(right)


def _joined(pieces: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Pieces of one kind that touch as one."""
    stretches: list[tuple[str, bool]] = []
    for text, differs in pieces:
        if stretches and stretches[-1][1] == differs:
            stretches[-1] = (stretches[-1][0] + text, differs)
        else:
            stretches.append((text, differs))
    return stretches
