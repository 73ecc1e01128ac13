"""The files of ``_search/`` in the output folder.

``start.js`` is the one with a fixed name: it says what all others are called. The others are named
by the hash of their content, so that no browser puts an old file together with a new one::

    start       the characters of the book, where each shard begins, the parts, and all names
    shards      see postings
    pages       address, title and portions of eight pages each
    portions    see units
    suggestions words to be suggested, by their beginnings and by their initials
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from zhbook.files.code import code_of
from zhbook.sphinx.search.digits import number, numbers
from zhbook.sphinx.search.folding import DIVIDING, IGNORED, class_of, fold
from zhbook.sphinx.search.page_index import (
    CODE,
    FOLDER,
    PageRecord,
    initials,
    read_page,
    record_file,
    records_folder,
)
from zhbook.sphinx.search.postings import Index
from zhbook.sphinx.search.units import script

#: So many pages stand in one list of pages.
PAGES = 8
START = f"{FOLDER}/start.js"
#: A list of suggestions ends with the one that reaches this many characters.
_FULL = 8_000


class Files:
    """Writes scripts into ``_search/`` and knows their names."""

    def __init__(self, app: Sphinx) -> None:
        self.folder = Path(app.outdir) / FOLDER
        self.names: set[str] = set()

    def add(self, content: object) -> str:
        """Write a script, if it is not there already, and return its name."""
        name, written = script(content)
        path = self.folder / f"{name}.js"
        if not path.exists():
            path.write_text(written, "utf-8", newline="\n")
        self.names.add(name)
        return name

    def tidy(self) -> None:
        """Remove what an earlier build has left."""
        for path in self.folder.iterdir():
            if path.stem not in self.names:
                path.unlink()


def write_search(app: Sphinx) -> None:
    """Join the records of all pages; nothing is done where nothing has changed."""
    env = app.env
    docnames = sorted(env.found_docs)
    paths = [record_file(app, docname) for docname in docnames]
    shown = [
        [app.builder.get_target_uri(docname), env.titles[docname].astext()] for docname in docnames
    ]
    in_parts, terms = parts(env, docnames), index_terms(env)
    # The code counts as well: another version may write the same records differently.
    total = sha256(repr((shown, in_parts, terms, code_of(*CODE))).encode("utf-8"))
    for path in paths:
        total.update(path.read_bytes())
    signature = total.hexdigest()[:16]
    start = Path(app.outdir) / START
    if start.exists() and start.read_bytes().startswith(opening(signature).encode()):
        return
    files = Files(app)
    files.folder.mkdir(parents=True, exist_ok=True)
    # Read again, so that not all of them are held at a time.
    records = (record for path in paths if (record := read_page(path)))
    content = contents(files, records, docnames, shown, in_parts, terms)
    files.names.add("start")
    _, text = script(content)
    start.write_text(opening(signature) + text[text.index(",") + 1 :], "utf-8", newline="\n")
    files.tidy()
    kept = set(paths)
    for path in records_folder(app).rglob("*.json"):
        if path not in kept:
            path.unlink()


def opening(signature: str) -> str:
    """How ``start.js`` begins."""
    return f'zhSearch.start("{signature}",'


def contents(
    files: Files,
    records: Iterable[PageRecord],
    docnames: list[str],
    shown: list[list[str]],
    in_parts: list[list[object]],
    terms: Mapping[str, str],
) -> dict[str, object]:
    """Write everything but ``start.js``, and return what stands in that.

    Of the records, one at a time, nothing is kept but names and suggestions.
    """
    index, portion = Index(), 0
    portions: list[list[str]] = []
    suggestions: list[list[list[str]]] = []
    for page, record in enumerate(records):
        portions.append(record.portions)
        suggestions.append(record.suggestions)
        files.names.update(record.portions)
        for inside, across in zip(record.inside, record.across, strict=True):
            index.add_portion(portion, inside, across)
            portion += 1
        index.add_page(page, record.in_title, record.in_heads)
    shards = [(first, files.add(rows)) for first, rows in index.shards()]
    pages = [[*s, "".join(names)] for s, names in zip(shown, portions, strict=True)]
    groups = [files.add(pages[at : at + PAGES]) for at in range(0, len(pages), PAGES)]
    lists = [(f, files.add(rows)) for f, rows in suggestion_lists(suggestions, shown, terms)]
    return {
        "ignored": [code for pair in IGNORED for code in pair],
        "dividing": DIVIDING,
        "characters": " ".join(class_of(char) for char in index.characters()[1:]),
        "first": numbers([first for first, _ in shards]),
        "shards": "".join(name for _, name in shards),
        "portions": "".join(number(len(names)) for names in portions),
        "pages": "".join(groups),
        "step": PAGES,
        "named": beginnings(docnames),
        "parts": in_parts,
        "begin": [first for first, _ in lists],
        "lists": "".join(name for _, name in lists),
    }


def beginnings(docnames: Sequence[str]) -> list[str]:
    """For each list of pages the least that tells its first name from the name before it: of
    ``alpha``, ``beta`` and, at the head of the next list, ``bravo`` the last gives ``br``."""
    names = [""] if docnames else []
    for at in range(PAGES, len(docnames), PAGES):
        before, name = docnames[at - 1], docnames[at]
        letters = enumerate(zip(before, name, strict=False))
        same = next((at for at, (one, other) in letters if one != other), len(before))
        names.append(name[: same + 1])
    return names


def parts(env: BuildEnvironment, docnames: list[str]) -> list[list[object]]:
    """Title, first page and the page behind the last of each folder of pages, with its depth.

    Pages stand in the order of their names, so that those of a folder are neighbours. A folder is
    called after its ``index`` page, else after the toctree that has its pages.
    """
    captions = {
        entry.rpartition("/")[0]: str(tree["caption"])
        for toc in env.tocs.values()
        for tree in toc.findall(addnodes.toctree)
        for _, entry in tree["entries"]
        if tree.get("caption") and "/" in str(entry)
    }
    by_part: dict[str, list[int]] = {}
    for page, docname in enumerate(docnames):
        folder = docname
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            by_part.setdefault(folder, []).append(page)
    rows: list[list[object]] = []
    for folder in sorted(by_part):
        title = env.titles.get(f"{folder}/index")
        words = captions.get(folder) or folder.rpartition("/")[2]
        words = title.astext() if title is not None else words
        rows.append([words, by_part[folder][0], by_part[folder][-1] + 1, folder.count("/")])
    return rows


def index_terms(env: BuildEnvironment) -> dict[str, str]:
    """The terms of the pages' index entries, as any Sphinx project writes them; their initials.

    Where an index knows how its terms are read, and how they are written in this edition, that is
    taken: 养犬 of the entries is 養犬 where the pages are Traditional.
    """
    index = env.domaindata.get("zhindex", {})
    read = index.get("readings", {}).get("known", {})
    shown = {row.key: row.shown for rows in index.get("terms", {}).values() for row in rows}
    readings: dict[str, str] = {}  # what is shown → what is read
    for entries in env.domains.index_domain.entries.values():
        for kind, value, *_ in entries:
            if kind in {"single", "pair", "triple"}:
                terms = [term.strip() for term in value.split(";")]
                keys = accumulate(terms, "{}; {}".format)
                readings.update((shown.get(k, t), t) for k, t in zip(keys, terms, strict=True))
    return {
        words: "".join(s[0] for s in read[term].split()) if read.get(term) else initials(term)
        for words, term in sorted(readings.items())
        if len(fold(words)) > 1
    }


def suggestion_lists(
    suggestions: list[list[list[str]]], shown: list[list[str]], terms: Mapping[str, str]
) -> Iterator[tuple[str, list[object]]]:
    """The first key of each list, and its rows: key, words, address, kind.

    Words that stand in one place lead there; words of several places have no address and are looked
    for. The kind is 2 for a title, 1 for a heading, 0 for a term.
    """
    places: dict[str, tuple[str, int, set[str]]] = {}
    for (uri, _), rows_of_page in zip(shown, suggestions, strict=True):
        for words, letters, place in rows_of_page:
            kind = 1 if place else 2
            known = places.setdefault(words, (letters, kind, set()))
            known[2].add(f"{uri}#{place}" if place else uri)
    for term, letters in terms.items():
        places.setdefault(term, (letters, 0, set()))
    keyed = []
    for words, (letters, kind, addresses) in places.items():
        address = min(addresses) if len(addresses) == 1 else ""
        for key in {fold(words), letters}:
            keyed.append((key, words, address, kind))
    first, size = "", 0
    rows: list[object] = []
    for key, words, address, kind in sorted(keyed):
        if size >= _FULL:
            yield first, rows
            rows, size = [], 0
        if not rows:
            first = key
        rows += [0 if key == words else key, words, address, kind]
        size += len(key) + len(words) + len(address)
    if rows:
        yield first, rows
