"""How the number of a page, a folio, is written: ``— 2 —``, ``第 3 页 共 10 页``, ``Page 3 of 10``.

TEI P5 has ``pb`` for it and ``fw`` for a head that runs through the pages.
"""

from __future__ import annotations

import re

from zhbook import numerals
from zhbook.reader.normal_script import simplified

_DASH = "[-—–―－─‐‑﹣·•~～_]"
_NUMBER = r"(?:[0-9]{1,4}|[零〇一二三四五六七八九十百]{1,5})"
_OF = rf"[（(]?\s*共\s*{_NUMBER}\s*页\s*[)）]?"
_FOLIO = re.compile(
    rf"{_DASH}{{0,3}}\s*第\s*(?P<named>{_NUMBER})\s*页\s*(?:[,，/／|]?\s*{_OF})?\s*{_DASH}{{0,3}}"
    rf"|{_OF}\s*[,，/／|]?\s*第\s*(?P<last>{_NUMBER})\s*页"
    rf"|{_DASH}{{1,3}}\s*(?P<dashed>{_NUMBER})\s*{_DASH}{{1,3}}"
    rf"|(?P<of>{_NUMBER})\s*[/／]\s*{_NUMBER}"
    r"|page\s*(?P<english>[0-9]{1,4})(?:\s*(?:of|/)\s*[0-9]{1,4})?"
    rf"|(?P<bare>{_NUMBER})",
    re.IGNORECASE,
)
#: Forms that may be something else: a fraction, a date, a cell of a table, the part of a story.
UNSURE = ("of", "bare", "han")


def folio(text: str) -> tuple[str, int] | None:
    """The form and the number of a line that could be the number of a page.

    ``— 2 —`` is ``("dashed", 2)``, ``3 / 10`` is ``("of", 3)``, ``— 三 —`` and ``第三页`` are
    ``("han", 3)``, which stories have over their parts; ``某某县公报 3`` is none.
    """
    match = _FOLIO.fullmatch(simplified(text))
    if match is None or match.lastgroup is None:
        return None
    form, number = match.lastgroup, match[match.lastgroup]
    if form in {"named", "dashed"} and not number.isdecimal() and "共" not in text:
        form = "han"
    return form, numerals.parse(number) or 0


def is_folio(text: str) -> bool:
    """Whether a milestone is the number of a page, and no running head."""
    return folio(text) is not None
