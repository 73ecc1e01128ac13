"""“” and ‘’ → 「」 and 『』, where they stand in pairs.

Taiwan's 重訂標點符號手冊 sets 「」 outside and 『』 inside, so the form follows from how the pairs
nest. Every mark is one character before and after. A pair may span paragraphs: GB/T 15834 4.8.3.4
repeats the opening mark before each further paragraph and closes after the last one; statutes
that quote articles leave the repeated mark out, and then the quotation must begin after ： or
open its paragraph, and must end its own.

``“六位一体“工作，实施“雪亮工程”`` has one pair, 「雪亮工程」; the first two marks stay.
The ’ in ``workers' ’90s don’t`` after a Latin letter or a digit is an apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from zhbook.errors import diagnose
from zhbook.locale.say import say
from zhbook.model import Block, Diagnostic

_MARK = re.compile("[“”‘’]")
_APOSTROPHE = re.compile("(?<=[A-Za-z0-9\u00c0-\u024f])’(?=[A-Za-z0-9\u00c0-\u024f])")
_ENDS = re.compile("[。！？；，、…）》]*")
_PARTNER = {"”": "“", "’": "‘"}


@dataclass(slots=True)
class _Mark:
    text: int  # which of the texts
    offset: int
    char: str
    partner: _Mark | None = None
    repeats: _Mark | None = None  # the opening mark that this one repeats
    new: str = ""


def corner(texts: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """The paragraphs of one text with corner marks, and the unpaired: (paragraph, offset)."""
    if not any(_MARK.search(text) for text in texts):
        return list(texts), []
    marks = [_marks(index, text) for index, text in enumerate(texts)]
    loose = [_pair(paragraph) for paragraph in marks]
    _pair_across(texts, marks, loose)
    unpaired = _choose([mark for paragraph in marks for mark in paragraph])
    converted = list(texts)
    for index, paragraph in enumerate(marks):
        if any(mark.new for mark in paragraph):
            chars = list(texts[index])
            for mark in paragraph:
                chars[mark.offset] = mark.new or mark.char
            converted[index] = "".join(chars)
    return converted, [(mark.text, mark.offset) for mark in unpaired]


def _marks(index: int, text: str) -> list[_Mark]:
    apostrophes = {mark.start() for mark in _APOSTROPHE.finditer(text)} if "’" in text else ()
    return [
        _Mark(index, mark.start(), mark[0])
        for mark in _MARK.finditer(text)
        if mark.start() not in apostrophes
    ]


def _pair(marks: list[_Mark]) -> list[_Mark]:
    """Join the pairs of one paragraph, the innermost first; what is left stands alone."""
    opened: list[_Mark] = []
    loose: list[_Mark] = []
    for mark in marks:
        wanted = _PARTNER.get(mark.char)
        if wanted is None:
            opened.append(mark)
            continue
        depth = next((i for i in reversed(range(len(opened))) if opened[i].char == wanted), None)
        if depth is None:
            loose.append(mark)
            continue
        loose += opened[depth + 1 :]
        mark.partner, opened[depth].partner = opened[depth], mark
        del opened[depth:]
    return sorted(loose + opened, key=lambda mark: mark.offset)


@dataclass(slots=True)
class _Quotation:
    """One that was opened in a paragraph; ``repeated`` are the same mark before later ones."""

    first: _Mark
    repeated: list[_Mark] = field(default_factory=list)

    def goes_on(
        self, texts: Sequence[str], index: int, marks: list[_Mark], rest: list[_Mark]
    ) -> bool | None:
        """Whether it goes on behind paragraph ``index`` (True) or ends in it (False).

        None where neither shows; ``rest`` are those of the paragraph's ``marks`` without a partner.
        """
        follows = len(self.repeated) == index - self.first.text - 1  # no paragraph without a mark
        if follows and len(rest) == 1 and rest[0].char == self.first.char and not rest[0].offset:
            self.repeated.append(rest[0])
            return True
        last = _closing(texts, marks, rest, self.first)
        if last is None:
            return None
        if last.partner is not None:
            if not (follows and (self.repeated or _begins(texts, self.first))):
                return None
            self.repeated.append(last.partner)
            _join(self.first, last, self.repeated)
        elif (self.repeated and follows) or (_begins(texts, self.first) and _ends(texts, last)):
            _join(self.first, last, self.repeated)
        return False


def _pair_across(
    texts: Sequence[str], marks: Sequence[list[_Mark]], loose: Sequence[list[_Mark]]
) -> None:
    """Join an opening mark with a closing one some paragraphs on."""
    opened: _Quotation | None = None
    for index, rest in enumerate(loose):
        goes_on = opened.goes_on(texts, index, marks[index], rest) if opened else None
        if goes_on is False:
            opened = None
        elif rest and not goes_on:
            opens = len(rest) == 1 and rest[0].char in _PARTNER.values()
            opened = _Quotation(rest[0]) if opens else None


def _closing(
    texts: Sequence[str], marks: list[_Mark], rest: list[_Mark], first: _Mark
) -> _Mark | None:
    """The mark that may close what ``first`` opened.

    Either the one left over in this paragraph, or, where the paragraph repeats the opening mark
    before its first word, that mark's own partner after its last.
    """
    if len(rest) == 1 and _PARTNER.get(rest[0].char) == first.char:
        return rest[0]
    if not rest and marks and marks[0].offset == 0 and marks[0].char == first.char:
        last = marks[0].partner
        return last if last is not None and _ends(texts, last) else None
    return None


def _begins(texts: Sequence[str], mark: _Mark) -> bool:
    """Whether a mark opens its paragraph or follows a colon."""
    before = texts[mark.text][: mark.offset]
    return not before or before[-1] in "：:"


def _ends(texts: Sequence[str], mark: _Mark) -> bool:
    """Whether nothing but marks follow in the paragraph."""
    return _ENDS.fullmatch(texts[mark.text], mark.offset + 1) is not None


def _join(first: _Mark, last: _Mark, repeated: list[_Mark]) -> None:
    first.partner, last.partner = last, first
    for mark in repeated:
        mark.partner, mark.repeats = None, first


def _choose(marks: list[_Mark]) -> list[_Mark]:
    """Give the paired marks their form by how deep they stand; return the unpaired ones."""
    unpaired = []
    inside: list[str] = []  # the opening corner marks around this place
    for mark in marks:
        if mark.repeats is not None:
            mark.new = mark.repeats.new
        elif mark.partner is None:
            unpaired.append(mark)
        elif mark.char in _PARTNER:
            mark.new = "」" if inside.pop() == "「" else "』"
        else:
            single = inside[-1] == "「" if inside else mark.char == "‘"
            mark.new = "『" if single else "「"
            inside.append(mark.new)
    return unpaired


#: So many unpaired quotation marks of one text are told one by one.
MOST_NOTES = 20


def quoted_blocks(
    path: str, blocks: Sequence[Block], originals: Sequence[Block]
) -> tuple[list[Block], list[Diagnostic]]:
    """The blocks with corner marks, and a note for each mark that has no partner.

    A note quotes the seed, where the words can be found. After some notes the rest is counted.
    """
    texts, unpaired = corner([block.text for block in blocks])
    notes: list[Diagnostic] = []
    for index, offset in unpaired[:MOST_NOTES]:
        words = originals[index].text
        pieces = originals[index].pieces
        line = max((p for p in pieces if p.offset <= offset), key=lambda p: p.offset).line
        around = words[max(0, offset - 6) : offset + 7]
        mark = blocks[index].text[offset]
        message = say("{mark} in “…{around}…” has no partner", mark=mark, around=around)
        if len(unpaired) > MOST_NOTES and len(notes) == MOST_NOTES - 1:
            more = len(unpaired) - MOST_NOTES
            message = say("{said}; and {more} more", said=message, more=more)
        notes.append(diagnose(path, line, "quote-unpaired", message))
    return [
        block if block.text == text else replace(block, text=text)
        for block, text in zip(blocks, texts, strict=True)
    ], notes
