"""How well paragraphs are found again in texts that were laid out on pages.

    python tests/bench/layouts.py [LAYOUT …]

ZHBOOK_CORPUS is what ``outline.py`` reads, whose texts have a paragraph on each line. Each is set
in every layout in which people hold texts, read again, and compared with what its clean lines give:
F1 of the headings with their depth, and the share of texts that have the same blocks (kind, depth
and words, without blanks). ``raw`` and ``layout`` are what pdftotext makes of a PDF that Chromium
typeset; they need both, and take every tenth text.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from tests.bench.outline import corpus
from zhbook.model import Document, Kind
from zhbook.outline import outline
from zhbook.reader.source import read_source

#: A line has so many Han characters, a page so many lines (GB/T 9704-2012, 5.2.1: 22 lines of 28).
WIDTH, PAGE = 28, 22
_NARROW_START = re.compile(r"[0-9A-Za-z.,%]+")
_NO_START = "。，、；：？！）》〉】」』”’"
_NO_END = "（《〈【「『“‘"
_HEAD = re.compile(
    r"第[一二三四五六七八九十百零〇]+(?:分编|[编章节])|[一二三四五六七八九十]+、.{0,20}$"
)
_ITEM = re.compile(r"[（(][一二三四五六七八九十]+[）)]|[0-9]+[.．、]|[一二三四五六七八九十]+、")
_HEADINGS = (Kind.TEXT_TITLE, Kind.HEADING, Kind.RUN_IN)


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def wide(text: str) -> int:
    return sum(1 if ord(character) < 0x2000 else 2 for character in text)


def broken(text: str, first: int, rest: int) -> list[str]:
    """A paragraph on lines of so many columns, by the rules for the ends of lines."""
    units: list[str] = []
    at = 0
    while at < len(text):
        word = _NARROW_START.match(text, at)
        end = word.end() if word else at + 1
        while end < len(text) and text[end - 1] in _NO_END:
            end += 1
        while end < len(text) and text[end] in _NO_START:
            end += 1
        units.append(text[at:end])
        at = end
    lines, line, room = [], "", first
    for unit in units:
        if line and wide(line) + wide(unit) > room:
            lines.append(line)
            line, room = "", rest
        line += unit
    return [*lines, line]


def is_head(line: str) -> bool:
    return _HEAD.match(line) is not None and line[-1] not in "。；"


def lost(text: str) -> list[str]:
    """The indent of first lines is lost, as in what pdftotext gives."""
    return [line for p in paragraphs(text) for line in broken(p, 2 * WIDTH - 4, 2 * WIDTH)]


def flush(text: str) -> list[str]:
    """No first line was ever indented, as on the sites of Taiwan's laws."""
    return [line for p in paragraphs(text) for line in broken(p, 2 * WIDTH, 2 * WIDTH)]


def hanging(text: str) -> list[str]:
    """Items go on below their words, all else flush."""
    out = []
    for p in paragraphs(text):
        hang = "    " if _ITEM.match(p) else ""
        first, *rest = broken(p, 2 * WIDTH, 2 * WIDTH - len(hang))
        out += [first, *(hang + line for line in rest)]
    return out


def flush_heads(text: str) -> list[str]:
    """Paragraphs indented, heads not."""
    out = []
    for p in paragraphs(text):
        if is_head(p):
            out += broken(p, 2 * WIDTH, 2 * WIDTH)
            continue
        first, *rest = broken(p, 2 * WIDTH - 4, 2 * WIDTH)
        out += ["\u3000\u3000" + first, *rest]
    return out


def centred(text: str) -> list[str]:
    """Paragraphs indented, title and heads centred by blanks."""
    out = []
    for k, p in enumerate(paragraphs(text)):
        if k == 0 or is_head(p):
            for line in broken(p, 2 * WIDTH, 2 * WIDTH):
                out.append(" " * ((2 * WIDTH - wide(line)) // 2) + line)
            continue
        first, *rest = broken(p, 2 * WIDTH - 4, 2 * WIDTH)
        out += ["\u3000\u3000" + first, *rest]
    return out


def plain(text: str) -> list[str]:
    """Paragraphs indented."""
    out = []
    for p in paragraphs(text):
        first, *rest = broken(p, 2 * WIDTH - 4, 2 * WIDTH)
        out += ["\u3000\u3000" + first, *rest]
    return out


def all_indented(text: str) -> list[str]:
    """A margin of blanks before every line."""
    return ["    " + line for line in plain(text)]


def blank_between(text: str) -> list[str]:
    """An empty line between paragraphs, first lines flush."""
    out = []
    for p in paragraphs(text):
        out += [*broken(p, 2 * WIDTH, 2 * WIDTH), ""]
    return out


def blank_after_all(text: str) -> list[str]:
    """An empty line after every line."""
    return [part for line in plain(text) for part in (line, "")]


def numbered(text: str) -> list[str]:
    """Page numbers between the lines."""
    return list(_paged(plain(text), ""))


def lost_numbered(text: str) -> list[str]:
    """Page numbers between the lines, first indents lost."""
    return list(_paged(lost(text), ""))


def headed(text: str) -> list[str]:
    """Page numbers and running heads between the lines."""
    return list(_paged(plain(text), f"{paragraphs(text)[0][:20]}公报"))


def _paged(lines: Sequence[str], head: str) -> Iterator[str]:
    for k, line in enumerate(lines):
        if k and k % PAGE == 0:
            yield f"— {k // PAGE} —"
            if head:
                yield head
        yield line


LAYOUTS: dict[str, Callable[[str], list[str]]] = {
    made.__name__: made
    for made in (
        *(plain, lost, flush, hanging, flush_heads, centred, all_indented),
        *(blank_between, blank_after_all, numbered, lost_numbered, headed),
    )
}

_PAGE = """<!doctype html><meta charset=utf-8><style>
@page {{ size: A4; margin: 37mm 26mm 35mm 28mm }}
body {{ font: 16pt/29pt "Noto Serif CJK SC"; text-align: justify }}
p {{ margin: 0; text-indent: 2em }} h1 {{ font-size: 22pt; text-align: center }}
h2 {{ font-size: 16pt; text-align: center }}
</style>{body}"""


def typeset(texts: Sequence[str], folder: Path) -> list[Path]:
    """The texts as PDF files, set by Chromium with a page number at the foot."""
    from playwright.sync_api import sync_playwright

    made = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for k, text in enumerate(texts):
            title, *rest = paragraphs(text)
            body = f"<h1>{escape(title)}</h1>" + "".join(
                f"<h2>{escape(p)}</h2>" if is_head(p) else f"<p>{escape(p)}</p>" for p in rest
            )
            page.set_content(_PAGE.format(body=body))
            file = folder / f"{k}.pdf"
            page.pdf(
                path=file,
                prefer_css_page_size=True,
                display_header_footer=True,
                header_template="<span></span>",
                footer_template='<div style="font-size:10pt;width:100%;text-align:center">'
                '— <span class="pageNumber"></span> —</div>',
            )
            made.append(file)
        browser.close()
    return made


def read(folder: Path, name: str, text: str) -> Document:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return outline(read_source(file, file.name))


def bare(text: str) -> str:
    return "".join(text.split())


def blocks(document: Document) -> list[tuple[str, int, str]]:
    own = [("title", 0, bare(document.title.text))] if document.title else []
    return own + [(b.kind.value, b.depth, bare(b.text)) for b in document.blocks]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(b.depth, bare(b.text[: b.head])) for b in document.blocks if b.kind in _HEADINGS]


class Figures:
    """What one layout gave."""

    def __init__(self) -> None:
        self.same = self.texts = self.hit = self.found = self.wanted = 0
        self.wrong: list[str] = []

    def add(self, name: str, clean: Document, other: Document) -> None:
        first, second = headings(clean), headings(other)
        left = list(second)
        for heading in first:
            if heading in left:
                left.remove(heading)
                self.hit += 1
        self.found += len(second)
        self.wanted += len(first)
        self.texts += 1
        if blocks(clean) == blocks(other):
            self.same += 1
        else:
            self.wrong.append(name)

    def __str__(self) -> str:
        f1 = 2 * self.hit / max(1, self.found + self.wanted)
        share = self.same / self.texts
        return f"F1 {f1:.4f}   the same blocks {self.same} of {self.texts} ({share:.1%})"


def main(wanted: Sequence[str]) -> int:
    texts = [(file.name, file.read_text("utf-8")) for file, _ in corpus()]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        clean = {name: read(folder, name, text) for name, text in texts}
        for layout, made in LAYOUTS.items():
            if wanted and layout not in wanted:
                continue
            figures = Figures()
            for name, text in texts:
                figures.add(name, clean[name], read(folder, name, "\n".join(made(text)) + "\n"))
            print(f"{layout:16} {figures}", flush=True)
        if not wanted or {"raw", "layout"} & {*wanted}:
            some = texts[::10]
            files = typeset([text for _, text in some], folder)
            for option in ("raw", "layout"):
                figures = Figures()
                for (name, _), file in zip(some, files, strict=True):
                    command = ["pdftotext", f"-{option}", str(file), "-"]
                    done = subprocess.run(command, capture_output=True, text=True, check=True)
                    figures.add(name, clean[name], read(folder, name, done.stdout))
                print(f"{option:16} {figures}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
