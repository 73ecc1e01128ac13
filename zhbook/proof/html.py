"""The proof as HTML: what is shown is data, and every character of it is escaped.

The pages have no script of their own and no style: both lie beside them as files, and a
Content-Security-Policy allows no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from zhbook.config.overrides import KINDS
from zhbook.proof import wording as words
from zhbook.proof.readings import Group
from zhbook.proof.rows import Doubt, Row

#: The files that lie beside the pages.
STATIC = ("proof.css", "proof.js")
KEYS = (
    ("n p", "下一处、上一处存疑；没有了就到下一篇"),
    ("j k", "下一行、上一行"),
    ("c", "照此：复制一节判定，就是现在所判的"),
    ("e", "改判：选它是什么，再复制"),
    ("m", "加注：复制一节编者注，注在选中的字之后"),
    ("f", "只看存疑，再按一次看全部"),
    ("u", "回到各篇"),
    ("/", "在各篇中找"),
    ("?", "显示这张表"),
)
SCRIPT_KEYS = (
    ("n p", "下一个词、上一个词"),
    ("j k", "下一处、上一处"),
    ("c", "无误：复制一节，贴进 confirmed.toml"),
    ("1 2 3", "改作第几种写法：复制一节，贴进 book.toml"),
    ("o", "展开、收起上下文"),
    ("u", "回到各篇"),
    ("/", "在这一页中找"),
    ("?", "显示这张表"),
)
#: So many words stand on a page about the whole book, and of each so many places.
MOST_GROUPS, MOST_PLACES = 500, 5


@dataclass(frozen=True, slots=True)
class About:
    """A text on the summary: how much there is to look at. ``error`` says why it has no page.

    ``levels`` says in whose order its articles are divided.
    """

    path: str
    slug: str
    title: str
    title_added: bool = False
    lines: int = 0
    doubts: int = 0
    warnings: int = 0
    script_places: int = 0
    error: str = ""
    levels: str = ""


@dataclass(frozen=True, slots=True)
class BookNote:
    """A diagnostic of the whole book: what it says, of which file and line, of which text."""

    doubt: Doubt
    path: str
    line: int
    text: About | None


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("zhbook.proof"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def static(name: str) -> bytes:
    """A file that lies beside the pages."""
    return files("zhbook.proof").joinpath("static", name).read_bytes()


def text_page(about: About, rows: Sequence[Row], general: Sequence[Doubt]) -> str:
    """A text line by line; ``general`` are the doubts about the text as a whole."""
    used: dict[int, int] = {}
    shown = []
    for row in rows:
        used[row.line] = used.get(row.line, 0) + 1
        again = f"-{used[row.line]}" if used[row.line] > 1 else ""
        shown.append(_fields(row) | {"anchor": f"L{row.line}{again}"})
    kinds = [(value, words.KINDS[kind]) for value, kind in KINDS.items()]
    values = {"about": about, "rows": shown, "general": general, "kinds": kinds}
    return _environment().get_template("text.html").render(values, root="../", keys=KEYS)


def _fields(row: Row) -> dict[str, object]:
    """A row as the template has it; ``as`` is what an override that confirms it would say."""
    fields = {name: getattr(row, name) for name in row.__slots__}
    items = [asdict(item) for item in row.items]
    kind = row.kind if row.kind in KINDS else ""
    kind = "" if kind == "run-in" and not row.run_in else kind
    return fields | {"as": kind, "inside": items}


def index_page(
    title: str, texts: Sequence[About], errors: Sequence[str], notes: Sequence[BookNote] = ()
) -> str:
    """The summary: every text, the most doubtful first; then what is said of the whole book."""
    values = {
        "title": title,
        "texts": by_doubts(texts),
        "doubts": sum(text.doubts for text in texts),
        "script_places": sum(text.script_places for text in texts),
        "errors": errors,
        "notes": notes,
    }
    return _environment().get_template("index.html").render(values, root="", keys=KEYS)


def script_page(about: About, groups: Sequence[Group], copy: bool) -> str:
    """The doubtful words of one text; ``copy`` says that the Simplified page is the copy."""
    values = {"title": about.title, "slug": about.slug, "titles": {}, "root": "../", "copy": copy}
    return _script(values, groups, groups, 1, 1)


def script_pages(title: str, abouts: Sequence[About], groups: Sequence[Group]) -> Iterator[str]:
    """The doubtful words of the whole book, so many a page."""
    titles = {about.slug: about.title for about in abouts}
    values = {"title": title, "slug": "", "titles": titles, "root": "", "copy": False}
    pages = max(1, -(-len(groups) // MOST_GROUPS))
    for page in range(pages):
        shown = groups[page * MOST_GROUPS : (page + 1) * MOST_GROUPS]
        yield _script(values, groups, shown, page + 1, pages)


def _script(
    values: Mapping[str, object],
    groups: Sequence[Group],
    shown: Sequence[Group],
    page: int,
    pages: int,
) -> str:
    counted = {"words": len(groups), "places": sum(group.count for group in groups)}
    numbers = {"groups": shown, "page": page, "pages": pages, "certainties": words.CERTAINTIES}
    template = _environment().get_template("script.html")
    return template.render(values, keys=SCRIPT_KEYS, **counted, **numbers)


def by_doubts(texts: Sequence[About]) -> list[About]:
    """The most doubtful first, but what cannot be read before all; else in the book's order."""
    return sorted(texts, key=lambda text: (not text.error, -text.doubts, -text.warnings))
