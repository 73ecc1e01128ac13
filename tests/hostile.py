"""What strangers could put into a text, and what a page made of it may be."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives
from myst_parser.parsers.docutils_ import Parser

from zhbook.writers.myst import EXTENSIONS

CASES = int(os.environ.get("ZHBOOK_CASES", "120"))
SECONDS = 60
SECRET = "密钥不可外传"

#: What would run, read or reach out, where it were taken for more than words.
ATTACKS = [
    "```{include} ../secret.md",
    "```{eval-rst}\n.. include:: ../secret.md\n.. raw:: html\n   :file: ../secret.md\n```",
    "```{raw} html\n<script>alert(1)</script>\n```",
    "```{figure} ../secret.md",
    "```{literalinclude} ../secret.md",
    "```{index-marks}\ns1 | 一 | 词\n```",
    "```{folded} 题\n```",
    "```{toctree}\n/etc/passwd\n```",
    "````\n```",
    ":::{raw} html",
    "{raw-html}`x` {include}`../secret.md` {download}`../secret.md` {doc}`/index`",
    "---\nmyst:\n  substitutions: {a: b}\ngenerated-by: zhbook\n---",
    "% 注释",
    "+++",
    "(target)=",
    "[^1] 与 [^1]: 脚注",
    "[甲]: javascript:alert(1)",
    "[甲](javascript:alert(1)) ![乙](../secret.md) <https://example.org>",
    "$x$ $$\\input{../secret.md}$$ \\(y\\)",
    "{{ a }} {{ env.app }} {% include 'secret.md' %}",
    "\\input{../secret.md} \\write18{touch x} ^^5cinput \\immediate",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)> </template>",
    "<!-- --> <![CDATA[ ]]> &lt;script&gt; &#60;",
    "\u202e右到左\u202c \u2066隔\u2069 \u200b\u200c\u200d\ufeff零宽",
    "\ue000\uf8ff\U000f0000\U0010fffd 私用",
    "〔" * 300,
    "“‘" * 200 + "甲" + "’”" * 200,
    "《" * 100 + "第一条" * 50,
    "e\u0301\u0301\u0301 \u0300",
    "={}[]()|`~*_#@!^",
]


class _Taken(Directive):
    """A directive of this project: its content is read, as Sphinx would."""

    optional_arguments, final_argument_whitespace, has_content = 1, True, True
    option_spec = {"class": directives.unchanged, "hidden": directives.flag}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        box = nodes.container()
        if self.name == "folded":
            self.state.nested_parse(self.content, 0, box)
        return [box]


for _name in ("index-marks", "index-terms", "folded"):
    directives.register_directive(_name, _Taken)

_ALLOWED = (
    *(nodes.document, nodes.section, nodes.title, nodes.paragraph, nodes.inline, nodes.Text),
    *(nodes.target, nodes.container),
)


@contextmanager
def limited() -> Iterator[None]:
    """End what does not end by itself: after so many seconds of work, however busy the machine."""

    def late(*_: Any) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check_page(markdown: str, name: str) -> None:
    """A page holds titles and paragraphs, and nothing that would run, read or reach out."""
    tree = publish_doctree(
        markdown,
        parser=Parser(),
        settings_overrides={
            "myst_enable_extensions": EXTENSIONS,
            "report_level": 3,
            "halt_level": 5,
            "warning_stream": False,
            "doctitle_xform": False,
        },
    )
    for node in tree.findall():
        if isinstance(node, nodes.system_message):
            assert node["level"] < 3, (name, node)
        elif isinstance(node.parent, nodes.system_message):
            continue
        elif isinstance(node, nodes.reference):  # to another place of the book
            assert ":" not in str(node.get("refuri", "")), (name, node)
        else:
            assert isinstance(node, _ALLOWED), (name, type(node), node)
