"""What the search says; ``{…}`` is filled in by the browser."""

from __future__ import annotations

import json

from zhbook.locale.catalogues import chinese_for
from zhbook.locale.words import Words

WORDS = Words(
    {
        "search": "Search",
        "title": "Search",
        "hint": (
            "Words; those with a blank between them must all occur, in quotation marks they "
            "stand together"
        ),
        "close": "Close",
        "all": "The whole book",
        "here_part": "This part",
        "here": "This text",
        "scope": "Where",
        "found": "{texts} texts",
        "found_more": "{texts}+ texts",
        "none": "“{query}” was not found",
        "nothing": "Punctuation is not searched for; please enter words",
        "searching": "Searching …",
        "more": "More results",
        "loosen": "Find them with punctuation between as well",
        "more_here": "{places} more places of this text",
        "more_here_open": "The other places of this text",
        "all_results": "See all results on a page of their own",
        "failed": "A part of the index was not loaded; results are missing",
        "retry": "Try again",
        "suggestions": "Terms and headings",
        "results": "Results of the search",
        "keys": "↑↓ select　Enter open　Esc close",
        "cut": "Only the first {length} characters are searched for",
        "no_script": "The search needs JavaScript. Without it, look into the contents.",
        "no_script_index": "The search needs JavaScript. Without it, look into the index: ",
        "index": "Index",
    }
)


def words_for(language: str) -> dict[str, str]:
    """The words for a language of Sphinx: Traditional for ``zh_TW`` and ``zh_HK``."""
    return WORDS.of(chinese_for(language))


def setup_script(language: str, program: str) -> str:
    """The script that tells the page its words and where the one that searches lies."""
    content = {"words": words_for(language), "program": program}
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"window.zhSearch={written};\n"
