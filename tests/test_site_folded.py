"""Folded matter opens on screen and stands open where nothing opens."""

from __future__ import annotations

from pathlib import Path

from tests.site.builds import BOOK, copy_book, page, sphinx
from tests.site.shelf import Shelf

TITLE = "原件所附文字（非正文）"


def built_with(builder: str, folder: Path) -> Path:
    """The Simplified sample book as another builder writes it."""
    out = folder / builder
    done = sphinx(BOOK / "zh-hans", out, folder / "doctrees", "-b", builder)
    assert done.returncode == 0, done.stderr
    return out


def test_on_a_page_it_is_details_with_its_title_and_class(shelf: Shelf) -> None:
    details = page(shelf.site(BOOK) / "jianghua.html").find("details", class_="folded")
    assert details is not None
    assert "notices" in (details.get("class") or [])
    assert not details.has_attr("open")
    assert [child.get_text(strip=True) for child in details.find_all(["summary", "p"])] == [
        TITLE,
        "仅供学习",
    ]


def test_notices_belong_to_no_section_of_the_text(shelf: Shelf) -> None:
    details = page(shelf.site(BOOK) / "jianghua.html").find("details", class_="notices")
    assert details is not None
    assert details.parent is not None
    assert details.parent.get("id") == "top"
    assert details.find_next_sibling() is None


def test_in_an_epub_it_stands_open(tmp_path: Path) -> None:
    text = (built_with("epub", tmp_path) / "jianghua.xhtml").read_text("utf-8")
    assert "<details" not in text
    assert f'<p class="folded-title">{TITLE}</p>' in text
    assert "仅供学习" in text


def test_in_latex_it_stands_open(tmp_path: Path) -> None:
    text = next(built_with("latex", tmp_path).glob("*.tex")).read_text("utf-8")
    assert TITLE in text
    assert text.index(TITLE) < text.index("仅供学习")


def test_as_text_it_stands_open(tmp_path: Path) -> None:
    text = (built_with("text", tmp_path) / "jianghua.txt").read_text("utf-8")
    assert text.index(TITLE) < text.index("仅供学习")


def test_its_title_is_plain_text(shelf: Shelf, tmp_path: Path) -> None:
    book = copy_book(tmp_path)
    source = book / "zh-hans" / "jianghua.md"
    source.write_text(source.read_text("utf-8").replace(TITLE, "*原件* <b>所附</b>"), "utf-8")
    html = page(shelf.site(book) / "jianghua.html")
    summary = html.find("summary")
    assert summary is not None
    # The sidebar of the theme has summaries too; the one of the text is the last.
    last = html.find_all("summary")[-1]
    assert last.get_text() == "*原件* <b>所附</b>"
