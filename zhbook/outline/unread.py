"""What opens like a number and was not read as one, and lines that have lost their breaks.

No recogniser knows every form in which people number; what all forms have in common is that they
count. So lines that open alike but for a number that rises by one are a series, whatever stands
around the number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from zhbook import numerals
from zhbook.layout.paragraphs import Paragraph
from zhbook.outline.members import MOST_LACKING

#: So many lines that count are a series.
FEWEST = 3
#: A text of so many characters has more than one paragraph.
LONGEST_SINGLE = 2_000
_NUMBER = rf"[{numerals.HAN_NUMERALS}]{{1,4}}|[0-9]{{1,3}}(?:[.．·-][0-9]{{1,3}}){{0,3}}"
#: What may open a line before its number: a bracket, a mark, a short word (Step 1, 步骤一).
_OPENING = re.compile(
    rf"([^\w\s│┃|]?\s*(?:[A-Za-z]{{1,8}}\s?|[\u4e00-\u9fff]{{0,2}}?)\s*)({_NUMBER})(\s*)(\S?)"
)
#: 图1 and 表2 name pictures and tables, and count no text.
_PICTURES = re.compile("[图表照式注]$")
#: With these behind them numbers are dates, times and quantities.
_MEASURES = "年月日号时点分秒元％%倍万亿个人名岁/"
#: The units of texts; behind another word a number counts things: 一级, 第一组, 3个.
_UNITS = "章节条款项编篇部卷回讲课目"
_IN_LINE = re.compile(
    rf"(?:^|(?<=[。！？；：:”]))\s*(?:([{numerals.HAN_NUMERALS}]{{1,3}})、"
    rf"|第([{numerals.HAN_NUMERALS}]{{1,5}})条\s)"
)


@dataclass(slots=True)
class _Chain:
    """Lines that open alike: the first that counts on, how many do, and the last number."""

    first: int
    last: tuple[int, ...]
    count: int = 1


def unread(texts: Sequence[Paragraph], known: Collection[int]) -> Iterator[tuple[int, int]]:
    """The first line of each series that nobody read, and how many lines it has.

    ``〈一〉总则``, ``〈二〉分则``, ``〈三〉附则`` are one; ``2021年…`` and ``3个…`` count nothing.
    ``known`` are paragraphs of which it is known what they are.
    """
    chains: dict[tuple[str, str], _Chain] = {}
    found: dict[tuple[str, str], _Chain] = {}
    for i, paragraph in enumerate(texts):
        opening = _OPENING.match(paragraph.text) if i not in known else None
        number = _value(opening[2]) if opening and _numbers(opening) else None
        if opening is None or number is None:
            continue
        key = ("".join(opening[1].split()), _kind(opening))
        chain = chains.get(key)
        if chain is None or not _follows(chain.last, number):
            chains[key] = _Chain(i, number)
            continue
        chain.last, chain.count = number, chain.count + 1
        if chain.count >= FEWEST:
            found.setdefault(key, chain)
    for chain in sorted(found.values(), key=lambda chain: chain.first):
        yield chain.first, chain.count


def run_together(text: str, whole: int) -> int:
    """How many members a paragraph holds that lines of their own have elsewhere; 0 for none.

    ``…几点意见。一、关于甲…。二、关于乙…。三、关于丙…。`` holds three, and so it does where it
    counts 一、 三、 四、. What counts on inside a sentence (一、二、三产业) holds none, nor does
    what a colon announces (判决如下：一、…), unless the paragraph is most of its text, which has
    ``whole`` characters.
    """
    if max(text.count("、"), text.count("条")) < FEWEST:
        return 0
    most = 2 * len(text) >= whole
    best = 0
    counts, lasts = [0, 0], [0, 0]
    for match in _IN_LINE.finditer(text):
        which = 0 if match[1] else 1
        value = numerals.parse(match[1] or match[2])
        announced = text[match.start() - 1] in "：:" if match.start() else False
        begins = int(value == 1 and (most or not announced))
        goes_on = counts[which] and value and 0 < value - lasts[which] <= MOST_LACKING
        counts[which] = counts[which] + 1 if goes_on else begins
        lasts[which] = value or 0
        best = max(best, counts[which])
    return best if best >= FEWEST else 0


def _value(number: str) -> tuple[int, ...] | None:
    values = [numerals.parse(part) for part in re.split(r"[.．·-]", number)]
    return tuple(value for value in values if value) if all(values) else None


def _numbers(opening: re.Match[str]) -> bool:
    """Whether a number that opens a line counts lines: ``※3甲`` does, ``3个`` and ``图1`` not."""
    before, blank, behind = opening[1].strip(), opening[3], opening[4]
    if _PICTURES.search(before) or (behind and behind in _MEASURES):
        return False
    marked = bool(before) and not before[0].isalnum()
    return bool(marked or blank) or not behind.isalnum() or behind in _UNITS


def _kind(opening: re.Match[str]) -> str:
    """What stands behind a number: itself where it is a mark or a unit of texts, else a word."""
    behind = opening[4]
    return behind if not behind.isalnum() or behind in _UNITS else "字"


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """3 after 2, 1.3 after 1.2, 2.1 after 1.4, 2.1.1 after 2.1, 3 after 2.4."""
    if len(number) > len(last):
        return number == (*last, 1)
    k = len(number) - 1
    if number[:k] == last[:k]:
        return number[k] == last[k] + 1
    return any(
        number[:j] == last[:j] and number[j] == last[j] + 1 and set(number[j + 1 :]) == {1}
        for j in range(k)
    )
