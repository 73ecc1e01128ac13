"""Which pages must be written again, so that an incremental build equals a clean one.

Sphinx writes a page again when its own source or a template has changed. But a page also shows

- its neighbours and the pages above it: when one of these comes, goes or has another title, the
  pages that show it are written;
- what components put on it of other pages, the contents of the book, what it refers to, what cites
  it: each says so itself (see ``site.components``), and when it changes, that page is written;
- the checksums of our style sheets and scripts, and what this extension, conf.py and the packages
  below make of a page: when one of these files changes, every page is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.files.code import code_of, looks_of
from zhbook.files.kept import key_of
from zhbook.sphinx.site.components import OnPage, shown_by_components
from zhbook.sphinx.site.output import read_record, writes_pages
from zhbook.sphinx.upkeep.sources import checksum

#: What makes pages: the extension, and what of the package it may use.
CODE = (
    "zhbook.sphinx",
    "zhbook.characters",
    "zhbook.files",
    "zhbook.locale",
    "zhbook.numerals",
    "zhbook.pageformat",
    "zhbook.titles",
)


def around(env: BuildEnvironment) -> OnPage:
    """What Sphinx and any theme show on a page: the pages above and beside it, with their titles.

    A page whose toctree is visible shows the titles of all that stands below it as well.
    """
    titles = {docname: title.pformat() for docname, title in env.titles.items()}
    relations = env.collect_relations()
    visible = {
        docname
        for docname in env.toctree_includes
        if docname in env.tocs
        and any(not tree.get("hidden") for tree in env.tocs[docname].findall(addnodes.toctree))
    }

    def on_page(docname: str) -> object:
        above, *beside = relations.get(docname, (None, None, None))
        near = [docname, *filter(None, beside)]
        while above is not None:
            near.append(above)
            above = relations.get(above, (None,))[0]
        if docname in visible:
            near += below(env.toctree_includes, docname)
        return beside, [(name, titles.get(name)) for name in near]

    return on_page


def below(includes: Mapping[str, Sequence[str]], docname: str) -> list[str]:
    """The pages that the toctrees of a page lead to, and those of the pages they lead to."""
    pages: dict[str, None] = {}
    todo = [*includes.get(docname, ())]
    while todo:
        name = todo.pop()
        if name not in pages:
            pages[name] = None
            todo += includes.get(name, ())
    return list(pages)


class Freshness:
    """What the pages of this build show of others, until it has ended well."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}

    def pages_to_write(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The pages, changed or not, that show something that has changed elsewhere."""
        if not writes_pages(app):
            return []
        of_sphinx, of_components = around(env), shown_by_components(app, env)
        self.pages = {
            docname: key_of(of_sphinx(docname), *of_components(docname))
            for docname in sorted(env.found_docs)
        }
        before = read_record(Path(app.outdir)).pages
        return [docname for docname, shown in self.pages.items() if before.get(docname) != shown]

    def keep(self, app: Sphinx, exception: Exception | None) -> None:
        """Put on record what is written now."""
        if exception is None and writes_pages(app):
            record = read_record(Path(app.outdir))
            record.pages = self.pages
            record.write(Path(app.outdir))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect, and let a change of our own files count as a change of the configuration."""
    app.setup_extension("zhbook.sphinx.site.components")
    confdir = Path(app.confdir)
    here, conf = Path(__file__).parents[1], Path(app.confdir, "conf.py")
    # What a function of conf.py does, Sphinx does not know; nor what other versions would make.
    libraries = ("sphinx", "docutils", "myst-parser", "sphinx-book-theme")
    code = key_of(code_of(*CODE, libraries=libraries), checksum(conf))
    folders = [
        here,
        *(confdir / name for name in [*app.config.templates_path, *app.config.html_static_path]),
    ]
    looks = looks_of(folders, frozenset({".html", ".css", ".js"}))
    app.add_config_value("zhbook_code", code, "env", types=frozenset({str}))
    app.add_config_value("zhbook_looks", looks, "html", types=frozenset({str}))
    freshness = Freshness()
    # When every component has gathered what it shows; when everything is written.
    app.connect("env-updated", freshness.pages_to_write, priority=600)
    app.connect("build-finished", freshness.keep, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
