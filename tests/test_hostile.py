"""Texts, names and titles from strangers: a book, or one line for each mistake.

``ZHBOOK_CASES`` says how many books are tried (`make fuzz`); a short run is the default.
No case may take longer than a minute: what hangs has failed.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from myst_parser.parsers.docutils_ import Parser

from tests import strategies
from tests.killed import status
from tests.site.builds import build, contents, page, pages
from zhbook.book import make
from zhbook.myst import EXTENSIONS
from zhbook.order import Order, Outcome

CASES = int(os.environ.get("ZHBOOK_CASES", "120"))
SECONDS = 60
SECRET = "密钥不可外传"

#: What would run, read or reach out, where it were taken for more than words.
ATTACKS = [
    "```{include} ../secret.md",
    "```{eval-rst}\n.. include:: ../secret.md\n.. raw:: html\n   :file: ../secret.md\n```",
    "```{raw} html\n<script>alert(1)</script>\n```",
    "```{figure} ../secret.md",
    "```{literalinclude} ../secret.md",
    "```{index-marks}\ns1 | 一 | 词\n```",
    "```{folded} 题\n```",
    "```{toctree}\n/etc/passwd\n```",
    "````\n```",
    ":::{raw} html",
    "{raw-html}`x` {include}`../secret.md` {download}`../secret.md` {doc}`/index`",
    "---\nmyst:\n  substitutions: {a: b}\ngenerated-by: zhbook\n---",
    "% 注释",
    "+++",
    "(target)=",
    "[^1] 与 [^1]: 脚注",
    "[甲]: javascript:alert(1)",
    "[甲](javascript:alert(1)) ![乙](../secret.md) <https://example.org>",
    "$x$ $$\\input{../secret.md}$$ \\(y\\)",
    "{{ a }} {{ env.app }} {% include 'secret.md' %}",
    "\\input{../secret.md} \\write18{touch x} ^^5cinput \\immediate",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)> </template>",
    "<!-- --> <![CDATA[ ]]> &lt;script&gt; &#60;",
    "\u202e右到左\u202c \u2066隔\u2069 \u200b\u200c\u200d\ufeff零宽",
    "\ue000\uf8ff\U000f0000\U0010fffd 私用",
    "〔" * 300,
    "“‘" * 200 + "甲" + "’”" * 200,
    "《" * 100 + "第一条" * 50,
    "e\u0301\u0301\u0301 \u0300",
    "={}[]()|`~*_#@!^",
]
NAMES = [
    *("a b.txt", "'单'.txt", '"双".txt', "..txt", "...txt", "a..b.txt", "~.txt", "$(x).txt"),
    *("index.txt", "search.txt", "genindex.txt", "404.txt", "pages.txt", "overview.txt"),
    *("chronicle.txt", "cited.txt", "con.txt", "zh-hant.txt", "_static.txt", "%2e%2e%2f.txt"),
    *("a\nb.txt", "a\x1bb.txt", "a\u2028b.txt", "c\udcff.txt", "\ud800.txt", "\\.txt", "*.txt"),
    *("<script>.txt", "-rf.txt", "#.txt", "a?b.txt", "\u202egnp.txt", "é.txt", "e\u0301.txt"),
    *("index/index.txt", "pages/about.txt", "_build/x.txt", "CON/nul.txt", "甲/乙/丙/丁.txt"),
    "长" * 80 + ".txt",
]
NEIGHBOUR = "邻居\n一、住在旁边\n别人说什么，与它无关。\n二、不受影响\n正文。\n"

_attack = st.one_of(st.sampled_from(ATTACKS), strategies.hostile_line)
_text = st.lists(st.one_of(_attack, strategies.paragraph), min_size=1, max_size=8).map("\n".join)
_title = st.one_of(_attack, st.text(max_size=12))
_books = st.fixed_dictionaries(
    {
        "texts": st.dictionaries(st.sampled_from(NAMES), _text, min_size=1, max_size=3),
        "title": _title,
        "own": _title,
        "editor": _title,
    }
)


class _Taken(Directive):
    """A directive of this project: its content is read, as Sphinx would."""

    optional_arguments, final_argument_whitespace, has_content = 1, True, True
    option_spec = {"class": directives.unchanged, "hidden": directives.flag}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        box = nodes.container()
        if self.name == "folded":
            self.state.nested_parse(self.content, 0, box)
        return [box]


for _name in ("index-marks", "index-terms", "folded"):
    directives.register_directive(_name, _Taken)

_ALLOWED = (
    *(nodes.document, nodes.section, nodes.title, nodes.paragraph, nodes.inline, nodes.Text),
    *(nodes.target, nodes.container),
)


@contextmanager
def limited() -> Iterator[None]:
    """End what does not end by itself."""

    def late(*_: Any) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def lay_out(folder: Path, book: dict[str, Any]) -> dict[str, str]:
    """Seeds with what the book says, a neighbour and a secret; the texts that could be written."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    (folder / "secret.md").write_text(SECRET)
    (seeds / "secret.md").write_text(SECRET)
    (seeds / "neighbour.txt").write_text(NEIGHBOUR)
    written = {}
    for name, text in book.get("texts", {}).items():
        place = Path(os.fsdecode(os.fsencode(str(seeds / name)))) if "\ud800" not in name else None
        if place is None:  # not a name that this file system could have
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", errors="replace")
        written[name] = text
    lines = ["[book]"]
    for key in ("title", "editor", "description"):
        if key in book:
            lines.append(f"{key} = {string(book[key])}")
    lines.append('[texts."neighbour.txt"]\nslug = "the-neighbour"')
    spoken = [n for n in written if n.isprintable() and "\\" not in n and '"' not in n]
    if "own" in book and spoken:
        lines.append(f'[texts."{spoken[0]}"]\ntitle = {string(book["own"])}')
    (seeds / "book.toml").write_text("\n".join(lines), "utf-8", errors="replace")
    return written


def string(text: str) -> str:
    """A string of TOML; JSON's escapes are TOML's as well, but for U+007F."""
    return json.dumps(text).replace("\x7f", "\\u007f") if text.isascii() else _plain(text)


def _plain(text: str) -> str:
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08X}" for c in text) + '"'


def converted(folder: Path, **options: Any) -> Outcome:
    """The book of a folder; in this process, and in bounded time."""
    with limited():
        return make(Order(folder / "seeds", folder / "docs", jobs=1, **options))


@cache
def neighbours() -> dict[str, bytes]:
    """The pages of the neighbour in a book of its own."""
    with tempfile.TemporaryDirectory() as name:
        lay_out(Path(name), {})
        assert converted(Path(name)).errors == []
        return {p: c for p, c in contents(Path(name, "docs")).items() if "the-neighbour" in p}


def check_page(markdown: str, name: str) -> None:
    """A page holds titles and paragraphs, and nothing that would run, read or reach out."""
    tree = publish_doctree(
        markdown,
        parser=Parser(),
        settings_overrides={
            "myst_enable_extensions": EXTENSIONS,
            "report_level": 3,
            "halt_level": 5,
            "warning_stream": False,
            "doctitle_xform": False,
        },
    )
    for node in tree.findall():
        if isinstance(node, nodes.system_message):
            assert node["level"] < 3, (name, node)
        elif isinstance(node.parent, nodes.system_message):
            continue
        elif isinstance(node, nodes.reference):  # to another place of the book
            assert ":" not in str(node.get("refuri", "")), (name, node)
        else:
            assert isinstance(node, _ALLOWED), (name, type(node), node)


@given(_books)
@settings(max_examples=CASES, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_book_is_converted_or_told_in_lines(book: dict[str, Any]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="hostile"))
    try:
        lay_out(folder, book)
        outcome = converted(folder)
        for told in [*outcome.errors, *(d.message for d in outcome.diagnostics)]:
            assert len(str(told).splitlines()) == 1, told
        for error in outcome.errors:
            str(error).encode()  # can be printed
        if outcome.errors:
            assert not (folder / "docs").exists()
            outcome = converted(folder, skip_bad=True)
        assert {path.name for path in folder.iterdir()} <= {"seeds", "docs", "secret.md"}
        if not outcome.errors:
            check_book(folder / "docs")
    finally:
        shutil.rmtree(folder)


def check_book(docs: Path) -> None:
    """Only the two folders are there; no page tells the secret, and the neighbour's is its own."""
    made = contents(docs)
    assert {path.split("/")[0] for path in made} == {"zh-hans", "zh-hant"}
    found = {p: c for p, c in made.items() if p.rsplit("/", 1)[-1] == "the-neighbour.md"}
    assert found == {p: c for p, c in neighbours().items() if p.endswith(".md")}
    for path, content in made.items():
        assert SECRET.encode() not in content
        if path.endswith(".md") and b"\nsource: " in content and b"the-neighbour" not in content:
            check_page(content.decode().partition("\n---\n")[2], path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    lay_out(tmp_path, {"texts": {"a.txt": "甲文\n正文。"}})
    seeds, outside = tmp_path / "seeds", tmp_path / "outside"
    outside.mkdir()
    (outside / "in.txt").write_text(SECRET)
    (seeds / "link.txt").symlink_to(outside / "in.txt")
    (seeds / "up.txt").symlink_to("../secret.md")
    (seeds / "folder").symlink_to(outside)
    (seeds / "inside.txt").symlink_to("a.txt")
    (seeds / "loop.txt").symlink_to("loop.txt")
    outcome = converted(tmp_path)
    said = "a link that leads out of the folder of seeds; copy the file"
    assert [str(error) for error in outcome.errors] == [
        f"{seeds}/{name}.txt: error: {said}" for name in ("link", "loop", "up")
    ]
    outcome = converted(tmp_path, skip_bad=True)
    assert (outcome.errors, outcome.texts) == ([], 3)
    assert not [p for p, c in contents(tmp_path / "docs").items() if SECRET.encode() in c]


@pytest.mark.parametrize(
    "name",
    [
        *("a.txt/../b.txt", "con.txt", "overview.txt", "index.txt", "search.txt", "genindex.txt"),
        *("pages/x.txt", "_static/x.txt", "_build/x.txt", "zh-hant/x.txt", "_sources/x.txt"),
        *("fidelity.txt", "cited.txt", "chronicle.txt", "_texts/x.txt", "_book/x.txt"),
    ],
)
def test_a_reserved_name_takes_no_page_of_the_book(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds/a.txt").mkdir(parents=True)
    shutil.rmtree(tmp_path / "seeds")
    lay_out(tmp_path, {"texts": {name.replace("a.txt/../", ""): "甲文\n正文。"}})
    assert converted(tmp_path).errors == []
    taken = {"index.md", "search.md", "genindex.md", "404.md", "overview.md", "fidelity.md"}
    taken |= {"cited.md", "cited_a.md", "chronicle.md", "pages/x.md"}
    for edition in ("zh-hans", "zh-hant"):
        made = contents(tmp_path / "docs" / edition)
        assert made.keys() & taken == {"index.md"}
        pages = [path for path in made if not path.startswith("_texts/")]
        assert not [path for path in pages if path.startswith(("_", "zh-hant/"))]
        assert "邻居".encode() in made["index.md"] or "鄰居".encode() in made["index.md"]


EXTREMES: dict[str, Callable[[], str]] = {
    "a million brackets": lambda: "题\n" + "〔" * 999_990,
    "quotes nested ten thousand deep": lambda: "题\n" + "“‘" * 10_000 + "甲" + "’”" * 10_000,
    "quotes that never close": lambda: "题\n" + "“" * 300_000,
    "a million lines": lambda: "题\n" + "甲\n" * 1_000_000,
    "zero width": lambda: "题\n甲" + "\u200b" * 900_000,
    "combining marks": lambda: "题\ne" + "\u0301" * 300_000,
    "book marks": lambda: "题\n" + "《" * 200_000 + "》" * 200_000,
    "articles in a line": lambda: "题\n" + "第一条、" * 100_000,
    "backslashes": lambda: "题\n" + "\\" * 500_000,
    "backticks": lambda: "题\n" + "`" * 300_000 + "\n" + "` `" * 100_000,
    "asterisks": lambda: "题\n" + "*a_" * 150_000,
    "links": lambda: "题\n" + "[甲](" * 100_000,
}


@pytest.mark.parametrize("name", EXTREMES)
def test_what_is_beyond_all_reason_ends(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(EXTREMES[name](), "utf-8")

    def work() -> int:
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        signal.alarm(5 * SECONDS)
        made = make(Order(tmp_path / "seeds", tmp_path / "docs", jobs=1))
        return 1 if [error for error in made.errors if "\n" in str(error)] else 0

    assert status(work) == 0


def test_a_hostile_book_makes_a_site_on_which_nothing_runs(tmp_path: Path) -> None:
    names = [n for n in NAMES if not set("\n\x1b\u2028\udcff\ud800") & set(n)]
    texts = {name: "\n".join([f"文{k}", *ATTACKS[k % 3 :: 3]]) for k, name in enumerate(names)}
    title = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
    lay_out(tmp_path, {"texts": texts, "title": title, "own": title, "editor": title})
    assert converted(tmp_path).errors == []
    html = build(tmp_path / "docs", tmp_path / "site")
    for path in pages(html):
        built = page(path)
        for element in built.find_all(True):
            handlers = [name for name in element.attrs if name.lower().startswith("on")]
            assert handlers == [], (path, element)
            for name in ("href", "src"):
                address = str(element.get(name, ""))
                assert not address.lower().strip().startswith("javascript:"), (path, element)
        assert not built.select("img, iframe, object, embed, svg[onload]"), path
        data = 'script:not([src], [type="application/ld+json"])'
        assert not built.select(data), path
        assert SECRET not in path.read_text("utf-8")
        for script in built.select('script[type="application/ld+json"]'):
            json.loads(script.get_text())
    for name, content in contents(html).items():
        assert SECRET.encode() not in content, name
