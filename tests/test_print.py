"""The printed book: the seeds in both scripts, read back from their PDFs."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

import zhbook
from tests.archived import complaints
from tests.books import need_tex, printed
from tests.fidelity import Alike, inked, seed_text
from tests.printed import Printed, known_text, unescaped
from zhbook.sphinx.fidelity.printed import HEIGHT, WIDTH

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EDITIONS = ("zh-hans", "zh-hant")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the pages of both editions, and below ``pdf`` their books."""
    need_tex()
    out = tmp_path_factory.mktemp("books")
    shutil.copytree(ROOT / "docs" / "pages", out / "pages")
    outcome = zhbook.convert(ROOT / "seeds", out)
    assert not outcome.errors, [str(e) for e in outcome.errors]
    for edition in EDITIONS:
        printed(out / edition, out / "pdf" / edition)
    yield out


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(books: Path, edition: str) -> Printed:
    return Printed(books / "pdf" / edition / "book.pdf")


def page_of(books: Path, edition: str, seed: Path) -> tuple[Path, str]:
    """The page of a seed, and its name."""
    for page in (books / edition).rglob("*.md"):
        if f'\nsource: "{seed.name}"\n' in page.read_text("utf-8"):
            return page, page.relative_to(books / edition).with_suffix("").as_posix()
    raise AssertionError(f"no page of {seed.name}")


def ink(pdf: Path, folder: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """The outermost places in points, across and down, at which any page has ink."""
    dots = 216
    subprocess.run(["pdftoppm", "-gray", "-r", str(dots), pdf, folder / "page"], check=True)
    boxes = []
    for page in folder.glob("page-*.pgm"):
        with Image.open(page) as image:
            box = image.point([255] * 128 + [0] * 128).getbbox()
        assert box, page
        boxes.append([side * 72 / dots for side in box])
    assert len(boxes) > 20
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), max(right)), (min(top), max(bottom))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_pdf_says_what_the_seed_says(
    books: Path, edition: str, book: Printed, seed: Path
) -> None:
    page, name = page_of(books, edition, seed)
    said = seed_text(seed)
    known = known_text(books / edition, page)
    assert book.difference(said, known, name.replace("/", "."), Alike()) is None


def test_the_comparison_sees_a_lost_an_added_and_a_moved_character(books: Path) -> None:
    seed = SEEDS[-1]
    page, name = page_of(books, "zh-hans", seed)
    book = Printed(books / "pdf" / "zh-hans" / "book.pdf")
    said = seed_text(seed)
    for wrong in (
        said.replace("绘好“路线图”", "绘好“路线”", 1),
        said.replace("绘好“路线图”", "绘好了“路线图”", 1),
        said.replace("绘好“路线图”", "好绘“路线图”", 1),
        said.replace("酷乐文行\n", ""),
        said.replace("·", "・", 1) if "·" in said else said + "·",
    ):
        assert wrong != said
        assert book.difference(wrong, known_text(books / "zh-hans", page), name) is not None


def test_every_font_is_embedded_and_can_be_read(book: Printed) -> None:
    fonts = book.fonts()
    assert len(fonts) > 5
    assert [f for f in fonts if (f["emb"], f["uni"]) != ("yes", "yes")] == []


def test_the_pdf_can_be_kept(book: Printed) -> None:
    assert complaints(book.path) == []


def test_no_ink_stands_beside_the_type_area(book: Printed, tmp_path: Path) -> None:
    # A mark at the end of a line is set on half a square, and none hangs out of it.
    across, down = ink(book.path, tmp_path)
    assert across[0] > (WIDTH - 36 * 12) / 2 - 0.75
    assert across[1] < (WIDTH + 36 * 12) / 2 + 0.75
    assert 40 < down[0] < down[1] < HEIGHT - 40


def test_every_link_leads_somewhere(book: Printed) -> None:
    assert len(book.links) > 50
    assert book.links - book.places.keys() == set()
    assert any(name.startswith("cited:") for name in book.links)


def test_bookmarks_are_the_headings_of_the_book(books: Path, edition: str, book: Printed) -> None:
    marks = [(depth, inked(words)) for depth, words in book.outline]
    for seed in SEEDS:
        page, _ = page_of(books, edition, seed)
        for hashes, words in re.findall(r"^(#+) (.+)$", page.read_text("utf-8"), re.MULTILINE):
            plain = re.sub(r"\[((?:[^\]\\]|\\.)+)\]\{\.added\}", r"\1", words)
            assert (len(hashes) - 1, inked(unescaped(plain))) in marks


def test_the_pdf_says_what_it_is(book: Printed, edition: str) -> None:
    catalogue = next(
        held["value"]
        for held in book.objects.values()
        if isinstance(held.get("value"), dict) and held["value"].get("/Type") == "/Catalog"
    )
    assert catalogue["/Lang"] == ("u:zh-Hans" if edition == "zh-hans" else "u:zh-Hant-TW")
    info = next(
        held["value"]
        for held in book.objects.values()
        if isinstance(held.get("value"), dict) and "/Producer" in held["value"]
    )
    assert info["/Title"] == (
        "u:政法工作文稿选编" if edition == "zh-hans" else "u:政法工作文稿選編"
    )
    assert info["/CreationDate"].startswith("u:D:20231114")


def test_title_page_conventions_contents_texts_and_last_page_in_this_order(
    book: Printed, edition: str
) -> None:
    words = {
        "zh-hans": ("简体版2023年11月14日", "凡例", "目录", "版权页书名政法工作文稿选编"),
        "zh-hant": ("繁體版2023年11月14日", "凡例", "目錄", "版權頁書名政法工作文稿選編"),
    }[edition]
    pages = [inked(page) for page in book.pages]
    found = [next(n for n, page in enumerate(pages) if word in page) for word in words]
    assert found == sorted(found)
    assert found[0] == 0
    assert found[-1] == len(pages) - 1
    assert book.places["zhongdian-2022"] > found[2]


def test_only_pages_for_the_reader_are_bound(book: Printed) -> None:
    text = inked("".join(book.pages))
    for site in ("make html", "book.toml", "zhbook.sphinx", "页首的", "頁首的"):
        assert inked(site) not in text


def test_the_same_input_gives_the_same_bytes(books: Path, tmp_path: Path) -> None:
    again = printed(books / "zh-hans", tmp_path / "elsewhere")
    assert again.read_bytes() == (books / "pdf" / "zh-hans" / "book.pdf").read_bytes()


def test_large_print_says_the_same_on_more_pages(books: Path, tmp_path: Path) -> None:
    large = Printed(
        printed(books / "zh-hans", tmp_path / "large", "-D", "zhbook_large_print=1"), "large"
    )
    normal = Printed(books / "pdf" / "zh-hans" / "book.pdf")
    assert len(large.pages) > 1.4 * len(normal.pages)
    for seed in SEEDS:
        page, name = page_of(books, "zh-hans", seed)
        known = known_text(books / "zh-hans", page)
        assert large.difference(seed_text(seed), known, name) is None
