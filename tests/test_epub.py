"""The book to carry: the seeds in both scripts, as a reading system and a checker see them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest

import zhbook
from tests.books import JAVA, carried, missing, need, write_book
from tests.browser.conftest import Visit, browser, readers, visit  # noqa: F401 (fixtures)
from tests.fidelity import Alike, difference, seed_text
from zhbook.sphinx.epub.package import package_document
from zhbook.sphinx.latex.archive import packet
from zhbook.sphinx.site.editions import read_edition

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EDITIONS = ("zh-hans", "zh-hant")
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
#: Debian's package epubcheck; its command needs a kernel that runs jars.
CHECKER = Path(os.environ.get("EPUBCHECK", "/usr/share/java/epubcheck.jar"))


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the pages of both editions, and below ``epub`` their books."""
    out = tmp_path_factory.mktemp("carried")
    shutil.copytree(ROOT / "docs" / "pages", out / "pages")
    outcome = zhbook.convert(ROOT / "seeds", out)
    assert not outcome.errors, [str(e) for e in outcome.errors]
    for edition in EDITIONS:
        carried(out / edition, out / "epub" / edition)
    yield out


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(books: Path, edition: str) -> Iterator[ZipFile]:
    with ZipFile(books / "epub" / edition / "book.epub") as archive:
        yield archive


def read(book: ZipFile, name: str) -> str:
    return book.read(name).decode("utf-8")


def spine(book: ZipFile) -> list[str]:
    """The pages in reading order."""
    package = ElementTree.fromstring(read(book, "content.opf"))
    items = {item.get("id"): str(item.get("href")) for item in package.iter(f"{OPF}item")}
    return [items[ref.get("idref")] for ref in package.iter(f"{OPF}itemref")]


def epubcheck(path: Path) -> None:
    need("java")
    if not CHECKER.exists():
        missing(f"epubcheck at {CHECKER} (apt install epubcheck)")
    command = [*JAVA, "-jar", str(CHECKER), "--failonwarnings", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_checker_finds_nothing(books: Path, edition: str) -> None:
    epubcheck(books / "epub" / edition / "book.epub")


def test_the_checker_finds_nothing_in_a_book_of_odd_text(tmp_path: Path) -> None:
    head = "\\<b\\> \\&amp; ]]\\> “引” 'x' \\`\n\n## \\<标题\\> \\& 50%\n\n"
    body = head + '```{index} a<b>&"c\n```\n\n甲。'
    epubcheck(carried(write_book(tmp_path / "source", {"a": body}), tmp_path / "epub"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_page_says_what_the_seed_says(
    books: Path, edition: str, book: ZipFile, seed: Path
) -> None:
    for page in (books / edition).rglob("*.md"):
        if f'\nsource: "{seed.name}"\n' in page.read_text("utf-8"):
            name = page.relative_to(books / edition).with_suffix(".xhtml").as_posix()
    body = read(book, name).partition("<body>")[2].partition("</body>")[0]
    # What stands folded on the site stands open here, under a title that the editors added.
    body = re.sub(r'<p class="(folded-title|title-note)">.*?</p>', "", body)
    page_html = f'<article class="bd-article">{body}</article>'
    assert difference(seed_text(seed), page_html, Alike()) is None


def test_language_title_and_time_are_told(book: ZipFile, edition: str) -> None:
    package = ElementTree.fromstring(read(book, "content.opf"))
    lang = "zh-Hans" if edition == "zh-hans" else "zh-Hant-TW"
    assert [e.text for e in package.iter(f"{DC}language")] == [lang]
    title = "政法工作文稿选编" if edition == "zh-hans" else "政法工作文稿選編"
    assert [e.text for e in package.iter(f"{DC}title")] == [title]
    assert [e.text for e in package.iter(f"{DC}date")] == ["2023-11-14"]
    modified = [
        e.text for e in package.iter(f"{OPF}meta") if e.get("property") == "dcterms:modified"
    ]
    assert modified == ["2023-11-14T22:13:20Z"]
    for name in spine(book):
        assert f'lang="{lang}"' in read(book, name)


def test_han_is_not_slanted_and_has_the_faces_of_its_script(book: ZipFile) -> None:
    style = read(book, "_static/book.css")
    assert "italic" not in style and "oblique" not in style
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    faced = {
        name.strip(): fonts
        for names, fonts in rules
        if "font-family" in fonts
        for name in names.split(",")
    }
    simplified = {name for name in faced if not name.startswith(":lang")}
    assert {"h2", "h3", ".note", ".article .number", ".see-word", "em", "i"} <= simplified
    assert {f":lang(zh-Hant) {name}" for name in simplified} == faced.keys() - simplified
    assert all("SC" not in fonts for name, fonts in faced.items() if name not in simplified)
    for name in spine(book):
        assert not re.search("<(i|cite|address|dfn)[ >]", read(book, name)), name


@pytest.mark.parametrize(
    ("date", "told"),
    [("2024年3月", ["2024-03"]), ("二〇二四年三月五日", ["2024-03-05"]), ("甲辰年春", [])],
)
def test_the_date_of_the_book_is_that_of_its_editors(
    tmp_path: Path, date: str, told: list[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("讲话\n今天讲两点。\n", "utf-8")
    (tmp_path / "seeds" / "book.toml").write_text(f'[book]\ndate = "{date}"\n', "utf-8")
    assert not zhbook.convert(tmp_path / "seeds", tmp_path).errors
    edition = read_edition(tmp_path / "zh-hant")
    package = ElementTree.fromstring(package_document(edition, [], []))
    assert [e.text for e in package.iter(f"{DC}date")] == told
    assert re.findall(r"<dc:date>.*<rdf:li>(.*)</rdf:li>", packet(edition, [])) == told


def test_pages_are_bound_in_the_order_of_the_book(book: ZipFile) -> None:
    pages = spine(book)
    assert pages[:3] == ["index.xhtml", "nav.xhtml", "pages/conventions.xhtml"]
    assert pages[3:8] == [
        "zhongdian-2022.xhtml",
        "xian-jianghua-2022.xhtml",
        "xinfang-weiwen-xinxi.xhtml",
        "quwei-jianghua.xhtml",
        "xian-huibao.xhtml",
    ]
    assert pages[8:] == ["cited.xhtml", "genindex.xhtml", "colophon.xhtml"]
    assert not [name for name in book.namelist() if "using" in name or name.endswith(".js")]


def test_contents_lead_to_every_page_and_heading(book: ZipFile) -> None:
    nav = ElementTree.fromstring(read(book, "nav.xhtml"))
    links = {str(a.get("href")): "".join(a.itertext()) for a in nav.iter(f"{XHTML}a")}
    assert {name for name in spine(book) if name != "nav.xhtml"} <= links.keys()
    assert links["xinfang-weiwen-xinxi.xhtml#t1"].endswith("〔其一〕")
    assert "quwei-jianghua.xhtml#s2-1" in links
    for href in links:
        file, _, place = href.partition("#")
        assert not place or f'id="{place}"' in read(book, file)


def test_nothing_of_the_site_is_on_the_pages(book: ZipFile) -> None:
    for name in spine(book):
        page = read(book, name)
        for tool in ("<script", "<button", "<form", "cite-menu", "jump", "onclick", "http://127"):
            assert tool not in page, name
    text = "".join(read(book, name) for name in spine(book))
    for site in ("页首的", "頁首的", "按 g", "make html"):
        assert site not in text


def test_an_added_title_is_told_to_be_one(book: ZipFile) -> None:
    page = read(book, "zhongdian-2022.xhtml")
    assert re.search(r'</h1>\s*<p class="title-note">(题目为编者所拟|題目為編者所擬)</p>', page)
    assert "title-note" not in read(book, "quwei-jianghua.xhtml")


def test_notices_stand_open_at_the_end_of_their_text(book: ZipFile) -> None:
    page = read(book, "xian-huibao.xhtml")
    assert "<details" not in page
    assert page.index("s4-p2") < page.index('class="folded notices"') < page.index("酷")


def test_the_same_input_gives_the_same_bytes(books: Path, tmp_path: Path) -> None:
    again = carried(books / "zh-hant", tmp_path / "elsewhere")
    assert again.read_bytes() == (books / "epub" / "zh-hant" / "book.epub").read_bytes()


def test_the_archive_opens_as_the_standard_wants(book: ZipFile) -> None:
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert len(set(book.namelist())) == len(book.namelist())


def test_pages_fit_a_small_window(books: Path, edition: str, visit: Visit) -> None:  # noqa: F811
    folder = books / "epub" / edition
    for name in ("zhongdian-2022", "cited", "genindex", "nav", "colophon", "pages/conventions"):
        if name == "nav":
            with ZipFile(folder / "book.epub") as archive:
                archive.extract("nav.xhtml", folder)
        page = visit.page(
            (folder / f"{name}.xhtml").as_uri(), viewport={"width": 360, "height": 640}
        )
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, name
