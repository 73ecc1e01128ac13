"""A build that was cut short leaves nothing torn behind, and two builds do not mix.

Sphinx writes pages in place and takes a page that is newer than its source for a good one: a page
that was half written when the build was killed would stay so. A mark in the output folder says that
a build has begun; it goes when the build has ended well. A build that finds the mark of another
begins afresh: without the environment of the other, and without what extensions have written into
folders of their own (``_search``, ``_excerpts``), whose files may be torn as well.

A build waits for another one with the same output or the same doctrees to end.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from zhbook.characters import printable
from zhbook.files.turns import give, take
from zhbook.sphinx.site.output import read_record, writes_pages
from zhbook.sphinx.upkeep.files import files_written

MARK = ".zhbook-unfinished"


def wait(folder: Path) -> None:
    """Say why nothing happens."""
    print(
        f"{printable(str(folder))}: another build writes here; waiting until it has ended",
        file=sys.stderr,
    )


def clear(outdir: Path, doctreedir: Path) -> None:
    """Take away what an interrupted build may have torn and the next one would believe."""
    (doctreedir / ENV_PICKLE_FILENAME).unlink(missing_ok=True)
    (outdir / ".buildinfo").unlink(missing_ok=True)
    for folder in outdir.glob("_*/"):
        if not folder.is_symlink():
            shutil.rmtree(folder)


def announce(app: Sphinx, env: BuildEnvironment) -> None:
    """Put on record what will be written, so that it goes with its page also after a kill."""
    if writes_pages(app):
        record = read_record(Path(app.outdir))
        record.files = sorted({*record.files, *files_written(app)})
        record.write(Path(app.outdir))


def end(turns: Sequence[int | None], app: Sphinx, exception: Exception | None) -> None:
    """Take the mark away if all is well, and let the next build in."""
    if exception is None:
        (Path(app.outdir) / MARK).unlink(missing_ok=True)
    for place in turns:
        give(place)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the turn before the environment is read; leave the mark; connect first and last."""
    outdir, doctreedir = Path(app.outdir), Path(app.doctreedir)
    try:
        for folder in (outdir, doctreedir):
            folder.mkdir(parents=True, exist_ok=True)
        turns = [take(folder, wait) for folder in (outdir, doctreedir)]
        if (outdir / MARK).exists():
            clear(outdir, doctreedir)
        # Before anything is loaded: a folder that cannot be written is told in one line.
        (outdir / MARK).touch()
    except OSError as error:
        raise ExtensionError(f"{printable(str(error.filename))}: {error.strerror}") from None
    app.connect("env-updated", announce, priority=0)
    app.connect("build-finished", partial(end, turns), priority=999)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
