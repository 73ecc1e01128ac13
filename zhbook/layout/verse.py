"""Verse: lines that belong together, each of which ends where its poet ended it.

A stanza is no paragraph that was wrapped: its lines keep their breaks (TEI P5, ``lg`` and ``l``).
Two forms tell by themselves. *Regular* verse has half lines of one count, ``床前明月光，`` below
``疑是地上霜。`` or ``昔人已乘黄鹤去，此地空余黄鹤楼。``, wherever it stands. *Free* verse is told
by its stanzas: several groups of short lines with empty lines between them, which speak
(``我在这头``) and do not list. Not accepted: rosters (``国家档案局`` below ``国家文物局``), lines
that open like numbers, ``负责人：张三``, paragraphs that are short.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from zhbook import ordinals
from zhbook.model import Line
from zhbook.reader.normal_script import simplified

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
#: 四言 to 七言: one or two half lines, with the marks that verse has.
_HALF = f"[{_HAN}]{{4,7}}"
_REGULAR = re.compile(rf"[“「『]?({_HALF})(?:([，。；！？、])(?:({_HALF})[，。；！？])?)?[”」』]?")
#: Four half lines are the shortest poem; 四言 is the length of many a phrase and needs eight.
_FEWEST_HALVES = {4: 8, 5: 4, 6: 4, 7: 4}
#: Only these are written without any mark; an even number of lines has them.
_BARE, _BARE_END = (5, 7), re.compile(rf"[{_HAN}]$")
#: So many lines of a roster end (国家档案局) or begin alike.
_ALIKE = 0.5
#: A line of free verse has at most so many characters, a stanza and a poem at least so many lines.
_LONGEST, _FEWEST_LINES, _FEWEST_STANZAS, _SHORTEST_POEM = 20, 2, 2, 6
#: A roster of names has fewer characters a line.
_SHORTEST_MEAN = 4.5
#: A poet's name has at most so many characters.
_LONGEST_NAME = 4
#: Who speaks, and how: words that no list of names has; so many of its lines have one.
_SPEAKS = re.compile("[的了着是在我你他她它这那不也把像吗呢吧啊呀]")
_SPEAKING = 0.4
#: A letter, a digit, a bracket, what a colon or a blank parts: data, no verse.
_DATA = re.compile(r"[0-9０-９A-Za-z:：（）()\[\]《》【】_\u2500-\u257f|]|\S[ \u3000]{2,}\S")
_QUOTED = frozenset('“「『‘"')


def verses(rows: Sequence[tuple[Line, bool]], free: bool) -> Iterator[tuple[int, int]]:
    """Where stanzas among lines with text begin, and the line behind each.

    With each line is told whether an empty line stands before it. ``free`` says that free verse
    may be among them: in a text that was wrapped, short lines tell nothing.
    """
    found = list(_regular(rows))
    taken = {k for start, end in found for k in range(start, end)}
    if free:
        found += (pair for pair in _free(rows) if taken.isdisjoint(range(*pair)))
    yield from sorted(found)


def _regular(rows: Sequence[tuple[Line, bool]]) -> Iterator[tuple[int, int]]:
    """Runs of lines whose half lines are of one count."""
    shapes = [_halves(line.text) if len(line.text) <= _LONGEST else () for line, _ in rows]
    start = 0
    while start < len(rows):
        end = start + 1
        if shapes[start]:
            while end < len(rows) and shapes[end][:1] == shapes[start][:1] and not rows[end][1]:
                end += 1
            if _is_poem([line.text for line, _ in rows[start:end]], shapes[start:end]):
                yield start, end
        start = end


def _halves(text: str) -> tuple[int, ...]:
    """The counts of the half lines of a line: (7, 7) of ``昔人已乘黄鹤去，此地空余黄鹤楼。``."""
    line = _REGULAR.fullmatch(text)
    if line is None or ordinals.opening(simplified(text)) is not None:
        return ()
    counts = [len(half) for half in (line[1], line[3]) if half]
    return tuple(counts) if len(set(counts)) == 1 else ()


def _is_poem(texts: Sequence[str], shapes: Sequence[tuple[int, ...]]) -> bool:
    count = shapes[0][0]
    if len(texts) < _FEWEST_LINES or sum(map(len, shapes)) < _FEWEST_HALVES[count]:
        return False
    if any(_same(ends) for ends in ([text[-2:] for text in texts], [text[:2] for text in texts])):
        return False
    bare = [_BARE_END.search(text) is not None for text in texts]
    return not any(bare) or (all(bare) and count in _BARE and len(texts) % 2 == 0)


def _same(ends: Sequence[str]) -> bool:
    """Whether most lines share an end, as the names of a list do."""
    return max(Counter(ends).values()) > max(1, _ALIKE * len(ends))


def _free(rows: Sequence[tuple[Line, bool]]) -> Iterator[tuple[int, int]]:
    """The stanzas of poems: groups of short lines, one poem behind a line that is none."""
    groups: list[tuple[int, int]] = []
    start = 0
    for k in range(1, len(rows) + 1):
        if k == len(rows) or rows[k][1]:
            groups.append((start, k))
            start = k
    poem: list[tuple[int, int]] = []
    for start, end in groups:
        start = start or _behind_title([line.text for line, _ in rows[:end]])
        lines = [line.text for line, _ in rows[start:end]]
        if lines and all(map(_may_be_verse, lines)):
            poem.append((start, end))
            continue
        yield from _stanzas(rows, poem)
        poem = []
    yield from _stanzas(rows, poem)


def _behind_title(texts: Sequence[str]) -> int:
    """Where the verse begins in the first lines of a text: behind the title and the poet."""
    start = 1
    while start < len(texts) and (
        not _may_be_verse(texts[start]) or (start == 1 and len(texts[1]) <= _LONGEST_NAME)
    ):
        start += 1
    return start


def _may_be_verse(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and not _DATA.search(text)
        and text[0] not in _QUOTED
        and ordinals.opening(simplified(text)) is None
    )


def _stanzas(
    rows: Sequence[tuple[Line, bool]], poem: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The groups of a poem, if it is one: a line alone among them is the name of what follows."""
    stanzas = [(start, end) for start, end in poem if end - start >= _FEWEST_LINES]
    texts = [simplified(rows[k][0].text) for pair in stanzas for k in range(*pair)]
    if (
        len(stanzas) < _FEWEST_STANZAS
        or len(texts) < _SHORTEST_POEM
        or 2 * len(stanzas) < len(poem)
    ):
        return
    if sum(map(len, texts)) < _SHORTEST_MEAN * len(texts):
        return
    speaks = sum(_SPEAKS.search(text) is not None for text in texts)
    closed = sum(text[-1] in "。；" for text in texts)
    if speaks >= _SPEAKING * len(texts) and 2 * closed <= len(texts):
        yield from stanzas
