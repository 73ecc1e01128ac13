"""``.buildinfo`` says the same wherever the project lies.

Sphinx writes a checksum of the configuration of a site into it, and some of the settings are paths:
our own templates and static files lie where this package does, and a book names those that it
shares. Two builds of one book in two folders so differed in a file that is published. A path counts
by where it lies in the project or in the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util._serialise import stable_hash
from sphinx.util.typing import ExtensionMetadata

PACKAGE = Path(__file__).resolve().parents[2]


def placed(value: Any, folders: dict[str, str]) -> Any:
    """A setting with each folder at the beginning of a path as its name.

    ``/home/a/book/_static`` is ``<conf>/_static`` with ``{"/home/a/book": "<conf>"}``; a folder
    named in the middle of a text stays.
    """
    if isinstance(value, (str, Path)):
        text = str(value)
        for folder, name in folders.items():
            if text == folder or text.startswith(f"{folder}/"):
                return name + text[len(folder) :]
        return value if isinstance(value, str) else text
    if isinstance(value, dict):
        return {key: placed(each, folders) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return type(value)(placed(each, folders) for each in value)
    return value


def settle(app: Sphinx) -> None:
    """Take the checksum again, of settings without the place of the project."""
    if not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    folders = {str(app.srcdir): "<source>", str(app.confdir): "<conf>", str(PACKAGE): "<package>"}
    # In a checkout what the package shares lies beside it.
    folders[str(PACKAGE.parent / "docs")] = str(Path("<package>", "looks", "docs"))
    # The innermost first.
    inner = dict(sorted(folders.items(), key=lambda pair: -len(pair[0])))
    values = {one.name: placed(one.value, inner) for one in app.config.filter(frozenset({"html"}))}
    app.builder.build_info.config_hash = stable_hash(values)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; the builder has just taken its checksum, which it compares later."""
    app.connect("builder-inited", settle, priority=0)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
