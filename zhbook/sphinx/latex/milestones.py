"""Milestones in the printed book: small and grey in the margin, at the line where they stood."""

from __future__ import annotations

from docutils import nodes
from docutils.nodes import Element

from zhbook.sphinx.latex.places import is_han, text_before
from zhbook.sphinx.latex.text import escape
from zhbook.sphinx.typography.milestones import milestone


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
