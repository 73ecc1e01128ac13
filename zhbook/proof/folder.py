"""The folder of a proof: it knows its own files, and writes and removes no others."""

from __future__ import annotations

from pathlib import Path

from zhbook.errors import ZhbookError
from zhbook.files.kept import Kept
from zhbook.locale.say import say

#: Lists the files of the last run.
RECORD = ".zhbook-proof.json"


class Folder:
    """A folder that a proof is written to; begin, note what was made, finish."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._before: set[str] = set()
        self._now: set[str] = set()

    def begin(self) -> None:
        """Read what the last run wrote; a ZhbookError where the folder is somebody else's."""
        record = Kept(self.root / RECORD)
        if record.file.is_file():
            self._before = set((record.read() or {"files": []})["files"])
        elif self.root.exists() and (not self.root.is_dir() or any(self.root.iterdir())):
            message = say("is no folder of a proof, and not empty; name another for --proof")
            raise ZhbookError(str(self.root), 0, message)
        self.root.mkdir(parents=True, exist_ok=True)
        # Written first: what an interrupted run leaves is known to the next one.
        record.write({"files": sorted(self._before)})

    def made(self, name: str) -> None:
        """Note a file that was written."""
        self._now.add(name)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file."""
        encoded = content.encode() if isinstance(content, str) else content
        (self.root / name).write_bytes(encoded)
        self.made(name)

    def finish(self) -> None:
        """Remove what an earlier run wrote and this one did not."""
        for name in self._before - self._now:
            file = self.root / name
            if ".." not in Path(name).parts and file.is_file():
                file.unlink()
        Kept(self.root / RECORD).write({"files": sorted(self._now)})
