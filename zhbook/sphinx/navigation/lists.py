"""Lists of many texts: two directives whose rows are written as they stand.

::

    ```{text-list}
    ["fagui-fa", "养犬管理条例", "条例 · 1,200字"]
    ```

    ```{text-table}
    :numbers: 字数

    ["日期", "题目", "字数"]
    ["fagui-fa", "2021年3月1日", "养犬管理条例", "1,200"]
    ```

A row is a line of JSON. Of a list it has the slug of a text, its title, which leads to it, and what
else is said of it. A table has its heads first, then for each text its slug and as many cells; the
title is in the second column, and the column of ``numbers`` is set to the right. All of it is plain
text: ``["a", "*b*", ""]`` shows its asterisks.

As Markdown each text would be some twenty nodes, through which Sphinx goes sixty times: of a book
of thousands of texts, to read the list of them again took most of what an edit costs.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Class, Directive
from zhbook.sphinx.places.domain import places_of

logger = logging.getLogger(__name__)

#: The column of a table that leads to the text.
_LEADING = 1


class text_list(nodes.General, nodes.Element):
    """A paragraph for each of its ``rows``."""


class text_table(nodes.General, nodes.Element):
    """The ``heads`` of a table and its ``rows``."""


class _Rows(SphinxDirective):
    """A directive whose content is rows."""

    has_content = True

    def rows(self, count: int = 0) -> list[list[str]]:
        """The rows, of ``count`` strings each or, if it is 0, of one more than the first has; what
        is none is warned of and left out."""
        rows: list[list[str]] = []
        for number, line in enumerate(self.content):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            fits = isinstance(row, list) and all(isinstance(cell, str) for cell in row)
            wanted = count or (len(rows[0]) + 1 if rows else 0)
            if fits and (not wanted or len(row) == wanted):
                rows.append(row)
            else:
                place = (self.env.docname, self.content_offset + number + 1)
                message = "%s: not a list of %s strings in JSON: %r"
                args = (self.name, wanted or "", line)
                logger.warning(message, *args, location=place, type="zhbook")
        return rows


class TextList(_Rows):
    """``text-list``: slug, title, and what else is said of the text."""

    def run(self) -> list[nodes.Node]:
        node = text_list(rows=self.rows(3))
        self.set_source_info(node)
        return [node]


class TextTable(_Rows):
    """``text-table``: the heads of the columns, then the slug and the cells of each text."""

    option_spec: ClassVar[dict[str, Any]] = {"numbers": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        heads, *rows = self.rows() or [[]]
        numbers = self.options.get("numbers", "")
        node = text_table(heads=heads, rows=rows, numbers=numbers)
        self.set_source_info(node)
        return [node]


def note_texts(app: Sphinx, doctree: nodes.document) -> None:
    """Remember to which texts the page leads: it must be written anew when one of them moves."""
    slugs = {
        row[0]
        for node in doctree.findall(lambda node: isinstance(node, text_list | text_table))
        for row in node["rows"]  # type: ignore[index]
    }
    if slugs:
        outgoing = places_of(app.env).outgoing
        outgoing[app.env.docname] = tuple(sorted({*outgoing.get(app.env.docname, ()), *slugs}))


# The visitors are functions of a translator of docutils, which has no types.


def _link(self: Any, node: nodes.Element, slug: str, title: str) -> str:
    """The title of a text, and the way there."""
    words = f'<span class="xref myst">{self.encode(title)}</span>'
    docname = places_of(self.builder.env).docs.get(slug)
    if docname is None:
        logger.warning("no text %r in the book", slug, location=node, type="zhbook")
        return words
    uri = self.builder.get_relative_uri(self.builder.current_docname, docname)
    return f'<a class="reference internal" href="{self.attval(uri) or "#"}">{words}</a>'


def visit_list(self: Any, node: text_list) -> None:
    for slug, title, facts in node["rows"]:
        about = f' <span class="{Class.TOC_FACTS}">{self.encode(facts)}</span>' if facts else ""
        self.body.append(f'<p class="toc-text">{_link(self, node, slug, title)}{about}</p>\n')
    raise nodes.SkipNode


def visit_table(self: Any, node: text_table) -> None:
    heads, rows = node["heads"], node["rows"]
    side = [" text-right" if head == node["numbers"] else "" for head in heads]
    out = ['<table class="chronicle docutils align-default">\n<thead>\n<tr class="row-odd">']
    for head, aligned in zip(heads, side, strict=True):
        out.append(f'<th class="head{aligned}"><p>{self.encode(head)}</p></th>\n')
    out.append("</tr>\n</thead>\n<tbody>\n")
    for number, (slug, *cells) in enumerate(rows):
        out.append(f'<tr class="row-{"odd" if number % 2 else "even"}">')
        for column, (cell, aligned) in enumerate(zip(cells, side, strict=True)):
            content = _link(self, node, slug, cell) if column == _LEADING else self.encode(cell)
            opening = '<td class="text-right">' if aligned else "<td>"
            out.append(f"{opening}<p>{content}</p></td>\n")
        out.append("</tr>\n")
    out.append("</tbody>\n</table>\n")
    self.body.append("".join(out))
    raise nodes.SkipNode


def leave_out(self: Any, node: nodes.Element) -> None:
    """A list of texts is a way through a site; a bound book has its contents."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, and their nodes with every builder."""
    out = (leave_out, None)
    app.add_node(text_list, html=(visit_list, None), latex=out, text=out, man=out, texinfo=out)
    app.add_node(text_table, html=(visit_table, None), latex=out, text=out, man=out, texinfo=out)
    app.add_directive(Directive.TEXT_LIST, TextList)
    app.add_directive(Directive.TEXT_TABLE, TextTable)
    # Behind what notes the other references of a page.
    app.connect("doctree-read", note_texts, priority=510)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
