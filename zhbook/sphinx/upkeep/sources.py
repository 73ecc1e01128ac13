"""Whether a page has changed is told by its bytes, not by the clock.

Sphinx reads a page again when its file is newer than the time at which it was read. A clock that
ran ahead when it was read, or a file that comes with an older time (``cp -p``, ``tar``, a copy of
yesterday), so leaves a page as it was, without a word. What a page is made of, its file and the
files that it depends on, is therefore kept as a checksum beside the environment: a page whose
checksum is another one is read again, whatever the times say.

A checksum is taken before the page is read: what is written in between makes it differ next time.
That of a file on which it depends is taken afterwards, because only then is it known.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

#: A file that is not there.
MISSING = ""


def checksum(file: Path) -> str:
    """The SHA-256 of a file; empty where there is none that can be read."""
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return MISSING


class Sources:
    """The checksums of this build, and those that the environment has kept of the last."""

    def __init__(self) -> None:
        self.known: dict[Path, str] = {}
        self.todo: list[str] = []

    def of(self, files: Iterable[Path]) -> dict[str, str]:
        """The checksum of each file by its name; each is read once in a build."""
        for file in files:
            if file not in self.known:
                self.known[file] = checksum(file)
        return {str(file): self.known[file] for file in files}

    def changed(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """The pages whose bytes are others than those that were read."""
        kept = kept_in(env)
        now = {name: self.of(files_of(env, name)) for name in env.found_docs}
        return [name for name in now if name not in added and kept.get(name) != now[name]]

    def note(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Which pages are read now."""
        self.todo = list(docnames)

    def keep(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Keep what was read, before Sphinx saves the environment."""
        kept = {name: sums for name, sums in kept_in(env).items() if name in env.found_docs}
        for name in self.todo:
            page, *others = files_of(env, name)
            # What Sphinx knew of it may be of before: it is looked at again.
            kept[name] = {**self.of([page]), **{str(file): checksum(file) for file in others}}
        # An attribute that Sphinx does not know is saved with the others.
        env.zhbook_sources = kept  # type: ignore[attr-defined]
        return []


def kept_in(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """The checksums of the files of each page as they were read."""
    kept: dict[str, dict[str, str]] = getattr(env, "zhbook_sources", {})
    return kept


def files_of(env: BuildEnvironment, docname: str) -> list[Path]:
    """The file of a page, then those that it includes or shows."""
    depends = {Path(env.srcdir, file) for file in env.dependencies.get(docname, ())}
    return [Path(env.doc2path(docname)), *sorted(depends)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; the checksums are kept last, when all is read."""
    sources = Sources()
    app.connect("env-get-outdated", sources.changed)
    app.connect("env-before-read-docs", sources.note)
    app.connect("env-updated", sources.keep, priority=800)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
