"""Whether a format has a form of its own for one of our nodes.

HTML and its relatives have, and so has the printed book. Any other writer, of manual pages, Texinfo
or stock LaTeX, would end at a node that it has never heard of.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx


def has_form(app: Sphinx, kind: type[nodes.Element]) -> bool:
    """Whether the writer of this build knows what to write for nodes of this kind."""
    if app.builder.format == "html":
        return True
    try:
        translator = app.registry.get_translator_class(app.builder)
    except AttributeError:  # a builder that writes no pages, as linkcheck
        return False
    return hasattr(translator, f"visit_{kind.__name__}")
