"""The words of the index."""

from __future__ import annotations

from typing import Any

from zhbook.locale.words import Words

WORDS = Words(
    {
        "title": "Index",
        "headnote": (
            "Numbers and Latin letters come first; marks of titles and quotation marks do not "
            "count. Main places are bold."
        ),
        "counted": "%s entries in all.",
        "see": "See",
        "see_also": "See also",
        "below": "and below",
        "title_place": "Title",
        "opening": "Opening",
        "to": "to",
        "between": "with %s places between",
        "more": "%s more places",
        "filter": "Filter",
        "filter_hint": "A term, or the initials of its pinyin, as zfgz",
        "all_kinds": "All kinds",
        "none": "No entry is like that",
        "found": "%s entries",
        "groups": "Groups",
    }
)
ORDERS = Words(
    {
        "pinyin": "By pinyin, character by character: first syllables, then tones and strokes",
        "strokes": "By strokes, character by character; by radicals where there are as many",
        "zhuyin": "By zhuyin, character by character: first syllables, then tones and strokes",
    }
)
#: By the kinds that terms have.
KINDS = Words(
    {
        "人名": "Persons",
        "地名": "Places",
        "机构": "Institutions",
        "文献": "Documents",
        "概念": "Concepts",
    }
)


def index_words(name: str) -> dict[str, Any]:
    """All of them in the language of a catalogue."""
    return {**WORDS.of(name), "orders": ORDERS.of(name), "kinds": KINDS.of(name)}
