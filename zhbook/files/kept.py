"""Records that a run keeps for the next one: JSON that is believed only as it was written.

A record begins with the SHA-256 of all that follows. One that was cut short, edited, written by
a version that did not seal, or is no file at all, is as none: what it was kept for is done again.
So whoever reads a record need not ask of every key whether it is there and what it holds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from zhbook.files.bounded import read_bytes

#: The first key of a record.
SEAL = "sealed"
#: A record has some kilobytes for each text.
_MOST = 1 << 30
_HEAD, _BEHIND = f'{{"{SEAL}": "', '", '


def sealed(record: Mapping[str, Any]) -> bytes:
    """A record as JSON with its seal; the same record gives the same bytes.

    ``{"files": []}`` is one; one without any key is a ValueError.
    """
    if not record:
        raise ValueError("a record of nothing")
    body = json.dumps(record, ensure_ascii=False, sort_keys=True)[1:].encode()
    return (_HEAD + sha256(body).hexdigest() + _BEHIND).encode() + body


def unsealed(content: bytes) -> dict[str, Any] | None:
    """The record that ``sealed`` made these bytes of; None of any others."""
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
    return record


def read_record(path: Path) -> dict[str, Any] | None:
    """The record at ``path``; None where there is none, or none that can be believed."""
    try:
        return unsealed(read_bytes(path, _MOST))
    except OSError:
        return None


def write_record(path: Path, record: Mapping[str, Any]) -> None:
    """Write a record, at once or not at all."""
    part = path.with_name(f"{path.name}-part")
    part.write_bytes(sealed(record))
    os.replace(part, path)
