"""Several texts in one seed: where each begins, and each outlined by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from zhbook import contents, front, ordinals
from zhbook.model import Block, Diagnostic, Kind
from zhbook.numerals import chinese
from zhbook.outline.levels import Levels
from zhbook.paragraphs import Paragraph, ends_sentence


def repeated_title(
    texts: Sequence[Paragraph], listed: contents.Contents | None, title: int | None
) -> list[int]:
    """Without a 目录: the line that opens the body and stands again, alone, further on."""
    first = 0 if title is None else title
    places: list[int] = []
    for start in (first, first + 1) if listed is None else ():
        if start >= len(texts) or not _could_be_title(texts[start].text):
            continue
        alike = [i for i in range(start, len(texts)) if texts[i].text == texts[start].text]
        if len(alike) > 2 and all(b - a > 1 for a, b in pairwise(alike)):
            places = alike
    return places


def _could_be_title(line: str) -> bool:
    return (
        4 <= len(line) <= front.LONGEST_TITLE
        and ordinals.opening(line) is None
        and not front.is_salutation(line)
        and not ends_sentence(line)
    )


def text_titles(
    texts: Sequence[Paragraph], rest: Sequence[int], entries: dict[int, str], repeated: list[int]
) -> list[int]:
    """Where the texts of a collection begin: lines that the 目录 lists and no ordinal opens."""
    if repeated:
        return repeated
    unnumbered = Counter(e for i, e in entries.items() if ordinals.opening(texts[i].text) is None)
    if sum(unnumbered.values()) < 2 or any(
        (found := ordinals.opening(texts[i].text)) and found.style in ordinals.TITLED
        for i in entries
    ):
        return []
    return [i for i in rest if contents.words(texts[i].text) in unnumbered]


def segments(
    path: str,
    texts: Sequence[Paragraph],
    rest: Sequence[int],
    starts: Sequence[int],
    title: int | None,
) -> tuple[list[Block], list[Diagnostic]]:
    blocks: list[Block] = []
    diagnostics: list[Diagnostic] = []
    before = [texts[i] for i in rest if title is not None and i < title]
    cuts = [k for k, i in enumerate(rest) if i in set(starts)]
    for start, end in zip([0, *cuts], [*cuts, len(rest)], strict=True):
        part = [texts[i] for i in rest[start:end]]
        if not part:
            continue
        heads = 1 if rest[start] in set(starts) else len(before) if start == 0 else 0
        kinds = front.surroundings(part, heads, len(part))
        kinds |= {k: Kind.PARAGRAPH for k in range(heads)}
        text = Levels(path, part, kinds)
        found = text.blocks(1 if starts and rest[start] in set(starts) else 0)
        if starts and rest[start] in set(starts):
            found[0] = replace(found[0], kind=Kind.TEXT_TITLE, depth=1, head=len(found[0].text))
            found[0] = replace(found[0], spans=())
        blocks += found
        diagnostics += text.diagnostics
    return _tell_apart(blocks), diagnostics


def _tell_apart(blocks: list[Block]) -> list[Block]:
    """〔其三〕 after titles that are equal."""
    equal = Counter(b.text for b in blocks if b.kind is Kind.TEXT_TITLE)
    seen: Counter[str] = Counter()
    for k, block in enumerate(blocks):
        if block.kind is Kind.TEXT_TITLE and equal[block.text] > 1:
            seen[block.text] += 1
            blocks[k] = replace(block, added=f"〔其{chinese(seen[block.text])}〕")
    return blocks
