"""What the last complete build wrote into an output folder.

The record lies in the output folder itself and is written when a build has ended well: after
an interrupted build it still tells of the one before, and pages that were to be written then
are written now.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

from sphinx.application import Sphinx

from zhbook.files.kept import Kept

RECORD = ".zhbook-written"


@dataclass(slots=True)
class Record:
    """``files`` are relative to the output folder, with ``/``.

    ``pages`` has for each page the fingerprint of what it shows of others (see ``freshness``).
    """

    pages: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)

    def write(self, outdir: Path) -> None:
        """Write the record, at once or not at all; the same build gives the same bytes."""
        Kept(outdir / RECORD).write(asdict(self))


def read_record(outdir: Path) -> Record:
    """The record of an output folder; an empty one when there is none that can be read."""
    try:
        return Record(**(Kept(outdir / RECORD).read() or {}))
    except TypeError:  # of another version
        return Record()


def writes_pages(app: Sphinx) -> bool:
    """Whether the builder writes a site: a page a file, in a folder of its own."""
    return app.builder.name in {"html", "dirhtml"}
