"""Notes of the editors on the site and in the books: links both ways, and no words of the text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup

import zhbook
from tests.books import carried, need_tex, printed
from tests.fidelity import Alike, difference
from tests.printed import Printed, known_text
from tests.site.builds import build, contents, page, sphinx
from tests.test_site_takeaway import read, validator

EDITIONS = ("zh-hans", "zh-hant")
SEED = """\
仅供学习 禁止外传
关于道路的讲话
同志们：
一、抓好道路。一是修好路，二是养好路。
（一）修路
依照《道路法》第三条修路，构建“六位一体“工作网格。
第一条　桥梁应当坚固。
"""
#: Line, words, and what the note says: no markup is any.
NOTES = (
    (2, "关于", "题目之注。"),
    (4, "抓好道路", "接排标题之注。"),
    (4, "一是", "短语之注。"),
    (5, "修路", "标题之注。"),
    (
        6,
        "《道路",
        "引用之注：<b>粗</b>`码` {raw}`x` [甲](乙) $x$ \\\\LaTeX {丙} 50% #1 _丁_ & ~ ^。",
    ),
    (6, "六位一体“", "原文如此。"),
    (7, "第一", "条号之注。"),
    (1, "禁止", "售卖者所加，移到文末之注。"),
)
LAW = "道路法\n第一条　甲。\n第二条　乙。\n第三条　丙。\n"


def write(seeds: Path, rows: tuple[tuple[int, str, str], ...]) -> None:
    toml = ""
    for line, words, said in rows:
        toml += f"[[texts.\"a.txt\".note]]\nline = {line}\nwords = '{words}'\ntext = '{said}'\n"
    (seeds / "book.toml").write_text(toml, "utf-8")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with seeds, pages, and the site of both editions below ``site``."""
    folder = tmp_path_factory.mktemp("noted")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "a.txt").write_text(SEED, "utf-8")
    (folder / "seeds" / "law.txt").write_text(LAW, "utf-8")
    write(folder / "seeds", NOTES)
    assert not zhbook.convert(folder / "seeds", folder / "pages").errors
    build(folder / "pages", folder / "site")
    yield folder


def html_of(book: Path, edition: str) -> Path:
    html = book / "site" / "html"
    return html if edition == "zh-hans" else html / edition


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_page_says_its_seed_and_the_notes_are_additions(book: Path, edition: str) -> None:
    html = (html_of(book, edition) / "a.html").read_text("utf-8")
    assert difference(SEED, html, Alike()) is None
    unmarked = html.replace("note-mark added", "note-mark").replace("editor-notes added", "")
    assert difference(SEED, unmarked, Alike()) is not None


def test_every_mark_leads_to_its_note_and_back(book: Path, edition: str) -> None:
    found = page(html_of(book, edition) / "a.html")
    marks = found.select("article sup.note-mark > a")
    notes = found.select("article aside.editor-note")
    assert len(marks) == len(notes) == len(NOTES)
    for mark, note, row in zip(marks, notes, NOTES, strict=True):
        assert (mark["role"], note["role"]) == ("doc-noteref", "doc-footnote")
        assert mark["href"] == f"#{note['id']}"
        back = note.select_one("a[role=doc-backlink]")
        assert back and back["href"] == f"#{mark['id']}"
        assert back.get_text() == mark.get_text()
        # A mark stands in no other link.
        assert not mark.find_parent("a")
        if edition == "zh-hans":
            assert note.get_text().strip() == f"{mark.get_text()} {row[2]}"
        assert not note.select("b, code, em, strong, .math")
    ids = [node["id"] for node in found.select("[id]")]
    assert len(ids) == len(set(ids))


def test_marks_are_no_part_of_titles_contents_search_and_excerpts(book: Path, edition: str) -> None:
    html = html_of(book, edition)
    found = page(html / "a.html")
    title = found.select_one("title")
    assert title and "①" not in title.get_text()
    for where in ("nav.bd-links", ".page-toc", ".bd-breadcrumbs", 'meta[property="og:title"]'):
        assert not any(re.search("[①-⑳]", str(part)) for part in found.select(where)), where
    for file in contents(html):
        if edition == "zh-hans" and file.startswith("zh-hant/"):
            continue
        if file.startswith(("_search/", "_excerpts/", "_originals/", "_index/")):
            said = (html / file).read_text("utf-8")
            assert "之注" not in said and "①" not in said, file
    for other in ("index.html", "genindex.html", "law.html", "cited.html"):
        if (html / other).exists():
            text = page(html / other).get_text()
            assert "之注" not in text and "之註" not in text and not re.search("[①-⑳]", text)


def test_ids_are_those_of_a_book_without_notes(book: Path, tmp_path: Path) -> None:
    shutil.copytree(book / "seeds", tmp_path / "seeds")
    write(tmp_path / "seeds", ())
    assert not zhbook.convert(tmp_path / "seeds", tmp_path / "pages").errors
    build(tmp_path / "pages", tmp_path / "site")

    def ids(folder: Path) -> list[str]:
        article = page(html_of(folder, "zh-hans") / "a.html").select_one("article")
        assert article
        return [i for n in article.select("[id]") if not (i := str(n["id"])).startswith("note-")]

    assert ids(tmp_path) == ids(book)
    # A note that goes leaves what a clean build has.
    shutil.copytree(book / "pages", tmp_path / "again")
    shutil.copytree(book / "site", tmp_path / "again-site")
    assert not zhbook.convert(tmp_path / "seeds", tmp_path / "again").errors
    build(tmp_path / "again", tmp_path / "again-site")
    mine = contents(tmp_path / "again-site" / "html")
    clean = contents(tmp_path / "site" / "html")
    assert mine.keys() == clean.keys()
    assert [n for n in clean if n.endswith(".html") and mine[n] != clean[n]] == []


def test_a_page_with_broken_marks_is_reported(tmp_path: Path) -> None:
    source = tmp_path / "zh-hans"
    source.mkdir()
    (source / "index.md").write_text(
        '---\nkind: "index"\nlang: "zh-Hans"\nbook-title: "书"\neditions: "zh-hans"\n---\n\n'
        "# 书\n\n甲{editor-note}`1`乙{editor-note}`x`丙{editor-note}`2`丁{editor-note}`2`\n\n"
        "```{editor-notes}\n2 | 二\n3 | 三\n四\n```\n",
        "utf-8",
    )
    done = sphinx(source, tmp_path / "html", tmp_path / "doctrees")
    for said in ("'x'", "mark 1 has no note", "note 3 has no mark", "'四'", "mark 2 has no note"):
        assert said in done.stderr
    html = page(tmp_path / "html" / "index.html")
    assert [a["href"] for a in html.select("sup.note-mark a")] == ["#note-2"]
    assert [n["id"] for n in html.select("aside.editor-note")] == ["note-2"]


def test_the_json_of_the_book_has_them_beside_the_text(book: Path, edition: str) -> None:
    html = html_of(book, edition)
    whole = read(html / "_book" / "book.json")
    validator(html, "book").validate(whole)
    (text,) = (text for text in whole["texts"] if text["slug"] == "a")
    found = {
        note["number"]: block["text"][: note["at"]]
        for block in [*text["blocks"], *text["notices"]]
        for note in block.get("notes", ())
    }
    assert sorted(found) == list(range(1, len(NOTES) + 1))
    if edition == "zh-hans":
        assert all(found[k].endswith(words) for k, (_, words, _) in enumerate(NOTES, 1))
    assert "①" not in "".join(block["text"] for block in text["blocks"])
    kinds = {span["kind"] for block in text["blocks"] for span in block.get("spans", ())}
    assert "editor-note" not in kinds


def test_in_an_epub_notes_pop_up(book: Path, edition: str, tmp_path: Path) -> None:
    shutil.copytree(book / "pages" / edition, tmp_path / edition)
    epub = carried(tmp_path / edition, tmp_path / "out")
    with ZipFile(epub) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("/a.xhtml") or n == "a.xhtml"]
        xhtml = archive.read(name).decode()
        everything = "".join(
            archive.read(n).decode()
            for n in archive.namelist()
            if n.endswith((".ncx", "nav.xhtml"))
        )
    found = BeautifulSoup(xhtml, "html.parser")
    refs = found.select('a[epub\\:type="noteref"]')
    notes = found.select('aside[epub\\:type="footnote"]')
    assert [ref["href"] for ref in refs] == [f"#{note['id']}" for note in notes]
    assert len(notes) == len(NOTES)
    assert not re.search("[①-⑳]", everything)


def test_in_print_a_note_is_a_footnote_on_its_page(
    book: Path, edition: str, tmp_path: Path
) -> None:
    need_tex()
    shutil.copytree(book / "pages" / edition, tmp_path / edition)
    pdf = Printed(printed(tmp_path / edition, tmp_path / "out"))
    known = known_text(tmp_path / edition, tmp_path / edition / "a.md")
    assert pdf.difference(SEED, known, "a", Alike()) is None
    for block in known["blocks"]:
        block.pop("notes", None)
    assert pdf.difference(SEED, known, "a", Alike()) is not None
    text = pdf.pages[pdf.places["a"] - 1]
    assert text.index("①") < text.index("②") < text.rindex("①") < text.rindex("⑧")
    said = "引用之注：<b>粗</b>`码` {raw}`x` [甲](乙) $x$ \\\\LaTeX {丙} 50% #1 _丁_ & ~ ^。"
    if edition == "zh-hans":
        assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text)
