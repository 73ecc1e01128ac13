"""What is said of addresses that moved."""

from __future__ import annotations

from zhbook.locale.words import Words

#: The name of the page that lists them; no text can have it, for slugs have no such sign.
PAGE = "moved_addresses"

WORDS = Words(
    {
        "title": "Addresses that moved",
        "what": (
            "Links to these addresses go on to work: each leads to where the text that stood there "
            "stands now. An address that belongs to another text by now leads to that one."
        ),
        "pages": "Pages with another name",
        "places": "Places with another number",
        "gone": "Texts that are no longer in the book",
        "gone_what": "Their earlier addresses lead here.",
        "old": "Earlier address",
        "new": "Address now",
        "has_moved": "{title} has another address now.",
        "is_gone": "{title} is no longer in this book.",
    }
)
