"""The proof as HTML: what is shown is data, and every character of it is escaped.

The pages have no script of their own and no style: both lie beside them as files, and a
Content-Security-Policy allows no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from zhbook.place_overrides import KINDS
from zhbook.proof import words
from zhbook.proof.rows import Doubt, Row

#: The files that lie beside the pages.
STATIC = ("proof.css", "proof.js")
KEYS = (
    ("n p", "下一处、上一处存疑；没有了就到下一篇"),
    ("j k", "下一行、上一行"),
    ("c", "照此：复制一节判定，就是现在所判的"),
    ("e", "改判：选它是什么，再复制"),
    ("f", "只看存疑，再按一次看全部"),
    ("u", "回到各篇"),
    ("/", "在各篇中找"),
    ("?", "显示这张表"),
)


@dataclass(frozen=True, slots=True)
class About:
    """A text on the summary: how much there is to look at. ``error`` says why it has no page."""

    path: str
    slug: str
    title: str
    title_added: bool = False
    lines: int = 0
    doubts: int = 0
    warnings: int = 0
    script_places: int = 0
    error: str = ""


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
    said = {"about": about, "rows": shown, "general": general, "kinds": kinds}
    return _environment().get_template("text.html").render(said, root="../", keys=KEYS)


def _fields(row: Row) -> dict[str, object]:
    """A row as the template has it; ``as`` is what an override that confirms it would say."""
    fields = {name: getattr(row, name) for name in row.__slots__}
    items = [asdict(item) | {"as": "item", "name": "项"} for item in row.items]
    said = row.kind if row.kind in KINDS else ""
    said = "" if said == "run-in" and not row.run_in else said
    return fields | {"as": said, "name": row.label, "inside": items}


def index_page(title: str, texts: Sequence[About], errors: Sequence[str]) -> str:
    """The summary: every text, the most doubtful first."""
    said = {
        "title": title,
        "texts": by_doubts(texts),
        "doubts": sum(text.doubts for text in texts),
        "script_places": sum(text.script_places for text in texts),
        "errors": errors,
    }
    return _environment().get_template("index.html").render(said, root="", keys=KEYS)


def by_doubts(texts: Sequence[About]) -> list[About]:
    """The most doubtful first, but what cannot be read before all; else in the book's order."""
    return sorted(texts, key=lambda text: (not text.error, -text.doubts, -text.warnings))
