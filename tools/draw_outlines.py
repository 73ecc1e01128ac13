"""Draws the pictures of docs/pages/outline.md: a text at the left, its outline at the right.

::

    python tools/draw_outlines.py

writes ``docs/pages/outline/NAME.svg`` and, for the Traditional edition, ``NAME.zh_TW.svg``, which
is the name that Sphinx looks for there (``figure_language_filename``). What stands at the right
is what the converter decides of the text when this runs: what each line became, its id, and the
rule that decided, in the words of the proof. Words stay text, in the fonts of whoever looks; sizes
are counted in characters, so that the same converter gives the same bytes everywhere. Without a
style sheet a picture is dark on light; where the page is dark it turns round.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zhbook.book.job import Script, traditional  # noqa: E402
from zhbook.model import Kind, Line, SourceText  # noqa: E402
from zhbook.outline import explained  # noqa: E402
from zhbook.outline.reasons import Rule, SeedPlace  # noqa: E402
from zhbook.proof.sentences import sentences  # noqa: E402
from zhbook.proof.wording import KINDS, label  # noqa: E402
from zhbook.reader.telling import script_of  # noqa: E402

FOLDER = ROOT / "docs" / "pages" / "outline"
#: The texts, by the names of their pictures.
TEXTS = {
    "official": """\
在全县会议上的讲话
一、认清形势
形势总体平稳。
二、抓住重点
（一）抓排查。各单位要排查一遍。
（二）抓整改。一是列清单，二是限期改。""",
    "statute": """\
安全办法
第一条　为了安全，制定本办法。
第二条　有下列情形的，责令改正：
（一）未登记的；
（二）未报告的。
第三条　本办法自公布之日起施行。""",
    "unnumbered": """\
典型案例
案例一
基本案情
甲借乙的钱不还。
案例二
基本案情
丙撞伤丁。
社会影响
群众称赞。""",
}
Words = Callable[[str], str]

#: In pixels: the size of the text, of what it became, of the reason; the left edge of each half.
_TEXT, _BECAME, _REASON = 15, 14, 12
_LEFT, _RIGHT, _WIDTH = 14, 200, 450
#: So many characters fit in a line of the text.
_TEXT_EMS = 11
_LEADING, _GAP = 1.45, 12
_FONTS = "'Noto Sans CJK SC','Noto Sans CJK TC','PingFang SC','Microsoft YaHei',sans-serif"
_COLOURS = {
    "ground": ("#fdfcf9", "#1b1c1e"),
    "ink": ("#23211d", "#d6d2c9"),
    "faint": ("#6b665c", "#a39d90"),
    "mark": ("#8a3324", "#e0a08f"),
    "line": ("#ddd8cd", "#3d3e42"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the text: what it became, how deep, its id, and why."""

    text: str
    became: str
    depth: int
    id: str
    why: str


def rows(text: str, words: Words) -> list[Row]:
    """What the converter makes of a text, in the words of an edition."""
    lines = tuple(Line(number, line, 0) for number, line in enumerate(text.split("\n"), 1))
    source = SourceText(
        "a.txt",
        lines,
        "utf-8",
        hashlib.sha256(text.encode()).hexdigest(),
        script=script_of(lines).script,
    )
    found: list[Row] = []
    for place in explained(source)[1]:
        block, why = place.block, ""
        if place.reason.rule is not Rule.PLAIN:
            why = "".join(
                f"第 {part.line} 行“{part.words}”" if isinstance(part, SeedPlace) else part
                for part in sentences(place.reason, place.text)[0]
            )
        depth = 0
        if block and block.kind is not Kind.TITLE:
            depth = block.id.count("-") + (block.kind is not Kind.PARAGRAPH)
        name = block.id if block else ""
        found.append(Row(words(place.text), words(label(block)), depth, name, words(why)))
        for span in block.spans if block else ():
            if span.id:
                inside = words(block.text[span.start : span.end]) if block else ""
                found.append(Row("", f"{words(KINDS[Kind.ITEM])} {inside}", depth + 1, span.id, ""))
    return found


def told(found: list[Row], words: Words) -> str:
    """A picture in words, for who cannot see it."""
    parts = [f"{row.text}→{row.became}" if row.text else row.became for row in found]
    return words("左边是原文，右边是它成了什么：") + "；".join(parts).rstrip("。") + "。"


def wrapped(text: str, ems: float) -> Iterator[str]:
    """The lines of a text, none wider than ``ems``; what is ASCII is half as wide.

    A closing mark hangs over rather than begin a line (GB/T 15834 5.1.1).
    """
    line, width = "", 0.0
    for char in text:
        wide = 0.55 if char.isascii() else 1.0
        if width + wide > ems and char not in "，。；：、）》”」":
            yield line
            line, width = "", 0.0
        line, width = line + char, width + wide
    if line:
        yield line


def svg(found: list[Row], alt: str) -> str:
    """The picture of a text."""
    drawn: list[str] = []
    top = float(_GAP)
    for number, row in enumerate(found):
        if number and row.text:
            drawn.append(
                f'<line class="line" x1="{_LEFT}" x2="{_WIDTH - _LEFT}" y1="{top:g}" y2="{top:g}" '
                f'stroke="{_COLOURS["line"][0]}"/>'
            )
            top += _GAP / 2
        left = right = top
        for line in wrapped(row.text, _TEXT_EMS):
            left += _TEXT * _LEADING
            drawn.append(_words("ink", _LEFT, left, _TEXT, line))
        edge = _RIGHT + 10 * row.depth
        plain = not row.why and bool(row.text)
        right += _BECAME * _LEADING
        if row.id:
            edge_id = f'<tspan class="faint" fill="{_COLOURS["faint"][0]}" dx="8">#{row.id}</tspan>'
        else:
            edge_id = ""
        kind = "faint" if plain else "mark"
        drawn.append(_words(kind, edge, right, _BECAME, row.became, edge_id))
        for line in wrapped(row.why, (_WIDTH - _LEFT / 2 - edge) / _REASON):
            right += _REASON * _LEADING
            drawn.append(_words("faint", edge, right, _REASON, line))
        top = max(left, right) + _GAP * 0.75
    height = round(top + _GAP / 4)
    dark = "".join(f".{name}{{fill:{pair[1]}}}" for name, pair in _COLOURS.items())
    dark += f".line{{stroke:{_COLOURS['line'][1]}}}"
    body = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" font-family="{_FONTS}">\n'
        f"<title>{escape(alt)}</title>\n"
        f"<style>@media (prefers-color-scheme: dark){{{dark}}}</style>\n"
        f'<rect class="ground" width="{_WIDTH}" height="{height}" rx="6" '
        f'fill="{_COLOURS["ground"][0]}"/>\n{body}\n</svg>\n'
    )


def _words(kind: str, left: float, top: float, size: int, text: str, more: str = "") -> str:
    colour = _COLOURS[kind][0]
    return (
        f'<text class="{kind}" x="{left:g}" y="{top:g}" font-size="{size}" fill="{colour}">'
        f"{escape(text)}{more}</text>"
    )


def editions() -> dict[str, Words]:
    """What stands before ``.svg`` for each edition, and how its words are made."""
    return {"": str, ".zh_TW": traditional(Script()).text}


def pictures() -> dict[str, str]:
    """Every picture by the name of its file."""
    found: dict[str, str] = {}
    for name, text in TEXTS.items():
        for edition, words in editions().items():
            made = rows(text, words)
            found[f"{name}{edition}.svg"] = svg(made, told(made, words))
    return found


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures().items():
        (FOLDER / name).write_text(picture, "utf-8")
    for name, text in TEXTS.items():
        print(f"![{told(rows(text, str), str)}](outline/{name}.svg)")


if __name__ == "__main__":
    main()
