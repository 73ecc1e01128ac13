"""The page 逐字校核: for each text its seed, what was added or moved, and whether pages say it.

Every built page is read back and compared with the seed to the character, and so is the PDF where
there is one. A page that was converted from the other script is compared with what the converter
made of its text, since the seed is in that other script. What has not changed since the last build
is not compared again: the result is kept beside the doctrees, under a hash of page and text; where
the files are as they were left, they are not read.

A page that differs is a warning ``page-differs`` with file and line in every build, compared anew
or not, and stands on the page as one that failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from zhbook.files.code import code_of
from zhbook.files.kept import Kept, key_of
from zhbook.sphinx.downloads.taken import Taken, taken
from zhbook.sphinx.fidelity.compare import Comparison, compared
from zhbook.sphinx.fidelity.printed import PrintedText, can_read
from zhbook.sphinx.fidelity.said import said_lines, said_text
from zhbook.sphinx.fidelity.shown import article, inked, read_article
from zhbook.sphinx.fidelity.wording import WORDS
from zhbook.sphinx.latex.run import MADE_OF
from zhbook.sphinx.latex.text import anchor
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.output import writes_pages
from zhbook.sphinx.site.stamps import stamp

logger = logging.getLogger(__name__)

PAGE, PAGE_TEMPLATE = "fidelity", "zhfidelity.html"
#: What is known of the last build, in the folder of the doctrees.
STATE = "fidelity.json"
#: How a check ended.
SAME, FAILED, PROOF_READ = "same", "failed", "proof-read"
#: Why a PDF was not checked: it was made of an earlier text, or nothing here can read it.
OUTDATED, UNREADABLE = "outdated", "unreadable"


@dataclass(slots=True)
class Checked:
    """A text on the page: what was found, and the counts of it."""

    docname: str
    title: str
    source: str
    sha256: str
    converted: bool
    characters: int
    title_added: bool
    added: int
    notes: int
    about: bool
    left_out: int
    moved: int
    moved_characters: int
    links: int
    page: str
    line: int = 0
    wrong: str = ""
    pdf: str = ""


def check(text: Taken, html: str) -> Checked:
    """Compare the article of a built page with its text."""
    known = text.known
    shown = read_article(html)
    comparison = _compared(partial(compared, shown=shown), text)
    page = FAILED if comparison.wrong else PROOF_READ if "proof_read" in known else SAME
    notices = known["notices"]
    return Checked(
        docname=text.docname,
        title=known["title"],
        source=known["source"],
        sha256=sha256(text.seed_bytes).hexdigest(),
        converted=known["converted"],
        characters=known["characters"],
        title_added=known["title_added"],
        added=sum("added" in block for block in known["blocks"]),
        notes=sum(len(block.get("notes", ())) for block in (*known["blocks"], *notices)),
        about='class="about added' in html,
        left_out=len(known["left_out"]),
        moved=len(notices),
        moved_characters=sum(len(inked(block["text"])) for block in notices),
        links=shown.links,
        page=page,
        line=comparison.line,
        wrong=comparison.wrong,
    )


def _compared(how: Any, text: Taken) -> Comparison:
    known = text.known
    if "proof_read" in known:
        return Comparison()
    if sha256(text.seed_bytes).hexdigest() != known["sha256"]:
        return Comparison("the copy of the seed is not the seed that was read")
    try:
        comparison: Comparison = how(said_text(text))
    except (UnicodeDecodeError, LookupError) as error:
        return Comparison(f"the seed cannot be read again: {error}")
    except CalledProcessError as error:
        return Comparison(f"{error.cmd[0]} cannot read the file")
    if comparison.line and known["converted"]:
        line, _ = [*said_lines(known)][comparison.line - 1]
        return replace(comparison, line=line)
    return comparison


class _State:
    """Results of the last build by their keys."""

    def __init__(self, app: Sphinx) -> None:
        # Other code may come to other results, or keep them in another form.
        code = code_of("zhbook.sphinx.fidelity", "zhbook.reader.gb18030", "zhbook.pageformat")
        self.kept = Kept(Path(app.doctreedir) / STATE, code)
        self.now: dict[str, Any] = {"pages": {}, "pdf": {}}
        self.before = self.kept.read() or {"pages": {}, "pdf": {}}

    def keep(self) -> None:
        """Write what this build has found."""
        self.kept.write(self.now)


def checks(app: Sphinx) -> list[Checked]:
    """Every text with the result of its check; what has not changed is as it was."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    state, checked = _State(app), []
    for text in taken(app):
        built = Path(app.builder.get_output_path(text.docname))
        kept = state.before["pages"].get(text.docname, {})
        here = [*stamp(built), *stamp(text.file), *stamp(text.seed)]
        if kept.get("stamps") != here:
            if not built.is_file():  # only some pages were asked for
                continue
            html = article(built.read_text("utf-8"))
            made_of = key_of(html, text.digest)
            one = Checked(**kept["found"]) if kept.get("key") == made_of else check(text, html)
            kept = {"stamps": here, "key": made_of, "found": asdict(one)}
        state.now["pages"][text.docname] = kept
        checked.append(Checked(**kept["found"]))
    _check_pdf(app, {one.docname: one for one in checked}, state)
    state.keep()
    return checked


def book_of(app: Sphinx) -> Path | None:
    """The PDF of this edition that the site offers, if there is one."""
    base = app.config["zhbook_books"]
    book = Path(app.confdir) / base / "latex" / edition_of(app).folder / "book.pdf"
    return book if base and book.is_file() else None


def _check_pdf(app: Sphinx, checked: Mapping[str, Checked], state: _State) -> None:
    book = book_of(app)
    if book is None:
        return
    made_of = Kept(book.with_name(MADE_OF)).read() or {"size": "", "pages": {}}
    pdf = PrintedText(book, made_of["size"])
    whole = sha256(book.read_bytes()).hexdigest()
    for text in taken(app):
        docname = text.docname
        if docname not in checked:
            continue
        page = Path(app.env.doc2path(docname)).read_bytes()
        if made_of["pages"].get(docname) != sha256(page).hexdigest():
            checked[docname].pdf = OUTDATED
            continue
        compared_with = key_of(whole, page, text.digest)
        kept = state.before["pdf"].get(docname, {})
        if kept.get("key") != compared_with:
            if not can_read():
                checked[docname].pdf = UNREADABLE
                continue
            how = partial(pdf.compared, known=text.known, docname=anchor(docname))
            one = _compared(how, text)
            result = FAILED if one.wrong else PROOF_READ if "proof_read" in text.known else SAME
            kept = {"key": compared_with, "result": result, "wrong": one.wrong, "line": one.line}
        state.now["pdf"][docname] = kept
        checked[docname].pdf = kept["result"]
        if kept["wrong"]:
            _warn(checked[docname], kept["line"], f"the PDF: {kept['wrong']}")


def _warn(one: Checked, line: int, wrong: str) -> None:
    place = f"{one.source}:{line}" if line else one.docname
    # Of no type, so that no ``suppress_warnings`` hides it: the site promises what is checked here.
    logger.warning("page-differs: %s: %s", one.docname, wrong, location=place)


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page, once every page of a text is written; none where no text lies beside its page."""
    if not writes_pages(app):
        return
    checked = checks(app)
    for one in checked:
        if one.wrong:
            _warn(one, one.line, one.wrong)
    if not checked:
        (Path(app.outdir) / f"{PAGE}.html").unlink(missing_ok=True)
        return
    words = WORDS.of(edition_of(app).language)
    books = [one for one in checked if one.pdf]
    context = {
        "title": words["title"],
        "fidelity": words,
        "checked": checked,
        "summary": {
            "texts": len(checked),
            "same": sum(one.page == SAME for one in checked),
            "failed": sum(FAILED in (one.page, one.pdf) for one in checked),
            "books": len(books),
            "books_same": sum(one.pdf == SAME for one in books),
        },
    }
    yield PAGE, context, PAGE_TEMPLATE


def note_label(app: Sphinx, env: BuildEnvironment) -> None:
    """Let pages lead to this one as ``[逐字校核](#fidelity)``, though it has no source."""
    std = env.domains.standard_domain
    std.labels[PAGE] = (PAGE, "", WORDS.of(edition_of(app).language)["title"])
    std.anonlabels[PAGE] = (PAGE, "")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect; behind all that writes pages of texts."""
    app.connect("env-updated", note_label)
    app.connect("html-collect-pages", make_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
