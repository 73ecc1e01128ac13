"""Real texts in print: to the character, with every glyph and no line too long; one index for all.

``ZHBOOK_CORPUS`` names the folder. All of it is written for TeX, which shows that the book can be
bound at all, however many texts, cited works and letters there are. Only print can show that each
character has a glyph, that lines fit, and that the PDF says the same to the character; since TeX
takes minutes over the whole, that is asked of a sample over its breadth, in both scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

import zhbook
from tests.archived import complaints
from tests.books import bind, carried, need_tex, printed
from tests.fidelity import Alike, seed_text
from tests.printed import Printed, known_text
from tests.site.builds import sphinx

EDITIONS = ("zh-hans", "zh-hant")
#: Every so many-th text of the folder.
STEP = 40


@pytest.fixture(scope="module")
def books(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with ``seeds``, the pages of both editions, and their books in ``pdf``.

    A missing glyph, a dead reference, or a line more than 2 pt too long would end this.
    """
    need_tex()
    out = tmp_path_factory.mktemp("real")
    (out / "seeds").mkdir()
    for text in sorted(corpus.glob("**/*.txt"))[::STEP]:
        (out / "seeds" / text.name).write_bytes(text.read_bytes())
    zhbook.convert(out / "seeds", out)
    for edition in EDITIONS:
        printed(out / edition, out / "pdf" / edition)
    yield out


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def pages_of(books: Path, edition: str) -> Iterator[tuple[Path, dict[str, Any], str]]:
    """Each seed with its text as JSON and the name of its page."""
    for page in sorted((books / edition).rglob("*.md")):
        text = page.read_text("utf-8")
        if found := re.search(r'^source: "(.+)"$', text, re.MULTILINE):
            name = page.relative_to(books / edition).with_suffix("").as_posix()
            yield books / "seeds" / found[1], known_text(books / edition, page), name


def test_every_character_is_printed(books: Path, edition: str) -> None:
    book = Printed(books / "pdf" / edition / "book.pdf")
    assert book.links - book.places.keys() == set()
    wrong = {
        seed.name: book.difference(seed_text(seed), known, name.replace("/", "."), Alike())
        for seed, known, name in pages_of(books, edition)
    }
    assert len(wrong) == len(list((books / "seeds").iterdir())) > 0
    assert {name: what for name, what in wrong.items() if what} == {}


def test_real_books_can_be_kept(books: Path, edition: str) -> None:
    assert complaints(books / "pdf" / edition / "book.pdf") == []


def test_site_print_and_epub_have_the_same_index(books: Path, edition: str) -> None:
    out = books / "others" / edition
    carried(books / edition, out / "epub")
    done = sphinx(books / edition, out / "html", out / "trees", "-b", "html")
    assert done.returncode == 0, done.stderr
    ids = {one for page in (out / "html").glob("genindex*.html") for one in entries(page)}
    epub = entries(out / "epub" / "genindex.xhtml")
    ind = (books / "pdf" / edition / "tex" / "book.ind").read_text("utf-8")
    assert len(ids) > 20
    assert epub == ids
    assert len(re.findall(r"^\\(?:sub)?item ", ind, re.MULTILINE)) == len(ids)


def test_the_whole_folder_is_written_for_tex(corpus: Path, tmp_path: Path) -> None:
    # Only this edition is bound; the sample above has both.
    outcome = zhbook.convert(corpus, tmp_path, scheme="off")
    assert not outcome.errors, [str(e) for e in outcome.errors]
    pages = tmp_path / "zh-hans"
    # Sphinx writes this book in one process; two may read for it.
    done = bind(pages, tmp_path / "tex", "latex", "-j", "2")
    assert done.returncode == 0, done.stderr
    tex = (tmp_path / "tex" / "book.tex").read_text("utf-8")
    made_of = [page.read_text("utf-8") for page in pages.rglob("*.md")]
    assert tex.count(r"\ZhText{") == sum('\nsource: "' in page for page in made_of) + 1
    letters = [letter for page in made_of for letter in re.findall('\nletter: "(.+)"', page)]
    chapter = tex[tex.index(r"\ZhText{cited}") :]
    heads = re.findall(r"^\\ZhHeading\{\}.*\{(.+)\}$", chapter, re.MULTILINE)
    assert heads == sorted(letters) != []


def entries(page: Path) -> set[str]:
    """The ids of the entries on a page of the index."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return {str(li["id"]) for li in soup.select("li[id^=i-]")}
