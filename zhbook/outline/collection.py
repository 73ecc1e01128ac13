"""Several texts in one seed: where each begins, and each outlined by itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter import contents, front
from zhbook.matter.entries import bare, words
from zhbook.matter.surroundings import above, surroundings
from zhbook.model import Block, Diagnostic, Kind, Ordinal
from zhbook.numerals import chinese
from zhbook.outline.explained import reasons
from zhbook.outline.levels import Levels
from zhbook.outline.reasons import Reason, Record, Rule


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
        apart = len(alike) > 2 and all(b - a > 1 for a, b in pairwise(alike))
        if apart and not _numbered_through(texts, alike):
            places = alike
    return places


def _numbered_through(texts: Sequence[Paragraph], places: Sequence[int]) -> bool:
    """Whether one numbering runs over all these lines: then they head samples of one text.

    一、 before the second of them, 二、 directly above it, 三、 above the third: so are forms
    explained. The texts of a collection begin anew. Numbers directly above them that count on say
    so too, whatever numbers the samples have.
    """
    over = [ordinals.opening(texts[k - 1].text) for k in places[1:]]
    heads = [ordinal for ordinal in over if ordinal]
    if len(heads) == len(over) > 1 and all(
        a.style == b.style and a.value + 1 == b.value for a, b in pairwise(heads)
    ):
        return True
    values: list[tuple[int, str, int]] = []
    for i in range(places[0] + 1, len(texts)):
        ordinal = ordinals.opening(texts[i].text)
        if ordinal is not None:
            values.append((i, ordinal.style, ordinal.value))
    style = values[0][1] if values else ""
    series = [(i, value) for i, of_style, value in values if of_style == style]
    counted = [value for _, value in series] == [*range(1, len(series) + 1)]
    stretches = {bisect_right(places, i) for i, _ in series}
    return counted and len(stretches) > 1


#: An annex with its name, and the figures and tables that a 目次 lists behind its clauses.
_OF_ONE_TEXT = re.compile(r"(?:附[录件表图]|[图表])[A-Z\d一二三四五六七八九十]")
#: A line by which the texts of a collection are told apart is no shorter.
SHORTEST_TITLE = 4


def _could_be_title(line: str) -> bool:
    return (
        "\n" not in line
        and SHORTEST_TITLE <= len(line) <= front.LONGEST_TITLE
        and ordinals.opening(line) is None
        and not front.is_salutation(line)
        and not front.NAMED_VALUE.match(line)
        and not ends_sentence(line)
    )


def text_titles(
    texts: Sequence[Paragraph], rest: Sequence[int], entries: dict[int, str], repeated: list[int]
) -> list[int]:
    """Where the texts of a collection begin: lines that the 目录 lists and no ordinal opens."""
    if repeated or not entries:
        return repeated
    numbers = {i: ordinals.opening(texts[i].text) for i in entries}
    if any(ordinal and _is_of_one_text(ordinal) for ordinal in numbers.values()):
        return []
    names = _names(entries, numbers)
    whole: set[str] = set()
    styles = {ordinal.style for ordinal in numbers.values() if ordinal}
    if styles == {"digit"} and any(texts[i].text.startswith("一、") for i in rest):
        # 1. numbers the texts where 一、 stands in each of them.
        whole = set(entries.values())
    starts = [
        i
        for i in rest
        if words(texts[i].text) in (whole if ordinals.opening(texts[i].text) else names)
    ]
    if all(_is_part(texts[i].text) for i in starts):
        return []
    return starts if len(starts) > 1 else []


def _is_part(text: str) -> bool:
    """前言, 参考文献 and 附录A（资料性） 登记表 are parts of one text (GB/T 1.1-2020, 8).

    A 目录 whose other entries have numbers lists that text; 序 beside the names of texts is one of
    a collection's.
    """
    return front.names_part(text) or _OF_ONE_TEXT.match(front.solid(text)) is not None


def _names(entries: Mapping[int, str], numbers: Mapping[int, Ordinal | None]) -> set[str]:
    """What the texts of a 目录 are called: its entries without a number.

    Where all but one have a number, or all but 序 and 后记, it belongs to the 目录:
    ``1.在甲会上的讲话`` there is ``在甲会上的讲话`` in the body.
    """
    without = [i for i in entries if numbers[i] is None]
    named = len(without) > 1 and not all(_is_part(entries[i]) for i in without)
    return {bare(entries[i]) for i in (without if named else entries)}


def _is_of_one_text(ordinal: Ordinal) -> bool:
    """第一章 and 5.1 number the parts of one text, not the texts of a collection."""
    return ordinal.style in ordinals.TITLED or ordinal.style.startswith("decimal")


def segments(
    path: str,
    texts: Sequence[Paragraph],
    rest: Sequence[int],
    starts: Sequence[int],
    title: int | None,
    fixed: Mapping[int, Kind],
    record: Record | None = None,
) -> tuple[list[Block], list[Diagnostic]]:
    """The blocks of the paragraphs ``rest``, in their order, each text outlined by itself.

    ``starts`` are the titles of the texts of a collection, ``fixed`` the paragraphs of which it is
    known what they are.
    """
    blocks: list[Block] = []
    diagnostics: list[Diagnostic] = []
    begins = set(starts)
    before = sum(title is not None and i < title for i in rest)
    cuts = [k for k, i in enumerate(rest) if i in begins]
    for start, end in zip([0, *cuts], [*cuts, len(rest)], strict=True):
        indices = rest[start:end]
        if not indices:
            continue
        part = [texts[i] for i in indices]
        titled = indices[0] in begins
        heads = 1 if titled else before
        named = part[0] if titled else texts[title] if title is not None else None
        known = {k: fixed[i] for k, i in enumerate(indices) if i in fixed}
        about = {k for k, kind in known.items() if kind is Kind.FIELD}
        kinds = surroundings(part, heads, len(part), named.text if named else "", about)
        kinds |= dict.fromkeys(range(heads), Kind.PARAGRAPH) if titled else _above(part[:heads])
        kinds |= known
        text = Levels(path, part, kinds, named.text if named else "")
        blocks += _titled(text.blocks(1)) if titled else text.blocks(0)
        diagnostics += text.diagnostics
        if record is not None:
            record.note_all({indices[k]: reason for k, reason in reasons(text).items()})
            record.note_all(dict.fromkeys(indices[:heads], Reason(Rule.BEFORE_TITLE)))
    return _tell_apart(blocks), diagnostics


def _above(part: Sequence[Paragraph]) -> dict[int, Kind]:
    """What stands above the title."""
    return {k: above(paragraph.text) for k, paragraph in enumerate(part)}


def _titled(blocks: list[Block]) -> list[Block]:
    """The blocks of a text of a collection, of which the first is its title."""
    title, *others = blocks
    head = len(title.text)
    return [replace(title, kind=Kind.TEXT_TITLE, depth=1, head=head, spans=()), *others]


def _tell_apart(blocks: list[Block]) -> list[Block]:
    """〔其三〕 after titles that are equal."""
    equal = Counter(b.text for b in blocks if b.kind is Kind.TEXT_TITLE)
    seen: Counter[str] = Counter()
    for k, block in enumerate(blocks):
        if block.kind is Kind.TEXT_TITLE and equal[block.text] > 1:
            seen[block.text] += 1
            which = seen[block.text]
            which_words = chinese(which) if which < 10_000 else str(which)
            blocks[k] = replace(block, added=f"〔其{which_words}〕")
    return blocks
