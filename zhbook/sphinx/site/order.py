"""The order of the pages of a book, as its toctrees have it."""

from __future__ import annotations

from sphinx.environment import BuildEnvironment


def pages_in_order(env: BuildEnvironment) -> list[str]:
    """The pages in the order of the contents; those that stand in none come last."""
    pages: dict[str, None] = {}
    ahead = [env.config.root_doc]
    while ahead:
        docname = ahead.pop()
        if docname not in pages:
            pages[docname] = None
            ahead += reversed(env.toctree_includes.get(docname, []))
    return [*pages, *(d for d in sorted(env.found_docs) if d not in pages)]
