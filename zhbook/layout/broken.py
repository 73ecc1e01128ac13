"""Whether a line that is a paragraph by the layout of its text stops inside a sentence or a field.

A comma tells, a phrase in brackets, a blank to fill in; and of a form the name of a field on two
lines (``法定代表人`` above ``（单位负责人）：``), or its blanks (``籍贯：　省`` above ``县``);
and a row of dashes that underlines words of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhbook import ordinals
from zhbook.layout.fill_ins import BLANK, FillIns, carries_on_in_brackets, stops_open
from zhbook.layout.measure import ends_sentence
from zhbook.model import Line

#: A line that stops at a comma was broken if it is at least this long.
SHORTEST_BROKEN = 15
#: The name of a field is no longer.
_LONGEST_NAME = 12
#: ``（单位负责人）：``, ``或委托代理人：`` are the rest of a name.
_REST_OF_NAME = re.compile(r"(?:[（(][^（）()。]+[）)]|[或及和与暨][^，。；：:]{2,12})[：:].*")
_NAME = re.compile(r"\w+(?:\s\w+)*")
#: 省, 县（区）: what a blank of an address or a date is filled in before.
_FILLED = r"[\u3400-\u9fff](?:[（(][\u3400-\u9fff]{1,2}[）)])?"
_FIELD = re.compile(rf"[^：:，。]{{1,12}}[：:](?:\s+{_FILLED})+")
#: The rest of an address or a date; ``购　销　合　同`` is a title that was spaced out.
_PART = (
    r"[省市县区州盟旗镇乡村街路巷弄号室栋幢楼层组队年月日时分](?:[（(][\u3400-\u9fff]{1,2}[）)])?"
)
_REST_OF_FIELD = re.compile(rf"{_PART}(?:\s+{_PART})*")
_DASHES = re.compile("[－─—–_＿-]{3,}")


class Breaks:
    """The breaks of a text that are none of its own: those inside a sentence or a field."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._blanks = FillIns(lines)

    def gap(self, above: str, text: str, following: str) -> str | None:
        """What stands between a paragraph and the next one where they are one; None: two.

        ``above`` is the paragraph before both, empty where there is none.
        """
        if (
            _is_broken(text, following)
            or carries_on_in_brackets(text, following)
            or _names_one_field(above, text, following)
        ):
            return ""
        if _fills_one_field(text, following):
            return BLANK
        return self._blanks.gap(text, following)

    def underlined(self, above: str, text: str, following: str) -> bool:
        """Whether a row of dashes underlines a blank of a sentence that runs on behind it.

        ``…，我们代替债务人支付有关`` above ``－－－－`` and ``款项，共计五元。``; a title and what
        its line parts from it are no sentence.
        """
        return (
            _DASHES.fullmatch(text) is not None
            and len(text) < len(above)
            and stops_open(above)
            and "，" in above
            and ends_sentence(following)
            and ordinals.opening(following) is None
        )


def _is_broken(text: str, following: str) -> bool:
    """Whether ``text`` stops inside a sentence that ``following`` carries on.

    A comma at the end always tells; a ；only in prose, where clauses with ；or whole sentences
    stand before it, since lists end their members with ；too. What opens with an ordinal, or is
    no sentence itself, carries nothing on.
    """
    if text[-1] not in "，、；,;" or ordinals.opening(following) or not ends_sentence(following):
        return False
    if text[-1] in "，、,":
        return len(text) >= SHORTEST_BROKEN  # else it is a line of verse
    return "。" in text and not ordinals.opening(text)


def _fills_one_field(text: str, following: str) -> bool:
    """Whether a line has the next blanks of a field: ``市`` behind ``籍贯：　　省``.

    A second ``年　　月　　日`` behind ``签章：　　年　　月　　日`` is another field.
    """
    if not (_FIELD.fullmatch(text) and _REST_OF_FIELD.fullmatch(following)):
        return False
    return set(text.split()[1:]).isdisjoint(following.split())


def _names_one_field(above: str, text: str, following: str) -> bool:
    """Whether two lines name a field: ``法定代表人`` and ``（单位负责人）：`` below another field.

    ``房屋租赁合同`` above ``（格式）：`` is a title, and no field stands before it.
    """
    return (
        len(text) <= _LONGEST_NAME
        and _NAME.fullmatch(text) is not None
        and _REST_OF_NAME.fullmatch(following) is not None
        and len(following) <= 2 * _LONGEST_NAME
        and ("：" in above or ":" in above)
        and not ends_sentence(above)
        and ordinals.opening(text) is None
        and ordinals.opening(following) is None
    )
