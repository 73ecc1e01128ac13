"""Matter that belongs to the page but stands folded: notices of a seller, dead contents.

::

    ```{folded} 原件所附文字（非正文）
    :class: notices

    {#a--n1 .notice}
    仅供学习
    ```

On screen it opens when it is asked for, without a script. In print and in an EPUB, where
nothing opens, it stands open under its title.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from zhbook.pageformat import Class, Directive
from zhbook.sphinx.formless import has_form


class folded(nodes.General, nodes.Element):
    """What is folded; its first child is a ``folded_title``."""


class folded_title(nodes.TextElement):
    """The line that stays on the page when the rest is folded."""


class FoldedDirective(SphinxDirective):
    """``folded``: the title as its argument, blocks as its content; both are needed.

    The title is plain text: ``a *b*`` shows its asterisks.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        node = folded(classes=["folded", *self.options.get("class", [])])
        self.set_source_info(node)
        node += folded_title(self.arguments[0], self.arguments[0])
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class NoticesLast(SphinxTransform):
    """Notices belong to no section of the text: they end the page, below its title alone."""

    default_priority = 280

    def apply(self, **kwargs: Any) -> None:
        page = self.document.next_node(nodes.section)
        for node in list(self.document.findall(folded)):
            if page is not None and Class.NOTICES in node["classes"] and node.parent is not page:
                node.parent.remove(node)
                page.append(node)


class InTheOpen(SphinxPostTransform):
    """In a format where nothing folds, its matter stands in the open under its title."""

    # After the lists of citations and of related passages, which fold as well.
    default_priority = 8

    def run(self, **kwargs: Any) -> None:
        if has_form(self.app, folded):
            return
        for node in list(self.document.findall(folded)):
            title, *matter = node.children
            words = nodes.strong("", title.astext())
            node.replace_self([nodes.paragraph("", "", words), *matter])


# The visitors are functions of a translator of docutils, which has no types.


def visit_html(self: Any, node: folded) -> None:
    tag = "div" if self.builder.name == "epub" else "details"
    self.body.append(self.starttag(node, tag))


def depart_html(self: Any, node: folded) -> None:
    self.body.append("</div>\n" if self.builder.name == "epub" else "</details>\n")


def visit_title_html(self: Any, node: folded_title) -> None:
    if self.builder.name == "epub":
        self.body.append(self.starttag(node, "p", "", CLASS="folded-title"))
    else:
        self.body.append(self.starttag(node, "summary", ""))


def depart_title_html(self: Any, node: folded_title) -> None:
    self.body.append("</p>\n" if self.builder.name == "epub" else "</summary>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its nodes, and what becomes of them in other formats."""
    app.add_node(folded, html=(visit_html, depart_html))
    app.add_node(folded_title, html=(visit_title_html, depart_title_html))
    app.add_directive(Directive.FOLDED, FoldedDirective)
    app.add_transform(NoticesLast)
    app.add_post_transform(InTheOpen)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
