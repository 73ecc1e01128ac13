"""Whether a milestone is the number of a page, a folio, or a head that runs through the pages.

TEI P5 has ``pb`` for the one and ``fw`` for the other.
"""

from __future__ import annotations

import re

from zhbook.reader.normal_script import simplified

_DIGITS = r"(?:[0-9０-９]{1,4}|[零〇一二三四五六七八九十百]{1,5})"
_MARKS = r"[-—–―－─‐‑﹣·•~～_\s]*"
_FOLIO = re.compile(
    rf"{_MARKS}(?:第?\s*{_DIGITS}\s*页?(?:[,，/／|\s]*共?\s*{_DIGITS}\s*页?)?"
    rf"|page\s*\d{{1,4}}(?:\s*(?:of|/)\s*\d{{1,4}})?){_MARKS}",
    re.IGNORECASE,
)


def is_folio(text: str) -> bool:
    """``— 2 —``, ``第 3 頁 共 10 頁``, ``Page 3 of 10`` are; ``某某县公报 3`` is a running head."""
    return _FOLIO.fullmatch(simplified(text)) is not None
