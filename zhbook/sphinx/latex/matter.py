"""Title page and 版权页: what the book says of itself, in the script of the edition."""

from __future__ import annotations

import os
import time

from sphinx.application import Sphinx

from zhbook.locale.words import Words
from zhbook.pageformat import Field
from zhbook.sphinx.bound import leaves
from zhbook.sphinx.latex.text import escape
from zhbook.sphinx.site.editions import Edition, edition_of

#: Every date of a book is the same, however long its build takes.
_STARTED = time.time()

WORDS = Words(
    {
        "titlepage": "Title page",
        "contents": "Table of contents",
        "edition": "This edition",
        "editor": "Editor: ",
        "title_added": "The title is the editors’",
        "colophon": "Colophon",
        "book": "Title of the book",
        "edited_by": "Editor",
        "edited": "Edition",
        "dated": "Date",
        "extent": "Extent",
        "texts": " texts, ",
        "characters": " characters",
        "faces": "Typefaces",
        "set_with": "Set by",
        "by_program": "Sphinx and XeLaTeX",
    }
)


def words_of(app: Sphinx) -> dict[str, str]:
    """The words of the edition that is built."""
    return WORDS.of(edition_of(app).language)


def day() -> time.struct_time:
    """The day of the book, in UTC: that of SOURCE_DATE_EPOCH, or the day on which the build began.

    ``SOURCE_DATE_EPOCH=1700000000`` gives 14 November 2023.
    """
    return time.gmtime(float(os.environ.get("SOURCE_DATE_EPOCH") or _STARTED))


def date_of(edition: Edition) -> str:
    """The date on the title page: the editors' own words, or the day of the build."""
    if edition.date:
        return edition.date
    now = day()
    return f"{now.tm_year}年{now.tm_mon}月{now.tm_mday}日"


def issued_on(edition: Edition) -> str:
    """The same for programs, in ISO 8601; nothing where the editors' words tell no date.

    ``2024年3月`` is ``2024-03``; without words it is the day of the build, ``2023-11-14``.
    """
    return edition.issued if edition.date else time.strftime("%Y-%m-%d", day())


def edition_name(edition: Edition) -> str:
    """Which edition this is: 第二版 · 简体版, or 简体版 alone."""
    name = WORDS.of(edition.language)["edition"]
    return f"{edition.version} · {name}" if edition.version else name


def facts(app: Sphinx) -> list[tuple[str, str]]:
    """What a 版权页 tells, a pair of words a line, without the fonts."""
    edition, words, env = edition_of(app), words_of(app), app.env
    texts = [leaf.docname for leaf in leaves(env) if leaf.kind == "text"]
    characters = sum(int(str(env.metadata[d].get(Field.CHARACTERS, 0)) or 0) for d in texts)
    lines = [(words["book"], edition.title)]
    if edition.editor:
        lines.append((words["edited_by"], edition.editor))
    lines.append((words["edited"], edition_name(edition)))
    lines.append((words["dated"], date_of(edition)))
    extent = f"{len(texts)}{words['texts']}{characters:,}{words['characters']}"
    lines.append((words["extent"], extent))
    return lines


def titlepage(edition: Edition) -> str:
    """The macro of the title page, with the book's own words escaped."""
    words = WORDS.of(edition.language)
    editor = words["editor"] + edition.editor if edition.editor else ""
    lines = (edition.title, edition.description, editor, edition_name(edition), date_of(edition))
    return r"\ZhTitlePage" + "".join(f"{{{escape(one)}}}" for one in lines)


def colophon(title: str, lines: list[tuple[str, str]]) -> str:
    """The macros of the 版权页."""
    out = [rf"\begin{{ZhColophon}}{{{escape(title)}}}"]
    out += [rf"\ZhColophonLine{{{escape(key)}}}{{{escape(value)}}}" for key, value in lines]
    return "\n".join([*out, r"\end{ZhColophon}"])
