"""The generated folders: writes only what changed, each file at once or not at all.

A file is the converter's own when it says so in its front matter, or when the record of an
earlier run names it with the content it has. Any other file is never written over nor removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zhbook.errors import ZhbookError
from zhbook.said import say

MARK = b"\ngenerated-by: zhbook\n"
RECORD = ".zhbook.json"
_UNNAMED = ".zhbook-part-"


class ForeignFileError(ZhbookError):
    """A file that the converter did not write stands where a page must go."""


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass
class Store:
    """The folders of the editions below ``root``; paths are relative to it, with ``/``.

    Everything is put first and written by ``commit``; ``stale`` tells what commit would do.
    """

    root: Path
    folders: tuple[str, ...]
    record: dict[str, Any] = field(default_factory=dict)
    _wanted: dict[str, bytes | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.record = self._read_record()
        self._files: dict[str, str] = self.record.get("files", {})

    def _read_record(self) -> dict[str, Any]:
        try:
            found = json.loads((self.root / self.folders[0] / RECORD).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def intact(self, path: str, sha256: str) -> bool:
        """Whether the file is there with this content."""
        content = self._read(path)
        return content is not None and digest(content) == sha256

    def _read(self, path: str) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return None

    def put(self, path: str, content: bytes) -> None:
        """``path`` is to have this content."""
        self._wanted[path] = content

    def keep(self, path: str) -> None:
        """``path`` is to stay as it is."""
        self._wanted[path] = None

    def content(self, path: str) -> bytes | None:
        """What ``path`` is to have: what was put, or what is there and is kept."""
        return self._wanted[path] or self._read(path) if path in self._wanted else None

    def unchanged(self, write: dict[str, bytes]) -> int:
        """How many of the files are there already as they are to be."""
        return len(self._wanted) - len(write)

    def _is_own(self, path: str, content: bytes) -> bool:
        return MARK in content[:4096] or self._files.get(path) == digest(content)

    def changes(self) -> tuple[dict[str, bytes], list[str]]:
        """What is to be written, and what is to be removed.

        A ForeignFileError is raised for a file of another that stands in the way.
        """
        write: dict[str, bytes] = {}
        for path, content in self._wanted.items():
            if content is None:
                continue
            there = self._read(path)
            if there == content:
                continue
            if there is not None and not self._is_own(path, there):
                message = say("the converter did not write this file; move it away")
                raise ForeignFileError(str(self.root / path), 0, message)
            write[path] = content
        remove = []
        for folder in ("zh-hans", "zh-hant"):
            for file in sorted((self.root / folder).rglob("*")):
                path = file.relative_to(self.root).as_posix()
                if path in self._wanted or not file.is_file() or file.name == RECORD:
                    continue
                there = self._read(path)
                if there is not None and self._is_own(path, there):
                    remove.append(path)
        return write, remove

    def commit(self, write: dict[str, bytes], remove: list[str], record: dict[str, Any]) -> None:
        """Write and remove; the record comes last, so that an interrupted run is done again."""
        for folder in self.folders:
            # What a run that was killed had not yet given its name.
            for left in (self.root / folder).rglob(f"{_UNNAMED}*"):
                left.unlink(missing_ok=True)
        for path, content in write.items():
            self._replace(self.root / path, content)
        for path in remove:
            file = self.root / path
            file.unlink(missing_ok=True)
            for above in file.parents:
                if above == self.root or any(above.iterdir()):
                    break
                above.rmdir()
        files = {path: sha for path, sha in self._files.items() if path in self._wanted}
        files |= {p: digest(c) for p, c in self._wanted.items() if c is not None}
        record = {**record, "files": dict(sorted(files.items()))}
        content = json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
        place = self.root / self.folders[0] / RECORD
        if not place.exists() or place.read_bytes() != content:
            self._replace(place, content)
        for folder in {"zh-hans", "zh-hant"} - set(self.folders):
            (self.root / folder / RECORD).unlink(missing_ok=True)

    def _replace(self, place: Path, content: bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=_UNNAMED)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(name, 0o644)
            os.replace(name, place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
