"""A Content-Security-Policy in every page: nothing that a page holds is run.

The policy stands in the page (``<meta http-equiv>``), so that it is in force on any host and also
where a page is opened from the disk. Scripts, styles, fonts and pictures come from the folder of
the site alone; a script inside the page and an event handler are refused, and so are frames, forms
that are sent, and a ``<base>``. What may be said is in Content Security Policy Level 3, section
3.3: ``frame-ancestors``, ``report-uri`` and ``sandbox`` would be ignored in a page.

A project whose own pages need more (a picture from another host) sets ``zhbook_policy`` in
``conf.py``; an empty one leaves the element out.
"""

from __future__ import annotations

from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.output import writes_pages

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
#: The page for a missing page has no script, and its links start from where the book is published.
MISSING = "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri {base}"


def element(policy: str) -> str:
    """The element of HTML that puts a policy in force for what comes after it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}" />'


def put_first(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Put the policy before everything in the head that could be loaded or run."""
    policy = str(app.config.zhbook_policy)
    if not policy or not writes_pages(app):
        context["policy"] = ""
        return
    if templatename == "404.html":
        policy = MISSING.format(base="'self'" if edition_of(app).baseurl else "'none'")
    context["policy"] = element(policy)
    context["metatags"] = "\n    " + element(policy) + str(context.get("metatags", ""))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; late, so that nothing comes before it."""
    app.add_config_value("zhbook_policy", POLICY, "html", types=frozenset({str}))
    app.connect("html-page-context", put_first, priority=950)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
