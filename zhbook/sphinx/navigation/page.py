"""What a page shows of the contents, and its own outline, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from docutils import nodes
from sphinx import addnodes

from zhbook.sphinx.navigation.tree import Entry, Row, Shelf

_TOGGLE = '<summary><span class="toctree-toggle" role="presentation"></span></summary>'


def sidebar(
    shelves: Sequence[Shelf],
    outline: str,
    docname: str,
    uri: Callable[[str], str],
    words: dict[str, str],
) -> str:
    """The lists of the sidebar; ``uri`` leads from the page to another.

    The classes are those of the theme, which sets the lists by them.
    """
    out: list[str] = []
    for shelf in shelves:
        if shelf.caption:
            out.append(
                f'<p class="caption" role="heading" aria-level="2">{escape(shelf.caption)}</p>'
            )
        out.append('<ul class="nav bd-sidenav">')
        out += _rows(shelf.rows, 1, outline, docname, uri, words)
        out.append("</ul>")
    return "\n".join(out)


def _rows(
    rows: Iterable[Row],
    level: int,
    outline: str,
    docname: str,
    uri: Callable[[str], str],
    words: dict[str, str],
) -> Iterator[str]:
    for row in rows:
        if row.entry is None:
            link = f'<a href="{escape(uri(row.list_of) or "#")}">{words["all"]}</a>'
            yield f'<li class="toctree-l{level} nav-all">{link}</li>'
            continue
        here = row.entry.docname == docname and row.on_way
        classes = f"toctree-l{level}" + (" current active" if row.on_way else "")
        yield f'<li class="{classes}{" current-page" if here else ""}">'
        yield _link(row.entry, here, uri)
        if here and outline:
            yield outline
        for shelf in row.below:
            yield "<ul>"
            yield from _rows(shelf.rows, level + 1, outline, docname, uri, words)
            yield "</ul>"
        yield "</li>"


def _link(entry: Entry, here: bool, uri: Callable[[str], str]) -> str:
    title = escape(f"{entry.number} {entry.title}" if entry.number else entry.title)
    if entry.address:
        return f'<a class="reference external" href="{escape(entry.address)}">{title}</a>'
    if here:
        return f'<a class="reference internal" href="#" aria-current="page">{title}</a>'
    return f'<a class="reference internal" href="{escape(uri(entry.docname) or "#")}">{title}</a>'


def outline(toc: nodes.Node | None) -> str:
    """The headings of a page below its title, those of the second level on folded.

    ``toc`` is what Sphinx has gathered of the page. What stands on the page but is a list of other
    pages is left out.
    """
    if not isinstance(toc, nodes.Element):
        return ""
    items = [item for item in toc.children if isinstance(item, nodes.list_item)]
    # One heading at the top is the page's title.
    lists = [below for item in items if (below := _below(item)) is not None]
    rows = _headings(lists[0]) if len(items) == 1 and lists else []
    if len(items) > 1:
        rows = [row for item in items for row in _heading(item)]
    return '<ul class="page-outline">\n' + "\n".join(rows) + "\n</ul>" if rows else ""


def _below(item: nodes.Element) -> nodes.bullet_list | None:
    return next((child for child in item.children if isinstance(child, nodes.bullet_list)), None)


def _headings(below: nodes.bullet_list) -> list[str]:
    return [row for item in below.children for row in _heading(item)]


def _heading(item: nodes.Node) -> list[str]:
    if not isinstance(item, nodes.list_item):
        return []
    line = next((c for c in item.children if isinstance(c, addnodes.compact_paragraph)), None)
    reference = line.next_node(nodes.reference) if line is not None else None
    if reference is None or not reference.get("anchorname"):
        return []
    link = f'<a href="{escape(reference["anchorname"])}">{escape(reference.astext())}</a>'
    below = _below(item)
    rows = _headings(below) if below is not None else []
    if not rows:
        return [f"<li>{link}</li>"]
    return [
        f'<li class="has-children">{link}<details>{_TOGGLE}<ul>',
        *rows,
        "</ul></details></li>",
    ]
