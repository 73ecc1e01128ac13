"""The names of cases, and the lines that stand over them.

A published case has the name of its parties and matter (孙某诉周某买卖合同纠纷案), and often a line
over it that says what was decided. No standard orders the two; form tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhbook import ordinals
from zhbook.layout.paragraphs import Paragraph

#: Names of cases, and what stands over them, have at most so many characters.
LONGEST_NAME = 66
#: 张某诉李某合同纠纷案: who has a case with whom, or of what; 方案, 草案, 提案 are other things.
_CASE = re.compile(
    r"(?!关于)(?:.{2,}(?:诉|申请|与).{2,}|.{3,}(?:纠纷|侵权|处罚|赔偿|罪))"
    r"(?<![方草提预议正备档答教个立办图文法])案(?:[（(][^（）()]{1,20}[）)])?"
)
#: 指导案例12号, 典型案例, 某某人民法院: says whose the case is, or which, and not what it is about.
_LABEL = re.compile(
    r"(?:案例|案件|法院|检察院|委员会|公报|选编|选登|发布)[\s第\d一二三四五六七八九十百之号]*"
)


def names_case(text: str) -> bool:
    """``张某诉李某合同纠纷案`` names a case; ``关于修改章程的议案`` and ``工作方案`` do not."""
    return (
        len(text) <= LONGEST_NAME
        and text[-1] in "案）)"
        and re.search(r"[。；：？！:;]", text) is None
        and _CASE.fullmatch(text) is not None
    )


def is_headline(texts: Sequence[Paragraph], i: int) -> bool:
    """Whether a short sentence stands over the name of a case: what the case has decided."""
    return (
        len(texts[i].text) <= LONGEST_NAME
        and "。" not in texts[i].text[:-1]
        and i + 1 < len(texts)
        and names_case(texts[i + 1].text)
        and not any(names_case(p.text) for p in texts[i + 2 : i + 3])
    )


def numbers_case(texts: Sequence[Paragraph], i: int) -> bool:
    """``典型案例3`` alone over the name of a case, in a text that has no 典型案例4."""
    ordinal = ordinals.opening(texts[i].text)
    if ordinal is None or ordinal.end < len(texts[i].text) or not texts[i + 1 : i + 2]:
        return False
    if not ordinal.style.startswith("topic") or not names_case(texts[i + 1].text):
        return False
    word = ordinal.style.removeprefix("topic:")
    later = (ordinals.opening(p.text) for p in texts[i + 1 :] if p.text.startswith(word))
    return not any(other and other.style == ordinal.style for other in later)


def ends_in_label(text: str) -> bool:
    """``最高人民法院公报案例`` does; ``居住权的设立条件`` does not."""
    labels = list(_LABEL.finditer(text))
    return bool(labels) and labels[-1].end() == len(text)
