"""A component says what pages show by it and what it writes; upkeep knows it by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from zhbook.sphinx.site.components import shown_by_components, written_by_components
from zhbook.sphinx.site.output import read_record

#: On each page the beginning of the page that follows, by the alphabet; and a file for each page.
MADE_UP = """
from pathlib import Path

from zhbook.sphinx.site.components import shows, writes


def following(env):
    names = sorted(env.found_docs)
    first = {name: Path(env.doc2path(name)).read_text("utf-8").split()[-1] for name in names}
    return dict(zip(names, [first[name] for name in names[1:]] + [""]))


def shown(app, env):
    words = following(env)
    return lambda docname: words[docname]


def files(app):
    return [f"_lengths/{name}.txt" for name in app.env.found_docs]


def write(app, pagename, templatename, context, doctree):
    if doctree is not None:
        context["body"] += "<p>" + following(app.env)[pagename] + "</p>"
        file = Path(app.outdir, "_lengths", f"{pagename}.txt")
        file.parent.mkdir(exist_ok=True)
        file.write_text(str(len(context["body"])), "utf-8")


def setup(app):
    app.connect("html-page-context", write)
    shows(app, shown)
    writes(app, files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
"""
UPKEEP = ["zhbook.sphinx.upkeep.freshness", "zhbook.sphinx.upkeep.files"]
PAGES = ["bei", "dong", "nan"]


def project(folder: Path, *extensions: str, pages: list[str] = PAGES) -> Path:
    """A project of three pages that know nothing of each other but their order in the contents."""
    names = [*extensions, *UPKEEP]
    (folder / "made_up.py").write_text(MADE_UP, "utf-8")
    conf = f"import sys\nsys.path.insert(0, {str(folder)!r})\nextensions = {names!r}\n"
    (folder / "conf.py").write_text(conf, "utf-8")
    listed = "".join(f"   {name}\n" for name in pages)
    front = f"All\n===\n\n.. toctree::\n   :hidden:\n\n{listed}\nend\n"
    (folder / "index.rst").write_text(front, "utf-8")
    for name in PAGES:
        (folder / f"{name}.rst").write_text(f"{name}\n=====\n\n{name}-one\n", "utf-8")
    return folder


def build(folder: Path) -> SphinxTestApp:
    """Build the project in this process; the application when it has ended."""
    app = SphinxTestApp("html", srcdir=folder, freshenv=False)
    app.build()
    app.cleanup()
    return app


def changed_and_built(folder: Path) -> set[str]:
    """Change one page and build again; the pages that were written."""
    html = folder / "_build" / "html"
    pages = [html / f"{name}.html" for name in [*PAGES, "index"]]
    before = [page.stat().st_mtime_ns for page in pages]
    (folder / "dong.rst").write_text("dong\n=====\n\ndong-two\n", "utf-8")
    build(folder)
    rows = zip(pages, before, strict=True)
    return {page.stem for page, time in rows if page.stat().st_mtime_ns != time}


def test_a_change_elsewhere_writes_exactly_the_pages_that_show_it(tmp_path: Path) -> None:
    folder = project(tmp_path, "made_up")
    build(folder)
    # Sphinx itself writes the page whose contents list the one that was read again.
    assert changed_and_built(folder) == {"bei", "dong", "index"}
    assert "<p>dong-two</p>" in (folder / "_build" / "html" / "bei.html").read_text("utf-8")


def test_without_the_component_nobody_says_that_a_page_shows_it(tmp_path: Path) -> None:
    folder = project(tmp_path)
    build(folder)
    assert changed_and_built(folder) == {"dong", "index"}


def test_its_files_go_with_the_page_and_with_the_component(tmp_path: Path) -> None:
    folder = project(tmp_path, "made_up")
    build(folder)
    lengths = folder / "_build" / "html" / "_lengths"
    assert sorted(path.stem for path in lengths.iterdir()) == sorted([*PAGES, "index"])
    project(folder, "made_up", pages=["bei", "nan"])
    (folder / "dong.rst").unlink()
    build(folder)
    assert sorted(path.stem for path in lengths.iterdir()) == ["bei", "index", "nan"]
    project(folder, pages=["bei", "nan"])
    (folder / "dong.rst").unlink()
    build(folder)
    assert not lengths.exists()


def test_components_of_one_build_do_not_speak_in_the_next(tmp_path: Path) -> None:
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    first = build(project(tmp_path / "with", "made_up"))
    second = build(project(tmp_path / "without"))
    assert shown_by_components(first, first.env)("bei") == ["dong-one"]
    assert shown_by_components(second, second.env)("bei") == []
    assert written_by_components(second) == set()
    assert not any("_lengths" in name for name in read_record(Path(second.outdir)).files)


@pytest.mark.parametrize("twice", [["made_up", "made_up"], ["zhbook.sphinx.search", "made_up"]])
def test_loading_twice_or_beside_another_says_each_once(tmp_path: Path, twice: list[str]) -> None:
    app = build(project(tmp_path, *twice))
    assert shown_by_components(app, app.env)("bei") == ["dong-one"]
    written = {f"_lengths/{name}.txt" for name in [*PAGES, "index"]}
    assert written_by_components(app) - {"search.html"} == written
