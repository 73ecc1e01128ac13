"""What is done to the pages of a book before they are written for TeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from zhbook.pageformat import TOP, Class, Field
from zhbook.sphinx.downloads.taken import taken
from zhbook.sphinx.latex.text import unusual


def without_contents(doctree: nodes.document, kind: str) -> None:
    """Take out what lists the pages below a page: the book has its own contents, and page numbers.

    LaTeX has no word for a toctree, hidden or shown, whoever wrote it.
    """
    unwanted: list[nodes.Element] = [*doctree.findall(addnodes.toctree)]
    if kind == "cited":
        listed = doctree.findall(nodes.paragraph)
        unwanted += [paragraph for paragraph in listed if Class.TOC_PART in paragraph["classes"]]
    for node in unwanted:
        node.parent.remove(node)


#: Marks that a line may not end with, and that it may not begin with.
OPENING, CLOSING = "《〈（〔［【「『“‘(", "》〉）〕］】」』”’，。、；：！？,.;:!?)"


def trim_links(doctree: nodes.document) -> None:
    """Let marks at the ends of a link stand outside of it.

    TeX sees where a link begins and ends as something between two marks: it would not draw them
    together, nor keep a comma from opening the next line.
    """
    for link in list(doctree.findall(nodes.reference)):
        texts = list(link.findall(nodes.Text))
        words = "".join(texts)
        within = words.lstrip(OPENING).rstrip(CLOSING)
        if not within or within == words or len(texts) != 1:
            continue
        before, _, after = words.partition(within)
        texts[0].parent.replace(texts[0], nodes.Text(within))
        index = link.parent.index(link)
        for at, mark in ((index + 1, after), (index, before)):
            if mark:
                link.parent.insert(at, nodes.Text(mark))


def note_targets(book: nodes.document) -> None:
    """Let every page know which of its ids something leads to; the others need no anchor."""
    wanted: dict[str, set[str]] = {}
    paged: dict[str, set[str]] = {}
    for page in book.findall(addnodes.start_of_file):
        for reference in page.findall(nodes.reference):
            uri = str(reference.get("refuri", ""))
            if uri.startswith("%"):
                docname, _, name = uri[1:].partition("#")
                wanted.setdefault(docname, set()).add(name)
                if page["kind"] == "cited":
                    paged.setdefault(docname, set()).add(name or TOP)
            elif reference.get("refid"):
                wanted.setdefault(page["docname"], set()).add(reference["refid"])
    for page in book.findall(addnodes.start_of_file):
        page["places"] = wanted.get(page["docname"], set()) - {TOP, ""}
        page["paged"] = paged.get(page["docname"], set())


def file_of(env: BuildEnvironment, docname: str) -> str:
    """What a page was made of: its seed, or a page that was written by hand."""
    return str(env.metadata.get(docname, {}).get(Field.SOURCE) or f"{docname}.md")


def unusual_lines(app: Sphinx, docnames: Iterable[str]) -> dict[str, dict[str, int]]:
    """For each file of the book the first line of each character that some font may lack.

    Lines of a seed are those that the converter has told, since a page has others; of a page by
    hand they are its own.
    """
    texts = {text.docname: text.known for text in taken(app)}
    by_page: dict[str, dict[str, int]] = {}
    for docname in sorted(docnames):
        lines: Iterator[tuple[int, str]]
        if docname in texts and "proof_read" not in texts[docname]:
            blocks = (*texts[docname]["blocks"], *texts[docname]["notices"])
            lines = ((block["line"], block["text"]) for block in blocks)
        else:
            page = Path(app.env.doc2path(docname)).read_text("utf-8")
            lines = iter(enumerate(page.splitlines(), 1))
        first: dict[str, int] = {}
        for line, words in lines:
            for character in unusual(words):
                first.setdefault(character, line)
        if first:
            by_page.setdefault(file_of(app.env, docname), {}).update(first)
    return by_page
