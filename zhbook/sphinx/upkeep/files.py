"""What was written for a page that is gone goes with it.

Sphinx leaves the HTML and the ``_sources`` of a removed page where they are. After each build
the files of this one are compared with the record of the last: what is no longer written is
removed, and so are folders that this leaves empty. A file that is not on the record was not
written by us and is never touched.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import TRADITIONAL
from zhbook.sphinx.site.components import written_by_components
from zhbook.sphinx.site.output import read_record, writes_pages


def files_written(app: Sphinx) -> list[str]:
    """What this build has written: pages, what components say, and the project's static files."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    outdir = Path(app.outdir)
    files = written_by_components(app)
    for docname in app.env.found_docs:
        files.add(Path(app.builder.get_output_path(docname)).relative_to(outdir).as_posix())
        if app.config.html_copy_source:
            suffix = str(app.env.doc2path(docname, False))[len(docname) :]
            extra = app.config.html_sourcelink_suffix
            files.add(f"_sources/{docname}{suffix}{extra if extra != suffix else ''}")
    for name in app.config.html_static_path:
        folder = Path(app.confdir) / name
        for path in folder.rglob("*"):
            if path.is_file():
                files.add(f"_static/{path.relative_to(folder).as_posix()}")
    return sorted(files)


def is_ours(name: str) -> bool:
    """Whether a name on the record leads to a file of this edition.

    ``part/a.html`` does. ``../a.html`` leads out of the folder, and what lies under
    ``zh-hant/`` belongs to the other edition.
    """
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.parts[0] != TRADITIONAL


def remove(outdir: Path, names: list[str]) -> None:
    """Remove files and the folders that are empty without them."""
    for name in names:
        path = outdir / name
        path.unlink(missing_ok=True)
        for folder in path.parents:
            if folder == outdir or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def tidy(app: Sphinx, exception: Exception | None) -> None:
    """Remove what is no longer written and write the new record."""
    if exception or not writes_pages(app):
        return
    outdir = Path(app.outdir)
    record, files = read_record(outdir), files_written(app)
    gone = set(record.files).difference(files)
    remove(outdir, sorted(name for name in gone if is_ours(name)))
    # Sphinx keeps a copy when the configuration has changed; a clean build has none.
    (outdir / ".buildinfo.bak").unlink(missing_ok=True)
    record.files = files
    record.write(outdir)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; last, when everything is written."""
    app.setup_extension("zhbook.sphinx.site.components")
    app.connect("build-finished", tidy, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
