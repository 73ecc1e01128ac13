"""Small pages under the earlier names of pages, which lead on to the present ones.

Such a page says where its text is now, in a link and as its canonical address. A script of one line
leads on at once, and takes query and fragment along; without scripts the page itself does, to the
beginning of the text. It needs no server that could redirect. The page of a text that is gone leads
to the list of what moved, where its title stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.moved.known import moved_of
from zhbook.sphinx.moved.wording import PAGE, WORDS
from zhbook.sphinx.places.excerpts import is_text, write
from zhbook.sphinx.site.components import writes
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.output import writes_pages
from zhbook.sphinx.site.policy import element
from zhbook.titles import in_marks

STATIC = Path(__file__).resolve().parent / "static"
SCRIPT = "moved.js"

_FORM = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8" />
{policy}
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
<link rel="canonical" href="{address}" />
<link rel="icon" href="data:," />
<script src="{script}" data-to="{to}"></script>
<noscript><meta http-equiv="refresh" content="0; url={to}" /></noscript>
</head>
<body>
<p>{title}</p>
<p><a href="{to}">{name}</a></p>
</body>
</html>
"""


def earlier_pages(app: Sphinx) -> Iterator[tuple[str, str, str]]:
    """Every earlier page of the site: its name, the page it leads to, and the place there.

    One whose file is that of a page the site has now is none.
    """
    if not isinstance(app.builder, StandaloneHTMLBuilder) or not writes_pages(app):
        return
    moved, builder = moved_of(app), app.builder
    files = {builder.get_output_path(docname) for docname in app.env.found_docs}
    known = [(old, into, place) for old, (into, place) in sorted(moved.pages.items())]
    known += [(old, PAGE, old) for old in sorted(moved.gone)]
    for old, into, place in known:
        if builder.get_output_path(old) not in files:
            yield old, into, place


def forward(app: Sphinx, old: str, into: str, place: str) -> str:
    """The page under an earlier name, which leads to a place of another one."""
    edition = edition_of(app)
    words = WORDS.of(edition.language)
    is_gone = into == PAGE
    known = app.env.titles.get(into)
    title = moved_of(app).gone[old] if is_gone else known.astext() if known is not None else into
    # A folder has a name, and no title that stands in marks.
    named = in_marks(title) if is_gone or is_text(app.env, into) else title
    fragment = f"#{place}" if place else ""
    builder = app.builder
    uri = builder.get_target_uri(into)
    to = builder.get_relative_uri(old, into) + fragment
    policy = str(app.config.zhbook_policy)
    return _FORM.format(
        lang=edition.lang,
        policy=element(policy) if policy else "",
        title=escape(words["is_gone" if is_gone else "has_moved"].format(title=named)),
        address=escape(edition.address(edition.lang, uri) if edition.base else to),
        script=f"{'../' * builder.get_target_uri(old).count('/')}_static/{SCRIPT}",
        to=escape(to),
        name=escape(words["title"] if is_gone else title),
    )


def write_forwards(app: Sphinx, exception: Exception | None) -> None:
    """Write them, when all other pages are written."""
    if exception is None:
        for old, into, place in earlier_pages(app):
            write(app, file_of(app, old), forward(app, old, into, place))


def file_of(app: Sphinx, old: str) -> str:
    """Where an earlier page lies in the output folder."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    return Path(app.builder.get_output_path(old)).relative_to(app.outdir).as_posix()


def files_written(app: Sphinx) -> list[str]:
    """The pages under earlier names."""
    return [file_of(app, old) for old, _, _ in earlier_pages(app)]


def add_script(app: Sphinx) -> None:
    """Have the script copied with the static files; only the small pages load it."""
    if writes_pages(app) and moved_of(app):
        app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("builder-inited", add_script)
    app.connect("build-finished", write_forwards)
    writes(app, files_written)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
