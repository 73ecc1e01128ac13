"""The page 逐字校核 tells what was compared with the seeds, and what came of it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import Tag

import zhbook
from tests.books import need, need_tex, printed
from tests.site.builds import build, contents, page, sphinx
from zhbook.files.kept import MADE_BY, Kept

TEXTS = {
    "a.txt": "某某讲话\n仅供学习 请勿外传\n\n同志们：\n一、加强领导。要重视。\n二、抓好落实。",
    "b.txt": "目　录\n一、总则……1\n二、附则……2\n养犬规定\n一、总则\n犬只适用。\n二、附则\n无。",
    "繁.txt": "關於學習的通知\n各機關：\n學習裡面的經驗，發揚優良傳統。\n二〇二〇年一月一日",
    "部/g.txt": "某某办法\n第一条　为了制定办法。\n第二条　依照第一条办理。",
}


NOTE = '[[texts."a.txt".note]]\nline = 5\nwords = "加强领导"\ntext = "应为“改进领导”。"\n'


def write(book: Path, texts: dict[str, str], said: str = "") -> Path:
    """Seeds and the pages made of them; ``said`` is what stands in book.toml."""
    (book / "seeds").mkdir(exist_ok=True)
    (book / "seeds" / "book.toml").write_text(said, "utf-8")
    for name, text in texts.items():
        seed = book / "seeds" / name
        seed.parent.mkdir(parents=True, exist_ok=True)
        seed.write_bytes(text.encode("gb18030" if name.endswith("g.txt") else "utf-8"))
    outcome = zhbook.convert(book / "seeds", book, jobs=1)
    assert not outcome.errors, [str(e) for e in outcome.errors]
    return book


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("fidelity"), TEXTS, NOTE)


@pytest.fixture(scope="module")
def html(book: Path) -> Path:
    return build(book, book / "site")


def rows(html: Path) -> dict[str, Tag]:
    """What the page says of each text, by the name of its seed."""
    found = {}
    for row in page(html / "fidelity.html").select(".fidelity-texts li"):
        name = row.select_one(".fidelity-counts span")
        assert name is not None
        found[name.get_text()] = row
    return found


def test_every_seed_stands_there_with_its_sum_and_its_result(book: Path, html: Path) -> None:
    for folder in (html, html / "zh-hant"):
        found = rows(folder)
        assert set(found) == set(TEXTS)
        for name, row in found.items():
            seed = (book / "seeds" / name).read_bytes()
            code = row.select_one("code")
            assert code is not None and code.get_text() == sha256(seed).hexdigest()
            assert [s["class"] for s in row.select("p:first-child span")] == [["fidelity-same"]]
            link = row.select_one("a")
            assert link is not None and (folder / str(link["href"])).is_file()


def test_what_was_added_moved_and_left_out_is_counted(html: Path) -> None:
    found = {name: row.get_text() for name, row in rows(html).items()}
    assert "不录的目录：3 行" in found["b.txt"]
    assert "加链接：1 处" in found["部/g.txt"]
    assert "转换" in found["繁.txt"] and "转换" not in found["a.txt"]
    assert "题下资料" in found["繁.txt"]
    assert "编者所加：编者注 1 条" in found["a.txt"] and "编者注" not in found["b.txt"]
    other = {name: row.get_text() for name, row in rows(html / "zh-hant").items()}
    assert "轉換" in other["a.txt"] and "轉換" not in other["繁.txt"]


def test_texts_and_the_page_of_the_book_lead_to_it(html: Path) -> None:
    link = page(html / "bu" / "g.html").select_one('.take a[href="../fidelity.html"]')
    assert link is not None and link.get_text() == "逐字校核"


@pytest.mark.parametrize(
    ("before", "after"), (("重视", "重示"), ("重视", "重视了"), ("重视", "重"))
)
@pytest.mark.parametrize("edition", ("zh-hans", "zh-hant"))
def test_a_page_that_differs_fails_the_build_and_is_shown(
    tmp_path: Path, before: str, after: str, edition: str
) -> None:
    book = write(tmp_path, {"a.txt": TEXTS["a.txt"], "b.txt": TEXTS["b.txt"]})
    wrong = book / edition / "a.md"
    if edition == "zh-hant":
        before, after = (words.replace("视", "視") for words in (before, after))
    said = wrong.read_text("utf-8")
    assert before in said
    wrong.write_text(said.replace(before, after, 1), "utf-8")
    out = tmp_path / "html"
    done = sphinx(book / edition, out, tmp_path / "doctrees", "-W", "--keep-going")
    assert done.returncode == 1
    assert "a.txt:5: WARNING: page-differs: a: " in done.stderr, done.stderr
    assert "page-differs: b" not in done.stderr
    found = rows(out)
    assert found["a.txt"]["class"] == ["failed"] and not found["b.txt"].get("class")
    # An unchanged second run says it again, also where other warnings are not wanted.
    hushed = ("-D", "suppress_warnings=zhbook,zhbook.*")
    for options in ((), hushed, hushed):
        done = sphinx(book / edition, out, tmp_path / "doctrees", "-W", *options)
        assert done.returncode == 1 and "page-differs: a" in done.stderr


def test_a_proof_read_page_is_not_said_to_be_the_same(tmp_path: Path) -> None:
    book = write(tmp_path, {"a.txt": TEXTS["a.txt"]})
    own = book / "zh-hant-overrides" / "a.md"
    own.parent.mkdir()
    text = (book / "zh-hant" / "a.md").read_text("utf-8")
    own.write_text(text.replace("重視", "重示"), "utf-8")
    write(book, {})
    html = build(book, tmp_path / "site")
    (row,) = rows(html / "zh-hant").values()
    assert "經人校訂，不比對" in row.get_text() and "一致" not in row.get_text()
    (row,) = rows(html).values()
    assert "网页 一致" in row.get_text()


def test_only_what_changed_is_compared_again_and_a_clean_build_is_the_same(tmp_path: Path) -> None:
    book = write(tmp_path, TEXTS)
    html = build(book, tmp_path / "site")
    state = tmp_path / "site" / "doctrees" / "zh-hans" / "fidelity.json"
    record = Kept(state, json.loads(state.read_bytes())[MADE_BY])
    known = record.read()
    assert known
    for kept in known["pages"].values():
        kept["found"]["links"] += 100
    record.write(known)
    write(book, {"a.txt": TEXTS["a.txt"].replace("重视", "高度重视")})
    build(book, tmp_path / "site")
    counts = {name: "10" in row.get_text() for name, row in rows(html).items()}
    assert counts == {"a.txt": False, "b.txt": True, "繁.txt": True, "部/g.txt": True}

    state.unlink()
    (book / "seeds" / "b.txt").unlink()
    write(book, {"c.txt": "新的\n一、甲\n二、乙"})
    build(book, tmp_path / "site", "-j", "2")
    clean = build(book, tmp_path / "clean")
    assert contents(html) == contents(clean)
    assert "b.txt" not in rows(html) and "c.txt" in rows(html)
    assert not (html / "_texts" / "b.txt").exists()


@pytest.mark.parametrize("kept", ('{"pages": {"a": {"key": "0"}}}', '{"a": "0", "": "0"}', "["))
def test_what_an_earlier_build_kept_is_believed_only_if_it_fits(tmp_path: Path, kept: str) -> None:
    """What is kept is torn, of another code, or of another form."""
    book, out = write(tmp_path, TEXTS), tmp_path / "html"
    assert sphinx(book / "zh-hans", out, tmp_path / "doctrees").returncode == 0
    whole = contents(out)
    for name in ("fidelity.json", "takeaway.json"):
        (tmp_path / "doctrees" / name).write_text(kept)
    (out / "_texts" / "a.json").write_text("as another code wrote it")
    assert sphinx(book / "zh-hans", out, tmp_path / "doctrees").returncode == 0
    assert contents(out) == whole


def test_a_built_page_that_was_changed_is_read_again(tmp_path: Path) -> None:
    book, out = write(tmp_path, TEXTS), tmp_path / "html"
    assert sphinx(book / "zh-hans", out, tmp_path / "doctrees").returncode == 0
    built = out / "a.html"
    built.write_text(built.read_text("utf-8").replace("要重视", "不重视"), "utf-8")
    done = sphinx(book / "zh-hans", out, tmp_path / "doctrees")
    assert "page-differs: a" in done.stderr and rows(out)["a.txt"]["class"] == ["failed"]


def test_the_pdf_is_compared_if_it_was_made_of_these_texts(tmp_path: Path) -> None:
    need_tex()
    need("pdftotext", "pdfinfo")
    book = write(tmp_path, {"a.txt": TEXTS["a.txt"], "b.txt": TEXTS["b.txt"]})
    books = tmp_path / "books"
    made_of = printed(book / "zh-hans", books / "latex" / "zh-hans").with_name("made-of.json")
    out, doctrees = tmp_path / "html", tmp_path / "doctrees"
    options = ("-W", "--keep-going", "-D", f"zhbook_books={books}")

    def results() -> dict[str, list[str]]:
        return {
            name: [str(s["class"][0]) for s in row.select("p:first-child span")]
            for name, row in rows(out).items()
        }

    assert sphinx(book / "zh-hans", out, doctrees, *options).returncode == 0
    assert results() == {name: ["fidelity-same"] * 2 for name in ("a.txt", "b.txt")}

    write(book, {"a.txt": TEXTS["a.txt"].replace("重视", "高度重视")})
    assert sphinx(book / "zh-hans", out, doctrees, *options).returncode == 0
    assert results()["a.txt"] == ["fidelity-same", "fidelity-outdated"]
    assert results()["b.txt"] == ["fidelity-same", "fidelity-same"]

    # As if it had been made of the new text, and had lost two characters of it.
    page = (book / "zh-hans" / "a.md").read_bytes()
    said = Kept(made_of).read()
    assert said
    said["pages"]["a"] = sha256(page).hexdigest()
    Kept(made_of).write(said)
    done = sphinx(book / "zh-hans", out, doctrees, *options)
    assert done.returncode == 1
    assert "a.txt:5: WARNING: page-differs: a: the PDF: " in done.stderr
    assert results()["a.txt"] == ["fidelity-same", "fidelity-failed"]


def test_hostile_names_and_texts_stay_text(tmp_path: Path) -> None:
    name = '"><script>alert(1)</script>{{ 7*7 }}.txt'.replace("/", "∕")
    title = "<img src=x onerror=alert(1)>的讲话"
    book = write(tmp_path, {name: f'{title}\n\n"}}]</article><!--\n{{{{ 7*7 }}}} {{% raw %}}'})
    html = build(book, tmp_path / "site")
    (row,) = rows(html).values()
    assert "一致" in row.get_text() and "不一致" not in row.get_text()
    for file in ("fidelity.html", next(p.name for p in html.glob("*alert*.html"))):
        soup = page(html / file)
        assert not soup.select("script:not([src]):not([type='application/ld+json']), img[onerror]")
        assert title in soup.get_text()
    link = page(html / file).select_one(".take a")
    assert link is not None and link["download"] == name
