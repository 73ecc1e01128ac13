"""What stands at each place of a text, and the titles of the texts, for scripts that ask for it.

For the page ``fagui/fa`` the file ``_excerpts/fagui/fa.js`` holds the first words of every place,
and ``_excerpts/titles.js`` the titles of all texts. They are scripts and no JSON, because a page
that is opened from the disk may load no other kind of file; nothing loads them until a reader
asks (js/popup.js, js/jump.js).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Field
from zhbook.sphinx.places.citedby import NO_TEXTS, article_of
from zhbook.sphinx.places.domain import places_of
from zhbook.sphinx.site.components import writes
from zhbook.sphinx.site.output import writes_pages

FOLDER = "_excerpts"
TITLES = f"{FOLDER}/titles.js"
#: An excerpt is cut behind this many characters.
LONGEST = 240


def excerpts(doctree: nodes.document) -> dict[str, str]:
    """The first words of every place of a page, by its id.

    Of an article whose first paragraph is short the next ones stand below it; a heading stands
    alone. What the editors have added is not taken.
    """
    by_place: dict[str, str] = {}
    for node in doctree.findall(nodes.Element):
        if not node.get("ids"):
            continue
        name = str(node["ids"][0])
        if isinstance(node, nodes.section):
            heading = node.next_node(nodes.title)
            by_place[name] = cut(heading.astext() if heading is not None else "")
        elif isinstance(node, (nodes.paragraph, nodes.inline)):
            by_place[name] = cut(node.astext())
            article = article_of(name)
            above = by_place.get(article, "")
            if article and article != name and isinstance(node, nodes.paragraph):
                by_place[article] = cut(f"{above}\n{node.astext()}") if above else above
    return by_place


def cut(text: str) -> str:
    """``text``, not longer than LONGEST."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip("…") + "…"


def as_script(name: str, key: str, content: object) -> str:
    """A script that keeps ``content`` in the table ``name``; the same content, the same bytes."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # Line separators end a line in older scripts.
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.{name}||={{}})[{json.dumps(key, ensure_ascii=False)}]={written};\n"


def is_text(env: BuildEnvironment, docname: str) -> bool:
    """Whether a page is a text of the book."""
    kind = env.metadata.get(docname, {}).get(Field.KIND)
    return docname in places_of(env).slugs and kind not in NO_TEXTS


def write_excerpts(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Write the excerpts of a page when the page itself is written."""
    if doctree is None or not writes_pages(app) or pagename not in places_of(app.env).slugs:
        return
    write(app, excerpt_file(pagename), as_script("zhbookExcerpts", pagename, excerpts(doctree)))


def excerpt_file(docname: str) -> str:
    """Where the excerpts of a page lie in the output folder."""
    return f"{FOLDER}/{docname}.js"


def write_titles(app: Sphinx, exception: Exception | None) -> None:
    """Write the titles of the texts, in the order of their pages' names.

    Behind the title stands whose order of levels a text keeps, where that is known.
    """
    if exception or not writes_pages(app):
        return
    env = app.env
    titles = [title_row(env, d) for d in sorted(env.found_docs) if is_text(env, d)]
    write(app, TITLES, as_script("zhbookTitles", "all", titles))


def title_row(env: BuildEnvironment, docname: str) -> list[str]:
    """What scripts know of a text: ``["fagui/fa", "某某办法", "taiwan"]``."""
    jurisdiction = env.metadata.get(docname, {}).get(Field.JURISDICTION)
    known = [str(jurisdiction)] if jurisdiction else []
    return [docname, env.titles[docname].astext(), *known]


def files_written(app: Sphinx) -> list[str]:
    """The titles, and the excerpts of every page."""
    return [TITLES, *map(excerpt_file, places_of(app.env).slugs)]


def write(app: Sphinx, name: str, content: str) -> None:
    """Write a file of the output folder, if it is not there already as it should be."""
    path = Path(app.outdir) / name
    if not path.exists() or path.read_bytes() != content.encode():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("html-page-context", write_excerpts)
    app.connect("build-finished", write_titles)
    writes(app, files_written)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
