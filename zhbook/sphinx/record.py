"""What the last complete build wrote into an output folder.

The record lies in the output folder itself and is written when a build has ended well: after
an interrupted build it still tells of the one before, and pages that were to be written then
are written now.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sphinx.application import Sphinx

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
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)
        part = outdir / f"{RECORD}-part"
        part.write_text(text + "\n", encoding="utf-8")
        part.replace(outdir / RECORD)


def read_record(outdir: Path) -> Record:
    """The record of an output folder; an empty one when there is none that can be read."""
    try:
        return Record(**json.loads((outdir / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Record()


def writes_pages(app: Sphinx) -> bool:
    """Whether the builder writes a site: a page a file, in a folder of its own."""
    return app.builder.name in {"html", "dirhtml"}
