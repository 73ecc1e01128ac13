"""The index in print: every entry under its heading, with the pages on which it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.books import carried, need_tex, printed, write_book
from tests.printed import Printed
from tests.site.builds import sphinx

FILLER = "这一段只是为了占满版面，别无他意。" * 70


def marks(*entries: str) -> str:
    return "".join(f"```{{index}} {entry}\n```\n\n" for entry in entries)


BODY = (
    marks(
        "重庆",
        "厦门",
        "single: 平安建设; 平安校园",
        'single: 50%的#_{人}~^!|"@甲',
        "see: 政法战线; 平安建设",
    )
    + "首段说甲甲。\n\n"
    + marks("银行")
    + "## 一、说乙乙的标题\n\n"
    + "\n\n".join(marks("会计") + f"说丙丙。{FILLER}" for _ in range(8))
    + "\n\n"
    + marks("重庆", "seealso: 银行; 会计", "厦门", "!厦门", "厦门", "pair: 长效机制; 长三角")
    + "末段说丁丁。"
)


@pytest.fixture(scope="module", params=["zh-Hans", "zh-Hant-TW"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, lang: str) -> Path:
    need_tex()
    out = tmp_path_factory.mktemp("index")
    source = write_book(out / "source", {"a": BODY, "b": "没有条目。"}, lang)
    printed(source, out / "pdf")
    carried(source, out / "epub")
    done = sphinx(source, out / "html", out / "doctrees-html", "-b", "html")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def book(out: Path) -> Printed:
    # In the order of the file: an index has two columns, and its lines are short.
    return Printed(out / "pdf" / "book.pdf", raw=True)


def index_of(book: Printed) -> str:
    """The pages of the index, lines joined."""
    first = book.places["zh.index"] - 1
    return re.sub(r"\s*\n\s*", "\n", "\n".join(book.pages[first:-1]))


def numbered(book: Printed, words: str) -> list[int]:
    """The page numbers on which the text has these words."""
    first = book.places["a"]
    text = book.pages[: book.places["zh.index"] - 1]
    return [n - first + 2 for n, page in enumerate(text) if words in page]


def pages_after(index: str, term: str) -> str:
    """What stands behind a term in the index."""
    found = re.search(rf"^{re.escape(term)}[ \u2003]+(.+)$", index, re.MULTILINE)
    assert found, index
    return found[1].strip()


def test_a_term_has_the_pages_of_its_words(book: Printed) -> None:
    index = index_of(book)
    first, head = numbered(book, "甲甲"), numbered(book, "乙乙")
    spread, last = numbered(book, "丙丙"), numbered(book, "丁丁")
    assert len(spread) > 3
    assert pages_after(index, "重庆") == f"{first[0]}, {last[0]}"
    assert pages_after(index, "平安校园") == str(first[0])
    assert pages_after(index, "银行").startswith(str(head[-1]))
    assert pages_after(index, "厦门") == f"{first[0]}, {last[0]}"
    assert pages_after(index, '50%的#_{人}~^!|"@甲') == str(first[0])


def test_a_page_with_a_main_place_is_named_once_and_bold(out: Path, book: Printed) -> None:
    ind = (out / "pdf" / "tex" / "book.ind").read_text("utf-8")
    (entry,) = re.findall(r"^\\item .*(?:厦门|廈門).*$", ind, re.MULTILINE)
    first, last = numbered(book, "甲甲"), numbered(book, "丁丁")
    pages = rf"\ZhPages{{{first[0]}}}, \ZhMainPages{{{last[0]}}}"
    assert entry.endswith(pages)
    site = (out / "html" / "genindex.html").read_text("utf-8")
    assert site.count("<strong") == ind.count("ZhMainPages") == 1


def test_pages_in_a_row_are_a_range(book: Printed) -> None:
    found = numbered(book, "丙丙")
    assert pages_after(index_of(book), "会计") == f"{found[0]}–{found[-1]}"


def test_references_name_another_term(book: Printed, lang: str) -> None:
    see, also = ("见", "参见") if lang == "zh-Hans" else ("見", "參見")
    index = index_of(book)
    assert pages_after(index, "政法战线").replace(" ", "") == f"{see}平安建设"
    assert re.sub(r"\s", "", pages_after(index, "银行")).endswith(f"{also}会计")


def test_groups_are_those_of_the_script(book: Printed, lang: str) -> None:
    index = index_of(book)
    lines = index.split("\n")
    heads = [
        line for line in lines if re.fullmatch(r"[A-Z]|[一二三四五六七八九十]+畫|.字、西文", line)
    ]
    if lang == "zh-Hans":
        assert heads == ["数字、西文", "C", "K", "P", "X", "Y", "Z"]
        assert lines.index("X") < lines.index(next(line for line in lines if "厦门" in line))
    else:
        assert heads[0] == "數字、西文"
        assert "五畫" in heads  # 平安建設
        assert heads[1:] == sorted(heads[1:], key=strokes)


def strokes(heading: str) -> int:
    tens, _, ones = heading.removesuffix("畫").rpartition("十")
    digits = "〇一二三四五六七八九"
    return (digits.index(tens) if tens else int("十" in heading)) * 10 + (
        digits.index(ones) if ones else 0
    )


def test_locators_are_links_and_lead_to_their_pages(book: Printed) -> None:
    for page in numbered(book, "丙丙")[:1] + numbered(book, "丁丁"):
        assert f"page.{page}" in book.links
    assert any(name.startswith("zh.term.") for name in book.links)
    assert book.links - book.places.keys() == set()


def test_site_print_and_epub_have_the_same_entries(out: Path) -> None:
    site = BeautifulSoup((out / "html" / "genindex.html").read_text("utf-8"), "html.parser")
    epub = BeautifulSoup((out / "epub" / "genindex.xhtml").read_text("utf-8"), "html.parser")
    ids = [li["id"] for li in site.select("li[id^=i-]")]
    assert len(ids) > 8
    assert [li["id"] for li in epub.select("li[id^=i-]")] == ids
    ind = (out / "pdf" / "tex" / "book.ind").read_text("utf-8")
    assert len(re.findall(r"^\\(?:sub)?item ", ind, re.MULTILINE)) == len(ids)


def test_epub_locators_lead_to_the_very_place(out: Path) -> None:
    epub = BeautifulSoup((out / "epub" / "genindex.xhtml").read_text("utf-8"), "html.parser")
    targets = [str(a["href"]) for a in epub.select(".book-index a")]
    assert any(target.startswith("a.xhtml#") for target in targets)
    for target in targets:
        file, _, place = target.partition("#")
        page = out / "epub" / (file or "genindex.xhtml")
        assert f'id="{place}"' in page.read_text("utf-8"), target


def test_a_book_without_entries_has_no_index(tmp_path: Path) -> None:
    need_tex()
    source = write_book(tmp_path / "source", {"a": "没有条目。"})
    assert "zh.index" not in Printed(printed(source, tmp_path / "pdf")).places
    carried(source, tmp_path / "epub")
    assert not (tmp_path / "epub" / "genindex.xhtml").exists()
