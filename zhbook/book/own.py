"""Which files of the generated folders are the converter's own: one rule for all that removes any.

A file is its own when the record of an earlier run has it with this content, or when the file
says so itself:

- a page whose front matter has ``generated-by: zhbook``. It stays the converter's when somebody
  edits it: the next run writes it anew;
- the JSON of a text (``zhbook-text``), and the copy of the seed whose SHA-256 that JSON has;
- the list of addresses that moved (``zhbook-moved``);
- a copy that equals its original among the pages written by hand.

Any other file is somebody's: ``notes.md`` with that line in a block of code, or a ``_texts/a.txt``
that no JSON speaks of. It is never written over nor removed.

``make clean`` asks the same rule, with a Python that has nothing installed: what is imported here
wants the standard library alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from zhbook.files.bounded import read_bytes
from zhbook.files.kept import Kept
from zhbook.pageformat import (
    MOVED,
    MOVED_FORMAT,
    SIMPLIFIED,
    TEXT_FORMAT,
    TEXTS,
    TRADITIONAL,
    Field,
)

RECORD = ".zhbook.json"
#: How a file is called before it is whole and gets its name.
UNNAMED = ".zhbook-part-"

#: A line of a front matter that is not indented: a key with its value, which ends in this line.
_VALUE = r"""|"[^"]*"|'[^']*'|[^\s"'\[{&*!|>][^#]*|[|>][-+\d]*"""
_KEY = re.compile(rf"([\w-]+):(?:\s+({_VALUE}))?\s*(#.*)?")


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(content).hexdigest()


def says_generated(page: bytes) -> bool:
    """Whether the front matter of a page has ``generated-by: zhbook`` as a key of its own.

    The front matter is what lies between a first line ``---`` and the next one. It counts with a
    BOM and with CRLF. The line is none in a block of code, in a front matter that is not closed,
    below another key, or where the front matter is written in more than lines of one key each: a
    value in quotation marks or brackets that goes on in the next line might hold anything.
    """
    lines = page.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        return False
    values: list[str] = []
    for line in lines[1:]:
        if line.rstrip() == "---":
            return values == ["zhbook"]
        if not line.strip() or line[0] in " #":
            continue
        key = _KEY.fullmatch(line)
        is_list = re.fullmatch(r"\[[^\[\]{}\"']*\]", line.partition(": ")[2].strip())
        if key is None and not is_list:
            return False
        if key and key[1] == Field.GENERATED_BY:
            values.append((key[2] or "").strip().strip("\"'"))
    return False


@dataclass
class Owned:
    """The generated folders below ``root``; ``files`` has the digests that the record knows."""

    root: Path
    files: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path) -> Owned:
        """What the record says; of a run that was cut short also what it was about to write."""
        place = root / SIMPLIFIED / RECORD
        record = Kept(place).read() or {"files": _before_seals(place)}
        files: dict[str, set[str]] = {}
        for kind in ("files", "writing"):
            for path, sha in record.get(kind, {}).items():
                files.setdefault(path, set()).add(sha)
        return cls(root, files)

    def has(self, path: str, content: bytes) -> bool:
        """Whether a file with this content is the converter's; ``path`` is relative to root."""
        if digest(content) in self.files.get(path, ()):
            return True
        edition, _, inside = path.partition("/")
        if inside == MOVED:
            return _text(content).get("format") == MOVED_FORMAT
        if inside.startswith(f"{TEXTS}/"):
            return self._is_of_a_text(path, content)
        if says_generated(content):
            return True
        originals = {inside} if inside.startswith("pages/") else set()
        originals |= {f"zh-hant-overrides/{inside}"} if edition == TRADITIONAL else set()
        return any(self._content(original) == content for original in originals)

    def _is_of_a_text(self, path: str, content: bytes) -> bool:
        if path.endswith(".json"):
            return _text(content).get("format") == TEXT_FORMAT
        beside = self._content(re.sub(r"\.txt$", ".json", path)) or b""
        known = _text(beside)
        return known.get("format") == TEXT_FORMAT and known.get("sha256") == digest(content)

    def _content(self, path: str) -> bytes | None:
        try:
            return read_bytes(self.root / path)
        except OSError:
            return None


def _before_seals(place: Path) -> dict[str, str]:
    """What a record of a version that did not seal says of files.

    Whoever is to believe it compares the digest of the file, so that a word of it that is wrong
    makes no file of another the converter's.
    """
    try:
        files = _text(read_bytes(place)).get("files")
    except OSError:
        return {}
    known = files.items() if isinstance(files, dict) else ()
    return {path: sha for path, sha in known if isinstance(sha, str)}


def _text(content: bytes) -> dict[str, object]:
    """A JSON object; an empty one where there is none."""
    try:
        known = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def left_over(root: Path) -> list[str]:
    """The files that a run, cut short, left beside the folders of the editions."""
    return sorted(path.name for path in root.glob(f"{UNNAMED}*") if path.is_file())


def remove(root: Path, path: str) -> None:
    """Remove a file, and the folders below ``root`` that are empty without it."""
    (root / path).unlink(missing_ok=True)
    for above in (root / path).parents:
        if above == root:
            break
        try:
            above.rmdir()
        except OSError:  # something lies in it
            break
