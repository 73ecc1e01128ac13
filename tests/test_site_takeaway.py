"""What may be taken away: seeds byte for byte, outlines, Word files, and the book as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

import zhbook
from tests.site.builds import ROOT, build, contents, page, sphinx
from zhbook.cli.word import make_all

LAW = """\
某某办法
（2020年1月1日某某局公布）
第一章　总则
第一条　为了办事，制定本办法。
下列之一，依照《某某法》和第一条办理：
（一）甲；
（二）乙。
第二条　依照第一条办理。
"""
OWN_NAME = "会议 “讲话”&amp;<b>.txt"


def seeds() -> dict[str, bytes]:
    found = {seed.name: seed.read_bytes() for seed in (ROOT / "seeds").glob("*.txt")}
    assert len(found) == 5
    found["法规/办法.txt"] = LAW.replace("\n", "\r\n").encode("gb18030")
    found[OWN_NAME] = "\ufeff讲话\n一、甲。要办。\u200b\n二、乙。\n要办。".encode()
    found["繁體.txt"] = "關於學習的通知\n各機關：\n學習裡面的經驗，發揚優良傳統。\n".encode("big5")
    return found


def convert(out: Path, texts: dict[str, bytes]) -> None:
    for name, content in texts.items():
        seed = out / "seeds" / name
        seed.parent.mkdir(parents=True, exist_ok=True)
        seed.write_bytes(content)
    outcome = zhbook.convert(out / "seeds", out, jobs=1)
    assert not outcome.errors, [str(e) for e in outcome.errors]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("taken")
    convert(out, seeds())
    build(out, out / "site")
    return out


@pytest.fixture(scope="module")
def html(book: Path) -> Path:
    return book / "site" / "html"


def schema_of(html: Path, name: str) -> Any:
    schema = json.loads((html / "_book" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return schema


def closed(schema: Any) -> Any:
    """A schema that accepts what is documented and nothing else: for us, not for consumers."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "anyOf" in schema:
        known, others = schema["anyOf"]
        assert list(known) == ["enum"] and others == {"type": "string"}
        return {**{k: v for k, v in schema.items() if k != "anyOf"}, **known}
    made = {key: closed(value) for key, value in schema.items()}
    assert "enum" not in made, "a consumer would refuse what may be added to it"
    assert made.get("additionalProperties", True) is True
    if isinstance(made.get("properties"), dict):
        made["additionalProperties"] = False
    return made


def validator(html: Path, name: str) -> Any:
    """What our own files must satisfy: no key and no kind that is not documented."""
    return Draft202012Validator(closed(schema_of(html, name)))


def grown(value: Any) -> Any:
    """What a later version may write: a new key in every object, and kinds yet unknown."""
    if isinstance(value, list):
        return [grown(each) for each in value]
    if not isinstance(value, dict):
        return value
    later = {key: grown(each) for key, each in value.items()}
    if "kind" in later:
        later["kind"] = "later-kind"
    return {**later, "later": {"key": 1}}


def test_a_consumer_accepts_the_keys_and_kinds_of_a_later_version(html: Path) -> None:
    outline = read(sorted(html.glob("**/_texts/**/*.json"))[0])
    for name, found in (("outline", outline), ("book", read(html / "_book/book.json"))):
        schema = Draft202012Validator(schema_of(html, name))
        schema.validate(found)
        schema.validate(grown(found))
        assert not schema.is_valid(grown(found) | {"version": 2})
        assert not validator(html, name).is_valid(found | {"later": 1})


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def texts(html: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(html / "_book" / "book.json")["texts"]
    return found


def test_a_seed_is_taken_byte_for_byte_under_its_own_name(html: Path) -> None:
    given = seeds()
    taken = 0
    for folder in (html, html / "zh-hant"):
        for text in texts(folder):
            file = folder / f"{text['page']}.html"
            first, second = page(file).select(".take a")[:2]
            seed = (file.parent / str(first["href"])).resolve()
            assert seed.read_bytes() == given[text["source"]]
            assert first["download"] == text["source"].rpartition("/")[2]
            outline = read((file.parent / str(second["href"])).resolve())
            assert outline["slug"] == text["slug"] and outline["lang"] == text["lang"]
            taken += 1
    assert taken == 2 * len(given)
    assert not list((html / "zh-hant").rglob("_texts/**/*.txt"))


def test_every_outline_is_what_its_schema_says(html: Path) -> None:
    valid = validator(html, "outline")
    files = sorted(html.glob("**/_texts/**/*.json"))
    assert len(files) == 2 * len(seeds())
    for file in files:
        valid.validate(read(file))
    broken = read(files[0])
    for key in broken.keys() - {"proof_read"}:
        assert not valid.is_valid({k: v for k, v in broken.items() if k != key}), key
    assert not valid.is_valid(broken | {"other": 1})


@pytest.mark.parametrize("edition", (".", "zh-hant"))
def test_the_book_is_what_its_schema_says_and_has_every_place(html: Path, edition: str) -> None:
    whole = read(html / edition / "_book" / "book.json")
    validator(html / edition, "book").validate(whole)
    assert whole["parts"] == [
        {"page": "fa-gui/index", "title": "法规" if edition == "." else "法規"}
    ]
    kinds = set()
    for text in whole["texts"]:
        shown = page(html / edition / f"{text['page']}.html")
        ids = {str(place["id"]) for place in shown.select(".bd-article [id]")}
        outline = read(html / edition / "_texts" / f"{text['page']}.json")["outline"]
        assert {entry["id"] for entry in outline} <= ids
        assert {block["id"] for block in text["blocks"]} <= ids
        headings = [entry["text"] for entry in outline if entry["kind"] == "run-in"]
        for heading in headings:
            assert heading in shown.get_text()
        kinds |= {entry["kind"] for entry in outline}
        for block in text["blocks"]:
            for span in block.get("spans", ()):
                assert 0 <= span["start"] < span["end"] <= len(block["text"])
                if target := span.get("target"):
                    slug, _, name = target.partition("--")
                    assert slug != text["slug"] or not name or name in ids
    assert kinds == {"text-title", "heading", "run-in", "article", "item", "inner-item"}


def test_references_say_where_they_lead(html: Path) -> None:
    (law,) = (text for text in texts(html) if text["slug"] == "ban-fa")
    said = {
        block["text"][span["start"] : span["end"]]: span["target"]
        for block in law["blocks"]
        for span in block.get("spans", ())
        if span["kind"] == "reference"
    }
    assert said["第一条"] == "ban-fa--art-1"


def test_the_front_page_offers_the_book(html: Path) -> None:
    link = page(html / "index.html").select_one('.downloads a[href="_book/book.json"]')
    assert link is not None and str(link["download"]).endswith(".json")


def test_a_second_output_folder_is_not_taken_for_the_first(tmp_path: Path) -> None:
    def built(out: Path) -> dict[str, bytes]:
        done = sphinx(tmp_path / "zh-hans", out, tmp_path / "doctrees")
        assert done.returncode == 0, done.stderr
        return {k: v for k, v in contents(out).items() if k.startswith(("_texts/", "_book/"))}

    convert(tmp_path, {"a.txt": b"\xe7\x94\xb2\n\xe4\xb9\x99"})
    built(tmp_path / "one")
    built(tmp_path / "two")
    convert(tmp_path, {"a.txt": "甲\n一、丙。丁。\n二、戊。".encode()})
    assert built(tmp_path / "one") == built(tmp_path / "two")


def test_word_files_are_offered_when_they_are_there(tmp_path: Path) -> None:
    convert(tmp_path, {"法规/办法.txt": seeds()["法规/办法.txt"]})
    books = tmp_path / "books"
    options = ("-D", f"zhbook_books={books}")
    html = build(tmp_path, tmp_path / "site", *options)

    def offered() -> list[str]:
        links = page(html / "fa-gui" / "ban-fa.html").select(".take a[download$='.docx']")
        return [f"{link['href']} {link['download']}" for link in links]

    assert offered() == []
    make_all(tmp_path / "zh-hans", books / "docx" / "zh-hans")
    build(tmp_path, tmp_path / "site", *options)
    assert offered() == ["../_texts/fa-gui/ban-fa.docx 某某办法.docx"]
    made = books / "docx" / "zh-hans" / "fa-gui" / "ban-fa.docx"
    assert (html / "_texts" / "fa-gui" / "ban-fa.docx").read_bytes() == made.read_bytes()
    clean = build(tmp_path, tmp_path / "clean", *options)
    assert contents(html) == contents(clean)
    made.unlink()
    build(tmp_path, tmp_path / "site", *options)
    assert offered() == [] and not (html / "_texts" / "fa-gui" / "ban-fa.docx").exists()
