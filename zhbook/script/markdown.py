"""Which stretches of a hand-written MyST page are prose.

Left as they are: front matter, fences, inline code, roles, link targets and reference labels,
autolinks and web addresses, HTML tags, comments, ``(label)=``, ``{#id .class}`` and
``{{substitution}}``. The rest is prose: of ``[制度](制度.md)`` the part ``[制度``, of
``{ref}`制度 <制度>``` the text before the target. A fence whose directive holds prose (an
admonition, a figure, a table) is prose except for its name, its options and, unless it is a
title, its argument; every other fence is left whole. Not told apart: code by indentation, which
is taken for prose (write a fence).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from zhbook.script.quotation_marks import corner

#: Directives whose argument is a title, and prose as their body is.
_TITLED = frozenset(
    (
        "admonition",
        "attention",
        "caution",
        "danger",
        "error",
        "hint",
        "important",
        "note",
        "seealso",
        "tip",
        "warning",
        "dropdown",
        "rubric",
        "topic",
        "sidebar",
        "centered",
        "card",
        "grid-item-card",
        "tab-item",
        "list-table",
        "table",
        "versionadded",
        "versionchanged",
        "deprecated",
    )
)
#: Directives whose argument is a name or an address, but whose body is prose.
_PROSE_BODY = frozenset(
    ("figure", "div", "container", "epigraph", "pull-quote", "grid", "tab-set", "glossary")
)

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>.*)", re.DOTALL)
_DIRECTIVE = re.compile(r"[ \t]*\{(?P<name>[\w:+-]+)\}[ \t]*")
_OPTION = re.compile(r"[ \t]*:[\w-]+:(?:\s|\Z)")
_WHOLE_LINE = re.compile(
    r"[ \t]*(?:\([^()\n]+\)=|%.*|\{[^{}\n]*\}|\[[^\]\n]+\]:[ \t].*)\s*\Z", re.DOTALL
)
_INLINE = re.compile(
    r"""
      \\.                                                     # an escaped character opens nothing
    | (?P<left>
        \{[\w:+-]+\}(?P<role>`+)[^`\n]+?(?P=role)
      | (?P<ticks>`+)(?!`)[\s\S]*?(?<!`)(?P=ticks)(?!`)
      | \]\((?:[^()\n]|\([^()\n]*\))*\)                       # a link's target and title
      | \]\[[^\]\n]*\]
      | \{\{[^}\n]*\}\}
      | \{[#.a-z][^{}`\n]*\}
      | </?[A-Za-z][^<>\n]*> | <!--[\s\S]*?-->
      | https?://(?:[!-~]|(?<=[/=])[\u4e00-\u9fff]+)+
    )
    """,
    re.VERBOSE,
)
_TARGETED = re.compile(r"(?P<before>\{[\w:+-]+\}`+)(?P<text>[^`\n]+?)(?P<after>\s*<[^<>]+>`+)\Z")
_PARAGRAPH = re.compile(r"(\n[ \t]*\n)")
_HIDDEN = "\ufffc"  # stands for a character that is no prose, while marks are paired


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a page; all pieces in order make the page."""

    text: str
    prose: bool


def split_page(page: str) -> list[Stretch]:
    """The page as stretches of prose and of what stays."""
    stretches: list[Stretch] = []
    prose: list[str] = []

    def flush() -> None:
        stretches.extend(_inline("".join(prose)))
        prose.clear()

    for stretch in _lines(page):
        if stretch.prose:
            prose.append(stretch.text)
        else:
            flush()
            stretches.append(stretch)
    flush()
    return stretches


def quoted(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches with corner marks in their prose, paired within a paragraph."""
    visible = "".join(s.text if s.prose else _HIDDEN * len(s.text) for s in stretches)
    page = "".join(corner([part])[0][0] for part in _PARAGRAPH.split(visible))
    borders = pairwise(accumulate((len(s.text) for s in stretches), initial=0))
    return [
        Stretch(page[start:end], True) if stretch.prose else stretch
        for stretch, (start, end) in zip(stretches, borders, strict=True)
    ]


def _lines(page: str) -> Iterator[Stretch]:
    """Prose and what takes whole lines: front matter, fences, labels, comments."""
    front = _FRONT_MATTER.match(page)
    if front:
        yield Stretch(front[0], False)
        page = page[front.end() :]
    verbatim = ""  # the mark of the fence this line stands in
    opened: list[str] = []  # the marks of the fences with prose around this line
    options = False  # whether this line may be an option of the directive above
    for line in page.splitlines(keepends=True):
        fence = _fence(line)
        bare = fence is not None and not fence["info"].strip()
        options = options and fence is None and _OPTION.match(line) is not None
        if verbatim:
            yield Stretch(line, False)
            if fence and bare and fence["mark"].startswith(verbatim):
                verbatim = ""
        elif fence and bare and opened and fence["mark"].startswith(opened[-1]):
            yield Stretch(line, False)
            opened.pop()
        elif fence is None:
            yield Stretch(line, not options and _WHOLE_LINE.match(line) is None)
        else:
            border = _prose_begins(fence)
            options = border is not None
            yield Stretch(line[:border], False)
            if border is None:
                verbatim = fence["mark"]
            else:
                opened.append(fence["mark"])
                yield Stretch(line[border:], True)


def _fence(line: str) -> re.Match[str] | None:
    """The line as a fence; ``` with more backticks behind it is inline code."""
    fence = _FENCE.match(line)
    return None if fence and fence["mark"][0] in fence["info"] else fence


def _prose_begins(fence: re.Match[str]) -> int | None:
    """Where in the line of a fence prose begins; None if the fence holds none."""
    directive = _DIRECTIVE.match(fence["info"])
    if directive and directive["name"] in _TITLED:
        return fence.start("info") + directive.end()
    return len(fence.string) if directive and directive["name"] in _PROSE_BODY else None


def _inline(text: str) -> Iterator[Stretch]:
    """Prose and what stands inside a line."""
    end = 0
    for code in _INLINE.finditer(text):
        if code["left"] is None:
            continue
        targeted = _TARGETED.match(code["left"])
        start = code.start() + (targeted.end("before") if targeted else 0)
        yield Stretch(text[end : code.start()], True)
        if targeted:
            yield Stretch(text[code.start() : start], False)
            yield Stretch(targeted["text"], True)
            start += len(targeted["text"])
        yield Stretch(text[start : code.end()], False)
        end = code.end()
    yield Stretch(text[end:], True)
