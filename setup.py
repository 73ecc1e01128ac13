"""What pyproject.toml cannot say: the package carries the looks of the book.

``docs/conf.py``, ``docs/_static`` and ``docs/_templates`` have their place in the repository, where
its own book is built with them. A wheel takes a copy along, as ``zhbook/project/docs``, so that a
book can be built wherever the package is installed. In a checkout, and in an editable
installation, there is no copy: ``zhbook.sphinx.settings`` takes the originals.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

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

    def looks(self) -> dict[Path, Path]:
        """Where each file of the looks goes."""
        to = Path(self.build_lib, "zhbook", "project", "docs")
        files = [f for name in TAKEN for f in [DOCS / name, *sorted((DOCS / name).rglob("*"))]]
        return {f: to / f.relative_to(DOCS) for f in files if f.is_file() and f.name[0] != "."}


setup(cmdclass={"build_py": BuildWithLooks})
