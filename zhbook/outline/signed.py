"""Headings that a sign opens: ◎ over ○, ■, ◆.

No standard has them; old books print ◎ before the name of a part and ○ before that of a piece. A
sign is also the mark of an item in a list: a heading is a short line without a stop, with text
below it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from zhbook.layout.paragraphs import Paragraph, ends_sentence

SIGNS = "◎○●◉◇◆□■△▲▽▼☆★※▶►❖◈"
#: A heading behind a sign has at most so many characters.
LONGEST = 30
#: One line with a sign is no heading; of several so many stand over text.
FEWEST, OVER_TEXT = 2, 2 / 3


def signed(
    texts: Sequence[Paragraph], taken: Collection[int], numbered: Collection[int]
) -> tuple[list[int], set[int]]:
    """Which paragraphs are headings by their sign, and which of them stand under another heading.

    ``◎卷上`` over ``○山川`` and text is one, the second below the first; ``● 身份证`` over
    ``● 户口簿`` is none. Where ``numbered`` headings come before, all stand under these.
    """
    by_sign: dict[str, list[int]] = {}
    for i, paragraph in enumerate(texts[:-1]):
        if i not in taken and _could_head(paragraph.text):
            by_sign.setdefault(paragraph.text[0], []).append(i)
    heads = {sign: lines for sign, lines in by_sign.items() if _are_heads(texts, lines)}
    every = sorted(i for lines in heads.values() for i in lines)
    if not every:
        return [], set()
    if any(i < every[0] for i in numbered):
        return every, {*every}
    upper = texts[every[0]].text[0]
    stands_over = len(heads) > 1 and any(
        texts[i].text[0] == upper and texts[i + 1].text[0] in heads for i in heads[upper]
    )
    return every, {i for i in every if stands_over and texts[i].text[0] != upper}


def _could_head(text: str) -> bool:
    if text[0] not in SIGNS:
        return False
    words = text[1:].strip()
    short = 0 < len(words) <= LONGEST and "\u3400" <= words[0] <= "\u9fff"
    return short and not ends_sentence(text) and text[-1] not in "；;，,、：:。"


def _are_heads(texts: Sequence[Paragraph], lines: Sequence[int]) -> bool:
    """Whether lines with one sign are several, and most stand over text or another sign."""
    sign = texts[lines[0]].text[0]
    over = sum(_is_over(texts[i + 1].text, sign) for i in lines)
    return len(lines) >= FEWEST and over >= OVER_TEXT * len(lines)


def _is_over(following: str, sign: str) -> bool:
    if following[0] in SIGNS:
        return following[0] != sign and _could_head(following)
    return ends_sentence(following)
