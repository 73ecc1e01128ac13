"""What stands between words in the printed book: the marks of notes, and milestones.

A note is a footnote; a milestone is small and grey in the margin, at the line where it stood.
"""

from __future__ import annotations

from itertools import takewhile

from docutils import nodes
from docutils.nodes import Element

from zhbook.numerals import circled
from zhbook.sphinx.latex.places import is_han, text_before
from zhbook.sphinx.latex.text import escape
from zhbook.sphinx.notes import note_mark
from zhbook.sphinx.typography.articles import POINTS
from zhbook.sphinx.typography.milestones import milestone


def notes_of(node: Element) -> str:
    """The notes and milestones in words that are written as one string, and right behind them."""
    behind = node.parent[node.parent.index(node) + 1 :]
    points = [*node.findall(is_mark), *takewhile(is_mark, behind)]
    return "".join(
        footnote(point) if isinstance(point, note_mark) else in_margin(point) for point in points
    )


def is_mark(node: nodes.Node) -> bool:
    """Whether this is the mark of a note, or a milestone."""
    return isinstance(node, POINTS)


def footnote(mark: Element) -> str:
    """The macro of a note of the editors."""
    return rf"\ZhEditorNote{{{circled(mark['number'])}}}{{{escape(mark['words'])}}}"


def in_margin(node: Element) -> str:
    r"""The macro of a milestone and of those right behind it; nothing for these themselves.

    A line may end between the words on both sides as if it were not there.
    """
    siblings = node.parent.children
    at = siblings.index(node)
    if at and isinstance(siblings[at - 1], milestone):
        return ""
    last = at
    while last < len(siblings) and isinstance(siblings[last], milestone):
        last += 1
    behind = siblings[last].astext()[:1] if last < len(siblings) else ""
    before = text_before(node)
    parts = before and behind and is_han(before) and is_han(behind)
    return rf"\ZhMilestone{{{_lines(siblings[at:last])}}}" + (r"\ZhSeam{}" if parts else "")


def beside_line(node: Element) -> str:
    """The macro of the milestones before or behind a heading, which have no line here."""
    return "\n\n" + rf"\ZhMilestones{{{_lines(node.children)}}}" + "\n"


def _lines(milestones: list[nodes.Node]) -> str:
    return r"\\ ".join(escape(m["words"]) for m in milestones if isinstance(m, milestone))
