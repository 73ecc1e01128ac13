"""Collections whose texts are counted: 租房合同范本 篇1, 【篇二】劳动合同范文, 购房合同范本一：.

Web sites put several samples in one file and count them in their titles. Accepted are two lines or
more of one form whose numbers rise by one from 1; a number without 篇 counts texts only where the
title of the whole file has the words before it (个人购房合同范本3篇). Not accepted: 附件一, 方案一,
第一篇 总论 (a division), a line that ends as a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from zhbook import numerals
from zhbook.layout.paragraphs import Paragraph, ends_sentence
from zhbook.matter.front import names_part, solid

_N = rf"[{numerals.HAN_NUMERALS}]{{1,3}}|[0-9]{{1,3}}"
#: With 篇 behind the words, with 篇 before them, and with the number alone.
_FORMS = (
    re.compile(rf"(?P<stem>.{{2,40}}?)[（(【]?篇({_N})[）)】]?[：:]?"),
    re.compile(rf"[【［\[（(]?篇({_N})[】］\]）)]?[：:、]?(?P<stem>.{{0,40}}?)[：:]?"),
    re.compile(rf"(?P<stem>.{{4,40}}?)({_N})[：:]?"),
)
_FEWEST, _LONGEST = 2, 48


def counted_texts(texts: Sequence[Paragraph], among: Sequence[int], title: str) -> list[int]:
    """Where the texts of such a collection begin, ``among`` some; ``title`` is the file's."""
    runs: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    whole = solid(title)
    for i in among:
        text = texts[i].text
        if len(text) > _LONGEST or texts[i].kept or ends_sentence(text) or names_part(text):
            continue
        for form, pattern in enumerate(_FORMS):
            match = pattern.fullmatch(solid(text))
            if match is None:
                continue
            stem = match["stem"]
            value = numerals.parse(match[1] if form == 1 else match[2])
            if value and (form < 2 or stem in whole):
                # 【篇二】 may have another name behind it; 范本 篇2 has the same before it.
                runs[form, "" if form == 1 else stem].append((i, value))
            break
    for found in runs.values():
        counted = [value for _, value in found]
        if len(found) >= _FEWEST and counted == [*range(1, len(found) + 1)]:
            return [i for i, _ in found]
    return []
