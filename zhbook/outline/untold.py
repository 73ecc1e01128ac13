"""What a text would lose in silence: numbers that were not read, breaks that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from zhbook.layout.paragraphs import Paragraph
from zhbook.locale.say import Said, say
from zhbook.model import Ordinal
from zhbook.outline.misread import Misread
from zhbook.outline.unread import LONGEST_SINGLE, run_together, unread

#: Of a line that is told of so many characters are shown.
_SHOWN = 12


def untold(
    texts: Sequence[Paragraph],
    numbered: Sequence[tuple[int, Ordinal]],
    read: Collection[int],
    quoted: Mapping[int, int],
) -> Iterator[tuple[int, str, Said]]:
    """Paragraph, code and message of each thing that nobody has told of.

    ``read`` are the paragraphs of which it is known what they are.
    """
    misread = set()
    for i, words in Misread(numbered).found(texts, read, quoted):
        misread.add(i)
        message = say("“{words}” stands where the next number would, not read", words=words)
        yield i, "ordinal-unread", message
    for i, count in unread(texts, read):
        if i not in misread:
            message = say(
                "{count} lines open like numbers, not read; the first is “{words}”",
                count=count,
                words=texts[i].received[:_SHOWN],
            )
            yield i, "ordinal-unread", message
    lengths = [len(paragraph.text) for paragraph in texts]
    whole = sum(lengths)
    for i, paragraph in enumerate(texts):
        if not paragraph.kept and (count := run_together(paragraph.text, whole)):
            message = say("a series of {count} runs on in one paragraph", count=count)
            yield i, "breaks-lost", message
    if len(lengths) == 1 and lengths[0] > LONGEST_SINGLE and not texts[0].kept:
        message = say("the only paragraph has {count} characters", count=lengths[0])
        yield 0, "breaks-lost", message
