"""Which pages must be written again, so that an incremental build equals a clean one.

Sphinx writes a page again when its own source or a template has changed. But a page also shows

- some of the contents of the book (see ``navigation``), its neighbours and its parents: when
  one of these comes, goes or has another title, the pages that show it are written;
- the title and the address of what it refers to: when one of these changes, that page is;
- the places that cite it, and related passages: when these change, that page is;
- the checksums of our style sheets and scripts, and what this extension, conf.py and the packages
  below make of a page: when one of these files changes, every page is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.navigation.tree import Shelf, contents
from zhbook.sphinx.places.citedby import incoming_of
from zhbook.sphinx.places.domain import Citing, Incoming, places_of
from zhbook.sphinx.related import akin
from zhbook.sphinx.site.output import read_record, writes_pages
from zhbook.sphinx.upkeep.sources import checksum


def digest(words: Iterable[object]) -> str:
    """A short fingerprint of what the words say, in their order."""
    total = sha256()
    for word in words:
        total.update(repr(word).encode("utf-8"))
        total.update(b"\0")
    return total.hexdigest()[:32]


def digest_files(folders: Iterable[Path], suffixes: frozenset[str]) -> str:
    """The fingerprint of the files with these suffixes: their places and their bytes."""
    return digest(
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in suffixes and path.is_file()
    )


def titles_of(env: BuildEnvironment) -> dict[str, str]:
    """The title of every page, as it is marked up."""
    return {docname: title.pformat() for docname, title in env.titles.items()}


def around(env: BuildEnvironment) -> Iterator[tuple[str, object]]:
    """What every page shows of the pages around it: its sidebar, the way to it, its neighbours.

    A page whose toctree is visible shows the titles of all that stands below it as well.
    """
    titles = titles_of(env)
    book, relations = contents(env), env.collect_relations()
    visible = {
        docname
        for docname in env.toctree_includes
        if docname in env.tocs
        and any(not tree.get("hidden") for tree in env.tocs[docname].findall(addnodes.toctree))
    }
    for docname in sorted(env.found_docs):
        _, *beside = relations.get(docname, (None, None, None))
        near = [name for name in (*book.way(docname), *beside) if name]
        if docname in visible:
            near += below(env.toctree_includes, docname)
        around_it = [(name, titles.get(name)) for name in near]
        yield docname, (plainly(book.shown(docname)), beside, around_it)


def plainly(shelves: Iterable[Shelf]) -> list[object]:
    """What a sidebar shows as lists of words, which are much faster to put into words."""
    return [
        (
            shelf.caption,
            [
                (
                    row.entry and (row.entry.title, row.entry.docname, row.entry.address),
                    row.entry and row.entry.number,
                    row.list_of,
                    row.on_way,
                    row.below and plainly(row.below),
                )
                for row in shelf.rows
            ],
        )
        for shelf in shelves
    ]


def below(includes: Mapping[str, Sequence[str]], docname: str) -> list[str]:
    """The pages that the toctrees of a page lead to, and those of the pages they lead to."""
    found: dict[str, None] = {}
    todo = [*includes.get(docname, ())]
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = None
            todo += includes.get(name, ())
    return list(found)


def answer(env: BuildEnvironment, target: str) -> object:
    """What a reference to ``target`` would find now."""
    std = env.domains.standard_domain
    docname, _, place = target.partition("#")
    if place:
        labels = sorted(
            (name, found) for name, found in std.anonlabels.items() if found[0] == docname
        )
        return labels, [std.labels.get(name) for name, _ in labels]
    return std.labels.get(target) or std.anonlabels.get(target) or places_of(env).find(target)


def shown(citing: Incoming, docname: str) -> list[tuple[str, list[tuple[str, Citing]]]]:
    """What a page shows of those that cite it."""
    return sorted(citing.get(docname, {}).items())


def fingerprints(env: BuildEnvironment) -> dict[str, str]:
    """For each page the fingerprint of what it shows of others."""
    places = places_of(env)
    citing = incoming_of(env)
    titles = titles_of(env)
    related = akin.Shown(env)
    return {
        docname: digest(
            [
                shows,
                *((target, answer(env, target)) for target in places.outgoing.get(docname, ())),
                *((p, [(titles[d], d, one) for d, one in c]) for p, c in shown(citing, docname)),
                *related.on(docname),
            ]
        )
        for docname, shows in around(env)
    }


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages, changed or not, that show something that has changed elsewhere."""
    if not writes_pages(app):
        return []
    before, now = read_record(Path(app.outdir)).pages, fingerprints(env)
    places_of(env).fingerprints = now
    return [docname for docname, found in now.items() if before.get(docname) != found]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect, and let a change of our own files count as a change of the configuration."""
    confdir = Path(app.confdir)
    here, conf = Path(__file__).parents[1], Path(app.confdir, "conf.py")
    # What a function of conf.py does, Sphinx does not know; nor what other versions would make.
    others = [version(name) for name in ("sphinx", "docutils", "myst-parser", "sphinx-book-theme")]
    code = digest([digest_files([here], frozenset({".py", ".po"})), checksum(conf), *others])
    folders = [
        here,
        *(confdir / name for name in [*app.config.templates_path, *app.config.html_static_path]),
    ]
    looks = digest_files(folders, frozenset({".html", ".css", ".js"}))
    app.add_config_value("zhbook_code", code, "env", types=frozenset({str}))
    app.add_config_value("zhbook_looks", looks, "html", types=frozenset({str}))
    app.connect("env-updated", pages_to_write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
