"""What a component says of itself: what pages show of others by it, and which files it writes.

A component calls these in its ``setup``::

    shows(app, shown)     # shown(app, env) gives a function: page -> what it shows of others
    writes(app, written)  # written(app) gives the files of this build, as seen from the output

``upkeep`` asks and knows none of them: a page that shows something else than in the last build is
written again, and a file that is no longer written is removed. What is shown is told by values
whose ``repr`` is the same in every run: strings, numbers, tuples and lists of them. A set is none,
whose order differs between runs.

Who is asked is kept by Sphinx, as listeners to two events of the application: those of one build
do not speak in the next one of the same process, and are asked in the order of their setup. A
component that is not loaded says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

#: What one page shows of others, asked page by page, so that not all of it is held at a time.
OnPage = Callable[[str], object]

_SHOWN, _WRITTEN = "zhbook-page-shows", "zhbook-component-writes"


def shows(app: Sphinx, shown: Callable[[Sphinx, BuildEnvironment], OnPage]) -> None:
    """Say what pages show of others: asked once in a build, when all pages are read."""
    app.setup_extension(__name__)
    app.connect(_SHOWN, shown)


def writes(app: Sphinx, written: Callable[[Sphinx], Iterable[str]]) -> None:
    """Say which files are written: asked when all pages are read, and when all are written."""
    app.setup_extension(__name__)
    app.connect(_WRITTEN, written)


def shown_by_components(app: Sphinx, env: BuildEnvironment) -> Callable[[str], list[object]]:
    """What each page shows of others, a part for every component that has said so."""
    asked: list[OnPage] = app.emit(_SHOWN, env)
    return lambda docname: [on_page(docname) for on_page in asked]


def written_by_components(app: Sphinx) -> set[str]:
    """The files of this build that components write, with ``/``, as seen from the output."""
    return {name for names in app.emit(_WRITTEN) for name in names}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the events known, whether anybody listens or not."""
    app.add_event(_SHOWN)
    app.add_event(_WRITTEN)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
