"""Pages written by hand: copied into both editions, and Traditional pages a person has proof-read.

A page in ``zh-hant-overrides`` wins over the generated one of the same name. It is a proof-read
copy of that page, so it carries ``source-sha256``; when its source has changed since, the
generated page is taken and the stale one reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from zhbook.myst import front_matter
from zhbook.store import MARK, digest
from zhbook.text import EDITIONS

_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)^---\r?\n", re.DOTALL | re.MULTILINE)
_ORDER = re.compile(r"^order:\s*(\d{1,6})\s*$", re.MULTILINE)
_SOURCE = re.compile(r'^source-sha256:\s*"?([0-9a-f]{64})"?\s*$', re.MULTILINE)


def hand_written(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder with their paths in it, in order; hidden ones are left out."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in path.parts):
            yield path.as_posix(), file.read_bytes()


def marked(path: str, page: str, edition: str) -> str:
    """A hand-written page as it stands in an edition: with a head that says where it is from."""
    fields = {
        "source": f"pages/{path}",
        "source-sha256": digest(page.encode()),
        "lang": EDITIONS[edition],
    }
    head = _FRONT_MATTER.match(page)
    if head is None:
        return front_matter({**fields, "kind": "page"}) + "\n" + page
    added = "".join(f'{key}: "{value}"\n' for key, value in fields.items())
    return f"---{MARK.decode()}{added}{head[1]}---\n{page[head.end() :]}"


def order_of(page: str) -> tuple[bool, int]:
    """A sorting key by the ``order`` in a page's front matter; pages without one come last."""
    head = _FRONT_MATTER.match(page)
    found = _ORDER.search(head[1]) if head else None
    return (found is None, int(found[1]) if found else 0)


def source_of(page: str) -> str | None:
    """The SHA-256 of the source that a generated or proof-read page names, or None."""
    head = _FRONT_MATTER.match(page)
    found = _SOURCE.search(head[1]) if head else None
    return found[1] if found else None
