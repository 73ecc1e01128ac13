"""What pyproject.toml cannot say: the package carries the looks of the book, always as one.

``docs/conf.py``, ``docs/_static`` and ``docs/_templates`` have their place in the repository, where
its own book is built with them. A wheel takes a copy along, as ``zhbook/looks/docs``, so that a
book can be built wherever the package is installed. In a checkout, and in an editable
installation, there is no copy: ``zhbook.sphinx.settings`` takes the originals.

The same files give the same sdist, byte for byte, and the same wheel: an archive has neither the
time at which it was made nor who made it (https://reproducible-builds.org/docs/archives/).
"""

import gzip
import os
import shutil
import tarfile
from pathlib import Path
from typing import Any

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

DOCS = Path(__file__).parent / "docs"
TAKEN = ("conf.py", "_static", "_templates")


class BuildWithLooks(build_py):
    """The ordinary command, and the copy."""

    def run(self) -> None:
        """Build the modules, then copy."""
        super().run()
        if self.editable_mode:
            return
        for original, copy in self.looks().items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, copy)
        for path in Path(self.build_lib).rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)

    def looks(self) -> dict[Path, Path]:
        """Where each file of the looks goes."""
        to = Path(self.build_lib, "zhbook", "looks", "docs")
        files = [f for name in TAKEN for f in [DOCS / name, *sorted((DOCS / name).rglob("*"))]]
        return {f: to / f.relative_to(DOCS) for f in files if f.is_file() and f.name[0] != "."}


#: The time of every file: as SOURCE_DATE_EPOCH says, in seconds, else the first that a zip knows.
MADE = int(os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800"))


class SameSdist(sdist):
    """The ordinary command, but its archive depends on names and contents alone."""

    def make_archive(
        self,
        base_name: Any,
        format: str,
        root_dir: Any = None,
        base_dir: Any = None,
        owner: str | None = None,
        group: str | None = None,
    ) -> str:
        """``base_dir`` as a .tar.gz, its files in the order of their names."""
        if format != "gztar" or base_dir is None:
            return str(super().make_archive(base_name, format, root_dir, base_dir, owner, group))
        folder = Path(root_dir or ".", base_dir)
        archive = f"{base_name}.tar.gz"
        with (
            open(archive, "wb") as raw,
            gzip.GzipFile("", "wb", mtime=MADE, fileobj=raw) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as files,
        ):
            for path in [folder, *sorted(folder.rglob("*"))]:
                name = Path(base_dir, path.relative_to(folder)).as_posix()
                files.add(path, name, recursive=False, filter=anonymous)
        return archive


def anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A member without the traces of a machine: owner, time, and what its umask allows."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = MADE
    member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
    return member


os.umask(0o022)  # of what the commands write besides
setup(cmdclass={"build_py": BuildWithLooks, "sdist": SameSdist})
