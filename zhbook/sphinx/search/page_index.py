"""What a page adds to the index, kept beside its doctree until the page is written again.

When Sphinx writes a page, its portions are written as well, and so is its record; with several
processes each writes those of its own pages. When all are written the records of all pages, changed
or not, are joined to the index: no page is searched through again that did not change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from zhbook.files.code import code_of
from zhbook.files.kept import Kept
from zhbook.pageformat import Field
from zhbook.sphinx.search.blocks import Block, blocks
from zhbook.sphinx.search.folding import fold, fold_clauses
from zhbook.sphinx.search.postings import pairs
from zhbook.sphinx.search.units import portions, rows, script

#: In the output folder: all files of the search but its scripts.
FOLDER = "_search"
#: Kinds of pages of a book that only lead to others.
_LISTS = frozenset({"index", "part", "cited", "chronicle"})
#: A heading is suggested without its ordinal: 总则 for 第一章　总则.
_ORDINAL = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]+[^\s　，、。]{1,2}[\s　，、]|"
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、](?!\d)|[①-⑳]"
)
_LONGEST_SUGGESTION = 30
#: What makes the records, and the files of them.
CODE = ("zhbook.sphinx.search", "zhbook.pageformat")


@dataclass(frozen=True, slots=True)
class PageRecord:
    """``portions`` are names of scripts, ``inside`` and ``across`` the pairs of each of them,
    ``suggestions`` words, their initials, and the id they lead to."""

    portions: list[str]
    inside: list[str]
    across: list[str]
    in_title: str
    in_heads: str
    suggestions: list[list[str]]


def is_searched(env: BuildEnvironment, docname: str) -> bool:
    """Whether a page is searched: not a list of pages, nor one that says ``nosearch``."""
    matter = env.metadata.get(docname, {})
    return not ({"nosearch", "no-search"} & matter.keys() or matter.get(Field.KIND) in _LISTS)


def record_of(
    page_blocks: Sequence[Block], known: Mapping[str, str]
) -> tuple[PageRecord, dict[str, str]]:
    """The record of a page with these blocks, and its portions: name and script.

    ``known`` are words and their initials.
    """
    scripts: dict[str, str] = {}
    names, inside, across = [], [], []
    for portion in portions(page_blocks):
        name, written = script(rows(portion))
        scripts[name] = written
        names.append(name)
        in_portion = pairs(fold_clauses(block.text) for block in portion)
        inside.append(in_portion[0])
        across.append(in_portion[1])
    heads = [(block, heading(block)) for block in page_blocks if block.rank]
    # Punctuation does not divide what a title says.
    in_title, _ = pairs([fold(words)] for block, words in heads if block.rank == 2)
    in_heads, _ = pairs([fold(words)] for block, words in heads if block.rank == 1)
    suggestions = [
        [words, known.get(words) or initials(words), block.id if block.rank == 1 else ""]
        for block, whole in heads
        if (words := suggested(whole))
    ]
    return PageRecord(names, inside, across, in_title, in_heads, suggestions), scripts


def heading(block: Block) -> str:
    """The words of a heading, without the text that runs on behind it."""
    end = block.marks[0][0] if block.rank == 1 and block.marks else len(block.text)
    return " ".join(block.text[:end].split())


def suggested(words: str) -> str:
    """What of a heading is suggested, or nothing: 总则 of 第一章　总则."""
    words = _ORDINAL.sub("", words, count=1) if _ORDINAL.match(words) else words
    words = words.strip().rstrip("。")
    return words if 2 <= len(fold(words)) <= _LONGEST_SUGGESTION else ""


def initials(words: str) -> str:
    """The first letters of the pinyin: zfgz of 政法工作; digits and Latin letters stay."""
    # Here, since what was read before is known: to load it takes a third of a second.
    from pypinyin import Style, lazy_pinyin

    return "".join(s[0] for s in lazy_pinyin(fold(words), style=Style.FIRST_LETTER) if s).lower()


def records_folder(app: Sphinx) -> Path:
    """Where the records of this builder's pages are kept."""
    return Path(app.doctreedir) / f"search-{app.builder.name}"


def record_file(app: Sphinx, docname: str) -> Path:
    """Where the record of a page is kept."""
    return records_folder(app) / f"{docname}.json"


def kept_page(path: Path) -> Kept:
    """The record of a page, as this code and these libraries make it."""
    return Kept(path, code_of(*CODE, libraries=("opencc", "pypinyin")))


def write_record(app: Sphinx, docname: str, doctree: nodes.document) -> None:
    """Write the portions and the record of a page."""
    path = record_file(app, docname)
    known = {words: letters for words, letters, _ in read_suggestions(path)}
    record, scripts = record_of(blocks(doctree) if is_searched(app.env, docname) else [], known)
    for name, written in scripts.items():
        portion = Path(app.outdir) / FOLDER / f"{name}.js"
        if not portion.exists():
            portion.parent.mkdir(parents=True, exist_ok=True)
            portion.write_text(written, "utf-8", newline="\n")
    kept_page(path).write(asdict(record))


def read_page(path: Path) -> PageRecord | None:
    """The record of a page; None where there is none, or one of other code."""
    record = kept_page(path).read()
    return PageRecord(**record) if record else None


def read_suggestions(path: Path) -> list[list[str]]:
    """The suggestions of the record that was written before, if there is one."""
    record = read_page(path)
    return record.suggestions if record else []
