"""The generated folders: writes only what changed, each file at once or not at all.

Which files are the converter's own, ``zhbook.book.own`` tells; any other is never written over nor
removed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from zhbook.book.own import RECORD, UNNAMED, Owned, digest, left_over, remove
from zhbook.errors import ZhbookError
from zhbook.files.bounded import IrregularFileError, TooLargeError, read_bytes, reason
from zhbook.files.kept import Kept, sealed
from zhbook.files.walk import walk
from zhbook.locale.say import say
from zhbook.pageformat import EDITIONS, SIMPLIFIED, Field

MARK = f"\n{Field.GENERATED_BY}: zhbook\n".encode()


class ForeignFileError(ZhbookError):
    """A file that the converter did not write stands where a page must go."""


@dataclass
class Store:
    """The folders of the editions below ``root``; paths are relative to it, with ``/``.

    Everything is put first and written by ``commit``; ``stale`` tells what commit would do.
    """

    root: Path
    folders: tuple[str, ...]
    record: dict[str, Any] = field(default_factory=dict)
    _wanted: dict[str, bytes | None] = field(default_factory=dict)
    _beside: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.record = Kept(self._place).read() or {}
        self._owned = Owned.of(self.root)
        self._left_over: list[str] = []

    @property
    def _place(self) -> Path:
        return self.root / SIMPLIFIED / RECORD

    def intact(self, path: str, sha256: str) -> bool:
        """Whether the file is there with this content."""
        try:
            content = self.read(path)
        except ZhbookError:
            return False
        return content is not None and digest(content) == sha256

    def read(self, path: str) -> bytes | None:
        """What is there; None where nothing is. A ZhbookError for what cannot be read."""
        try:
            return read_bytes(self.root / path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            message = say("cannot be read: {reason}", reason=reason(error))
            raise ZhbookError(str(self.root / path), 0, message) from None

    def put(self, path: str, content: bytes) -> None:
        """``path`` is to have this content."""
        self._wanted[path] = content

    def put_beside(self, path: str, content: bytes) -> None:
        """A file beside the folders of the editions is to have this content; it is no page, and
        whoever puts it knows whose it was."""
        self._beside[path] = content

    def keep(self, path: str) -> None:
        """``path`` is to stay as it is."""
        self._wanted[path] = None

    def content(self, path: str) -> bytes | None:
        """What ``path`` is to have: what was put, or what is there and is kept."""
        return self._wanted[path] or self.read(path) if path in self._wanted else None

    def unchanged(self, write: dict[str, bytes]) -> int:
        """How many of the files are there already as they are to be."""
        return len(self._wanted) - len(write)

    def changes(self) -> tuple[dict[str, bytes], list[str]]:
        """What is to be written, and what is to be removed.

        A ForeignFileError is raised for a file of another that stands in the way, a ZhbookError
        for what cannot be looked at.
        """
        removed, there = self._unwanted()
        write: dict[str, bytes] = {}
        for path, content in self._wanted.items():
            if content is None:
                continue
            if (self.root / path).is_dir():
                self._refuse(other for other in there if other.startswith(f"{path}/"))
                before = None
            else:
                before = self.read(path)
            if before == content:
                continue
            if before is None:
                above = [parent.as_posix() for parent in PurePosixPath(path).parents]
                self._refuse(other for other in above if other in there)
            elif not self._owned.has(path, before):
                self._refuse([path])
            write[path] = content
        return write, removed

    def _unwanted(self) -> tuple[list[str], set[str]]:
        """The converter's own files that are not wanted any more, and those of others."""
        removed: list[str] = []
        others: set[str] = set()
        self._left_over += left_over(self.root)
        for folder in EDITIONS:
            tree = walk(self.root / folder)
            if tree.is_missing:
                continue
            for inside, error in tree.failed.items():
                raise ZhbookError(str(self.root / folder / inside), 0, reason(error))
            others |= {f"{folder}/{inside}" for inside in tree.linked}
            for inside in tree.files:
                path, name = f"{folder}/{inside}", inside.rpartition("/")[2]
                if name.startswith(UNNAMED):
                    self._left_over.append(path)
                elif path not in self._wanted and name != RECORD:
                    if self._is_own(path):
                        removed.append(path)
                    else:
                        others.add(path)
        return removed, others

    def _is_own(self, path: str) -> bool:
        """A file that nobody wants here; what the converter could not have written is not read."""
        try:
            return self._owned.has(path, read_bytes(self.root / path))
        except (IrregularFileError, TooLargeError, FileNotFoundError):
            return False
        except OSError as error:
            message = say("cannot be read: {reason}", reason=reason(error))
            raise ZhbookError(str(self.root / path), 0, message) from None

    def _refuse(self, paths: Iterable[str]) -> None:
        """Raise a ForeignFileError for the first of some files, if there is any."""
        for path in paths:
            message = say("the converter did not write this file; move it away")
            raise ForeignFileError(str(self.root / path), 0, message)

    def commit(self, write: dict[str, bytes], removed: list[str], record: dict[str, Any]) -> None:
        """Write and remove.

        What will be written is put on record first, and that it was written last: an interrupted
        run is done again, and the next one knows its files.
        """
        known = self.record.get("files", {})
        if write or removed:
            writing = {path: digest(content) for path, content in write.items()}
            self._replace(self._place, sealed({**self.record, "files": known, "writing": writing}))
        # First, for a file may stand where a folder is to be, or the other way round.
        for path in [*self._left_over, *removed]:
            try:
                remove(self.root, path)
            except OSError as error:
                message = say("cannot be removed: {reason}", reason=reason(error))
                raise ZhbookError(str(self.root / path), 0, message) from None
        beside = {path: new for path, new in self._beside.items() if self.read(path) != new}
        for path, content in {**write, **beside}.items():
            self._replace(self.root / path, content)
        files = {path: sha for path, sha in known.items() if path in self._wanted}
        files |= {p: digest(c) for p, c in self._wanted.items() if c is not None}
        content = sealed({**record, "files": dict(sorted(files.items()))})
        try:
            before = read_bytes(self._place, len(content))
        except OSError:
            before = b""
        if before != content:
            self._replace(self._place, content)

    def _replace(self, place: Path, content: bytes) -> None:
        """Write a file; a ZhbookError names it, and not the one that was to get its name."""
        try:
            self._write(place, content)
        except OSError as error:
            message = say("cannot be written: {reason}", reason=reason(error))
            raise ZhbookError(str(place), 0, message) from None

    def _write(self, place: Path, content: bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=UNNAMED)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(name, 0o644)
            os.replace(name, place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
