"""The blocks of a page in portions, as the browser loads them to verify and to show what it found.

A portion is a script of whole blocks, of some four thousand characters: enough that few are needed,
small enough that a hit costs little. Its name is the hash of its content.
"""

from __future__ import annotations

import json
from base64 import b32encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from zhbook.sphinx.search.blocks import Block

#: A portion ends with the block that reaches this many characters.
FULL = 3_400


def portions(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of a page, cut into portions."""
    portion: list[Block] = []
    size = 0
    for block in blocks:
        portion.append(block)
        size += len(block.text)
        if size >= FULL:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def rows(portion: Sequence[Block]) -> list[object]:
    """``[headings, block, …]``; a block is ``[id, text, number of its headings, rank, marks]``.

    What is zero or empty at the end of a block is left out, and an id that repeats is 0.
    """
    heads: dict[tuple[str, ...], int] = {}
    written: list[object] = []
    before = ""
    for block in portion:
        row: list[object] = [block.id if block.id != before else 0, block.text]
        row.append(heads.setdefault(block.heads, len(heads)))
        row += [block.rank, [part for mark in block.marks for part in mark]]
        while row[-1] in (0, []):
            row.pop()
        before = block.id
        written.append(row)
    return [list(heads), *written]


def script(content: object) -> tuple[str, str]:
    """The name of a script that hands ``content`` over, without its suffix, and the script."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # Line separators end a line in older scripts; a lone surrogate has no UTF-8.
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    name = short_hash(written)
    return name, f'zhSearch.put("{name}",{written});\n'


def short_hash(text: str) -> str:
    """Forty bits of a hash in small letters and digits, good for any file system."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).digest()[:5]
    return b32encode(digest).decode("ascii").lower()
