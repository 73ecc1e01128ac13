"""Records that a run keeps for the next one: JSON that is believed only as it was written.

A record begins with the SHA-256 of all that follows. One that was cut short, edited, written by
a version that did not seal, or is no file at all, is as none: what it was kept for is done again.
So whoever reads a record need not ask of every key whether it is there and what it holds.

What a record says may hold only for the code that wrote it, or of what it was written about. Its
key tells of these; a record with another key is as none, too. A list of the files that were written
has no key: it holds whatever code wrote them.

::

    kept = Kept(folder / "fidelity.json", code_of("zhbook.sphinx.fidelity"))
    before = kept.read() or {"pages": {}}
    kept.write({"pages": pages})
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from zhbook.files.bounded import read_bytes

#: The first key of a record, and that under which its own key stands.
SEAL, MADE_BY = "sealed", "made-by"
#: A record has some kilobytes for each text.
_MOST = 1 << 30
_HEAD, _BEHIND = f'{{"{SEAL}": "', '", '


def key_of(*made_of: object) -> str:
    """One word for everything something was made of, by the ``repr`` of each: strings, numbers,
    bytes, and lists and tuples of these. A set is none, whose order differs between runs."""
    return sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A record: where it lies, and of what it must have been made to be believed."""

    file: Path
    key: str = ""

    def read(self) -> dict[str, Any] | None:
        """What the record says; None where there is none, or none that can be believed."""
        try:
            return unsealed(read_bytes(self.file, _MOST), self.key)
        except OSError:
            return None

    def write(self, record: Mapping[str, Any]) -> None:
        """Write the record, at once or not at all."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_name(f"{self.file.name}-part")
        part.write_bytes(sealed(record, self.key))
        os.replace(part, self.file)


def sealed(record: Mapping[str, Any], made_by: str = "") -> bytes:
    """A record as JSON with its key and its seal; the same record gives the same bytes.

    ``{"files": []}`` is one; one that says nothing, or ``sealed`` itself, is a ValueError.
    """
    if not record or not record.keys().isdisjoint((SEAL, MADE_BY)):
        raise ValueError(f"no record: {[*record]}")
    whole = {**record, MADE_BY: made_by} if made_by else record
    body = json.dumps(whole, ensure_ascii=False, sort_keys=True)[1:].encode()
    return (_HEAD + sha256(body).hexdigest() + _BEHIND).encode() + body


def unsealed(content: bytes, made_by: str = "") -> dict[str, Any] | None:
    """The record that ``sealed`` made these bytes of, with this key; None of any others."""
    start = len(_HEAD) + 64 + len(_BEHIND)
    head, body = content[:start], content[start:]
    if head != (_HEAD + sha256(body).hexdigest() + _BEHIND).encode():
        return None
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    del record[SEAL]
    return record if record.pop(MADE_BY, "") == made_by else None
