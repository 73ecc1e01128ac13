"""The generated pages that list texts: the front page and the page of each part."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from zhbook.book.shelf import Part, Text
from zhbook.dates import iso
from zhbook.metadata.summary import Summary
from zhbook.pageformat import EDITIONS, Class, Directive, Field, PageKind, label
from zhbook.writers.inlines import escape, escape_line, row
from zhbook.writers.myst import front_matter

#: A part with more texts than this lists them without their headings …
MOST_WITH_HEADINGS = 60
#: … and no text shows more headings than this.
MOST_HEADINGS = 24

Words = Callable[[str], str]

#: What means something to a toctree: its entries are patterns, or ``title <page>``, and lose a
#: suffix and the blanks at their ends. As a pattern, ``[*]`` is the sign itself.
_IN_TOCTREE = re.compile(r"[*?\[<>.\s\\]")


def part_page(
    part: Part,
    edition: str,
    words: Words,
    summaries: Mapping[str, Summary],
    titles: Mapping[str, str],
) -> str:
    """The page of a part below the root: its texts and parts."""
    fields = {Field.KIND: PageKind.PART, Field.LANG: EDITIONS[edition]}
    lines = [front_matter(fields), f"# {escape_line(words(part.title))}", ""]
    lines += _listed(part, words, summaries, titles)
    lines += _toctree([text.slug for text in part.texts], part)
    return "\n".join(lines)


def front_page(
    root: Part,
    edition: str,
    words: Words,
    summaries: Mapping[str, Summary],
    titles: Mapping[str, str],
    *,
    editor: str | None,
    description: str | None,
    version: str | None = None,
    date: str | None = None,
    editions: Sequence[str],
    lists: Sequence[str],
    pages: Sequence[str],
    index: str = "",
) -> str:
    """The front page: title, editor, what is in the book.

    ``version`` and ``date`` stand on the title page of the bound books. ``lists`` are pages made of
    the whole book, as that of the works that are cited; ``pages`` are written by hand; ``index``
    is the directive that says of the terms of the index what they are.
    """
    title = words(root.title)
    fields = {
        Field.KIND: PageKind.FRONT,
        Field.LANG: EDITIONS[edition],
        Field.BOOK_TITLE: title,
        Field.BOOK_EDITOR: words(editor or ""),
        Field.BOOK_DESCRIPTION: words(description or ""),
        Field.EDITIONS: " ".join(editions),
    }
    bound = {Field.BOOK_EDITION: version, Field.BOOK_DATE: date}
    fields.update({key: words(value) for key, value in bound.items() if value})
    if issued := iso(date or ""):
        fields[Field.BOOK_ISSUED] = issued
    lines = [front_matter(fields), f"# {escape_line(title)}", ""]
    if editor:
        lines += [f"{{.{Field.BOOK_EDITOR}}}", escape_line(words(editor)), ""]
    if description:
        lines += [f"{{.{Field.BOOK_DESCRIPTION}}}", escape_line(words(description)), ""]
    lines += _listed(root, words, summaries, titles)
    lines += _toctree([text.slug for text in root.texts], root)
    # In a list of its own, so that the sidebar shows it beside whatever number of texts.
    lines += _hidden(lists)
    lines += [index] if index else []
    if pages:
        lines += [
            "```{toctree}",
            ":hidden:",
            *([":glob:"] if any(map(_IN_TOCTREE.search, pages)) else []),
            f":caption: {words('关于本书')}",
            "",
            *(_IN_TOCTREE.sub(r"[\g<0>]", page) for page in pages),
            "```",
            "",
        ]
    return "\n".join(lines)


def _listed(
    part: Part, words: Words, summaries: Mapping[str, Summary], titles: Mapping[str, str]
) -> list[str]:
    lines: list[str] = []
    if len(part.texts) <= MOST_WITH_HEADINGS:
        for text in part.texts:
            lines += _with_headings(text, summaries[text.path], titles[text.path], words)
    else:
        lines += _without_headings(part.texts, summaries, titles, words)
    for below in part.parts:
        count = sum(1 for _ in below.all_texts())
        link = f"[{escape(words(below.title))}]({_relative(below, part)}.md)"
        facts = f"[{words(f'{count}篇')}]{{.{Class.TOC_FACTS}}}"
        lines += [f"{{.{Class.TOC_PART}}}", f"{link} {facts}", ""]
        if len(below.texts) <= MOST_WITH_HEADINGS:
            lines += _without_headings(below.texts, summaries, titles, words)
    return lines


def _facts(about: Summary, words: Words) -> str:
    return f"{about.kind} · {about.characters:,}{words('字')}"


def _without_headings(
    texts: Sequence[Text], summaries: Mapping[str, Summary], titles: Mapping[str, str], words: Words
) -> list[str]:
    rows = [
        row([text.slug, titles[text.path], _facts(summaries[text.path], words)]) for text in texts
    ]
    return [f"```{{{Directive.TEXT_LIST}}}", *rows, "```", ""] if rows else []


def _with_headings(text: Text, about: Summary, title: str, words: Words) -> list[str]:
    facts = f"[{_facts(about, words)}]{{.{Class.TOC_FACTS}}}"
    lines = ["{.toc-text}", f"[{escape(title)}](#{text.slug}) {facts}", ""]
    shown = [h for h in about.headings if h.depth == 1]
    if not shown:
        return lines
    lines.append("{.toc-headings}")
    for heading in shown[:MOST_HEADINGS]:
        added = f" [{escape(heading.added)}]{{.added}}" if heading.added else ""
        lines.append(f"- [{escape(heading.text)}](#{label(text.slug, heading.id)}){added}")
    if len(shown) > MOST_HEADINGS:
        lines.append(f"- [……]({'#' + text.slug})")
    return [*lines, ""]


def _relative(below: Part, part: Part) -> str:
    above = part.page.rpartition("/")[0]
    return below.page[len(above) + 1 :] if above else below.page


def _toctree(slugs: Sequence[str], part: Part) -> list[str]:
    return _hidden([*slugs, *(_relative(below, part) for below in part.parts)])


def _hidden(names: Sequence[str]) -> list[str]:
    return ["```{toctree}", ":hidden:", "", *names, "```", ""] if names else []
