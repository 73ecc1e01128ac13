"""What a page must say: its seed, or what the converter made of it in the other script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zhbook.reader.gb18030 import decoded
from zhbook.sphinx.downloads.taken import Taken


def said_text(text: Taken) -> str:
    """What a page must say: the seed, or for a converted page the text that the converter made."""
    known = text.known
    if not known["converted"]:
        return decoded(text.seed_bytes, known["encoding"])
    return "\n".join(words for _, words in said_lines(known))


def said_lines(known: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    """What the converter made of a text, a line for each stretch without a milestone and for each
    milestone, with the line of the seed on which it, or its block, begins."""
    for block in (*known["blocks"], *known["notices"]):
        text, at = block["text"], 0
        for mark in block.get("milestones", ()):
            yield from ((block["line"], line) for line in text[at : mark["at"]].split("\n"))
            yield mark["line"], mark["text"]
            at = mark["at"]
        yield from ((block["line"], line) for line in text[at:].split("\n"))
