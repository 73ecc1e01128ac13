"""A Word file, opened again by python-docx, has the headings and every character of its text."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

import zhbook
from zhbook.cli.word import main, make_all
from zhbook.sphinx.fidelity.shown import inked
from zhbook.writers.docx import word_file
from zhbook.writers.docx_styles import FACES, GREY

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = (
    "<w:p><w:r><w:t>伪</w:t></w:r></w:p>的讲话\n"
    "&amp;]]><!-- {{ 7*7 }} \\input{/etc/passwd} ${x}\n"
    "一、<b>粗</b>加强“领导”。各单位要重视。一是&lt;学习。二是]]>落实。\n"
    "二、\ud840\udc00𠮷𡨴 👪 a\u200db\n=cmd|'/c calc'!A0\n"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped seeds, and one text that means harm, converted."""
    out = tmp_path_factory.mktemp("word")
    seeds = out / "seeds"
    seeds.mkdir()
    for seed in (ROOT / "seeds").glob("*.txt"):
        (seeds / seed.name).write_bytes(seed.read_bytes())
    hostile = HOSTILE.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    (seeds / "hostile.txt").write_text(hostile, "utf-8")
    (seeds / "law.txt").write_text(
        "某某办法\n（2020年1月1日通过）\n第一编　总则\n第一章　任务\n第一节　甲\n"
        "第一条　为了制定办法。\n下列之一：\n（一）甲；\n（二）乙。\n第二条　附则‘l’été’α……——①。\n",
        "utf-8",
    )
    rows = (("某某办法", 1), ("第一条", 6), ("为了制定", 6), ("（一）甲", 8), ("乙", 9))
    (seeds / "book.toml").write_text(
        "".join(
            f'[[texts."law.txt".note]]\nline = {line}\nwords = "{words}"\n'
            f'text = "“{words}”的说明"\n'
            for words, line in rows
        )
    )
    outcome = zhbook.convert(seeds, out, jobs=1)
    assert not outcome.errors, [str(e) for e in outcome.errors]
    return out


def texts(pages: Path) -> list[dict[str, Any]]:
    found = [json.loads(f.read_text("utf-8")) for f in sorted(pages.glob("zh-*/_texts/*.json"))]
    assert len(found) == 14
    return found


def opened(known: dict[str, Any], folder: Path) -> Any:
    file = folder / "a.docx"
    file.write_bytes(word_file(known))
    return Document(str(file))


def test_it_has_every_character_in_order_and_nothing_else(pages: Path, tmp_path: Path) -> None:
    for known in texts(pages):
        shown = "".join(
            run.text
            for paragraph in opened(known, tmp_path).paragraphs
            if paragraph.style.name != "AddedLine"
            for run in paragraph.runs
            if not run.style.name.startswith("Added")
        )
        blocks = (*known["blocks"], *known["notices"])
        assert inked(shown) == inked("".join(block["text"] for block in blocks)), known["source"]


def test_headings_are_headings_of_word(pages: Path, tmp_path: Path) -> None:
    kinds = set()
    for known in texts(pages):
        paragraphs = opened(known, tmp_path).paragraphs
        shown = [
            (int(p.style.name.removeprefix("Heading ")), p.text.rstrip("。"))
            for p in paragraphs
            if p.style.name.startswith("Heading ")
        ]
        wanted = [
            (b["depth"], b["text"][: b["head"]].rstrip("。") + b.get("added", ""))
            for b in known["blocks"]
            if b["kind"] in ("text-title", "heading", "run-in")
        ]
        assert shown == wanted, known["source"]
        kinds |= {b["kind"] for b in known["blocks"]}
        (titled,) = [p for p in paragraphs if p.style.name == "Title"]
        title = "".join(r.text for r in titled.runs if r.style.name != "AddedMark")
        assert title == known["title"]
    assert {"text-title", "heading", "run-in", "article", "item", "note"} <= kinds


def test_a_run_in_heading_goes_on_in_its_line(pages: Path, tmp_path: Path) -> None:
    (known,) = (t for t in texts(pages) if t["slug"] == "hostile" and t["lang"] == "zh-Hans")
    paragraphs = opened(known, tmp_path).paragraphs
    (at,) = (k for k, p in enumerate(paragraphs) if p.text == "一、<b>粗</b>加强“领导”。")
    mark = paragraphs[at]._p.pPr.find(qn("w:rPr"))
    assert [child.tag for child in mark] == [qn("w:vanish"), qn("w:specVanish")]
    assert paragraphs[at + 1].text.startswith("各单位要重视。")


@pytest.mark.parametrize("lang", FACES)
def test_chinese_has_its_fonts_language_and_indents(pages: Path, tmp_path: Path, lang: str) -> None:
    known = next(t for t in texts(pages) if t["lang"] == lang)
    made = opened(known, tmp_path)
    song, hei, kai, language = FACES[lang]
    used = {p.style.name for p in made.paragraphs}
    assert {"Title", "Normal", "Heading 1"} <= used
    for name in used:
        properties = made.styles[name].element.rPr
        fonts = properties.find(qn("w:rFonts"))
        assert fonts.get(qn("w:eastAsia")) in (song, hei, kai)
        assert not [key for key in fonts.keys() if "heme" in key]  # noqa: SIM118 - lxml
        assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == language
    assert made.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == hei
    indent = made.styles["Normal"].element.pPr.ind
    assert indent.get(qn("w:firstLineChars")) == "200"
    assert made.styles["Title"].element.pPr.ind.get(qn("w:firstLineChars")) == "0"
    assert made.core_properties.title == known["title"]


def test_the_notes_of_the_editors_are_footnotes(pages: Path, tmp_path: Path) -> None:
    (known,) = (t for t in texts(pages) if t["slug"] == "law" and t["lang"] == "zh-Hans")
    made = opened(known, tmp_path)
    marks = [
        (run.text, run._r.getprevious().text, run._r[1].get(qn("w:id")))
        for paragraph in made.paragraphs
        for run in paragraph.runs
        if run._r.find(qn("w:footnoteReference")) is not None
    ]
    assert [(mark, word[-3:]) for mark, word, _ in marks] == [
        ("①", "某办法"),
        ("②", "第一条"),
        ("③", "了制定"),
        ("④", "一）甲"),
        ("⑤", "二）乙"),
    ]
    (part,) = (rel.target_part for rel in made.part.rels.values() if "footnotes" in rel.reltype)
    root = parse_xml(part.blob)
    ids = [note.get(qn("w:id")) for note in root]
    said = ["".join(t.text for t in note.iter(qn("w:t"))) for note in root]
    assert ids == ["-1", "0", *(id for _, _, id in marks)]
    assert said[2] == "①\u2002“某某办法”的说明" and said[-1] == "⑤\u2002“乙”的说明"
    assert [p.text for p in made.paragraphs if p.text.startswith("第一条")] == [
        "第一条②　为了制定③办法。"
    ]
    other = next(t for t in texts(pages) if t["slug"] == "hostile")
    assert not any("footnotes" in rel.reltype for rel in opened(other, tmp_path).part.rels.values())


def test_signs_of_both_scripts_are_set_in_the_chinese_face(pages: Path, tmp_path: Path) -> None:
    (known,) = (t for t in texts(pages) if t["slug"] == "law" and t["lang"] == "zh-Hans")
    runs = [run for paragraph in opened(known, tmp_path).paragraphs for run in paragraph.runs]
    hinted = {run.text: run._r.find(f".//{qn('w:rFonts')}[@{qn('w:hint')}]") for run in runs}
    assert hinted.pop("l’été") is None
    assert {"附则‘", "’α……——①。"} <= hinted.keys()
    latin = {text for text, fonts in hinted.items() if fonts is None}
    assert all(text.isascii() or run_is_mark(text) for text in latin), latin


def run_is_mark(text: str) -> bool:
    return text in "①②③④⑤"


def test_what_the_editors_added_is_marked(pages: Path, tmp_path: Path) -> None:
    collection = next(t for t in texts(pages) if any("added" in b for b in t["blocks"]))
    runs = [r for p in opened(collection, tmp_path).paragraphs for r in p.runs]
    added = [r.text for r in runs if r.style.name == "Added"]
    assert "〔其一〕" in added
    untitled = next(t for t in texts(pages) if t["title_added"])
    first = opened(untitled, tmp_path).paragraphs[0]
    assert first.runs[0].style.name == "Added" and first.text == untitled["title"]
    styles = opened(untitled, tmp_path).styles
    assert {styles[name].font.color.rgb for name in ("Added", "AddedLine")} == {GREY}


def test_only_what_changed_is_made_again_and_the_same_text_gives_the_same_bytes(
    pages: Path, tmp_path: Path
) -> None:
    assert make_all(pages / "zh-hans", tmp_path / "a") == (7, 7)
    assert make_all(pages / "zh-hans", tmp_path / "a") == (0, 7)
    assert make_all(pages / "zh-hans", tmp_path / "b") == (7, 7)
    files = {f.name: f.read_bytes() for f in (tmp_path / "a").iterdir()}
    assert files == {f.name: f.read_bytes() for f in (tmp_path / "b").iterdir()}
    with zipfile.ZipFile(tmp_path / "a" / "law.docx") as package:
        assert package.testzip() is None

    some = tmp_path / "pages" / "_texts" / "sub"
    some.mkdir(parents=True)
    text = (pages / "zh-hans" / "_texts" / "law.json").read_text("utf-8")
    (some / "x.json").write_text(text, "utf-8")
    assert make_all(tmp_path / "pages", tmp_path / "a") == (1, 1)
    assert [f.name for f in (tmp_path / "a").rglob("*.docx")] == ["x.docx"]


def test_a_title_of_any_length_is_taken(pages: Path, tmp_path: Path) -> None:
    known = texts(pages)[0]
    known |= {"title": "很长的题目" * 100, "title_added": True, "about": {"author": "某" * 300}}
    assert opened(known, tmp_path).paragraphs[0].text == "很长的题目" * 100


def test_without_python_docx_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_texts").mkdir()
    monkeypatch.delitem(sys.modules, "zhbook.writers.docx")
    monkeypatch.setitem(sys.modules, "docx", None)
    assert main([str(tmp_path), str(tmp_path / "out")]) == 2
    assert capsys.readouterr() == ("", "python-docx is missing: pip install 'zhbook[word]'\n")
    assert not (tmp_path / "out").exists()


def test_a_folder_without_texts_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "out")]) == 2
    assert "usage:" in capsys.readouterr().out
