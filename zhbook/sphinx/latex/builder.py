r"""The printed book: ``book.tex`` with all that TeX needs to make ``book.pdf`` of it.

The order is that of :mod:`zhbook.sphinx.bound`: title page, pages written by hand that stand before
the texts, contents, the texts with their parts, cited works, other pages, index, and 版权页. Fonts
and measures are chosen here and used in ``files/zhbook.sty``.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.latex import LaTeXBuilder
from sphinx.errors import NoUri
from sphinx.util.docutils import new_document
from sphinx.util.typing import ExtensionMetadata

from zhbook.files.kept import Kept
from zhbook.pageformat import Field
from zhbook.sphinx.bound import Leaf, leave_out, leaves
from zhbook.sphinx.latex.archive import XMP, packet, settings
from zhbook.sphinx.latex.fonts import FACES, FALLBACKS, SIGNS
from zhbook.sphinx.latex.index import PrintedIndex
from zhbook.sphinx.latex.matter import colophon, facts, titlepage, words_of
from zhbook.sphinx.latex.prepare import (
    file_of,
    note_targets,
    trim_links,
    unusual_lines,
    without_contents,
)
from zhbook.sphinx.latex.run import MADE_OF, UNUSUAL, noted
from zhbook.sphinx.latex.text import escape, plain
from zhbook.sphinx.latex.writer import BookTranslator
from zhbook.sphinx.site.editions import edition_of

FILES = Path(__file__).parent / "files"
#: Type size, leading (bp), characters a line, lines a page. The larger one is that of official
#: papers: 三号, 22 lines of 28 characters (GB/T 9704-2012, 5.2.1 to 5.2.3).
SIZES = {"": (12, 20, 36, 34), "large": (16, 29, 28, 22)}
TEX = "book.tex"


class BookBuilder(LaTeXBuilder):
    """Sphinx's builder with the order of a book and with settings that fit Chinese."""

    def init(self) -> None:
        config = self.config
        edition = edition_of(self.app)
        leave_out(self.app)
        config.latex_engine = "xelatex"
        config.latex_use_xindy = False
        config.latex_domain_indices = False
        config.latex_show_urls = "no"
        config.latex_documents = [
            (config.root_doc, TEX, plain(edition.title), plain(edition.editor), "manual")
        ]
        config.latex_additional_files = [
            *config.latex_additional_files,
            *(str(file) for file in sorted(FILES.iterdir())),
        ]
        config.latex_elements = {**elements(self.app), **config.latex_elements}
        super().init()

    def init_document_data(self) -> None:
        self.document_data.clear()
        super().init_document_data()

    def assemble_doctree(
        self, indexfile: str, toctree_only: bool, appendices: list[str]
    ) -> nodes.document:
        """The pages of the book one after the other, their references resolved page by page."""
        bound = leaves(self.env)
        self.docnames = {leaf.docname for leaf in bound}
        book = new_document("book")
        book["docname"] = indexfile
        for leaf in bound:
            book += self.opened(leaf)
        note_targets(book)
        book["index"] = index = PrintedIndex(self.app)
        self.context.update(index_elements(self.app, index))
        frame(book, bound, self.app)
        return book

    def finish(self) -> None:
        super().finish()
        pages = {
            docname: sha256(Path(self.env.doc2path(docname)).read_bytes()).hexdigest()
            for docname in sorted(self.docnames)
        }
        size = "large" if self.config["zhbook_large_print"] else ""
        Kept(Path(self.outdir) / MADE_OF).write({"size": size, "pages": pages})
        lines = unusual_lines(self.app, self.docnames)
        Kept(Path(self.outdir) / UNUSUAL).write({"lines": lines})
        pictures = [Path(self.srcdir, name) for name in self.images]
        xmp = packet(edition_of(self.app), pictures)
        Path(self.outdir, XMP).write_text(xmp, "utf-8", newline="\n")

    def opened(self, leaf: Leaf) -> addnodes.start_of_file:
        """A page of the book, ready to be written."""
        doctree = self.env.get_doctree(leaf.docname)
        page = doctree.next_node(nodes.section)
        if leaf.kind == "part" and page is not None:
            page.children = [child for child in page if isinstance(child, nodes.title)]
        without_contents(doctree, leaf.kind)
        if leaf.letter and page is not None:
            page.replace(page[0], nodes.title("", leaf.letter))
        self.env.resolve_references(doctree, leaf.docname, self)
        if leaf.kind != "cited":  # there a page number follows each link, behind its marks
            trim_links(doctree)
        opened = addnodes.start_of_file(docname=leaf.docname, kind=leaf.kind, depth=leaf.depth)
        opened["above"] = int(bool(leaf.letter))
        opened.children = [*doctree.children]
        for child in opened.children:
            child.parent = opened
        matter = self.env.metadata.get(leaf.docname, {})
        # The list of cited works repeats what the texts say, as contents and index do.
        opened["file"] = "" if leaf.kind == "cited" else file_of(self.env, leaf.docname)
        if str(matter.get(Field.TITLE_ADDED, "")).lower() == "true":
            opened["titlenote"] = words_of(self.app)["title_added"]
        return opened

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if docname not in self.docnames:
            raise NoUri(docname, typ)
        return "%" + docname


def frame(book: nodes.document, bound: Iterable[Leaf], app: Sphinx) -> None:
    """Put contents before the first page that is not at the front, and set levels of parts."""
    words = words_of(app)
    deepest = max((leaf.depth + 1 for leaf in bound if leaf.kind == "part"), default=0)
    contents = "\0" + rf"\ZhContents{{{escape(words['contents'])}}}" + "\n"
    for page in book.findall(addnodes.start_of_file):
        kind, before = page["kind"], ""
        if kind == "part":
            before = rf"\ZhLevel{{part}}{{{page['depth'] - deepest}}}"
        elif kind != "text":
            before = "" if page["above"] else rf"\ZhLevel{{chapter}}{{{-deepest}}}"
        else:
            before = r"\ZhLevel{chapter}{0}"
        if kind != "front" and contents:
            before = contents + before
            contents = ""
        page["before"] = before + "\n"


def index_elements(app: Sphinx, index: PrintedIndex) -> dict[str, str]:
    """What a book with an index has in its template; one without entries has none of it."""
    if not index.entries:
        return {"makeindex": "", "atendofbody": "", "printindex": noted("") + last_page(app)}
    title, note = escape(index.title), escape(index.note)
    head = rf"\renewcommand\ZhIndexTitle{{{title}}}\renewcommand\ZhIndexNote{{{note}}}"
    return {
        "makeindex": r"\makeindex",
        "shorthandoff": index.definitions(),
        "atendofbody": index.references(),
        "printindex": f"{noted('')}{head}\n\\printindex\n{last_page(app)}",
    }


def last_page(app: Sphinx) -> str:
    """版权页, with the fonts that the book is set in."""
    words = words_of(app)
    fonts = "、".join(FACES[edition_of(app).lang][:3])
    lines = [*facts(app), (words["faces"], fonts), (words["set_with"], words["by_program"])]
    return colophon(words["colophon"], lines)


def elements(app: Sphinx) -> dict[str, str]:
    """What goes into the template of Sphinx's ``book.tex``."""
    edition = edition_of(app)
    size = SIZES["large" if app.config["zhbook_large_print"] else ""]
    song, hei, kai, mono = FACES[edition.lang]
    preamble = [
        r"\usepackage{zhbook}",
        rf"\ZhFonts{{{song}}}{{{hei}}}{{{kai}}}{{{mono}}}",
        rf"\ZhFallbacks{{{','.join('{' + name + '}' for name in FALLBACKS[edition.lang])}}}",
        rf"\ZhSigns{{{','.join(SIGNS)}}}",
        r"\ZhSize" + "".join(f"{{{number}}}" for number in size),
        rf"\ZhBookTitle{{{plain(edition.title, 30)}}}",
        rf"\hypersetup{{pdftitle={{{plain(edition.title)}}},pdfauthor={{{plain(edition.editor)}}},"
        rf"pdfsubject={{{plain(edition.description)}}},pdflang={{{edition.lang}}}}}",
        settings(edition),
    ]
    return {
        "papersize": "a4paper",
        "pointsize": "12pt",
        "extraclassoptions": "openany,oneside",
        "babel": "",
        "cmappkg": "",
        "fncychap": "",
        "fontpkg": "",
        "geometry": r"\usepackage{geometry}",
        "sphinxsetup": "TitleColor=black",
        "passoptionstopackages": r"\PassOptionsToPackage{quiet}{xeCJK}"
        r"\PassOptionsToPackage{pdfa}{hyperref}",
        "preamble": "\n".join(preamble),
        "maketitle": titlepage(edition),
        "tableofcontents": "",  # frame() puts it behind the pages at the front
        "figure_align": "H",  # where it stands on the page, not at the head of the next
        "tocdepth": r"\setcounter{tocdepth}{1}",
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's builder and its translator."""
    app.add_config_value("zhbook_large_print", False, "", types=frozenset({bool}))
    app.add_builder(BookBuilder, override=True)
    app.set_translator("latex", BookTranslator, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
