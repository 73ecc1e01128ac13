"""Series inside a paragraph that lack a member, or have one twice: 一是…；三是….

What whoever copied left out is seen at the next number. A number that is only cited (第三项,
①、③) is none, and where something is left out on purpose (一是…；……三是…, a quotation) the text
says so itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import Said, say
from zhbook.model import Ordinal
from zhbook.outline.members import doubts

#: A series that lacks its first member may have it in one of so many paragraphs before.
REACH = 6


def lacking(
    texts: Sequence[Paragraph], passed: Collection[int], members: Collection[int]
) -> Iterator[tuple[int, str, Said]]:
    """The paragraphs with such a series, each with the code of a diagnostic and its words.

    ``一是快；三是好。`` lacks 二是, ``一是快；二是好；二是省。`` has it twice, and ``二是好；三是
    省。`` lacks 一是, unless a paragraph shortly before has it. ``passed`` are not asked;
    ``members`` open with a number that goes on with that of another paragraph.
    """
    for i, paragraph in enumerate(texts):
        if i in passed:
            continue
        text = paragraph.text
        for code, number, before in doubts(text):
            message = say(
                "{number} follows {other} inside the paragraph",
                number=_words(text, number),
                other=_words(text, before),
            )
            yield i, code, message
        if not ordinals.may_lack_first(text):
            continue
        before_it = [other.text for other in texts[max(0, i - REACH) : i]]
        for found in ordinals.without_first(text, before_it):
            if i in members and not found[0].start:
                continue
            message = say(
                "{number} opens a series inside the paragraph", number=_words(text, found[0])
            )
            yield i, "ordinal-gap", message


def _words(text: str, number: Ordinal) -> str:
    return text[number.start : number.end].strip()
