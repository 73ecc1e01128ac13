"""Books that the tests share: each is built once in a run, whichever test asks first.

Which one to use:

- what a page of the sample book says, or of a variant of it: ``shelf.site(book)``;
- what a second build makes of a change: ``shelf.begun(make)`` gives a book that was built, as a
  copy to change and to build again; what a clean build would give is ``shelf.site(book)``;
- something dear that several modules read, such as the shipped seeds: ``shelf.once(name, make)``;
- how a build goes, what it warns of, or a book of more than pages: ``build`` or ``sphinx``.
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.site.builds import build, contents, copy_book
from tests.site.process import SHARED


class Shelf:
    """What one run of tests has built; ``common`` is for all its processes, ``own`` for one."""

    def __init__(self, common: Path, own: Path) -> None:
        self.common, self.own = common, own
        common.mkdir(exist_ok=True)

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder that ``make`` fills if no test did before; to read, not to change."""
        folder, made = self.common / name, self.common / f"{name}.made"
        with (self.common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                made.touch()
        return folder

    def site(self, book: Path, *options: str, baseurl: str = "", conf: Path | None = None) -> Path:
        """What a build from nothing gives of a book that is made of pages only; not to change.

        A book with the same bytes, options and configuration is built once.
        """
        assert not (book / "seeds").exists(), "what lies beside the pages is not looked at"
        sums = [contents(book), contents(conf) if conf else conf, options, baseurl]
        name = sha256(repr(sums).encode()).hexdigest()[:16]
        how: Any = {"baseurl": baseurl, "conf": conf, "hashing": SHARED}
        return self.once(name, lambda folder: build(book, folder, *options, **how)) / "html"

    def begun(self, make: Callable[[Path], Path] = copy_book) -> Path:
        """A folder with the ``book`` that ``make`` puts there and its finished ``site``.

        It may be changed, until another is asked for. It lies where it was built, since Sphinx
        reads everything again when the sources lie elsewhere; times are kept.
        """
        name = f"{make.__module__}.{make.__qualname__}"
        place, kept = self.own / "begun" / name, self.own / "kept" / name
        shutil.rmtree(place, ignore_errors=True)
        if kept.exists():
            shutil.copytree(kept, place)
        else:
            place.mkdir(parents=True)
            assert make(place) == place / "book"
            build(place / "book", place / "site", hashing=SHARED)
            shutil.copytree(place, kept)
        return place
