"""What a reader may take away: seed, outline and Word file of each text, and the book as JSON.

The seed is offered byte for byte under a safe name, ``_texts/fagui/fa.txt``, beside the Simplified
pages; a browser is asked to give it its own name again. The outline is ``_texts/fagui/fa.json``,
the whole book ``_book/book.json``, and the schemas of both lie there too. A Word file is offered
where ``make docx`` has made one. No page grows by it but for one line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from filecmp import cmp
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from zhbook.files.kept import Kept, key_of
from zhbook.pageformat import SIMPLIFIED, TEXTS, Field, PageKind
from zhbook.sphinx.downloads.taken import (
    Taken,
    is_taken,
    names_in,
    outline,
    taken,
    texts_folder,
)
from zhbook.sphinx.places.excerpts import write
from zhbook.sphinx.site.components import OnPage, shows, writes
from zhbook.sphinx.site.editions import edition_of
from zhbook.sphinx.site.order import pages_in_order
from zhbook.sphinx.site.output import writes_pages
from zhbook.sphinx.site.stamps import stamp

BOOK = "_book/book.json"
SCHEMAS = Path(__file__).parent / "schemas"
#: What is known of the last build, in the folder of the doctrees.
STATE = "takeaway.json"


def word_folder(app: Sphinx) -> Path | None:
    """Where the Word files of this edition lie, if a book may have some."""
    base = app.config["zhbook_books"]
    return Path(app.confdir) / base / "docx" / edition_of(app).folder if base else None


def word_file(app: Sphinx, docname: str) -> Path | None:
    """The Word file of a page, if it was made."""
    folder = word_folder(app)
    file = folder / f"{docname}.docx" if folder else None
    return file if file and file.is_file() else None


def word_files(app: Sphinx) -> set[str]:
    """The pages that have a Word file."""
    folder = word_folder(app)
    return names_in(folder, ".docx") if folder else set()


def files_taken(app: Sphinx) -> list[str]:
    """What this component writes into the output folder."""
    texts = app.env.found_docs & names_in(texts_folder(app), ".json")
    files = [f"{TEXTS}/{docname}.json" for docname in texts]
    if edition_of(app).folder == SIMPLIFIED:
        files += [f"{TEXTS}/{docname}.txt" for docname in texts]
    files += [f"{TEXTS}/{docname}.docx" for docname in texts & word_files(app)]
    if files:
        files += [BOOK, *(f"_book/{schema.name}" for schema in SCHEMAS.glob("*.json"))]
    return files


def word_offered(app: Sphinx, env: BuildEnvironment) -> OnPage:
    """Whether a page offers a Word file, which is made apart from it."""
    return word_files(app).__contains__


def offer(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Tell the template of a text what may be taken away: kind, address, name on a device."""
    context["taken"] = []
    if doctree is None or not writes_pages(app) or not is_taken(app, pagename):
        return
    pathto, up = context["pathto"], "" if edition_of(app).folder == SIMPLIFIED else "../"
    source = str(app.env.metadata.get(pagename, {}).get(Field.SOURCE, ""))
    title, slug = app.env.titles[pagename].astext(), pagename.rpartition("/")[2]
    links = [
        ("txt", pathto(f"{up}{TEXTS}/{pagename}.txt", 1), source.rpartition("/")[2]),
        ("outline", pathto(f"{TEXTS}/{pagename}.json", 1), f"{slug}.json"),
    ]
    if word_file(app, pagename):
        links.append(("docx", pathto(f"{TEXTS}/{pagename}.docx", 1), f"{title}.docx"))
    context["taken"] = links


@dataclass(slots=True)
class _State:
    """What a build has written: of which texts, and which book.

    ``texts`` has for each page the stamps of its JSON and seed, and the digest of the JSON.
    """

    texts: dict[str, tuple[list[int], str]] = field(default_factory=dict)
    book: str = ""


def write_taken(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write what is offered; what has not changed since the last build stays."""
    if not writes_pages(app):
        return
    # What this code has written into this folder.
    kept = Kept(Path(app.doctreedir) / STATE, key_of(app.config["zhbook_code"], str(app.outdir)))
    before, now = _State(**(kept.read() or {})), _State()
    outdir, simplified = Path(app.outdir), edition_of(app).folder == SIMPLIFIED
    words = word_files(app)
    for text in taken(app):
        stamped, digest = before.texts.get(text.docname, ([], ""))
        here = [*stamp(text.file), *stamp(text.seed)]
        # Only a file that is another one is read.
        changed = stamped != here and digest != text.digest
        now.texts[text.docname] = (here, text.digest if changed else digest)
        _write_text(outdir, text, simplified, changed)
        if text.docname in words and (word := word_file(app, text.docname)):
            _copy(word, outdir / f"{TEXTS}/{text.docname}.docx")
    if now.texts:
        # Changed schemas change the code of this extension, and so the whole book.
        for schema in sorted(SCHEMAS.glob("*.json")):
            write(app, f"_book/{schema.name}", schema.read_text("utf-8"))
        head = _head(app)
        digests = "".join(digest for _, digest in now.texts.values())
        now.book = sha256(head + digests.encode()).hexdigest()
        if before.book != now.book or not (outdir / BOOK).is_file():
            _write_book(outdir / BOOK, head, (text.raw for text in taken(app)))
    kept.write(asdict(now))
    yield from ()


def _write_text(outdir: Path, text: Taken, with_seed: bool, changed: bool) -> None:
    file = outdir / TEXTS / f"{text.docname}.json"
    if changed or not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps(outline(text.known), ensure_ascii=False, separators=(",", ":"))
        file.write_text(line + "\n", "utf-8")
    seed = file.with_suffix(".txt")
    if with_seed and (changed or not seed.is_file()):
        seed.write_bytes(text.seed_bytes)


def _copy(file: Path, to: Path) -> None:
    if not to.is_file() or not cmp(file, to, shallow=False):
        to.parent.mkdir(parents=True, exist_ok=True)
        copyfile(file, to)


def _head(app: Sphinx) -> bytes:
    """What the JSON of the book says before its texts."""
    edition, env = edition_of(app), app.env
    told = {
        "title": edition.title,
        "editor": edition.editor,
        "description": edition.description,
        "edition": edition.version,
        "date": edition.date,
    }
    parts = [
        {"page": docname, "title": env.titles[docname].astext()}
        for docname in pages_in_order(env)
        if env.metadata.get(docname, {}).get(Field.KIND) == PageKind.PART
    ]
    facts = {
        "format": "zhbook-book",
        "version": 1,
        "lang": edition.lang,
        **{key: value for key, value in told.items() if value},
        "parts": parts,
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def _write_book(file: Path, head: bytes, raws: Iterable[bytes]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as book:
        book.write(head[:-1] + b',"texts":[\n')
        for count, raw in enumerate(raws):
            book.write(b",\n" * bool(count) + raw.rstrip())
        book.write(b"\n]}\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect."""
    app.connect("html-page-context", offer)
    app.connect("html-collect-pages", write_taken)
    shows(app, word_offered)
    writes(app, files_taken)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
