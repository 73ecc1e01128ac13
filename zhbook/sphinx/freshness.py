"""Which pages must be written again, so that an incremental build equals a clean one.

Sphinx writes a page again when its own source or a template has changed. But a page also shows

- the contents of the book, its neighbours and its parents: when the order of the pages or a
  title changes, every page is written;
- the title and the address of what it refers to: when one of these changes, that page is;
- the places that cite it: when these change, that page is;
- the checksums of our style sheets and scripts, and what this extension makes of a page: when
  one of these files changes, every page is.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.citedby import Incoming, incoming
from zhbook.sphinx.places import Citing, places_of
from zhbook.sphinx.record import Record, read_record, writes_pages


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


def navigation(env: BuildEnvironment) -> str:
    """The fingerprint of what every page shows of the others."""
    words: list[object] = []
    for docname in sorted(env.found_docs):
        title = env.titles.get(docname)
        words.append((docname, title.astext() if title is not None else ""))
    for docname in sorted(env.toctree_includes):
        for tree in env.tocs[docname].findall(addnodes.toctree):
            shown = {key: tree.get(key) for key in ("entries", "caption", "hidden", "maxdepth")}
            words.append((docname, sorted(shown.items(), key=lambda item: item[0])))
    return digest(words)


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


def fingerprints(env: BuildEnvironment) -> Record:
    """The record of what pages show of each other, without any files."""
    outgoing, citing = places_of(env).outgoing, incoming(env)
    titles = {docname: title.astext() for docname, title in env.titles.items()}
    answers = {
        docname: digest(
            [
                *((target, answer(env, target)) for target in outgoing.get(docname, ())),
                *((p, [(titles[d], d, one) for d, one in c]) for p, c in shown(citing, docname)),
            ]
        )
        for docname in sorted({*outgoing, *citing})
    }
    return Record(navigation(env), answers)


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages, changed or not, that show something that has changed elsewhere."""
    if not writes_pages(app):
        return []
    before, now = read_record(Path(app.outdir)), fingerprints(env)
    if before.navigation != now.navigation:
        return sorted(env.found_docs)
    return sorted(
        docname
        for docname, found in now.answers.items()
        if before.answers.get(docname) != found and docname in env.found_docs
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect, and let a change of our own files count as a change of the configuration."""
    confdir = Path(app.confdir)
    here = Path(__file__).parent
    code = digest_files([here], frozenset({".py", ".po"}))
    folders = [
        here,
        *(confdir / name for name in [*app.config.templates_path, *app.config.html_static_path]),
    ]
    looks = digest_files(folders, frozenset({".html", ".css", ".js"}))
    app.add_config_value("zhbook_code", code, "env", types=frozenset({str}))
    app.add_config_value("zhbook_looks", looks, "html", types=frozenset({str}))
    app.connect("env-updated", pages_to_write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
